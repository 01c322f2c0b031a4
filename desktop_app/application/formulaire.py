"""From answers to what comes in, and back: the form without any widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.application.enregistrer import Arrivee
from desktop_app.domain.demande import (
    Accord,
    ActeDuJuge,
    ActeMontre,
    Canal,
    Consentement,
    Demande,
    Destinataire,
    DonneurAccord,
    Element,
    Forme,
    Interne,
    Nature,
    NatureElement,
    Origine,
    OrigineAccord,
    Verification,
)
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Procedure, Reponses
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne

_CODES: Mapping[str, Callable[[str], Any]] = {
    "nature": Nature,
    "origine": Origine,
    "canal": Canal,
    "destinataire": Destinataire,
    "consentement": Consentement,
    "acte_montre": lambda code: _membre(ActeMontre, code),
    "acte_du_juge": lambda code: _membre(ActeDuJuge, code),
}
_BOOLEENS_DE_LA_DEMANDE = (
    "danger_grave_et_imminent",
    "personne_identifiee",
    "objet_precis",
    "enquete_l_exige",
)
_BOOLEENS: Mapping[str, Any] = {"oui": True, "non": False}
_DEMANDE = frozenset(f.name for f in fields(Demande))
_PARTIES: Mapping[str, type] = {
    "personne": Personne,
    "correspondant": Correspondant,
    "interne": Interne,
}
# What the answer about an agreement says beside its paper: fields of the request itself.
_DE_L_ACCORD: Mapping[str, Callable[[Any], Any]] = {
    "donne_par": DonneurAccord,
    "vise_le_demandeur": bool,
    "du": date.fromisoformat,
    "jusqu_au": date.fromisoformat,
    "origine": OrigineAccord,
}
_REGROUPEES = frozenset(
    (
        *("disposition_citee", "disposition_verifiee", "conditions_verifiees", "interne"),
        *(f"consentement_{nom}" for nom in _DE_L_ACCORD),
    )
)
QUESTIONS = frozenset(
    (
        *("recue_le", "note", "disposition"),
        *(_DEMANDE - _REGROUPEES),
        *(f"{nom}.{champ.name}" for nom, partie in _PARTIES.items() for champ in fields(partie)),
    )
)
"""Every id of a question whose answer is a part of what comes in."""


def arrivee(procedure: Procedure, reponses: Reponses) -> Arrivee:
    """Return what comes in, from the questions that are asked; hidden answers do not count.

    Args:
        procedure: The procedure that was chosen; it fixes some answers.
        reponses: Every answer given so far, hidden ones included.
    """
    posees = {q.id for q in procedure.posees({**procedure.fixes, **reponses})}
    actives = {cle: v for cle, v in reponses.items() if cle in posees and v not in (None, "")}
    actives |= {cle: _BOOLEENS.get(valeur, valeur) for cle, valeur in procedure.fixes.items()}
    return Arrivee(
        demande=_demande(actives),
        personne=_personne(_partie(actives, "personne")),
        correspondant=_correspondant(_partie(actives, "correspondant")),
        recue_le=_date(actives.get("recue_le")),
        note=str(actives.get("note", "")),
    )


def reponses(dossier: Dossier) -> dict[str, Any]:
    """Return the answers a dossier holds, as the form takes them."""
    demande = dossier.demande
    trouvees: dict[str, Any] = {
        "recue_le": dossier.recue_le.isoformat(),
        **{nom: _code(getattr(demande, nom)) for nom in _CODES},
        **{nom: getattr(demande, nom) for nom in _BOOLEENS_DE_LA_DEMANDE},
        "demandeur": demande.demandeur,
        "forme_de_reponse": demande.forme_de_reponse,
        "disposition": {
            "citee": demande.disposition_citee,
            "verifiee": str(demande.disposition_verifiee),
            "conditions": list(demande.conditions_verifiees),
        },
        "accord": accord_en_table(demande),
        "elements": [_table(element) for element in demande.elements],
    }
    trouvees |= {f"interne.{cle}": v for cle, v in _table(demande.interne).items()}
    for nom, partie in (("personne", dossier.personne), ("correspondant", dossier.correspondant)):
        if partie is not None:
            trouvees |= {f"{nom}.{cle}": v for cle, v in _table(partie).items()}
    return trouvees


def accord_en_table(demande: Demande) -> dict[str, Any]:
    """Return what a request says of an agreement, as the form takes it."""
    regles = {nom: _json(getattr(demande, f"consentement_{nom}")) for nom in _DE_L_ACCORD}
    return {**regles, **_table(demande.accord)}


def _demande(actives: Mapping[str, Any]) -> Demande:
    """Build the request; what was not answered keeps its neutral value."""
    valeurs = {cle: v for cle, v in actives.items() if cle in _DEMANDE and cle not in _CODES}
    valeurs |= {cle: code(actives[cle]) for cle, code in _CODES.items() if cle in actives}
    valeurs |= _accord(actives.get("accord", {}))
    disposition = actives.get("disposition", {})
    valeurs["elements"] = tuple(
        Element(**{**table, "nature": NatureElement(table.get("nature", "administrative"))})
        for table in actives.get("elements", [])
        if plier(str(table.get("libelle", "")))
    )
    interne = _partie(actives, "interne")
    if "forme" in interne:
        interne["forme"] = Forme(interne["forme"])
    return Demande(
        **valeurs,
        disposition_citee=disposition.get("citee", ""),
        disposition_verifiee=Verification(disposition.get("verifiee", "")),
        conditions_verifiees=tuple(disposition.get("conditions", ())),
        interne=Interne(**interne),
    )


def _accord(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an agreement fills in of a request."""
    dites = {cle: v for cle, v in table.items() if v not in (None, "")}
    regles = {
        f"consentement_{c}": lire(dites[c]) for c, lire in _DE_L_ACCORD.items() if c in dites
    }
    reste = {c.name: dites[c.name] for c in fields(Accord) if c.name in dites}
    return {**regles, "accord": Accord(**reste)}


