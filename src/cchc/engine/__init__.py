"""Periods, windows, numbers, calendar, formulas, rules, aggregation and trace; no Django here."""
