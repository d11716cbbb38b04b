"""cchc: records become facts, facts fill forms, forms become the report of administrative reform."""

__version__ = "0.1.0"
