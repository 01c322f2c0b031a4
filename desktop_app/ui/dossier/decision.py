"""The decision: the directeur général's own, taken down here, with the letter beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.decider import decider, transcrite
from desktop_app.domain.dossier import Decision, Dossier, Sens
from desktop_app.domain.mandats import Office, Titulaire
from desktop_app.domain.procedure import exiger_des_valeurs
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.accord_dit import accord_du_dossier
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.jour import dire_bornes
from desktop_app.ui.champs.piece_jointe import PieceJointe
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.dossier.avis import analyse_repliee, avis_rendu
from desktop_app.ui.dossier.elements_decides import ElementsDecides
from desktop_app.ui.dossier.insistance import insistance
from desktop_app.ui.dossier.projet import Projet
from desktop_app.ui.dossier.renvoi import Renvoyer
from desktop_app.ui.elements import PAS, bouton, colonne, defilement, mots, pile, rangee
from desktop_app.ui.lettre.illisibles import Avertissement
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session
from desktop_app.ui.temoin import Temoin

_PERSONNE = Titulaire(nom="")


class PanneauDecision(Panneau):
    """Asks what the directeur général appreciated; the draft letter follows as one types."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        textes = session.textes
        cpas, self._jour = session.registre.cpas(), session.poste.horloge().date()
        self._directeur = (
            cpas.titulaire(Office.DIRECTEUR_GENERAL, self._jour) if cpas is not None else _PERSONNE
        )
        self._sens = Radios("Décision", [(s.value, textes.mot("sens", s)) for s in Sens])
        self._elements = ElementsDecides(dossier)
        self._motivation = Texte("Raisons de l’écart avec l’avis", lignes=4)
        self._ecart = pile(
            mots("Pourquoi la décision s’écarte-t-elle de l’avis\u00a0?", "question"),
            mots("L’avis et la décision sont conservés tous les deux.", "discret"),
            self._motivation,
            self._motivation.compteur,
            espace=PAS // 2,
        )
        self._papier = (
            PieceJointe(session, dossier.numero, "la décision signée")
            if transcrite(session.registre, self._jour)
            else None
        )
        self._illisible = Avertissement()
        self._projet = Projet(session, dossier)
        self._brouillon = Brouillon(
            session, f"dossier/{dossier.numero}/decision", self._valeurs, self
        )
        self._brouillon.refuse.connect(self.refuser)
        self._monter()
        self._reprendre()

    def _monter(self) -> None:
        decider_ = bouton("Décider", "principal")
        decider_.clicked.connect(self.decider)
        renvoyer = Renvoyer(self.session, self.dossier, self._directeur.nom)
        renvoyer.accompli.connect(self._oublier_et_finir)
        avis = self.dossier.avis_actuel
        corps: list[QWidget | None] = [
            mots("Décision", "titre"),
            mots(self._de_qui()),
            avis_rendu(self.session, avis) if avis is not None else pile(),
            *insistance(self.session, self.dossier),
            *accord_du_dossier(self.session, self.dossier),
            analyse_repliee(self.session, self.dossier),
            mots("Que décide le directeur général\u00a0?", "question"),
            self._sens,
            self._elements,
            self._ecart,
            *self._ou_est_le_papier(),
            self._illisible,
            self.faute,
        ]
        pied = rangee(Temoin(self._brouillon), None, decider_, espace=2 * PAS)
        suite = mots("La décision ne changera plus\u00a0; la lettre en découlera.", "discret")
        gauche = QWidget()
        gauche.setLayout(colonne(*corps, pied, suite, renvoyer, None, espace=PAS + 4))
        gauche.setContentsMargins(0, 0, PAS, PAS)
        deux = rangee(defilement(gauche), self._projet, espace=3 * PAS)
        deux.setStretch(0, 1)
        deux.setStretch(1, 1)
        self.setLayout(deux)

    def _ou_est_le_papier(self) -> list[QWidget]:
        question = mots("Où est la décision qu’il a signée\u00a0?", "question")
        return [] if self._papier is None else [pile(question, self._papier, espace=PAS // 2)]

    def _de_qui(self) -> str:
        """Say whose decision it is, and where it stands."""
        directeur = self._directeur
        dit = f"Cette décision est celle du directeur général, {directeur.nom}."
        if directeur.mandat is not None:
            titre = f"{directeur.titre}, " if directeur.titre else ""
            dates = dire_bornes(directeur.mandat.du, directeur.mandat.au)
            dit = f"Cette décision revient aujourd’hui à {directeur.nom} ({titre}{dates})."
        if self._papier is None:
            return dit
        return f"{dit} Elle est transcrite ici du papier signé, dont le scan est joint au dossier."

    def _reprendre(self) -> None:
        garde = self._brouillon.reprendre()
        self._sens.poser(garde.get("sens"))
        self._elements.poser(garde.get("elements"))
        self._motivation.setPlainText(str(garde.get("motivation") or ""))
        self._sens.choisi.connect(lambda _: self._changer())
        self._elements.change.connect(self._changer)
        self._motivation.textChanged.connect(self._changer)
        if self._papier is not None:
            self._papier.poser(garde.get("papier"))
            self._papier.change.connect(self._changer)
        self._disposer()

    def _changer(self) -> None:
        self.dire("")
        self._brouillon.noter()
        self._disposer()

    def _disposer(self) -> None:
        """Show what the sense of the decision asks for, and the letter it leads to."""
        self._elements.setVisible(self._sens.code() == Sens.COMMUNICATION)
        avis = self.dossier.avis_actuel
        code = self._sens.code()
        self._ecart.setVisible(bool(code) and avis is not None and code != avis.conclusion)
        decision = self._decision()
        self._projet.montrer(decision)
        figes = decision.ecrits if decision is not None else ()
        cpas = self.session.registre.cpas()
        self._illisible.montrer(self.dossier, cpas, figes, self._jour)

    def _valeurs(self) -> dict[str, Any]:
        return {
            "sens": self._sens.code(),
            "elements": self._elements.valeurs(),
            "motivation": self._motivation.toPlainText(),
            "papier": self._piece(),
        }

    def _piece(self) -> str:
        return self._papier.piece() if self._papier is not None else ""

    def _decision(self) -> Decision | None:
        """Return the decision as it stands on the screen."""
        if not self._sens.code():
            return None
        sens = Sens(self._sens.code())
        communique = sens is Sens.COMMUNICATION
        return Decision(
            date=self.session.poste.horloge().date(),
            auteur=self._directeur.nom,
            sens=sens,
            elements=self._elements.coches() if communique else (),
            motivation=self._motivation.toPlainText().strip() if self._s_ecarte(sens) else "",
            piece=self._piece(),
        )

    def _s_ecarte(self, sens: Sens) -> bool:
        avis = self.dossier.avis_actuel
        return avis is not None and sens is not avis.conclusion

    def decider(self) -> None:
        """Take the decision down."""
        decision = self._decision()
        if decision is None:
            self.dire("Choisissez ce que le directeur général décide.")
            self._sens.setFocus()
            return

        def faire() -> Dossier:
            exiger_des_valeurs(decision)
            dossier = decider(self.session.contexte(), self.dossier.numero, decision)
            self._brouillon.oublier()
            return dossier

        if not self.accomplir(faire) and self._ecart.isVisible():
            self._motivation.setFocus()

    def _oublier_et_finir(self, dossier: Dossier) -> None:
        self._brouillon.oublier()
        self.accompli.emit(dossier)

    def arriver(self) -> None:
        """Give the focus to the sense of the decision."""
        self._sens.setFocus()

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()
