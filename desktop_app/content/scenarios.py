"""Reading of case files, with the checks that no type can make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cattrs import Converter
from cattrs.gen import override

from desktop_app.content.fautes import (
    FauteDeValeur,
    FichierInvalide,
    montrer,
    type_inattendu,
    valeur_inconnue,
)
from desktop_app.content.lecture import (
    lecteur_de_table,
    lire_toml,
    nouveau_convertisseur,
    structurer,
)
from desktop_app.domain.caracteres import usuel
from desktop_app.domain.demande import Demande, Element, Forme, Origine
from desktop_app.domain.mandats import Mandat, bornes, chevauchement
from desktop_app.domain.noms import plier
from desktop_app.domain.scenario import (
    ActeJoue,
    AvisJoue,
    ClassementJoue,
    DecisionJouee,
    EnvoiJoue,
    NoteJouee,
    RepriseJouee,
    Scenario,
    SignatureJouee,
    TransmissionJouee,
)
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte

_KINDS: Mapping[Acte, type[ActeJoue]] = {
    Acte.RENDRE_AVIS: AvisJoue,
    Acte.DECIDER: DecisionJouee,
    Acte.SIGNER: SignatureJouee,
    Acte.ENVOYER: EnvoiJoue,
    Acte.TRANSMETTRE: TransmissionJouee,
    Acte.CLASSER: ClassementJoue,
    Acte.ROUVRIR: RepriseJouee,
    Acte.REFAIRE_LETTRE: RepriseJouee,
    Acte.RECTIFIER: RepriseJouee,
    Acte.NOTER: NoteJouee,
}

# The acts of a case file: those with keys of their own, and those without any.
_SANS_CLE = (
    *(Acte.ENREGISTRER, Acte.ANALYSER, Acte.ETABLIR_LETTRE, Acte.CLOTURER),
    Acte.RETIRER_ACCORD,
)
_JOUABLES = tuple(acte for acte in Acte if acte in _KINDS or acte in _SANS_CLE)


def lire_scenario(chemin: Path, referentiel: Referentiel) -> Scenario:
    """Return a case.

    Raises:
        FichierInvalide: With every fault of the file, of form and of substance.
    """
    brut = _en_usuel(lire_toml(chemin))
    fautes = _fautes_de_fond(brut, referentiel)
    try:
        scenario = structurer(chemin, brut, Scenario, _CONVERTISSEUR)
    except FichierInvalide as erreur:
        raise FichierInvalide(chemin, [*erreur.fautes, *fautes]) from None
    if scenario.cpas is not None:
        fautes += _fautes_de_mandats(scenario.cpas.mandats)
    if fautes:
        raise FichierInvalide(chemin, fautes)
    return replace(scenario, demande=replace(scenario.demande, interne=scenario.interne))


def _en_usuel(valeur: Any) -> Any:
    """Return what a case says in the characters that the screens keep of what is typed."""
    if isinstance(valeur, dict):
        return {cle: _en_usuel(contenu) for cle, contenu in valeur.items()}
    if isinstance(valeur, list):
        return [*map(_en_usuel, valeur)]
    return usuel(valeur) if isinstance(valeur, str) else valeur


def _fautes_de_fond(brut: Mapping[str, Any], referentiel: Referentiel) -> list[str]:
    """Return the faults that depend on the pack or on two keys at once.

    The raw tables are read, so that these faults are told beside those of form.
    """
    demande = _table(brut, "demande")
    return [
        *_faute_de_demandeur(demande, referentiel),
        *_fautes_de_conditions(demande, referentiel),
        *_fautes_d_elements(demande),
        *_faute_d_accord(demande),
        *_faute_de_forme(demande, _table(brut, "interne")),
        *_fautes_de_decisions(brut.get("actes", []), demande.get("elements", [])),
        *_faute_de_principe(_table(brut, "attendu").get("principe"), referentiel),
    ]


def _faute_de_demandeur(demande: Mapping[str, Any], referentiel: Referentiel) -> list[str]:
    """Check the requester code, and that it goes with the origin."""
    if "demandeur" not in demande:
        return ["demande.demandeur : clé manquante"]
    code = demande["demandeur"]
    if not isinstance(code, str):
        return []
    demandeur = referentiel.demandeurs.get(code)
    if demandeur is None:
        return [f"demande.demandeur : code inconnu {montrer(code)}"]
    origine = demande.get("origine", Origine.EXTERNE.value)
    if origine in list(Origine) and origine != demandeur.origine:
        return [f"demande.origine : « {origine} » ne va pas avec le demandeur « {code} »"]
    return []


def _fautes_de_conditions(demande: Mapping[str, Any], referentiel: Referentiel) -> list[str]:
    """Check that each condition exists in the pack."""
    conditions = demande.get("conditions_verifiees", [])
    if not isinstance(conditions, list):
        return []
    connues = referentiel.conditions()
    return [
        f"demande.conditions_verifiees : condition inconnue {montrer(condition)}"
        for condition in conditions
        if isinstance(condition, str) and condition not in connues
    ]


def _fautes_d_elements(demande: Mapping[str, Any]) -> list[str]:
    """Check that each element has words to print, and says what kind of thing it is."""
    elements = demande.get("elements", [])
    tables = [
        (rang, element)
        for rang, element in enumerate(elements if isinstance(elements, list) else [])
        if isinstance(element, dict)
    ]
    return [
        *(
            f"demande.elements[{rang}].libelle : texte vide"
            for rang, element in tables
            if _sans_mot(element.get("libelle"))
        ),
        *(
            f"demande.elements[{rang}].nature : clé manquante"
            for rang, element in tables
            if "nature" not in element
        ),
    ]


def _sans_mot(valeur: object) -> bool:
    """Tell whether a text says nothing."""
    return isinstance(valeur, str) and not plier(valeur)


def _faute_d_accord(demande: Mapping[str, Any]) -> list[str]:
    """Check that an agreement does not end before it begins."""
    jours = [demande.get(f"consentement_{borne}") for borne in ("du", "jusqu_au")]
    du, fin = (j if isinstance(j, date) and not isinstance(j, datetime) else None for j in jours)
    if du is None or fin is None or du <= fin:
        return []
    bornes = f"finit le {fin.isoformat()}, avant de commencer le {du.isoformat()}"
    return [f"demande.consentement_jusqu_au : l’accord {bornes}"]


def _fautes_de_mandats(mandats: Sequence[Mandat]) -> Iterator[str]:
    """Find the mandates that name nobody, end before they begin, or overlap in one office."""
    for rang, mandat in enumerate(mandats):
        du, au = bornes(mandat)
        if _sans_mot(mandat.nom):
            yield f"cpas.mandats[{rang}].nom : texte vide"
        if mandat.au is not None and mandat.au < mandat.du:
            finit = f"le mandat finit le {au}, avant de commencer le {du}"
            yield f"cpas.mandats[{rang}].au : {finit}"
            return
    deux = chevauchement(mandats)
    if deux is not None:
        (du, au), (autre_du, autre_au) = map(bornes, deux)
        dates = f"du {du} au {au}, et du {autre_du} au {autre_au}"
        yield f"cpas.mandats : deux mandats « {deux[0].qualite} » se chevauchent : {dates}"


def _faute_de_forme(demande: Mapping[str, Any], interne: Mapping[str, Any]) -> list[str]:
    """Check that a colleague asks for sharing only; the rest is a councillor's."""
    forme = interne.get("forme")
    reservee = forme in [Forme.CONSULTATION, Forme.COPIE]
    interne_au_cpas = demande.get("origine") == Origine.INTERNE
    if reservee and interne_au_cpas and demande.get("demandeur") == "collegue":
        return [f"interne.forme : « {forme} » est réservée au conseiller"]
    return []


