"""The legal assessment: every rule in its order, with the trace of what was found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.demande import Demande, Destinataire, Element
from desktop_app.domain.evaluation import (
    Avertissement,
    Citation,
    Constat,
    ElementRetenu,
    Evaluation,
    Porte,
    Voie,
)
from desktop_app.domain.regles.accord import accord_insuffisant
from desktop_app.domain.regles.cas import OUI, Cas, Verdict
from desktop_app.domain.regles.manquements import manquements
from desktop_app.domain.regles.portes import couvre, portes
from desktop_app.domain.regles.proposition import Etablis, proposition
from desktop_app.domain.regles.voie import nature_hors_pouvoir, pouvoir_a_verifier, voie
from desktop_app.domain.sources import Referentiel


def evaluer(demande: Demande, jour: date, referentiel: Referentiel) -> Evaluation:
    """Assess a request with the texts in force on a day.

    Args:
        demande: The request, with a requester code known to the pack.
        jour: Day of the assessment.
        referentiel: The legal pack and the requester types.

    Returns:
        The assessment; it never authorises anything, the directeur général appreciates.
    """
    cas = Cas(demande=demande, jour=jour, referentiel=referentiel)
    la_voie = voie(cas)
    manques = manquements(cas, la_voie.valeur)
    ouvertes = () if manques else portes(cas, la_voie.valeur)
    retenus = elements_retenus(cas, la_voie.valeur, tuple(o.valeur for o in ouvertes))
    etablis = Etablis(
        voie=la_voie.valeur,
        manquements=tuple(m.valeur for m in manques),
        portes=tuple(o.valeur for o in ouvertes),
        elements=tuple(element.libelle for element in retenus),
    )
    propose = proposition(cas, etablis)
    transmettre = _transmettre(cas, etablis.voie)
    secret = _mesure_secrete(cas)
    principe = _principe(cas)
    return Evaluation(
        voie=etablis.voie,
        manquements=etablis.manquements,
        portes=etablis.portes,
        proposition=propose.valeur,
        elements_communicables=tuple(
            ElementRetenu(id=element.id, libelle=element.libelle) for element in retenus
        ),
        transmettre_au_president=bool(transmettre),
        mesure_secrete=bool(secret),
        principe=referentiel.principe_penal(jour).id,
        avertissements=_avertissements(cas, etablis, secrete=bool(secret)),
        trace=_trace(
            cas,
            (
                *(principe, la_voie, *transmettre, *manques, *ouvertes),
                *(_communicable(element) for element in retenus),
                *(*secret, propose),
            ),
        ),
    )


def elements_retenus(cas: Cas, la_voie: Voie, ouvertes: tuple[Porte, ...]) -> tuple[Element, ...]:
    """Return what is strictly necessary and covered by an open door, element by element.

    Source: circ_2022, principes, « seuls les éléments strictement nécessaires » ; ext.,
    « la réponse se limitera aux informations strictement nécessaires ».
    """
    if la_voie is not Voie.EXTERNE:
        return ()
    return tuple(
        element
        for element in cas.demande.elements
        if element.necessaire and any(couvre(porte, element, cas) for porte in ouvertes)
    )


def _communicable(element: Element) -> Verdict[str]:
    """Say why an element may be communicated.

    Source: circ_2022, principes, « seuls les éléments strictement nécessaires ».
    """
    return Verdict(
        valeur="element_communicable",
        passages=("circ_2022.principes.5",),
        reponses={"libelle": element.libelle, "nature": element.nature, "necessaire": OUI},
    )


def _transmettre(cas: Cas, la_voie: Voie) -> tuple[Verdict[str], ...]:
    """Send a writing on to the president when it was addressed to somebody else.

    Source: circ_2022, ext., « doit… être adressée au Président du CPAS ».
    """
    destinataire = cas.demande.destinataire
    if la_voie is not Voie.EXTERNE or destinataire is Destinataire.PRESIDENT:
        return ()
    return (
        Verdict(
            valeur="transmettre_au_president",
            passages=("circ_2022.externe.6",),
            reponses={"destinataire": destinataire},
        ),
    )


def _mesure_secrete(cas: Cas) -> tuple[Verdict[str], ...]:
    """Protect a measure that the cited text keeps secret, conditions met or not.

    Source: cic_46bis1, § 2, « est tenue de garder le secret ».
    """
    texte = cas.texte_applicable
    if texte is None or not texte.mesure_secrete:
        return ()
    if cas.demande.demandeur not in texte.demandeurs:
        return ()
    return (
        Verdict(
            valeur="mesure_secrete",
            passages=tuple(p.id for p in texte.passages),
            reponses={"disposition_citee": cas.disposition, "demandeur": cas.demande.demandeur},
        ),
    )


def _principe(cas: Cas) -> Verdict[str]:
    """Name the penal text that founds secrecy that day.

    Source: the pack's own dates in force.
    """
    texte = cas.referentiel.principe_penal(cas.jour)
    passages = tuple(p.id for p in texte.passages)
    return Verdict(valeur=texte.id, passages=passages, reponses={"date": cas.jour.isoformat()})


def _avertissements(cas: Cas, etablis: Etablis, *, secrete: bool) -> tuple[Avertissement, ...]:
    """Return the traps that this very request holds."""
    texte = cas.texte_cite
    contestes = cas.demandeur.pouvoirs_contestes
    constats = {
        Avertissement.NATURE_HORS_POUVOIR: nature_hors_pouvoir(cas),
        Avertissement.POUVOIR_A_VERIFIER: etablis.voie is not Voie.URGENCE
        and pouvoir_a_verifier(cas),
        Avertissement.MESURE_SECRETE: secrete,
        Avertissement.TEXTE_SANS_EFFET: texte is not None
        and not texte.leve_pour(cas.demande.demandeur),
        Avertissement.TEXTE_PAS_EN_VIGUEUR: texte is not None and not texte.en_vigueur(cas.jour),
        Avertissement.CONSENTEMENT_PERMET: Porte.CONSENTEMENT in etablis.portes,
        Avertissement.CONSENTEMENT_INSUFFISANT: accord_insuffisant(cas),
        Avertissement.POUVOIRS_CONTESTES: contestes and etablis.voie is Voie.EXTERNE,
    }
    return tuple(code for code, present in constats.items() if present)


def _trace(cas: Cas, verdicts: Iterable[Verdict[str]]) -> tuple[Constat, ...]:
    """Put each verdict beside the sentences in force that found it."""
    return tuple(
        Constat(
            verdict=str(verdict.valeur),
            citations=_citations(cas, verdict.passages),
            reponses=dict(verdict.reponses),
        )
        for verdict in verdicts
    )


def _citations(cas: Cas, passages: tuple[str, ...]) -> tuple[Citation, ...]:
    """Return the sentences in force that day; the penal principle where none is."""
    textes = cas.referentiel.textes
    en_vigueur = [p for p in passages if textes[p.split(".", 1)[0]].en_vigueur(cas.jour)]
    if not en_vigueur:
        en_vigueur = [cas.referentiel.principe_penal(cas.jour).passages[0].id]
    trouves = (cas.referentiel.passage(identifiant) for identifiant in en_vigueur)
    return tuple(Citation(source=p.source, passage=p.id, texte=p.texte) for p in trouves)
