"""Reads of the catalogue: definitions, forms as compiled tables, the census."""
