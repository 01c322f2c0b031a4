"""What an answer or a verdict is called, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from desktop_app.domain.evaluation import Constat, Evaluation
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.session import Session

_FAMILLES = {
    "canal": "canal",
    "destinataire": "destinataire",
    "consentement": "consentement",
    "consentement_origine": "consentement_origine",
    "consentement_donne_par": "consentement_donne_par",
    "acte_du_juge": "acte_du_juge",
    "disposition_verifiee": "verification",
    "forme": "forme",
    "origine": "origine",
}
_LIBELLES = {
    "canal": "Canal",
    "demandeur": "Demandeur",
    "destinataire": "Adressé à",
    "consentement": "Accord de la personne",
    "disposition_citee": "Disposition citée",
    "disposition_verifiee": "Examen de la disposition",
    "conditions_verifiees": "Conditions remplies",
    "origine": "Provenance",
    "nature": "Nature",
    "forme": "Ce qui est demandé",
    "libelle": "Élément",
    "necessaire": "Strictement nécessaire",
    "date": "Jour de l’analyse",
    "danger_grave_et_imminent": "Danger grave et imminent",
}
_OUI_NON = {"oui": "Oui", "non": "Non", "aucun": "Aucun", "True": "Oui", "False": "Non"}


def dire_question(champ: str, session: Session) -> str:
    """Return what an answer answers to, in words."""
    if champ in _LIBELLES:
        return _LIBELLES[champ]
    for procedure in session.contenu.procedures.values():
        for etape in procedure.etapes:
            for question in etape.questions:
                if question.id.removeprefix("interne.") == champ:
                    return question.libelle
    constats = session.textes.constats
    return constats[champ].texte if champ in constats else champ.replace("_", " ").capitalize()


def avec_deux_points(question: str) -> str:
    """Return the words before an answer: what is no question by itself announces it."""
    return question if question.endswith("?") else f"{question}\u00a0:"


def dire_reponse(champ: str, valeur: str, session: Session) -> str:
    """Return an answer in words."""
    if not valeur:
        return "Aucune" if champ == "disposition_citee" else "–"
    mots = session.textes.mots.get(_FAMILLES.get(champ, ""), {})
    if valeur in mots:
        return mots[valeur]
    dire = _DIRES.get(champ)
    return dire(valeur, session) if dire is not None else _OUI_NON.get(valeur, valeur)


def _demandeur(valeur: str, session: Session) -> str:
    connu = session.contenu.referentiel.demandeurs.get(valeur)
    return connu.libelle if connu is not None else valeur


def _disposition(valeur: str, session: Session) -> str:
    connu = session.contenu.referentiel.textes.get(valeur)
    return connu.citation if connu is not None else valeur


def _conditions(valeur: str, session: Session) -> str:
    return "\n".join(dire_conditions(valeur.split(", "), session))


def _jour(valeur: str, _: Session) -> str:
    return dire_jour(date.fromisoformat(valeur))


def _nature(valeur: str, session: Session) -> str:
    for famille in ("nature", "nature_element"):
        if valeur in session.textes.mots[famille]:
            return session.textes.mot(famille, valeur)
    return valeur


_DIRES: Mapping[str, Callable[[str, Session], str]] = {
    "demandeur": _demandeur,
    "disposition_citee": _disposition,
    "conditions_verifiees": _conditions,
    "nature": _nature,
    "date": _jour,
}


def dire_conditions(conditions: Iterable[Any], session: Session) -> list[str]:
    """Return the questions of conditions."""
    connues = {
        c.id: c.question for t in session.contenu.referentiel.textes.values() for c in t.conditions
    }
    return [connues.get(str(c), str(c)) for c in conditions]


def dire_verdict(constat: Constat, evaluation: Evaluation, session: Session) -> str:
    """Return a verdict in words."""
    verdict, textes = constat.verdict, session.textes
    if verdict in evaluation.portes:
        return textes.constats[f"porte_{verdict}"].texte
    if verdict == evaluation.voie:
        return f"Voie\u00a0: {textes.mot('voie', verdict)}"
    if verdict == evaluation.principe:
        citation = session.contenu.referentiel.textes[verdict].citation
        return f"Le principe en vigueur ce jour-là\u00a0: {citation}"
    if verdict == "element_communicable":
        libelle = constat.reponses.get("libelle", "")
        return f"{textes.constats[verdict].texte.rstrip('.')}\u00a0: {libelle}"
    phrase = evaluation.phrase if verdict == evaluation.proposition else verdict
    return textes.constats[phrase].entiere()
