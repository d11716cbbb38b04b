"""The neutral document tree that rendering and reading share, and the layout of Decree 30/2020 as data."""
