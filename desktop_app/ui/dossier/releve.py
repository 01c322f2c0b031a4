"""Answers that do not change any more, as words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.etapes import Champ, Etape, Question, Reponses
from desktop_app.ui.champs.accord_dit import phrase
from desktop_app.ui.champs.jour import dire_jour, lire_jour
from desktop_app.ui.dossier.langue import dire_conditions, dire_reponse
from desktop_app.ui.elements import PAS, mots
from desktop_app.ui.session import Session

_OUI_NON = {True: "Oui", False: "Non"}
_RIEN = "–"
_LIBELLE = 300  # pixels


def releve(etape: Etape, reponses: Reponses, session: Session) -> QWidget:
    """Return the questions of a step and their answers."""
    posees = etape.posees(reponses)
    return tableau([(q.libelle, _dire(q, reponses, session)) for q in posees])


def _dire(question: Question, reponses: Reponses, session: Session) -> str:
    """Return an answer in words; an agreement is told with who asks and what is asked for."""
    if question.champ is Champ.ACCORD:
        return phrase(reponses, session.textes, {})
    return dire(question, reponses.get(question.id), session)


def tableau(lignes: list[tuple[str, str]]) -> QWidget:
    """Return labels and values, side by side."""
    corps = QWidget()
    grille = QGridLayout(corps)
    grille.setContentsMargins(0, 0, 0, 0)
    grille.setHorizontalSpacing(3 * PAS)
    grille.setVerticalSpacing(PAS + 4)
    grille.setColumnStretch(1, 1)
    for rang, (libelle, valeur) in enumerate(lignes):
        gauche = mots(libelle, "discret")
        gauche.setFixedWidth(_LIBELLE)
        grille.addWidget(gauche, rang, 0)
        grille.addWidget(mots(valeur or _RIEN), rang, 1)
    return corps


def dire(question: Question, valeur: Any, session: Session) -> str:  # noqa: ANN401 - any JSON
    """Return an answer in words."""
    if valeur in (None, "", []):
        return _RIEN
    match question.champ:
        case Champ.OUI_NON:
            dit = _OUI_NON.get(valeur, _RIEN)
        case Champ.CHOIX:
            dit = session.textes.mot(question.mots, str(valeur))
        case Champ.LIGNES:
            dit = "\n".join(valeur)
        case Champ.DATE:
            lue = lire_jour(str(valeur), session.poste.horloge().date())
            dit = dire_jour(lue) if lue is not None else _RIEN
        case Champ.DISPOSITION:
            dit = _disposition(valeur, session)
        case Champ.ELEMENTS:
            dit = "\n".join(_element(element, session) for element in valeur)
        case _:
            dit = dire_reponse(question.id, str(valeur), session)
    return dit


def _disposition(valeur: dict[str, Any], session: Session) -> str:
    citee = str(valeur.get("citee", ""))
    lignes = [dire_reponse("disposition_citee", citee, session)]
    if citee and citee not in session.contenu.referentiel.textes:
        verifiee = valeur.get("verifiee") or "pas_examinee"
        lignes.append(f"Examen\u00a0: {session.textes.mot('verification', verifiee)}")
    conditions = dire_conditions(valeur.get("conditions", []), session)
    lignes += [f"Condition remplie\u00a0: {condition}" for condition in conditions]
    return "\n".join(lignes)


def _element(element: dict[str, Any], session: Session) -> str:
    nature = session.textes.mot("nature_element", element["nature"]).lower()
    necessaire = "nécessaire" if element.get("necessaire") else "pas strictement nécessaire"
    return f"{element['libelle']} – {nature}, {necessaire}"
