"""Which road a request takes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.domain.demande import ActeMontre, Nature, Origine
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.regles.cas import OUI, Cas, Verdict

HORS_PROCEDURE: Mapping[Nature, tuple[Voie, tuple[str, ...]]] = MappingProxyType(
    {
        Nature.CONVOCATION: (Voie.CONVOCATION, ("circ_2022.externe.17",)),
        Nature.SAISIE: (Voie.SAISIE, ("circ_2022.principes.4",)),
        Nature.DECLARATION: (Voie.DECLARATION, ("circ_2022.principes.4",)),
        Nature.CONTROLE: (Voie.CONTROLE, ("circ_2022.externe.22",)),
        Nature.ACCES: (Voie.PERSONNE_CONCERNEE, ("circ_2022.externe.2",)),
        Nature.LITIGE: (Voie.LITIGE, ("circ_2022.externe.17",)),
    }
)


def voie(cas: Cas) -> Verdict[Voie]:
    """Return the road: danger first, then what is not a request, then who asks and how.

    Source: circ_2022, principes (état de nécessité) et procédure (origine de la demande).
    """
    for regle in (_danger, _hors_procedure, _interne, _orale):
        verdict = regle(cas)
        if verdict is not None:
            return verdict
    return Verdict(
        valeur=Voie.EXTERNE,
        passages=("circ_2022.externe.2",),
        reponses={"origine": cas.demande.origine, "canal": cas.demande.canal},
    )


def nature_suivie(cas: Cas) -> Nature:
    """Return what the request is treated as: what it is, or ordinary, or an access.

    A power is never denied from a table: what somebody has to verify takes its own road too,
    until nothing was shown. Who is or represents the person is never asked for a legal basis.

    Source: circ_2022, ext., « le contrôle… qui sera effectué par les autorités compétentes » ;
    the tables ``peut`` and ``peut_a_verifier`` of ``resources/demandeurs``.
    """
    nature, demandeur = cas.demande.nature, cas.demandeur
    montrable = cas.demande.acte_montre is not ActeMontre.AUCUN
    if nature in demandeur.peut or (nature in demandeur.peut_a_verifier and montrable):
        return nature
    return Nature.ACCES if demandeur.est_ou_represente_la_personne else Nature.INFORMATION


def nature_hors_pouvoir(cas: Cas) -> bool:
    """Tell whether what the asker invokes is treated as an ordinary request.

    Source: circ_2022, ext. « Une demande émanant d'une autorité policière… ».
    """
    return cas.demande.nature is not Nature.INFORMATION is nature_suivie(cas)


def pouvoir_a_verifier(cas: Cas) -> bool:
    """Tell whether the request takes a road that rests on an act somebody has to see.

    Source: circ_2022, ext., « par les autorités compétentes ».
    """
    return nature_suivie(cas) in cas.demandeur.peut_a_verifier


def _danger(cas: Cas) -> Verdict[Voie] | None:
    """Put everything aside for a danger that the CPAS itself established.

    Source: circ_2022, principes, état de nécessité.
    """
    if not cas.demande.danger_grave_et_imminent:
        return None
    return Verdict(
        valeur=Voie.URGENCE,
        passages=("circ_2022.principes.7",),
        reponses={"danger_grave_et_imminent": OUI},
    )


def _hors_procedure(cas: Cas) -> Verdict[Voie] | None:
    """Set apart what is no request for information.

    Source: circ_2022, ext., témoignage, contrôle des dossiers sociaux, tiers extérieur.
    """
    nature = nature_suivie(cas)
    if nature is Nature.INFORMATION:
        return None
    valeur, passages = HORS_PROCEDURE[nature]
    reponses = {"nature": cas.demande.nature.value, "demandeur": cas.demande.demandeur}
    return Verdict(valeur=valeur, passages=passages, reponses=reponses)


def _interne(cas: Cas) -> Verdict[Voie] | None:
    """Separate what comes from inside the house.

    Source: circ_2022, procédure interne, première phrase.
    """
    if cas.demande.origine is not Origine.INTERNE:
        return None
    return Verdict(
        valeur=Voie.INTERNE,
        passages=("circ_2022.procedure.4", "circ_2022.interne.1"),
        reponses={"origine": cas.demande.origine},
    )


def _orale(cas: Cas) -> Verdict[Voie] | None:
    """Give no answer to an oral request.

    Source: circ_2022, ext., deuxième tiret.
    """
    if cas.demande.canal.est_ecrit:
        return None
    return Verdict(
        valeur=Voie.ORALE,
        passages=("circ_2022.externe.4",),
        reponses={"canal": cas.demande.canal},
    )
