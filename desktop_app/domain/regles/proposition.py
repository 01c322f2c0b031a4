"""What the procedure proposes; the directeur général appreciates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.domain.demande import Verification
from desktop_app.domain.evaluation import Manquement, Porte, Proposition, Voie
from desktop_app.domain.regles.cas import Cas, Verdict
from desktop_app.domain.regles.voie import HORS_PROCEDURE

Propose = Verdict[Proposition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Etablis:
    """What the earlier rules established."""

    voie: Voie
    manquements: tuple[Manquement, ...]
    portes: tuple[Porte, ...]
    elements: tuple[str, ...]


_SANS_EXAMEN: Mapping[Voie, tuple[Proposition, tuple[str, ...]]] = MappingProxyType(
    {
        Voie.URGENCE: (Proposition.AGIR_ET_CONSIGNER, ("circ_2022.principes.7",)),
        Voie.ORALE: (Proposition.AUCUNE_REPONSE, ("circ_2022.externe.4",)),
        **{
            voie: (Proposition.HORS_PROCEDURE, passages)
            for voie, passages in HORS_PROCEDURE.values()
        },
    }
)


def proposition(cas: Cas, etablis: Etablis) -> Propose:
    """Return the proposal that follows from what was established."""
    if etablis.voie in _SANS_EXAMEN:
        valeur, passages = _SANS_EXAMEN[etablis.voie]
        return _propose(valeur, *passages)
    if etablis.voie is Voie.INTERNE:
        return _interne(etablis)
    return _externe(cas, etablis)


def _interne(etablis: Etablis) -> Propose:
    """Share or let consult where nothing is missing, else refuse.

    Source: circ_2022, int., conditions réunies ; « sans déplacement ».
    """
    if etablis.manquements:
        return _propose(Proposition.REFUS, "circ_2022.interne.6")
    if Porte.CONSULTATION_CONSEILLER in etablis.portes:
        return _propose(Proposition.CONSULTATION_SUR_PLACE, "circ_2022.dispositions.3")
    return _propose(Proposition.PARTAGE_POSSIBLE, "circ_2022.interne.3")


def _externe(cas: Cas, etablis: Etablis) -> Propose:
    """Complete, examine, appreciate or refuse, in this order.

    Source: circ_2022, ext., « ne sera prise en compte que si » ; « après une analyse
    juridique systématique » ; « il lui appartient d'apprécier ».
    """
    if etablis.manquements:
        return _propose(Proposition.INVITER_A_COMPLETER, "circ_2022.externe.2")
    if cas.cite_librement and cas.demande.disposition_verifiee is Verification.PAS_EXAMINEE:
        return _propose(Proposition.ANALYSE_INCOMPLETE, "circ_2022.externe.15")
    if etablis.portes and etablis.elements:
        return _propose(
            Proposition.COMMUNICATION_POSSIBLE, "circ_2022.externe.11", "circ_2022.externe.12"
        )
    if not etablis.portes and cas.demandeur.pouvoirs_contestes:
        return _propose(Proposition.A_APPRECIER, "circ_2022.externe.11")
    return _propose(Proposition.REFUS, "circ_2022.externe.1", *cas.demandeur.passages)


def _propose(valeur: Proposition, *passages: str) -> Propose:
    """Return a proposal with the sentences that found it."""
    return Verdict(valeur=valeur, passages=passages)
