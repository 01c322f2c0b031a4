"""The acts of the procedure: each takes a dossier and returns the next one, or refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

from desktop_app.domain.avancer import avancer, dire, exiger, exiger_la_suite
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Correction,
    Decision,
    Dossier,
    Envoi,
    LettreEtablie,
    Mode,
    Note,
    Renvoi,
    Sens,
    Signature,
)
from desktop_app.domain.double_signature import (
    exiger_des_signataires,
    exiger_la_qualite,
    exiger_le_signataire,
)
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Evaluation, Porte, Proposition
from desktop_app.domain.mandats import Office
from desktop_app.domain.noms import meme_nom, plier
from desktop_app.domain.regles.accord import accord_compte
from desktop_app.domain.regles.cas import Cas
from desktop_app.domain.reponse import Cpas, Personne, Qualite, Signataire
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.vigueur import remplacements, textes_cites
from desktop_app.domain.workflow import Acte, Statut, statut_suivant


def corriger(dossier: Dossier, corrige: Dossier, jour: date, auteur: str) -> Dossier:
    """Correct what was said of a request; once analysed, the request itself is frozen.

    What was there before is kept.

    Args:
        dossier: The dossier as it stands.
        corrige: The same, with another request, person or correspondent.
        jour: Day of the correction.
        auteur: Who corrects.

    Raises:
        ErreurMetier: The letter exists, the request was analysed and would change, or somebody
            else would get a letter that is only made again.
    """
    statut = avancer(dossier, Acte.CORRIGER, jour)
    if dossier.analyse is not None and corrige.demande != dossier.demande:
        raise ErreurMetier("demande_deja_analysee")
    if dossier.lettre_refaite and _identites(corrige) != _identites(dossier):
        raise ErreurMetier("identite_a_rouvrir")
    exiger_des_dates_possibles(corrige)
    corrections = (*dossier.corrections, *_correction(dossier, corrige, jour, auteur))
    return replace(corrige, statut=statut, corrections=corrections)


def exiger_des_dates_possibles(dossier: Dossier) -> None:
    """Refuse a letter written, or a person born, after the request was received.

    Raises:
        ErreurMetier: ``courrier_apres_reception`` or ``naissance_apres_reception``; both days
            are told.
    """
    personne, correspondant = dossier.personne, dossier.correspondant
    dates = {
        "courrier_apres_reception": correspondant.date_du_courrier if correspondant else None,
        "naissance_apres_reception": personne.date_de_naissance if personne else None,
    }
    for code, jour in dates.items():
        if jour is not None and jour > dossier.recue_le:
            raise ErreurMetier(code, jour=dire(jour), recue_le=dire(dossier.recue_le))


def noter(dossier: Dossier, note: Note) -> Dossier:
    """Add a note to a dossier, wherever it stands.

    Raises:
        ErreurMetier: The note says nothing, or comes before the last act.
    """
    statut = avancer(dossier, Acte.NOTER, note.date)
    exiger(note.texte, "note_vide")
    return replace(dossier, statut=statut, notes=(*dossier.notes, note))


def analyser(dossier: Dossier, jour: date, evaluation: Evaluation) -> Dossier:
    """Freeze the assessment.

    Source: circ_2022, ext., « qu'après une analyse juridique systématique ».

    Raises:
        ErreurMetier: The road knows no analysis, or the analysis has an open question.
    """
    statut = statut_suivant(evaluation.voie.parcours, dossier.statut, Acte.ANALYSER)
    exiger_la_suite(dossier, jour)
    if evaluation.proposition is Proposition.ANALYSE_INCOMPLETE:
        raise ErreurMetier("disposition_non_examinee")
    analyse = Analyse(jour=jour, evaluation=evaluation)
    secrete = dossier.secrete or evaluation.mesure_secrete
    return replace(dossier, statut=statut, voie=evaluation.voie, analyse=analyse, secrete=secrete)


def rendre_avis(dossier: Dossier, avis: Avis, cpas: Cpas) -> Dossier:
    """Add the written, reasoned opinion of the designated person or service.

    Source: circ_2022, ext., « Un avis écrit, motivé, sera émis par la personne ou le
    service désigné ci-dessus ».

    Raises:
        ErreurMetier: Not open yet, not reasoned, or not by who was designated.
    """
    statut = avancer(dossier, Acte.RENDRE_AVIS, avis.date)
    if dossier.avis is not None and not dossier.avis_renvoye:
        raise ErreurMetier("acte_deja_fait")
    exiger(avis.motivation, "motivation_manquante")
    exiger(avis.auteur, "auteur_manquant")
    referent = cpas.titulaire(Office.REFERENT, avis.date)
    designes = (referent, cpas.titulaire(Office.DIRECTEUR_GENERAL, avis.date))
    if referent.nom and not any(designe.est(avis.auteur) for designe in designes):
        raise ErreurMetier("auteur_non_designe")
    if dossier.avis is not None:
        return replace(dossier, statut=statut, revisions=(*dossier.revisions, avis))
    return replace(dossier, statut=statut, avis=avis)


def renvoyer_avis(dossier: Dossier, renvoi: Renvoi, cpas: Cpas) -> Dossier:
    """Send the opinion back with remarks; both opinions are kept.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: No opinion yet, already sent back, not by the directeur général, or
            without remarks.
    """
    statut = avancer(dossier, Acte.RENVOYER_AVIS, renvoi.date)
    if dossier.avis_renvoye:
        raise ErreurMetier("avis_deja_renvoye")
    if not cpas.titulaire(Office.DIRECTEUR_GENERAL, renvoi.date).est(renvoi.auteur):
        raise ErreurMetier("seul_le_directeur_general")
    exiger(renvoi.remarques, "remarques_manquantes")
    return replace(dossier, statut=statut, renvois=(*dossier.renvois, renvoi))


def decider(dossier: Dossier, decision: Decision, cpas: Cpas) -> Dossier:
    """Add what the directeur général appreciated.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: Not open yet, not by the directeur général, departing without a
            reason, or holding an element that is not communicable.
    """
    statut = avancer(dossier, Acte.DECIDER, decision.date)
    avis = dossier.avis_actuel
    if dossier.avis_renvoye:
        raise ErreurMetier("avis_renvoye")
    if not cpas.titulaire(Office.DIRECTEUR_GENERAL, decision.date).est(decision.auteur):
        raise ErreurMetier("seul_le_directeur_general")
    if avis is not None and decision.sens is not avis.conclusion:
        exiger(decision.motivation, "ecart_sans_motivation")
    _elements_decides(dossier, decision)
    return replace(dossier, statut=statut, decision=decision)


def exiger_des_valeurs(decision: Decision) -> None:
    """Ask what is written of each element: its label alone would tell nothing, or too much.

    The window asks; a case file may leave the words out.

    Raises:
        ErreurMetier: ``element_sans_valeur``, with its rank among those decided.
    """
    for rang, element in enumerate(decision.elements, start=1):
        if not plier(element.valeur):
            raise ErreurMetier("element_sans_valeur", rang=str(rang))


def etablir_lettre(dossier: Dossier, lettre: LettreEtablie) -> Dossier:
    """Keep the finished letter.

    Source: circ_2022, ext., « pour permettre une réponse officielle (à double signature) ».

    Raises:
        ErreurMetier: Not open yet, or of another kind than decided.
    """
    statut = avancer(dossier, Acte.ETABLIR_LETTRE, lettre.date)
    if dossier.decision is None or lettre.genre is not dossier.decision.sens.genre:
        raise ErreurMetier("genre_non_decide")
    return replace(dossier, statut=statut, lettre=lettre)


def signataires(
    cpas: Cpas, delegues: tuple[Signataire, ...], jour: date
) -> tuple[Signataire, Signataire]:
    """Return the two signature blocks: office holders, or their delegates with the mention.

    Source: lo_28, § 2, la mention précède la signature, le nom et la qualité.

    Args:
        cpas: Who holds the two offices.
        delegues: Those who sign by delegation instead.
        jour: Day of the letter.

    Raises:
        ErreurMetier: A delegate without a mention, or one person for both blocks.
    """
    par_qualite = {delegue.qualite: delegue for delegue in delegues}
    titulaires = {qualite: cpas.titulaire(qualite.office, jour) for qualite in Qualite}
    for delegue in delegues:
        exiger_la_qualite(titulaires[delegue.qualite], delegue)
    premier, second = (
        par_qualite.get(q) or Signataire(qualite=q, nom=t.nom, titre=t.titre)
        for q, t in titulaires.items()
    )
    for signataire in (premier, second):
        exiger(signataire.nom, "signataire_manquant")
    if meme_nom(premier.nom, second.nom):
        raise ErreurMetier("signataire_unique")
    return premier, second


def signer(dossier: Dossier, signature: Signature, cpas: Cpas) -> Dossier:
    """Record one of the two signatures put on paper.

    Source: lo_28, § 2, signés par le président et par le directeur général.

    Raises:
        ErreurMetier: Not open yet, same person or same quality twice, a delegate without
            a mention, or somebody the letter does not announce, or announces in an office that
            they do not hold that day.
    """
    statut = avancer(dossier, Acte.SIGNER, signature.date)
    exiger(signature.nom, "signataire_manquant")
    if any(deja.qualite is signature.qualite for deja in dossier.signatures):
        raise ErreurMetier("deja_signee")
    if any(meme_nom(deja.nom, signature.nom) for deja in dossier.signatures):
        raise ErreurMetier("signataire_unique")
    exiger_le_signataire(dossier, signature, cpas)
    # In the order of the blocks on the page, whoever signed first.
    signatures = tuple(
        sorted((*dossier.signatures, signature), key=lambda s: list(Qualite).index(s.qualite))
    )
    complet = {s.qualite for s in signatures} == set(Qualite)
    return replace(
        dossier, statut=statut if complet else Statut.LETTRE_ETABLIE, signatures=signatures
    )


def envoyer(dossier: Dossier, envoi: Envoi, cpas: Cpas, referentiel: Referentiel) -> Dossier:
    """Record that the reply left the house, signed twice, while what founds it still holds.

    Source: circ_2022, ext., « une réponse officielle (à double signature) ».

    Raises:
        ErreurMetier: A signature is missing, or comes from somebody out of office, the consent no
            longer counts that day, a text of the analysis is no longer in force, or no requisition
            fixed the form it left in.
    """
    exiger_des_signataires(dossier, envoi.date, cpas)
    statut = avancer(dossier, Acte.ENVOYER, envoi.date)
    _exiger_la_forme(dossier, envoi)
    if dossier.analyse is not None:
        _exiger_que_tout_vaille(dossier, dossier.analyse, envoi.date, referentiel)
    return replace(dossier, statut=statut, envoi=envoi)


def _exiger_la_forme(dossier: Dossier, envoi: Envoi) -> None:
    """Ask for the form in words, of a requisition alone.

    Source: cic_46bis1, § 1er, « spécifie la forme sous laquelle ils lui seront communiqués ».
    """
    if envoi.mode is Mode.REQUISITION:
        if not dossier.secrete:
            raise ErreurMetier("forme_sans_requisition")
        exiger(envoi.forme, "forme_manquante")


def cloturer(dossier: Dossier, jour: date) -> Dossier:
    """Close a dossier; an external writing is closed once it was answered.

    Raises:
        ErreurMetier: Already closed, or not answered yet.
    """
    return replace(dossier, statut=avancer(dossier, Acte.CLOTURER, jour), cloturee_le=jour)


def _identites(dossier: Dossier) -> tuple[Personne | None, str]:
    """Return who a letter is about, and whose it is."""
    return dossier.personne, dossier.correspondant.nom if dossier.correspondant else ""


def _correction(
    dossier: Dossier, corrige: Dossier, jour: date, auteur: str
) -> Iterator[Correction]:
    """Yield what a correction takes the place of, if it changes anything."""
    avant = {nom: getattr(dossier, nom) for nom in _CORRIGES}
    change = {nom: v for nom, v in avant.items() if v != getattr(corrige, nom)}
    champs = (c for nom, v in change.items() for c in _champs(nom, v, getattr(corrige, nom)))
    if change:
        yield Correction(date=jour, auteur=auteur, champs=tuple(champs), **change)


_CORRIGES = ("demande", "personne", "correspondant")


def _champs(nom: str, avant: object, apres: object) -> Iterator[str]:
    """Yield the fields in which two values of a part differ; the part itself where one is new."""
    if not is_dataclass(avant) or not is_dataclass(apres):
        yield nom
        return
    for champ in fields(avant):
        if getattr(avant, champ.name) != getattr(apres, champ.name):
            yield f"{nom}.{champ.name}"


def _exiger_que_tout_vaille(
    dossier: Dossier, analyse: Analyse, jour: date, referentiel: Referentiel
) -> None:
    """Refuse to send what rests on a consent that ended, or on a text that no longer applies."""
    evaluation = analyse.evaluation
    jours = {"jour": dire(jour), "analyse": dire(analyse.jour)}
    # Whatever the letter says: where it counted, less may have been asked of the request.
    comptait, compte = (
        accord_compte(Cas(demande=dossier.demande, jour=quand, referentiel=referentiel))
        for quand in (analyse.jour, jour)
    )
    retire = dossier.accord_retire and Porte.CONSENTEMENT in evaluation.portes
    if retire or (comptait and not compte):
        fin = dossier.demande.consentement_jusqu_au
        raise ErreurMetier("accord_sans_effet", fin=dire(fin) if fin else "…", **jours)
    for remplace in remplacements(textes_cites(evaluation), jour, referentiel):
        raise ErreurMetier("texte_hors_vigueur", texte=remplace.citation, **jours)


def _elements_decides(dossier: Dossier, decision: Decision) -> None:
    """Hold a communication to what is communicable, and anything else to no element.

    Source: circ_2022, ext., « la réponse se limitera aux informations strictement nécessaires ».
    """
    if decision.sens is not Sens.COMMUNICATION:
        if decision.elements:
            raise ErreurMetier("elements_sans_communication")
        return
    if not decision.elements:
        raise ErreurMetier("communication_sans_element")
    permis = dossier.analyse.evaluation.elements_communicables if dossier.analyse else ()
    decides = {(element.id, element.libelle) for element in decision.elements}
    if not decides <= {(element.id, element.libelle) for element in permis}:
        raise ErreurMetier("element_non_communicable")
