"""Strict reading of data files: every fault of a file at once, in French."""
