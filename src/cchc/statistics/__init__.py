"""The ledger of figures and `resolve()`, the one door to them."""
