"""Watches over an open register: its full check, and the copies it has."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.application.copier import copier, derniere_copie
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Role
from desktop_app.ui import arriere_plan
from desktop_app.ui.barre import Barre, compter

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.ports import Progres
    from desktop_app.application.vues import Copie
    from desktop_app.ui.bandeaux import Bandeaux
    from desktop_app.ui.session import Session

_TROP_VIEILLE = timedelta(days=7)


class Veille(QObject):
    """From unlock to lock; what it learns stands at the foot and at the head of the window."""

    condamne = Signal(object)
    """The check found a fault and closed the register; carries the failure."""

    def __init__(
        self, session: Session, barre: Barre, bandeaux: Bandeaux, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._barre, self._bandeaux = session, barre, bandeaux
        self._tete = ""
        session.memoire.change.connect(self._regarder_les_copies)

    def commencer(self) -> None:
        """Say who works and on what, check the whole file, look for copies."""
        registre = self._session.registre
        self._barre.accueillir(self._session.operateur)
        self._bandeaux.exercice.setVisible(registre.exercice)
        self._bandeaux.secours.setVisible(registre.comptes.qui.role is Role.SECOURS)
        self._bandeaux.lecture.setVisible(registre.lecture_seule)
        arriere_plan.lancer(
            self,
            self._verifier,
            reussie=self._barre.verifie,
            echouee=self._condamner,
            avance=self._barre.verifier,
        )
        self._regarder_les_copies()

    def _verifier(self, progres: Progres) -> int:
        registre = self._session.registre
        if not registre.verifie:
            registre.verification_complete(progres)
        return registre.compter()

    def _condamner(self, erreur: Exception) -> None:
        self.condamne.emit(erreur)

    # Copies.

    def _regarder_les_copies(self) -> None:
        dossier = self._session.copies
        if dossier is None:
            self._barre.copie("")
            self._bandeaux.avertir_des_copies("")
            return
        arriere_plan.lancer(
            self,
            lambda _: derniere_copie(self._session.poste.registres, dossier),
            reussie=self._dire_la_copie,
            echouee=lambda _: self._dire_la_copie(None),
        )

    def _dire_la_copie(self, copie: Copie | None) -> None:
        self._tete = "" if copie is None else copie.tete
        if copie is None:
            self._barre.copie("aucune copie relue à l’endroit choisi")
            return
        jour = copie.moment.astimezone().strftime("%d/%m/%Y")
        self._barre.copie(f"copie relue le {jour}\u00a0: {compter(copie.dossiers)}")
        vieille = self._session.poste.horloge() - copie.moment > _TROP_VIEILLE
        self._bandeaux.avertir_des_copies(_vieille(jour) if vieille and self.a_copier() else "")

    def a_copier(self) -> bool:
        """Tell whether the register holds something that its newest copy does not."""
        registre = self._session.registre
        if self._session.copies is None or not registre.verifie:
            return False
        try:
            return registre.tete_journal().tete != self._tete
        except ErreurCoffre:
            return False

    def copier(self) -> None:
        """Make a copy; for a background thread."""
        dossier = self._session.copies
        if dossier is not None:
            session = self._session
            copier(session.poste.registres, session.registre, dossier, session.poste.horloge())


def _vieille(jour: str) -> str:
    return (
        f"Dernière copie relue le {jour}\u00a0· "
        "Branchez le disque des copies, puis verrouillez\u00a0: une copie se fera."
    )
