"""Use cases that write editions."""
