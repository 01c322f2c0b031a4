"""A dossier that waits for its letter, on a real register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.enregistrer import Arrivee
from desktop_app.domain.dossier import Sens
from desktop_app.domain.reponse import Correspondant, Delegue, Personne, Qualite
from tests.application.test_actes import mener_a_la_decision
from tests.domain import cas

ARRIVEE = Arrivee(
    demande=cas.ECRITE,
    personne=Personne(nom="Lambermont", prenom="Zoé"),
    correspondant=Correspondant(
        nom="Agence immobilière du Val", adresse=("rue de l’Étang 12", "5999 Val-d’Œuvre")
    ),
)
MENTION = "Par délégation du Directeur général, acte du 3 février 2026,"
DELEGUE = Delegue(
    qualite=Qualite.DIRECTEUR_GENERAL,
    nom="Zoë Łukasiewicz",
    titre="La Cheffe de bureau",
    mention=MENTION,
    du=date(2026, 2, 3),
    au=date(2026, 12, 31),
)
PERIMEE = replace(DELEGUE, nom="Paul Ancien", au=date(2026, 9, 30))
RECOURS = "Les voies de recours sont celles que la loi organise."


@pytest.fixture
def mener(session):
    """Lead a request to its decision; the house has a delegate and its own remedies."""

    def mener(sens=Sens.REFUS, elements=(), demandeur="proprietaire"):
        contexte = session.contexte()
        cpas = replace(contexte.cpas(), delegues=(DELEGUE, PERIMEE), recours=RECOURS)
        with session.registre.transaction():
            session.registre.definir_cpas(cpas, auteur="essai", moment=contexte.quand)
        arrivee = replace(ARRIVEE, demande=replace(cas.ECRITE, demandeur=demandeur))
        return mener_a_la_decision(contexte, session.contenu.referentiel, arrivee, sens, elements)

    return mener
