"""The words of an analysis made under a text that was replaced since."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.vigueur import Remplacement
from desktop_app.ui.champs.jour import dire_jour_en_lettres

# By the first word of a citation: its article, and how "replaced" agrees with it.
_ACCORDS = {
    "article": ("l’", "remplacé"),
    "articles": ("les ", "remplacés"),
    "arrêt": ("l’", "remplacé"),
    "circulaire": ("la ", "remplacée"),
    "décret": ("le ", "remplacé"),
    "loi": ("la ", "remplacée"),
}


def phrase(remplaces: Iterable[Remplacement]) -> str:
    """Say under which texts an analysis was made, and since when they are replaced."""
    dits = "\u00a0; sous ".join(map(_dire, remplaces))
    return f"Analysé sous {dits}" if dits else ""


def par_quoi(remplaces: Iterable[Remplacement]) -> str:
    """Say which texts hold now, "" where the pack does not tell."""
    dits = dict.fromkeys(avec_article(r.par) for r in remplaces if r.par)
    return f"Aujourd’hui\u00a0: {', '.join(dits)}." if dits else ""


def avec_article(citation: str) -> str:
    """Return a citation with its article; one of an unusual kind between quotation marks."""
    premier = citation.split(" ", 1)[0]
    if premier not in _ACCORDS:
        return f"le texte «\u00a0{citation}\u00a0»"
    return f"{_ACCORDS[premier][0]}{citation}"


def _dire(remplace: Remplacement) -> str:
    texte = avec_article(remplace.citation)
    if remplace.depuis is None:
        return f"{texte}, qui n’est pas en vigueur aujourd’hui"
    depuis = dire_jour_en_lettres(remplace.depuis)
    if not remplace.par:
        return f"{texte}, qui n’est plus en vigueur depuis le {depuis}"
    _, mot = _ACCORDS.get(remplace.citation.split(" ", 1)[0], ("", "remplacé"))
    return f"{texte}, {mot} le {depuis}"
