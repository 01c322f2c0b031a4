"""Random walks over every act, on a real register: what was withdrawn or begun again never leaves.

What must hold is told by a shadow of the walk, which knows nothing of rounds or of rules: it
remembers what was done since when, and the days.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
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
from desktop_app.application.prevenir import prevenir
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
from desktop_app.domain.demande import Consentement, Demande, Destinataire, Verification
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
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Porte
from desktop_app.domain.issues import Motif
from desktop_app.domain.remise import Remise
from desktop_app.domain.reponse import Correspondant, Personne, Qualite
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import KDF
from tests.domain import cas
from tests.endurance.bilan import Bilan

PAS, PAS_COMPLETS = 10_000, 50_000
PAR_DOSSIER = 40
DEBUT = date(2026, 8, 20)
REMPLACE = date(2026, 9, 1)  # the penal text of before is no longer in force
_QUI = {
    Qualite.DIRECTEUR_GENERAL: cas.CPAS.directeur_general,
    Qualite.PRESIDENT: cas.CPAS.president,
}


@dataclass
class Ombre:
    """What was done to a dossier, as whoever watches would write it down.

    Attributes:
        analysee: Day of the analysis that counts.
        lettre: Digest of the letter that counts.
        signees: Who signed that very letter.
        retire: Whether the person withdrew the consent, and gave no other since.
    """

    analysee: date | None = None
    lettre: str = ""
    signees: set[Qualite] = field(default_factory=set)
    retire: bool = False
    classee: bool = False

    def suivre(self, acte: Acte, dossier: Dossier, jour: date) -> None:
        """Write down an act that was done."""
        if acte is Acte.ANALYSER:
            self.analysee = jour
        elif acte is Acte.SIGNER:
            self.signees = {s.qualite for s in dossier.signatures}
        elif acte is Acte.CORRIGER and dossier.analyse is None:
            self.retire &= dossier.demande.consentement is Consentement.RETIRE
        elif acte is Acte.RETIRER_ACCORD:
            self.retire = True
        elif acte is Acte.CLASSER:
            self.classee = True
        if acte in {Acte.ROUVRIR, Acte.REFAIRE_LETTRE}:
            self.lettre, self.signees = "", set()
        if acte is Acte.ROUVRIR:
            self.analysee, self.classee = None, False

    def fautes(self, dossier: Dossier, pdf: bytes, jour: date) -> Iterator[str]:
        """Yield what is wrong with a reply that just left."""
        portes = dossier.analyse.evaluation.portes if dossier.analyse is not None else ()
        if self.analysee is None or (self.analysee < REMPLACE <= jour):
            yield f"{dossier.numero} : texte hors vigueur ou analyse d’un tour fini"
        if self.retire and Porte.CONSENTEMENT in portes:
            yield f"{dossier.numero} : accord retiré"
        if hashlib.sha256(pdf).hexdigest() != self.lettre or self.signees != set(Qualite):
            yield f"{dossier.numero} : lettre d’un tour fini, ou sans ses signatures"
        if self.classee:
            yield f"{dossier.numero} : dossier classé"


class Marche:
    """One dossier after the other, each for some steps, drawn again the same."""

    def __init__(self, registre: RegistreSqlite, graine: int) -> None:
        self.registre, self.hasard = registre, random.Random(graine)  # noqa: S311
        self.referentiel = lire_referentiel()
        self.atelier = Atelier(redaction=redaction(), referentiel=self.referentiel)
        self.faits, self.fautes = Counter[str](), list[str]()
        self._jour = DEBUT

    def marcher(self, pas: int) -> None:
        """Make that many steps."""
        while self.faits["pas"] < pas:
            self._jour = DEBUT + timedelta(days=self.hasard.randint(0, 12))
            numero = enregistrer(self._contexte(), self._arrivee(), self.referentiel).numero
            ombre = Ombre()
            for _ in range(PAR_DOSSIER):
                numero, ombre = self._avancer(numero, ombre)

    def _avancer(self, numero: Numero, ombre: Ombre) -> tuple[Numero, Ombre]:
        self.faits["pas"] += 1
        self._jour += timedelta(days=self.hasard.choice(_JOURS))
        acte = self.hasard.choice((*Acte,)[1:])
        # Most steps are those of the procedure: ends have to be reached.
        if self.hasard.random() < _DANS_L_ORDRE:
            acte = self._prochain(numero)
        try:
            dossier = self._actes()[acte](numero)
        except ErreurMetier:
            self.faits["refus"] += 1
            return numero, ombre
        self.faits[acte] += 1
        if dossier.numero != numero:
            return dossier.numero, Ombre(retire=ombre.retire)
        ombre.suivre(acte, dossier, self._jour)
        if acte is Acte.ETABLIR_LETTRE:
            ombre.lettre = hashlib.sha256(self.registre.pdf(numero)).hexdigest()
            ombre.signees = set()
        if acte in _SANS_LETTRE:
            self.fautes.append(f"{numero} : {acte} sur une demande écrite")
        if acte is Acte.ENVOYER:
            self.fautes += ombre.fautes(dossier, self.registre.pdf(numero), self._jour)
        return numero, ombre

    def _prochain(self, numero: Numero) -> Acte:
        return _SUITE.get(self.registre.charger(numero).statut.value, Acte.NOTER)

    def _contexte(self) -> Contexte:
        quand = datetime.combine(self._jour, time(12, tzinfo=UTC))
        return Contexte(registre=self.registre, quand=quand, operateur="marche")

    def _arrivee(self) -> Arrivee:
        return Arrivee(
            demande=self._demande(),
            personne=Personne(nom="Lambert"),
            correspondant=Correspondant(nom="Agence"),
        )

    def _demande(self) -> Demande:
        return replace(
            cas.ECRITE,
            destinataire=self.hasard.choice((*Destinataire,)),
            consentement=self.hasard.choice((Consentement.ECRIT, *Consentement)),
            disposition_verifiee=self.hasard.choice((Verification.OUI, Verification.NON)),
        )

    def _actes(self) -> Mapping[Acte, Callable[[Numero], Dossier]]:
        contexte, referentiel = self._contexte(), self.referentiel
        motif = Raison(motif=self.hasard.choice((*Motif,)), texte="Raison.", auteur=_DG)
        return {
            Acte.CORRIGER: lambda n: corriger(contexte, n, self._arrivee(), referentiel),
            Acte.NOTER: lambda n: noter(contexte, n, "Note."),
            Acte.ANALYSER: lambda n: analyser(contexte, n, referentiel, contexte.jour),
            Acte.RENDRE_AVIS: lambda n: rendre_avis(contexte, n, self._avis()),
            Acte.RENVOYER_AVIS: lambda n: renvoyer_avis(contexte, n, self._renvoi()),
            Acte.DECIDER: lambda n: decider(contexte, n, self._decision(n)),
            Acte.ETABLIR_LETTRE: lambda n: etablir_lettre(contexte, n, self.atelier)[0],
            Acte.SIGNER: lambda n: signer(contexte, n, self._signature()),
            Acte.ENVOYER: lambda n: envoyer(contexte, n, self._envoi(), referentiel),
            Acte.CLOTURER: lambda n: cloturer(contexte, n),
            Acte.TRANSMETTRE: lambda n: transmettre(contexte, n),
            Acte.CLASSER: lambda n: classer(contexte, n, motif, referentiel),
            Acte.ROUVRIR: lambda n: rouvrir(contexte, n, "Raison."),
            Acte.REFAIRE_LETTRE: lambda n: refaire_lettre(contexte, n, "Raison."),
            Acte.RETIRER_ACCORD: lambda n: retirer_accord(contexte, n, referentiel),
            Acte.RECTIFIER: lambda n: rectifier(contexte, n, "Raison.", referentiel),
            Acte.REVOIR: lambda n: revoir(contexte, n),
            # What leaves by letter leaves no other way.
            Acte.REMETTRE: lambda n: remettre(contexte, n, self._remise()),
            Acte.APPRECIER: lambda n: apprecier(contexte, n, accordee=True, motif="Raison."),
            Acte.PRENDRE_CONNAISSANCE: lambda n: prevenir(contexte, n),
        }

    def _avis(self) -> Avis:
        conclusion = self.hasard.choice((*Sens,))
        return replace(cas.avis(conclusion), date=self._jour)

    def _remise(self) -> Remise:
        return Remise(
            date=self._jour, auteur=_DG, verifie_par=_DG, acte="Acte.", elements=("Pièce.",)
        )

    def _renvoi(self) -> Renvoi:
        return Renvoi(date=self._jour, auteur=_DG, remarques="À revoir.")

    def _decision(self, numero: Numero) -> Decision:
        analyse = self.registre.charger(numero).analyse
        permis = analyse.evaluation.elements_communicables if analyse is not None else ()
        elements = tuple(ElementDecide(id=e.id, libelle=e.libelle) for e in permis)
        sens = Sens.COMMUNICATION if elements else Sens.REFUS
        return Decision(
            date=self._jour, auteur=_DG, sens=sens, elements=elements, motivation="Vu."
        )

    def _signature(self) -> Signature:
        qualite = self.hasard.choice((*Qualite,))
        return Signature(date=self._jour, qualite=qualite, nom=_QUI[qualite])

    def _envoi(self) -> Envoi:
        return Envoi(date=self._jour, mode=self.hasard.choice(_MODES))


_DG = cas.CPAS.directeur_general
_JOURS = (*(0,) * 8, 1, 1, -1)
_DANS_L_ORDRE = 0.75
# The form that a requisition fixes is for requisitions alone.
_MODES = tuple(mode for mode in Mode if mode is not Mode.REQUISITION)
_SANS_LETTRE = {Acte.REMETTRE, Acte.APPRECIER, Acte.PRENDRE_CONNAISSANCE}
_SUITE = {
    "enregistree": Acte.ANALYSER,
    "analysee": Acte.RENDRE_AVIS,
    "avis_rendu": Acte.DECIDER,
    "decidee": Acte.ETABLIR_LETTRE,
    "lettre_etablie": Acte.SIGNER,
    "signee": Acte.ENVOYER,
    "envoyee": Acte.RECTIFIER,
    "cloturee": Acte.RECTIFIER,
    "classee": Acte.ROUVRIR,
}


def marcher(dossier: Path, pas: int, graine: int = 11) -> Marche:
    """Walk that many steps on a new register, which is then read again in full."""
    quand = datetime.combine(DEBUT, time(12, tzinfo=UTC))
    fondation = Fondation(
        phrase="marche au hasard",
        role="secretariat",
        auteur="marche",
        moment=quand,
        exercice=True,
        kdf=KDF,
    )
    registre, _ = creer(dossier / "registre.sceau", fondation)
    with registre:
        with registre.transaction():
            registre.definir_cpas(cas.CPAS, auteur="marche", moment=quand)
        marche = Marche(registre, graine)
        marche.marcher(pas)
        registre.verifier_le_journal()
    return marche


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Walk; the control says how often what must not leave stood in the way."""
    pas = PAS_COMPLETS if complet else PAS
    with tempfile.TemporaryDirectory() as dossier:
        marche = marcher(Path(dossier), pas)
    faits = marche.faits
    yield Bilan(
        promesse="Rien ne part d’un accord retiré, d’un tour fini ou d’un texte remplacé",
        essais=faits["pas"],
        attendus=pas,
        fautes=tuple(marche.fautes),
        temoin=f"{faits[Acte.ENVOYER]} lettres parties, {faits[Acte.RETIRER_ACCORD]} accords "
        f"retirés, {faits[Acte.ROUVRIR] + faits[Acte.REFAIRE_LETTRE]} tours finis",
    )
