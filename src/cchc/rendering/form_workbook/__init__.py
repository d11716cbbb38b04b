"""A form as a workbook that people fill in and send back."""
