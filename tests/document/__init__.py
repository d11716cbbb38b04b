"""Tests of the document tree."""
