"""The register's screen with a great many dossiers: what the eye waits for."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.depot import RegistreSqlite
from desktop_app.bootstrap import poste
from desktop_app.ui.lancement import preparer
from desktop_app.ui.registre.ecran import EcranRegistre
from desktop_app.ui.session import Session
from tests.bench.coffre import GRAND, PETIT, SAISIES, creer, ouvrir
from tests.bench.mesure import Releve, duree, rapport

LARGEUR, HAUTEUR = 1366, 768
SAUTS = 60
TOURS = 5
MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def relever() -> list[Releve]:
    """Measure the screen on two registers made for the occasion."""
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier, ExitStack() as pile:
        preparer(Path(dossier))
        grand, petit = (
            session(pile.enter_context(ouvrir(creer(Path(dossier) / nom, nombre))))
            for nom, nombre in (("grand.sceau", GRAND), ("petit.sceau", PETIT))
        )
        ecran = montrer(grand)
        releves = [
            rapport(
                "Premier dessin du registre, 100 000 ÷ 1 000 demandes",
                lambda: fermer(montrer(grand)),
                lambda: fermer(montrer(petit)),
                cible=1.5,
                tours=20,
            ),
            a_la_frappe(ecran),
            d_une_ligne_a_l_autre(ecran),
            en_sautant(ecran),
        ]
        fermer(ecran)
        return releves


def session(registre: RegistreSqlite) -> Session:
    """Return what a screen is given."""
    return Session(poste(lambda: MOMENT), registre, "Secrétariat")


def montrer(une: Session) -> EcranRegistre:
    """Show the register, down to its pixels."""
    ecran = EcranRegistre(une)
    ecran.resize(LARGEUR, HAUTEUR)
    ecran.show()
    ecran.arriver()
    ecran.grab()
    return ecran


def fermer(ecran: EcranRegistre) -> None:
    """Put a screen away."""
    ecran.close()
    ecran.deleteLater()


def a_la_frappe(ecran: EcranRegistre) -> Releve:
    """Measure from a key to the list it finds, drawn; the slowest key of all that are typed."""
    lentes: dict[str, list[float]] = {}
    for _ in range(TOURS):
        for saisie, touche in _touches():
            ecran.recherche.setText(saisie)
            lentes.setdefault(saisie + touche, []).append(
                duree(lambda t=touche: dessiner(lambda: _frapper(ecran, t)))
            )
    medianes = [statistics.median(durees) * 1000 for durees in lentes.values()]
    ecran.recherche.clear()
    return Releve(
        nom="De la touche à la liste trouvée, 100 000 demandes",
        valeur=max(medianes),
        cible=50,
        unite="ms",
        detail=f"la plus lente de {len(medianes)} touches ; {statistics.median(medianes):.0f} ms",
    )


def _touches() -> Iterator[tuple[str, str]]:
    """Yield each key of what an office types, after the keys before it."""
    vues = {saisie[:rang] for saisie in SAISIES for rang in range(1, len(saisie) + 1)}
    yield from ((vue[:-1], vue[-1]) for vue in sorted(vues))


def _frapper(ecran: EcranRegistre, touche: str) -> None:
    QTest.keyClicks(ecran.recherche, touche)


def d_une_ligne_a_l_autre(ecran: EcranRegistre) -> Releve:
    """Measure from an arrow to the next row and its preview, drawn."""
    pas = lambda: QTest.keyClick(ecran.liste, Qt.Key.Key_Down)  # noqa: E731
    durees = [duree(lambda: dessiner(pas)) for _ in range(SAUTS)]
    return Releve(
        nom="D’une ligne à l’autre, aperçu compris",
        valeur=max(durees) * 1000,
        cible=50,
        unite="ms",
        detail=f"la plus lente de {SAUTS} ; {statistics.median(durees) * 1000:.0f} ms",
    )


def en_sautant(ecran: EcranRegistre) -> Releve:
    """Measure a frame of the list, anywhere in it, once every dossier was scrolled past."""
    while not ecran.modele.complet:
        ecran.modele.fetchMore(QModelIndex())
    QApplication.processEvents()
    barre, hasard = ecran.liste.verticalScrollBar(), random.Random(1)  # noqa: S311
    durees = []
    for _ in range(SAUTS):
        barre.setValue(hasard.randrange(barre.maximum()))
        durees.append(duree(ecran.liste.viewport().repaint))
    return Releve(
        nom="Une image de la liste en sautant au hasard",
        valeur=max(durees) * 1000,
        cible=30,
        unite="ms",
        detail=f"{ecran.modele.rowCount()} lignes ; {statistics.median(durees) * 1000:.0f} ms",
    )


def dessiner(geste: Callable[[], object]) -> None:
    """Do something and draw what it changed."""
    geste()
    QApplication.processEvents()
