"""Files as pixels: ours here, those of others in a process apart; alone to know pdfium."""
