"""Pages for PDF: the tree as a list of plain pieces that the layout `layout.typ` sets."""
