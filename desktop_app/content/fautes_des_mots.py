"""The check of the words: each code a user may read has its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop_app.application.vues import Type
from desktop_app.domain.comptes import Role
from desktop_app.domain.demande import (
    ActeDuJuge,
    ActeMontre,
    Canal,
    Consentement,
    Destinataire,
    DonneurAccord,
    Forme,
    Nature,
    NatureElement,
    Origine,
    OrigineAccord,
    Verification,
)
from desktop_app.domain.demandeur import Groupe
from desktop_app.domain.dossier import Mode, Sens
from desktop_app.domain.evaluation import (
    REFUS_HORS_PORTES,
    SANS_ELEMENT,
    Manquement,
    Porte,
    Proposition,
    Voie,
)
from desktop_app.domain.issues import Motif
from desktop_app.domain.mandats import Moment, Office
from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Genre, Qualite
from desktop_app.domain.sources import Confiance, Effet
from desktop_app.domain.workflow import ISSUES, Acte, Chez, Statut

FAMILLES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "statut": Statut,
        "acte": Acte,
        "chez": Chez,
        "voie": Voie,
        "nature": Nature,
        "origine": Origine,
        "canal": Canal,
        "destinataire": Destinataire,
        "nature_element": NatureElement,
        "consentement": Consentement,
        "consentement_origine": OrigineAccord,
        "consentement_donne_par": DonneurAccord,
        "acte_montre": ActeMontre,
        "acte_du_juge": ActeDuJuge,
        "verification": Verification,
        "forme": Forme,
        "sens": Sens,
        "genre": Genre,
        "motif": Motif,
        "mode": Mode,
        "qualite": Qualite,
        "office": Office,
        "moment": Moment,
        "groupe": Groupe,
        "effet": Effet,
        "confiance": Confiance,
        "type_piece": Type,
        "role": Role,
    }
)
# The journal also tells what is no act of the procedure: its family is open.
_OUVERTE = "journal"


def fautes_des_mots(textes: Textes) -> Iterator[str]:
    """Find the codes without a word, and the words without a code."""
    for famille in {*textes.mots} ^ {*FAMILLES, _OUVERTE}:
        yield f"mots : famille inconnue ou manquante « {famille} »"
    for famille, codes in FAMILLES.items():
        yield from _famille(famille, codes_de(codes), {*textes.mots.get(famille, {})})
    for acte in {*Acte} - {*textes.mots.get(_OUVERTE, {})}:
        yield f"mots.{_OUVERTE} : aucun mot pour « {acte} »"
    for famille, mots in textes.mots.items():
        yield from (f"mots.{famille}.{code} : mot vide" for code, mot in mots.items() if not mot)
    yield from _constats(textes)
    for acte in {*ISSUES} - {*textes.issues}:
        yield f"issues : aucune phrase pour « {acte} »"


def codes_de(enumeration: type[StrEnum]) -> set[str]:
    """Return the codes of a closed list; one whose value is empty goes by its name."""
    return {membre.value or membre.name.lower() for membre in enumeration}


def _famille(famille: str, codes: set[str], connus: set[str]) -> Iterator[str]:
    for code in sorted(codes - connus):
        yield f"mots.{famille} : aucun mot pour « {code} »"
    for code in sorted(connus - codes):
        yield f"mots.{famille} : code inconnu « {code} »"


def _constats(textes: Textes) -> Iterator[str]:
    """Find the verdicts that an assessment may give and that have no sentence."""
    codes = {*Proposition, *Manquement, *(f"porte_{porte}" for porte in Porte)}
    codes |= {REFUS_HORS_PORTES, SANS_ELEMENT}
    for code in sorted(codes - {*textes.constats}):
        yield f"constats : aucune phrase pour « {code} »"
