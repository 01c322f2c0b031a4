"""Walking over the window: every place of it, and what to look for there.

A new screen is covered by one line in ``PLACES``.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.domain.dossier import Numero

ECRAN = (1366, 768)
"""The smallest screen, in pixels."""


def section(nom):
    """Go to a section."""
    return lambda bureau: bureau.montrer(nom)


def onglet(nom):
    """Go to a tab of the texts and of the help."""

    def aller(bureau):
        bureau.montrer("Textes et aide")
        bureau.ecran.montrer(nom)

    return aller


def dossier(rang, etape=""):
    """Open a dossier of the practice register, at one of its steps."""

    def aller(bureau):
        bureau.ouvrir_dossier(Numero(2026, rang))
        if etape:
            bureau.ecran.parcours.aller(etape)

    return aller


def issues(rang):
    """Open the ways out of a dossier of the practice register."""

    def aller(bureau):
        bureau.ouvrir_dossier(Numero(2026, rang))
        bureau.ecran.parcours.montrer_issues()

    return aller


def arrivee(*codes):
    """Say that something comes in, and answer the first questions."""

    def aller(bureau):
        bureau.nouvelle_demande()
        for code in codes:
            bureau.ecran.volet.chemin_voulu.emit(code)

    return aller


PLACES = {
    "demandes": section("Demandes"),
    "sollicitations orales": section("Sollicitations orales"),
    "carnet interne": section("Carnet interne"),
    "hors procédure": section("Hors procédure"),
    "personnes": section("Personnes"),
    "journal": section("Journal"),
    "réglages": section("Réglages"),
    "textes et aide": section("Textes et aide"),
    "lois": onglet("Lois"),
    "demandeurs": onglet("Demandeurs"),
    "premiers pas": onglet("Premiers pas"),
    "sécurité": onglet("Sécurité"),
    "clavier": onglet("Clavier"),
    "exercice": onglet("Exercice"),
    "ce qui arrive": arrivee(),
    "un écrit": arrivee("ecrit"),
    "un appel": arrivee("oral"),
    "quelqu’un est là": arrivee("hors_procedure"),
    "un danger": arrivee("danger"),
    "dossier envoyé": dossier(2),
    "dossier enregistré": dossier(4),
    "dossier analysé": dossier(14),
    "dossier oral": dossier(1),
    "dossier interne": dossier(10),
    "dossier hors procédure": dossier(8),
    "autre issue d’un dossier": issues(4),
    "étapes d’un dossier envoyé : avis": dossier(2, "avis"),
    "étapes d’un dossier envoyé : décision": dossier(2, "decision"),
    "étapes d’un dossier envoyé : lettre": dossier(2, "lettre"),
    "étapes d’un dossier envoyé : signatures": dossier(2, "signatures"),
    "étapes d’un dossier envoyé : envoi": dossier(2, "envoi"),
}


# ── What is on the screen ────────────────────────────────────────────────────


def visibles(racine, genre=QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a kind that are shown."""
    for widget in racine.findChildren(genre):
        if isValid(widget) and widget.isVisible():
            yield widget


def nommer(widget):
    """Say which widget it is, for a message."""
    lisible = getattr(widget, "text", lambda: "")() or widget.accessibleName()
    return f"{type(widget).__name__} «{lisible[:50]}»"


