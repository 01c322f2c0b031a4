"""Letting people in, and giving them what they lost; leaving is ``depart``."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import habilitation
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import meme_nom


def accueillir(contexte: Contexte, nom: str, role: Role, phrase: str) -> Compte:
    """Give somebody an access of their own.

    Raises:
        ErreurMetier: It is not for whoever works to do (``gestion_reservee``), nobody is named
            (``nom_manquant``), or somebody here bears that name (``nom_deja_pris``).
    """
    comptes = contexte.registre.comptes
    habilitation.exiger_gestion(comptes.qui)
    if not nom.strip():
        raise ErreurMetier("nom_manquant")
    if any(meme_nom(nom, present.nom) for present in presents(contexte)):
        raise ErreurMetier("nom_deja_pris")
    return comptes.ajouter(nom.strip(), role, phrase, moment=contexte.quand)


def redonner(contexte: Contexte, compte: Compte, phrase: str) -> Compte:
    """Give a new passphrase to somebody who lost theirs.

    Raises:
        ErreurMetier: It is not for whoever works to do (``gestion_reservee``).
    """
    comptes = contexte.registre.comptes
    habilitation.exiger_gestion(comptes.qui)
    return comptes.remplacer(compte, phrase, moment=contexte.quand)


def nommer_aux_mesures(contexte: Contexte, compte: Compte, *, nomme: bool) -> None:
    """Say whether secret measures exist for somebody.

    Raises:
        ErreurMetier: Only the directeur général names people (``mesures_reservees``).
    """
    comptes = contexte.registre.comptes
    habilitation.exiger_mesures(comptes.qui)
    comptes.nommer_aux_mesures(compte, nomme=nomme, moment=contexte.quand)


def renouveler_la_feuille(contexte: Contexte) -> tuple[str, ...]:
    """Draw new recovery words; the old ones open nothing any more.

    Raises:
        ErreurMetier: It is not for whoever works to do (``gestion_reservee``).
    """
    comptes = contexte.registre.comptes
    habilitation.exiger_feuille(comptes.qui, comptes.lister())
    return comptes.renouveler_mots(moment=contexte.quand)


def presents(contexte: Contexte) -> tuple[Compte, ...]:
    """Return the people who have an access now, the first let in first."""
    comptes = contexte.registre.comptes.lister()
    return tuple(c for c in comptes if c.role is not Role.SECOURS and not c.parti)
