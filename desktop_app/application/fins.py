"""How a road without a letter ends: what is asked then, and what the answers become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType

from desktop_app.application.acte import Contexte
from desktop_app.application.prevenir import Recit
from desktop_app.domain.demande import Forme
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Etape, Procedure, Reponses
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.remise import Appreciation, Connaissance, Remise

_PARTIES: Mapping[str, type] = MappingProxyType(
    {"remise": Remise, "appreciation": Appreciation, "connaissance": Connaissance}
)
PARTI = "remise.parti"
"""The question whether anything left at all."""

QUESTIONS_DE_FIN = frozenset(
    (PARTI, *(f"{nom}.{c.name}" for nom, partie in _PARTIES.items() for c in fields(partie)))
)
"""Every id of a question that is asked at the end."""

_PROCEDURES: Mapping[Voie, str] = MappingProxyType(
    {
        Voie.CONVOCATION: "convocation",
        Voie.SAISIE: "saisie",
        Voie.CONTROLE: "controle",
        Voie.DECLARATION: "declaration",
        Voie.LITIGE: "litige",
        Voie.PERSONNE_CONCERNEE: "acces",
        Voie.URGENCE: "danger",
    }
)


def procedure_de(dossier: Dossier, procedures: Mapping[str, Procedure]) -> Procedure | None:
    """Return what guides a dossier without a letter, or nothing where a letter answers."""
    if dossier.voie is Voie.INTERNE:
        partage = dossier.demande.interne.forme is Forme.PARTAGE
        return procedures["partage" if partage else "consultation"]
    nom = _PROCEDURES.get(dossier.voie)
    return procedures[nom] if nom is not None else None


def etape_de_fin(procedure: Procedure, identifiant: str) -> Etape:
    """Return the step that asks for one of the ends: its remise, say."""
    return next(etape for etape in procedure.etapes if etape.id == identifiant)


def remise(reponses: Reponses, contexte: Contexte) -> Remise:
    """Return what was handed over, as it is answered."""
    parti = reponses.get(PARTI) is True
    return Remise(
        date=contexte.jour,
        auteur=contexte.operateur,
        acte=_dit(reponses, "remise.acte"),
        verifie_par=_dit(reponses, "remise.verifie_par"),
        elements=_lignes(reponses.get("remise.elements")) if parti else (),
        information=_dit(reponses, "remise.information") if parti else "",
    )


def recit(reponses: Reponses, piece: str) -> Recit:
    """Return how the directeur général was told of a danger, as it is answered."""
    jour = _dit(reponses, "connaissance.prevenu_le")
    return Recit(
        jour=date.fromisoformat(jour) if jour else None,
        heure=_dit(reponses, "connaissance.heure"),
        moyen=_dit(reponses, "connaissance.moyen"),
        piece=piece,
    )


def _dit(reponses: Reponses, question: str) -> str:
    return str(reponses.get(question) or "").strip()


def _lignes(lignes: Iterable[object] | None) -> tuple[str, ...]:
    return tuple(ligne for ligne in (str(un).strip() for un in lignes or ()) if ligne)
