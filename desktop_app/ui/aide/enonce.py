"""A practice case told in words: what came in, without what must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.domain.demande import (
    Consentement,
    Demande,
    Element,
    Nature,
    Origine,
    Verification,
)
from desktop_app.domain.phrases import Textes
from desktop_app.domain.regles.cas import COMMISSION, JUGES
from desktop_app.domain.scenario import Scenario
from desktop_app.domain.sources import Referentiel
from desktop_app.ui.champs.jour import dire_jour

_ISSUE = re.compile(r"\s:\s(?!«)|\s;\s")
_EXAMEN = {
    Verification.PAS_EXAMINEE: "Elle n’a pas encore été examinée.",
    Verification.OUI: "Examen fait\u00a0: elle oblige à répondre, ou le permet.",
    Verification.NON: "Examen fait\u00a0: elle n’oblige pas à répondre et ne le permet pas.",
}
_CONDITIONS = {
    "tenu_au_secret": "Qui demande est tenu au secret",
    "meme_mission": "Les deux personnes ont la même mission",
    "strictement_necessaire": "L’information est strictement nécessaire",
    "interet_du_beneficiaire": "Le partage sert l’intérêt de la personne",
    "beneficiaire_informe": "La personne a été informée du partage",
    "indispensable_pour_decider": "C’est indispensable pour décider",
    "piece_d_aide_individuelle": "La pièce concerne une aide individuelle",
}


def titre(scenario: Scenario) -> str:
    """Return the situation alone: after the colon, the title of a case tells its outcome."""
    return _composer(_ISSUE.split(scenario.titre)[0])


def enoncer(scenario: Scenario, textes: Textes, referentiel: Referentiel) -> tuple[str, ...]:
    """Return what came in, a sentence each."""
    demande = scenario.demande
    qui = referentiel.demandeurs[demande.demandeur].libelle
    interne = demande.origine is Origine.INTERNE
    suite = _interne(demande, textes) if interne else _externe(demande, textes, referentiel)
    return (
        f"Jour de l’analyse\u00a0: {dire_jour(scenario.date)}.",
        f"Qui demande\u00a0: {qui}.",
        f"Par quel moyen\u00a0: {textes.mot('canal', demande.canal).lower()}.",
        *_danger(demande),
        *suite,
        *(_element(element, demande, textes) for element in demande.elements),
    )


def _danger(demande: Demande) -> Iterator[str]:
    if demande.danger_grave_et_imminent:
        yield "Le CPAS constate lui-même un danger grave et imminent pour quelqu’un."


def _interne(demande: Demande, textes: Textes) -> Iterator[str]:
    yield f"Ce qui est demandé\u00a0: {textes.mot('forme', demande.interne.forme).lower()}."
    for champ, condition in _CONDITIONS.items():
        reponse = "oui" if getattr(demande.interne, champ) else "non"
        yield f"{condition}\u00a0: {reponse}."


def _externe(demande: Demande, textes: Textes, referentiel: Referentiel) -> Iterator[str]:
    yield f"Adressée à\u00a0: {textes.mot('destinataire', demande.destinataire).lower()}."
    if demande.nature is not Nature.INFORMATION:
        yield f"Elle se présente comme\u00a0: {textes.mot('nature', demande.nature).lower()}."
        yield f"{textes.mot('acte_montre', demande.acte_montre or 'pas_encore')}."
    yield _oui_non("La personne est identifiée sans équivoque", vrai=demande.personne_identifiee)
    yield _oui_non("L’objet de la demande est précis", vrai=demande.objet_precis)
    yield from _disposition(demande, referentiel)
    yield from _accord(demande, textes)
    if demande.demandeur in {*JUGES, COMMISSION}:
        forme = textes.mot("acte_du_juge", demande.acte_du_juge or "simple_lettre").lower()
        yield f"Ce qui arrive est\u00a0: {forme}."
    if demande.enquete_l_exige:
        yield "L’enquête exige l’information demandée."


def _accord(demande: Demande, textes: Textes) -> Iterator[str]:
    """Say what is known of the agreement: who gives it, to whom, and until when."""
    if demande.consentement is not Consentement.AUCUN:
        yield f"{textes.mot('consentement', demande.consentement)}."
    if demande.consentement is not Consentement.ECRIT:
        return
    donneur = textes.mot("consentement_donne_par", demande.consentement_donne_par)
    yield f"Qui le donne\u00a0: {donneur.lower()}."
    yield _oui_non("L’écrit nomme ce demandeur", vrai=demande.consentement_vise_le_demandeur)
    if demande.consentement_du is not None:
        yield f"Il vaut à partir du {dire_jour(demande.consentement_du)}."
    if demande.consentement_jusqu_au is not None:
        yield f"Il vaut jusqu’au {dire_jour(demande.consentement_jusqu_au)}."


def _disposition(demande: Demande, referentiel: Referentiel) -> Iterator[str]:
    citee = demande.disposition_citee
    if not citee:
        yield "Aucune disposition légale n’est citée."
        return
    texte = referentiel.textes.get(citee)
    if texte is None:
        yield f"Disposition citée\u00a0: «\u00a0{_composer(citee)}\u00a0»."
        yield _EXAMEN[demande.disposition_verifiee]
        return
    yield f"Disposition citée\u00a0: {texte.citation}."
    for condition in texte.conditions:
        etablie = condition.id in demande.conditions_verifiees
        yield f"{condition.question} {'Oui' if etablie else 'Non'}."
    if demande.forme_de_reponse:
        yield f"Forme de réponse demandée\u00a0: {_composer(demande.forme_de_reponse)}."


def _element(element: Element, demande: Demande, textes: Textes) -> str:
    nature = textes.mot("nature_element", element.nature).lower()
    besoin = "strictement nécessaire" if element.necessaire else "pas strictement nécessaire"
    quoi = f"{_composer(element.libelle)} ({nature})"
    return f"Élément demandé\u00a0: {quoi}, {besoin}{_hors(element, demande)}."


def _hors(element: Element, demande: Demande) -> str:
    """Say that the agreement, or the basis that was examined, leaves this element out."""
    ecrit = demande.consentement is Consentement.ECRIT
    tient = demande.disposition_verifiee is Verification.OUI
    dehors = {
        "de l’accord": ecrit and not element.couvert_par_le_consentement,
        "du texte": tient and not element.couvert_par_la_disposition,
    }
    return "".join(f", hors {de}" for de, vrai in dehors.items() if vrai)


def _oui_non(question: str, *, vrai: bool) -> str:
    return f"{question}\u00a0: {'oui' if vrai else 'non'}."


def _composer(texte: str) -> str:
    """Set in French what a case file types plainly."""
    serre = re.sub(r"\s([:;?!»])", "\u00a0\\1", texte.replace("'", "’"))
    return re.sub(r"«\s", "«\u00a0", serre)