def dans_une_vue(widget):
    """Tell whether a widget belongs to Qt's own insides: a header, a viewport, a popup."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(
        parent, QComboBox | QAbstractItemView | QScrollBar
    )


# ── Cut words ────────────────────────────────────────────────────────────────


def mots_coupes(racine):
    """Return what does not fit in its place."""
    coupes = [
        *(e for e in visibles(racine, QLabel) if e.text() and not _tient(e)),
        *(b for b in visibles(racine, QAbstractButton) if b.text() and not _bouton_tient(b)),
        *(c for c in visibles(racine, QLineEdit) if not _invitation_tient(c)),
    ]
    return [f"coupé: {nommer(w)} {_tailles(w)}" for w in coupes] + _debordements(racine)


def _tient(etiquette):
    taille = etiquette.size()
    if not etiquette.wordWrap():
        besoin = etiquette.sizeHint()
        return besoin.width() <= taille.width() + 1 and besoin.height() <= taille.height() + 1
    mesure = QFontMetrics(etiquette.font())
    plus_long = max(map(mesure.horizontalAdvance, re.split(r"[\s/-]", etiquette.text())))
    marges = taille.width() - etiquette.contentsRect().width()
    assez_haut = etiquette.heightForWidth(taille.width()) <= taille.height() + 2
    return assez_haut and plus_long + marges <= taille.width() + 1


def _invitation_tient(champ):
    return champ.fontMetrics().horizontalAdvance(champ.placeholderText()) <= champ.width()


def _bouton_tient(bouton):
    mots = QFontMetrics(bouton.font()).horizontalAdvance(bouton.text().replace("&", ""))
    haut = QFontMetrics(bouton.font()).height()
    return mots <= bouton.width() and haut <= bouton.height() and _assez_large(bouton)


def _assez_large(bouton):
    return bouton.sizeHint().width() <= bouton.width() + 1


def _tailles(widget):
    besoin = widget.sizeHint()
    return f"{widget.width()}x{widget.height()} pour {besoin.width()}x{besoin.height()}"


def _debordements(racine):
    """Return the pages wider than what shows them, where nothing scrolls sideways."""
    jamais = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        f"déborde: {nommer(zone.widget())} {zone.widget().width()}>{zone.viewport().width()}"
        for zone in visibles(racine, QScrollArea)
        if zone.widget() is not None
        and zone.horizontalScrollBarPolicy() == jamais
        and zone.widget().width() > zone.viewport().width()
    ]


def chevauchements(racine):
    """Return the words and buttons that stand over one another."""
    fautes = []
    for parent in [racine, *visibles(racine)]:
        if isinstance(parent, QStackedWidget | QAbstractScrollArea) or parent.layout() is None:
            continue
        freres = [
            w
            for w in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if w.isVisible() and not w.isWindow() and not dans_une_vue(w)
        ]
        fautes += [
            f"{nommer(un)} sur {nommer(autre)}"
            for rang, un in enumerate(freres)
            for autre in freres[rang + 1 :]
            if _se_couvrent(un.geometry(), autre.geometry())
        ]
    return fautes


def _se_couvrent(un: QRect, autre: QRect):
    commun = un.intersected(autre)
    return commun.width() > 1 and commun.height() > 1


# ── Names, roles and the keyboard ────────────────────────────────────────────


def atteignables(racine):
    """Return what the keyboard must be able to reach."""
    return [
        w
        for w in visibles(racine)
        if w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
        and not dans_une_vue(w)
    ]


def sans_nom(racine):
    """Return the widgets that a screen reader could not tell."""
    fautes = []
    for widget in visibles(racine):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or dans_une_vue(widget):
            continue
        if widget.focusProxy() is not None:
            continue
        dit = QAccessible.queryAccessibleInterface(widget)
        if not dit.text(QAccessible.Text.Name).strip():
            fautes.append(
                f"sans nom: {type(widget).__name__} dans {type(widget.parent()).__name__}"
            )
        # Qt knows no better role for what only scrolls.
        simple = isinstance(widget, QAbstractScrollArea)
        if dit.role() == QAccessible.Role.NoRole or (
            dit.role() == QAccessible.Role.Client and not simple
        ):
            fautes.append(f"sans rôle: {nommer(widget)}")
    return fautes


def tabuler(fenetre):
    """Press Tab from the first widget on; return what was visited, and whether it came back."""
    attendus = atteignables(fenetre)
    premier = attendus[0]
    premier.setFocus(Qt.FocusReason.TabFocusReason)
    visites = [premier]
    for _ in range(2 * len(attendus) + 10):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        actuel = QApplication.focusWidget()
        if actuel is premier or actuel is None:
            return visites, actuel is premier
        visites.append(actuel)
    return visites, False


def oublies(fenetre, visites):
    """Return what Tab never came to; of a group where one excludes the others, one is enough."""
    return [
        nommer(w)
        for w in atteignables(fenetre)
        if w not in visites and not _groupe(w).intersection(visites)
    ]


def _groupe(widget):
    if not isinstance(widget, QAbstractButton):
        return frozenset()
    if widget.group() is not None and widget.group().exclusive():
        return frozenset(widget.group().buttons())
    if isinstance(widget, QRadioButton) and widget.autoExclusive():
        return frozenset(widget.parentWidget().findChildren(QRadioButton))
    return frozenset()


# ── Words ────────────────────────────────────────────────────────────────────

ANGLAIS = re.compile(
    r"\b(the|and|with|from|cancel|open|save|close|file|files|folder|edit|yes|search|settings"
    r"|help|password|print|printer|copy|paste|cut|undo|redo|select|delete|error|warning|loading"
    r"|done|next|back|finish|apply|reset|discard|retry|abort|ignore all|look in|new|name|size"
    r"|type|date modified|show|hide|today|user|login|browse|all|ok to)\b",
    re.IGNORECASE,
)
FRANCAIS_AUSSI = frozenset({"date", "type", "page", "reset"})
_FINE = "\u00a0\u202f"
PONCTUATION = re.compile(
    rf"(?<![{_FINE}])[;!?](?=\s|$)|(?<![{_FINE}]):(?=\s|$)|(?<![{_FINE}])»|«(?![{_FINE}])"
)


def textes(racine):
    """Yield every text that a person can read or hear."""
    for widget in [racine, *visibles(racine)]:
        yield widget.windowTitle() if widget.isWindow() else ""
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield from _textes_propres(widget)


def _textes_propres(widget):
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&", "")
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(rang) for rang in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text().replace("&", "") for action in widget.actions())
    if isinstance(widget, QAbstractItemView):
        yield from _textes_du_modele(widget.model())


def _textes_du_modele(modele, lignes=50):
    racine = QModelIndex()
    colonnes = 1 if isinstance(modele, QAbstractListModel) else modele.columnCount(racine)
    for colonne in range(colonnes):
        titre = modele.headerData(colonne, Qt.Orientation.Horizontal)
        yield titre if isinstance(titre, str) else ""
        for ligne in range(min(modele.rowCount(racine), lignes)):
            texte = modele.index(ligne, colonne, racine).data()
            yield texte if isinstance(texte, str) else ""


def mots_anglais(lus):
    """Return the texts that hold an English word."""
    return sorted(
        {t for t in lus if any(m.lower() not in FRANCAIS_AUSSI for m in ANGLAIS.findall(t))}
    )


def mal_composes(lus, donnees):
    """Return the texts set against French usage; what was typed or quoted is left aside."""
    return sorted({t for t in lus if _mal_compose(_sans(t, donnees))})


def _mal_compose(texte):
    return "'" in texte or '"' in texte or bool(PONCTUATION.search(texte))


def _sans(texte, donnees):
    for donnee in donnees:
        if donnee in texte:
            texte = texte.replace(donnee, "x")
    return texte


def donnees_de(valeur) -> Iterator[str]:
    """Yield every text in some data, whatever holds it."""
    if isinstance(valeur, str):
        yield valeur
    elif is_dataclass(valeur):
        for champ in fields(valeur):
            yield from donnees_de(getattr(valeur, champ.name))
    elif isinstance(valeur, tuple | list | frozenset):
        for un in valeur:
            yield from donnees_de(un)
    elif hasattr(valeur, "values"):
        for un in valeur.values():
            yield from donnees_de(un)


def reposer(fenetre):
    """Let a window settle: layouts done, what is to go is gone, the keyboard is its own."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fenetre.activateWindow()
    QTest.qWaitForWindowActive(fenetre)


class Guet(QObject):
    """Watches for windows that appear beside the one of the program, be it for an instant."""

    def __init__(self, fenetre):
        super().__init__()
        self._fenetre = fenetre
        self.vues = []

    def eventFilter(self, objet, evenement):  # noqa: N802 - Qt's own name
        """Note a window that is shown."""
        montre = evenement.type() == QEvent.Type.Show and isinstance(objet, QWidget)
        if montre and objet.isWindow() and objet is not self._fenetre:
            self.vues.append(nommer(objet))
        return False

    def __enter__(self):
        QApplication.instance().installEventFilter(self)
        return self

    def __exit__(self, *_):
        QApplication.instance().removeEventFilter(self)
