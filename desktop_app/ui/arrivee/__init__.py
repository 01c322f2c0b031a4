"""What comes in: the first question, and what is recorded without a letter."""
