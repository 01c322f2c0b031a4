"""The window: what it says of itself, what it keeps, how it locks."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from db import coffre
from desktop_app import plateforme, preferences
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.domain.comptes import Role
from desktop_app.preferences import Preferences
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from desktop_app.ui.dossier.ecran import EcranDossier
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.imprevu import Imprevus
from tests.db.outils_db import PHRASE
from tests.domain import cas
from tests.ui.conftest import MOMENT
from tests.ui.dialogues import au_dialogue
from tests.ui.secretaire import Secretaire

NOM = "Żółkiewski"
LUC = "phrase du référent désigné"


@pytest.fixture
def donnees(tmp_path, chemin):
    """The folder of a workstation that knows its register."""
    dossier = tmp_path / "donnees"
    preferences.ecrire(dossier, Preferences(registre=str(chemin)))
    return dossier


@pytest.fixture
def elle(qtbot, poste, donnees):
    """The secretary before the locked window."""
    fenetre = Fenetre(poste, donnees)
    fenetre.show()
    fenetre.activateWindow()
    qtbot.waitUntil(fenetre.isActiveWindow)
    yield Secretaire(fenetre)
    fenetre.close()
    arriere_plan.attendre()
    fenetre.deleteLater()


@pytest.fixture
def ouverte(elle):
    """The same, once she unlocked it."""
    elle.deverrouiller()
    return elle


def verrou(fenetre):
    """The unlock screen, when it is what is shown."""
    milieu = fenetre.centralWidget()
    return milieu if isinstance(milieu, EcranVerrou) else None


def lisible(fenetre):
    """Every word that can be read."""
    return " ".join(e.text() for e in fenetre.findChildren(QLabel) if e.isVisible())


def taper_un_nom(elle):
    """Begin a request, and stop in the middle of a name."""
    elle.recevoir("Un écrit")
    elle.guide.ecrire("Nom de la personne visée", NOM)


# What the window says of itself.


def test_le_titre_ne_dit_que_sceau(ouverte):
    ouverte.recevoir_un_ecrit("police", de="Zone de police Exemple", au_sujet_de=(NOM, "Zoé"))
    ouverte.enregistrer()
    assert ouverte.fenetre.windowTitle() == "Sceau"


def test_un_registre_d_exercice_se_voit_partout(elle):
    fenetre = elle.fenetre
    elle.guide.cliquer("Essayer avec un registre d’exercice")
    elle.guide.attendre(lambda: fenetre.bureau is not None, "exercice")
    assert fenetre.windowTitle() == "Sceau – exercice"
    for nom in ("Personnes", "Nouvelle demande"):
        elle.guide.cliquer(nom)
        assert "EXERCICE" in lisible(fenetre)
    fenetre.verrouiller()
    assert fenetre.windowTitle() == "Sceau"
    assert "EXERCICE" not in lisible(fenetre)


def test_le_pied_dit_que_le_registre_est_verifie_et_quand_il_se_verrouille(ouverte, horloge):
    assert "Secrétariat" in lisible(ouverte.fenetre)
    ouverte.voit(f"Registre vérifié à {MOMENT.astimezone():%H:%M} : 0 dossier")
    horloge.avancer(seconds=48)
    ouverte.fenetre.cadenas.regarder()
    assert "verrouillage dans 4:12" in lisible(ouverte.fenetre)


def test_une_lecture_seule_se_voit(elle, monkeypatch):
    # As the system says it of a folder that even the administrator may not write.
    monkeypatch.setattr(plateforme, "modifiable", lambda _: False)
    elle.deverrouiller()
    elle.voit("Lecture seule")
    elle.guide.cliquer("Personnes")
    elle.voit("Lecture seule")


# The lock.


def test_verrouiller_garde_ce_qui_est_tape_et_le_rend(qtbot, ouverte):
    taper_un_nom(ouverte)
    ouverte.fenetre.verrouiller()
    assert ouverte.fenetre.session is None
    assert NOM not in lisible(ouverte.fenetre)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    assert verrou(ouverte.fenetre).isAncestorOf(QApplication.focusWidget())
    ouverte.deverrouiller()
    ouverte.recevoir("Un écrit")
    assert ouverte.guide.trouver("Nom de la personne visée").text() == NOM


def test_le_verrou_ferme_aussi_un_dialogue(ouverte):
    taper_un_nom(ouverte)
    fenetre = ouverte.fenetre
    ouverts = []

    def partir(dialogue):
        ouverts.append(dialogue)
        fenetre.cadenas.a_fermer.emit()

    au_dialogue(partir)
    messages.informer(fenetre.bureau, "Un dialogue ouvert.")
    assert ouverts[0].text() == "Un dialogue ouvert."
    assert QApplication.activeModalWidget() is None
    assert verrou(fenetre) is not None
    ouverte.deverrouiller()
    assert any(NOM in contenu for contenu in ouverte.registre.brouillons().values())


def test_une_longue_absence_verrouille(ouverte, horloge):
    horloge.avancer(minutes=5)
    ouverte.fenetre.cadenas.regarder()
    assert verrou(ouverte.fenetre) is not None


def test_ce_qui_a_ete_copie_ne_reste_pas_dans_le_presse_papiers(ouverte):
    QGuiApplication.clipboard().setText(NOM)
    ouverte.fenetre.verrouiller()
    assert QGuiApplication.clipboard().text() == ""


def test_un_champ_qui_a_le_focus_part_sans_que_tab_s_y_perde(ouverte):
    taper_un_nom(ouverte)
    assert QApplication.focusWidget() is not None
    ouverte.fenetre.verrouiller()
    for _ in range(4):
        ouverte.fenetre.focusNextPrevChild(True)
    assert verrou(ouverte.fenetre).isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def abime(chemin, session, poste, referentiel):
    """The same register with a long attachment, one byte of which is another one."""
    registre = session.registre
    numero = enregistrer(session.contexte(), Arrivee(demande=cas.ECRITE), referentiel).numero
    with registre.transaction():
        registre.joindre(numero, "long.txt", b"texte " * 100_000, auteur="essai", moment=MOMENT)
    registre.fermer()
    octets = bytearray(chemin.read_bytes())
    octets[len(octets) * 3 // 4] ^= 1
    chemin.write_bytes(octets)
    # What is shown first is whole: only the full check can tell.
    poste.registres.ouvrir(chemin, PHRASE).fermer()


@pytest.mark.usefixtures("abime")
def test_un_registre_abime_derriere_se_ferme_et_le_dit(elle):
    elle.guide.ecrire("Phrase de passe", PHRASE)
    elle.guide.cliquer("Ouvrir le registre")
    elle.voit("Le registre est endommagé")
    assert elle.fenetre.session is None
    assert verrou(elle.fenetre) is not None


# What the workstation remembers.


def test_la_taille_est_retenue_et_rien_d_autre(ouverte, donnees):
    taper_un_nom(ouverte)
    ouverte.fenetre.resize(1111, 707)
    ouverte.fenetre.close()
    garde = (donnees / "preferences.json").read_text(encoding="utf-8")
    assert json.loads(garde)["fenetre"] == [1111, 707]
    assert NOM not in garde


def test_un_disque_qui_refuse_n_empeche_pas_de_fermer(ouverte, donnees):
    for fichier in donnees.iterdir():
        fichier.unlink()
    donnees.rmdir()
    donnees.write_text("", encoding="utf-8")
    ouverte.fenetre.resize(1111, 707)
    assert ouverte.fenetre.close()
    assert not ouverte.fenetre.isVisible()


# The copies.


def test_verrouiller_copie_ce_qui_a_change_et_le_dit_ensuite(qtbot, elle, poste, tmp_path):
    copies = tmp_path / "copies"
    fenetre = elle.fenetre
    fenetre.memoire.retenir(
        Preferences(registre=fenetre.memoire.preferences.registre, copies=str(copies))
    )
    elle.deverrouiller()
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    fenetre.verrouiller()
    qtbot.waitUntil(lambda: verrou(fenetre) is not None)
    assert [c.dossiers for c in poste.registres.copies(copies)] == [1]
    elle.deverrouiller()
    elle.voit("copie relue le 12/10/2026 : 1 dossier")


def test_fermer_attend_la_copie(qtbot, elle, poste, tmp_path):
    copies = tmp_path / "copies"
    fenetre = elle.fenetre
    fenetre.memoire.retenir(
        Preferences(registre=fenetre.memoire.preferences.registre, copies=str(copies))
    )
    elle.deverrouiller()
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    fenetre.close()
    qtbot.waitUntil(lambda: not fenetre.isVisible())
    assert [c.dossiers for c in poste.registres.copies(copies)] == [1]


@pytest.mark.parametrize("jours", [8, -30], ids=["huit jours après", "horloge reculée"])
def test_une_vieille_copie_se_voit_sur_tous_les_ecrans(qtbot, elle, horloge, tmp_path, jours):
    fenetre = elle.fenetre
    fenetre.memoire.retenir(
        Preferences(registre=fenetre.memoire.preferences.registre, copies=str(tmp_path / "copies"))
    )
    elle.deverrouiller()
    fenetre.verrouiller()
    qtbot.waitUntil(lambda: verrou(fenetre) is not None)
    elle.deverrouiller()
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    horloge.avancer(days=jours)
    fenetre.cadenas.armer()
    fenetre.memoire.change.emit(fenetre.memoire.preferences)
    elle.voit("Dernière copie relue le 12/10/2026")


def test_un_disque_de_copies_debranche_se_voit_sur_tous_les_ecrans(elle, tmp_path):
    fenetre = elle.fenetre
    dossier = tmp_path / "disque" / "copies"
    fenetre.memoire.retenir(
        Preferences(registre=fenetre.memoire.preferences.registre, copies=str(dossier))
    )
    elle.deverrouiller()
    elle.voit("Le dossier des copies n’est plus là")


def test_une_copie_plus_recente_que_le_registre_se_dit_a_l_ouverture(
    qtbot, elle, horloge, poste, tmp_path
):
    """Monday's copy was put back by mistake; the other one stays, and stays told."""
    copies, fenetre = tmp_path / "copies", elle.fenetre
    chemin = Path(fenetre.memoire.preferences.registre)
    fenetre.memoire.retenir(Preferences(registre=str(chemin), copies=str(copies)))
    elle.deverrouiller()
    lundi = elle.registre.sauvegarder(copies, moment=horloge())
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    horloge.avancer(days=1)
    fenetre.cadenas.armer()
    fenetre.verrouiller()
    qtbot.waitUntil(lambda: verrou(fenetre) is not None)
    poste.registres.restaurer(lundi, chemin)
    horloge.avancer(days=1)
    hier = f"{(horloge() - timedelta(days=1)).astimezone():%H:%M}"
    for _ in range(2):
        elle.deverrouiller()
        elle.voit(f"Une copie plus récente existe : 1 dossier, hier {hier}")
        elle.voit("copie relue le")
        fenetre.verrouiller()
        qtbot.waitUntil(lambda: verrou(fenetre) is not None)
    assert 1 in {copie.dossiers for copie in poste.registres.copies(copies)}


