"""Registers with a few dossiers, and the list that shows them."""

from dataclasses import replace

import pytest

from desktop_app.application.analyser import analyser
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.ui.registre.ecran import EcranRegistre
from tests.application.papier import avec_papier
from tests.domain import cas
from tests.ui.registre.outils import titres


@pytest.fixture
def arriver(session, referentiel):
    """Register a request and return its number."""

    def faire(nom="", prenom="", *, de="Immo Exemple", recue_le=None, nee=None, **demande):
        arrivee = Arrivee(
            demande=replace(cas.ECRITE, **demande),
            personne=Personne(nom=nom, prenom=prenom, date_de_naissance=nee) if nom else None,
            correspondant=Correspondant(nom=de, adresse=("rue de l'Étang 12",)),
            recue_le=recue_le,
        )
        return enregistrer(session.contexte(), arrivee, referentiel).numero

    return faire


@pytest.fixture
def mener(session, referentiel):
    """Lead a dossier as far as its decision, or less far."""

    def faire(numero, jusqu_a="decidee", **decision):
        contexte = session.contexte()
        dossier = analyser(contexte, numero, referentiel, cas.JOUR)
        if jusqu_a != "analysee":
            conclusion = decision.get("sens", cas.decision().sens)
            dossier = rendre_avis(contexte, numero, cas.avis(conclusion=conclusion))
        if jusqu_a == "decidee":
            voulue = avec_papier(contexte, numero, cas.decision(**decision))
            dossier = decider(contexte, numero, voulue)
        return dossier

    return faire


@pytest.fixture
def ouvrir(qtbot, session):
    """Show a list, wide enough for its preview, once its tabs are counted."""

    def faire(*section, largeur=1366):
        ecran = EcranRegistre(session, *section)
        qtbot.addWidget(ecran)
        ecran.resize(largeur, 700)
        ecran.show()
        ecran.activateWindow()
        ecran.arriver()
        qtbot.waitUntil(lambda: all(titre[-1].isdigit() for titre in titres(ecran)))
        return ecran

    return faire
