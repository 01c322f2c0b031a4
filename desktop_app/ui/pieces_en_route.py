"""Files on their way into the register, one drop after the other, whatever the screen shows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application.acte import Contexte
from desktop_app.application.joindre import Bilan, Fichier, Lot, Refus, joindre, lire_tous, nom_de
from desktop_app.application.ports import Progres
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan

Sujet = Numero | str
"""What files are for: a dossier, or a request without number yet, by the key of its draft."""


class Temoin(QWidget):
    """Shows how the files of one subject get on, for as long as it can be seen."""

    sujet: Sujet

    def avancer(self, fait: int, total: int) -> None:
        """Say how many are done, of how many."""
        raise NotImplementedError

    def conclure(self, bilan: Bilan[Any]) -> None:
        """Say what became of each."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tache:
    """Files given together.

    Attributes:
        temoin: Where they were given; it may be gone before they are done.
    """

    sujet: Sujet
    noms: tuple[str, ...]
    temoin: Temoin
    travail: Callable[[Progres], Bilan[Any]]


class PiecesEnRoute(QObject):
    """From unlock to lock: takes files, in the order they were given, in a thread.

    Attributes:
        en_attente: Files of requests that have no number yet, by key of the draft, then by name.
    """

    finies = Signal(object)
    """Files were taken or refused, and that was told; carries the ``Sujet``."""

    a_dire = Signal(object, object)
    """Files were refused, and nothing about them is on the screen: ``Sujet`` and ``Bilan``."""

    def __init__(self, contexte: Callable[[], Contexte]) -> None:
        super().__init__()
        self._contexte = contexte
        self._taches: deque[_Tache] = deque()  # the first one is being done
        self._temoins: list[Temoin] = []
        self._ferme = threading.Event()
        self._puis: Callable[[], None] | None = None
        self._manques: list[str] = []
        self.en_attente: dict[str, dict[str, bytes]] = {}

    @property
    def en_cours(self) -> bool:
        """Whether files are still on their way."""
        return bool(self._taches)

    def suivre(self, temoin: Temoin) -> None:
        """Take note of one more place where the files of a subject are told of."""
        self._temoins = [*filter(isValid, self._temoins), temoin]

    def joindre(self, lot: Lot, temoin: Temoin) -> None:
        """Join files to their dossier."""
        contexte, ferme = self._contexte(), self._ferme.is_set
        self._ajouter(
            _Tache(
                sujet=lot.numero,
                noms=tuple(map(nom_de, lot.fichiers)),
                temoin=temoin,
                travail=lambda progres: joindre(contexte, lot, progres, ferme),
            )
        )

    def lire(self, cle: str, chemins: tuple[Path, ...], temoin: Temoin) -> None:
        """Read files, and keep them until their request has a number."""
        self._ajouter(
            _Tache(
                sujet=cle,
                noms=tuple(map(nom_de, chemins)),
                temoin=temoin,
                travail=lambda progres: lire_tous(chemins, progres),
            )
        )

    def _ajouter(self, tache: _Tache) -> None:
        self._taches.append(tache)
        if len(self._taches) == 1:
            self._commencer()

    def _commencer(self) -> None:
        tache = self._taches[0]
        self._avancer(0, len(tache.noms))
        arriere_plan.lancer(
            self,
            tache.travail,
            reussie=self._finir,
            echouee=lambda erreur: self._finir(
                Bilan(faits=(), refus=tuple(Refus(nom, erreur) for nom in tache.noms))
            ),
            avance=self._avancer,
        )

    def _avancer(self, fait: int, total: int) -> None:
        if (temoin := self._temoin(self._taches[0])) is not None:
            temoin.avancer(fait, total)

    def _temoin(self, tache: _Tache) -> Temoin | None:
        """Return where files can be told of: where they were given, else the latest place."""
        places = [tache.temoin, *reversed(self._temoins)]
        vues = (place for place in places if isValid(place) and place.isVisible())
        return next((place for place in vues if place.sujet == tache.sujet), None)

    def _finir(self, bilan: Bilan[Any]) -> None:
        tache = self._taches.popleft()
        if isinstance(tache.sujet, str):
            self._garder(tache.sujet, bilan)
        if self._taches:
            # Before anything is told: a dialog would keep the next ones waiting.
            self._commencer()
        self._dire(tache, bilan)
        self.finies.emit(tache.sujet)
        if self._puis is not None and not self._taches:
            puis, self._puis = self._puis, None
            puis()

    def _dire(self, tache: _Tache, bilan: Bilan[Any]) -> None:
        if self._ferme.is_set():
            if bilan.refus and not isinstance(tache.sujet, str):
                manque = _combien(len(bilan.refus), len(tache.noms))
                self._manques.append(f"Dossier {tache.sujet}\u00a0: {manque}.")
        elif (temoin := self._temoin(tache)) is not None:
            temoin.conclure(bilan)
        elif bilan.refus:
            self.a_dire.emit(tache.sujet, bilan)

    def _garder(self, cle: str, bilan: Bilan[Fichier]) -> None:
        gardes = self.en_attente.setdefault(cle, {})
        for fichier in bilan.faits:
            gardes[_libre(gardes, fichier)] = fichier.contenu

    # The register closes.

    def arreter(self, puis: Callable[[], None]) -> None:
        """Begin no other file, and go on once the one that is being joined is in."""
        self._ferme.set()
        if self._taches:
            self._puis = puis
        else:
            puis()

    def manques(self) -> str:
        """Say which files are not in the register although they were given; "" for none."""
        lignes = list(self._manques)
        if any(self.en_attente.values()):
            lignes.append("Les pièces d’une demande à enregistrer ne sont pas gardées.")
        if not lignes:
            return ""
        return " ".join(
            [*lignes, "Les fichiers d’origine sont intacts\u00a0: ajoutez-les de nouveau."]
        )


def _combien(refuses: int, total: int) -> str:
    if refuses == 1:
        return f"1 fichier sur {total} n’est pas joint"
    return f"{refuses} fichiers sur {total} ne sont pas joints"


def _libre(gardes: dict[str, bytes], fichier: Fichier) -> str:
    """Return a name that no other file bears: two letters may both be « lettre.pdf »."""
    chemin, rang, libre = Path(fichier.nom), 1, fichier.nom
    while gardes.get(libre, fichier.contenu) != fichier.contenu:
        rang += 1
        libre = f"{chemin.stem} ({rang}){chemin.suffix}"
    return libre
