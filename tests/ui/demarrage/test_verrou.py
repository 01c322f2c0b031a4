"""The lock: what opens it, and what is said in place when it stays shut."""

from __future__ import annotations

import os
import shutil

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from db.coffre import Fondation, creer
from db.fichier_cles import chemin_des_cles
from desktop_app.domain.noms import plier
from desktop_app.ui import arriere_plan
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from tests.db.outils_db import KDF, PHRASE, brute, clefs
from tests.ui.conftest import MOMENT
from tests.ui.demarrage.conftest import nom_du_focus, repondre

CHAMP, OUVRIR = "Phrase de passe", "Ouvrir le registre"
SECOURS, MOTS = "Utiliser la feuille de secours", "Mots de la feuille de secours"


@pytest.fixture(scope="module")
def avec_secours(tmp_path_factory):
    """A closed register and its recovery words."""
    chemin = tmp_path_factory.mktemp("secours") / "registre.sceau"
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="essai", moment=MOMENT, kdf=KDF
    )
    registre, mots = creer(chemin, fondation)
    registre.fermer()
    return chemin, mots


@pytest.fixture
def verrou(poste, chemin):
    return EcranVerrou(poste, chemin)


@pytest.fixture
def guide(verrou, montrer):
    return montrer(verrou)


def essayer(guide, phrase):
    """Try a passphrase, and wait until it was refused or taken."""
    guide.ecrire(CHAMP, phrase)
    guide.cliquer(OUVRIR)
    assert arriere_plan.attendre()
    QApplication.processEvents()


def champ(guide, nom=CHAMP):
    return next(w for w in guide._fenetre.findChildren(QLineEdit) if w.accessibleName() == nom)


def bouton_ouvrir(verrou):
    return verrou._ouvrir


def test_la_bonne_phrase_ouvre_le_registre(qtbot, guide, verrou):
    with qtbot.waitSignal(verrou.ouvert) as recu:
        essayer(guide, PHRASE)
    (registre,) = recu.args
    assert registre.compter() == 0
    assert champ(guide).text() == ""
    registre.fermer()


def test_une_mauvaise_phrase_se_dit_en_place_et_se_retape(qtbot, guide, verrou, textes):
    with qtbot.assertNotEmitted(verrou.ouvert):
        essayer(guide, "pas la bonne")
    assert guide.voit(textes.coffre["phrase_refusee"].entiere())
    assert champ(guide).selectionLength() == len("pas la bonne")
    assert nom_du_focus() == CHAMP


def test_rien_ne_se_touche_pendant_que_le_registre_s_ouvre(guide, verrou):
    guide.ecrire(CHAMP, "pas la bonne")
    guide.cliquer(OUVRIR)
    assert guide.voit("Ouverture du registre…")
    assert not champ(guide).isEnabled()
    assert not bouton_ouvrir(verrou).isEnabled()
    assert arriere_plan.attendre()
    QApplication.processEvents()
    assert champ(guide).isEnabled()
    assert not guide.voit("Ouverture du registre…")


def test_apres_trois_essais_libres_il_faut_patienter(qtbot, guide, verrou, horloge):
    for _ in range(2):
        essayer(guide, "pas la bonne")
        assert bouton_ouvrir(verrou).isEnabled()
    essayer(guide, "pas la bonne")
    assert guide.voit("Nouvel essai possible dans 2 secondes.")
    assert not bouton_ouvrir(verrou).isEnabled()

    # Enter does not go round the wait.
    guide.ecrire(CHAMP, PHRASE)
    with qtbot.assertNotEmitted(verrou.ouvert):
        verrou.ouvrir()
        assert not arriere_plan.occupe()

    horloge.avancer(seconds=1)
    qtbot.waitUntil(lambda: guide.voit("Nouvel essai possible dans une seconde."))
    horloge.avancer(seconds=1)
    qtbot.waitUntil(lambda: bouton_ouvrir(verrou).isEnabled())
    assert not guide.voit("Nouvel essai possible")
    essayer(guide, "pas la bonne")
    assert guide.voit("Nouvel essai possible dans 4 secondes.")

    horloge.avancer(seconds=4)
    qtbot.waitUntil(lambda: bouton_ouvrir(verrou).isEnabled())
    with qtbot.waitSignal(verrou.ouvert) as recu:
        essayer(guide, PHRASE)
    recu.args[0].fermer()


def test_fermer_le_programme_ne_fait_rien_gagner(poste, chemin, guide, montrer):
    for _ in range(3):
        essayer(guide, "pas la bonne")
    autre = EcranVerrou(poste, chemin)
    assert not bouton_ouvrir(autre).isEnabled()
    assert montrer(autre).voit("Nouvel essai possible dans 2 secondes.")


def endommager(chemin):
    chemin.write_bytes(b"")


def remplacer(chemin):
    chemin.write_bytes(os.urandom(chemin.stat().st_size))


def vieillir_le_programme(chemin):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute("pragma user_version = 99")


def laisser(chemin):
    """Change nothing."""


@pytest.mark.parametrize(
    ("code", "abimer"),
    [
        ("coffre_endommage", endommager),
        ("coffre_etranger", remplacer),
        ("coffre_trop_recent", vieillir_le_programme),
        ("phrase_refusee", laisser),
    ],
)
def test_chaque_panne_a_sa_phrase(guide, chemin, textes, code, abimer):
    abimer(chemin)
    avant = chemin.read_bytes()
    essayer(guide, "pas la bonne" if code == "phrase_refusee" else PHRASE)
    assert guide.voit(textes.coffre[code].entiere())
    assert chemin.read_bytes() == avant
    assert nom_du_focus() == CHAMP


