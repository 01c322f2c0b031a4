"""The states of a dossier and the only moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.erreurs import ErreurMetier


class Statut(StrEnum):
    """Where a dossier stands."""

    ENREGISTREE = "enregistree"  # in the register, with its number
    ANALYSEE = "analysee"  # the assessment is frozen
    AVIS_RENDU = "avis_rendu"  # the reasoned opinion lies with the directeur général
    DECIDEE = "decidee"  # the directeur général has appreciated
    LETTRE_ETABLIE = "lettre_etablie"  # the letter waits for its signatures
    SIGNEE = "signee"  # both have signed
    ENVOYEE = "envoyee"  # the reply has left the house
    CLOTUREE = "cloturee"  # nothing more happens to it


class Acte(StrEnum):
    """What may be done to a dossier."""

    ENREGISTRER = "enregistrer"
    CORRIGER = "corriger"
    NOTER = "noter"
    ANALYSER = "analyser"
    RENDRE_AVIS = "rendre_avis"
    RENVOYER_AVIS = "renvoyer_avis"
    DECIDER = "decider"
    ETABLIR_LETTRE = "etablir_lettre"
    SIGNER = "signer"
    ENVOYER = "envoyer"
    CLOTURER = "cloturer"


class Parcours(StrEnum):
    """Which road a dossier takes, from what its assessment found."""

    REPONSE = "reponse"  # an external writing: the whole procedure, to a letter
    CONSIGNATION = "consignation"  # an external oral request: written down, never answered
    ACCOMPAGNEMENT = "accompagnement"  # guided and recorded, without a letter


Depart = Statut | None
Moves = Mapping[tuple[Depart, Acte], Statut]


def _sur_place(acte: Acte, *statuts: Statut) -> Moves:
    """Return the moves of an act that leaves a dossier where it stands."""
    return {(statut, acte): statut for statut in statuts}


_ORDRE = tuple(Statut)
_JUSQU_A_LA_DECISION = _ORDRE[: _ORDRE.index(Statut.DECIDEE) + 1]
_REPONSE: Moves = {
    **_sur_place(Acte.NOTER, *(s for s in Statut if s is not Statut.CLOTUREE)),
    **_sur_place(Acte.CORRIGER, *_JUSQU_A_LA_DECISION),
    (None, Acte.ENREGISTRER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.ANALYSER): Statut.ANALYSEE,
    (Statut.ANALYSEE, Acte.RENDRE_AVIS): Statut.AVIS_RENDU,
    (Statut.AVIS_RENDU, Acte.RENVOYER_AVIS): Statut.AVIS_RENDU,
    (Statut.AVIS_RENDU, Acte.RENDRE_AVIS): Statut.AVIS_RENDU,
    (Statut.AVIS_RENDU, Acte.DECIDER): Statut.DECIDEE,
    (Statut.DECIDEE, Acte.ETABLIR_LETTRE): Statut.LETTRE_ETABLIE,
    (Statut.LETTRE_ETABLIE, Acte.SIGNER): Statut.SIGNEE,
    (Statut.SIGNEE, Acte.ENVOYER): Statut.ENVOYEE,
    (Statut.ENVOYEE, Acte.CLOTURER): Statut.CLOTUREE,
}
_CONSIGNATION: Moves = {
    (None, Acte.ENREGISTRER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.CLOTURER): Statut.CLOTUREE,
}
_ACCOMPAGNEMENT: Moves = {
    **_sur_place(Acte.NOTER, Statut.ENREGISTREE, Statut.ANALYSEE),
    (None, Acte.ENREGISTRER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.CORRIGER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.ANALYSER): Statut.ANALYSEE,
    (Statut.ENREGISTREE, Acte.CLOTURER): Statut.CLOTUREE,
    (Statut.ANALYSEE, Acte.CLOTURER): Statut.CLOTUREE,
}

TRANSITIONS: Mapping[Parcours, Moves] = MappingProxyType(
    {
        Parcours.REPONSE: MappingProxyType(_REPONSE),
        Parcours.CONSIGNATION: MappingProxyType(_CONSIGNATION),
        Parcours.ACCOMPAGNEMENT: MappingProxyType(_ACCOMPAGNEMENT),
    }
)


def statut_suivant(parcours: Parcours, statut: Depart, acte: Acte) -> Statut:
    """Return where an act leads.

    Source: circ_2022, procédure externe, de l'analyse à la réponse officielle.

    Raises:
        ErreurMetier: The act is not open here; its code says what is missing.
    """
    suivant = TRANSITIONS[parcours].get((statut, acte))
    if suivant is None:
        raise ErreurMetier(_obstacle(parcours, statut, acte), acte=acte, statut=statut or "")
    return suivant


def _obstacle(parcours: Parcours, statut: Depart, acte: Acte) -> str:
    """Name the first thing that stands in the way of an act."""
    if statut is None:
        return "demande_non_enregistree"
    if statut is Statut.CLOTUREE:
        return "dossier_cloture"
    if parcours is Parcours.CONSIGNATION:
        return "demande_orale"
    if parcours is Parcours.ACCOMPAGNEMENT and acte not in {a for _, a in _ACCOMPAGNEMENT}:
        return "sans_lettre"
    return _obstacle_de_reponse(statut, acte)


def _obstacle_de_reponse(statut: Statut, acte: Acte) -> str:
    """Name what an act lacks on the road to a letter, or that its time is over."""
    if acte is Acte.CORRIGER:
        return "lettre_deja_etablie"
    attendu = next(depart for depart, a in _REPONSE if a is acte)
    return _OBSTACLES[attendu] if _rang(statut) < _rang(attendu) else "acte_deja_fait"


_OBSTACLES: Mapping[Depart, str] = MappingProxyType(
    {
        Statut.ANALYSEE: "analyse_manquante",
        Statut.AVIS_RENDU: "avis_manquant",
        Statut.DECIDEE: "decision_manquante",
        Statut.LETTRE_ETABLIE: "lettre_manquante",
        Statut.SIGNEE: "signatures_manquantes",
        Statut.ENVOYEE: "reponse_non_envoyee",
    }
)


def _rang(statut: Depart) -> int:
    """Return how far a dossier has come; before its registration, less than any status."""
    return -1 if statut is None else list(Statut).index(statut)
