"""The two signature blocks, side by side (organic law of 8 July 1976, art. 28, § 2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from desktop_app.letters.bandes import Bande
from desktop_app.letters.entete import Atelier, exiger_place
from desktop_app.letters.feuille import MM, Marque, Noeud
from desktop_app.letters.paragraphes import Rang, couper, poser
from desktop_app.letters.redige import BlocSignature
from desktop_app.letters.reglages import MENTION, QUALITE, Style

_GOUTTIERE = 5 * MM
_HAUTEUR_MAXIMALE = 150 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bloc:
    """A block broken into lines, at the left edge ``x``."""

    x: float
    mention: tuple[Rang, ...]
    qualite: tuple[Rang, ...]
    nom: tuple[Rang, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Etages:
    """Where each part of both blocks begins, below the top: the rows are shared."""

    qualite: float
    nom: float
    hauteur: float


def signatures(blocs: tuple[BlocSignature, ...], atelier: Atelier) -> Bande:
    """Set both blocks: mention of the delegation first, then quality, room to sign, name.

    Raises:
        ErreurMetier: ``texte_trop_long``: a block would not fit on a page.
    """
    prets = _couper(blocs, atelier)
    etages = _etages(prets, atelier.reglages.signature * MM)
    exiger_place(etages.hauteur, _HAUTEUR_MAXIMALE, "signature")
    return Bande(hauteur=etages.hauteur, poser=partial(_poser, prets, etages, atelier.racine))


def _couper(blocs: tuple[BlocSignature, ...], atelier: Atelier) -> tuple[_Bloc, ...]:
    reglages, polices = atelier.reglages, atelier.polices
    largeurs = (
        reglages.colonne - reglages.x - _GOUTTIERE,
        reglages.droit - reglages.colonne,
    )
    return tuple(
        _Bloc(
            x=x,
            mention=couper(bloc.mention, polices, MENTION, largeur),
            qualite=couper(bloc.qualite, polices, QUALITE, largeur),
            nom=couper(bloc.nom, polices, QUALITE, largeur),
        )
        for bloc, x, largeur in zip(blocs, (reglages.x, reglages.colonne), largeurs, strict=True)
    )


def _etages(blocs: tuple[_Bloc, ...], place: float) -> _Etages:
    mention = max(_hauteur(bloc.mention, MENTION) for bloc in blocs)
    qualite = max(_hauteur(bloc.qualite, QUALITE) for bloc in blocs)
    nom = max(_hauteur(bloc.nom, QUALITE) for bloc in blocs)
    debut = mention + (MENTION.apres if mention else 0.0)
    return _Etages(
        qualite=debut,
        nom=debut + qualite + place,
        hauteur=debut + qualite + place + nom,
    )


def _hauteur(rangs: tuple[Rang, ...], style: Style) -> float:
    return len(rangs) * style.interligne


def _poser(
    blocs: tuple[_Bloc, ...], etages: _Etages, racine: Noeud, y: float
) -> tuple[Marque, ...]:
    marques: list[Marque] = []
    for bloc in blocs:
        groupe = Noeud("Div", racine)
        for rangs, style, haut in (
            (bloc.mention, MENTION, 0.0),
            (bloc.qualite, QUALITE, etages.qualite),
            (bloc.nom, QUALITE, etages.nom),
        ):
            if rangs:
                traces = poser(rangs, style, bloc.x, y + haut)
                marques.append(Marque(sens=Noeud("P", groupe), traces=traces))
    return tuple(marques)
