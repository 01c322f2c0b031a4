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

_INTERNES: Mapping[Porte, tuple[Proposition, str]] = MappingProxyType(
    {
        Porte.SECRET_PARTAGE: (Proposition.PARTAGE_POSSIBLE, "circ_2022.interne.3"),
        Porte.CONSULTATION_CONSEILLER: (
            Proposition.CONSULTATION_SUR_PLACE,
            "circ_2022.dispositions.3",
        ),
        Porte.COPIE_ACTE: (Proposition.COPIE_POSSIBLE, "circ_2022.dispositions.6"),
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
    """Share, let consult or copy where nothing is missing; else appreciate or refuse.

    Article 36 speaks of all files: a circular cannot narrow it, the directeur général appreciates.

    Source: circ_2022, int., conditions réunies ; « sans déplacement » ; « peuvent obtenir copie ».
    """
    if Manquement.INDISPENSABLE_POUR_DECIDER in etablis.manquements:
        return _propose(
            Proposition.A_APPRECIER, "circ_2022.dispositions.3", "circ_2022.interne.14"
        )
    if etablis.manquements:
        return _propose(Proposition.REFUS, "circ_2022.interne.6")
    valeur, passage = _INTERNES[etablis.portes[0]]
    return _propose(valeur, passage)


def _externe(cas: Cas, etablis: Etablis) -> Propose:
    """Complete, examine, communicate, appreciate or refuse, in this order.

    Source: circ_2022, ext., « ne sera prise en compte que si » ; « après une analyse
    juridique systématique » ; « il lui appartient d'apprécier ».
    """
    if etablis.manquements:
        return _propose(Proposition.INVITER_A_COMPLETER, "circ_2022.externe.2")
    return _incomplete(cas, etablis) or _apres_examen(cas, etablis)


def _incomplete(cas: Cas, etablis: Etablis) -> Propose | None:
    """Wait for the examination of the asker's words, or for what is asked for.

    Source: circ_2022, ext., « qu'après une analyse juridique systématique ».
    """
    if cas.cite_librement and cas.demande.disposition_verifiee is Verification.PAS_EXAMINEE:
        return _propose(Proposition.ANALYSE_INCOMPLETE, "circ_2022.externe.15")
    if etablis.portes and not cas.demande.elements:
        return _propose(Proposition.ANALYSE_INCOMPLETE, "circ_2022.externe.15", elements="aucun")
    return None


def _apres_examen(cas: Cas, etablis: Etablis) -> Propose:
    """Communicate what an open door covers, appreciate, or refuse.

    Source: circ_2022, ext., « il lui appartient d'apprécier » ; « se limitera aux informations
    strictement nécessaires » ; « le respect du secret professionnel est le principe ».
    """
    if etablis.elements:
        return _propose(
            Proposition.COMMUNICATION_POSSIBLE, "circ_2022.externe.11", "circ_2022.externe.12"
        )
    if _s_apprecie(cas) or _oblige_sans_rien_couvrir(cas, etablis):
        return _propose(Proposition.A_APPRECIER, "circ_2022.externe.11")
    if etablis.portes:
        return _propose(Proposition.REFUS, "circ_2022.principes.5")
    return _propose(Proposition.REFUS, "circ_2022.externe.1", *cas.demandeur.passages)


def _s_apprecie(cas: Cas) -> bool:
    """Tell whether this asker is never refused by the program: the directeur général appreciates.

    Powers that are contested, a judge's mere letter, a text whose decisive condition is met.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas » ;
    « devant un tribunal ou une commission d'enquête parlementaire » ; cic_46bis1, § 1er.
    """
    return cas.demandeur.pouvoirs_contestes or cas.devant_juge or _condition_decisive(cas)


def _condition_decisive(cas: Cas) -> bool:
    """Tell whether a text in force names this asker, and the condition that decides is met.

    Source: cic_46bis1, § 1er, « dans le cadre de la recherche des infractions terroristes ».
    """
    texte = cas.texte_applicable
    if texte is None or not texte.leve_pour(cas.demande.demandeur):
        return False
    remplies = cas.demande.conditions_verifiees
    return any(c.se_refuse_pas and c.id in remplies for c in texte.conditions)


def _oblige_sans_rien_couvrir(cas: Cas, etablis: Etablis) -> bool:
    """Tell whether a text of the pack opened, though nothing asked for comes under it.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».
    """
    return Porte.DISPOSITION_LEGALE in etablis.portes and cas.texte_cite is not None


def _propose(valeur: Proposition, *passages: str, **reponses: str) -> Propose:
    """Return a proposal with the sentences that found it."""
    return Verdict(valeur=valeur, passages=passages, reponses=reponses)
