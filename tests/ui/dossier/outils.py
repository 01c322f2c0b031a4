"""Finding things on the screen by what a person reads."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop_app.application.formulaire import reponses
from desktop_app.domain.demande import Demande, Element, Verification
from desktop_app.domain.reponse import Correspondant, Personne
from tests.application.papier import SCAN
from tests.ui.secretaire import deposer

POLICE = Demande(
    demandeur="police",
    personne_identifiee=True,
    objet_precis=True,
    disposition_citee="loi du 5 août 1992 sur la fonction de police",
    disposition_verifiee=Verification.NON,
    elements=(Element(libelle="adresse du domicile", necessaire=True),),
)
BAILLEUR = Correspondant(nom="Zone de police Exemple", adresse=("rue de l’Étang 12",))
ZOE = Personne(nom="Lambert", prenom="Zoé")


PHRASE = "phrase d’une autre personne"


def verbes(racine):
    """The buttons that can be seen."""
    boutons = racine.findChildren(QAbstractButton)
    return {b.text() for b in boutons if b.isVisibleTo(racine.window())}


def bouton(racine, nom):
    """Return the visible button that bears a name."""
    trouves = [
        b
        for b in racine.findChildren(QAbstractButton)
        if b.isVisibleTo(racine.window()) and nom in (b.text(), b.accessibleName())
    ]
    assert trouves, nom
    return trouves[0]


def cliquer(qtbot, racine, nom):
    """Click a button."""
    qtbot.mouseClick(bouton(racine, nom), Qt.MouseButton.LeftButton)


def cocher(racine, nom):
    """Choose a radio or tick a box."""
    bouton(racine, nom).click()


def nomme(racine, nom):
    """Return the visible widget that bears an accessible name."""
    return next(
        w
        for w in racine.findChildren(QWidget)
        if w.isVisibleTo(racine.window()) and w.accessibleName() == nom
    )


def lit(racine, texte):
    """Tell whether somebody can read some words."""
    return any(
        texte in e.text() for e in racine.findChildren(QLabel) if e.isVisibleTo(racine.window())
    )


def reponses_de(dossier, demande):
    """Return the answers that a request would be given by."""
    return reponses(replace(dossier, demande=demande))


def joindre_le_papier(qtbot, ecran):
    """Drop the scan of the signed decision on a dossier; the step takes it."""
    with TemporaryDirectory() as dossier, qtbot.waitSignal(ecran.volet.pieces.jonction.jointes):
        scan = Path(dossier) / "decision.pdf"
        scan.write_bytes(SCAN)
        deposer(ecran, scan)
        liste = nomme(ecran, "Pièce qui porte la décision signée")
        qtbot.waitUntil(lambda: bool(liste.currentData()))
