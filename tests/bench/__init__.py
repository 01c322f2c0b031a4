"""Measured figures: ratios within one run, with the absolute time and the target beside."""
