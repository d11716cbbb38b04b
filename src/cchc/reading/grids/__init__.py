"""Sheets of cells out of workbooks and CSV files, with what tells a number from what only looks like one."""
