"""Rules that follow from the structure of a form, and what they find."""
