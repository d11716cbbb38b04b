"""What the checker found, given back: a page, the Word file with comments, a workbook, JSON."""
