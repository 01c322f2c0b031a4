"""The opinion: written at ease, with the analysis at hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.domain.dossier import Avis, Dossier, Sens
from desktop_app.domain.mandats import Office
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.saisie import Ligne, Texte
from desktop_app.ui.dossier.constat import constat_nu
from desktop_app.ui.elements import PAS, bandeau, borne, bouton, carte, colonne, mots, pile, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session
from desktop_app.ui.temoin import Temoin

_LIGNES = 5  # at least; the editor takes what is left
_LARGEUR = 820  # pixels


class PanneauAvis(Panneau):
    """Asks for the conclusion, the reasons and the author."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        textes = session.textes
        self._conclusion = Radios(
            "Conclusion", [(s.value, textes.mot("sens", s)) for s in Sens], cote_a_cote=True
        )
        self._motivation = Texte("Motivation de l’avis", lignes=_LIGNES)
        self._auteur = Ligne("Qui rend l’avis")
        self._auteur.setText(_auteur_usuel(session))
        self._brouillon = Brouillon(session, f"dossier/{dossier.numero}/avis", self._valeurs, self)
        self._brouillon.refuse.connect(self.refuser)
        self._monter()
        self._reprendre()

    def _monter(self) -> None:
        rendre = bouton("Rendre l’avis", "principal")
        rendre.clicked.connect(self.rendre)
        corps = [
            mots("Avis", "titre"),
            *renvoi_et_avis(self.session, self.dossier),
            analyse_repliee(self.session, self.dossier),
            _etiquette("Que conclut l’avis\u00a0?", self._conclusion),
            self._conclusion,
            _etiquette("Pour quels motifs\u00a0?", self._motivation),
            mots(
                "Référez-vous au cadre légal. Écrivez pour le directeur général\u00a0: "
                "l’avis reste dans la maison, il n’accompagne jamais la lettre.",
                "discret",
            ),
            self._motivation,
            self._motivation.compteur,
            _etiquette("Qui rend l’avis\u00a0?", self._auteur),
            self._auteur,
            self.faute,
        ]
        pied = rangee(Temoin(self._brouillon), None, rendre, espace=2 * PAS)
        suite = mots(
            "L’avis sera transmis au directeur général. Il ne changera plus, "
            "sauf s’il le renvoie avec des remarques.",
            "discret",
        )
        contenu = QWidget()
        boite = colonne(*corps, pied, suite, espace=PAS)
        boite.setStretch(boite.indexOf(self._motivation), 1)
        contenu.setLayout(boite)
        self.setLayout(colonne(borne(contenu, _LARGEUR)))

    def _reprendre(self) -> None:
        garde = self._brouillon.reprendre()
        self._conclusion.poser(garde.get("conclusion"))
        self._motivation.setPlainText(str(garde.get("motivation") or ""))
        self._auteur.setText(str(garde.get("auteur") or self._auteur.text()))
        self._conclusion.choisi.connect(lambda _: self._noter())
        self._motivation.textChanged.connect(self._noter)
        self._auteur.textChanged.connect(self._noter)

    def _noter(self) -> None:
        self.dire("")
        self._brouillon.noter()

    def _valeurs(self) -> dict[str, Any]:
        return {
            "conclusion": self._conclusion.code(),
            "motivation": self._motivation.toPlainText(),
            "auteur": self._auteur.text(),
        }

    def rendre(self) -> None:
        """Give the opinion."""
        if not self._conclusion.code():
            self.dire("Choisissez ce que l’avis conclut.")
            self._conclusion.setFocus()
            return
        contexte = self.session.contexte()
        avis = Avis(
            date=contexte.jour,
            auteur=self._auteur.text().strip(),
            conclusion=Sens(self._conclusion.code()),
            motivation=self._motivation.toPlainText().strip(),
        )

        def faire() -> Dossier:
            dossier = rendre_avis(contexte, self.dossier.numero, avis)
            self._brouillon.oublier()
            return dossier

        self.accomplir(faire)

    def arriver(self) -> None:
        """Give the focus to the conclusion."""
        self._conclusion.setFocus()

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()


def analyse_repliee(session: Session, dossier: Dossier) -> QWidget:
    """Return the frozen analysis, folded."""
    if dossier.analyse is None:
        return pile()
    nu = constat_nu(dossier.analyse.evaluation, session)
    return Depliant(f"L’analyse du {dire_jour(dossier.analyse.jour)}", carte(nu), ouvert=False)


def avis_rendu(session: Session, avis: Avis) -> QWidget:
    """Return an opinion in full."""
    return carte(
        mots(f"Avis du {dire_jour(avis.date)} – {avis.auteur}", "discret"),
        mots(session.textes.mot("sens", avis.conclusion), "question"),
        mots(avis.motivation),
    )


def renvoi_et_avis(session: Session, dossier: Dossier) -> list[QWidget]:
    """Return the remarks an opinion was sent back with, and that opinion."""
    if not dossier.avis_renvoye or dossier.avis_actuel is None:
        return []
    renvoi = dossier.renvois[-1]
    tete = (
        f"Avis renvoyé le {dire_jour(renvoi.date)} par {renvoi.auteur}, avec ces remarques\u00a0:"
    )
    return [
        bandeau(mots(tete, "question"), mots(renvoi.remarques)),
        Depliant("L’avis renvoyé", avis_rendu(session, dossier.avis_actuel), ouvert=True),
    ]


def _auteur_usuel(session: Session) -> str:
    cpas, jour = session.registre.cpas(), session.poste.horloge().date()
    if cpas is None:
        return ""
    offices = Office.REFERENT, Office.DIRECTEUR_GENERAL
    return next(filter(None, (cpas.titulaire(office, jour).nom for office in offices)), "")


def _etiquette(texte: str, champ: QWidget) -> QWidget:
    etiquette = mots(texte, "question")
    etiquette.setBuddy(champ)
    return etiquette