def copier_puis_attendre(qtbot, elle, horloge, copies):
    """A copy is made at the lock; eight days go by."""
    fenetre = elle.fenetre
    fenetre.memoire.retenir(
        Preferences(registre=fenetre.memoire.preferences.registre, copies=str(copies))
    )
    elle.deverrouiller()
    fenetre.verrouiller()
    qtbot.waitUntil(lambda: verrou(fenetre) is not None)
    horloge.avancer(days=8)
    fenetre.cadenas.armer()


def test_la_copie_se_relit_chaque_semaine(qtbot, elle, horloge, tmp_path):
    copier_puis_attendre(qtbot, elle, horloge, tmp_path / "copies")
    elle.deverrouiller()
    elle.voit("copie relue le 20/10/2026")


def test_une_copie_qui_ne_se_relit_plus_se_dit_et_se_remplace(
    qtbot, elle, horloge, poste, tmp_path
):
    copies = tmp_path / "copies"
    copier_puis_attendre(qtbot, elle, horloge, copies)
    (abimee,) = poste.registres.copies(copies)
    octets = bytearray(abimee.chemin.read_bytes())
    octets[len(octets) // 2] ^= 1
    abimee.chemin.write_bytes(octets)
    elle.deverrouiller()
    elle.voit("La copie du 12/10/2026 ne se relit plus")
    elle.fenetre.verrouiller()
    qtbot.waitUntil(lambda: verrou(elle.fenetre) is not None)
    (neuve,) = poste.registres.copies(copies)
    assert neuve.chemin != abimee.chemin


def test_les_essais_refuses_se_disent_a_qui_ouvre_ensuite(elle):
    for _ in range(2):
        elle.guide.ecrire("Phrase de passe", "une phrase fausse")
        elle.guide.cliquer("Ouvrir le registre")
        elle.voit("n’ouvre pas")
    elle.deverrouiller()
    elle.voit("2 essais d’ouverture refusés avant vous, le dernier le 12/10/2026")
    assert elle.registre.journal(taille=1)[0].acte == "ouverture_refusee"


# What nobody expected.


@pytest.fixture
def _imprevus(ouverte, monkeypatch):
    """Exceptions are told as in the program; what took them before is put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    Imprevus(ouverte.fenetre).installer()


def _tomber():
    raise ValueError(f"le dossier de {NOM}")


@pytest.mark.parametrize("partir", [Fenetre.verrouiller, Fenetre.close])
def test_rien_ne_se_ferme_sous_un_geste_qui_n_a_pas_fini(qtbot, ouverte, partir):
    fenetre = ouverte.fenetre
    ouverte.recevoir_un_ecrit("police", de="Zone de police Exemple")
    enregistrer_la_demande, partis = ouverte.guide.trouver("Enregistrer la demande"), []
    QTimer.singleShot(0, fenetre, lambda: partis.append(partir(fenetre)))
    enregistrer_la_demande.click()
    assert len(partis) == 1
    assert isinstance(fenetre.bureau.ecran, EcranDossier)
    qtbot.waitUntil(lambda: fenetre.session is None)
    qtbot.waitUntil(lambda: fenetre.bureau is None)


@pytest.mark.usefixtures("_imprevus")
def test_un_imprevu_se_dit_une_fois_par_sa_reference(qtbot, capfd):
    vus, chutes = [], []

    def tomber():
        chutes.append(1)
        _tomber()

    def lire(boite):
        QTimer.singleShot(0, tomber)
        QTimer.singleShot(0, tomber)
        qtbot.waitUntil(lambda: len(chutes) == 2)
        vus.append(f"{boite.text()} {boite.informativeText()}")
        vus.append(QApplication.activeModalWidget() is boite)
        boite.reject()

    QTimer.singleShot(0, _tomber)
    au_dialogue(lire)
    qtbot.waitUntil(lambda: len(vus) == 2)
    texte, seul = vus
    assert "ValueError, test_fenetre.py:" in texte
    assert NOM not in texte
    assert seul
    assert "Traceback" not in capfd.readouterr().err


# Several people.


def test_le_pied_dit_qui_travaille_et_le_journal_aussi(elle, chemin):
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        registre.comptes.ajouter("Luc Moreau", Role.REFERENT, LUC, moment=MOMENT)
    elle.guide.ecrire("Phrase de passe", LUC)
    elle.guide.cliquer("Ouvrir le registre")
    elle.guide.attendre(lambda: elle.fenetre.session is not None and elle.registre.verifie)
    assert "Luc Moreau" in lisible(elle.fenetre)
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple", au_sujet_de=(NOM, "Zoé"))
    elle.enregistrer()
    derniere = elle.registre.historique(elle.numero)[0]
    assert (derniere.auteur, derniere.signataire) == ("Luc Moreau", "Luc Moreau")


def test_ce_poste_retient_quel_acces_essayer_d_abord_et_aucun_nom(ouverte, donnees):
    retenu = preferences.lire(donnees).acces
    assert retenu == ouverte.registre.comptes.qui.id
    assert "Secrétariat" not in (donnees / "preferences.json").read_text(encoding="utf-8")


def test_avec_la_feuille_de_secours_on_arrive_la_ou_l_on_rend_une_phrase(elle, chemin):
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        mots = registre.comptes.renouveler_mots(moment=MOMENT)
    elle.guide.cliquer("Utiliser la feuille de secours")
    elle.guide.ecrire("Mots de la feuille de secours", " ".join(mots))
    elle.guide.cliquer("Ouvrir le registre")
    elle.voit("Nouvelle phrase de passe pour Secrétariat")
    assert "donner une nouvelle phrase de passe à qui a perdu la sienne" in lisible(elle.fenetre)


def test_ce_qui_referme_le_registre_ramene_au_verrou_et_le_dit(ouverte):
    """The register closed by itself, as after a departure: nothing of it stays on the screen."""
    taper_un_nom(ouverte)
    registre, phrase = ouverte.registre, "Luc Moreau n’ouvre plus le registre."
    registre.fermer()
    ouverte.fenetre.bureau.ecran.referme.emit(phrase)
    ouverte.voit(phrase)
    assert verrou(ouverte.fenetre) is not None
    assert NOM not in lisible(ouverte.fenetre)
