"""The legal provision cited: none, a text that is known, or the asker's own words."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.etapes import Question
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.champs.texte_cite import TexteCite
from desktop_app.ui.elements import PAS, colonne, mots, pile
from desktop_app.ui.session import Session

_AUCUNE, _CONNUE, _LIBRE = "aucune", "connue", "libre"
_MODES = (
    (_AUCUNE, "Aucune disposition n’est citée"),
    (_CONNUE, "Un texte que le programme connaît"),
    (_LIBRE, "Une autre disposition, dans les mots du demandeur"),
)
_OBLIGE = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle\u00a0?"
_VERIFICATIONS = (("oui", "Oui"), ("non", "Non"), ("a_examiner", "À examiner"))


class ChampDisposition(ChampEcran):
    """Keeps the three answers, whichever is chosen."""

    def __init__(self, question: Question, session: Session) -> None:
        super().__init__(question)
        textes = session.contenu.referentiel.textes
        remplaces = {texte.succede_a for texte in textes.values()}
        self._connus = textes
        self._mode = Radios(question.libelle, _MODES)
        self._liste = Liste(
            "Texte cité",
            [
                (t.id, f"{t.citation} – {t.titre}")
                for t in textes.values()
                if t.id not in remplaces
            ],
            cherchable=True,
        )
        self._cite = TexteCite(session)
        self._mots = Texte("Disposition citée, dans les mots du demandeur", lignes=2)
        self._mots.setFixedHeight(self._mots.minimumHeight())
        self._verifiee = Radios(_OBLIGE, _VERIFICATIONS, cote_a_cote=True)
        self._connue = pile(self._liste, self._cite)
        self._libre = pile(
            self._mots, self._mots.compteur, mots(_OBLIGE), self._verifiee, espace=PAS // 2
        )
        self.setLayout(colonne(self._mode, self._connue, self._libre))
        self.setFocusProxy(self._mode)
        self._ecouter()
        self._disposer()

    def _ecouter(self) -> None:
        self._mode.choisi.connect(lambda _: self._changer())
        self._liste.choisi.connect(lambda _: self._changer())
        self._cite.change.connect(self.change)
        self._mots.textChanged.connect(self.change)
        self._verifiee.choisi.connect(lambda _: self.change.emit())

    def _changer(self) -> None:
        self._disposer()
        self.change.emit()

    def _disposer(self) -> None:
        """Show what the chosen kind of answer needs."""
        self._connue.setVisible(self._mode.code() == _CONNUE)
        self._libre.setVisible(self._mode.code() == _LIBRE)
        self._cite.montrer(self._connus.get(self._liste.code()))

    def valeur(self) -> dict[str, Any] | None:
        """Return what is cited, and beside it what the other choices hold."""
        mode = self._mode.code()
        if not mode:
            return None
        verifiee = self._verifiee.code()
        return {
            "citee": {_CONNUE: self._liste.code(), _LIBRE: self._libres()}.get(mode, ""),
            "verifiee": verifiee if mode == _LIBRE and verifiee in ("oui", "non") else "",
            "conditions": self._cite.remplies() if mode == _CONNUE else [],
            "mode": mode,
            "texte": self._liste.code(),
            "mots": self._libres(),
            "examen": verifiee,
            "reponses": self._cite.reponses(),
        }

    def _libres(self) -> str:
        return self._mots.toPlainText().strip()

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show an answer, ours or the bare one of a dossier."""
        pose = _complete(valeur, self._connus.keys()) if isinstance(valeur, dict) else {}
        self._mode.poser(pose.get("mode"))
        self._liste.poser(pose.get("texte"))
        self._mots.setPlainText(str(pose.get("mots") or ""))
        self._verifiee.poser(pose.get("examen"))
        self._disposer()
        reponses = pose.get("reponses")
        self._cite.poser(reponses if isinstance(reponses, dict) else {})

    def obstacle(self) -> str:
        """Return what is missing of the answer that was chosen."""
        mode = self._mode.code()
        if mode == _CONNUE:
            if not self._liste.code():
                return "Choisissez le texte cité."
            return "" if self._cite.complet() else "Répondez à chaque condition du texte cité."
        if mode == _LIBRE:
            if not self._libres():
                return "Recopiez la disposition citée par le demandeur."
            return (
                ""
                if self._verifiee.code()
                else "Dites ce que l’examen de cette disposition a établi."
            )
        return super().obstacle()


def _complete(valeur: dict[str, Any], connus: Any) -> dict[str, Any]:  # noqa: ANN401 - any keys
    """Return an answer of ours from the one a dossier holds."""
    if "mode" in valeur:
        return valeur
    citee = str(valeur.get("citee") or "").strip()
    if citee in connus:
        conditions = valeur.get("conditions") or []
        return {
            "mode": _CONNUE,
            "texte": citee,
            "reponses": {str(c): "oui" for c in conditions},
        }
    if citee:
        return {"mode": _LIBRE, "mots": citee, "examen": valeur.get("verifiee") or "a_examiner"}
    return {"mode": _AUCUNE}
