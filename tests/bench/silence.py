"""The longest silence of the window in a whole session: unlock, a letter, paper, a search."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.bootstrap import poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import Guide
from desktop_app.ui.lancement import preparer
from desktop_app.ui.lettre import impression
from tests.bench.mesure import Releve, contre, en_rapport
from tests.bench.nue import FenetreNue
from tests.ui.battement import Battement
from tests.ui.registres import fonder, retenir
from tests.ui.secretaire import Secretaire

DOSSIERS = 100_000
TOURS = 3


class GuideCompte(Guide):
    """A guide that remembers what it did."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self.gestes: list[str | None] = []

    def ecrire(self, nom: str, texte: str) -> None:
        """Type, and remember what."""
        self.gestes.append(texte)
        super().ecrire(nom, texte)

    def cliquer(self, nom: str) -> None:
        """Click, and remember it."""
        self.gestes.append(None)
        super().cliquer(nom)

    def choisir(self, nom: str, valeur: str) -> None:
        """Choose, and remember it."""
        self.gestes.append(None)
        super().choisir(nom, valeur)


def relever() -> list[Releve]:
    """Play one session on a large register, and its gestures on a bare window, in turn."""
    notres, nus, gestes = [], [], []
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier:
        donnees = Path(dossier)
        retenir(donnees, fonder(donnees / "registre.sceau", DOSSIERS))
        preparer(donnees)
        for _ in range(TOURS):
            debut = time.perf_counter()
            silence, gestes = _la_notre(donnees)
            notres.append(silence)
            nus.append(_la_nue(gestes, time.perf_counter() - debut))
    temoin = f"une fenêtre nue, les mêmes {len(gestes)} gestes en autant de temps"
    return [
        Releve(
            nom=f"Plus long silence de la fenêtre, {DOSSIERS} dossiers",
            valeur=max(notres),
            cible=200,
            unite="ms",
            detail=f"{contre(max(notres), max(nus), temoin)} ; {TOURS} sessions entières",
        ),
        en_rapport("Plus long silence ÷ celui d’une fenêtre nue", (notres, nus), temoin, cible=4),
    ]


def _la_notre(donnees: Path) -> tuple[float, list[str | None]]:
    """Play a session; return its longest silence and its gestures."""
    with _montree(Fenetre(poste(), donnees)) as (fenetre, battement):
        secretaire = Secretaire(fenetre)
        secretaire.guide = guide = GuideCompte(fenetre)
        _session(secretaire, donnees)
    arriere_plan.attendre()
    return battement.silence, guide.gestes


def _la_nue(gestes: list[str | None], secondes: float) -> float:
    """Play gestures on a bare window, in so many seconds; return its longest silence."""
    pause = round(secondes * 1000 / len(gestes))
    with _montree(FenetreNue()) as (fenetre, battement):
        guide = Guide(fenetre)
        for texte in gestes:
            if texte is None:
                guide.cliquer(FenetreNue.BOUTON)
            else:
                guide.ecrire(FenetreNue.CHAMP, texte)
            boucle = QEventLoop()
            QTimer.singleShot(pause, boucle.quit)
            boucle.exec()
    return battement.silence


@contextmanager
def _montree(fenetre: QWidget) -> Iterator[tuple[QWidget, Battement]]:
    """Show a window and listen to it."""
    fenetre.resize(1366, 768)
    fenetre.show()
    with Battement() as battement:
        yield fenetre, battement
    fenetre.close()


def _session(secretaire: Secretaire, donnees: Path) -> None:
    secretaire.deverrouiller()
    secretaire.guide.ecrire("Rechercher : demandes", "lambert an")
    secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
    secretaire.enregistrer()
    secretaire.recevabilite(cite="loi du 5 août 1992")
    secretaire.valider_l_analyse()
    secretaire.rendre_l_avis("Refuser de répondre", "Motifs.")
    secretaire.transcrire_la_decision("Refuser de répondre")
    secretaire.finaliser_la_lettre()
    imprimer(secretaire, donnees / "papier.pdf")


def imprimer(secretaire: Secretaire, papier: Path) -> None:
    """Print the last letter on a printer that makes a file, as a real one would be used."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(papier))
    pdf = secretaire.registre.pdf(secretaire.numero)
    finies: list[object] = []
    arriere_plan.lancer(
        secretaire.fenetre,
        lambda _: impression.vers_imprimante(imprimante, pdf, secretaire.fenetre.session.poste),
        reussie=finies.append,
        echouee=finies.append,
    )
    secretaire.guide.attendre(lambda: bool(finies), "impression")
    if isinstance(finies[0], Exception):
        raise finies[0]
