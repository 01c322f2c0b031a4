"""What a test does with a dialog that is about to open."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

REGARD = 20  # milliseconds


def au_dialogue(faire):
    """Do something with the dialog that is about to open, as soon as it is there."""

    def regarder():
        if (dialogue := QApplication.activeModalWidget()) is None:
            QTimer.singleShot(REGARD, regarder)
            return
        faire(dialogue)

    QTimer.singleShot(0, regarder)
