"""Watches over an open register: its full check, and the copies it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app import plateforme
from desktop_app.application.copier import (
    a_relire,
    copier_partout,
    relever,
    trop_vieille,
)
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import Filtre
from desktop_app.domain.comptes import Role
from desktop_app.domain.evaluation import Voie
from desktop_app.ui import arriere_plan
from desktop_app.ui.barre import Barre, compter
from desktop_app.ui.copie import decrire_en_bref

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from datetime import datetime

    from desktop_app.application.ports import Progres
    from desktop_app.application.vues import Copie, Releve
    from desktop_app.ui.bandeaux import Bandeaux
    from desktop_app.ui.session import Session

_DANGERS = 5  # told at once
_PAS_VUS = Filtre(voies=(Voie.URGENCE,), ouverts=True)
_ABSENT = (
    "Le dossier des copies n’est plus là\u00a0· Branchez son disque, ou choisissez un autre "
    "dossier dans les réglages."
)
_SUITE = "\u00a0· Pour la revoir\u00a0: verrouillez, puis «\u00a0Restaurer une copie\u00a0»."


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
        self._relecture: Copie | None = None
        self._defectueuse: Copie | None = None
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
            reussie=self._dire_verifie,
            echouee=self._condamner,
            avance=self._barre.verifier,
        )
        self._regarder_les_copies()
        self.regarder_les_dangers()

    def regarder_les_dangers(self) -> None:
        """Say over every screen which dangers the directeur général has not seen yet."""
        registre = self._session.registre
        arriere_plan.lancer(
            self,
            lambda _: [(d.numero, d.recue_le) for d in registre.page(None, _DANGERS, _PAS_VUS)],
            reussie=self._bandeaux.dire_les_dangers,
            echouee=lambda _: None,
        )

    def _verifier(self, progres: Progres) -> int:
        registre = self._session.registre
        if not registre.verifie:
            registre.verification_complete(progres)
        return registre.compter()

    def _dire_verifie(self, dossiers: int) -> None:
        plateforme.rendre_la_memoire()
        self._barre.verifie(dossiers, self._session.poste.horloge())
        self._bandeaux.dire_les_essais(self._session.registre.refusees)
        self._regarder_les_copies()

    def _condamner(self, erreur: Exception) -> None:
        self.condamne.emit(erreur)

    # Copies.

    def _regarder_les_copies(self) -> None:
        registres, registre = self._session.poste.registres, self._session.registre
        lieux = self._session.lieux
        if not lieux:
            self._barre.copie("")
            self._bandeaux.avertir_des_copies("")
            self._bandeaux.dire_les_suites("")
            return
        arriere_plan.lancer(
            self,
            lambda _: (relever(registres, registre, lieux), _absent(lieux[0])),
            reussie=lambda trouve: self._dire_le_releve(*trouve),
            echouee=lambda _: self._dire_la_copie(None, absent=True),
        )

    def _dire_le_releve(self, releve: Releve, absent: bool) -> None:  # noqa: FBT001
        """Say what the copies are, those of another history too: nothing ever removes these."""
        maintenant = self._session.poste.horloge()
        self._bandeaux.dire_les_suites(_suites(releve, maintenant))
        self._dire_la_copie(releve.derniere, absent)

    def _dire_la_copie(self, copie: Copie | None, absent: bool) -> None:  # noqa: FBT001
        ratee = self._defectueuse
        if copie is not None and ratee is not None and copie.chemin == ratee.chemin:
            # Seen before it was read again, told afterwards: it is no copy any more.
            copie = None
        self._tete = "" if copie is None else copie.tete
        if copie is None:
            self._barre.copie("aucune copie relue à l’endroit choisi")
            self._avertir(_ABSENT if absent else "", copie)
            return
        jour = copie.moment.astimezone().strftime("%d/%m/%Y")
        derniere = f", dernière demande n°\u00a0{copie.derniere}" if copie.derniere else ""
        lue = copie.lecture.astimezone().strftime("%d/%m/%Y")
        self._barre.copie(f"copie relue le {lue}\u00a0: {compter(copie.dossiers)}{derniere}")
        vieille = trop_vieille(copie, self._session.poste.horloge()) and self.a_copier()
        avis = _ABSENT if absent else _vieille(jour) if vieille else ""
        self._avertir(avis, copie)
        self._relire_a_son_heure(copie)

    def _avertir(self, avis: str, copie: Copie | None) -> None:
        """Say what is wrong with the copies; a failed one until a newer one is there."""
        ratee = self._defectueuse
        if ratee is not None and (copie is None or copie.nombre < ratee.nombre):
            avis = _defectueuse(ratee)
        self._bandeaux.avertir_des_copies(avis)

    def _relire_a_son_heure(self, copie: Copie) -> None:
        """Read the newest copy again once a week, as soon as the register itself was."""
        registre, moment = self._session.registre, self._session.poste.horloge()
        if registre.verifie and a_relire(copie, moment) and copie != self._relecture:
            self._relecture = copie
            arriere_plan.lancer(
                self,
                lambda _: registre.relire(copie, moment=moment),
                reussie=lambda _: self._regarder_les_copies(),
                echouee=lambda erreur: self._dire_defectueuse(copie, erreur),
            )

    def _dire_defectueuse(self, copie: Copie, erreur: Exception) -> None:
        """Say that a copy is worth nothing any more; another is made at the latest at the lock."""
        if isinstance(erreur, ErreurCoffre) and erreur.code == "copie_defectueuse":
            self._tete, self._defectueuse = "", copie
            self._avertir("", None)

    def a_copier(self) -> bool:
        """Tell whether the register holds something that its newest copy does not."""
        registre = self._session.registre
        if not self._session.lieux or not registre.verifie:
            return False
        try:
            return registre.tete_journal().tete != self._tete
        except ErreurCoffre:
            return False

    def copier(self) -> None:
        """Make a copy; for a background thread."""
        session = self._session
        moment = session.poste.horloge()
        copier_partout(session.poste.registres, session.registre, session.lieux, moment)


def _absent(lieu: Path) -> bool:
    """Tell whether the disk of a folder is gone; a folder that is only missing is made again."""
    return not lieu.is_dir() and not lieu.parent.is_dir()


def _suites(releve: Releve, maintenant: datetime) -> str:
    """Tell the fullest copy of another history, or nothing where there is none."""
    for copies, quoi in ((releve.avances, "plus récente"), (releve.autres, "d’une autre suite")):
        if copies:
            return (
                f"Une copie {quoi} existe\u00a0: {decrire_en_bref(copies[0], maintenant)}{_SUITE}"
            )
    return ""


def _defectueuse(copie: Copie) -> str:
    return (
        f"La copie du {copie.moment.astimezone():%d/%m/%Y} ne se relit plus\u00a0· "
        "Verrouillez\u00a0: une nouvelle copie se fera. Prévenez votre informaticien."
    )


def _vieille(jour: str) -> str:
    return (
        f"Dernière copie relue le {jour}\u00a0· "
        "Branchez le disque des copies, puis verrouillez\u00a0: une copie se fera."
    )