@pytest.mark.usefixtures("registre")
def test_un_registre_tenu_ailleurs_dit_par_qui(guide, textes):
    essayer(guide, PHRASE)
    assert guide.voit(textes.coffre["coffre_occupe"].entiere())
    assert guide.voit(f"Numéro du programme qui le tient : {os.getpid()}.")


def test_les_cinq_phrases_sont_differentes(textes):
    codes = ("endommage", "etranger", "trop_recent", "occupe")
    phrases = {textes.coffre[f"coffre_{code}"].entiere() for code in codes}
    assert len(phrases | {textes.coffre["phrase_refusee"].entiere()}) == 5


def test_une_panne_du_disque_ne_fait_pas_patienter(guide, verrou, chemin):
    endommager(chemin)
    for _ in range(4):
        essayer(guide, PHRASE)
    assert bouton_ouvrir(verrou).isEnabled()


def test_sans_registre_on_cherche_ailleurs_ou_on_recommence(
    qtbot, poste, chemin, tmp_path, montrer
):
    absent = tmp_path / "absent.sceau"
    verrou = EcranVerrou(poste, absent)
    guide = montrer(verrou)
    assert guide.voit("Aucun registre ne se trouve à cet endroit.")
    assert nom_du_focus() == "Chercher le registre ailleurs"
    assert not champ(guide).isVisible()
    repondre(chemin)
    with qtbot.waitSignal(verrou.autre_voulu) as recu:
        guide.cliquer("Chercher le registre ailleurs")
    assert recu.args == [chemin]
    with qtbot.waitSignal(verrou.autre_voulu) as recu:
        guide.cliquer("Commencer un nouveau registre")
    assert recu.args == [None]
    assert not absent.exists()


def test_sans_ses_cles_le_registre_se_cherche_ailleurs(guide, chemin, textes):
    chemin_des_cles(chemin).unlink()
    essayer(guide, PHRASE)
    assert guide.voit(textes.coffre["cles_absentes"].entiere())
    assert guide.trouver("Chercher le registre ailleurs").isVisible()


def test_la_feuille_de_secours_ouvre_le_registre(qtbot, poste, avec_secours, tmp_path, montrer):
    source, mots = avec_secours
    chemin = shutil.copytree(source.parent, tmp_path / "copie") / source.name
    verrou = EcranVerrou(poste, chemin)
    guide = montrer(verrou)
    guide.cliquer(SECOURS)
    assert nom_du_focus() == MOTS
    with qtbot.waitSignal(verrou.ouvert) as recu:
        guide.ecrire(MOTS, "  ".join(plier(mot).upper() for mot in mots))
        guide.cliquer(OUVRIR)
    recu.args[0].fermer()


def test_un_mot_mal_recopie_dit_lequel(guide, avec_secours, verrou):
    mots = list(avec_secours[1])
    mots[6] = "zzz"
    guide.cliquer(SECOURS)
    for saisie, phrase in ((mots, "Le mot n° 7 n’est pas"), (mots[:3], "en compte quinze")):
        guide.ecrire(MOTS, " ".join(saisie))
        guide.cliquer(OUVRIR)
        guide.attendre(lambda dite=phrase: guide.voit(dite), phrase)
        assert nom_du_focus() == MOTS
        assert bouton_ouvrir(verrou).isEnabled()


def test_entree_ouvre_avec_la_phrase_comme_avec_les_mots(qtbot, guide, textes):
    for nom in (CHAMP, MOTS):
        guide.ecrire(nom, "pas la bonne")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert guide.voit("Ouverture du registre…")
        assert arriere_plan.attendre()
        QApplication.processEvents()
        guide.cliquer(SECOURS if nom == CHAMP else "Utiliser la phrase de passe")
    assert not guide.voit(textes.coffre["mots_mal_saisis"].texte)


def test_les_majuscules_verrouillees_sont_signalees(guide):
    ligne = champ(guide)
    avis = "Les majuscules semblent verrouillées."

    def frapper(texte, *, maj=False):
        modificateurs = (
            Qt.KeyboardModifier.ShiftModifier if maj else Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(
            ligne, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modificateurs, texte)
        )

    frapper("A", maj=True)
    assert not guide.voit(avis)
    frapper("A")
    assert guide.voit(avis)
    frapper("a")
    assert not guide.voit(avis)
    frapper("a", maj=True)
    assert guide.voit(avis)
    frapper("7")
    assert guide.voit(avis)


def test_la_phrase_se_montre_et_se_cache(guide):
    assert champ(guide).echoMode() is QLineEdit.EchoMode.Password
    guide.cliquer("Afficher : phrase de passe")
    assert champ(guide).echoMode() is QLineEdit.EchoMode.Normal
    guide.cliquer("Afficher : phrase de passe")
    assert champ(guide).echoMode() is QLineEdit.EchoMode.Password


def test_le_verrou_dit_pourquoi_un_registre_a_ete_ferme(guide, verrou):
    verrou.dire("Le registre est endommagé.")
    assert guide.voit("Le registre est endommagé.")
    essayer(guide, "pas la bonne")
    assert not guide.voit("Le registre est endommagé.")


def test_essayer_demande_un_registre_d_exercice(qtbot, guide, verrou):
    with qtbot.waitSignal(verrou.exercice_voulu):
        guide.cliquer("Essayer avec un registre d’exercice")
