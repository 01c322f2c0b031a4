"""What stands on every page besides the text: footer, and the state of the sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop_app.domain.reponse import Etat
from desktop_app.letters.entete import Atelier, exiger_place
from desktop_app.letters.feuille import (
    ALERTE,
    BLANC,
    ENCRE,
    FILET,
    FILIGRANE,
    GRIS,
    HAUTEUR,
    LARGEUR,
    MM,
    Ligne,
    Marque,
    Noeud,
    Ornement,
    Rectangle,
    Teinte,
    Trace,
)
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.paragraphes import couper, poser
from desktop_app.letters.redige import Texte
from desktop_app.letters.reglages import ANCRE, PIED, Style
from desktop_app.letters.texte import Face, morceaux, simple

_HAUT_DU_PIED = HAUTEUR - 21 * MM
_BAS_DU_PIED = HAUTEUR - 5 * MM
_LARGEUR_PAGE = 25 * MM
_FILIGRANE = Style(corps=118, interligne=118)
_INCLINAISON = 54.0
_CAPITALE = 0.63
_BANDEAU = Style(corps=9.5, interligne=6.5 * MM)
_COPIE = Style(corps=12, interligne=7 * MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobilier:
    """The furniture of one letter, or of one sheet of the house.

    Attributes:
        pied: Lines of the footer.
        bandeau: Words of the band of a practice register; "" for none.
    """

    pied: tuple[Texte, ...]
    libelles: Libelles
    atelier: Atelier
    ancre: Texte = ()
    bandeau: str = ""
    etat: Etat = Etat.ORIGINAL

    def etat_de_la_feuille(self, page: int) -> list[Marque]:
        """Return what says that a sheet is a draft, a copy or an exercise, under its text."""
        marques: list[Marque] = []
        if self.etat is Etat.PROJET:
            traces = (self._filigrane(),)
            marques.append(Marque(sens=self._sens(page, Ornement.FILIGRANE), traces=traces))
        if self.bandeau:
            marques += self._bandeau(page)
        if self.etat is Etat.COPIE:
            marques += self._copie(page)
        return marques

    def _sens(self, page: int, ornement: Ornement) -> Noeud | Ornement:
        # The state of the letter is read aloud once; on later pages it is only seen.
        return Noeud("P", self.atelier.racine) if page == 1 else ornement

    def _filigrane(self) -> Ligne:
        texte = simple(self.libelles.projet, Face.GRASSE)
        demi = self.atelier.polices.largeur(texte, _FILIGRANE.corps) / 2
        tiers = _FILIGRANE.corps * _CAPITALE / 2
        sinus, cosinus = (f(math.radians(_INCLINAISON)) for f in (math.sin, math.cos))
        return Ligne(
            x=LARGEUR / 2 - demi * cosinus + tiers * sinus,
            y=HAUTEUR / 2 + demi * sinus + tiers * cosinus,
            morceaux=texte,
            corps=_FILIGRANE.corps,
            teinte=FILIGRANE,
            angle=_INCLINAISON,
        )

    def _bandeau(self, page: int) -> list[Marque]:
        fond = Rectangle(
            x=self.atelier.reglages.x,
            y=6 * MM,
            largeur=self.atelier.reglages.largeur,
            hauteur=_BANDEAU.interligne,
            fond=ALERTE,
        )
        return self._etiquette(page, fond, self.bandeau, _BANDEAU, BLANC)

    def _copie(self, page: int) -> list[Marque]:
        largeur = 30 * MM
        cadre = Rectangle(
            x=self.atelier.reglages.droit - largeur,
            y=14.5 * MM,
            largeur=largeur,
            hauteur=_COPIE.interligne,
            trait=ENCRE,
        )
        return self._etiquette(page, cadre, self.libelles.copie, _COPIE, ENCRE)

    def _etiquette(
        self, page: int, cadre: Rectangle, mots: str, style: Style, teinte: Teinte
    ) -> list[Marque]:
        texte = simple(mots, Face.GRASSE)
        large = self.atelier.polices.largeur(texte, style.corps)
        rangs = couper(texte, self.atelier.polices, style, cadre.largeur)
        x = cadre.x + (cadre.largeur - large) / 2
        return [
            Marque(sens=Ornement.MISE_EN_PAGE, traces=(cadre,)),
            Marque(
                sens=self._sens(page, Ornement.EN_TETE),
                traces=poser(rangs, style, x, cadre.y, teinte),
            ),
        ]

    def pied_de_page(self, page: int, total: int) -> Marque:
        """Return the footer of a page.

        Raises:
            ErreurMetier: ``texte_trop_long``: the footer would leave the sheet.
        """
        reglages, polices = self.atelier.reglages, self.atelier.polices
        x, droite, y = reglages.x, reglages.droit, _HAUT_DU_PIED
        traces: list[Trace] = [Rectangle(x=x, y=y, largeur=reglages.largeur, trait=FILET)]
        numero = morceaux(self.libelles.page, {"page": str(page), "total": str(total)})
        y += 1.5 * MM
        rangs = couper(numero, polices, PIED, _LARGEUR_PAGE)
        traces += poser(rangs, PIED, droite - polices.largeur(numero, PIED.corps), y, GRIS)
        for texte, style in (*((t, PIED) for t in self.pied), (self.ancre, ANCRE)):
            rangs = couper(texte, polices, style, reglages.largeur - _LARGEUR_PAGE)
            traces += poser(rangs, style, x, y, GRIS)
            y += len(rangs) * style.interligne
        exiger_place(y, _BAS_DU_PIED, "pied")
        return Marque(sens=Ornement.PIED, traces=tuple(traces))
