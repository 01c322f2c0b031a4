"""The check of the legal texts: what each claims holds, and its rows follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop_app.domain.sources import Confiance, Effet, Referentiel, Texte

_PAR_LETTRE = frozenset({Effet.OBLIGE, Effet.AUTORISE})


def fautes_des_textes(referentiel: Referentiel) -> Iterator[str]:
    """Find the texts that say of themselves what their file does not show."""
    for texte in referentiel.textes.values():
        for faute in (*_confiance(texte), *_effet(texte), *_succession(texte, referentiel)):
            yield f"{texte.id} : {faute}"


def _confiance(texte: Texte) -> Iterator[str]:
    """Check that a text said to be read again has a sentence, and one only reported has none."""
    rapporte = texte.confiance is Confiance.RAPPORTE
    if not rapporte and not texte.passages:
        yield "un texte sans passage n’est pas « relu »"
    if rapporte and texte.passages:
        yield "un texte rapporté n’a pas de passage : il est cité par un tiers"


def _effet(texte: Texte) -> Iterator[str]:
    """Check that what serves by letter names its askers, and what serves in a meeting none."""
    if texte.effet in _PAR_LETTRE and not (texte.demandeurs and texte.natures):
        yield "il lève le secret par lettre sans dire pour qui, ou pour quoi"
    if texte.effet in _PAR_LETTRE and not texte.citation.startswith("article "):
        yield "une lettre le dit après « l’ » : sa citation commence par « article »"
    if texte.effet in {Effet.AUCUNE, Effet.CONCERTATION} and texte.demandeurs:
        yield "il ne vaut pas par lettre et nomme pourtant un demandeur"


def _succession(texte: Texte, referentiel: Referentiel) -> Iterator[str]:
    """Check that the row before it ends the day before, and asks the same conditions."""
    if not texte.succede_a:
        return
    ancien = referentiel.textes.get(texte.succede_a)
    if ancien is None:
        yield f"succède à un texte inconnu « {texte.succede_a} »"
        return
    fin = ancien.en_vigueur_jusqu_au
    if fin is None or fin + timedelta(days=1) != texte.en_vigueur_du:
        yield f"ne commence pas le lendemain de « {ancien.id} »"
    if [c.id for c in ancien.conditions] != [c.id for c in texte.conditions]:
        yield f"n’a pas les conditions de « {ancien.id} »"
