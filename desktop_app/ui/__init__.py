"""The window: the only package that knows Qt; it decides nothing, it asks and shows."""
