"""Where the data files lie, in a checkout and in a frozen program alike."""

from __future__ import annotations

from pathlib import Path

RESSOURCES = Path(__file__).resolve().parents[2] / "resources"
"""Folder of the data files; a frozen program unpacks it beside the package."""
