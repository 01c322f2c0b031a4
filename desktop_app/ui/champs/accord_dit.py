"""An agreement in one sentence: in a dossier, before whoever decides, in a person's account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application import formulaire as reponses_de
from desktop_app.domain.demande import Consentement, Demande, DonneurAccord, OrigineAccord
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Reponses
from desktop_app.domain.issues import Retrait
from desktop_app.domain.phrases import Textes
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import carte, mots
from desktop_app.ui.session import Session

_SUITE = "\u00a0; "
_VIDE = reponses_de.accord_en_table(Demande())


def accord_du_dossier(session: Session, dossier: Dossier) -> list[QWidget]:
    """Return the agreement that a dossier speaks of, and what became of it."""
    phrase = dire_accord(session, dossier)
    if not phrase:
        return []
    contenu: list[QWidget] = [mots("L’accord de la personne", "question"), mots(phrase)]
    if fin := _fin(session, dossier):
        contenu.append(dit("attention", "attention", fin, "attention"))
    return [carte(*contenu)]


def dire_accord(session: Session, dossier: Dossier) -> str:
    """Return the agreement of a dossier and its withdrawals, "" where nobody spoke of one."""
    textes, reponses = session.textes, reponses_de.reponses(dossier)
    pieces = {}
    if dossier.demande.accord.piece:
        pieces = {piece.id: piece.nom for piece in session.registre.pieces(dossier.numero)}
    retraits = [_retrait(r, dossier) for r in dossier.tous_les_retraits]
    return " ".join(filter(None, (phrase(reponses, textes, pieces), *retraits)))


def phrase(reponses: Reponses, textes: Textes, pieces: Mapping[str, str]) -> str:
    """Return an agreement in one sentence, "" for none.

    Args:
        reponses: The answers given about a request.
        textes: The words of each code.
        pieces: Names of the attachments, by id.
    """
    etat, accord = str(reponses.get("consentement") or ""), reponses.get("accord") or {}
    if etat in ("", Consentement.AUCUN):
        return ""
    dits = [textes.mot("consentement", etat)]
    # Of what was withdrawn before it was written down, nothing more is known.
    if etat == Consentement.ECRIT or (etat == Consentement.RETIRE and accord != _VIDE):
        dits[0] += f", {_donneur(accord, textes)}"
        dits += [*_portee(reponses), *_dates(accord), *_ecrit(accord, textes, pieces)]
    return f"{_SUITE.join(dits)}."


def _donneur(accord: Mapping[str, Any], textes: Textes) -> str:
    """Say who gives it: by name and quality where that is not the person."""
    code = accord.get("donne_par") or DonneurAccord.PERSONNE
    qui = textes.mot("consentement_donne_par", code)
    nomme = ", ".join(filter(None, (accord.get("nom"), accord.get("qualite"))))
    return f"donné par {qui[0].lower()}{qui[1:]}{f' ({nomme})' if nomme else ''}"


def _portee(reponses: Reponses) -> Iterator[str]:
    """Say to whom it is given, for which elements, and why."""
    accord = reponses.get("accord") or {}
    nom = reponses.get("correspondant.nom") or "ce demandeur"
    vise = accord.get("vise_le_demandeur") is not False
    couverts = [
        f"«\u00a0{element['libelle']}\u00a0»"
        for element in reponses.get("elements") or ()
        if element.get("couvert_par_le_consentement")
    ]
    qui = f"il est pour {nom}" if vise else f"il ne nomme pas {nom}"
    yield f"{qui} et couvre {', '.join(couverts) or 'aucun élément demandé'}"
    if accord.get("raison"):
        yield f"la raison\u00a0: {accord['raison']}"


def _dates(accord: Mapping[str, Any]) -> Iterator[str]:
    du, fin = (_jour(accord.get(borne)) for borne in ("du", "jusqu_au"))
    depuis = f"du {du} " if fin else f"depuis le {du}, "
    jusque = f"jusqu’au {fin}" if fin and not du else f"au {fin}" if fin else "sans fin indiquée"
    yield f"valable {depuis if du else ''}{jusque}"


def _ecrit(accord: Mapping[str, Any], textes: Textes, pieces: Mapping[str, str]) -> Iterator[str]:
    """Say where the writing is, and whether its signature was verified."""
    origine = textes.mot("consentement_origine", accord.get("origine") or OrigineAccord.JOINT)
    ou = f"{origine[0].lower()}{origine[1:]}"
    if accord.get("page"):
        ou += f", page {accord['page']}"
    if accord.get("piece"):
        nom = pieces.get(accord["piece"])
        ou += f", pièce «\u00a0{nom}\u00a0»" if nom else ", parmi les pièces"
    yield ou
    if accord.get("signature"):
        yield f"signature vérifiée avec\u00a0: {accord['signature']}"


def _retrait(retrait: Retrait, dossier: Dossier) -> str:
    """Say which day the person withdrew it, and who wrote it down."""
    ancien = not dossier.accord_retire or retrait is not dossier.tous_les_retraits[-1]
    debut = "Un accord antérieur a été retiré" if ancien else "Retiré"
    note = f"noté par {retrait.auteur}"
    if retrait.jour != retrait.date:
        note = f"noté le {dire_jour(retrait.date)} par {retrait.auteur}"
    return f"{debut} le {dire_jour(retrait.jour)} ({note})."


def _fin(session: Session, dossier: Dossier) -> str:
    """Say that the agreement ended while its reply did not leave, "" where it still counts."""
    fin, aujourd_hui = dossier.demande.consentement_jusqu_au, session.poste.horloge().date()
    ecrit = dossier.demande.consentement is Consentement.ECRIT and not dossier.accord_retire
    if not ecrit or fin is None or fin >= aujourd_hui or dossier.envoi is not None:
        return ""
    return f"Cet accord a pris fin le {dire_jour(fin)}\u00a0: il ne permet plus aucun envoi."


def _jour(iso: object) -> str:
    return dire_jour(date.fromisoformat(str(iso))) if iso else ""