def _membre(enumeration: type[StrEnum], code: str) -> StrEnum:
    """Return a member by its code; one whose value is empty goes by its name."""
    return next(m for m in enumeration if _code(m) == code)


def _code(membre: StrEnum) -> str:
    """Return the code that a question offers for a member."""
    return membre.value or membre.name.lower()


def _personne(valeurs: dict[str, Any]) -> Personne | None:
    """Build the person, if any word was said about who it is."""
    naissance = _date(valeurs.pop("date_de_naissance", None))
    if not any(plier(str(v)) for v in valeurs.values()) and naissance is None:
        return None
    return Personne(**{"nom": "", **valeurs}, date_de_naissance=naissance)


def _correspondant(valeurs: dict[str, Any]) -> Correspondant | None:
    """Build the asker, if any word was said about who it is."""
    courrier = _date(valeurs.pop("date_du_courrier", None))
    adresse = tuple(valeurs.pop("adresse", ()))
    if not any(plier(str(v)) for v in (*valeurs.values(), *adresse)) and courrier is None:
        return None
    return Correspondant(**{"nom": "", **valeurs}, adresse=adresse, date_du_courrier=courrier)


def _partie(actives: Mapping[str, Any], nom: str) -> dict[str, Any]:
    """Return the answers about one part, without its name in front."""
    debut = f"{nom}."
    return {c.removeprefix(debut): v for c, v in actives.items() if c.startswith(debut)}


def _date(texte: object) -> date | None:
    return date.fromisoformat(str(texte)) if texte else None


def _table(valeur: Any) -> dict[str, Any]:  # noqa: ANN401 - any frozen part of a dossier
    """Return the fields of a part as JSON values."""
    return {champ.name: _json(getattr(valeur, champ.name)) for champ in fields(valeur)}


def _json(valeur: object) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, tuple):
        return list(valeur)
    if valeur is None or isinstance(valeur, int):
        return valeur
    return str(valeur)
