"""The side pane: what the sources say, the help about the asker, attachments, notes, history."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Etape
from desktop_app.ui.champs.accord_dit import accord_du_dossier
from desktop_app.ui.champs.demandeur import aide_du_demandeur
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.source import citations, source, titre_de
from desktop_app.ui.dossier.pieces import Pieces
from desktop_app.ui.dossier.suivi import Notes, chronologie_du_dossier, corrections
from desktop_app.ui.dossier.tour import titre_du_tour
from desktop_app.ui.elements import PAS, bouton, colonne, filet, garnir, mots, pile, rangee
from desktop_app.ui.session import Session


class Volet(QWidget):
    """Goes along with every step."""

    dossier_voulu = Signal(object)
    """The earlier dossier is to be opened; carries its number."""

    tour_voulu = Signal(int)
    """An earlier round is to be read; carries its rank."""

    accompli = Signal(object)
    """A note was added; carries the dossier."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        self._sources = pile()
        self.pieces = Pieces(session, dossier.numero)
        self._notes = Notes(session, dossier)
        self._notes.accompli.connect(self.accompli)
        notes = f"Notes ({len(dossier.notes)})" if dossier.notes else "Notes"
        self.setLayout(
            colonne(
                *self._suite(),
                *accord_du_dossier(session, dossier),
                *self._tours(),
                self._sources,
                *self._aide(),
                mots("Pièces", "question"),
                self.pieces,
                filet(),
                Depliant(notes, self._notes),
                *corrections(session, dossier),
                Depliant("Chronologie", lambda: chronologie_du_dossier(session, dossier)),
                None,
                espace=PAS + 4,
            )
        )

    def _suite(self) -> list[QWidget]:
        """Return the way to the earlier dossier, open only once the new analysis is made."""
        dossier = self._dossier
        if dossier.suite_de is None:
            return []
        tete = mots(f"Cette demande fait suite au dossier {dossier.suite_de}.", "question")
        if dossier.analyse is None:
            attente = "Ses réponses se lisent ici une fois la nouvelle analyse validée."
            return [tete, mots(attente, "discret"), filet()]
        ouvrir = bouton(f"Ouvrir le dossier {dossier.suite_de}", "lien")
        ouvrir.clicked.connect(lambda: self.dossier_voulu.emit(dossier.suite_de))
        rangement = QWidget()
        rangement.setLayout(rangee(ouvrir, None))
        return [tete, rangement, filet()]

    def _tours(self) -> list[QWidget]:
        """Return the way to what was begun again."""
        if not self._dossier.tours:
            return []
        liens: list[QWidget] = []
        for rang, tour in enumerate(self._dossier.tours, start=1):
            lire = bouton(f"Lire le tour {rang}", "lien")
            lire.clicked.connect(partial(self.tour_voulu.emit, rang))
            liens += [mots(titre_du_tour(rang, tour)), pile(rangee(lire, None))]
        return [mots("Ce qui ne compte plus", "question"), *liens, filet()]

    def _aide(self) -> list[QWidget]:
        referentiel = self._session.contenu.referentiel
        connu = referentiel.demandeurs.get(self._dossier.demande.demandeur)
        if connu is None:
            return []
        return [Depliant("À propos de ce demandeur", lambda: aide_du_demandeur(connu)), filet()]

    def montrer(self, etape: Etape | None) -> None:
        """Show the sentences behind a step."""
        if etape is None or not etape.passages:
            garnir(self._sources)
            return
        referentiel = self._session.contenu.referentiel
        premiers, suivants = etape.passages[:1], etape.passages[1:]
        suite = [source(suivants, referentiel, "La suite")] if suivants else []
        titre = mots(titre_de(etape.passages), "question")
        garnir(self._sources, titre, citations(premiers, referentiel), *suite, filet())

    def garder(self) -> None:
        """Keep what was typed."""
        self._notes.garder()
