"""Make the sample of today's schema: ``python -m tests.anciens.faire DOSSIER``.

One dossier for each status of each road, and for each halt between two statuses, made by the
acts themselves. A sample that was kept is never made again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.coffre import Fondation, creer
from db.depot import RegistreSqlite
from desktop_app.application.acte import Contexte
from desktop_app.application.analyser import analyser
from desktop_app.application.apprecier import apprecier
from desktop_app.application.classer import Raison, classer
from desktop_app.application.cloturer import cloturer
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import Atelier, etablir_lettre
from desktop_app.application.noter import noter
from desktop_app.application.prevenir import Recit, prevenir
from desktop_app.application.rectifier import rectifier
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.remettre import remettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.revoir import revoir
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.application.transmettre import transmettre
from desktop_app.bootstrap import redaction
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.domain.demande import (
    Accord,
    Canal,
    Consentement,
    Demande,
    Destinataire,
    DonneurAccord,
    Element,
    Forme,
    Interne,
    Nature,
    Origine,
)
from desktop_app.domain.dossier import (
    Avis,
    Decision,
    Dossier,
    ElementDecide,
    Envoi,
    Mode,
    Numero,
    Renvoi,
    Sens,
    Signature,
)
from desktop_app.domain.issues import Motif
from desktop_app.domain.remise import Remise
from desktop_app.domain.reponse import Correspondant, Personne, Qualite
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import KDF
from tests.domain import cas

PHRASE = "phrase de l’exemple ancien"
MOMENT = datetime(2026, 11, 28, 10, tzinfo=UTC)
JOUR = MOMENT.date()
OPERATEUR = "Secrétariat"
MEME_LIBELLE = "attestation de loyer"
CORRESPONDANT = Correspondant(
    nom="Agence de l’Étang",
    attention="Mme Ñandú",
    adresse=("Rue de l’Église 1", "5999 Val-d’Œuvre"),
    reference="L/2026/17",
    date_du_courrier=date(2026, 11, 20),
)
PERSONNE = Personne(nom="D’Hæyer", prenom="Zoé", date_de_naissance=date(1984, 2, 29))
ARRIVEE = Arrivee(
    demande=cas.ECRITE, personne=PERSONNE, correspondant=CORRESPONDANT, note="Reçu au guichet."
)
AVIS = Avis(
    date=JOUR, auteur=cas.CPAS.referent, conclusion=Sens.COMMUNICATION, motivation="Motifs."
)
RENVOI = Renvoi(date=JOUR, auteur=cas.CPAS.directeur_general, remarques="À préciser.")
DECISION = Decision(date=JOUR, auteur=cas.CPAS.directeur_general, sens=Sens.COMMUNICATION)
ENVOI = Envoi(date=JOUR, mode=Mode.COURRIER)
ECRITE = replace(
    cas.ECRITE,
    consentement=Consentement.ECRIT,
    elements=(
        Element(libelle="revenu d’intégration"),
        Element(libelle=MEME_LIBELLE, necessaire=True),
        Element(libelle=MEME_LIBELLE, necessaire=True),
    ),
)
ACCORD = Accord(
    nom="Noël D’Hæyer", qualite="père", raison="Un déménagement.", page=2, signature="un permis"
)
MAL_ADRESSEE = replace(
    ECRITE,
    destinataire=Destinataire.DIRECTEUR_GENERAL,
    consentement_donne_par=DonneurAccord.REPRESENTANT_LEGAL,
    accord=ACCORD,
)
VEILLE = JOUR - timedelta(days=1)
RAISON = Raison(motif=Motif.RETIREE)
MOTIF = "Une erreur."
DANGER = Demande(danger_grave_et_imminent=True, canal=Canal.TELEPHONE)
ORALE = Demande(canal=Canal.TELEPHONE)
CONVOCATION = Demande(nature=Nature.CONVOCATION, demandeur="juge_instruction")
CONSULTATION = Demande(
    demandeur="conseiller",
    origine=Origine.INTERNE,
    canal=Canal.REUNION,
    interne=Interne(forme=Forme.CONSULTATION),
)
REMISE = Remise(
    date=JOUR, auteur=OPERATEUR, acte="Mandat", verifie_par="D’Hæyer", elements=("une pièce",)
)
RECIT = Recit(jour=JOUR, heure="10:00", moyen="par téléphone")
SIGNATAIRES = (
    (Qualite.DIRECTEUR_GENERAL, cas.CPAS.directeur_general),
    (Qualite.PRESIDENT, cas.CPAS.president),
)


@dataclass(frozen=True)
class Halte:
    """Where a dossier stops: its request, and how many of the acts of its road were done."""

    demande: Demande
    actes: tuple[Acte, ...]


_AVIS = (Acte.ANALYSER, Acte.RENDRE_AVIS)
_LETTRE = (*_AVIS, Acte.DECIDER, Acte.ETABLIR_LETTRE)
_FIN = (*_LETTRE, Acte.SIGNER, Acte.SIGNER, Acte.ENVOYER, Acte.CLOTURER)
ANCIENNES = (
    *(Halte(ECRITE, _FIN[:n]) for n in range(len(_FIN) + 1)),
    Halte(ECRITE, (*_AVIS, Acte.RENVOYER_AVIS)),
    Halte(ECRITE, (*_AVIS, Acte.RENVOYER_AVIS, Acte.RENDRE_AVIS)),
    *(Halte(ORALE, actes) for actes in ((), (Acte.CLOTURER,))),
    *(
        Halte(demande, actes)
        for demande in (DANGER, CONVOCATION)
        for actes in ((), (Acte.ANALYSER,), (Acte.ANALYSER, Acte.CLOTURER), (Acte.CLOTURER,))
    ),
)

# Since version 5: the ways out, wherever they leave a dossier.
_SIGNEE = (*_LETTRE, Acte.SIGNER, Acte.SIGNER)
_REFAITE = (*_LETTRE, Acte.SIGNER, Acte.REFAIRE_LETTRE)
_CLASSEE = (*_LETTRE, Acte.CLASSER)
_RETIREE = (*_SIGNEE, Acte.RETIRER_ACCORD)
ISSUES = (
    *((), (Acte.TRANSMETTRE,), (Acte.CORRIGER, *_AVIS), (Acte.CLASSER,), (*_AVIS, Acte.ROUVRIR)),
    *(_CLASSEE, (*_CLASSEE, Acte.ROUVRIR), (*_CLASSEE, Acte.RETIRER_ACCORD)),
    (*_CLASSEE, Acte.REVOIR),
    *(_REFAITE, (*_REFAITE, Acte.ETABLIR_LETTRE, Acte.SIGNER, Acte.SIGNER, Acte.ROUVRIR)),
    *(_RETIREE, (*_RETIREE, *_LETTRE), (*_FIN[:-1], Acte.RETIRER_ACCORD), (*_FIN, Acte.RECTIFIER)),
)

# Since version 5 too: what left without a letter, what was appreciated, a danger that was seen.
HALTES = (
    *ANCIENNES,
    *(Halte(MAL_ADRESSEE, actes) for actes in ISSUES),
    Halte(CONVOCATION, (Acte.REMETTRE, Acte.REMETTRE, Acte.CLOTURER)),
    Halte(DANGER, (Acte.ANALYSER, Acte.REMETTRE, Acte.PRENDRE_CONNAISSANCE)),
    Halte(CONSULTATION, (Acte.ANALYSER, Acte.APPRECIER, Acte.REMETTRE, Acte.CLOTURER)),
)
NOMBRE = len(HALTES) + 1
"""How many dossiers that makes: the last one is corrected by another."""


class Bureau:
    """Plays acts on a register, one day at ten o'clock."""

    def __init__(self, registre: RegistreSqlite) -> None:
        self.contexte = Contexte(registre=registre, quand=MOMENT, operateur=OPERATEUR)
        self.referentiel = lire_referentiel()
        self.atelier = Atelier(redaction=redaction(), referentiel=self.referentiel)
        self._actes: Mapping[Acte, Callable[[Numero], object]] = {
            Acte.ANALYSER: self._analyser,
            Acte.NOTER: lambda numero: noter(self.contexte, numero, "Rappelé."),
            Acte.RENDRE_AVIS: lambda numero: rendre_avis(self.contexte, numero, AVIS),
            Acte.RENVOYER_AVIS: lambda numero: renvoyer_avis(self.contexte, numero, RENVOI),
            Acte.DECIDER: self._decider,
            Acte.CORRIGER: self._corriger,
            Acte.ETABLIR_LETTRE: lambda numero: etablir_lettre(
                self.contexte, numero, self.atelier
            ),
            Acte.SIGNER: self._signer,
            Acte.ENVOYER: lambda numero: envoyer(self.contexte, numero, ENVOI, self.referentiel),
            Acte.CLOTURER: lambda numero: cloturer(self.contexte, numero),
            Acte.REMETTRE: lambda numero: remettre(self.contexte, numero, REMISE),
            Acte.APPRECIER: lambda n: apprecier(self.contexte, n, accordee=True, motif=MOTIF),
            Acte.PRENDRE_CONNAISSANCE: lambda n: prevenir(self.contexte, n, RECIT),
            **self._issues(),
        }

    def _issues(self) -> Mapping[Acte, Callable[[Numero], object]]:
        contexte, referentiel = self.contexte, self.referentiel
        return {
            Acte.TRANSMETTRE: lambda numero: transmettre(contexte, numero),
            Acte.CLASSER: lambda numero: classer(contexte, numero, RAISON, referentiel),
            Acte.ROUVRIR: lambda numero: rouvrir(contexte, numero, MOTIF),
            Acte.REFAIRE_LETTRE: lambda numero: refaire_lettre(contexte, numero, MOTIF),
            Acte.RETIRER_ACCORD: lambda numero: retirer_accord(
                contexte, numero, referentiel, VEILLE
            ),
            Acte.RECTIFIER: lambda numero: rectifier(contexte, numero, MOTIF, referentiel),
            Acte.REVOIR: lambda numero: revoir(contexte, numero),
        }

    def peupler(self) -> None:
        """Make a dossier for each halt, each the repetition of the one before."""
        dernier: Numero | None = None
        for halte in HALTES:
            dernier = self.enregistrer(halte.demande, dernier).numero
            for acte in halte.actes:
                self.accomplir(acte, dernier)

    def enregistrer(self, demande: Demande, suite_de: Numero | None = None) -> Dossier:
        """Register a request, with a note, the repetition of another if one is named."""
        arrivee = replace(ARRIVEE, demande=demande, suite_de=suite_de)
        return enregistrer(self.contexte, arrivee, self.referentiel)

    def accomplir(self, acte: Acte, numero: Numero) -> None:
        """Do one act on a dossier."""
        self._actes[acte](numero)

    def _analyser(self, numero: Numero) -> Dossier:
        return analyser(self.contexte, numero, self.referentiel, JOUR)

    def _corriger(self, numero: Numero) -> Dossier:
        dossier = self.contexte.registre.charger(numero)
        autre = replace(PERSONNE, prenom="Maëlle")
        arrivee = replace(ARRIVEE, demande=dossier.demande, personne=autre)
        return corriger(self.contexte, numero, arrivee, self.referentiel)

    def _decider(self, numero: Numero) -> Dossier:
        analyse = self.contexte.registre.charger(numero).analyse
        retenus = analyse.evaluation.elements_communicables if analyse is not None else ()
        elements = tuple(
            ElementDecide(id=e.id, libelle=e.libelle, valeur="750 euros") for e in retenus[:1]
        )
        return decider(self.contexte, numero, replace(DECISION, elements=elements))

    def _signer(self, numero: Numero) -> Dossier:
        deja = self.contexte.registre.charger(numero).signatures
        qualite, nom = SIGNATAIRES[min(len(deja), 1)]
        signature = Signature(date=JOUR, qualite=qualite, nom=nom)
        return signer(self.contexte, numero, signature)


def faire(dossier: Path) -> None:
    """Make the register of today's schema in a folder."""
    fondation = Fondation(
        phrase=PHRASE,
        role="secretariat",
        auteur=OPERATEUR,
        moment=MOMENT,
        exercice=True,
        kdf=KDF,
    )
    dossier.mkdir(parents=True)
    registre, _ = creer(dossier / "registre.sceau", fondation)
    with registre:
        with registre.transaction():
            registre.definir_cpas(cas.CPAS, auteur=OPERATEUR, moment=MOMENT)
        Bureau(registre).peupler()


if __name__ == "__main__":
    faire(Path(sys.argv[1]))
