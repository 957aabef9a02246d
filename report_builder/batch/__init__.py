"""Reports of many offices in one run: planned, made by workers of their own, written down in a ledger."""
