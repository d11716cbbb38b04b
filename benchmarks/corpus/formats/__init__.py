"""The same report as plain text, Markdown, HTML, Word, Excel and PDF, none of it by cchc's own renderers."""
