"""What the tests of the register's screens read on them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.domain.demande import Verification

# What a request under a secret measure answers.
SECRETE = {
    "demandeur": "procureur_du_roi",
    "disposition_citee": "cic_46bis1",
    "disposition_verifiee": Verification.PAS_EXAMINEE,
    "conditions_verifiees": (
        "decision_ecrite_et_motivee",
        "infraction_terroriste",
        "renseignements_precises",
    ),
}

DEMANDE, DEMANDEUR, PERSONNE, CHEZ, OBJECTIF = range(5)


def numeros(ecran):
    """The numbers in the list, from the top."""
    return [ecran.modele.ligne(rang).numero for rang in range(ecran.modele.rowCount())]


def cellules(ecran, colonne):
    """What a column says, both lines."""
    modele = ecran.modele
    return [
        modele.index(rang, colonne).data(Qt.ItemDataRole.AccessibleTextRole)
        for rang in range(modele.rowCount())
    ]


def titres(ecran):
    """What the tabs say."""
    return [choix.text() for choix in ecran.onglets.findChildren(QPushButton)]


def choisir_onglet(ecran, titre):
    """Choose a tab as a mouse would."""
    next(c for c in ecran.onglets.findChildren(QPushButton) if titre in c.text()).click()


def textes(widget: QWidget):
    """Every word shown in a widget."""
    return " ".join(e.text() for e in widget.findChildren(QLabel) if e.isVisible())
