"""Submissions and their cells; a form filled for a unit and a period."""
