"""Rows of indicators out of the tables of any report; see docs/algorithms/appendix-rows.md."""

from cchc.checker.appendix.extraction import appendix_rows, extract
from cchc.checker.appendix.model import AppendixFlag, AppendixRow, AppendixTable, Extraction

__all__ = ["AppendixFlag", "AppendixRow", "AppendixTable", "Extraction", "appendix_rows", "extract"]
