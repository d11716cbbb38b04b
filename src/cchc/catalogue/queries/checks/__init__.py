"""Whether the catalogue fits together; `catalogue.py` asks everything."""
