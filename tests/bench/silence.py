"""The longest silence of the window in a whole session: unlock, a letter, paper, big files."""

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
from tests.application.papier import SCAN
from tests.bench.mesure import Releve, contre, en_rapport
from tests.bench.nue import FenetreNue
from tests.ui.battement import Battement
from tests.ui.registres import fonder, retenir
from tests.ui.secretaire import Secretaire, deposer

DOSSIERS = 100_000
TOURS = 3
FICHIERS, TAILLE = 5, 20_000_000


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
    notres, joints, nus, gestes = [], [], [], []
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier:
        donnees = Path(dossier)
        retenir(donnees, fonder(donnees / "registre.sceau", DOSSIERS))
        preparer(donnees)
        for _ in range(TOURS):
            debut = time.perf_counter()
            silence, jonction, gestes = _la_notre(donnees)
            notres.append(silence)
            joints.append(jonction)
            nus.append(_la_nue(gestes, time.perf_counter() - debut))
    temoin = f"une fenêtre nue, les mêmes {len(gestes)} gestes en autant de temps"
    return [
        *_compares(f"Plus long silence de la fenêtre, {DOSSIERS} dossiers", notres, nus, temoin),
        *_compares("Silence pendant que cinq fichiers de 20 Mo sont joints", joints, nus, temoin),
    ]


def _compares(nom: str, silences: list[float], nus: list[float], temoin: str) -> Iterator[Releve]:
    """Hold silences to a time, then to those of the witness."""
    yield Releve(
        nom=nom,
        valeur=max(silences),
        cible=200,
        unite="ms",
        detail=f"{contre(max(silences), max(nus), temoin)} ; la pire de {TOURS} sessions",
    )
    yield en_rapport(f"{nom}, ÷ le témoin", (silences, nus), temoin, cible=4)


def _la_notre(donnees: Path) -> tuple[float, float, list[str | None]]:
    """Play a session, then join files; return the longest silence of each, and the gestures."""
    with _montree(Fenetre(poste(), donnees)) as (fenetre, battement):
        secretaire = Secretaire(fenetre)
        secretaire.guide = guide = GuideCompte(fenetre)
        _session(secretaire, donnees)
        silence, fichiers = battement.silence, _gros_fichiers(donnees)
        with Battement() as pendant:
            _joindre(secretaire, fichiers)
    arriere_plan.attendre()
    return silence, pendant.silence, guide.gestes


def _gros_fichiers(donnees: Path) -> list[Path]:
    fichiers = [donnees / f"scan {rang}.pdf" for rang in range(FICHIERS)]
    for fichier in fichiers:
        fichier.write_bytes(SCAN.ljust(TAILLE, b"\0"))
    return fichiers


def _joindre(secretaire: Secretaire, fichiers: list[Path]) -> None:
    """Drop files on the dossier that is shown, and wait until all are joined."""
    avant = len(secretaire.registre.pieces(secretaire.numero))
    deposer(secretaire.fenetre.bureau.ecran, *fichiers)
    # Reading the register meanwhile would wait for it.
    secretaire.guide.attendre(lambda: not arriere_plan.occupe(), "jonction")
    if len(secretaire.registre.pieces(secretaire.numero)) != avant + len(fichiers):
        raise RuntimeError("a file was refused")


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
