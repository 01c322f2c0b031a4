"""What the window asks of its ports, in which thread, and whether it lives meanwhile.

No clock says so: a long work is done elsewhere, and waits at each step until the window has
served an event.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

LIMITE = 60  # seconds: a window that did not turn by then never will
OUVERTURES = ("ouvrir", "ouvrir_avec_mots", "exercice")


class Ecoute(QObject):
    """Stands at the ports of a workstation, and passes everything on.

    Attributes:
        ici: What was asked in the window's own thread, and how often.
        ailleurs: What was asked in another one.
        tours: How often a step of a work saw the window serve an event.
        lignes: How many rows the lists were given.
    """

    _demande = Signal(object)

    def __init__(self, poste):
        super().__init__()
        self.ici, self.ailleurs = Counter(), Counter()
        self.tours = self.lignes = 0
        self._fil = threading.get_ident()
        self._demande.connect(self._servir)
        self.poste = replace(
            poste,
            registres=_Port(self, poste.registres),
            redaction=lambda: _Port(self, poste.redaction()),
            rendu=_Port(self, poste.rendu),
        )

    @property
    def dans_la_fenetre(self):
        """Whether this is the window's own thread."""
        return threading.get_ident() == self._fil

    def noter(self, nom, resultat):
        """Remember one call."""
        (self.ici if self.dans_la_fenetre else self.ailleurs)[nom] += 1
        if nom in {"page", "liste"}:
            self.lignes += len(resultat)

    def attendre_un_tour(self):
        """Wait, in the midst of a long work, until the window has served an event."""
        if not self.dans_la_fenetre:
            servie = threading.Event()
            self._demande.emit(servie)
            assert servie.wait(LIMITE)
            self.tours += 1

    @Slot(object)
    def _servir(self, servie):
        servie.set()


class _Port:
    """One port, an open register or its accounts: the same methods, listened to."""

    def __init__(self, ecoute, objet):
        self._ecoute, self._objet = ecoute, objet

    def __getattr__(self, nom):
        valeur = getattr(self._objet, nom)
        if nom == "comptes":
            return _Port(self._ecoute, valeur)
        if not callable(valeur):
            return valeur

        def appeler(*valeurs, **nommees):
            rendu = valeur(*map(self._suivre, valeurs), **nommees)
            self._ecoute.noter(nom, rendu)
            return _Port(self._ecoute, rendu) if nom in OUVERTURES else rendu

        return appeler

    def _suivre(self, valeur):
        """Where it is what a work tells its progress to, let the window turn at each step."""
        if not callable(valeur):
            return valeur

        def avancer(fait, total):
            self._ecoute.attendre_un_tour()
            valeur(fait, total)

        return avancer
