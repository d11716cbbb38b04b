"""Workbooks: one sheet for each section that has a table."""
