"""Word documents as a person sees them: text with its effective formatting, sections, tables, drawn lines."""
