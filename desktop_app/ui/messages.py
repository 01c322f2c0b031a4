"""The only door to dialogs: every question, every failure and every file passes here.

Qt makes its classes as they are first named: those of dialogs wait for the first dialog.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui.geste import Patience

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop_app.domain.phrases import Textes

IMPREVU = "Une erreur inattendue est survenue. Ce qui était enregistré est sauf."
"""What is told of any fault of the program."""

_TITRE = "Sceau"
# Settings of Qt's own print dialog, by their names there: pages are A4, whole and in order.
_REGLAGES_CACHES = (
    *("properties", "pageSetLabel", "pageSetCombo"),
    *("pagesRadioButton", "pagesLineEdit", "reverse"),
)


class Choix(NamedTuple):
    """A button of a question: its verb, and whether it is the one Enter presses."""

    code: str
    verbe: str
    principal: bool = False


def informer(parent: QWidget, texte: str, suite: str = "") -> None:
    """Say something that cannot be said in place."""
    demander(parent, texte, suite, (Choix("compris", "Compris", principal=True),))


def demander(parent: QWidget, texte: str, suite: str, choix: tuple[Choix, ...]) -> str:
    """Ask a question and return the code of the answer; "" when the dialog was closed."""
    boite = QtWidgets.QMessageBox(parent)
    boite.setWindowTitle(_TITRE)
    # A name typed by somebody is never read as markup.
    boite.setTextFormat(Qt.TextFormat.PlainText)
    boite.setText(texte)
    boite.setInformativeText(suite)
    boutons: dict[QPushButton, str] = {}
    for un in choix:
        role = (
            QtWidgets.QMessageBox.ButtonRole.AcceptRole
            if un.principal
            else QtWidgets.QMessageBox.ButtonRole.NoRole
        )
        bouton = boite.addButton(un.verbe, role)
        boutons[bouton] = un.code
        if un.principal:
            boite.setDefaultButton(bouton)
    with Patience():
        boite.exec()
    clique = boite.clickedButton()
    boite.deleteLater()
    return next((code for bouton, code in boutons.items() if bouton is clique), "")


def raison(erreur: Exception, textes: Textes) -> str:
    """Return the French sentences of a refusal or of a failure, whatever it is.

    A fault of the program is told by its place in the code, never by the text of the exception.
    """
    if isinstance(erreur, ErreurMetier):
        return textes.raison(erreur)
    if isinstance(erreur, ErreurCoffre):
        return textes.coffre[erreur.code].entiere()
    if isinstance(erreur, OSError):
        return textes.coffre["ecriture_impossible"].entiere()
    return f"{IMPREVU} {a_communiquer(reference(erreur))}"


def a_communiquer(place: str) -> str:
    """Return what to do with the reference of a fault of the program."""
    return f"Communiquez cette référence à votre informaticien\u00a0: {place}."


def reference(erreur: BaseException) -> str:
    """Return where a fault is in the code: nothing of what was being handled."""
    pile = traceback.extract_tb(erreur.__traceback__)
    if not pile:
        return type(erreur).__name__
    return f"{type(erreur).__name__}, {Path(pile[-1].filename).name}:{pile[-1].lineno}"


def panne(parent: QWidget, erreur: Exception, textes: Textes) -> None:
    """Tell a failure that has no place of its own on the screen."""
    informer(parent, raison(erreur, textes))


def choisir_fichiers(parent: QWidget, titre: str, genres: str) -> tuple[Path, ...]:
    """Ask for files to read."""
    noms: list[str] = _fichiers(
        parent, titre, genres, QtWidgets.QFileDialog.FileMode.ExistingFiles
    )
    return tuple(map(Path, noms))


def choisir_dossier(parent: QWidget, titre: str) -> Path | None:
    """Ask for a folder."""
    noms = _fichiers(parent, titre, "", QtWidgets.QFileDialog.FileMode.Directory)
    return Path(noms[0]) if noms else None


def enregistrer_sous(parent: QWidget, titre: str, nom: str, genres: str) -> Path | None:
    """Ask where to write a file; the name offered names nobody."""

    def preparer(dialogue: QtWidgets.QFileDialog) -> None:
        dialogue.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        # Added by the dialog itself, so that it still asks before a file is replaced.
        dialogue.setDefaultSuffix(Path(nom).suffix.removeprefix("."))
        dialogue.selectFile(nom)

    noms = _fichiers(parent, titre, genres, QtWidgets.QFileDialog.FileMode.AnyFile, preparer)
    return Path(noms[0]) if noms else None


def choisir_imprimante(parent: QWidget, titre: str) -> QPrinter | None:
    """Ask which printer, how many copies, which pages; nothing when it was cancelled.

    Args:
        parent: Whoever asks.
        titre: Name of the job, which the system shows and keeps: it names nobody.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loads CUPS

    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setDocName(titre)
    dialogue = QPrintDialog(imprimante, parent)
    dialogue.setWindowTitle("Imprimer")
    # A file is saved through its own button: nothing is printed beside what the journal tells.
    dialogue.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    for nom in _REGLAGES_CACHES:
        if (reglage := dialogue.findChild(QWidget, nom)) is not None:
            # Hidden, Qt would show it again with the next printer.
            reglage.setFixedSize(0, 0)
            reglage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    with Patience():
        accepte = dialogue.exec() == QtWidgets.QDialog.DialogCode.Accepted
    dialogue.deleteLater()
    return imprimante if accepte else None


def _fichiers(
    parent: QWidget,
    titre: str,
    genres: str,
    mode: QtWidgets.QFileDialog.FileMode,
    preparer: Callable[[QtWidgets.QFileDialog], None] | None = None,
) -> list[str]:
    _sans_trace()
    dialogue = QtWidgets.QFileDialog(parent, titre)
    # Qt's own dialog: it speaks the French of the program, and the system keeps no recent file.
    dialogue.setOption(QtWidgets.QFileDialog.Option.DontUseNativeDialog)
    # Qt leaves these two in English.
    dialogue.setLabelText(QtWidgets.QFileDialog.DialogLabel.LookIn, "Dossier\u00a0:")
    dialogue.setLabelText(QtWidgets.QFileDialog.DialogLabel.FileType, "Genre de fichier\u00a0:")
    dialogue.setFileMode(mode)
    if genres:
        dialogue.setNameFilter(genres)
    if preparer is not None:
        preparer(dialogue)
    with Patience():
        accepte = dialogue.exec() == QtWidgets.QDialog.DialogCode.Accepted
    noms = dialogue.selectedFiles() if accepte else []
    dialogue.deleteLater()
    return noms


def oublier_les_dossiers() -> None:
    """Empty what Qt's file dialog wrote where that is none of ours to move: Windows' registry."""
    _sans_trace()
    QtCore.QSettings(QtCore.QSettings.Scope.UserScope, "QtProject").remove("FileDialog")


def _sans_trace() -> None:
    """Move away the file where Qt's file dialog would write the folders that were visited."""
    reglages = QtCore.QSettings
    reglages.setPath(reglages.Format.NativeFormat, reglages.Scope.UserScope, os.devnull)


def fermer_tout() -> None:
    """Close every dialog, the innermost first, as if it had been cancelled."""
    while (dialogue := QApplication.activeModalWidget()) is not None:
        if isinstance(dialogue, QtWidgets.QDialog):
            dialogue.reject()
        else:
            dialogue.close()
        if QApplication.activeModalWidget() is dialogue:
            return
