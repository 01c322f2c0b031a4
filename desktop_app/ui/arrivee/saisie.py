"""A form of what comes in: its draft, its refusals, its registration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.analyser import analyser
from desktop_app.application.cloturer import cloturer
from desktop_app.application.consignation import consignation
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import messages
from desktop_app.ui.arrivee.liste import ListeDeControle
from desktop_app.ui.arrivee.volet import Depart, Volet
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.formulaire import Formulaire
from desktop_app.ui.elements import PAS, bouton, colonne, defilement, filet, mots, pile, rangee
from desktop_app.ui.geste import Bouton, raccourci, souffler
from desktop_app.ui.session import Session

_COTE_MAX = 420  # pixels of the column beside the form


class VoletSaisie(Volet):
    """Asks the questions of the only step of a procedure, and records them."""

    DEFAUTS: Mapping[str, Any] = {}
    """Answers that are usually the right ones."""

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__()
        self.session, self.depart = session, depart
        self.procedure = depart.procedure
        self.titre = self.procedure.titre
        self.formulaire = Formulaire(self.procedure.etapes[0], session, self.procedure.fixes)
        souffler()
        self.liste = ListeDeControle(self.procedure.liste)
        self.brouillon = Brouillon(session, depart.cle, self._a_garder, self)
        self._erreur = mots("", "erreur")
        self._erreur.setVisible(False)
        self._etat = mots("", "discret")
        self._reprise = mots("", "discret")
        self._recommencer = bouton("Recommencer", "lien")
        self._commencer()
        self._ecouter()

    def _ecouter(self) -> None:
        self.formulaire.change.connect(self._noter)
        self.liste.change.connect(self._noter)
        self._recommencer.clicked.connect(self._vider)
        self.brouillon.garde.connect(lambda m: self._etat.setText(f"Saisie gardée à {m:%H:%M}"))
        self.brouillon.refuse.connect(self.dire)

    def monter(self, cote: QWidget, *boutons: Bouton, tete: QWidget | None = None) -> None:
        """Put the form on the left, something beside it, and its acts at the foot.

        Args:
            cote: What stands beside the form.
            boutons: The acts, the usual one first.
            tete: What is to be seen before anything else.
        """
        for touches in ("Ctrl+Return", "Ctrl+Enter"):
            raccourci(touches, self, boutons[0].presser, dedans=True)
        boutons[0].setToolTip("Ctrl+Entrée")
        reprise = pile(rangee(self._reprise, self._recommencer, None))
        reprise.setVisible(bool(self._reprise.text()))
        self._recommencer.clicked.connect(lambda: reprise.setVisible(False))
        gauche = defilement(_avec_marge(pile(reprise, self.formulaire, None, espace=2 * PAS)))
        droite = defilement(_avec_marge(cote))
        droite.setMaximumWidth(_COTE_MAX)
        milieu = rangee(gauche, droite, espace=3 * PAS)
        milieu.setStretch(0, 3)
        milieu.setStretch(1, 2)
        pied = rangee(self._etat, None, *reversed(boutons))
        haut = [tete] if tete is not None else []
        boite = colonne(*haut, milieu, filet(), self._erreur, pied, espace=PAS)
        boite.setStretch(len(haut), 1)
        self.setLayout(boite)
        self.regarder()

    def _commencer(self) -> None:
        """Take the form up where it was left, or start with what is usually right."""
        garde = self.brouillon.reprendre()
        if self.depart.reponses and not garde:
            self.formulaire.poser({**self._defauts(), **self.depart.reponses})
            self.brouillon.noter()
            return
        self.formulaire.poser(garde.get("reponses") or self._defauts())
        self.liste.poser(garde.get("suivis", ()))
        if garde:
            moment = datetime.fromisoformat(garde["moment"])
            self._reprise.setText(f"Saisie reprise du {moment:%d/%m} à {moment:%H:%M}")

    def _defauts(self) -> dict[str, Any]:
        arrive = self.depart.moment or self.session.poste.horloge()
        moment = {
            "recue_le": arrive.date().isoformat(),
            "consigne.heure": f"{arrive:%H:%M}",
        }
        return {**moment, **self.DEFAUTS}

    def _vider(self) -> None:
        """Start again; what was kept goes."""
        self.formulaire.poser({**self._defauts(), **self.depart.reponses})
        self.liste.poser(())
        self.oublier()
        self._etat.setText("")
        self.regarder()
        self.formulaire.arriver()

    def _a_garder(self) -> dict[str, Any]:
        return {
            "reponses": self.formulaire.reponses(),
            "suivis": list(self.liste.suivis()),
            "moment": self.session.poste.horloge().isoformat(),
        }

    def _noter(self) -> None:
        self.dire(None)
        self.brouillon.noter()
        self.regarder()

    def regarder(self) -> None:
        """Show what follows from the answers, live."""

    def arriver(self) -> None:
        """Give the focus to the first question."""
        self.formulaire.arriver()

    def garder(self) -> None:
        """Keep what was typed."""
        self.brouillon.garder()

    def dire(self, erreur: Exception | None) -> None:
        """Say in place what stands in the way; None takes it away."""
        texte = messages.raison(erreur, self.session.textes) if erreur is not None else ""
        self._erreur.setText(texte)
        self._erreur.setVisible(bool(texte))

    def oublier(self) -> None:
        """Remove the draft; one that cannot be removed only waits for the next time."""
        with suppress(ErreurCoffre):
            self.brouillon.oublier()

    def arrivee(self) -> Arrivee:
        """Return what comes in, as it is answered now."""
        return consignation(self.procedure, self.formulaire.reponses(), self.liste.suivis())

    def enregistrer(self) -> Dossier | None:
        """Register what was answered; nothing where something is missing or refused."""
        if self.formulaire.signaler():
            return None
        try:
            dossier = self.inscrire(self.arrivee())
        except (ErreurMetier, ErreurCoffre) as erreur:
            self.dire(erreur)
            return None
        # It is registered: a draft that cannot be removed must not make it look refused.
        self.oublier()
        self.change.emit()
        return dossier

    def inscrire(self, arrivee: Arrivee) -> Dossier:
        """Do the act of registration."""
        return enregistrer(self.session.contexte(), arrivee, self.session.contenu.referentiel)

    def puis(self, dossier: Dossier, acte: Callable[[Dossier], Dossier]) -> Dossier:
        """Do the next act; the dossier stays as it was where it is refused."""
        try:
            return acte(dossier)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self.dire(erreur)
            return dossier

    def analyser(self, dossier: Dossier) -> Dossier:
        """Freeze the assessment of what was registered."""
        contexte = self.session.contexte()
        referentiel = self.session.contenu.referentiel
        return self.puis(
            dossier, lambda d: analyser(contexte, d.numero, referentiel, contexte.jour)
        )

    def clore(self, dossier: Dossier) -> Dossier:
        """Close what asks for nothing more."""
        return self.puis(dossier, lambda d: cloturer(self.session.contexte(), d.numero))


def _avec_marge(contenu: QWidget) -> QWidget:
    """Leave room for the bar that scrolls."""
    corps = QWidget()
    boite = colonne(contenu)
    boite.setContentsMargins(0, 0, 2 * PAS, PAS)
    corps.setLayout(boite)
    return corps
