"""Indicators, axes and forms: what is counted and where it is printed."""
