"""From bytes to paper, or to a file: what is printed is the document itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app import plateforme
from desktop_app.application.ports import Progres
from desktop_app.application.poste import Poste
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.lettre.apercu import en_image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITRE = "Courrier"
"""Name of every print job: systems show it to all, and keep it."""

_POINTS = 300  # per inch
_DELAI = 60  # seconds
_SANS_IMPRIMANTE = "Aucune imprimante n’est installée sur ce poste."
_ECHEC = "L’impression n’a pas abouti."
_ECHEC_SUITE = (
    "Le document est intact. Vérifiez que l’imprimante est allumée et reliée, puis imprimez "
    "de nouveau, ou enregistrez-le en PDF."
)


class Sortie(StrEnum):
    """How a document left the program: the word of the journal, empty when it did not."""

    IMPRIMEE = "imprimer"
    PDF = "enregistrer_pdf"
    AUCUNE = ""


class ImpressionRefusee(OSError):
    """The printer, or the system that leads to it, said no."""


def imprimer(parent: QWidget, poste: Poste, pdf: bytes, nom: str = "Document.pdf") -> Sortie:
    """Ask for a printer and print; what happened is true unless nothing left the program.

    Args:
        parent: Whoever asks.
        poste: What draws the pages.
        pdf: The document.
        nom: Name offered for a file where there is no printer; it names nobody.
    """
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - loads CUPS

    if not QPrinterInfo.availablePrinterNames():
        return _sans_imprimante(parent, pdf, nom)
    imprimante = messages.choisir_imprimante(parent, TITRE)
    if imprimante is None:
        return Sortie.AUCUNE
    erreur = _attendre(parent, partial(vers_imprimante, imprimante, pdf, poste))
    if erreur is None:
        return Sortie.IMPRIMEE
    if isValid(parent):
        messages.informer(parent, _ECHEC, _ECHEC_SUITE)
    return Sortie.AUCUNE


def vers_imprimante(imprimante: QPrinter, pdf: bytes, poste: Poste) -> None:
    """Print a document on a printer that was chosen; may take seconds.

    Raises:
        OSError: It could not be printed.
    """
    imprimante.setDocName(TITRE)
    commande = _commande(imprimante)
    if commande is None:
        _peindre(imprimante, pdf, poste)
        return
    try:
        # A known program and a list of arguments: no shell reads the name of a printer.
        subprocess.run(  # noqa: S603
            commande, input=pdf, capture_output=True, check=True, timeout=_DELAI
        )
    except FileNotFoundError:
        _peindre(imprimante, pdf, poste)
    except subprocess.SubprocessError:
        # What the command wrote may name the printer of somebody: it is not kept.
        raise ImpressionRefusee from None


def enregistrer_pdf(parent: QWidget, pdf: bytes, nom: str) -> bool:
    """Ask where to keep a PDF outside the register, and write it; tell whether it is there."""
    return enregistrer(parent, "Enregistrer le PDF", pdf, nom)


def enregistrer(parent: QWidget, titre: str, contenu: bytes, nom: str) -> bool:
    """Ask where to keep a copy outside the register, and write it; tell whether it is there.

    Args:
        parent: Whoever asks.
        titre: What the dialog is about.
        contenu: The bytes of the file.
        nom: The name that is offered; it names nobody, and its end says what the file is.
    """
    fin = Path(nom).suffix
    genres = f"{fin.removeprefix('.').upper()} (*{fin})"
    chemin = messages.enregistrer_sous(parent, titre, nom, genres)
    if chemin is None:
        return False
    erreur = _attendre(parent, partial(_ecrire, chemin, contenu))
    if erreur is not None and isValid(parent):
        messages.informer(
            parent,
            "Le fichier n’a pas été écrit.",
            "Choisissez un autre dossier, ou libérez de la place.",
        )
    return erreur is None


def _sans_imprimante(parent: QWidget, pdf: bytes, nom: str) -> Sortie:
    choix = messages.demander(
        parent,
        _SANS_IMPRIMANTE,
        "Le document peut être enregistré en PDF et imprimé ailleurs.",
        (
            messages.Choix("pdf", "Enregistrer en PDF", principal=True),
            messages.Choix("", "Fermer"),
        ),
    )
    fait = choix == "pdf" and enregistrer_pdf(parent, pdf, nom)
    return Sortie.PDF if fait else Sortie.AUCUNE


def _commande(imprimante: QPrinter) -> tuple[str, ...] | None:
    """Return what prints the document's own bytes, where the system can."""
    if imprimante.outputFormat() is not imprimante.OutputFormat.NativeFormat:
        return None
    options = ["-d", imprimante.printerName(), "-n", str(imprimante.copyCount())]
    if imprimante.printRange() is imprimante.PrintRange.PageRange:
        options += ["-P", f"{imprimante.fromPage()}-{imprimante.toPage()}"]
    options += ["-o", f"sides={_FACES.get(imprimante.duplex().name, 'one-sided')}"]
    if imprimante.colorMode() is imprimante.ColorMode.GrayScale:
        options += ["-o", "print-color-mode=monochrome"]
    return plateforme.commande_impression(TITRE, tuple(options))


