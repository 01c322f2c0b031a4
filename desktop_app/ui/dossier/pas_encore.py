"""A step that is not open yet: what is missing, and who holds it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.attente import chez
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.etapes import Etape
from desktop_app.domain.mandats import Office
from desktop_app.domain.workflow import Chez
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import source
from desktop_app.ui.elements import PAS, borne, mots, pile
from desktop_app.ui.session import Session


def pas_encore(
    etape: Etape, dossier: Dossier, obstacle: ErreurMetier, session: Session
) -> QWidget:
    """Return what stands where the step will be."""
    contenu: list[QWidget | None] = [
        mots(etape.titre, "titre"),
        mots(etape.introduction),
        dit("pas_encore", "encre2", session.textes.raison(obstacle)),
        mots(f"Le dossier est chez\u00a0: {detenteur(dossier, session)}.", "question"),
    ]
    if etape.passages:
        contenu.append(source(etape.passages, session.contenu.referentiel))
    return borne(pile(*contenu, None, espace=2 * PAS))


def detenteur(dossier: Dossier, session: Session) -> str:
    """Say who holds a dossier, by name where the house gave one."""
    qui = chez(dossier.voie, dossier.statut)
    if dossier.avis_renvoye:
        qui = Chez.REFERENT
    if dossier.a_revoir:
        qui = Chez.DIRECTEUR_GENERAL
    mot = session.textes.mot("chez", qui)
    cpas = session.registre.cpas()
    if cpas is None:
        return mot
    jour = session.poste.horloge().date()
    directeur = cpas.titulaire(Office.DIRECTEUR_GENERAL, jour).nom
    nom = {
        Chez.REFERENT: cpas.titulaire(Office.REFERENT, jour).nom or directeur,
        Chez.DIRECTEUR_GENERAL: directeur,
    }.get(qui, "")
    return f"{mot} ({nom})" if nom else mot
