"""The figures of a document that people have edited: all found, each held against the facts."""
