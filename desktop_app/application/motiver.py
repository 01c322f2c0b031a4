"""What a letter says of its reasons: the ground of a communication, why the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.caracteres import epele
from desktop_app.domain.demande import DonneurAccord, Element, OrigineAccord
from desktop_app.domain.dossier import Decision, Dossier, Sens
from desktop_app.domain.evaluation import Evaluation, Porte
from desktop_app.domain.noms import plier
from desktop_app.domain.regles.cas import Cas
from desktop_app.domain.regles.portes import couvre
from desktop_app.domain.reponse import Base, Circonstance, Fondement, Personne
from desktop_app.domain.sources import Referentiel

_BASES = {
    Porte.TEMOIGNAGE_EN_JUSTICE: Base.TEMOIGNAGE_EN_JUSTICE,
    Porte.COMMISSION_ENQUETE: Base.COMMISSION_ENQUETE,
}


def fondements(
    dossier: Dossier, decision: Decision, referentiel: Referentiel
) -> tuple[Fondement, ...]:
    """Return what a communication rests on: the open doors that let something decided through.

    Source: loi du 29 juillet 1991, art. 3, « considérations de droit et de fait ».
    """
    if dossier.analyse is None or decision.sens is not Sens.COMMUNICATION:
        return ()
    cas = Cas(demande=dossier.demande, jour=dossier.analyse.jour, referentiel=referentiel)
    decides = {element.id for element in decision.elements}
    communiques = [e for e in dossier.demande.elements if e.id in decides]
    return tuple(
        _fondement(porte, cas, dossier.personne)
        for porte in dossier.analyse.evaluation.portes
        if any(couvre(porte, element, cas) for element in communiques)
    )


def circonstances(
    dossier: Dossier, decision: Decision, referentiel: Referentiel
) -> frozenset[Circonstance]:
    """Return what the letter says, or leaves out, for: nothing of it tells of the person."""
    if dossier.analyse is None:
        return frozenset()
    cas = Cas(demande=dossier.demande, jour=dossier.analyse.jour, referentiel=referentiel)
    return frozenset(_circonstances(cas, dossier.analyse.evaluation, decision))


def _circonstances(cas: Cas, evaluation: Evaluation, decision: Decision) -> Iterator[Circonstance]:
    if cas.demandeur.magistrat:
        yield Circonstance.MAGISTRAT
    if cas.devant_juge:
        yield Circonstance.SANS_DISPOSITION
    if decision.sens is Sens.REFUS and _accord_joint(cas, evaluation):
        yield Circonstance.ACCORD_JOINT
    if _hors_requisition(cas, evaluation, decision):
        yield Circonstance.HORS_REQUISITION


def _fondement(porte: Porte, cas: Cas, personne: Personne | None) -> Fondement:
    if porte is Porte.CONSENTEMENT:
        elle_meme = cas.demande.consentement_donne_par is DonneurAccord.PERSONNE
        # Who represents her is not told: an asker may not know that anybody does.
        base = Base.CONSENTEMENT if elle_meme else Base.CONSENTEMENT_AU_NOM
        return Fondement(base=base, depuis=cas.demande.consentement_du)
    if porte is Porte.DISPOSITION_LEGALE:
        return _disposition(cas, personne)
    return Fondement(base=_BASES[porte])


def _disposition(cas: Cas, personne: Personne | None) -> Fondement:
    """Return a legal basis, as the pack cites it or as the asker wrote it.

    Words that name the person are left out of the letter; what it cannot print is spelled out.
    """
    texte = cas.texte_cite
    if texte is not None:
        return Fondement(base=Base.DISPOSITION_LEGALE, disposition=texte.citation)
    noms = plier(f"{personne.nom} {personne.prenom}").split() if personne is not None else []
    if set(noms) & set(plier(cas.disposition).split()):
        return Fondement(base=Base.DISPOSITION_TUE)
    return Fondement(base=Base.DISPOSITION_INVOQUEE, disposition=epele(cas.disposition))


def _accord_joint(cas: Cas, evaluation: Evaluation) -> bool:
    """Tell whether a consent came with the request that would let something through.

    One that was given straight to the CPAS is not told: it would say that the person is known.
    """
    joint = cas.demande.consentement_origine is OrigineAccord.JOINT
    return (
        joint
        and Porte.CONSENTEMENT in evaluation.portes
        and any(
            element.necessaire and couvre(Porte.CONSENTEMENT, element, cas)
            for element in cas.demande.elements
        )
    )


def _hors_requisition(cas: Cas, evaluation: Evaluation, decision: Decision) -> bool:
    """Tell whether a requisition that obliges asks for what is no administrative data.

    Source: cic_46bis1, § 1er, « les renseignements administratifs qu'il juge nécessaires ».
    """
    texte = cas.texte_cite
    if texte is None or not texte.mesure_secrete:
        return False
    if Porte.DISPOSITION_LEGALE not in evaluation.portes:
        return False
    exclus = [e for e in cas.demande.elements if not _retenu(e, evaluation)]
    if decision.sens is Sens.REFUS:
        return bool(exclus) and len(exclus) == len(cas.demande.elements)
    return decision.sens is Sens.COMMUNICATION and bool(exclus)


def _retenu(element: Element, evaluation: Evaluation) -> bool:
    return any(element.id == retenu.id for retenu in evaluation.elements_communicables)
