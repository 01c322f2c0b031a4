"""What a dossier is made of, said once: its own columns, then each part that an act adds.

The tables, the rows, what the journal hashes, the triggers, what is signed and what an erasure
takes away are all read from here. A new column or part is a line below, under the next version
of the schema.
"""

from __future__ import annotations

from datetime import date

from db.conversion import en_json, ou_rien
from db.formes import Colonne, Partie, Repetition
from db.saisie import nettoyer
from desktop_app.domain.demande import Demande, Origine
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Correction,
    Decision,
    Dossier,
    Envoi,
    LettreEtablie,
    Note,
    Numero,
    Renvoi,
    Signature,
)
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.issues import (
    Classement,
    Rectification,
    Reprise,
    Retrait,
    Revue,
    Transmission,
)
from desktop_app.domain.noms import plier
from desktop_app.domain.remise import Appreciation, Connaissance, Remise
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Statut

VERSION = 5
"""Of the schema. 1: the first. 2: what comes several times. 3: accounts, signatures, secret
measures. 4: elements have numbers. 5: what was begun again stays, round by round.

It moves with every new column, part or field, so that an older program refuses the register
with a sentence.
"""

REPRISE = "reprise"
"""The part whose rows end a round."""

PAS = 1_000_000  # more dossiers than that in a year would need another id


def identifiant(numero: Numero) -> int:
    """Return the key of a dossier; keys are in the order of numbers."""
    return numero.annee * PAS + numero.rang


def numero(identifiant: int) -> Numero:
    """Return the number behind a key."""
    return Numero(*divmod(identifiant, PAS))


def texte_cherche(dossier: Dossier) -> str:
    """Return what a dossier is found by: its number, the names, the references.

    The name of a person under a secret measure finds nothing: the words of the index are
    everybody's.
    """
    rang = dossier.numero.rang
    personne, correspondant = dossier.personne, dossier.correspondant
    mots = [f"{dossier.numero} {rang}", dossier.demande.demandeur]
    if personne is not None and not dossier.secrete:
        mots += [personne.nom, personne.prenom]
    if correspondant is not None:
        mots += [correspondant.nom, correspondant.attention, correspondant.reference]
    return plier(" ".join(mots))


COLONNES = (
    Colonne(
        nom="id",
        genre=int,
        dire=lambda d: identifiant(d.numero),
        attribut="numero",
        relire=numero,
        change=False,
    ),
    Colonne(nom="annee", genre=int, dire=lambda d: d.numero.annee, change=False),
    Colonne(nom="rang", genre=int, dire=lambda d: d.numero.rang, change=False),
    Colonne(
        nom="statut",
        genre=str,
        dire=lambda d: d.statut.value,
        attribut="statut",
        relire=Statut,
        change=False,
    ),
    Colonne(
        nom="recue_le",
        genre=str,
        dire=lambda d: d.recue_le.isoformat(),
        attribut="recue_le",
        relire=date.fromisoformat,
        change=False,
    ),
    Colonne(
        nom="voie",
        genre=str,
        dire=lambda d: d.voie.value,
        attribut="voie",
        relire=Voie,
        figee_par="analyse",
    ),
    Colonne(
        nom="ecrit",
        genre=int,
        dire=lambda d: int(d.demande.canal.est_ecrit),
        figee_par="analyse",
    ),
    Colonne(
        nom="externe",
        genre=int,
        dire=lambda d: int(d.demande.origine is Origine.EXTERNE),
        figee_par="analyse",
    ),
    Colonne(
        nom="demandeur",
        genre=str,
        dire=lambda d: nettoyer(d.demande.demandeur),
        figee_par="analyse",
    ),
    Colonne(nom="canal", genre=str, dire=lambda d: d.demande.canal.value, figee_par="analyse"),
    Colonne(
        nom="personne",
        genre=str,
        dire=lambda d: en_json(d.personne),
        attribut="personne",
        relire=lambda texte: ou_rien(texte, Personne),
        figee_par="lettre",
    ),
    Colonne(
        nom="correspondant",
        genre=str,
        dire=lambda d: en_json(d.correspondant),
        attribut="correspondant",
        relire=lambda texte: ou_rien(texte, Correspondant),
        figee_par="lettre",
    ),
    Colonne(nom="cherche", genre=str, dire=texte_cherche),
    # Last of the first version, because it is long and lists do not read it.
    Colonne(
        nom="demande",
        genre=str,
        dire=lambda d: en_json(d.demande),
        attribut="demande",
        relire=lambda texte: ou_rien(texte, Demande),
        figee_par="analyse",
    ),
    Colonne(
        nom="secrete",
        genre=int,
        dire=lambda d: int(d.secrete),
        attribut="secrete",
        relire=bool,
        depuis=3,
        scelle="(select 'secrete' where d.secrete)",
    ),
)

