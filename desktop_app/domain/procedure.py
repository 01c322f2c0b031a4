"""The acts of the procedure: each takes a dossier and returns the next one, or refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Decision,
    Dossier,
    Envoi,
    LettreEtablie,
    Note,
    Renvoi,
    Sens,
    Signature,
)
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Evaluation, Proposition
from desktop_app.domain.noms import meme_nom, plier
from desktop_app.domain.reponse import Cpas, Qualite, Signataire
from desktop_app.domain.workflow import Acte, Statut, statut_suivant


def corriger(dossier: Dossier, corrige: Dossier) -> Dossier:
    """Correct what was said of a request; once analysed, the request itself is frozen.

    Args:
        dossier: The dossier as it stands.
        corrige: The same, with another request, person or correspondent.

    Raises:
        ErreurMetier: The letter exists, or the request was analysed and would change.
    """
    statut = _avancer(dossier, Acte.CORRIGER)
    if dossier.analyse is not None and corrige.demande != dossier.demande:
        raise ErreurMetier("demande_deja_analysee")
    return replace(corrige, statut=statut)


def noter(dossier: Dossier, note: Note) -> Dossier:
    """Add a note to an open dossier.

    Raises:
        ErreurMetier: The dossier is closed, or the note says nothing.
    """
    statut = _avancer(dossier, Acte.NOTER)
    _exiger(note.texte, "note_vide")
    return replace(dossier, statut=statut, notes=(*dossier.notes, note))


def analyser(dossier: Dossier, jour: date, evaluation: Evaluation) -> Dossier:
    """Freeze the assessment.

    Source: circ_2022, ext., « qu'après une analyse juridique systématique ».

    Raises:
        ErreurMetier: The road knows no analysis, or the analysis has an open question.
    """
    statut = statut_suivant(evaluation.voie.parcours, dossier.statut, Acte.ANALYSER)
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
    statut = _avancer(dossier, Acte.RENDRE_AVIS)
    if dossier.avis is not None and not dossier.avis_renvoye:
        raise ErreurMetier("acte_deja_fait")
    _exiger(avis.motivation, "motivation_manquante")
    _exiger(avis.auteur, "auteur_manquant")
    designes = (cpas.referent, cpas.directeur_general)
    if cpas.referent and not any(meme_nom(avis.auteur, nom) for nom in designes):
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
    statut = _avancer(dossier, Acte.RENVOYER_AVIS)
    if dossier.avis_renvoye:
        raise ErreurMetier("avis_deja_renvoye")
    if not meme_nom(renvoi.auteur, cpas.directeur_general):
        raise ErreurMetier("seul_le_directeur_general")
    _exiger(renvoi.remarques, "remarques_manquantes")
    return replace(dossier, statut=statut, renvois=(*dossier.renvois, renvoi))


def decider(dossier: Dossier, decision: Decision, cpas: Cpas) -> Dossier:
    """Add what the directeur général appreciated.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: Not open yet, not by the directeur général, departing without a
            reason, or holding an element that is not communicable.
    """
    statut = _avancer(dossier, Acte.DECIDER)
    avis = dossier.avis_actuel
    if dossier.avis_renvoye:
        raise ErreurMetier("avis_renvoye")
    if not meme_nom(decision.auteur, cpas.directeur_general):
        raise ErreurMetier("seul_le_directeur_general")
    if avis is not None and decision.sens is not avis.conclusion:
        _exiger(decision.motivation, "ecart_sans_motivation")
    _elements_decides(dossier, decision)
    return replace(dossier, statut=statut, decision=decision)


def etablir_lettre(dossier: Dossier, lettre: LettreEtablie) -> Dossier:
    """Keep the finished letter.

    Source: circ_2022, ext., « pour permettre une réponse officielle (à double signature) ».

    Raises:
        ErreurMetier: Not open yet, or of another kind than decided.
    """
    statut = _avancer(dossier, Acte.ETABLIR_LETTRE)
    if dossier.decision is None or lettre.genre is not dossier.decision.sens.genre:
        raise ErreurMetier("genre_non_decide")
    return replace(dossier, statut=statut, lettre=lettre)


def signataires(cpas: Cpas, delegues: tuple[Signataire, ...]) -> tuple[Signataire, Signataire]:
    """Return the two signature blocks: office holders, or their delegates with the mention.

    Source: lo_28, § 2, la mention précède la signature, le nom et la qualité.

    Raises:
        ErreurMetier: A delegate without a mention, or one person for both blocks.
    """
    par_qualite = {delegue.qualite: delegue for delegue in delegues}
    for delegue in delegues:
        _verifier_qualite(cpas, delegue.qualite, delegue.nom, delegue.delegation)
    premier, second = (par_qualite.get(q) or _titulaire(cpas, q) for q in Qualite)
    for signataire in (premier, second):
        _exiger(signataire.nom, "signataire_manquant")
    if meme_nom(premier.nom, second.nom):
        raise ErreurMetier("signataire_unique")
    return premier, second


def signer(dossier: Dossier, signature: Signature, cpas: Cpas) -> Dossier:
    """Record one of the two signatures put on paper.

    Source: lo_28, § 2, signés par le président et par le directeur général.

    Raises:
        ErreurMetier: Not open yet, same person or same quality twice, a delegate without
            a mention, or somebody the letter does not announce.
    """
    statut = _avancer(dossier, Acte.SIGNER)
    _exiger(signature.nom, "signataire_manquant")
    if any(deja.qualite is signature.qualite for deja in dossier.signatures):
        raise ErreurMetier("deja_signee")
    if any(meme_nom(deja.nom, signature.nom) for deja in dossier.signatures):
        raise ErreurMetier("signataire_unique")
    _verifier_qualite(cpas, signature.qualite, signature.nom, signature.delegation)
    _verifier_annonce(dossier, signature)
    # In the order of the blocks on the page, whoever signed first.
    signatures = tuple(
        sorted((*dossier.signatures, signature), key=lambda s: list(Qualite).index(s.qualite))
    )
    complet = {s.qualite for s in signatures} == set(Qualite)
    return replace(
        dossier, statut=statut if complet else Statut.LETTRE_ETABLIE, signatures=signatures
    )


def envoyer(dossier: Dossier, envoi: Envoi) -> Dossier:
    """Record that the reply left the house, signed twice.

    Source: circ_2022, ext., « une réponse officielle (à double signature) ».

    Raises:
        ErreurMetier: A signature is missing.
    """
    return replace(dossier, statut=_avancer(dossier, Acte.ENVOYER), envoi=envoi)


def cloturer(dossier: Dossier, jour: date) -> Dossier:
    """Close a dossier; an external writing is closed once it was answered.

    Raises:
        ErreurMetier: Already closed, or not answered yet.
    """
    return replace(dossier, statut=_avancer(dossier, Acte.CLOTURER), cloturee_le=jour)


def _avancer(dossier: Dossier, acte: Acte) -> Statut:
    """Return the status an act leads to, or refuse it."""
    return statut_suivant(dossier.voie.parcours, dossier.statut, acte)


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


def _titulaire(cpas: Cpas, qualite: Qualite) -> Signataire:
    """Return the signature block of an office holder."""
    titre, nom = cpas.titulaire(qualite)
    return Signataire(qualite=qualite, nom=nom, titre=titre)


def _verifier_qualite(cpas: Cpas, qualite: Qualite, nom: str, delegation: str) -> None:
    """Let an office holder sign, or somebody else with the mention of a delegation."""
    _, titulaire = cpas.titulaire(qualite)
    if not meme_nom(nom, titulaire) and not plier(delegation):
        raise ErreurMetier("delegation_manquante", qualite=qualite)


def _verifier_annonce(dossier: Dossier, signature: Signature) -> None:
    """Let only those sign whose name stands on the letter."""
    if dossier.lettre is None:
        raise ErreurMetier("lettre_manquante")
    annonces = {annonce.qualite: annonce.nom for annonce in dossier.lettre.signataires}
    if not meme_nom(annonces[signature.qualite], signature.nom):
        raise ErreurMetier("signataire_non_annonce", qualite=signature.qualite)


def _exiger(texte: str, code: str) -> None:
    """Refuse an act whose text says nothing."""
    if not plier(texte):
        raise ErreurMetier(code)
