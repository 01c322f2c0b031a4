"""The gestures of a secretary on the screen of what comes in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.dossier import Numero

PREMIER = Numero(2026, 1)


def choisir(qtbot, ecran, *titres):
    """Click one choice after the other, by its words."""
    for titre in titres:
        bouton = next(b for b in ecran.volet.boutons if b.choix.titre == titre)
        qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def cliquer(qtbot, bouton):
    """Click a button."""
    assert bouton.isEnabled()
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def repondre(ecran, **reponses):
    """Answer questions; two underscores stand for a dot."""
    volet = ecran.volet
    nommees = {cle.replace("__", "."): valeur for cle, valeur in reponses.items()}
    volet.formulaire.poser({**volet.formulaire.reponses(), **nommees})
    volet.formulaire.change.emit()


def achever(ecran, **reponses):
    """Answer what is asked before a dossier is closed; two underscores stand for a dot."""
    formulaire = ecran.volet.fin.formulaire
    nommees = {cle.replace("__", "."): valeur for cle, valeur in reponses.items()}
    formulaire.poser({**formulaire.reponses(), **nommees})
    formulaire.change.emit()


def finir(qtbot, ecran):
    """Press, with Enter, the button that does what is asked before a dossier is closed."""
    faire = ecran.volet.fin.faire
    faire.setFocus()
    qtbot.keyClick(faire, Qt.Key.Key_Return)


def lus(widget):
    """Every word that is seen."""
    return "\n".join(e.text() for e in widget.findChildren(QLabel) if e.isVisible())


def voir(qtbot, widget, texte):
    """Wait until these words are seen: Qt shows what is new a moment later."""
    qtbot.waitUntil(lambda: texte in lus(widget))


def taper(qtbot, touche):
    """Press a key, or type characters of any keyboard, where the focus is."""
    foyer = QApplication.focusWidget()
    assert foyer is not None
    if not isinstance(touche, str):
        qtbot.keyClick(foyer, touche)
        return
    for caractere in touche:
        # Without a key code: QTest knows ASCII only.
        frappe = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, caractere)
        QApplication.sendEvent(foyer, frappe)


def aller(qtbot, nom):
    """Press Tab until something of that name has the focus."""
    for _ in range(80):
        foyer = QApplication.focusWidget()
        assert foyer is not None
        if foyer.accessibleName() == nom:
            return
        qtbot.keyClick(foyer, Qt.Key.Key_Tab)
    raise AssertionError(nom)
