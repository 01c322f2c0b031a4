"""The content check: what the strict reading of one file cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.fautes_des_mots import fautes_des_mots
from desktop_app.content.fautes_des_procedures import (
    fautes_de_la_procedure,
    phrases_de_la_procedure,
)
from desktop_app.content.fautes_des_textes import fautes_des_textes
from desktop_app.content.procedures import lire_procedures
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.textes import lire_textes
from desktop_app.domain.demande import Nature
from desktop_app.domain.demandeur import Demandeur
from desktop_app.domain.etapes import Procedure
from desktop_app.domain.phrases import Phrase, Textes
from desktop_app.domain.sources import Referentiel, Texte

_CIRCULAIRE = "circ_2022"
_JAMAIS = re.compile(r"\bautorisée?s?\b", re.IGNORECASE)
_APOSTROPHE_DROITE = re.compile(r"\w'\w")
_ESPACE_SECABLE = re.compile(r" [;:?!»]|« ")


def fautes_du_contenu(racine: Path = RESSOURCES) -> list[str]:
    """Return every fault of the pack, the requesters, the procedures and the sentences.

    Raises:
        FichierInvalide: A file cannot be read at all.
    """
    referentiel, textes = lire_referentiel(racine), lire_textes(racine)
    procedures = lire_procedures(racine)
    circulaire = (racine / "sources" / f"{_CIRCULAIRE}.txt").read_text(encoding="utf-8")
    return [
        *_passages_introuvables(referentiel.textes[_CIRCULAIRE], circulaire),
        *_identifiants(referentiel),
        *_renvois(referentiel),
        *_pouvoirs(referentiel),
        *fautes_des_textes(referentiel),
        *_principe_sans_trou(referentiel),
        *fautes_des_mots(textes),
        *_procedures(procedures, referentiel, textes),
        *_redaction(_phrases(referentiel, textes, procedures)),
    ]


def d_un_trait(texte: str) -> str:
    """Return a text on one line, so that it can be searched."""
    return " ".join(texte.split())


def _passages_introuvables(texte: Texte, original: str) -> Iterator[str]:
    """Find the sentences that do not stand, to the letter, in their source."""
    entier = d_un_trait(original)
    for passage in texte.passages:
        if d_un_trait(passage.texte) not in entier:
            yield f"{passage.id} : phrase introuvable dans le texte de la source"


def _identifiants(referentiel: Referentiel) -> Iterator[str]:
    """Find sentences that another text's id would reach, or two under one id."""
    for texte in referentiel.textes.values():
        connus: set[str] = set()
        for passage in texte.passages:
            if passage.source != texte.id:
                yield f"{texte.id} : le passage « {passage.id} » porte un autre nom"
            if passage.id in connus:
                yield f"{texte.id} : le passage « {passage.id} » figure deux fois"
            connus.add(passage.id)


def _renvois(referentiel: Referentiel) -> Iterator[str]:
    """Find references to a sentence or to a requester that does not exist."""
    passages = {p.id for texte in referentiel.textes.values() for p in texte.passages}
    for demandeur in referentiel.demandeurs.values():
        for identifiant in set(demandeur.passages) - passages:
            yield f"{demandeur.code} : passage inconnu « {identifiant} »"
        if not demandeur.passages:
            yield f"{demandeur.code} : aucun passage ne fonde l’aide"
    for texte in referentiel.textes.values():
        for code in set(texte.demandeurs) - set(referentiel.demandeurs):
            yield f"{texte.id} : demandeur inconnu « {code} »"


def _pouvoirs(referentiel: Referentiel) -> Iterator[str]:
    """Find a power that is known and yet to be verified; asking is no power."""
    for demandeur in referentiel.demandeurs.values():
        pouvoirs = (*demandeur.peut, *demandeur.peut_a_verifier)
        for nature in sorted({n for n in pouvoirs if pouvoirs.count(n) > 1}):
            yield f"{demandeur.code} : « {nature} » figure deux fois parmi ses pouvoirs"
        if Nature.INFORMATION in pouvoirs:
            yield f"{demandeur.code} : demander n’est pas un pouvoir"


def _principe_sans_trou(referentiel: Referentiel) -> Iterator[str]:
    """Check that one penal text, and one only, is in force around each change."""
    penaux = [texte for texte in referentiel.textes.values() if texte.principe_penal]
    debuts = {texte.en_vigueur_du for texte in penaux if texte.en_vigueur_du}
    for jour in {jour - timedelta(days=ecart) for jour in debuts for ecart in (0, 1)}:
        nombre = sum(texte.en_vigueur(jour) for texte in penaux)
        if nombre != 1:
            yield f"principe pénal : {nombre} textes en vigueur le {jour.isoformat()}"
    for texte in penaux:
        if not texte.passages:
            yield f"{texte.id} : le principe pénal n’a aucune phrase à citer"


def _procedures(
    procedures: Mapping[str, Procedure], referentiel: Referentiel, textes: Textes
) -> Iterator[str]:
    """Find what the procedures name and that does not exist."""
    for nom, procedure in procedures.items():
        for faute in fautes_de_la_procedure(procedure, referentiel, textes.mots):
            yield f"{nom} : {faute}"


def _redaction(phrases: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Check the program's own sentences; those of the sources stay as they are."""
    for ou, phrase in phrases:
        if _JAMAIS.search(phrase):
            yield f"{ou} : le directeur général apprécie, rien n’est dit « autorisé »"
        if _APOSTROPHE_DROITE.search(phrase):
            yield f"{ou} : apostrophe droite"
        if _ESPACE_SECABLE.search(phrase):
            yield f"{ou} : espace sécable devant un signe double"


def _phrases(
    referentiel: Referentiel, textes: Textes, procedures: Mapping[str, Procedure]
) -> Iterator[tuple[str, str]]:
    """Return every sentence the program says in its own name, with where it stands."""
    for demandeur in referentiel.demandeurs.values():
        yield from _phrases_du_demandeur(demandeur)
    for texte in referentiel.textes.values():
        yield f"{texte.id}.remarque", texte.remarque
        yield from ((f"{texte.id}.{c.id}", c.question) for c in texte.conditions)
    for procedure in procedures.values():
        yield from phrases_de_la_procedure(procedure)
    for famille, mots in textes.mots.items():
        yield from ((f"mots.{famille}.{code}", mot) for code, mot in mots.items())
    familles = (
        textes.refus,
        textes.avertissements,
        textes.coffre,
        textes.constats,
        textes.arrivee,
        textes.issues,
    )
    for phrases in familles:
        for code, phrase in phrases.items():
            yield from _phrases_du_code(code, phrase)


def _phrases_du_demandeur(demandeur: Demandeur) -> Iterator[tuple[str, str]]:
    for phrase in (*demandeur.aide, *demandeur.avertissements, *demandeur.a_verifier):
        yield demandeur.code, phrase


def _phrases_du_code(code: str, phrase: Phrase) -> Iterator[tuple[str, str]]:
    yield code, phrase.texte
    yield code, phrase.suite
