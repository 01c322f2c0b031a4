"""Whose signatures make a letter official: office holders of the day, or their delegates."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.avancer import dire
from desktop_app.domain.dossier import Dossier, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.mandats import Titulaire
from desktop_app.domain.noms import meme_nom, plier
from desktop_app.domain.reponse import Cpas, Delegue, Qualite, Signataire
from desktop_app.domain.workflow import LETTRE_EN_MAIN


def exiger_le_signataire(dossier: Dossier, signature: Signature, cpas: Cpas) -> None:
    """Refuse a signature that the letter does not announce, or that nothing founds that day.

    Source: lo_28, § 2.

    Raises:
        ErreurMetier: Not announced, announced in an office held by somebody else that day, a
            delegate without a mention or outside the dates.
    """
    annonce = _annonce(dossier, signature.qualite)
    titulaire = cpas.titulaire(signature.qualite.office, signature.date)
    _exiger_en_fonction(annonce, titulaire, signature.date, dossier)
    exiger_la_qualite(titulaire, signature)
    if not titulaire.est(signature.nom):
        _exiger_dans_la_delegation(cpas, signature)
    if not meme_nom(annonce.nom, signature.nom):
        raise ErreurMetier("signataire_non_annonce", qualite=signature.qualite)


def exiger_des_signataires(dossier: Dossier, jour: date, cpas: Cpas) -> None:
    """Refuse to send what somebody out of office signed, or would still have to sign.

    A name that the house gives without dates says nothing of the day of an earlier signature.
    """
    if dossier.lettre is None or dossier.statut not in LETTRE_EN_MAIN:
        return
    signees = {signature.qualite: signature.date for signature in dossier.signatures}
    for annonce in dossier.lettre.signataires:
        quand = signees.get(annonce.qualite, jour)
        titulaire = cpas.titulaire(annonce.qualite.office, quand)
        if annonce.qualite not in signees or titulaire.mandat is not None:
            _exiger_en_fonction(annonce, titulaire, quand, dossier)


def exiger_la_qualite(titulaire: Titulaire, qui: Signataire | Signature) -> None:
    """Let an office holder sign, or somebody else with the mention of a delegation."""
    if not titulaire.est(qui.nom) and not plier(qui.delegation):
        raise ErreurMetier("delegation_manquante", qualite=qui.qualite)


def _annonce(dossier: Dossier, qualite: Qualite) -> Signataire:
    """Return who the letter says will sign in a quality."""
    if dossier.lettre is None:
        raise ErreurMetier("lettre_manquante")
    return next(a for a in dossier.lettre.signataires if a.qualite is qualite)


def _exiger_en_fonction(
    annonce: Signataire, titulaire: Titulaire, jour: date, dossier: Dossier
) -> None:
    """Refuse a letter that announces as an office holder who does not hold the office that day.

    Raises:
        ErreurMetier: ``signataire_hors_fonction``, with the day and that of the letter.
    """
    if plier(annonce.delegation) or titulaire.est(annonce.nom) or dossier.lettre is None:
        return
    jours = {"jour": dire(jour), "lettre": dire(dossier.lettre.date)}
    raise ErreurMetier("signataire_hors_fonction", qualite=annonce.qualite, **jours)


def _exiger_dans_la_delegation(cpas: Cpas, signature: Signature) -> None:
    """Let a delegate sign within the dates of the delegation, those of the paper or of the house.

    Raises:
        ErreurMetier: ``delegation_hors_dates``, with the day and the dates.
    """
    papier = Delegue(
        qualite=signature.qualite,
        nom=signature.nom,
        du=signature.delegation_du,
        au=signature.delegation_au,
    )
    siennes = [
        d
        for d in cpas.delegues
        if d.qualite is signature.qualite and meme_nom(d.nom, signature.nom)
    ]
    dites = [papier] if papier.du or papier.au else siennes
    if dites and not any(d.vaut(signature.date) for d in dites):
        du, au = (dire(j) if j else "…" for j in (dites[0].du, dites[0].au))
        raise ErreurMetier("delegation_hors_dates", jour=dire(signature.date), du=du, au=au)
