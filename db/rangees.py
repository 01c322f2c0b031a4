"""A dossier as rows: what each table holds of it, and the way back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from db.conversion import de_json, en_json, ou_rien
from db.forme_canonique import JOINTURES
from db.saisie import nettoyer
from db.schema import PAS
from desktop_app.domain.demande import Demande, Origine
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
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
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne, Qualite
from desktop_app.domain.workflow import Statut

# Columns that an act may still change, apart from the status.
MODIFIABLES = (
    *("voie", "ecrit", "externe", "demandeur", "canal"),
    *("personne", "correspondant", "cherche", "demande", "secrete"),
)
# The two signatures are read side by side.
_LUE = {Qualite.DIRECTEUR_GENERAL: "dg", Qualite.PRESIDENT: "president"}
COLONNES = ("id", "annee", "rang", "statut", "recue_le", *MODIFIABLES)
_PARTIES = ("analyse", "avis", "decision", "lettre", "dg", "president", "envoi", "cloture")
# What comes several times, by the attribute of a dossier that holds it.
SUITES: Mapping[str, tuple[str, type]] = MappingProxyType(
    {
        "note": ("notes", Note),
        "renvoi": ("renvois", Renvoi),
        "avis_revise": ("revisions", Avis),
    }
)
_LUES_SUITES = ", ".join(
    f"(select json_group_array(contenu order by rang) from {table} where dossier = d.id)"  # noqa: S608
    for table in SUITES
)
_LIEN = "(select vers from lien where dossier = d.id)"
_LUES = ", ".join(
    (*(f"d.{c}" for c in COLONNES), *(f"{p}.contenu" for p in _PARTIES), _LIEN, _LUES_SUITES)
)
LECTURE = f"select {_LUES} from {JOINTURES} where d.id = ?"  # noqa: S608 — fixed fragments only


@dataclass(frozen=True, slots=True, kw_only=True)
class Partie:
    """A row that an act adds once and for all.

    Attributes:
        colonnes: Every column but the dossier, in the order of the table.
    """

    table: str
    colonnes: tuple[str, ...]

    @property
    def contenu(self) -> str:
        """The part itself, as JSON."""
        return self.colonnes[-1]


def identifiant(numero: Numero) -> int:
    """Return the key of a dossier; keys are in the order of numbers."""
    return numero.annee * PAS + numero.rang


def numero(identifiant: int) -> Numero:
    """Return the number behind a key."""
    return Numero(*divmod(identifiant, PAS))


def en_colonnes(dossier: Dossier) -> dict[str, Any]:
    """Return the row of the dossier itself."""
    demande = dossier.demande
    return {
        "id": identifiant(dossier.numero),
        "annee": dossier.numero.annee,
        "rang": dossier.numero.rang,
        "statut": dossier.statut.value,
        "recue_le": dossier.recue_le.isoformat(),
        "voie": dossier.voie.value,
        "ecrit": int(demande.canal.est_ecrit),
        "externe": int(demande.origine is Origine.EXTERNE),
        "demandeur": nettoyer(demande.demandeur),
        "canal": demande.canal.value,
        "personne": en_json(dossier.personne),
        "correspondant": en_json(dossier.correspondant),
        "cherche": texte_cherche(dossier),
        "demande": en_json(demande),
        "secrete": int(dossier.secrete),
    }


def en_parties(dossier: Dossier) -> dict[str, Partie]:
    """Return what the acts added, by the name under which it is read back."""
    entieres = {
        "analyse": dossier.analyse,
        "avis": dossier.avis,
        "decision": dossier.decision,
        "envoi": dossier.envoi,
        "cloture": dossier.cloturee_le,
    }
    parties = {
        nom: Partie(table=nom, colonnes=(en_json(valeur),))
        for nom, valeur in entieres.items()
        if valeur is not None
    }
    if dossier.lettre is not None:
        lettre = dossier.lettre
        colonnes = (lettre.genre.value, lettre.sha256, en_json(lettre))
        parties["lettre"] = Partie(table="lettre", colonnes=colonnes)
    for signature in dossier.signatures:
        colonnes = (signature.qualite.value, plier(signature.nom), en_json(signature))
        parties[_LUE[signature.qualite]] = Partie(table="signature", colonnes=colonnes)
    # The order of the procedure: each row needs the one before.
    return {nom: parties[nom] for nom in _PARTIES if nom in parties}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rangee:
    """What is stored of a dossier.

    Attributes:
        colonnes: Its own row.
        parties: The parts that are there, as JSON.
        suites: What comes several times, by table, as JSON.
        lien: Key of the dossier it repeats.
    """

    colonnes: Mapping[str, Any]
    parties: Mapping[str, str]
    suites: Mapping[str, list[str]]
    lien: int | None


def par_nom(ligne: tuple[Any, ...]) -> Rangee:
    """Name the values of a row read by ``LECTURE``."""
    fin = len(COLONNES) + len(_PARTIES)
    contenus = zip(_PARTIES, ligne[len(COLONNES) : fin], strict=True)
    return Rangee(
        colonnes=dict(zip(COLONNES, ligne, strict=False)),
        parties={nom: contenu for nom, contenu in contenus if contenu is not None},
        suites={t: json.loads(s) for t, s in zip(SUITES, ligne[fin + 1 :], strict=True)},
        lien=ligne[fin],
    )


def en_suites(dossier: Dossier) -> dict[str, list[str]]:
    """Return what comes several times, by table, as JSON."""
    return {
        table: [en_json(valeur) for valeur in getattr(dossier, attribut)]
        for table, (attribut, _) in SUITES.items()
    }


def en_dossier(rangee: Rangee) -> Dossier:
    """Return the dossier behind its rows."""
    colonnes, parties = rangee.colonnes, rangee.parties
    signatures = tuple(
        de_json(parties[nom], Signature) for nom in ("dg", "president") if nom in parties
    )
    suites: dict[str, Any] = {
        attribut: tuple(de_json(texte, classe) for texte in rangee.suites[table])
        for table, (attribut, classe) in SUITES.items()
    }
    return Dossier(
        numero=numero(colonnes["id"]),
        statut=Statut(colonnes["statut"]),
        recue_le=date.fromisoformat(colonnes["recue_le"]),
        voie=Voie(colonnes["voie"]),
        demande=de_json(colonnes["demande"], Demande),
        personne=ou_rien(colonnes["personne"], Personne),
        correspondant=ou_rien(colonnes["correspondant"], Correspondant),
        suite_de=None if rangee.lien is None else numero(rangee.lien),
        secrete=bool(colonnes["secrete"]),
        analyse=ou_rien(parties.get("analyse"), Analyse),
        avis=ou_rien(parties.get("avis"), Avis),
        decision=ou_rien(parties.get("decision"), Decision),
        lettre=ou_rien(parties.get("lettre"), LettreEtablie),
        signatures=signatures,
        envoi=ou_rien(parties.get("envoi"), Envoi),
        cloturee_le=ou_rien(parties.get("cloture"), date),
        **suites,
    )


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
