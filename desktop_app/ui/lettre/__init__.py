"""The letter on the screen and on paper."""
