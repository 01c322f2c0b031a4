"""The two signatures put on paper: to sign, one, both."""

from __future__ import annotations

from functools import partial

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.signer import signer
from desktop_app.domain.dossier import Dossier, Signature
from desktop_app.domain.double_signature import exiger_des_signataires
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import Acte
from desktop_app.ui import messages
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.elements import LIGNE_MAX, PAS, carte, colonne, garnir, mots, pile
from desktop_app.ui.lettre.depot import DepotNumerise
from desktop_app.ui.lettre.rangee_signature import RangeeSignature
from desktop_app.ui.lettre.sorties import Sorties
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_DEFINITIF = "Une signature enregistrée ne se retire plus."

_REFAIRE = "Un autre signataire, une adresse à corriger\u00a0? Refaire la lettre"


class PanneauSignatures(Panneau):
    """Shows both signatures and records each, in any order."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self._etat, self._hors_fonction = mots(), mots("", "erreur")
        self._corps = pile(espace=2 * PAS)
        self.rangees: dict[Qualite, RangeeSignature] = {}
        depot = DepotNumerise(session, dossier.numero)
        self._depot = depot
        self.setLayout(
            colonne(
                *(mots("Signatures", "titre"), self._etat, self._hors_fonction),
                *(self._corps, depot, None),
                espace=2 * PAS,
            )
        )
        self.setMaximumWidth(LIGNE_MAX)
        self._montrer()

    def _montrer(self) -> None:
        """Show who has signed, and who is to sign."""
        self.rangees = {}
        lettre = self.dossier.lettre
        self._depot.setVisible(lettre is not None)
        self._hors_fonction.setText(self._obstacle())
        self._hors_fonction.setVisible(bool(self._hors_fonction.text()))
        if lettre is None:
            manque = ErreurMetier("lettre_manquante")
            self._etat.setText(self.session.textes.raison(manque))
            return
        sorties = Sorties(self.session, self.dossier)
        sorties.sortie.connect(self._suivre)
        # One next act at a time: a letter is printed, then signed.
        prochaine = self._prochaine() if sorties.sortie_faite else None
        for annonce in lettre.signataires:
            rangee = RangeeSignature(
                self.session, self.dossier, annonce, prochaine=annonce.qualite is prochaine
            )
            rangee.signee.connect(partial(self.signer, annonce.qualite))
            self.rangees[annonce.qualite] = rangee
        refaire = self.vers(Acte.REFAIRE_LETTRE, _REFAIRE)
        garnir(self._corps, carte(sorties), *self.rangees.values(), *refaire)
        self._etat.setText(_ou_en_est(self.dossier))

    def _obstacle(self) -> str:
        """Say that the letter announces somebody who left office; "" for nobody."""
        cpas, jour = self.session.registre.cpas(), self.session.poste.horloge().date()
        try:
            if cpas is not None:
                exiger_des_signataires(self.dossier, jour, cpas)
        except ErreurMetier as refus:
            return self.session.textes.raison(refus)
        return ""

    def _suivre(self) -> None:
        """Go on to the signatures once the letter has left the program."""
        self._montrer()
        self.arriver()

    def _prochaine(self) -> Qualite | None:
        """Return the first quality that has not signed."""
        signees = {signature.qualite for signature in self.dossier.signatures}
        return next((qualite for qualite in Qualite if qualite not in signees), None)

    def signer(self, qualite: Qualite, signature: Signature) -> None:
        """Record a signature, or say in its row why not."""
        try:
            self.dossier = signer(self.session.contexte(), self.dossier.numero, signature)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self.rangees[qualite].dire(messages.raison(erreur, self.session.textes))
            return
        self._montrer()
        self.accompli.emit(self.dossier)

    def arriver(self) -> None:
        """Give the focus to the first signature that is missing."""
        prochaine = self._prochaine()
        suivant = self.rangees.get(prochaine) if prochaine is not None else None
        if suivant is not None:
            suivant.setFocus()
        else:
            se_poser(self)


def _ou_en_est(dossier: Dossier) -> str:
    nombre = len(dossier.signatures)
    if nombre == 2:
        return "La lettre porte les deux signatures. Elle peut partir."
    if nombre == 1:
        return f"La lettre porte une signature. Il en manque une. {_DEFINITIF}"
    return f"La lettre attend ses deux signatures, dans un ordre ou dans l’autre. {_DEFINITIF}"
