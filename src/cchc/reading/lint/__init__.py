"""The 45 points of Decree 30/2020 as checks on a Word document that anyone may have written."""
