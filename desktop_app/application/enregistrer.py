"""Act: put a request into the register, with its yearly number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.application.vues import Piece
from desktop_app.domain import procedure
from desktop_app.domain.demande import Demande
from desktop_app.domain.dossier import Dossier, Note, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte, statut_suivant


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivee:
    """What comes in: the request, who it is about and who asks.

    Attributes:
        recue_le: Day it was received; today when absent.
        suite_de: Earlier dossier of the same asker about the same person.
        note: What the house writes down at once; "" for nothing.
    """

    demande: Demande
    personne: Personne | None = None
    correspondant: Correspondant | None = None
    recue_le: date | None = None
    suite_de: Numero | None = None
    note: str = ""


def exiger_un_accord_possible(demande: Demande, pieces: Callable[[], Iterable[Piece]]) -> None:
    """Refuse an agreement that ends before it begins, or whose writing is in no attachment.

    Raises:
        ErreurMetier: ``accord_a_rebours``, with both days, or ``accord_sans_piece``.
    """
    du, fin = demande.consentement_du, demande.consentement_jusqu_au
    if du is not None and fin is not None and fin < du:
        raise ErreurMetier("accord_a_rebours", du=f"{du:%d/%m/%Y}", fin=f"{fin:%d/%m/%Y}")
    ecrit = demande.accord.piece
    if ecrit and not any(piece.id == ecrit for piece in pieces()):
        raise ErreurMetier("accord_sans_piece")


def enregistrer(contexte: Contexte, arrivee: Arrivee, referentiel: Referentiel) -> Dossier:
    """Register a request under the next number of the year.

    Source: circ_2022, ext., « La demande écrite doit… être adressée au Président du CPAS ».

    Raises:
        ErreurMetier: It would have been received tomorrow or before it was written, or repeats an
            unknown dossier, or bears an agreement that ends before it begins.
    """
    with contexte.registre.transaction():
        dossier = nouveau(contexte, arrivee, referentiel)
        contexte.inscrire(Acte.ENREGISTRER, dossier)
    return dossier


def nouveau(contexte: Contexte, arrivee: Arrivee, referentiel: Referentiel) -> Dossier:
    """Return what comes in as a dossier under the next number; inside the act's transaction.

    Raises:
        ErreurMetier: As ``enregistrer``.
    """
    exiger_un_accord_possible(arrivee.demande, tuple)
    recue_le = arrivee.recue_le or contexte.jour
    if recue_le > contexte.jour:
        raise ErreurMetier("reception_future")
    evaluation = evaluer(arrivee.demande, contexte.jour, referentiel)
    statut = statut_suivant(evaluation.voie.parcours, None, Acte.ENREGISTRER)
    notes = (Note(date=contexte.jour, auteur=contexte.operateur, texte=arrivee.note),)
    if arrivee.suite_de is not None:
        contexte.registre.charger(arrivee.suite_de)
    dossier = Dossier(
        numero=contexte.registre.numero_suivant(recue_le.year),
        statut=statut,
        recue_le=recue_le,
        suite_de=arrivee.suite_de,
        notes=notes if plier(arrivee.note) else (),
        voie=evaluation.voie,
        demande=arrivee.demande,
        personne=arrivee.personne,
        correspondant=arrivee.correspondant,
        secrete=evaluation.mesure_secrete,
    )
    procedure.exiger_des_dates_possibles(dossier)
    return dossier
