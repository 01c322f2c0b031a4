"""What every act asks first: is it open here, is it its day, does it say something?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import plier
from desktop_app.domain.workflow import Acte, Statut, statut_suivant


def avancer(dossier: Dossier, acte: Acte, jour: date) -> Statut:
    """Return the status an act leads to, or refuse it.

    Raises:
        ErreurMetier: It is not open, or its day comes before what it rests on.
    """
    suivant = statut_suivant(dossier.voie.parcours, dossier.statut, acte)
    exiger_la_suite(dossier, jour)
    return suivant


def exiger_la_suite(dossier: Dossier, jour: date) -> None:
    """Refuse an act at a day before that of the last one which changed the status.

    Raises:
        ErreurMetier: ``acte_avant_le_precedent``, with both days.
    """
    precedent = max(_jours(dossier))
    if jour < precedent:
        raise ErreurMetier("acte_avant_le_precedent", jour=dire(jour), precedent=dire(precedent))


def exiger(texte: str, code: str) -> None:
    """Refuse an act whose text says nothing."""
    if not plier(texte):
        raise ErreurMetier(code)


def dire(jour: date) -> str:
    """Write a day as the sentences of refusals do."""
    return f"{jour:%d/%m/%Y}"


def _jours(dossier: Dossier) -> Iterator[date]:
    """Yield the day of each act that brought a dossier where it stands."""
    yield dossier.recue_le
    yield from (reprise.date for reprise in dossier.reprises)
    if dossier.analyse is not None:
        yield dossier.analyse.jour
    actes = (dossier.avis_actuel, dossier.decision, dossier.lettre, dossier.envoi)
    yield from (acte.date for acte in (*actes, dossier.classement) if acte is not None)
    if dossier.statut is Statut.SIGNEE:
        yield from (signature.date for signature in dossier.signatures)
    if dossier.cloturee_le is not None:
        yield dossier.cloturee_le
