"""Which road a request takes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.domain.demande import Nature, Origine
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.regles.cas import OUI, Cas, Verdict

HORS_PROCEDURE: Mapping[Nature, tuple[Voie, tuple[str, ...]]] = MappingProxyType(
    {
        Nature.CONVOCATION: (Voie.CONVOCATION, ("circ_2022.externe.17",)),
        Nature.SAISIE: (Voie.SAISIE, ("circ_2022.principes.4",)),
        Nature.DECLARATION: (Voie.DECLARATION, ("circ_2022.principes.4",)),
        Nature.CONTROLE: (Voie.CONTROLE, ("circ_2022.externe.22",)),
        Nature.ACCES: (Voie.PERSONNE_CONCERNEE, ("circ_2022.externe.2",)),
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


def nature_hors_pouvoir(cas: Cas) -> bool:
    """Tell whether the asker invokes a power its type does not have.

    Source: circ_2022, ext. « Une demande émanant d'une autorité policière… ».
    """
    nature = cas.demande.nature
    return nature is not Nature.INFORMATION and nature not in cas.demandeur.peut


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
    """Set apart what is no request for information, where the asker has that power.

    Source: circ_2022, ext., témoignage, contrôle des dossiers sociaux, tiers extérieur.
    """
    nature = cas.demande.nature
    if nature is Nature.INFORMATION or nature_hors_pouvoir(cas):
        return None
    valeur, passages = HORS_PROCEDURE[nature]
    reponses = {"nature": nature.value, "demandeur": cas.demande.demandeur}
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
