"""Before the whole register was verified: everything is read, typed and kept, nothing written."""

import pytest

from desktop_app.domain.workflow import Statut
from desktop_app.ui.dossier.ecran import EcranDossier
from desktop_app.ui.session import Session
from tests.db.outils_db import clefs, rouvrir
from tests.ui.dossier.outils import cliquer, cocher, lit, nomme


@pytest.fixture
def non_verifie(session, dossier, chemin, poste):
    """A dossier in a register that was just opened."""
    neuf = dossier("analyse")
    session.registre.fermer()
    ouvert = rouvrir(chemin, clefs(chemin))
    yield Session(poste, ouvert, "Secrétariat"), neuf
    ouvert.fermer()


def test_un_acte_attend_et_rien_n_est_perdu(qtbot, non_verifie):
    session, neuf = non_verifie
    ecran = EcranDossier(session, neuf.numero)
    qtbot.addWidget(ecran)
    ecran.show()
    ecran.arriver()
    cocher(ecran, "Refuser de répondre")
    nomme(ecran, "Motivation de l’avis").setPlainText("Motifs.")
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert lit(ecran, "Le registre n’a pas encore été vérifié en entier.")
    assert session.registre.charger(neuf.numero).statut is Statut.ANALYSEE
    ecran.parcours.aller("enregistrement")
    ecran.parcours.aller("avis")
    assert nomme(ecran, "Motivation de l’avis").toPlainText() == "Motifs."
    session.registre.verification_complete()
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert session.registre.charger(neuf.numero).avis.motivation == "Motifs."


def test_la_consultation_se_journalise_une_fois_verifie(qtbot, non_verifie):
    session, neuf = non_verifie
    ecran = EcranDossier(session, neuf.numero)
    qtbot.addWidget(ecran)
    ecran.arriver()

    def actes():
        return [ligne.acte for ligne in session.registre.historique(neuf.numero)]

    assert "consulter" not in actes()
    session.registre.verification_complete()
    qtbot.waitUntil(lambda: actes()[-1] == "consulter")