def _fautes_de_decisions(actes: object, elements: object) -> Iterator[str]:
    """Find the decisions whose elements cannot be told apart, or have no place in the request."""
    tables = [e for e in elements if isinstance(e, dict)] if isinstance(elements, list) else []
    libelles = [e.get("libelle") for e in tables]
    for rang, acte in enumerate(actes if isinstance(actes, list) else []):
        if isinstance(acte, dict) and acte.get("acte") == Acte.DECIDER:
            ou = f"actes[{rang}]"
            yield from (f"{ou}.{faute}" for faute in _fautes_d_une_decision(acte, libelles))


def _fautes_d_une_decision(acte: Mapping[str, Any], libelles: list[Any]) -> Iterator[str]:
    voulus, valeurs = acte.get("elements", []), acte.get("valeurs", [])
    if not isinstance(voulus, list):
        return
    places = []
    for voulu in voulus:
        if isinstance(voulu, str) and libelles.count(voulu) > 1:
            yield f"elements : {montrer(voulu)} désigne plusieurs éléments ; indiquez leur place"
        elif type(voulu) is int and not 1 <= voulu <= len(libelles):
            yield f"elements : aucun élément à la place {voulu}"
        place = libelles.index(voulu) + 1 if voulu in libelles else voulu
        if place in places:
            yield f"elements : {montrer(voulu)} désigne un élément déjà nommé"
        places.append(place)
    if isinstance(valeurs, list) and len(valeurs) > len(voulus):
        yield f"valeurs : {len(valeurs)} valeurs pour {len(voulus)} éléments"


