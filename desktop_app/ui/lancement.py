"""Starting the window: the application, its look, its language."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app import preferences
from desktop_app.ui import arriere_plan, messages, theme
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.imprevu import Imprevus
from desktop_app.ui.ramassage import Ramassage

if TYPE_CHECKING:
    from desktop_app.application.poste import Poste


def preparer(donnees: Path, polices: Iterable[str] = theme.POLICES) -> QApplication:
    """Return the application, in French and in its own look.

    Args:
        donnees: Folder of the program's data.
        polices: The faces that are read now; the others are whoever asks' to read.
    """
    existante = QApplication.instance()
    # Its style is named here: to set it later, PySide would make all that Qt knows of styles.
    nomme = [sys.argv[0], "-style", "Fusion"]
    application = existante if isinstance(existante, QApplication) else QApplication(nomme)
    application.setApplicationName("Sceau")
    if existante is not None:
        application.setStyle("Fusion")
    QLocale.setDefault(QLocale("fr_BE"))
    traducteur = QTranslator(application)
    chemin = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if traducteur.load("qtbase_fr", chemin):
        application.installTranslator(traducteur)
    for police in polices:
        theme.charger(police)
    gardees = preferences.lire(donnees)
    theme.installer(application, gardees.apparence, gardees.taille)
    return application


def ouvrir_la_fenetre(poste: Poste, donnees: Path) -> int:
    """Show the window until it is closed; return the exit status."""
    application = preparer(donnees, theme.PREMIERES)
    fenetre = Fenetre(poste, donnees)
    Imprevus(fenetre).installer()
    Ramassage(fenetre).commencer()
    fenetre.show()
    code = application.exec()
    arriere_plan.attendre()
    messages.oublier_les_dossiers()
    return code
