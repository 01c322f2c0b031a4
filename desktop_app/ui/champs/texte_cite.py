"""A text of the legal pack: what it does to secrecy, and its conditions to answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.sources import Texte
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import source
from desktop_app.ui.elements import PAS, colonne, garnir, mots, pile
from desktop_app.ui.session import Session

_OUI_NON = (("oui", "Oui"), ("non", "Non"))


class TexteCite(QWidget):
    """Shows one text and asks whether its conditions are met."""

    change = Signal()
    """A condition was answered."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._texte: Texte | None = None
        self._retenues: dict[str, str] = {}
        self._conditions: dict[str, Radios] = {}
        self.setLayout(colonne())

    def montrer(self, texte: Texte | None) -> None:
        """Show a text; the answers given about another one are kept."""
        if texte is self._texte:
            return
        self._retenues = self.reponses()
        self._texte = texte
        self._conditions = {}
        contenu = [self._fiche(texte)] if texte is not None else []
        for condition in texte.conditions if texte is not None else ():
            radios = Radios(condition.question, _OUI_NON, cote_a_cote=True)
            radios.poser(self._retenues.get(condition.id, ""))
            radios.choisi.connect(lambda _: self.change.emit())
            self._conditions[condition.id] = radios
            contenu.append(pile(mots(condition.question), radios, espace=2))
        garnir(self, *contenu)

    def _fiche(self, texte: Texte) -> QWidget:
        """Return what is known of a text."""
        textes = self._session.textes
        aujourd_hui = self._session.poste.horloge().date()
        vigueur: QWidget = mots(_vigueur(texte), "discret")
        if not texte.en_vigueur(aujourd_hui):
            phrase = f"{_vigueur(texte)} Ce texte n’est pas en vigueur aujourd’hui."
            vigueur = dit("attention", "attention", phrase, "attention")
        lignes: list[QWidget | None] = [
            mots(textes.mot("effet", texte.effet), "sous-titre"),
            vigueur,
            mots(textes.mot("confiance", texte.confiance), "discret"),
            mots(texte.remarque) if texte.remarque else None,
        ]
        if texte.passages:
            passages = tuple(p.id for p in texte.passages)
            lignes.append(source(passages, self._session.contenu.referentiel, "Lire le texte"))
        return pile(*(ligne for ligne in lignes if ligne is not None), espace=PAS // 2)

    def reponses(self) -> dict[str, str]:
        """Return every answer given, about this text or another."""
        return {**self._retenues, **{c: r.code() for c, r in self._conditions.items() if r.code()}}

    def remplies(self) -> list[str]:
        """Return the conditions of the text shown that are met."""
        return [c for c, radios in self._conditions.items() if radios.code() == "oui"]

    def complet(self) -> bool:
        """Tell whether every condition was answered."""
        return all(radios.code() for radios in self._conditions.values())

    def poser(self, reponses: Mapping[str, object]) -> None:
        """Show answers."""
        self._retenues = {str(c): str(v) for c, v in reponses.items()}
        for condition, radios in self._conditions.items():
            radios.poser(self._retenues.get(condition, ""))


def _vigueur(texte: Texte) -> str:
    """Say since when and until when a text is in force."""
    if texte.en_vigueur_jusqu_au is not None:
        return f"En vigueur jusqu’au {dire_jour(texte.en_vigueur_jusqu_au)}."
    if texte.en_vigueur_du is None:
        return "Date d’entrée en vigueur non établie."
    return f"En vigueur depuis le {dire_jour(texte.en_vigueur_du)}."
