"""Document tree to Word, PDF and Excel."""
