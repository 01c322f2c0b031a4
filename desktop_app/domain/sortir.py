"""The ways out of the procedure and the ways back: what each asks, and what it ends.

Nothing frozen is lost: what counted until then becomes an earlier round of the dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop_app.domain.avancer import avancer, dire, exiger
from desktop_app.domain.demande import Consentement, Demande, Destinataire
from desktop_app.domain.dossier import DE_LA_LETTRE, Dossier, Etapes, Tour
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Evaluation, Porte
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.issues import (
    Classement,
    Motif,
    Rectification,
    Reprise,
    Retrait,
    Revue,
    Transmission,
)
from desktop_app.domain.mandats import Office
from desktop_app.domain.rapprochement import meme_correspondant, meme_personne
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.sources import Effet, Referentiel
from desktop_app.domain.workflow import FINIS, Acte, Statut, atteint, statut_suivant

A_EXPLIQUER = frozenset({Motif.ERREUR, Motif.SANS_SUITE})
"""The motives that ask for an explanation."""


def exiger_ouverte(dossier: Dossier, acte: Acte) -> None:
    """Refuse a way out that is closed here, whatever would be said of it.

    Raises:
        ErreurMetier: Why it is.
    """
    statut_suivant(dossier.voie.parcours, dossier.statut, acte)
    if (condition := _CONDITIONS.get(acte)) is not None:
        condition(dossier)


def transmettre(dossier: Dossier, transmission: Transmission) -> Dossier:
    """Keep the day when a writing addressed to somebody else went on to the president.

    Source: circ_2022, ext., « doit… être adressée au Président du CPAS ».

    Raises:
        ErreurMetier: It was addressed to the president, went on already, or the opinion exists.
    """
    statut = avancer(dossier, Acte.TRANSMETTRE, transmission.date)
    _exiger_a_transmettre(dossier)
    return replace(dossier, statut=statut, transmission=transmission)


def classer(
    dossier: Dossier, classement: Classement, cpas: Cpas, doublon: Dossier | None
) -> Dossier:
    """File a writing that gets no reply; a letter that exists is never sent.

    What the directeur général files himself, he has seen.

    Args:
        dossier: The dossier as it stands.
        classement: Why.
        cpas: Who is directeur général.
        doublon: The dossier that is said to be the same request.

    Raises:
        ErreurMetier: Sent already, not explained, not by whom it takes, or no such double.
    """
    statut = avancer(dossier, Acte.CLASSER, classement.date)
    if classement.motif in A_EXPLIQUER:
        exiger(classement.texte, "classement_sans_texte")
    directeur = cpas.titulaire(Office.DIRECTEUR_GENERAL, classement.date)
    if classement.motif is Motif.SANS_SUITE and not directeur.est(classement.auteur):
        raise ErreurMetier("sans_suite_reservee")
    if classement.motif is Motif.DOUBLON:
        _exiger_un_double(dossier, doublon)
    le_sien = directeur.est(classement.auteur)
    revue = Revue(date=classement.date, auteur=classement.auteur) if le_sien else None
    return replace(dossier, statut=statut, classement=classement, revue=revue)


def revoir(dossier: Dossier, revue: Revue) -> Dossier:
    """Keep that the directeur général has seen why a dossier was filed.

    Raises:
        ErreurMetier: It is not filed, or he has seen it.
    """
    statut = avancer(dossier, Acte.REVOIR, revue.date)
    _exiger_a_revoir(dossier)
    return replace(dossier, statut=statut, revue=revue)


def exiger_que_rien_n_oblige(demande: Demande, jour: date, referentiel: Referentiel) -> None:
    """Refuse to leave unanswered an asker whom the cited text makes the CPAS answer.

    Raises:
        ErreurMetier: ``reponse_obligatoire``.
    """
    texte = referentiel.texte(demande.disposition_citee.strip(), jour)
    if texte is None or texte.effet is not Effet.OBLIGE or not texte.en_vigueur(jour):
        return
    if texte.leve_pour(demande.demandeur):
        raise ErreurMetier("reponse_obligatoire")


def rouvrir(dossier: Dossier, reprise: Reprise) -> Dossier:
    """Begin again from the request, which can be corrected.

    Raises:
        ErreurMetier: Sent already, nothing to reopen, or no reason given.
    """
    avancer(dossier, Acte.ROUVRIR, reprise.date)
    exiger(reprise.motif, "motif_manquant")
    return _recommencer(dossier, reprise)


def refaire_lettre(dossier: Dossier, reprise: Reprise) -> Dossier:
    """Go back to the decision: the letter and its signatures are void.

    Raises:
        ErreurMetier: No letter yet, sent already, or no reason given.
    """
    statut = avancer(dossier, Acte.REFAIRE_LETTRE, reprise.date)
    exiger(reprise.motif, "motif_manquant")
    return replace(_finir_le_tour(dossier, reprise), statut=statut)


def retirer_accord(dossier: Dossier, retrait: Retrait, referentiel: Referentiel) -> Dossier:
    """Keep that the person withdraws the consent; what rests on it and did not leave begins again.

    Raises:
        ErreurMetier: There is no consent, it was withdrawn already, or the person would say so
            after the day of the act.
    """
    avancer(dossier, Acte.RETIRER_ACCORD, retrait.date)
    _exiger_un_accord(dossier)
    if retrait.jour > retrait.date:
        raise ErreurMetier("retrait_futur", dit_le=dire(retrait.jour), jour=dire(retrait.date))
    if dossier.statut is not Statut.ENREGISTREE and not _fonde_ce_qui_reste(dossier, referentiel):
        retraits = (*dossier.retraits, replace(retrait, en_suspens=True))
        return replace(dossier, retraits=retraits)
    if dossier.statut is not Statut.ENREGISTREE:
        qui = retrait.date, retrait.auteur
        dossier = _recommencer(dossier, reprise_de(dossier, Acte.RETIRER_ACCORD, *qui))
    return replace(_sans_accord(dossier), retraits=(*dossier.retraits, retrait))


def rectification_de(dossier: Dossier, jour: date, auteur: str, motif: str) -> Rectification:
    """Return which letter the reply of a new dossier corrects.

    Raises:
        ErreurMetier: Not sent yet, or no reason given.
    """
    avancer(dossier, Acte.RECTIFIER, jour)
    exiger(motif, "motif_manquant")
    if dossier.lettre is None:
        raise ErreurMetier("reponse_non_envoyee")
    return Rectification(
        date=jour,
        auteur=auteur,
        motif=motif,
        reference=str(dossier.numero),
        lettre_du=dossier.lettre.date,
    )


def demande_actuelle(dossier: Dossier) -> Demande:
    """Return the request as it stands: without the consent that was withdrawn meanwhile."""
    return _sans_accord(dossier).demande if dossier.accord_retire else dossier.demande


def reprise_de(dossier: Dossier, acte: Acte, jour: date, auteur: str, motif: str = "") -> Reprise:
    """Return why a round ends, with what it was about."""
    return Reprise(
        date=jour,
        auteur=auteur,
        acte=acte,
        motif=motif,
        demande=dossier.demande,
        personne=dossier.personne,
        correspondant=dossier.correspondant,
    )


def _recommencer(dossier: Dossier, reprise: Reprise) -> Dossier:
    """End a round as a whole; a withdrawal that waited takes effect."""
    demande = demande_actuelle(dossier)
    neuf = _finir_le_tour(dossier, reprise)
    return replace(neuf, statut=Statut.ENREGISTREE, demande=demande)


def _finir_le_tour(dossier: Dossier, reprise: Reprise) -> Dossier:
    """Put what counts for nothing any more into an earlier round."""
    vides: dict[str, Any] = {
        champ.name: champ.default
        for champ in fields(Etapes)
        if reprise.entiere or champ.name in DE_LA_LETTRE
    }
    finies = {nom: getattr(dossier, nom) for nom in vides}
    tour = Tour(reprise=reprise, **finies)
    return replace(dossier, tours=(*dossier.tours, tour), **vides)


def _sans_accord(dossier: Dossier) -> Dossier:
    demande = replace(dossier.demande, consentement=Consentement.RETIRE)
    return replace(dossier, demande=demande)


def _fonde_ce_qui_reste(dossier: Dossier, referentiel: Referentiel) -> bool:
    """Tell whether the analysis of a reply that did not leave changes without the consent."""
    analyse = dossier.analyse
    if dossier.statut in FINIS or atteint(dossier.statut, Statut.ENVOYEE) or analyse is None:
        return False
    if Porte.CONSENTEMENT in analyse.evaluation.portes:
        return True
    avec, sans = (
        _conclusions(evaluer(demande, analyse.jour, referentiel))
        for demande in (dossier.demande, _sans_accord(dossier).demande)
    )
    return avec != sans


def _conclusions(evaluation: Evaluation) -> Evaluation:
    """Return an assessment without the answers it rests on, nor what it warns of."""
    return replace(evaluation, trace=(), avertissements=())


def _exiger_a_transmettre(dossier: Dossier) -> None:
    if dossier.demande.destinataire is Destinataire.PRESIDENT:
        raise ErreurMetier("adressee_au_president")
    if dossier.transmission is not None:
        raise ErreurMetier("acte_deja_fait")


def _exiger_a_revoir(dossier: Dossier) -> None:
    if dossier.revue is not None:
        raise ErreurMetier("acte_deja_fait")


def _exiger_un_accord(dossier: Dossier) -> None:
    if dossier.demande.consentement is Consentement.AUCUN or dossier.accord_retire:
        raise ErreurMetier("accord_absent")


_CONDITIONS: Mapping[Acte, Callable[[Dossier], None]] = MappingProxyType(
    {
        Acte.TRANSMETTRE: _exiger_a_transmettre,
        Acte.REVOIR: _exiger_a_revoir,
        Acte.RETIRER_ACCORD: _exiger_un_accord,
    }
)


def _exiger_un_double(dossier: Dossier, doublon: Dossier | None) -> None:
    """Refuse a double that is the dossier itself, somebody else's, or filed."""
    if doublon is None:
        raise ErreurMetier("doublon_manquant")
    nommes = {"numero": str(dossier.numero), "doublon": str(doublon.numero)}
    if doublon.numero == dossier.numero:
        raise ErreurMetier("doublon_de_soi", **nommes)
    if doublon.statut is Statut.CLASSEE:
        raise ErreurMetier("doublon_classe", **nommes)
    meme = dossier.demande.demandeur == doublon.demande.demandeur and meme_correspondant(
        dossier.correspondant, doublon.correspondant
    )
    if not meme or not _de_la_meme_personne(dossier, doublon):
        raise ErreurMetier("doublon_autre", **nommes)


def _de_la_meme_personne(un: Dossier, autre: Dossier) -> bool:
    if un.personne is None or autre.personne is None:
        return un.personne is autre.personne
    return meme_personne(un.personne, autre.personne)
