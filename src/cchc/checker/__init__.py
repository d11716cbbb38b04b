"""The checker: finds where a report that somebody wrote contradicts itself, or what the ledger knows."""
