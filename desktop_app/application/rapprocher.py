"""Bringing dossiers together: what the same asker already asked about the same person."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.noms import plier
from desktop_app.domain.rapprochement import meme_correspondant, meme_personne
from desktop_app.domain.reponse import Correspondant, Personne

_TAILLE = 200  # dossiers read at once


def dossiers_proches(
    registre: RegistreOuvert,
    personne: Personne | None,
    correspondant: Correspondant | None,
    demandeur: str,
) -> tuple[Ligne, ...]:
    """Return the earlier dossiers of the same asker about the same person, the newest first.

    Source: circ_2022, « Toute nouvelle sollicitation impose de réappliquer le processus complet. »

    Args:
        registre: The open register.
        personne: Whom the new request is about; nothing is found where nobody knows.
        correspondant: The asker, as an addressee; counts only where both names are known.
        demandeur: Code of the requester type.
    """
    if personne is None or not plier(personne.nom):
        return ()
    filtre = Filtre(mots=f"{personne.nom} {personne.prenom}", demandeur=demandeur)
    return tuple(
        ligne
        for ligne in lignes(registre, filtre)
        if ligne.personne is not None
        and meme_personne(ligne.personne, personne)
        and meme_correspondant(ligne.correspondant, correspondant)
    )


def chronologie(registre: RegistreOuvert, numero: Numero) -> tuple[Ligne, ...]:
    """Return a dossier and those it repeats, one after the other, the oldest first."""
    suite: dict[Numero, Ligne] = {}
    suivant: Numero | None = numero
    while suivant is not None and suivant not in suite:
        suite[suivant] = _ligne(registre, suivant)
        suivant = registre.charger(suivant).suite_de
    return tuple(reversed(suite.values()))


def insistance(registre: RegistreOuvert, dossier: Dossier) -> tuple[Ligne, ...]:
    """Return every time this asker asked about this person, voice or letter, the oldest first.

    Those that were linked by hand are there too; what no rule calls a request is not.
    """
    proches = dossiers_proches(
        registre, dossier.personne, dossier.correspondant, dossier.demande.demandeur
    )
    toutes = {ligne.numero: ligne for ligne in (*chronologie(registre, dossier.numero), *proches)}
    demandes = (li for li in toutes.values() if li.voie in {Voie.EXTERNE, Voie.ORALE})
    return tuple(sorted(demandes, key=lambda ligne: (ligne.recue_le, ligne.numero)))


def lignes(registre: RegistreOuvert, filtre: Filtre) -> Iterator[Ligne]:
    """Yield every dossier a filter keeps, the newest first, page after page."""
    apres: Numero | None = None
    while page := registre.page(apres, _TAILLE, filtre):
        yield from page
        apres = page[-1].numero


def _ligne(registre: RegistreOuvert, numero: Numero) -> Ligne:
    """Return the line of one dossier: the first that follows the number after it."""
    (ligne,) = registre.page(Numero(numero.annee, numero.rang + 1), 1)
    return ligne
