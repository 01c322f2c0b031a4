"""The register's screen with a great many dossiers: what the eye waits for."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import random
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from db.depot import RegistreSqlite
from desktop_app.bootstrap import poste
from desktop_app.ui.lancement import preparer
from desktop_app.ui.registre.colonnes import SOUS
from desktop_app.ui.registre.ecran import EcranRegistre
from desktop_app.ui.session import Session
from tests.bench.coffre import GRAND, PETIT, SAISIES, creer, ouvrir
from tests.bench.mesure import (
    Acte,
    Releve,
    Temoin,
    alterner,
    contre,
    duree,
    en_rapport,
    rapport,
    sans_ramasser,
)
from tests.bench.nue import FenetreNue, TableNue

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
                Temoin("1 000 demandes", lambda: fermer(montrer(petit))),
                cible=1.5,
                tours=20,
            ),
            a_la_frappe(ecran),
            d_une_ligne_a_l_autre(ecran),
            *en_sautant(ecran),
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
    nue = FenetreNue()
    nue.show()
    lentes: dict[str, list[float]] = {}
    nus: list[float] = []
    with sans_ramasser():
        for saisie, touche in [*_touches()] * TOURS:
            notre, nu = (_frappe(c, saisie, touche) for c in (ecran.recherche, nue.champ))
            lentes.setdefault(saisie + touche, []).append(notre)
            nus.append(nu)
    medianes = [statistics.median(durees) for durees in lentes.values()]
    ecran.recherche.clear()
    nue.close()
    detail = contre(max(medianes), statistics.median(nus), "une touche dans un champ nu, dessinée")
    return Releve(
        nom="De la touche à la liste trouvée, 100 000 demandes",
        valeur=max(medianes),
        cible=50,
        unite="ms",
        detail=f"{detail} ; la plus lente de {len(medianes)} touches, "
        f"médiane {statistics.median(medianes):.0f} ms",
    )


def _touches() -> Iterator[tuple[str, str]]:
    """Yield each key of what an office types, after the keys before it."""
    vues = {saisie[:rang] for saisie in SAISIES for rang in range(1, len(saisie) + 1)}
    yield from ((vue[:-1], vue[-1]) for vue in sorted(vues))


def _frappe(champ: QLineEdit, saisie: str, touche: str) -> float:
    """Time a key after those before it, in milliseconds."""
    champ.setText(saisie)
    return duree(_dessine(lambda: QTest.keyClicks(champ, touche))) * 1000


def _dessine(geste: Acte) -> Acte:
    """Return a gesture and the drawing of what it changed."""

    def faire() -> None:
        geste()
        QApplication.processEvents()

    return faire


def d_une_ligne_a_l_autre(ecran: EcranRegistre) -> Releve:
    """Measure from an arrow to the next row and its preview, drawn."""
    nue = TableNue(ecran.liste, rangees(ecran))
    nue.setCurrentIndex(nue.model().index(ecran.liste.currentIndex().row(), 0))
    descendre = Qt.Key.Key_Down
    gestes = [_dessine(lambda t=t: QTest.keyClick(t, descendre)) for t in (ecran.liste, nue)]
    notres, nues = alterner(gestes, SAUTS)
    nue.close()
    return _pire(
        "D’une ligne à l’autre, aperçu compris", notres, nues, "la même flèche dans une table nue"
    )


def en_sautant(ecran: EcranRegistre) -> list[Releve]:
    """Measure a frame of the list, anywhere in it, once every dossier was scrolled past."""
    while not ecran.modele.complet:
        ecran.modele.fetchMore(QModelIndex())
    nue = TableNue(ecran.liste, rangees(ecran))
    QApplication.processEvents()
    notres, nues = alterner([_sauts(table) for table in (ecran.liste, nue)], SAUTS)
    nue.close()
    temoin = f"une table nue des mêmes {ecran.modele.rowCount()} lignes"
    return [
        _pire("Une image de la liste en sautant au hasard", notres, nues, temoin, cible=30),
        en_rapport("Un saut dans la liste ÷ une table nue", (notres, nues), temoin, cible=2),
    ]


def rangees(ecran: EcranRegistre) -> list[tuple[str, ...]]:
    """Return the words of every cell that was read, both lines of them."""
    modele = ecran.modele

    def mots(rang: int, colonne: int) -> str:
        index = modele.index(rang, colonne)
        return "\n".join(filter(None, (modele.data(index), modele.data(index, SOUS))))

    colonnes = range(modele.columnCount())
    return [tuple(mots(rang, c) for c in colonnes) for rang in range(modele.rowCount())]


def _sauts(table: QTableView) -> Acte:
    """Return the gesture that shows other rows, drawn: in every table the same ones, in turn."""
    barre, hasard = table.verticalScrollBar(), random.Random(1)  # noqa: S311

    def sauter() -> None:
        barre.setValue(round(hasard.random() * barre.maximum()))
        table.viewport().repaint()

    return sauter


def _pire(
    nom: str, notres: list[float], nues: list[float], temoin: str, cible: float = 50
) -> Releve:
    """Keep the slowest of many, beside the slowest of the witness."""
    return Releve(
        nom=nom,
        valeur=max(notres),
        cible=cible,
        unite="ms",
        detail=f"{contre(max(notres), max(nues), temoin)} ; la plus lente de {len(notres)}, "
        f"médianes {contre(statistics.median(notres), statistics.median(nues))}",
    )
