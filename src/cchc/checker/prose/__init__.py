"""Figures in sentences: from characters to plain text, quantities, and what a sentence says of them."""
