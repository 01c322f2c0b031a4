"""What says, beside a form, that what is typed in it is kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel

from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.elements import allure


class Temoin(QLabel):
    """Tells when a draft was last kept; says nothing before."""

    def __init__(self, brouillon: Brouillon) -> None:
        super().__init__()
        allure(self, "discret")
        brouillon.garde.connect(self.dire)

    def dire(self, moment: datetime) -> None:
        """Tell a moment."""
        self.setText(f"Enregistré à {moment.astimezone():%H:%M}")