# In the order of the procedure: each row needs those before it.
PARTIES = (
    Partie(
        nom="note",
        attribut="notes",
        classe=Note,
        repetition=Repetition.NUMEROTEE,
        depuis=2,
    ),
    Partie(
        nom=REPRISE,
        attribut="reprises",
        classe=Reprise,
        repetition=Repetition.NUMEROTEE,
        signee=True,
        reperes=(("acte", lambda reprise: reprise.acte.value),),
        depuis=5,
    ),
    Partie(
        nom="correction",
        attribut="corrections",
        classe=Correction,
        repetition=Repetition.NUMEROTEE,
        depuis=5,
    ),
    Partie(nom="transmission", attribut="transmission", classe=Transmission, depuis=5),
    Partie(nom="rectification", attribut="rectification", classe=Rectification, depuis=5),
    Partie(
        nom="retrait",
        attribut="retraits",
        classe=Retrait,
        repetition=Repetition.NUMEROTEE,
        depuis=5,
    ),
    Partie(
        nom="remise",
        attribut="remises",
        classe=Remise,
        repetition=Repetition.NUMEROTEE,
        depuis=5,
    ),
    Partie(
        nom="connaissance", attribut="connaissance", classe=Connaissance, signee=True, depuis=5
    ),
    Partie(nom="analyse", attribut="analyse", classe=Analyse, prouve=Statut.ANALYSEE),
    Partie(
        nom="avis",
        attribut="avis",
        classe=Avis,
        apres="analyse",
        signee=True,
        prouve=Statut.AVIS_RENDU,
    ),
    Partie(
        nom="renvoi",
        attribut="renvois",
        classe=Renvoi,
        apres="avis",
        repetition=Repetition.NUMEROTEE,
        depuis=2,
    ),
    Partie(
        nom="avis_revise",
        attribut="revisions",
        classe=Avis,
        apres="avis",
        repetition=Repetition.NUMEROTEE,
        signee=True,
        depuis=2,
    ),
    Partie(
        nom="decision",
        attribut="decision",
        classe=Decision,
        apres="avis",
        signee=True,
        prouve=Statut.DECIDEE,
    ),
    Partie(
        nom="lettre",
        attribut="lettre",
        classe=LettreEtablie,
        apres="decision",
        signee=True,
        prouve=Statut.LETTRE_ETABLIE,
        octets="lettre_pdf",
        reperes=(("genre", lambda lettre: lettre.genre.value), ("sha256", lambda le: le.sha256)),
    ),
    Partie(
        nom="signature",
        attribut="signatures",
        classe=Signature,
        apres="lettre",
        repetition=Repetition.PAR_QUALITE,
        prouve=Statut.SIGNEE,
        reperes=(("nom_plie", lambda signature: plier(signature.nom)),),
    ),
    Partie(nom="envoi", attribut="envoi", classe=Envoi, apres="lettre", prouve=Statut.ENVOYEE),
    Partie(
        nom="classement",
        attribut="classement",
        classe=Classement,
        signee=True,
        prouve=Statut.CLASSEE,
        reperes=(("motif", lambda classement: classement.motif.value),),
        depuis=5,
    ),
    Partie(
        nom="appreciation",
        attribut="appreciation",
        classe=Appreciation,
        apres="analyse",
        signee=True,
        depuis=5,
    ),
    Partie(nom="revue", attribut="revue", classe=Revue, apres="classement", depuis=5),
    Partie(nom="cloture", attribut="cloturee_le", classe=date, prouve=Statut.CLOTUREE),
)
PAR_NOM = {partie.nom: partie for partie in PARTIES}
MODIFIABLES = tuple(colonne.nom for colonne in COLONNES if colonne.change)


def tables() -> tuple[str, ...]:
    """Return every table of the parts, each after those it needs."""
    return tuple(t for partie in PARTIES for t in (partie.nom, partie.octets) if t)
