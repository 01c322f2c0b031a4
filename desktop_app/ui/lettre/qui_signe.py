"""Who signs for one of the two qualities: the office holder, or a delegate of that day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandats import Titulaire
from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas, Delegue, Qualite, Signataire
from desktop_app.ui.champs.jour import dire_bornes
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.elements import colonne, mots

_TITULAIRE = "*"
"""Code of the office holder in the list: nobody bears such a name."""


class QuiSigne(QWidget):
    """Shows the office holder; offers the delegates whose delegation holds that day."""

    change = Signal()
    """Somebody else signs."""

    def __init__(self, qualite: Qualite, cpas: Cpas, jour: date, textes: Textes) -> None:
        super().__init__()
        self._titulaire = cpas.titulaire(qualite.office, jour)
        tous = [d for d in cpas.delegues if d.qualite is qualite]
        self._delegues = {d.nom: d for d in tous if d.vaut(jour)}
        mot = textes.mot("qualite", qualite)
        options = [(_TITULAIRE, f"{self._titulaire.nom}, titulaire")]
        options += [(nom, f"{nom}, par délégation") for nom in self._delegues]
        self._liste = Liste(f"{mot}\u00a0: qui signe\u00a0?", options)
        self._liste.poser(_TITULAIRE)
        self._liste.choisi.connect(self._choisir)
        self._mention = mots("", "discret")
        annonce = mots(f"{mot}\u00a0: qui signe\u00a0?", "question")
        annonce.setBuddy(self._liste)
        self.setLayout(colonne(annonce, self._liste, self._mention, espace=4))
        self._perimees = bool(tous) and not self._delegues
        self._dire()

    def delegue(self) -> Signataire | None:
        """Return who signs by delegation, nobody for the office holder."""
        delegue = self._delegues.get(self.nom())
        if delegue is None:
            return None
        return Signataire(
            qualite=delegue.qualite,
            nom=delegue.nom,
            titre=delegue.titre,
            delegation=delegue.mention,
        )

    def nom(self) -> str:
        """Return the name of the delegate, "" for the office holder."""
        code = self._liste.code()
        return "" if code == _TITULAIRE else code

    def poser(self, nom: object) -> None:
        """Choose a delegate by name; any other value chooses the office holder."""
        self._liste.poser(nom if nom in self._delegues else _TITULAIRE)
        self._dire()

    def _choisir(self, _: str) -> None:
        self._dire()
        self.change.emit()

    def _dire(self) -> None:
        delegue = self._delegues.get(self.nom())
        phrase = _mention(delegue) if delegue is not None else _mandat(self._titulaire)
        if self._perimees:
            phrase = "Aucune délégation n’est valable aujourd’hui."
        self._mention.setText(phrase)
        self._mention.setVisible(bool(phrase))


def _mandat(titulaire: Titulaire) -> str:
    """Say since when and until when somebody holds the office, where the house gave dates."""
    if titulaire.mandat is None:
        return ""
    dates = dire_bornes(titulaire.mandat.du, titulaire.mandat.au)
    titre = f" ({titulaire.titre})" if titulaire.titre else ""
    return f"En fonction {dates}{titre}."


def _mention(delegue: Delegue) -> str:
    """Say what is printed before the name, and when the delegation holds."""
    bornes = dire_bornes(delegue.du, delegue.au)
    duree = f"Délégation valable {bornes}." if bornes else "Délégation sans terme."
    if not delegue.mention.strip():
        return f"Aucune mention n’est écrite dans les réglages.\n{duree}"
    return f"Mention imprimée\u00a0: «\u00a0{delegue.mention}\u00a0»\n{duree}"
