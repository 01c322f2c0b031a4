"""Playing the acts of a case through the application layer, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import takewhile, zip_longest

from desktop_app.application.acte import Contexte
from desktop_app.application.analyser import analyser
from desktop_app.application.classer import Raison, classer, lire_le_double
from desktop_app.application.cloturer import cloturer
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import Atelier, etablir_lettre
from desktop_app.application.noter import noter
from desktop_app.application.ports import Registre
from desktop_app.application.ports_pdf import Redaction
from desktop_app.application.rectifier import rectifier
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.application.transmettre import transmettre
from desktop_app.domain.dossier import (
    Avis,
    Decision,
    Dossier,
    ElementDecide,
    Envoi,
    Mode,
    Numero,
    Signature,
)
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.issues import Motif
from desktop_app.domain.reponse import Delegue, Genre, Qualite, Signataire
from desktop_app.domain.scenario import (
    ActeJoue,
    AvisJoue,
    ClassementJoue,
    DecisionJouee,
    EnvoiJoue,
    NoteJouee,
    RepriseJouee,
    Resultat,
    Scenario,
    SignatureJouee,
    TransmissionJouee,
)
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte, Statut, statut_suivant

OPERATEUR = "exercice"
_MIDI = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LettreJouee:
    """A letter made on the way."""

    genre: Genre
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ActeResultat:
    """What became of an act; a refusal says why."""

    acte: ActeJoue
    erreur: ErreurMetier | None

    @property
    def resultat(self) -> Resultat:
        """Accepted or refused."""
        return Resultat.REFUSE if self.erreur else Resultat.ACCEPTE


@dataclass(slots=True, kw_only=True)
class Jeu:
    """A case being played on a register."""

    scenario: Scenario
    registre: Registre
    referentiel: Referentiel
    redaction: Redaction
    dossier: Dossier | None = None
    _faites: dict[Numero, LettreJouee] = field(default_factory=dict)
    _jour: date | None = None

    @property
    def lettres(self) -> list[LettreJouee]:
        """The letters that still count: neither filed away, made again nor begun again."""
        return [lettre for numero, lettre in self._faites.items() if self._compte(numero)]

    def _compte(self, numero: Numero) -> bool:
        dossier = self.registre.charger(numero)
        return dossier.lettre is not None and dossier.statut is not Statut.CLASSEE

    def jouer(self) -> list[ActeResultat]:
        """Play every act, in order; a refused act does not stop the case."""
        return [self._essayer(rang, acte) for rang, acte in enumerate(self.scenario.actes)]

    def evaluation(self) -> Evaluation:
        """Return the assessment as it stands after the last act: frozen, or of that day."""
        dossier = self.dossier
        if dossier is None:
            return evaluer(self.scenario.demande, self.scenario.date, self.referentiel)
        if dossier.analyse is not None:
            return dossier.analyse.evaluation
        return evaluer(dossier.demande, self._jour or self.scenario.date, self.referentiel)

    def arriver(self) -> None:
        """Register the request of a case that tells no act."""
        self.dossier = self._enregistrer(self._contexte(ActeJoue(acte=Acte.ENREGISTRER)))

    def _essayer(self, rang: int, acte: ActeJoue) -> ActeResultat:
        """Play one act."""
        try:
            self.dossier = self._accomplir(rang, acte)
        except ErreurMetier as erreur:
            return ActeResultat(acte=acte, erreur=erreur)
        self._jour = acte.date
        return ActeResultat(acte=acte, erreur=None)

    def _accomplir(self, rang: int, acte: ActeJoue) -> Dossier:
        """Hand an act to the application."""
        contexte = self._contexte(acte)
        if acte.acte is Acte.ENREGISTRER:
            return self._enregistrer(contexte)
        if self.dossier is None:
            raise ErreurMetier("demande_non_enregistree")
        if acte.acte is Acte.ETABLIR_LETTRE:
            return self._etablir(contexte, self.dossier.numero, rang)
        return self._continuer(contexte, self.dossier.numero, acte)

    def _continuer(self, contexte: Contexte, numero: Numero, acte: ActeJoue) -> Dossier:
        """Hand over an act on a registered dossier that makes no letter."""
        match acte:
            case AvisJoue():
                dossier = rendre_avis(contexte, numero, _avis(acte, contexte.jour))
            case DecisionJouee():
                dossier = decider(contexte, numero, self._decision(acte, contexte.jour))
            case SignatureJouee():
                dossier = signer(contexte, numero, _signature(acte, contexte.jour))
            case EnvoiJoue():
                dossier = envoyer(contexte, numero, self._envoi(acte, contexte), self.referentiel)
            case _ if acte.acte is Acte.ANALYSER:
                dossier = analyser(contexte, numero, self.referentiel, contexte.jour)
            case _ if acte.acte is Acte.CLOTURER:
                dossier = cloturer(contexte, numero)
            case _:
                dossier = self._sortir(contexte, numero, acte)
        return dossier

    def _sortir(self, contexte: Contexte, numero: Numero, acte: ActeJoue) -> Dossier:
        """Hand over a way out, or what is possible wherever a dossier stands."""
        match acte:
            case TransmissionJouee():
                dossier = transmettre(contexte, numero, acte.a)
            case NoteJouee():
                dossier = noter(contexte, numero, acte.texte)
            case ClassementJoue():
                dossier = classer(contexte, numero, _raison(acte, numero), self.referentiel)
            case RepriseJouee() if acte.acte is Acte.ROUVRIR:
                dossier = rouvrir(contexte, numero, acte.motif)
            case RepriseJouee() if acte.acte is Acte.REFAIRE_LETTRE:
                dossier = refaire_lettre(contexte, numero, acte.motif)
            case RepriseJouee():
                dossier = rectifier(contexte, numero, acte.motif, self.referentiel)
            case _:
                dossier = retirer_accord(contexte, numero, self.referentiel)
        return dossier

    def _envoi(self, acte: EnvoiJoue, contexte: Contexte) -> Envoi:
        """Return the sending of an act, in the form that the requisition of the case fixed."""
        fixee = self.scenario.demande.forme_de_reponse if acte.mode is Mode.REQUISITION else ""
        return Envoi(date=contexte.jour, mode=acte.mode, forme=acte.forme or fixee)

    def _decision(self, acte: DecisionJouee, jour: date) -> Decision:
        """Return the decision of an act, which names elements by their labels or their places."""
        analyse = self.dossier.analyse if self.dossier is not None else None
        permis = analyse.evaluation.elements_communicables if analyse is not None else ()
        places = {element.libelle: element.id for element in reversed(permis)}
        libelles = {e.id: e.libelle for e in self.scenario.demande.elements}
        voulus = (
            (voulu, libelles[voulu]) if isinstance(voulu, int) else (places.get(voulu, 0), voulu)
            for voulu in acte.elements
        )
        return Decision(
            date=jour,
            auteur=acte.auteur,
            sens=acte.sens,
            elements=tuple(
                ElementDecide(id=place, libelle=libelle, valeur=valeur or "")
                for (place, libelle), valeur in zip_longest(voulus, acte.valeurs)
            ),
            motivation=acte.motivation,
        )

    def _contexte(self, acte: ActeJoue) -> Contexte:
        """Set the clock to noon of the day of the act."""
        quand = midi(acte.date or self.scenario.date)
        return Contexte(registre=self.registre, quand=quand, operateur=OPERATEUR)

    def _enregistrer(self, contexte: Contexte) -> Dossier:
        """Register the request of the case, once."""
        if self.dossier is not None:
            statut_suivant(self.dossier.voie.parcours, self.dossier.statut, Acte.ENREGISTRER)
        arrivee = Arrivee(
            demande=self.scenario.demande,
            personne=self.scenario.personne,
            correspondant=self.scenario.correspondant,
        )
        return enregistrer(contexte, arrivee, self.referentiel)

    def _etablir(self, contexte: Contexte, numero: Numero, rang: int) -> Dossier:
        """Make the letter, announcing those who sign it later in the case."""
        atelier = Atelier(
            redaction=self.redaction,
            referentiel=self.referentiel,
            delegues=_delegues(self.scenario.actes[rang + 1 :]),
        )
        dossier, pdf = etablir_lettre(contexte, numero, atelier)
        if dossier.lettre is not None:
            self._faites[numero] = LettreJouee(genre=dossier.lettre.genre, pdf=pdf)
        return dossier


def midi(jour: date) -> datetime:
    """Return noon of a day, where the clock of a case stands."""
    return datetime.combine(jour, _MIDI)


def _delegues(suite: tuple[ActeJoue, ...]) -> tuple[Signataire, ...]:
    """Return who signs by delegation before there is another letter: the first of each quality."""
    annonces: dict[Qualite, Signataire] = {}
    for acte in takewhile(lambda acte: acte.acte is not Acte.ETABLIR_LETTRE, suite):
        if isinstance(acte, SignatureJouee) and _aboutit(acte):
            signataire = Signataire(
                qualite=acte.qualite, nom=acte.nom, titre=acte.titre, delegation=acte.delegation
            )
            annonces.setdefault(acte.qualite, signataire)
    return tuple(annonce for annonce in annonces.values() if annonce.delegation)


def _aboutit(acte: SignatureJouee) -> bool:
    """Tell whether the case expects the signature, on a day that its own delegation covers."""
    delegation = Delegue(
        qualite=acte.qualite, nom=acte.nom, du=acte.delegation_du, au=acte.delegation_au
    )
    couverte = acte.date is None or delegation.vaut(acte.date)
    return acte.attendu is Resultat.ACCEPTE and couverte


def _avis(acte: AvisJoue, jour: date) -> Avis:
    """Return the opinion of an act."""
    return Avis(
        date=jour, auteur=acte.auteur, conclusion=acte.conclusion, motivation=acte.motivation
    )


def _signature(acte: SignatureJouee, jour: date) -> Signature:
    """Return the signature of an act."""
    return Signature(
        date=jour,
        qualite=acte.qualite,
        nom=acte.nom,
        delegation=acte.delegation,
        delegation_du=acte.delegation_du,
        delegation_au=acte.delegation_au,
    )


def _raison(acte: ClassementJoue, numero: Numero) -> Raison:
    """Return why an act files a dossier."""
    voulu = acte.numero if acte.motif is Motif.DOUBLON else ""
    doublon = lire_le_double(voulu, numero)
    return Raison(motif=acte.motif, texte=acte.texte, doublon=doublon, auteur=acte.auteur)
