"""Offices' own forms: whatever layout they have, read into the workbook that reports are made from."""
