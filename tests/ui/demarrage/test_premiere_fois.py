"""The first run: from nothing to a register, and from anywhere back to nothing."""

from __future__ import annotations

import base64
import shutil

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app import preferences
from desktop_app.domain.noms import plier
from desktop_app.ui import arriere_plan
from desktop_app.ui.demarrage.premiere_fois import PremiereFois
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import Guide
from tests.ui.demarrage.conftest import nom_du_focus, repondre
from tests.ui.pdf import mots_du_pdf

NOM = "Claire Dubois"
PHRASE = "girafe tuba moquette orage"
SUIVANT = "Suivant →"
# The register, what SQLite keeps empty beside it, and the keys.
FAITS = ["registre.sceau", "registre.sceau-journal", "registre.sceau.cles"]
ENTREE, ECHAP = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def donnees(tmp_path):
    """A folder that does not exist yet."""
    return tmp_path / "donnees" / "sceau"


@pytest.fixture
def premiere(poste_leger, donnees):
    return PremiereFois(poste_leger, donnees)


@pytest.fixture
def guide(premiere, montrer):
    return montrer(premiere)


def fichiers(dossier):
    return sorted(f.name for f in dossier.rglob("*") if f.is_file())


def remplir_le_cpas(guide):
    guide.ecrire("Nom du centre", "CPAS de Val-d’Œuvre")
    guide.ecrire("Commune", "Val-d’Œuvre")
    guide.ecrire("Adresse", "rue de l’Église 1")
    guide.cliquer(SUIVANT)


def remplir_les_signataires(guide):
    guide.ecrire("Président ou présidente", "Anne Lemaire")
    guide.ecrire("Directeur général ou directrice générale", "Paul Durand")
    guide.cliquer(SUIVANT)


def remplir_la_phrase(guide):
    guide.ecrire("Votre nom", NOM)
    guide.ecrire("Phrase de passe", PHRASE)
    guide.ecrire("Phrase de passe, une seconde fois", PHRASE)
    guide.cliquer(SUIVANT)


def creer(guide):
    guide.cliquer("Créer le registre")
    guide.attendre(lambda: guide.voit("Tout annuler"), "feuille de secours")


GESTES = (remplir_le_cpas, remplir_les_signataires, remplir_la_phrase, creer)


def avancer(guide, pages):
    """Fill that many pages."""
    for geste in GESTES[:pages]:
        geste(guide)


def demandes(premiere):
    """Return the words that are asked for, by the name of their field."""
    suite = premiere._projet.mots
    champs = [c for c in premiere.page.findChildren(QLineEdit) if "Mot n°" in c.accessibleName()]
    return {
        c.accessibleName(): suite[int(c.accessibleName().split("\u00a0")[1]) - 1] for c in champs
    }


