"""The whole first letter, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton

from desktop_app import preferences
from desktop_app.domain.dossier import Numero, Sens
from desktop_app.domain.workflow import Statut
from desktop_app.preferences import Preferences
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import lisible, taper
from tests.application.papier import SCAN
from tests.db.outils_db import PHRASE
from tests.ui.conftest import MOMENT

NUMERO = Numero(2026, 1)
EXAMEN = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle ?"


class Mains:
    """Ten fingers: they press keys where the focus is, and nothing else."""

    def __init__(self, qtbot, fenetre):
        self._qtbot, self._fenetre = qtbot, fenetre

    @property
    def foyer(self):
        """What has the focus; something always has, if not at once."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def frapper(self, touche, modificateur=Qt.KeyboardModifier.NoModifier):
        """Press one key."""
        self._qtbot.keyClick(self.foyer, touche, modificateur)

    def taper(self, texte):
        """Type a text, key by key."""
        for lettre in texte:
            taper(self.foyer, lettre)

    def aller(self, nom):
        """Press Tab until what bears a name has the focus."""
        self._qtbot.waitUntil(lambda: self._tabuler_jusqu_a(nom))

    def _tabuler_jusqu_a(self, nom):
        for _ in range(150):
            if self._est(self.foyer, nom):
                return True
            self.frapper(Qt.Key.Key_Tab)
        return False

    def presser(self, nom):
        """Go to a button and press it."""
        self.aller(nom)
        self.frapper(Qt.Key.Key_Return)

    def cocher(self, nom):
        """Go to a box and tick it."""
        self.aller(nom)
        self.frapper(Qt.Key.Key_Space)

    def choisir(self, nom):
        """Go to a group of choices, then by the arrows to one of them."""
        self._qtbot.waitUntil(lambda: self._tabuler_jusqu_au_groupe_de(nom))
        for _ in _groupe(self.foyer):
            if not self._est(self.foyer, nom):
                self.frapper(Qt.Key.Key_Down)
        self.frapper(Qt.Key.Key_Space)
        assert self.foyer.isChecked()

    def _tabuler_jusqu_au_groupe_de(self, nom):
        for _ in range(150):
            if any(self._est(voisin, nom) for voisin in _groupe(self.foyer)):
                return True
            self.frapper(Qt.Key.Key_Tab)
        return False

    def ecrire(self, nom, texte):
        """Go to a field and type."""
        self.aller(nom)
        self.taper(texte)

    def _est(self, widget, nom):
        return f" {lisible(widget.accessibleName())}".endswith(f" {nom}")


def _groupe(widget):
    if not isinstance(widget, QRadioButton):
        return []
    groupe = widget.group()
    return groupe.buttons() if groupe else widget.parentWidget().findChildren(QAbstractButton)


@pytest.fixture
def fenetre(qtbot, poste, chemin, tmp_path):
    """The locked window of a register that holds nothing."""
    donnees = tmp_path / "donnees"
    preferences.ecrire(donnees, Preferences(registre=str(chemin)))
    neuve = Fenetre(poste, donnees)
    qtbot.addWidget(neuve)
    neuve.resize(1366, 768)
    neuve.show()
    neuve.activateWindow()
    yield neuve
    neuve.close()


@pytest.fixture
def mains(qtbot, fenetre):
    """They have unlocked the register."""
    dix = Mains(qtbot, fenetre)
    dix.ecrire("Phrase de passe", PHRASE)
    dix.frapper(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: fenetre.session is not None and fenetre.session.registre.verifie)
    return dix


def enregistrer(mains):
    """Take down the writing of the police."""
    mains.frapper(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    mains.presser("Un écrit")
    mains.ecrire("Qui demande ? Quelques lettres du demandeur", "police")
    mains.frapper(Qt.Key.Key_Return)
    mains.choisir("Courrier")
    mains.ecrire("À qui la réponse sera-t-elle écrite ?", "Zone de police Exemple")
    mains.ecrire("Nom de la personne visée", "Lambert")
    mains.ecrire("Son prénom", "Zoé")
    mains.presser("Enregistrer la demande")


def analyser(mains):
    """Answer what the circular asks, and freeze the analysis."""
    mains.choisir("La demande identifie-t-elle la personne sans équivoque ? Oui")
    mains.choisir("L’objet de la demande est-il précis ? Oui")
    mains.choisir("Une autre disposition, dans les mots du demandeur")
    mains.ecrire("Disposition citée, dans les mots du demandeur", "PV NA.12/2026")
    mains.choisir(f"{EXAMEN} Non")
    mains.choisir("Aucun accord")
    mains.presser("Analyse →")
    mains.presser("Ajouter un élément")
    mains.ecrire("Élément 1 : élément demandé", "adresse du domicile")
    mains.cocher("Élément 1 : nécessaire ?")
    mains.presser("Valider l’analyse →")


def decider(mains):
    """From the opinion to the letter."""
    mains.choisir("Conclusion Refuser de répondre")
    mains.ecrire("Motivation de l’avis", "La demande émane d’une autorité policière.")
    mains.presser("Rendre l’avis")
    mains.choisir("Décision Refuser de répondre")
    mains.aller("Pièce qui porte la décision signée")
    mains.frapper(Qt.Key.Key_Down)
    mains.presser("Décider")
    mains.presser("Finaliser la lettre")


def expedier(mains):
    """From the letter to the post."""
    mains.presser("Enregistrer la signature, Directeur général")
    mains.presser("Enregistrer la signature, Président")
    mains.choisir("Courrier ordinaire")
    mains.presser("Consigner l’envoi")


def recevoir_le_papier(registre):
    """The scan of the signed decision is with the dossier."""
    with registre.transaction():
        registre.joindre(NUMERO, "decision.pdf", SCAN, auteur="Secrétariat", moment=MOMENT)


def test_la_premiere_lettre_se_fait_au_clavier(qtbot, fenetre, mains):
    registre = fenetre.session.registre
    enregistrer(mains)
    analyser(mains)
    recevoir_le_papier(registre)
    decider(mains)
    expedier(mains)
    qtbot.waitUntil(lambda: registre.charger(NUMERO).envoi is not None)
    dossier = registre.charger(NUMERO)
    assert (dossier.statut, dossier.decision.sens) == (Statut.ENVOYEE, Sens.REFUS)
    assert {s.nom for s in dossier.signatures} == {"Luc Moreau", "Anne Delvaux"}
    assert registre.pdf(NUMERO).startswith(b"%PDF")
