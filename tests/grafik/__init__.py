"""Charts of every kind, and what a drawn or a native chart tells, read back from the files."""
