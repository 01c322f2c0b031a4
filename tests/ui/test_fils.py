"""The window answers at all times: nothing that takes long is done in its own thread."""

import pytest

from db.coffre import ouvrir as rouvrir
from desktop_app import preferences
from desktop_app.preferences import Preferences
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.registre.pages import TAILLE
from tests.bench.silence import imprimer
from tests.db.outils_db import PHRASE
from tests.ui.ecoute_des_ports import Ecoute
from tests.ui.registres import fonder
from tests.ui.secretaire import Secretaire

GRAND = 100_000
NEUVE = "girafe tuba moquette orage"
# Keys derived, every byte read, files read, copied or drawn, letters composed.
LONGUES = frozenset({
    *("ouvrir", "ouvrir_avec_mots", "exercice", "creer", "ajouter", "remplacer"),
    *("changer_phrase", "renouveler_mots", "faire_partir", "eliminer"),
    *("verification_complete", "verifier_le_journal"),
    *("copies", "copies_de", "sauvegarder", "relire", "restaurer", "joindre", "pages"),
    *("composer", "preparer"),
})  # fmt: skip


@pytest.fixture(scope="module")
def grand_registre(tmp_path_factory):
    """A register of 100,000 dossiers, closed."""
    return fonder(tmp_path_factory.mktemp("grand") / "registre.sceau", GRAND)


@pytest.fixture
def ecoute(poste):
    """Listens to what the window asks."""
    return Ecoute(poste)


@pytest.fixture
def accueillir(qtbot, ecoute, tmp_path):
    """Open the window on a register, locked; its copies go to a folder of their own."""

    def _accueillir(chemin):
        (tmp_path / "copies").mkdir()
        retenues = Preferences(registre=str(chemin), copies=str(tmp_path / "copies"))
        preferences.ecrire(tmp_path / "donnees", retenues)
        fenetre = Fenetre(ecoute.poste, tmp_path / "donnees")
        qtbot.addWidget(fenetre)
        fenetre.resize(1366, 768)
        fenetre.show()
        return Secretaire(fenetre)

    yield _accueillir
    assert not ecoute.ici.keys() & LONGUES


def reposer(secretaire):
    """Let the window live until nothing is done behind it."""
    secretaire.guide.attendre(lambda: not arriere_plan.occupe(), "repos")


def verrouiller(secretaire):
    """Lock the register, which copies it, and wait for the lock."""
    secretaire.fenetre.verrouiller()
    secretaire.guide.trouver("Phrase de passe")
    reposer(secretaire)


def test_ouvrir_cent_mille_dossiers_n_en_lit_qu_une_page(grand_registre, accueillir, ecoute):
    secretaire = accueillir(grand_registre)
    secretaire.deverrouiller()
    secretaire.guide.trouver("Rechercher : demandes")
    reposer(secretaire)
    assert secretaire.registre.compter() == GRAND
    assert TAILLE <= ecoute.lignes < 2 * TAILLE
    assert {"ouvrir", "verification_complete", "copies"} <= ecoute.ailleurs.keys()
    assert ecoute.tours > 1


def test_de_la_demande_a_la_lettre_imprimee_puis_copiee(chemin, accueillir, ecoute, tmp_path):
    papier = tmp_path / "papier.pdf"
    secretaire = accueillir(chemin)
    secretaire.deverrouiller()
    secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
    secretaire.enregistrer()
    secretaire.recevabilite(cite="loi du 5 août 1992")
    secretaire.valider_l_analyse()
    secretaire.rendre_l_avis("Refuser de répondre", "Motifs.")
    secretaire.transcrire_la_decision("Refuser de répondre")
    secretaire.finaliser_la_lettre()
    imprimer(secretaire, papier)
    verrouiller(secretaire)
    assert papier.stat().st_size > 0
    assert {
        "ouvrir",
        "joindre",
        "composer",
        "pages",
        "sauvegarder",
        "copies",
    } <= ecoute.ailleurs.keys()


def test_changer_sa_phrase(chemin, accueillir, ecoute):
    secretaire = accueillir(chemin)
    secretaire.deverrouiller()
    secretaire.fenetre.bureau.montrer("Réglages")
    guide = secretaire.guide
    guide.cliquer("Changer ma phrase de passe")
    guide.ecrire("Phrase de passe actuelle", PHRASE)
    guide.ecrire("Nouvelle phrase de passe", NEUVE)
    guide.ecrire("Nouvelle phrase de passe, une seconde fois", NEUVE)
    guide.cliquer("Changer la phrase de passe")
    secretaire.voit("Votre phrase de passe a changé.")
    verrouiller(secretaire)
    assert "changer_phrase" in ecoute.ailleurs
    rouvrir(chemin, NEUVE).fermer()


def test_restaurer_une_copie(chemin, accueillir, ecoute):
    secretaire = accueillir(chemin)
    secretaire.deverrouiller()
    secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
    secretaire.enregistrer()
    verrouiller(secretaire)
    secretaire.guide.cliquer("Restaurer une copie")
    secretaire.guide.cliquer("Restaurer cette copie")
    secretaire.voit("Copie restaurée.")
    reposer(secretaire)
    assert {"copies_de", "restaurer"} <= ecoute.ailleurs.keys()
