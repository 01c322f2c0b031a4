"""Starting the window: the application, its look, its language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app import preferences
from desktop_app.ui import arriere_plan, theme
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
    # Qt's file dialog would write the folders that were visited into a file of its own.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
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
    # Where that file is none of ours to move, in the registry of Windows, it is emptied.
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
    return code