def _faute_de_principe(attendu: object, referentiel: Referentiel) -> Iterator[str]:
    """Check that the penal text that is expected is one of the pack."""
    if isinstance(attendu, str) and attendu not in referentiel.textes:
        yield f"attendu.principe : code inconnu {montrer(attendu)}"


def _table(brut: Mapping[str, Any], cle: str) -> Mapping[str, Any]:
    """Return a sub-table, empty where there is none."""
    valeur = brut.get(cle, {})
    return valeur if isinstance(valeur, dict) else {}


def _libelle_ou_place(valeur: object, _: Any) -> str | int:
    """Take what names an element: its label, or its place in the request."""
    if isinstance(valeur, str) or type(valeur) is int:
        return valeur
    raise type_inattendu(valeur, "texte ou place")


def _convertisseur() -> Converter:
    """Build the converter of case files, whose form differs from the domain in four places.

    ``[interne]`` stands beside ``[demande]``, the keys of an act depend on the act, elements
    are told apart by their place, and an agreement has no paper.
    """
    convertisseur = nouveau_convertisseur()
    sans_numero = lecteur_de_table(Element, convertisseur, id=override(omit=True))
    convertisseur.register_structure_hook(Element, sans_numero)
    omis = {champ: override(omit=True) for champ in ("interne", "accord")}
    convertisseur.register_structure_hook(
        Demande, lecteur_de_table(Demande, convertisseur, **omis)
    )
    convertisseur.register_structure_hook(str | int, _libelle_ou_place)
    lecteurs = {acte: lecteur_de_table(_KINDS.get(acte, ActeJoue), convertisseur) for acte in Acte}

    def lire_acte(valeur: object, kind: Any) -> ActeJoue:
        if not isinstance(valeur, dict):
            raise type_inattendu(valeur, "table")
        code = valeur.get("acte")
        if code is None:
            raise FauteDeValeur("acte : clé manquante")
        if code not in _JOUABLES:
            raise valeur_inconnue(code, _JOUABLES)
        acte: ActeJoue = lecteurs[Acte(code)](valeur, kind)
        return acte

    convertisseur.register_structure_hook(ActeJoue, lire_acte)
    return convertisseur


_CONVERTISSEUR = _convertisseur()
