"""PDF pages as pixels: the only package that knows pdfium."""
