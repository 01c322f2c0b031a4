"""The end of a road without a letter: what is still to be said, then the closing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application import fins
from desktop_app.application.apprecier import apprecier
from desktop_app.application.cloturer import cloturer
from desktop_app.application.decider import transcrite
from desktop_app.application.prevenir import en_personne, prevenir
from desktop_app.application.remettre import remettre_et_clore
from desktop_app.domain.accompagner import attend_l_appreciation, attend_la_remise
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Etape
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Acte, Statut
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.formulaire import Formulaire
from desktop_app.ui.champs.piece_jointe import PieceJointe
from desktop_app.ui.elements import bouton, carte, colonne, mots, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_CLORE, _VU = "cloture", "vu"
_ACTES: Mapping[str, Acte] = {
    _VU: Acte.PRENDRE_CONNAISSANCE,
    "connaissance": Acte.PRENDRE_CONNAISSANCE,
    "appreciation": Acte.APPRECIER,
    "remise": Acte.REMETTRE,
    _CLORE: Acte.CLOTURER,
}


class Fin(Panneau):
    """Asks what a dossier lacks before it can be closed; an appreciation leaves it open."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self._manque = _manque(session, dossier)
        etape = self._etape()
        self.formulaire = Formulaire(etape, session, {}) if etape is not None else None
        jour = session.poste.horloge().date()
        papier = self._manque == "connaissance" and transcrite(session.registre, jour)
        self.papier = PieceJointe(session, dossier.numero, "la fiche signée") if papier else None
        self._brouillon = Brouillon(
            session, f"dossier/{dossier.numero}/{self._manque}", self._valeurs, self
        )
        self.faire = bouton(self._verbe(etape), "principal")
        self.faire.clicked.connect(self.finir)
        self._reprendre()
        ouvert = dossier.statut is not Statut.CLOTUREE
        reserve = not session.permet(_ACTES[self._manque])
        contenu = self._reserve() if reserve else self._contenu(etape)
        self.setLayout(colonne(*(contenu if ouvert else [])))

    def _etape(self) -> Etape | None:
        procedure = fins.procedure_de(self.dossier, self.session.contenu.procedures)
        if procedure is None or self._manque in {_VU, _CLORE}:
            return None
        return fins.etape_de_fin(procedure, self._manque)

    def _verbe(self, etape: Etape | None) -> str:
        if etape is not None:
            return etape.acte_suivant
        return "J’ai vu ce danger" if self._manque == _VU else "Clôturer le dossier"

    def _contenu(self, etape: Etape | None) -> list[QWidget]:
        suite = "appreciee" if self._manque == "appreciation" else "cloture"
        pied = QWidget()
        pied.setLayout(rangee(self.faire, None))
        fin = [self.faute, pied, mots(self.session.textes.arrivee[suite].texte, "discret")]
        if etape is None or self.formulaire is None:
            return fin
        tete = [mots(etape.titre, "sous-titre"), mots(etape.introduction)]
        question = mots("Où est la fiche qu’il a signée\u00a0?", "question")
        papier = [question, self.papier] if self.papier is not None else []
        return [carte(*tete, self.formulaire, *papier, *fin)]

    def _reserve(self) -> list[QWidget]:
        """Say who has to act, to whoever may not."""
        phrases = self.session.textes.arrivee
        code = {_VU: "danger_reserve", "appreciation": "appreciation_reservee"}.get(self._manque)
        return [mots(phrases[code].entiere(), "question")] if code is not None else []

    def _valeurs(self) -> dict[str, Any]:
        return self.formulaire.reponses() if self.formulaire is not None else {}

    def _reprendre(self) -> None:
        if self.formulaire is None:
            return
        self.formulaire.poser(self._brouillon.reprendre())
        self.formulaire.change.connect(self._brouillon.noter)
        self.formulaire.change.connect(lambda: self.dire(""))

    def finir(self) -> None:
        """Do what is missing."""
        if self.formulaire is not None and self.formulaire.signaler():
            return
        actes: Mapping[str, Callable[[], Dossier]] = {
            _VU: self._voir,
            "connaissance": self._prevenir,
            "appreciation": self._apprecier,
            "remise": self._remettre,
            _CLORE: self._clore,
        }

        def faire() -> Dossier:
            dossier = actes[self._manque]()
            self._brouillon.oublier()
            return dossier

        self.accomplir(faire)

    def _voir(self) -> Dossier:
        return prevenir(self.session.contexte(), self.dossier.numero)

    def _prevenir(self) -> Dossier:
        piece = self.papier.piece() if self.papier is not None else ""
        recit = fins.recit(self._valeurs(), piece)
        return prevenir(self.session.contexte(), self.dossier.numero, recit)

    def _apprecier(self) -> Dossier:
        reponses = self._valeurs()
        return apprecier(
            self.session.contexte(),
            self.dossier.numero,
            accordee=reponses["appreciation.accordee"],
            motif=str(reponses["appreciation.motif"]).strip(),
        )

    def _remettre(self) -> Dossier:
        contexte = self.session.contexte()
        remise = fins.remise(self._valeurs(), contexte)
        return remettre_et_clore(contexte, self.dossier.numero, remise)

    def _clore(self) -> Dossier:
        return cloturer(self.session.contexte(), self.dossier.numero)

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()


def _manque(session: Session, dossier: Dossier) -> str:
    """Return what a dossier lacks: a step of its procedure, or one act without questions."""
    if dossier.voie is Voie.URGENCE:
        vu = en_personne(session.contexte()) or not session.permet(Acte.PRENDRE_CONNAISSANCE)
        return _VU if vu else "connaissance"
    if attend_l_appreciation(dossier):
        return "appreciation"
    return "remise" if attend_la_remise(dossier) else _CLORE
