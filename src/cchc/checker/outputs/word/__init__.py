"""Word documents with real comments at the places of findings."""