_FACES = {
    "DuplexAuto": "two-sided-long-edge",
    "DuplexLongSide": "two-sided-long-edge",
    "DuplexShortSide": "two-sided-short-edge",
}


def _peindre(imprimante: QPrinter, pdf: bytes, poste: Poste) -> None:
    """Paint the pages, each over the whole sheet: its margins are its own."""
    imprimante.setFullPage(True)
    pages = poste.rendu.pages(pdf, _POINTS)
    peintre = QPainter()
    if not peintre.begin(imprimante):
        raise ImpressionRefusee
    try:
        for rang, page in enumerate(_choisies(imprimante, len(pages))):
            if rang and not imprimante.newPage():
                raise ImpressionRefusee
            image = en_image(pages[page])
            feuille = imprimante.paperRect(imprimante.Unit.DevicePixel).size().toSize()
            entiere = image.size().scaled(feuille, Qt.AspectRatioMode.KeepAspectRatio)
            peintre.drawImage(QRect(QPoint(0, 0), entiere), image)
    finally:
        peintre.end()
    if imprimante.printerState() is imprimante.PrinterState.Error:
        raise ImpressionRefusee


def _choisies(imprimante: QPrinter, nombre: int) -> range:
    if imprimante.printRange() is imprimante.PrintRange.PageRange:
        return range(max(1, imprimante.fromPage()) - 1, min(nombre, imprimante.toPage()))
    return range(nombre)


def _ecrire(chemin: Path, contenu: bytes) -> None:
    """Write beside, then put in place: a file that was there stays whole until then."""
    a_cote = chemin.with_name(f".{chemin.name}.sceau")
    a_cote.unlink(missing_ok=True)
    plateforme.ecrire_fichier_prive(a_cote, contenu)
    try:
        plateforme.remplacer(a_cote, chemin)
    except OSError:
        a_cote.unlink(missing_ok=True)
        raise


def _attendre(parent: QWidget, travail: Callable[[], None]) -> Exception | None:
    """Do something in a thread while the window lives on; return what went wrong."""
    boucle = QEventLoop()
    echec: list[Exception] = []

    def finir(erreur: Exception | None) -> None:
        if erreur is not None:
            echec.append(erreur)
        boucle.quit()

    def faire(_: Progres) -> None:
        travail()

    # A lock that closes the window ends the wait; the work itself goes on to its end.
    parent.destroyed.connect(boucle.quit)
    arriere_plan.lancer(parent, faire, reussie=finir, echouee=finir)
    appuye = QApplication.focusWidget()
    # The button that was pressed waits too: nothing is printed twice.
    parent.setEnabled(False)
    boucle.exec()
    if isValid(parent):
        parent.setEnabled(True)
        if appuye is not None and isValid(appuye):
            appuye.setFocus()
    return echec[0] if echec else None
