"""Rebuild the text and tables of a PDF from what lies on its pages; done in a process of its own."""
