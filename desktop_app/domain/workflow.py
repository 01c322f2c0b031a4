"""The states of a dossier, the order of the procedure, and the only moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
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
    CLASSEE = "classee"  # filed without a reply


FINIS = frozenset({Statut.CLOTUREE, Statut.CLASSEE})
"""Where nothing is waited for any more."""


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
    TRANSMETTRE = "transmettre"
    CLASSER = "classer"
    ROUVRIR = "rouvrir"
    REFAIRE_LETTRE = "refaire_lettre"
    RETIRER_ACCORD = "retirer_accord"
    RECTIFIER = "rectifier"
    REMETTRE = "remettre"
    APPRECIER = "apprecier"
    PRENDRE_CONNAISSANCE = "prendre_connaissance"
    REVOIR = "revoir"


ISSUES = (
    *(Acte.REVOIR, Acte.TRANSMETTRE, Acte.REFAIRE_LETTRE, Acte.ROUVRIR),
    *(Acte.RETIRER_ACCORD, Acte.RECTIFIER, Acte.CLASSER),
)
"""The ways out of the procedure and the ways back, the lightest first."""


class Parcours(StrEnum):
    """Which road a dossier takes, from what its assessment found."""

    REPONSE = "reponse"  # an external writing: the whole procedure, to a letter
    CONSIGNATION = "consignation"  # an external oral request: written down, never answered
    ACCOMPAGNEMENT = "accompagnement"  # guided and recorded, without a letter


class Chez(StrEnum):
    """Who does the next act."""

    SECRETARIAT = "secretariat"
    REFERENT = "referent"
    DIRECTEUR_GENERAL = "directeur_general"
    SIGNATAIRES = "signataires"
    PERSONNE = "personne"  # nothing is left to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Pas:
    """A step of the road to a letter.

    Attributes:
        acte: What is done.
        statut: Where it leads.
        chez: Who does it.
        manque: Code of what is missing to whoever would go on before it was done.
    """

    acte: Acte
    statut: Statut
    chez: Chez
    manque: str = ""


ORDRE = (
    Pas(
        acte=Acte.ENREGISTRER,
        statut=Statut.ENREGISTREE,
        chez=Chez.SECRETARIAT,
        manque="demande_non_enregistree",
    ),
    Pas(
        acte=Acte.ANALYSER,
        statut=Statut.ANALYSEE,
        chez=Chez.SECRETARIAT,
        manque="analyse_manquante",
    ),
    Pas(
        acte=Acte.RENDRE_AVIS,
        statut=Statut.AVIS_RENDU,
        chez=Chez.REFERENT,
        manque="avis_manquant",
    ),
    Pas(
        acte=Acte.DECIDER,
        statut=Statut.DECIDEE,
        chez=Chez.DIRECTEUR_GENERAL,
        manque="decision_manquante",
    ),
    Pas(
        acte=Acte.ETABLIR_LETTRE,
        statut=Statut.LETTRE_ETABLIE,
        chez=Chez.SECRETARIAT,
        manque="lettre_manquante",
    ),
    Pas(
        acte=Acte.SIGNER,
        statut=Statut.SIGNEE,
        chez=Chez.SIGNATAIRES,
        manque="signatures_manquantes",
    ),
    Pas(
        acte=Acte.ENVOYER,
        statut=Statut.ENVOYEE,
        chez=Chez.SECRETARIAT,
        manque="reponse_non_envoyee",
    ),
    Pas(
        acte=Acte.CLOTURER,
        statut=Statut.CLOTUREE,
        chez=Chez.SECRETARIAT,
    ),
)
"""The order of the procedure, said once: everything that follows a dossier reads it here."""

_RANG: Mapping[Statut, int] = MappingProxyType({pas.statut: n for n, pas in enumerate(ORDRE)})

Depart = Statut | None
Moves = Mapping[tuple[Depart, Acte], Statut]


def atteint(statut: Statut, vise: Statut) -> bool:
    """Tell whether a dossier that stands at a status of the order went through another one."""
    return _RANG[statut] >= _RANG[vise]


def _sur_place(acte: Acte, *statuts: Statut) -> Moves:
    """Return the moves of an act that leaves a dossier where it stands."""
    return {(statut, acte): statut for statut in statuts}


def _vers(acte: Acte, arrivee: Statut, *departs: Statut) -> Moves:
    """Return the moves of an act that leads to one status from several."""
    return {(depart, acte): arrivee for depart in departs}


_OUVERTS = tuple(pas.statut for pas in ORDRE[:-1])
_AVANT_LA_LETTRE = tuple(s for s in _OUVERTS if not atteint(s, Statut.LETTRE_ETABLIE))
_AVANT_L_ENVOI = tuple(s for s in _OUVERTS if not atteint(s, Statut.ENVOYEE))
LETTRE_EN_MAIN = (Statut.LETTRE_ETABLIE, Statut.SIGNEE)
"""Where a letter exists that did not leave."""


def _partout(*statuts: Statut) -> Moves:
    """Return what is possible wherever a dossier stands: a note, and the person who withdraws."""
    return {**_sur_place(Acte.NOTER, *statuts), **_sur_place(Acte.RETIRER_ACCORD, *statuts)}


_REPONSE: Moves = {
    **_partout(*Statut),
    **_sur_place(Acte.CORRIGER, *_AVANT_LA_LETTRE),
    (None, ORDRE[0].acte): ORDRE[0].statut,
    **{(avant.statut, pas.acte): pas.statut for avant, pas in pairwise(ORDRE)},
    (Statut.AVIS_RENDU, Acte.RENVOYER_AVIS): Statut.AVIS_RENDU,
    (Statut.AVIS_RENDU, Acte.RENDRE_AVIS): Statut.AVIS_RENDU,
    **_sur_place(Acte.TRANSMETTRE, Statut.ENREGISTREE, Statut.ANALYSEE),
    **_vers(Acte.CLASSER, Statut.CLASSEE, *_AVANT_L_ENVOI),
    **_vers(Acte.ROUVRIR, Statut.ENREGISTREE, *_AVANT_L_ENVOI[1:], Statut.CLASSEE),
    **_sur_place(Acte.REVOIR, Statut.CLASSEE),
    **_vers(Acte.REFAIRE_LETTRE, Statut.DECIDEE, *LETTRE_EN_MAIN),
    **_sur_place(Acte.RECTIFIER, Statut.ENVOYEE, Statut.CLOTUREE),
}
_CONSIGNATION: Moves = {
    **_partout(Statut.ENREGISTREE, Statut.CLOTUREE),
    (None, Acte.ENREGISTRER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.CLOTURER): Statut.CLOTUREE,
}
_ACCOMPAGNEMENT: Moves = {
    **_partout(Statut.ENREGISTREE, Statut.ANALYSEE, Statut.CLOTUREE),
    (None, Acte.ENREGISTRER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.CORRIGER): Statut.ENREGISTREE,
    (Statut.ENREGISTREE, Acte.ANALYSER): Statut.ANALYSEE,
    (Statut.ANALYSEE, Acte.ROUVRIR): Statut.ENREGISTREE,
    **_sur_place(Acte.REMETTRE, Statut.ENREGISTREE, Statut.ANALYSEE),
    **_sur_place(Acte.APPRECIER, Statut.ANALYSEE),
    **_sur_place(Acte.PRENDRE_CONNAISSANCE, Statut.ENREGISTREE, Statut.ANALYSEE),
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
    if statut in FINIS:
        return "dossier_cloture" if statut is Statut.CLOTUREE else "dossier_classe"
    if parcours is Parcours.CONSIGNATION:
        return "demande_orale"
    if parcours is Parcours.ACCOMPAGNEMENT and acte not in {a for _, a in _ACCOMPAGNEMENT}:
        return "sans_lettre"
    analysable = parcours is Parcours.ACCOMPAGNEMENT and acte is Acte.APPRECIER
    return "analyse_manquante" if analysable else _obstacle_de_reponse(statut, acte)


# Why a way out is closed: the reply has not left yet, it has, or it is too early.
_SANS_ISSUE: Mapping[Acte, str] = MappingProxyType(
    {
        Acte.TRANSMETTRE: "avis_deja_rendu",
        Acte.ROUVRIR: "rien_a_rouvrir",
        Acte.REFAIRE_LETTRE: "rien_a_refaire",
        Acte.RECTIFIER: "reponse_non_envoyee",
        Acte.REVOIR: "rien_a_revoir",
        Acte.REMETTRE: "par_lettre",
        Acte.APPRECIER: "par_lettre",
        Acte.PRENDRE_CONNAISSANCE: "par_lettre",
    }
)
_AVANT_ENVOI_SEUL = frozenset({Acte.CLASSER, Acte.ROUVRIR, Acte.REFAIRE_LETTRE})


def _obstacle_de_reponse(statut: Statut, acte: Acte) -> str:
    """Name what an act lacks on the road to a letter, or that its time is over."""
    if acte is Acte.CORRIGER:
        return "lettre_deja_etablie"
    if acte in _AVANT_ENVOI_SEUL and atteint(statut, Statut.ENVOYEE):
        return "reponse_partie"
    if acte in _SANS_ISSUE:
        return _SANS_ISSUE[acte]
    depart = next(depart for depart, a in _REPONSE if a is acte)
    if depart is None or atteint(statut, depart):
        return "acte_deja_fait"
    return ORDRE[_RANG[depart]].manque
