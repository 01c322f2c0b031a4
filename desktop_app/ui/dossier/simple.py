"""A dossier of another road: what was recorded, what was found, and its closing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.application.fins import procedure_de
from desktop_app.domain.accompagner import HORS_PROCEDURE
from desktop_app.domain.demande import Forme, Origine
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.evaluation import Evaluation, Voie
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.workflow import Statut
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.dossier.constat import constat
from desktop_app.ui.dossier.fin import Fin
from desktop_app.ui.dossier.langue import dire_question, dire_reponse
from desktop_app.ui.dossier.releve import tableau
from desktop_app.ui.dossier.sans_lettre import faits_sans_lettre
from desktop_app.ui.elements import PAS, borne, colonne, mots, pile
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_LARGEUR = 800  # pixels
_INTERNE = {
    Forme.PARTAGE: (
        "tenu_au_secret",
        "meme_mission",
        "strictement_necessaire",
        "interet_du_beneficiaire",
        "beneficiaire_informe",
    ),
    Forme.CONSULTATION: ("indispensable_pour_decider",),
    Forme.COPIE: (),
}


class Simple(Panneau):
    """What is guided and recorded, without opinion and without letter."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self.fin = Fin(session, dossier)
        self.fin.accompli.connect(self.accompli)
        danger = dossier.voie is Voie.URGENCE and dossier.statut is not Statut.CLOTUREE
        contenu: list[QWidget] = [
            mots(session.textes.mot("voie", dossier.voie), "titre-danger" if danger else "titre"),
            tableau(self._faits()),
            constat(self._evaluation(), session),
            *self._a_suivre(),
            *(mots(note.texte) for note in dossier.notes),
            self.fin,
        ]
        self.setLayout(colonne(borne(pile(*contenu, None, espace=2 * PAS), _LARGEUR)))

    def _a_suivre(self) -> list[QWidget]:
        """Return the checklist of what is no request, which may have come in as a writing."""
        procedure = procedure_de(self.dossier, self.session.contenu.procedures)
        ouvert = self.dossier.statut is not Statut.CLOTUREE
        if procedure is None or not ouvert or self.dossier.voie not in HORS_PROCEDURE:
            return []
        return [mots("Liste de contrôle", "question"), *(mots(f"– {p}") for p in procedure.liste)]

    def _evaluation(self) -> Evaluation:
        dossier = self.dossier
        if dossier.analyse is not None:
            return dossier.analyse.evaluation
        return evaluer(dossier.demande, dossier.recue_le, self.session.contenu.referentiel)

    def _faits(self) -> list[tuple[str, str]]:
        """Return what was recorded."""
        dossier, session = self.dossier, self.session
        demande = dossier.demande
        faits = [
            ("Demandeur", dire_reponse("demandeur", demande.demandeur, session)),
            ("Arrivée par", session.textes.mot("canal", demande.canal)),
            ("Reçue le", dire_jour(dossier.recue_le)),
        ]
        if dossier.correspondant is not None:
            faits.append(("De la part de", dossier.correspondant.nom))
        if dossier.personne is not None:
            nom = f"{dossier.personne.prenom} {dossier.personne.nom}".strip()
            faits.append(("Personne visée", nom))
        if demande.origine is Origine.INTERNE:
            faits += self._faits_internes()
        return [*faits, *faits_sans_lettre(dossier)]

    def _faits_internes(self) -> list[tuple[str, str]]:
        interne, session = self.dossier.demande.interne, self.session
        faits = [("Ce qui est demandé", session.textes.mot("forme", interne.forme))]
        for champ in _INTERNE[interne.forme]:
            valeur = "oui" if getattr(interne, champ) else "non"
            faits.append((dire_question(champ, session), dire_reponse(champ, valeur, session)))
        return faits

    def garder(self) -> None:
        """Keep what was typed."""
        self.fin.garder()
