"""Use cases that write the catalogue."""
