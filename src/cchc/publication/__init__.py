"""The official report: figures and sentences set in the layout of Decree 30/2020 and rendered to files."""
