"""The letters on paper: words, layout and file, the only package that knows reportlab."""
