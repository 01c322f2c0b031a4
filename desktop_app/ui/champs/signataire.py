"""Whose account signed a part of a dossier: said under what it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Compte
from desktop_app.domain.dossier import Numero
from desktop_app.ui import messages
from desktop_app.ui.elements import mots
from desktop_app.ui.session import Session


def signe_par(session: Session, numero: Numero, partie: str, tour: int = 0) -> list[QWidget]:
    """Return the line that says who signed a part; nothing where there were no accounts yet.

    Args:
        session: The open register.
        numero: The dossier.
        partie: Its part, as the register names it.
        tour: The earlier round it belongs to, from 1; 0 for the present one.
    """
    try:
        attestations = session.registre.attestations(numero)
    except ErreurCoffre as erreur:
        # The register was closed: what stands here is not to be relied upon.
        return [mots(messages.raison(erreur, session.textes), "erreur")]
    signataires = {a.partie: a.compte for a in attestations if a.tour == tour}
    if partie not in signataires:
        return []
    return [mots(_dire(signataires[partie], session), "discret")]


def _dire(compte: Compte, session: Session) -> str:
    role = session.textes.mot("role", compte.role).lower()
    return f"Signé dans le registre par {compte.nom} ({role}). La signature est vérifiée."
