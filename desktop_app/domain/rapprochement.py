"""When two dossiers are about one person, or come from one asker."""

from __future__ import annotations

from desktop_app.domain.noms import meme_nom, plier
from desktop_app.domain.reponse import Correspondant, Personne


def meme_personne(une: Personne, autre: Personne) -> bool:
    """Tell whether two persons are one: same names, and same birth date where both are known."""
    naissances = {une.date_de_naissance, autre.date_de_naissance} - {None}
    return (
        meme_nom(une.nom, autre.nom)
        and plier(une.prenom) == plier(autre.prenom)
        and len(naissances) < 2
    )


def meme_correspondant(un: Correspondant | None, autre: Correspondant | None) -> bool:
    """Tell whether two askers may be one; an unknown name contradicts none."""
    noms = {plier(c.nom) for c in (un, autre) if c is not None} - {""}
    return len(noms) < 2
