"""A second Enter, a held key and a double click say nothing that nobody said."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton

from desktop_app import ui
from desktop_app.domain.workflow import Statut
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.arrivee.ecrit import VoletEcrit
from desktop_app.ui.clavier import montrer
from desktop_app.ui.elements import bouton as faire_un_bouton
from desktop_app.ui.elements import mots, pile
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.geste import REPOS, Bouton, Seuil
from desktop_app.ui.guide import Guide, frapper
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.messages import Choix
from tests.ui import outils_a11y as outils
from tests.ui.arrivee.gestes import achever, repondre
from tests.ui.arrivee.test_danger import CONSTATE, PREVENU, joindre_la_fiche
from tests.ui.arrivee.test_interne import CONDITIONS
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire

GAUCHE = Qt.MouseButton.LeftButton
PRESQUE = 150  # milliseconds between two strokes of a hand that stammers
ACTES = (
    *("Enregistrer la demande", "Valider l’analyse →", "Rendre l’avis", "Décider"),
    *("Finaliser la lettre", "Enregistrer la signature", "Enregistrer la fiche"),
    *("Consigner", "Clôturer"),
    *("Le directeur général est prévenu", "Ajouter une note", "Enregistrer les réglages"),
    *("Renvoyer l’avis avec ces remarques", "Enregistrer la correction"),
)


class Montre:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.heure = 0

    def __call__(self):
        return self.heure


@pytest.fixture
def montre(monkeypatch):
    """The clock of every button."""
    neuve = Montre()
    monkeypatch.setattr(Seuil, "horloge", staticmethod(neuve))
    return neuve


@pytest.fixture
def appuye(qtbot, montre):  # noqa: ARG001 - the button is born under that clock
    """A button on the screen, and what pressed it."""
    bouton = faire_un_bouton("Consigner")
    qtbot.addWidget(bouton)
    bouton.show()
    bouton.activateWindow()
    qtbot.waitUntil(bouton.isActiveWindow)
    bouton.setFocus()
    bouton.fois = 0

    def compter():
        bouton.fois += 1

    bouton.clicked.connect(compter)
    QApplication.processEvents()
    return bouton


@pytest.fixture
def deux(qtbot, montre):  # noqa: ARG001 - they are born under that clock
    """A heading, and a button that has just come."""
    titre, bouton = mots("Danger", "titre"), faire_un_bouton("Clôturer")
    feuille = pile(titre, bouton)
    qtbot.addWidget(feuille)
    feuille.show()
    feuille.activateWindow()
    qtbot.waitUntil(feuille.isActiveWindow)
    yield titre, bouton
    feuille.close()


def tenir(touche):
    """Hold a key where the focus is, which may move meanwhile."""
    for _ in range(20):
        tenue = QKeyEvent(QEvent.Type.KeyPress, touche, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget(), tenue)


# One button.


@pytest.mark.parametrize("touche", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_une_touche_vaut_apres_une_demi_seconde(qtbot, montre, appuye, touche):
    montre.heure += REPOS - 1
    qtbot.keyClick(appuye, touche)
    assert appuye.fois == 0
    montre.heure += 1
    qtbot.keyClick(appuye, touche)
    assert appuye.fois == 1


def test_un_clic_vaut_apres_une_demi_seconde(qtbot, montre, appuye):
    montre.heure += REPOS - 1
    qtbot.mouseClick(appuye, GAUCHE)
    assert appuye.fois == 0
    montre.heure += 1
    qtbot.mouseClick(appuye, GAUCHE)
    assert appuye.fois == 1


def test_une_touche_tenue_ne_presse_rien(montre, appuye):
    montre.heure += REPOS
    for touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        tenir(touche)
    assert appuye.fois == 0


def test_le_second_de_deux_clics_ne_presse_rien(qtbot, montre, appuye):
    montre.heure += REPOS
    qtbot.mouseClick(appuye, GAUCHE)
    qtbot.mouseDClick(appuye, GAUCHE)
    assert appuye.fois == 1


@pytest.mark.parametrize(
    "changer",
    [
        lambda b: b.setText("Clôturer"),
        lambda b: (b.setEnabled(False), b.setEnabled(True), b.setFocus()),
        lambda b: (b.hide(), b.show(), b.setFocus()),
    ],
    ids=["un autre verbe", "permis de nouveau", "montré de nouveau"],
)
def test_ce_qui_parait_de_nouveau_attend_de_nouveau(qtbot, montre, appuye, changer):
    montre.heure += REPOS
    changer(appuye)
    QApplication.processEvents()
    appuye.presser()
    qtbot.keyClick(appuye, Qt.Key.Key_Return)
    assert appuye.fois == 0
    montre.heure += REPOS
    appuye.presser()
    assert appuye.fois == 1


def test_un_clic_trop_tot_ne_donne_pas_le_focus(qtbot, montre, deux):
    titre, bouton = deux
    titre.setFocus()
    qtbot.mouseClick(bouton, GAUCHE)
    assert titre.hasFocus()
    montre.heure += REPOS
    qtbot.mouseDClick(bouton, GAUCHE)
    assert titre.hasFocus()


# Dialogs.


def test_un_dialogue_n_entend_que_ce_qui_lui_est_dit(qtbot, montre, appuye):
    restes = []

    def frapper_trop_tot():
        dialogue, vise = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialogue is None or vise is None or not dialogue.isAncestorOf(vise):
            QTimer.singleShot(50, frapper_trop_tot)  # it does not have the hand yet
            return
        gestes = (
            lambda: qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return),
            lambda: qtbot.mouseClick(dialogue.findChildren(QPushButton)[0], GAUCHE),
            lambda: tenir(Qt.Key.Key_Return),
        )
        for duree, geste in zip((PRESQUE, PRESQUE, REPOS), gestes, strict=True):
            montre.heure += duree
            geste()
            if QApplication.activeModalWidget() is not dialogue:
                return
            restes.append(dialogue)
        gestes[0]()
        dialogue.reject()  # which does nothing where it was answered

    QTimer.singleShot(50, frapper_trop_tot)
    choix = (Choix("oui", "Oui", principal=True), Choix("non", "Non"))
    assert messages.demander(appuye, "Consigner ?", "", choix) == "oui"
    assert len(restes) == 3


# Everywhere.


def _appels(arbre):
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Call):
            yield getattr(noeud.func, "id", getattr(noeud.func, "attr", ""))


def test_boutons_et_raccourcis_ne_se_font_qu_a_un_endroit():
    bruts = {"QPushButton", "QToolButton", "QCommandLinkButton", "QDialogButtonBox", "QShortcut"}
    racine = Path(ui.__file__).parent
    faits = {
        f"{fichier.name}: {nom}"
        for fichier in racine.rglob("*.py")
        if fichier.name != "geste.py"
        for nom in _appels(ast.parse(fichier.read_text(encoding="utf-8")))
        if nom in bruts
    }
    assert faits == set()


@pytest.mark.parametrize("lieu", outils.PLACES)
def test_aucun_bouton_de_l_ecran_n_ecoute_une_touche_tenue(bureau, lieu):
    fenetre = bureau.window()
    outils.PLACES[lieu](bureau)
    outils.reposer(fenetre)
    presses = []
    for genre in (QPushButton, QToolButton):
        for bouton in outils.visibles(fenetre, genre):
            if outils.dans_une_vue(bouton) or isinstance(bouton.parent(), QLineEdit):
                continue
            assert isinstance(bouton, Bouton), outils.nommer(bouton)
            bouton.clicked.connect(lambda _=False, b=bouton: presses.append(outils.nommer(b)))
            tenue = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
            )
            QApplication.sendEvent(bouton, tenue)
    assert presses == []
    assert [r.key() for r in fenetre.findChildren(QShortcut) if r.autoRepeat()] == []


# Whole stories.


def deux_entrees(montre, _):
    _deux(montre, Qt.Key.Key_Return)


def deux_espaces(montre, _):
    _deux(montre, Qt.Key.Key_Space)


def _deux(montre, touche):
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), touche)
        montre.heure += PRESQUE


def entree_tenue(montre, _):
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Return)
    for _ in range(10):
        montre.heure += REPOS
        tenir(Qt.Key.Key_Return)


def deux_clics(_, bouton):
    """Click twice at one place of the window, as the system sees it."""
    fenetre = bouton.window()
    lieu = bouton.mapTo(fenetre, QPoint(bouton.width() // 2, bouton.height() // 2))
    QTest.mouseDClick(fenetre.windowHandle(), GAUCHE, pos=lieu)


GESTES = (deux_entrees, deux_espaces, entree_tenue, deux_clics)


class Begue(Guide):
    """Does twice, too fast, what a hand does once."""

    def __init__(self, fenetre, montre, geste):
        super().__init__(fenetre)
        self._montre, self._geste = montre, geste
        self.mal_poses = []

    def cliquer(self, nom):
        if not nom.startswith(ACTES):
            super().cliquer(nom)
            return
        bouton = self.trouver(nom)
        self._montre.heure += 2 * REPOS
        bouton.setFocus()
        montrer(bouton)
        QApplication.processEvents()
        self._geste(self._montre, bouton)
        QApplication.processEvents()
        # The heading; or the page that the second click fell on.
        if not isinstance(QApplication.focusWidget(), QLabel | ApercuPdf):
            self.mal_poses.append(f"{nom} → {outils.nommer(QApplication.focusWidget())}")


@pytest.fixture(params=GESTES, ids=lambda geste: geste.__name__)
def elle(request, qtbot, montre, poste, chemin, tmp_path):
    """The secretary, whose hand stammers, before her open register."""
    fenetre = Fenetre(poste, retenir(tmp_path / "donnees", chemin))
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.activateWindow()
    qtbot.waitUntil(fenetre.isActiveWindow)
    secretaire = Secretaire(fenetre)
    secretaire.guide = Begue(fenetre, montre, request.param)
    secretaire.deverrouiller()
    yield secretaire
    fenetre.close()
    arriere_plan.attendre()
    fenetre.deleteLater()


def actes(elle, rang=1):
    """What the journal tells of a dossier, looks and drafts left aside."""
    numero = elle.numero
    assert numero.rang == rang
    return [x.acte for x in elle.registre.historique(numero) if x.acte != "consulter"]


def test_la_premiere_lettre(elle):
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    elle.recevabilite()
    elle.element(1, "adresse du domicile")
    elle.valider_l_analyse()
    elle.rendre_l_avis("Refuser de répondre", "La demande émane d’une autorité policière.")
    elle.transcrire_la_decision("Refuser de répondre")
    elle.finaliser_la_lettre()
    elle.faire_signer_deux_fois()
    elle.envoyer()
    assert elle.dossier().cloturee_le is None
    elle.guide.cliquer("Clôturer le dossier")
    assert actes(elle) == [
        *("enregistrer", "corriger", "analyser", "rendre_avis", "joindre", "decider"),
        *("etablir_lettre", "signer", "signer", "envoyer", "cloturer"),
    ]
    assert elle.guide.mal_poses == []


def test_un_danger_n_est_dit_au_directeur_general_que_par_qui_le_dit(elle):
    elle.recevoir("Danger grave et imminent", "J’ai agi : consigner")
    ecran = elle.fenetre.bureau.ecran
    repondre(ecran, **CONSTATE)
    elle.guide.cliquer("Consigner")
    assert actes(elle) == ["enregistrer", "analyser", "remettre"]
    joindre_la_fiche(ecran.volet.fin.papier)
    elle.guide.attendre(lambda: bool(ecran.volet.fin.papier.piece()), "fiche")
    achever(ecran, **PREVENU)
    elle.guide.cliquer("Le directeur général est prévenu")
    assert elle.dossier().statut is Statut.CLOTUREE
    assert elle.guide.mal_poses == []


def test_un_appel(elle):
    elle.recevoir("Un appel ou une visite")
    repondre(elle.fenetre.bureau.ecran, demandeur="police")
    elle.guide.cliquer("Consigner")
    assert actes(elle) == ["enregistrer", "cloturer"]
    assert elle.guide.mal_poses == []


def test_la_demande_d_un_collegue(elle):
    elle.recevoir("La demande d’un collègue ou d’un conseiller", "Un collègue")
    conditions = dict.fromkeys(CONDITIONS, True)
    repondre(elle.fenetre.bureau.ecran, correspondant__nom="B. N.", **conditions)
    elle.guide.cliquer(elle.fenetre.bureau.ecran.volet.consigner.text())
    assert actes(elle) == ["enregistrer", "analyser"]
    ecran = elle.fenetre.bureau.ecran
    achever(ecran, remise__verifie_par="M. A.", remise__parti=False)
    elle.guide.cliquer("Clôturer le dossier")
    assert actes(elle) == ["enregistrer", "analyser", "remettre", "cloturer"]
    assert elle.guide.mal_poses == []


def test_choisir_le_demandeur_ne_mene_nulle_part_ailleurs(elle):
    elle.recevoir("Un écrit")
    elle.choisir_le_demandeur("Qui demande ?", "police")
    assert isinstance(QApplication.focusWidget(), QLabel)
    frapper(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(elle.fenetre.bureau.ecran.volet, VoletEcrit)
    assert elle.fenetre.bureau.ecran.volet.formulaire.reponses()["demandeur"] == "police"


def test_une_note_et_des_reglages(elle):
    guide = elle.guide
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    guide.cliquer("Notes")
    guide.ecrire("Note à ajouter", "Rappelé à 9 heures.")
    guide.cliquer("Ajouter une note")
    assert [note.texte for note in elle.dossier().notes] == ["Rappelé à 9 heures."]
    guide.cliquer("Réglages")
    guide.ecrire("Téléphone", "081 11 11 11")
    guide.cliquer("Enregistrer les réglages")
    assert elle.registre.cpas().telephone == "081 11 11 11"
    assert guide.mal_poses == []
