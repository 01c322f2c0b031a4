"""Printing a sheet: made in a thread, printed by the window, told to the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application.fiches_arrivee import Entete
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Numero
from desktop_app.domain.fiche import Fiche
from desktop_app.ui import arriere_plan
from desktop_app.ui.lettre.impression import imprimer
from desktop_app.ui.session import Session


def entete(session: Session) -> Entete:
    """Return what stands on every sheet printed now."""
    return Entete(
        cpas=session.registre.cpas(),
        jour=session.poste.horloge().date(),
        exercice=session.registre.exercice,
    )


def imprimer_fiche(
    parent: QWidget,
    session: Session,
    fiche: Fiche,
    numero: Numero | None,
    echouee: Callable[[Exception], None],
) -> None:
    """Print a sheet, of a dossier or of none; what went wrong is told to whoever asked."""

    def imprimer_et_consigner(pdf: bytes) -> None:
        if not imprimer(parent, session.poste, pdf, "Fiche.pdf"):
            return
        try:
            session.contexte().consigner("imprimer_fiche", numero)
        except ErreurCoffre as erreur:
            # The register may have been locked while the printer worked.
            if isValid(parent):
                echouee(erreur)

    arriere_plan.lancer(
        parent,
        lambda _: session.poste.redaction().fiche(fiche),
        reussie=imprimer_et_consigner,
        echouee=echouee,
    )
