"""Fill a register with invented dossiers, through the same door as every act."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.depot import RegistreSqlite
from desktop_app.application.ports import Inscription
from desktop_app.domain.demande import Canal, Demande, Element, NatureElement
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Decision,
    Dossier,
    ElementDecide,
    Envoi,
    LettreEtablie,
    Mode,
    Note,
    Numero,
    Renvoi,
    Sens,
    Signature,
)
from desktop_app.domain.evaluation import (
    Citation,
    Constat,
    ElementRetenu,
    Evaluation,
    Porte,
    Proposition,
    Voie,
)
from desktop_app.domain.reponse import Correspondant, Genre, Personne, Qualite, Signataire
from desktop_app.domain.workflow import Acte, Statut

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
JOUR = MOMENT.date()
PAR_LOT = 5_000
ELEMENTS = ("Attestation de revenu d’intégration", "Composition de ménage")
NOMS = ("D'Hæyer", "Val-d’Œuvre", "de l'Étang", "Müller-Groß", "Żółkiewski", "Lambert", "Peeters")
PRENOMS = ("Zoé", "Jean-François", "Maëlle", "Ömer", "Anne", "Łukasz", "Noël")


def demande(canal: Canal = Canal.COURRIER) -> Demande:
    """A request as long as real ones are."""
    elements = tuple(
        Element(libelle=libelle, nature=NatureElement.SOCIALE, necessaire=True)
        for libelle in ELEMENTS
    )
    citee = "Article 77 de la loi organique, invoqué par le demandeur. " * 8
    return Demande(canal=canal, disposition_citee=citee, elements=elements)


def nouveau(numero: Numero, jour: date = JOUR, canal: Canal = Canal.COURRIER) -> Dossier:
    """A dossier just registered."""
    rang = numero.rang
    return Dossier(
        numero=numero,
        statut=Statut.ENREGISTREE,
        recue_le=jour,
        voie=Voie.EXTERNE if canal.est_ecrit else Voie.ORALE,
        demande=demande(canal),
        personne=Personne(
            nom=f"{NOMS[rang % len(NOMS)]} {rang}", prenom=PRENOMS[rang % len(PRENOMS)]
        ),
        correspondant=Correspondant(
            nom="Zone de police de l’Étang",
            attention=f"Inspecteur {rang % 997}",
            adresse=("Rue de l'Église, 1", "5000 Namur"),
            reference=f"PV-{rang:06d}",
            date_du_courrier=jour - timedelta(days=3),
        ),
    )


def inscription(acte: Acte, dossier: Dossier, pdf: bytes | None = None) -> Inscription:
    """An act by the secretariat."""
    return Inscription(acte=acte, moment=MOMENT, auteur="secretariat", dossier=dossier, pdf=pdf)


def etapes(dossier: Dossier, pdf: bytes) -> Iterator[Inscription]:
    """Every act that leads a registered dossier to its end, a communication."""
    for acte, change in _SUITE:
        dossier = replace(dossier, **change(pdf))
        yield inscription(acte, dossier, pdf if acte is Acte.ETABLIR_LETTRE else None)


def _analyse(_pdf: bytes) -> dict[str, object]:
    texte = "Un avis écrit, motivé, sera émis par la personne ou le service désigné. " * 3
    citation = Citation(source="circ_2022", passage="circ_2022.externe.2", texte=texte)
    constat = Constat(verdict="externe", citations=(citation,), reponses={"canal": "courrier"})
    evaluation = Evaluation(
        voie=Voie.EXTERNE,
        manquements=(),
        portes=(Porte.DISPOSITION_LEGALE,),
        proposition=Proposition.COMMUNICATION_POSSIBLE,
        elements_communicables=tuple(
            ElementRetenu(id=rang, libelle=libelle) for rang, libelle in enumerate(ELEMENTS, 1)
        ),
        transmettre_au_president=False,
        mesure_secrete=False,
        principe="cp_352",
        avertissements=(),
        trace=(constat,) * 8,
    )
    return {"statut": Statut.ANALYSEE, "analyse": Analyse(jour=JOUR, evaluation=evaluation)}


def _avis(_pdf: bytes) -> dict[str, object]:
    avis = Avis(date=JOUR, auteur="Référent", conclusion=Sens.COMMUNICATION, motivation="Vu.")
    return {"statut": Statut.AVIS_RENDU, "avis": avis}


def _note(_pdf: bytes) -> dict[str, object]:
    return {"notes": (Note(date=JOUR, auteur="secretariat", texte="Rappelé."),)}


def _renvoi(_pdf: bytes) -> dict[str, object]:
    return {"renvois": (Renvoi(date=JOUR, auteur="Directrice", remarques="À préciser."),)}


def _revision(_pdf: bytes) -> dict[str, object]:
    precise = "Vu, et précisé."
    avis = Avis(date=JOUR, auteur="Référent", conclusion=Sens.COMMUNICATION, motivation=precise)
    return {"revisions": (avis,)}


def _decision(_pdf: bytes) -> dict[str, object]:
    decide = ElementDecide(id=1, libelle=ELEMENTS[0])
    decision = Decision(
        date=JOUR, auteur="Directrice", sens=Sens.COMMUNICATION, elements=(decide,)
    )
    return {"statut": Statut.DECIDEE, "decision": decision}


def _lettre(pdf: bytes) -> dict[str, object]:
    blocs = tuple(Signataire(qualite=q, nom=NOMS[i], titre=q) for i, q in enumerate(Qualite))
    lettre = LettreEtablie(
        date=JOUR,
        genre=Genre.COMMUNICATION,
        sha256=hashlib.sha256(pdf).hexdigest(),
        signataires=(blocs[0], blocs[1]),
    )
    return {"statut": Statut.LETTRE_ETABLIE, "lettre": lettre}


def signature(qualite: Qualite, nom: str) -> Signature:
    """A signature put on paper."""
    return Signature(date=JOUR, qualite=qualite, nom=nom)


def _signatures(_pdf: bytes) -> dict[str, object]:
    deux = tuple(signature(q, NOMS[i]) for i, q in enumerate(Qualite))
    return {"statut": Statut.SIGNEE, "signatures": deux}


def _envoi(_pdf: bytes) -> dict[str, object]:
    return {"statut": Statut.ENVOYEE, "envoi": Envoi(date=JOUR, mode=Mode.RECOMMANDE)}


def _cloture(_pdf: bytes) -> dict[str, object]:
    return {"statut": Statut.CLOTUREE, "cloturee_le": JOUR}


_SUITE = (
    (Acte.ANALYSER, _analyse),
    (Acte.NOTER, _note),
    (Acte.RENDRE_AVIS, _avis),
    (Acte.RENVOYER_AVIS, _renvoi),
    (Acte.RENDRE_AVIS, _revision),
    (Acte.DECIDER, _decision),
    (Acte.ETABLIR_LETTRE, _lettre),
    (Acte.SIGNER, _signatures),
    (Acte.ENVOYER, _envoi),
    (Acte.CLOTURER, _cloture),
)


def remplir(registre: RegistreSqlite, nombre: int, annee: int = JOUR.year) -> None:
    """Register that many dossiers in one year, a few thousand to a transaction."""
    jour = date(annee, 1, 2)
    for lot in _lots(nombre):
        with registre.transaction():
            for _ in lot:
                dossier = nouveau(registre.numero_suivant(annee), jour)
                registre.inscrire(inscription(Acte.ENREGISTRER, dossier))


def relier(registre: RegistreSqlite, numero: Numero, vers: Numero) -> None:
    """Say that a dossier repeats another."""
    with registre.transaction():
        suite = replace(registre.charger(numero), suite_de=vers)
        registre.inscrire(inscription(Acte.CORRIGER, suite))


def _lots(nombre: int) -> Iterator[range]:
    for debut in range(0, nombre, PAR_LOT):
        yield range(debut, min(debut + PAR_LOT, nombre))
