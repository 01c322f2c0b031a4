"""A screen of a dossier, at any point of its road."""

import pytest

from db import coffre
from desktop_app.application.analyser import analyser
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.domain.dossier import Sens
from desktop_app.ui.dossier.ecran import EcranDossier
from desktop_app.ui.session import Session
from tests.application.papier import avec_papier
from tests.domain import cas
from tests.ui.conftest import MOMENT
from tests.ui.dossier.outils import BAILLEUR, PHRASE, POLICE, ZOE


@pytest.fixture
def referentiel_(session):
    """The legal pack."""
    return session.contenu.referentiel


@pytest.fixture
def dossier(session, referentiel_):
    """Registers a request and leads it as far as asked: analyse, avis, decision."""

    def _dossier(jusqu_a="", demande=POLICE, conclusion=Sens.REFUS, **reste):
        contexte = session.contexte()
        arrivee = Arrivee(
            demande=demande,
            personne=ZOE,
            correspondant=reste.pop("correspondant", BAILLEUR),
            **reste,
        )
        neuf = enregistrer(contexte, arrivee, referentiel_)
        actes = ["analyse", "avis", "decision"]
        for acte in actes[: actes.index(jusqu_a) + 1] if jusqu_a else ():
            if acte == "analyse":
                neuf = analyser(contexte, neuf.numero, referentiel_, contexte.jour)
            elif acte == "avis":
                neuf = rendre_avis(contexte, neuf.numero, cas.avis(conclusion))
            else:
                voulue = avec_papier(contexte, neuf.numero, cas.decision(conclusion))
                neuf = decider(contexte, neuf.numero, voulue)
        return neuf

    return _dossier


@pytest.fixture
def montrer(qtbot, session):
    """Opens the screen of a dossier."""

    def _montrer(dossier):
        ecran = EcranDossier(session, dossier.numero)
        qtbot.addWidget(ecran)
        ecran.resize(1200, 700)
        ecran.show()
        ecran.arriver()
        return ecran

    return _montrer


@pytest.fixture
def ouvrir_comme(poste, session, chemin, qtbot):
    """Opens the register again as somebody of a role; returns a screen of a dossier."""
    ouverts = []

    def ouvrir(role, dossier, nom="Alix Noël"):
        compte = session.registre.comptes.ajouter(nom, role, PHRASE, moment=MOMENT)
        session.registre.fermer()
        registre = coffre.ouvrir(chemin, PHRASE, compte.id)
        registre.verification_complete()
        ouverts.append(registre)
        ecran = EcranDossier(Session(poste, registre, compte.nom), dossier.numero)
        qtbot.addWidget(ecran)
        ecran.resize(1200, 700)
        ecran.show()
        ecran.arriver()
        return ecran

    yield ouvrir
    for registre in ouverts:
        registre.fermer()
