"""Which role may do what; the procedure says when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte

# What belongs to the directeur général alone, as soon as he has an account.
RESERVES = frozenset(
    {Acte.DECIDER, Acte.RENVOYER_AVIS, Acte.APPRECIER, Acte.PRENDRE_CONNAISSANCE, Acte.REVOIR}
)

_TOUS = frozenset(Acte)
PERMIS: Mapping[Role, frozenset[Acte]] = MappingProxyType(
    {
        Role.SECRETARIAT: _TOUS,
        Role.DIRECTEUR_GENERAL: _TOUS,
        Role.REFERENT: _TOUS - RESERVES,
        Role.PRESIDENT: frozenset({Acte.NOTER, Acte.SIGNER}),
        Role.LECTURE: frozenset(),
        Role.SECOURS: frozenset(),
    }
)
_GERANTS = frozenset({Role.DIRECTEUR_GENERAL, Role.SECOURS})
_EXPORTEURS = frozenset({Role.SECRETARIAT, Role.DIRECTEUR_GENERAL})
_REGLEURS = frozenset({Role.SECRETARIAT, Role.DIRECTEUR_GENERAL, Role.SECOURS})


def exiger(acte: Acte, qui: Compte, comptes: Iterable[Compte]) -> None:
    """Refuse an act that is not for this role.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: It is for others (``acte_reserve``), or for the directeur général, who has
            an account (``decision_reservee``).
    """
    if acte not in PERMIS[qui.role]:
        raise ErreurMetier("acte_reserve", acte=acte)
    if acte in RESERVES:
        exiger_le_directeur(acte, qui, comptes)


def exiger_le_directeur(acte: Acte, qui: Compte, comptes: Iterable[Compte]) -> None:
    """Refuse what is for the directeur général alone, as soon as he has an account.

    Raises:
        ErreurMetier: He has one (``decision_reservee``).
    """
    if qui.role is not Role.DIRECTEUR_GENERAL and directeur_present(comptes):
        raise ErreurMetier("decision_reservee", acte=acte)


def permis(acte: Acte, qui: Compte, comptes: Iterable[Compte]) -> bool:
    """Tell whether an act is for this role."""
    try:
        exiger(acte, qui, comptes)
    except ErreurMetier:
        return False
    return True


def exiger_gestion(qui: Compte) -> None:
    """Refuse to let people in or out to anybody but the directeur général or the recovery words.

    Raises:
        ErreurMetier: This person may not (``gestion_reservee``).
    """
    if qui.role not in _GERANTS:
        raise ErreurMetier("gestion_reservee")


def exiger_feuille(qui: Compte, comptes: Iterable[Compte]) -> None:
    """Refuse new recovery words to whoever could not have made the first ones.

    Raises:
        ErreurMetier: This person may not (``gestion_reservee``).
    """
    seule = qui.role is Role.SECRETARIAT and not directeur_present(comptes)
    if not seule:
        exiger_gestion(qui)


def exiger_elimination(qui: Compte, comptes: Iterable[Compte]) -> None:
    """Refuse to erase dossiers to anybody but the directeur général, or who works without one.

    Source: lo_cpas, art. 45, « Il a la garde des archives ».

    Raises:
        ErreurMetier: This person may not (``elimination_reservee``).
    """
    seule = qui.role is Role.SECRETARIAT and not directeur_present(comptes)
    if not seule and qui.role is not Role.DIRECTEUR_GENERAL:
        raise ErreurMetier("elimination_reservee")


def exiger_export(qui: Compte) -> None:
    """Refuse to let the register out as a file to roles that do not run the office.

    Raises:
        ErreurMetier: This person may not (``export_reserve``).
    """
    if qui.role not in _EXPORTEURS:
        raise ErreurMetier("export_reserve")


def exiger_mesures(qui: Compte) -> None:
    """Refuse to name those who see the secret measures to anybody but the directeur général.

    Raises:
        ErreurMetier: This person may not (``mesures_reservees``).
    """
    if qui.role is not Role.DIRECTEUR_GENERAL:
        raise ErreurMetier("mesures_reservees")


def exiger_piece(qui: Compte) -> None:
    """Refuse an attachment, or a draft, to whoever only reads.

    Raises:
        ErreurMetier: This person only reads (``acte_reserve``).
    """
    if not PERMIS[qui.role]:
        raise ErreurMetier("acte_reserve")


def exiger_reglages(qui: Compte) -> None:
    """Refuse to change who writes and who signs to roles that do not run the office.

    Raises:
        ErreurMetier: This person may not (``acte_reserve``).
    """
    if qui.role not in _REGLEURS:
        raise ErreurMetier("acte_reserve")


def directeur_present(comptes: Iterable[Compte]) -> bool:
    """Tell whether the directeur général has an account."""
    return any(c.role is Role.DIRECTEUR_GENERAL and not c.parti for c in comptes)
