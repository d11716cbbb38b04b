"""Reads of the ledger: few queries, however many figures."""
