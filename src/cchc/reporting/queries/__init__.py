"""Reads of reporting: a form filled for a unit and a period, and the rules it breaks."""
