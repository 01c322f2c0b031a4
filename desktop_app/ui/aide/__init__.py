"""Texts and help: what a secretary reads, and what she practises on."""
