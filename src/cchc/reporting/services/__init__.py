"""Use cases that write submissions."""
