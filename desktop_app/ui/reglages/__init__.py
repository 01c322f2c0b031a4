"""Who we are, who signs, how it looks."""
