"""A made-up letter that answers nobody, to show the letterhead of a CPAS."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.poste import Poste
from desktop_app.domain.reponse import (
    Correspondant,
    Cpas,
    Etat,
    Genre,
    Lettre,
    Qualite,
    Signataire,
)

_PPP = 144
_MOT = "…"


def page_d_essai(cpas: Cpas, poste: Poste) -> PageRendue:
    """Return the first page of that letter, as a picture; it takes a while the first time."""
    pdf = poste.redaction().composer(_lettre(cpas, poste))
    return poste.rendu.pages(pdf, _PPP)[0]


def _lettre(cpas: Cpas, poste: Poste) -> Lettre:
    """Return a letter that answers nobody, under that letterhead."""
    qui = replace(cpas, nom=cpas.nom or _MOT, commune=cpas.commune or _MOT)
    return Lettre(
        genre=Genre.REFUS,
        numero=f"{poste.horloge().year}/0001",
        date=poste.horloge().date(),
        cpas=replace(qui, adresse=cpas.adresse or (_MOT,)),
        correspondant=Correspondant(
            nom="Destinataire de la lettre", adresse=("Rue et numéro", "Code postal et localité")
        ),
        principe=poste.contenu().referentiel.principe_penal(poste.horloge().date()).citation,
        points=(),
        signataires=(
            Signataire(
                qualite=Qualite.DIRECTEUR_GENERAL,
                nom=cpas.directeur_general or _MOT,
                titre=cpas.titre_directeur_general,
            ),
            Signataire(
                qualite=Qualite.PRESIDENT,
                nom=cpas.president or _MOT,
                titre=cpas.titre_president,
            ),
        ),
        etat=Etat.PROJET,
    )
