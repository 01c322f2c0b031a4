"""Act: put a request into the register, with its yearly number."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.application.acte import Contexte
from desktop_app.domain.demande import Demande
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.regles.cas import Cas
from desktop_app.domain.regles.voie import voie
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte, statut_suivant


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivee:
    """What comes in: the request, who it is about and who asks."""

    demande: Demande
    personne: Personne | None = None
    correspondant: Correspondant | None = None


def enregistrer(contexte: Contexte, arrivee: Arrivee, referentiel: Referentiel) -> Dossier:
    """Register a request under the next number of the year.

    Source: circ_2022, ext., « La demande écrite doit… être adressée au Président du CPAS ».
    """
    cas = Cas(demande=arrivee.demande, jour=contexte.jour, referentiel=referentiel)
    la_voie = voie(cas).valeur
    statut = statut_suivant(la_voie.parcours, None, Acte.ENREGISTRER)
    with contexte.registre.transaction():
        dossier = Dossier(
            numero=contexte.registre.numero_suivant(contexte.jour.year),
            statut=statut,
            recue_le=contexte.jour,
            voie=la_voie,
            demande=arrivee.demande,
            personne=arrivee.personne,
            correspondant=arrivee.correspondant,
        )
        contexte.inscrire(Acte.ENREGISTRER, dossier)
    return dossier
