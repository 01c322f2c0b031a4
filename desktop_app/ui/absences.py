"""Absences that the system announces: the session is locked, or the machine goes to sleep."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import SLOT, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app import plateforme

# Each desktop of Linux says it under its own name, on the bus that Qt already listens to.
_BUREAUX = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")


class Absences(QObject):
    """Listens to the system; one that says nothing leaves the padlock alone to count."""

    annoncee = Signal()
    """The session was just locked, or the machine is about to sleep."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guet: _Guet | None = None
        if plateforme.a_un_bus_de_session():
            self._suivre_le_bus()
        elif plateforme.annonce_par_messages():
            self._guet = _Guet(self)

    def _suivre_le_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux alone has one

        bus = QDBusConnection.sessionBus()
        # Declared as bytes, and taken as text alone.
        recevoir = cast("bytes", SLOT("_verrou_change(bool)"))
        for bureau in _BUREAUX:
            bus.connect("", "", f"org.{bureau}.ScreenSaver", "ActiveChanged", self, recevoir)

    @Slot(bool)
    def _verrou_change(self, ferme: bool) -> None:  # noqa: FBT001 - as the bus says it
        if ferme:
            self.annoncee.emit()


class _Guet(QWidget):
    """A window that is never shown: Windows tells it what it tells every window."""

    def __init__(self, absences: Absences) -> None:
        super().__init__()
        self._absences = absences
        plateforme.suivre_la_session(int(self.winId()))

    def nativeEvent(
        self, genre: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Pick what announces an absence; everything else goes its way."""
        if plateforme.annonce_une_absence(int(message)):
            self._absences.annoncee.emit()
        return super().nativeEvent(genre, message)