class Clavier:
    """Hands on the keys, no mouse."""

    def taper(self, texte):
        QTest.keyClicks(QApplication.focusWidget(), texte)

    def touche(self, *touches):
        for touche in touches:
            QTest.keyClick(QApplication.focusWidget(), touche)

    def champ(self, nom, texte):
        """Go to a field by Tab and type in it."""
        self.aller(nom)
        self.taper(texte)

    def retaper(self, texte):
        """Type over what the field holds."""
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
        )
        self.taper(texte)

    def aller(self, nom):
        for _ in range(30):
            if nom_du_focus() == nom:
                return
            self.touche(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not reach {nom}")


def test_la_premiere_fois_au_clavier_seul_jusqu_au_bureau(qtbot, poste, tmp_path):
    fenetre = Fenetre(poste, tmp_path)
    qtbot.addWidget(fenetre)
    with qtbot.waitActive(fenetre):
        fenetre.show()
        fenetre.activateWindow()
    guide, clavier = Guide(fenetre), Clavier()
    qui_nous_sommes(guide, clavier)
    qui_signe(guide, clavier)
    la_phrase(guide, clavier)
    assert guide.voit("4 / 5")
    assert fichiers(tmp_path) == []
    premiere = fenetre.centralWidget()
    clavier.aller("Créer le registre")
    clavier.touche(ENTREE)
    qtbot.waitUntil(lambda: guide.voit("5 / 5"))
    les_mots(guide, clavier, premiere)
    qtbot.waitUntil(lambda: fenetre.session is not None)
    ce_qui_reste(fenetre, tmp_path)
    fenetre.close()


def qui_nous_sommes(guide, clavier):
    clavier.champ("Nom du centre", "CPAS de Val")
    clavier.touche(ENTREE)
    assert guide.voit("Indiquez la commune.")
    assert nom_du_focus() == "Commune"
    clavier.taper("Val")
    clavier.champ("Adresse", "rue Haute 1")
    clavier.aller("Téléphone")
    clavier.touche(ENTREE)


def qui_signe(guide, clavier):
    clavier.champ("Président ou présidente", "Anne Lemaire")
    clavier.champ("Directeur général ou directrice générale", "LEMAIRE-Anne")
    clavier.touche(ECHAP)
    assert guide.voit("1 / 5")
    clavier.touche(ENTREE)
    clavier.aller("Directeur général ou directrice générale")
    clavier.retaper("anne lemaire")
    clavier.touche(ENTREE)
    assert guide.voit("Les deux signatures doivent être celles de deux personnes différentes.")
    clavier.retaper("Paul Durand")
    clavier.touche(ENTREE)


def la_phrase(guide, clavier):
    clavier.champ("Votre nom", NOM)
    clavier.champ("Phrase de passe", "annelemaire2026")
    clavier.touche(ENTREE)
    assert guide.voit("Cette phrase de passe est trop facile.")
    clavier.retaper(PHRASE)
    clavier.touche(ENTREE)
    assert guide.voit("Les deux phrases de passe ne sont pas les mêmes.")
    clavier.taper(PHRASE)
    clavier.touche(ENTREE)


def les_mots(guide, clavier, premiere):
    mots = premiere._projet.mots
    assert len(mots) == 15
    assert all(guide.voit(mot) for mot in mots)
    clavier.touche(ECHAP)
    clavier.aller("Terminer")
    clavier.touche(ENTREE)
    assert guide.voit("Imprimez la feuille, enregistrez-la ou recopiez les quinze mots.")
    clavier.aller("J’ai recopié les mots à la main")
    clavier.touche(ENTREE)
    for champ, mot in demandes(premiere).items():
        clavier.champ(champ, plier(mot).upper())
    clavier.touche(ENTREE)


def ce_qui_reste(fenetre, donnees):
    retenues = preferences.lire(donnees)
    assert retenues.registre == str(donnees / "registre.sceau")
    assert retenues.copies.endswith("Copies de Sceau")
    cpas = fenetre.session.registre.cpas()
    assert (cpas.nom, cpas.commune, cpas.president) == ("CPAS de Val", "Val", "Anne Lemaire")
    assert cpas.titre_directeur_general == "Le Directeur général"


@pytest.mark.parametrize("pages", range(5))
def test_quitter_a_chaque_page_ne_laisse_aucun_fichier(guide, premiere, donnees, pages):
    avancer(guide, pages)
    assert fichiers(donnees.parent) == (FAITS if pages == 4 else [])
    premiere.abandonner()
    assert fichiers(donnees.parent) == []


def test_quitter_pendant_la_creation_ne_laisse_aucun_fichier(guide, premiere, donnees):
    avancer(guide, 3)
    guide.cliquer("Créer le registre")
    assert premiere.page.etat.occupee
    premiere.abandonner()
    assert arriere_plan.attendre()
    assert fichiers(donnees.parent) == []


def test_fermer_la_fenetre_avant_la_preuve_ne_laisse_aucun_registre(qtbot, poste_leger, tmp_path):
    fenetre = Fenetre(poste_leger, tmp_path)
    qtbot.addWidget(fenetre)
    fenetre.show()
    avancer(Guide(fenetre), 4)
    assert list(tmp_path.glob("*.sceau*"))
    fenetre.close()
    assert list(tmp_path.glob("*.sceau*")) == []
    assert preferences.lire(tmp_path).registre == ""


def test_tout_annuler_efface_le_registre_et_revient_au_debut(guide, donnees):
    avancer(guide, 4)
    guide.cliquer("Tout annuler")
    assert fichiers(donnees.parent) == []
    assert guide.voit("1 / 5")
    avancer(guide, 2)
    assert guide.trouver("Phrase de passe").text() == ""


def test_un_registre_qui_est_deja_la_n_est_pas_ecrase(guide, chemin, donnees, textes):
    shutil.copytree(chemin.parent, donnees)
    avant = {f.name: f.read_bytes() for f in donnees.iterdir()}
    avancer(guide, 3)
    guide.cliquer("Créer le registre")
    guide.attendre(lambda: guide.voit(textes.coffre["coffre_existant"].texte))
    assert guide.voit("4 / 5")
    assert {f.name: f.read_bytes() for f in donnees.iterdir()} == avant


def test_des_mots_mal_recopies_ne_terminent_rien(qtbot, guide, premiere):
    avancer(guide, 4)
    guide.cliquer("J’ai recopié les mots à la main")
    attendus = demandes(premiere)
    assert len(attendus) == 3
    with qtbot.assertNotEmitted(premiere.terminee):
        for fautif in attendus:
            for champ, mot in attendus.items():
                guide.ecrire(champ, "zzz" if champ == fautif else mot)
            guide.cliquer("Terminer")
            assert guide.voit("n’est pas celui de la feuille")
            assert nom_du_focus() == fautif


def test_les_mots_sont_caches_pendant_qu_on_les_redemande(guide, premiere):
    avancer(guide, 4)
    guide.cliquer("J’ai recopié les mots à la main")
    assert not any(guide.voit(f"{rang}.") for rang in range(1, 16))
    guide.cliquer("Revoir les quinze mots")
    assert all(guide.voit(mot) for mot in premiere._projet.mots)


def test_le_registre_est_remis_ouvert_avec_ses_lieux(qtbot, guide, premiere, donnees):
    avancer(guide, 4)
    guide.cliquer("J’ai recopié les mots à la main")
    for champ, mot in demandes(premiere).items():
        guide.ecrire(champ, mot)
    with qtbot.waitSignal(premiere.terminee) as recu:
        guide.cliquer("Terminer")
    registre, chemin, copies = recu.args
    assert chemin == donnees / "registre.sceau"
    assert isinstance(copies, str)
    # From now on, leaving removes nothing.
    premiere.abandonner()
    assert registre.compter() == 0
    registre.fermer()
    assert fichiers(donnees) == FAITS


def test_un_dossier_ou_l_on_n_ecrit_pas_est_dit_et_rien_n_est_perdu(
    guide, premiere, donnees, textes
):
    avancer(guide, 3)
    # A file stands where the folder would be made: nobody can write there.
    donnees.parent.mkdir(parents=True)
    donnees.write_text("occupé")
    guide.cliquer("Créer le registre")
    guide.attendre(lambda: guide.voit(textes.coffre["ecriture_impossible"].texte))
    assert guide.voit("4 / 5")
    donnees.unlink()
    creer(guide)
    premiere.abandonner()


def test_les_copies_ne_vont_pas_a_cote_du_registre(guide, premiere, donnees):
    avancer(guide, 3)
    premiere.page.copies.poser(donnees)
    premiere.page.copies.change.emit()
    guide.cliquer("Créer le registre")
    assert guide.voit("Choisissez pour les copies un autre dossier que celui du registre.")
    assert fichiers(donnees.parent) == []


def test_l_en_tete_se_dessine_pendant_que_l_on_tape(qtbot, guide, premiere):
    apercu = premiere.page._apercu
    qtbot.waitUntil(lambda: apercu.dessinee and not arriere_plan.occupe())
    avant = apercu.grab().toImage()
    guide.ecrire("Nom du centre", "CPAS de Val-d’Œuvre")
    qtbot.waitUntil(lambda: apercu.grab().toImage() != avant)


def test_un_logo_entre_dans_l_en_tete_et_autre_chose_est_refuse(guide, premiere):
    champ = premiere.page.formulaire.logo
    champ.prendre(b"pas une image")
    assert guide.voit("Ce fichier n’est pas une image PNG ou JPEG lisible.")
    champ.prendre(png() + bytes(500_000))
    assert guide.voit("Cette image dépasse 500 ko.")
    assert premiere._projet.cpas.logo == ""
    champ.prendre(png())
    assert base64.b64decode(premiere._projet.cpas.logo) == png()
    guide.cliquer("Retirer le logo")
    assert premiere._projet.cpas.logo == ""


def png():
    """Return the bytes of a small picture."""
    octets = QBuffer()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(octets, "PNG")
    return octets.data().data()


def test_un_registre_existant_s_ouvre_sans_en_creer_un(qtbot, guide, premiere, chemin):
    repondre(chemin)
    with qtbot.waitSignal(premiere.existant_voulu) as recu:
        guide.cliquer("Ouvrir un registre existant")
    assert recu.args == [chemin]


def test_les_dossiers_se_choisissent(guide, premiere, tmp_path):
    avancer(guide, 3)
    for nom in ("Dossier du registre", "Dossier des copies"):
        (tmp_path / nom).mkdir()
        repondre(tmp_path / nom)
        guide.cliquer(f"Choisir : {nom.lower()}")
    assert premiere._projet.chemin == tmp_path / "Dossier du registre" / "registre.sceau"
    assert premiere._projet.copies == tmp_path / "Dossier des copies"


def test_la_feuille_enregistree_porte_les_quinze_mots(guide, premiere, tmp_path):
    avancer(guide, 4)
    mots, feuille = premiere._projet.mots, tmp_path / "secours.pdf"
    repondre(feuille)
    guide.cliquer("Enregistrer en PDF")
    guide.attendre(lambda: guide.voit("Retapez ces trois mots"), "les trois mots")
    lu = mots_du_pdf(feuille.read_bytes())
    assert all(plier(mot) in plier(lu) for mot in mots)
    premiere.abandonner()


def test_essayer_demande_un_registre_d_exercice(qtbot, guide, premiere):
    with qtbot.waitSignal(premiere.exercice_voulu):
        guide.cliquer("Essayer avec un registre d’exercice")
