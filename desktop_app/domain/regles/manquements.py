"""What a request lacks, in the order in which it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.domain.demande import Forme
from desktop_app.domain.evaluation import Manquement, Voie
from desktop_app.domain.regles.accord import accord_compte
from desktop_app.domain.regles.cas import NON, OUI, Cas, Verdict

Manque = Verdict[Manquement]

_PARTAGE: Mapping[Manquement, str] = MappingProxyType(
    {
        Manquement.TENU_AU_SECRET: "circ_2022.interne.8",
        Manquement.MEME_MISSION: "circ_2022.interne.9",
        Manquement.STRICTEMENT_NECESSAIRE: "circ_2022.interne.10",
        Manquement.INTERET_DU_BENEFICIAIRE: "circ_2022.interne.10",
        Manquement.BENEFICIAIRE_INFORME: "circ_2022.interne.11",
    }
)


def manquements(cas: Cas, voie: Voie) -> tuple[Manque, ...]:
    """Return what is missing on this road; nothing where the procedure asks for nothing."""
    regle = _PAR_VOIE.get(voie)
    return regle(cas) if regle else ()


def _de_la_demande_orale(cas: Cas) -> tuple[Manque, ...]:
    """Ask for a writing.

    Source: circ_2022, ext., deuxième tiret.
    """
    return (_manque(Manquement.ECRIT, "circ_2022.externe.4", canal=cas.demande.canal),)


def _de_la_demande_ecrite(cas: Cas) -> tuple[Manque, ...]:
    """Ask for the person, the object and the legal basis.

    Source: circ_2022, ext., premier et troisième tirets.
    """
    demande = cas.demande
    trouves: list[Manque] = []
    if not demande.personne_identifiee:
        trouves.append(
            _non(Manquement.IDENTIFICATION, "circ_2022.externe.3", "personne_identifiee")
        )
    if not demande.objet_precis:
        trouves.append(_non(Manquement.OBJET, "circ_2022.externe.3", "objet_precis"))
    if _disposition_manquante(cas):
        trouves.append(
            _manque(
                Manquement.DISPOSITION_LEGALE,
                "circ_2022.externe.5",
                disposition_citee="",
                consentement=demande.consentement,
            )
        )
    return tuple(trouves)


def _disposition_manquante(cas: Cas) -> bool:
    """Tell whether a legal basis must still be cited.

    An agreement that counts makes it pointless; a judge, a court or a parliamentary inquiry is
    never asked for one.

    Source: circ_2022, ext., troisième tiret, « marque son accord » et « devant un tribunal ».
    """
    return not (cas.disposition or cas.devant_juge or accord_compte(cas))


def _de_la_demande_interne(cas: Cas) -> tuple[Manque, ...]:
    """Ask for what sharing, consulting or copying needs.

    Source: circ_2022, procédure interne.
    """
    return _PAR_FORME[cas.demande.interne.forme](cas)


def _du_partage(cas: Cas) -> tuple[Manque, ...]:
    """Ask for the five cumulative conditions of the shared secret.

    Source: circ_2022, int., les conditions réunies.
    """
    interne = cas.demande.interne
    return tuple(
        _non(manquement, passage, manquement.value)
        for manquement, passage in _PARTAGE.items()
        if not getattr(interne, manquement.value)
    )


def _de_la_consultation(cas: Cas) -> tuple[Manque, ...]:
    """Limit a councillor to what is indispensable to decide.

    Source: circ_2022, int., droit de consultation des conseillers.
    """
    if cas.demande.interne.indispensable_pour_decider:
        return ()
    manquement = Manquement.INDISPENSABLE_POUR_DECIDER
    return (_non(manquement, "circ_2022.interne.14", manquement.value),)


def _de_la_copie(cas: Cas) -> tuple[Manque, ...]:
    """Refuse a copy of what concerns individual aid; of an administrative act it may be had.

    Source: circ_2022, article 36 de la loi organique, exclusion des aides individuelles.
    """
    if not cas.demande.interne.piece_d_aide_individuelle:
        return ()
    reponses = {"forme": cas.demande.interne.forme.value, "piece_d_aide_individuelle": OUI}
    return (_manque(Manquement.COPIE_INTERDITE, "circ_2022.dispositions.6", **reponses),)


def _non(manquement: Manquement, passage: str, question: str) -> Manque:
    """Return a gap that rests on the answer "no" to one question."""
    return _manque(manquement, passage, **{question: NON})


def _manque(manquement: Manquement, passage: str, **reponses: str) -> Manque:
    """Return a gap with its sentence and the answers it rests on."""
    return Verdict(valeur=manquement, passages=(passage,), reponses=reponses)


_PAR_VOIE: Mapping[Voie, Callable[[Cas], tuple[Manque, ...]]] = MappingProxyType(
    {
        Voie.ORALE: _de_la_demande_orale,
        Voie.EXTERNE: _de_la_demande_ecrite,
        Voie.INTERNE: _de_la_demande_interne,
    }
)
_PAR_FORME: Mapping[Forme, Callable[[Cas], tuple[Manque, ...]]] = MappingProxyType(
    {
        Forme.PARTAGE: _du_partage,
        Forme.CONSULTATION: _de_la_consultation,
        Forme.COPIE: _de_la_copie,
    }
)
