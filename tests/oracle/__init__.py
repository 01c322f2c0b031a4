"""A second reading of the rules, written from the specification alone.

Whoever wrote the program also chose what its tests expect, so a misreading of the rules would
stand in both. The module ``lecture`` was written without looking at the program's rules, by
another hand, from the page that describes the form of the cases. ``test_lecture`` sets both
readings side by side, on every case and on thousands of random requests. Where they differ, one
of them misread the page: find out which, and mend that one only.
"""
