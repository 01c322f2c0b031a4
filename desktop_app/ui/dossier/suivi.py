"""What happened to a dossier, and what the house wrote down about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.formulaire import reponses
from desktop_app.application.noter import noter
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import LigneJournal
from desktop_app.domain.dossier import Correction, Dossier, Note
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte, statut_suivant
from desktop_app.ui import messages
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.dossier.langue import avec_deux_points
from desktop_app.ui.dossier.releve import dire
from desktop_app.ui.elements import PAS, bouton, colonne, mots, pile, rangee
from desktop_app.ui.session import Session


def chronologie_du_dossier(session: Session, dossier: Dossier) -> QWidget:
    """Return what the journal tells of a dossier, the latest first."""
    lignes = session.registre.historique(dossier.numero)
    dites = [mots(_dire(ligne, session, dossier)) for ligne in reversed(lignes)]
    return pile(*dites, espace=PAS // 2)


def _dire(ligne: LigneJournal, session: Session, dossier: Dossier) -> str:
    acte = session.textes.mots["journal"].get(ligne.acte, ligne.acte)
    if ligne.acte == Acte.TRANSMETTRE and dossier.transmission is not None:
        # The day it went on is not always the day that was noted.
        acte = f"{acte} le {dire_jour(dossier.transmission.date)}"
    return f"{_moment(ligne.moment)} – {acte} ({ligne.auteur})"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%d/%m/%Y à %H:%M}"


def corrections(session: Session, dossier: Dossier) -> list[QWidget]:
    """Return what each correction took the place of, the latest first; nothing for none."""
    dites = [_correction(session, dossier, une) for une in reversed(dossier.corrections)]
    if not dites:
        return []
    return [Depliant(f"Corrections ({len(dites)})", pile(*dites))]


def _correction(session: Session, dossier: Dossier, une: Correction) -> QWidget:
    """Return the answers that a correction replaced, as they were."""
    avant = replace(
        dossier,
        demande=une.demande or dossier.demande,
        personne=une.personne,
        correspondant=une.correspondant,
    )
    dites = reponses(avant)
    procedures = session.contenu.procedures.values()
    questions = {q.id: q for p in procedures for etape in p.etapes for q in etape.questions}
    tete = f"Corrigé le {dire_jour(une.date)} par {une.auteur}. Il y avait\u00a0:"
    lignes = [
        mots(f"{avec_deux_points(question.libelle)} {dire(question, dites.get(cle), session)}")
        for cle, question in questions.items()
        if _touche(cle, une.champs)
    ]
    return pile(mots(tete, "discret"), *lignes, espace=2)


def _touche(question: str, champs: Iterable[str]) -> bool:
    """Tell whether a question is one of those whose answer changed."""
    noms = [_REGROUPES.get(champ, champ.removeprefix("demande.")) for champ in champs]
    return any(question == nom or question.startswith(f"{nom}.") for nom in noms)


_REGROUPES = {
    f"demande.{nom}": "disposition"
    for nom in ("disposition_citee", "disposition_verifiee", "conditions_verifiees")
}


class Notes(QWidget):
    """The notes of a dossier, and one more."""

    accompli = Signal(object)
    """A note was added; carries the dossier."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        self._texte = Texte("Note à ajouter", lignes=3)
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        self._brouillon = Brouillon(session, f"dossier/{dossier.numero}/note", self._valeurs, self)
        self._texte.setPlainText(str(self._brouillon.reprendre().get("texte") or ""))
        self._texte.textChanged.connect(self._brouillon.noter)
        ajouter = bouton("Ajouter une note")
        ajouter.clicked.connect(self.ajouter)
        saisie = pile(self._texte, self._texte.compteur, self._faute, rangee(ajouter, None))
        dites = [_note(note) for note in reversed(dossier.notes)] or [
            mots("Aucune note.", "discret")
        ]
        self.setLayout(colonne(saisie, *dites))
        saisie.setVisible(_peut_noter(dossier) and session.permet(Acte.NOTER))

    def _valeurs(self) -> dict[str, Any]:
        return {"texte": self._texte.toPlainText()}

    def ajouter(self) -> None:
        """Add what was typed."""
        try:
            dossier = noter(
                self._session.contexte(), self._dossier.numero, self._texte.toPlainText().strip()
            )
            self._brouillon.oublier()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._faute.setText(messages.raison(erreur, self._session.textes))
            self._faute.setVisible(True)
            return
        self.accompli.emit(dossier)

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()


def _note(note: Note) -> QWidget:
    tete = mots(f"{dire_jour(note.date)} – {note.auteur}", "discret")
    return pile(tete, mots(note.texte), espace=2)


def _peut_noter(dossier: Dossier) -> bool:
    try:
        statut_suivant(dossier.voie.parcours, dossier.statut, Acte.NOTER)
    except ErreurMetier:
        return False
    return True
