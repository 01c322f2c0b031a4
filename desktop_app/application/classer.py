"""Act: file a writing that gets no reply."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.application.acte import Contexte
from desktop_app.application.ports import Registre
from desktop_app.domain import habilitation, sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.issues import Classement, Motif
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


@dataclass(frozen=True, slots=True, kw_only=True)
class Raison:
    """Why a dossier is filed.

    Attributes:
        texte: In words; needed for a mistake and for no reply.
        doublon: The dossier that is the same request.
        auteur: Who decides that there is no reply; whoever works for another motive.
    """

    motif: Motif
    texte: str = ""
    doublon: Numero | None = None
    auteur: str = ""


def lire_le_double(texte: str, numero: Numero) -> Numero | None:
    """Return the number that is said to be that of the same request, nothing where none is.

    Raises:
        ErreurMetier: What is written is no number (``doublon_inconnu``).
    """
    try:
        return Numero.lire(texte) if texte.strip() else None
    except ErreurMetier:
        raise ErreurMetier("doublon_inconnu", numero=str(numero), doublon=texte.strip()) from None


def charger_le_double(registre: Registre, numero: Numero, doublon: Numero) -> Dossier:
    """Return the dossier that is said to be the same request.

    Raises:
        ErreurMetier: There is none, for whoever works (``doublon_inconnu``).
    """
    try:
        return registre.charger(doublon)
    except ErreurMetier:
        nommes = {"numero": str(numero), "doublon": str(doublon)}
        raise ErreurMetier("doublon_inconnu", **nommes) from None


def classer(
    contexte: Contexte, numero: Numero, raison: Raison, referentiel: Referentiel
) -> Dossier:
    """File a dossier without a reply; a letter that exists is kept and never sent.

    Raises:
        ErreurMetier: Sent already, not explained, not by whom it takes, no such double, or an
            asker to whom the cited text makes the CPAS answer.
    """

    def changer(dossier: Dossier) -> Dossier:
        classement = Classement(
            date=contexte.jour,
            auteur=raison.auteur or contexte.operateur,
            motif=raison.motif,
            depuis=dossier.statut,
            texte=raison.texte,
            doublon="" if raison.doublon is None else str(raison.doublon),
        )
        doublon = (
            None
            if raison.doublon is None
            else charger_le_double(contexte.registre, numero, raison.doublon)
        )
        classe = sortir.classer(dossier, classement, contexte.cpas(), doublon)
        if raison.motif is Motif.SANS_SUITE:
            comptes = contexte.registre.comptes
            habilitation.exiger_le_directeur(Acte.CLASSER, comptes.qui, comptes.lister())
            sortir.exiger_que_rien_n_oblige(dossier.demande, contexte.jour, referentiel)
        return classe

    return contexte.accomplir(Acte.CLASSER, numero, changer)
