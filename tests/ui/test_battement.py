"""The window answers at all times: never a silence of more than 200 milliseconds."""

import time

import pytest

from desktop_app.ui.fenetre import Fenetre
from tests.bench.silence import imprimer
from tests.ui.battement import Battement
from tests.ui.registres import fonder, retenir
from tests.ui.secretaire import Secretaire

SILENCE_MAX = 200  # milliseconds
GRAND = 100_000
ESSAIS = 3


@pytest.fixture(scope="module")
def grand_registre(tmp_path_factory):
    """A register of 100,000 dossiers, closed."""
    return fonder(tmp_path_factory.mktemp("grand") / "registre.sceau", GRAND)


@pytest.fixture
def ouvrir(qtbot, poste, tmp_path):
    """Opens the window on a register, locked."""
    ouvertes = []

    def _ouvrir(chemin):
        fenetre = Fenetre(poste, retenir(tmp_path / "donnees", chemin))
        qtbot.addWidget(fenetre)
        ouvertes.append(fenetre)
        fenetre.resize(1366, 768)
        fenetre.show()
        return Secretaire(fenetre)

    yield _ouvrir
    for fenetre in ouvertes:
        fenetre.close()


@pytest.mark.usefixtures("qapp")
def test_le_battement_voit_un_silence():
    with Battement() as battement:
        fin = time.perf_counter() + 0.25
        while time.perf_counter() < fin:
            pass
    assert battement.silence > SILENCE_MAX


def le_plus_calme(essai):
    """The longest silence of the calmest of three tries, in milliseconds.

    What other programs do to the machine is chance and differs each time; what the window does
    to itself comes back each time.
    """
    silences = []
    for _ in range(ESSAIS):
        silences.append(essai())
        if silences[-1] < SILENCE_MAX:
            break
    return min(silences)


def test_ouvrir_cent_mille_dossiers(grand_registre, ouvrir):
    def essai():
        secretaire = ouvrir(grand_registre)
        with Battement() as battement:
            secretaire.deverrouiller()
            secretaire.guide.trouver("Rechercher : demandes")
        secretaire.fenetre.close()
        return battement.silence

    assert le_plus_calme(essai) < SILENCE_MAX


def test_de_la_demande_a_la_lettre_imprimee(chemin, ouvrir, tmp_path):
    papier = tmp_path / "papier.pdf"

    def essai():
        secretaire = ouvrir(chemin)
        with Battement() as battement:
            secretaire.deverrouiller()
            secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
            secretaire.enregistrer()
            secretaire.recevabilite(cite="loi du 5 août 1992")
            secretaire.valider_l_analyse()
            secretaire.rendre_l_avis("Refuser de répondre", "Motifs.")
            secretaire.transcrire_la_decision("Refuser de répondre")
            secretaire.finaliser_la_lettre()
            imprimer(secretaire, papier)
        secretaire.fenetre.close()
        return battement.silence

    assert le_plus_calme(essai) < SILENCE_MAX
    assert papier.stat().st_size > 0
