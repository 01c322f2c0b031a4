"""The operators of a page: how drawn things are written in the file."""

from __future__ import annotations

import math
from collections.abc import Mapping

from desktop_app.letters.feuille import (
    HAUTEUR,
    Feuille,
    Ligne,
    Noeud,
    Rectangle,
    Teinte,
    Trace,
    Vignette,
)
from desktop_app.letters.polices import Emploi
from desktop_app.letters.texte import Face

_TRAIT = 0.5


def nom_de_police(face: Face, tranche: int) -> str:
    """Return the name by which pages call a slice of a face."""
    return f"F{list(Face).index(face)}s{tranche}"


def operateurs(feuille: Feuille, emplois: Mapping[Face, Emploi]) -> tuple[str, list[Noeud]]:
    """Return the content of a page, and the element that each marked sequence belongs to.

    Raises:
        ErreurMetier: ``caractere_absent``: a face lacks a character.
    """
    code: list[str] = []
    noeuds: list[Noeud] = []
    for marque in feuille.marques:
        if not marque.traces:
            continue
        if isinstance(marque.sens, Noeud):
            code.append(f"/{marque.sens.role} <</MCID {len(noeuds)}>> BDC")
            noeuds.append(marque.sens)
        else:
            code.append(marque.sens.value)
        code += [_trace(trace, emplois) for trace in marque.traces]
        code.append("EMC")
    return "\n".join(code), noeuds


def _trace(trace: Trace, emplois: Mapping[Face, Emploi]) -> str:
    if isinstance(trace, Ligne):
        return _ligne(trace, emplois)
    return _vignette(trace) if isinstance(trace, Vignette) else _rectangle(trace)


def _ligne(ligne: Ligne, emplois: Mapping[Face, Emploi]) -> str:
    # Readers that follow the tags would join two words if a line did not end with a space.
    fin = "" if ligne.coupee else " "
    dernier = len(ligne.morceaux) - 1
    suite = [
        f"/{nom_de_police(morceau.face, tranche)} {ligne.corps:g} Tf <{octets.hex()}> Tj"
        for rang, morceau in enumerate(ligne.morceaux)
        for tranche, octets in emplois[morceau.face].coder(
            morceau.texte + (fin if rang == dernier else "")
        )
    ]
    return " ".join((f"BT {_couleur(ligne.teinte)} rg", _matrice(ligne), *suite, "ET"))


def _matrice(ligne: Ligne) -> str:
    place = f"{ligne.x:.2f} {HAUTEUR - ligne.y:.2f}"
    if not ligne.angle:
        return f"{place} Td"
    sinus, cosinus = (f(math.radians(ligne.angle)) for f in (math.sin, math.cos))
    return f"{cosinus:.4f} {sinus:.4f} {-sinus:.4f} {cosinus:.4f} {place} Tm"


def _rectangle(trace: Rectangle) -> str:
    x, y = f"{trace.x:.2f}", f"{HAUTEUR - trace.y:.2f}"
    if trace.fond:
        return f"{_couleur(trace.fond)} rg {x} {y} {trace.largeur:.2f} {-trace.hauteur:.2f} re f"
    plume = f"{_TRAIT:g} w {_couleur(trace.trait)} RG" if trace.trait else f"{_TRAIT:g} w"
    if trace.hauteur:
        return f"{plume} {x} {y} {trace.largeur:.2f} {-trace.hauteur:.2f} re S"
    return f"{plume} {x} {y} m {trace.x + trace.largeur:.2f} {y} l S"


def _vignette(trace: Vignette) -> str:
    cadre = f"{trace.largeur:.2f} 0 0 {trace.hauteur:.2f} {trace.x:.2f}"
    bas = f"{HAUTEUR - trace.y - trace.hauteur:.2f}"
    return f"q {cadre} {bas} cm /{trace.image.nom} Do Q"


def _couleur(teinte: Teinte) -> str:
    return f"{teinte.rouge:g} {teinte.vert:g} {teinte.bleu:g}"
