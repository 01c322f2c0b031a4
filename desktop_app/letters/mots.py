"""The recovery words on paper: numbered, in columns, read one column after the other."""

from __future__ import annotations

from desktop_app.letters.bandes import Bande, dessiner
from desktop_app.letters.entete import Atelier
from desktop_app.letters.feuille import GRIS, MM, NOIR, Marque, Noeud
from desktop_app.letters.paragraphes import couper
from desktop_app.letters.reglages import MOT_DE_SECOURS
from desktop_app.letters.texte import Face, simple

_COLONNES = 4
_NUMERO = 8 * MM


def mots(suite: tuple[str, ...], liste: Noeud, atelier: Atelier) -> Bande:
    """Set words in columns, large enough to be copied by hand without a doubt."""
    rangees = -(-len(suite) // _COLONNES)

    def poser(y: float) -> tuple[Marque, ...]:
        return tuple(
            marque
            for rang, mot in enumerate(suite)
            for marque in _mot(rang, mot, liste, atelier, divmod(rang, rangees), y)
        )

    return Bande(hauteur=rangees * MOT_DE_SECOURS.interligne, poser=poser, apres=8.0)


def _mot(
    rang: int, mot: str, liste: Noeud, atelier: Atelier, place: tuple[int, int], y: float
) -> tuple[Marque, ...]:
    style, polices = MOT_DE_SECOURS, atelier.polices
    largeur = atelier.reglages.largeur / _COLONNES
    colonne, rangee = place
    x, haut = atelier.reglages.x + colonne * largeur, y + rangee * style.interligne
    item = Noeud("LI", liste)
    numero = couper(simple(f"{rang + 1}."), polices, style, _NUMERO)
    lettres = couper(simple(mot, Face.GRASSE), polices, style, largeur - _NUMERO)
    return (
        *dessiner(Noeud("Lbl", item), style, x, GRIS, numero, haut),
        *dessiner(Noeud("LBody", item), style, x + _NUMERO, NOIR, lettres, haut),
    )
