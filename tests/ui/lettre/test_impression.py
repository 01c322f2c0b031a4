"""From the document to paper: what is printed is what was shown, and the job names nobody."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.ui import messages
from desktop_app.ui.lettre import impression
from desktop_app.ui.lettre.apercu import ApercuPdf, en_image
from desktop_app.ui.lettre.copie import marquer
from tests.letters import outils
from tests.ui.lettre.file_d_impression import IMPRIMANTE, Indisponible, cups


@pytest.fixture(scope="module")
def pdf():
    """A letter of one page."""
    return outils.redaction().composer(outils.REFUS)


@pytest.fixture
def fenetre(qtbot):
    """Whoever asks."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def document(poste, pdf):
    """What draws the pages, and the letter."""
    return poste, pdf


def _grise(image: QImage) -> QImage:
    petite = image.scaled(105, 148, mode=Qt.TransformationMode.SmoothTransformation)
    return petite.convertToFormat(QImage.Format.Format_Grayscale8)


def _ecart(une: QImage, autre: QImage) -> float:
    """Return the mean difference of two pages, in levels of grey."""
    a, b = (_grise(i) for i in (une, autre))
    points = ((x, y) for x in range(105) for y in range(148))
    ecarts = [abs((a.pixel(x, y) & 255) - (b.pixel(x, y) & 255)) for x, y in points]
    return sum(ecarts) / len(ecarts)


def test_ce_qui_s_imprime_est_ce_qui_se_voit(qtbot, poste, pdf, tmp_path):
    apercu = ApercuPdf(poste)
    qtbot.addWidget(apercu)
    apercu.resize(700, 900)
    with qtbot.waitSignal(apercu.montre):
        apercu.montrer(pdf)
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(tmp_path / "sortie.pdf"))
    impression.vers_imprimante(imprimante, pdf, poste)
    imprimees = [
        en_image(p) for p in poste.rendu.pages((tmp_path / "sortie.pdf").read_bytes(), 100)
    ]
    assert len(imprimees) == len(apercu.pages) == 1
    assert _ecart(apercu.pages[0], imprimees[0]) < 4
    blanche = QImage(imprimees[0].size(), QImage.Format.Format_RGB32)
    blanche.fill("white")
    assert _ecart(blanche, imprimees[0]) > 8


def test_une_copie_porte_copie(qapp, poste, pdf):
    assert qapp is not None
    copie = marquer(pdf, poste)
    assert outils.texte(copie) == "COPIE"
    assert "Lambermont" not in str(outils.metadonnees(copie))
    (marquee,) = (en_image(p) for p in poste.rendu.pages(copie, 100))
    (originale,) = (en_image(p) for p in poste.rendu.pages(pdf, 100))
    assert 0 < _ecart(marquee, originale) < 4


def test_sans_imprimante_le_pdf_est_propose(fenetre, document, tmp_path, monkeypatch):
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    monkeypatch.setattr(messages, "demander", lambda *_: "pdf")
    monkeypatch.setattr(messages, "enregistrer_sous", lambda *_: tmp_path / "Lettre 2026-0014.pdf")
    sortie = impression.imprimer(fenetre, *document, "Lettre 2026-0014.pdf")
    assert sortie is impression.Sortie.PDF
    assert (tmp_path / "Lettre 2026-0014.pdf").read_bytes() == document[1]
    assert [f.name for f in tmp_path.iterdir()] == ["Lettre 2026-0014.pdf"]


@pytest.mark.parametrize(
    "cas", [("", impression.Sortie.IMPRIMEE), ("absent", impression.Sortie.AUCUNE)]
)
@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_une_impression_qui_echoue_se_dit(fenetre, document, tmp_path, monkeypatch, cas):
    dossier, sortie = cas
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(tmp_path / dossier / "sortie.pdf"))
    dits = []
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: ["essai"]
    )
    monkeypatch.setattr(messages, "choisir_imprimante", lambda *_: imprimante)
    monkeypatch.setattr(messages, "informer", lambda _, texte, *__: dits.append(texte))
    assert impression.imprimer(fenetre, *document) is sortie
    assert dits == ([] if sortie else ["L’impression n’a pas abouti."])
    assert fenetre.isEnabled()
    assert imprimante.docName() == "Courrier"


def test_un_dossier_ou_rien_ne_s_ecrit_le_dit(fenetre, pdf, tmp_path, monkeypatch):
    dits = []
    monkeypatch.setattr(messages, "enregistrer_sous", lambda *_: tmp_path / "absent" / "l.pdf")
    monkeypatch.setattr(messages, "informer", lambda _, *textes: dits.append(textes))
    assert not impression.enregistrer_pdf(fenetre, pdf, "l.pdf")
    assert dits[0][0] == "Le fichier n’a pas été écrit."
    assert fenetre.isEnabled()


# CUPS keeps the first server a process talked to: the real queue is met by a new process.
_PROGRAMME = f"""
import sys
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from desktop_app.bootstrap import poste
from desktop_app.ui.lettre.impression import vers_imprimante
application = QApplication([])
imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
imprimante.setPrinterName("{IMPRIMANTE}")
assert imprimante.outputFormat() is QPrinter.OutputFormat.NativeFormat
vers_imprimante(imprimante, sys.stdin.buffer.read(), poste())
"""


@pytest.fixture
def racine_cups():
    """The folder of a private CUPS, its path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="cups-") as dossier, ExitStack() as pile:
        try:
            pile.enter_context(cups(Path(dossier)))
        except Indisponible as raison:
            pytest.skip(str(raison))
        yield Path(dossier)


def test_par_une_vraie_file_le_travail_ne_nomme_personne(qtbot, racine_cups, pdf):
    milieu = {**os.environ, "CUPS_SERVER": str(racine_cups / "prise")}
    subprocess.run([sys.executable, "-c", _PROGRAMME], input=pdf, env=milieu, check=True)
    papier = racine_cups / "sortie" / "papier"
    qtbot.waitUntil(lambda: papier.exists() and papier.read_bytes() == pdf)
    spool = racine_cups / "spool"
    qtbot.waitUntil(lambda: len(list(spool.glob("c*"))) == 1)
    (commande,) = (f.read_bytes() for f in spool.glob("c*"))
    journal = (racine_cups / "journal" / "error").read_bytes()
    assert b"Courrier" in commande
    assert b'="Courrier"' in journal
    for nom in (b"Lambermont", "Œuvre".encode(), "Hæyer".encode(), b"2026/0014"):
        assert nom not in commande
        assert nom not in journal
