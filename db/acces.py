"""Who may open a register, and the key file that must agree with what is inside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

from db import parametres
from db.cles import Acces, Genre, ParametresKdf, secret_de_phrase
from db.connexion import Lien
from db.journal import Journal
from db.trousseau import Trousseau
from desktop_app.application.pannes import ErreurCoffre

_ANCRER_TOUS_LES = 20  # rows; writing the key file costs two more waits for the disk


class Portier:
    """The key file of an open register, its accesses and the anchor of the journal."""

    def __init__(self, lien: Lien, cles: Trousseau, journal: Journal) -> None:
        self._lien = lien
        self._cles = cles
        self._journal = journal

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Open one transaction, and keep the anchor close once it was kept."""
        with self._lien.verrou:
            with self._lien.transaction():
                yield
            self._ancrer_parfois()

    def ajouter(
        self, phrase: str, role: str, *, auteur: str, moment: datetime, kdf: ParametresKdf
    ) -> Acces:
        """Let one more person in, in a transaction of its own."""
        secret = secret_de_phrase(phrase)
        with self._changement("ajouter_acces", auteur, moment):
            return self._cles.ajouter(secret, Genre.PERSONNE, role, kdf)

    def retirer(self, identifiant: str, *, auteur: str, moment: datetime) -> None:
        """Let a person in no more; copies made before still open with that passphrase.

        Raises:
            AccesRefuse: No such access, or the last of its kind.
        """
        with self._changement("retirer_acces", auteur, moment):
            self._cles.retirer(identifiant)

    @contextlib.contextmanager
    def _changement(self, acte: str, auteur: str, moment: datetime) -> Iterator[None]:
        """Write the key file first, then its copy inside; undo the first if the second fails."""
        with self._lien.verrou:
            avant = self._cles.contenu
            try:
                with self.transaction():
                    yield
                    parametres.ecrire(self._lien, parametres.CLES, self._cles.scelle().decode())
                    self._journal.ajouter(acte, auteur=auteur, moment=moment)
            except BaseException:
                if self._cles.contenu is not avant:
                    self._cles.ecrire(avant)
                raise

    def accorder(self) -> None:
        """Make the key file and its copy inside agree: the newer one is right."""
        interne = parametres.exiger(self._lien, parametres.CLES)
        copie = self._cles.relire(interne.encode())
        if copie.revision > self._cles.contenu.revision:
            self._cles.ecrire(copie)
            self.ancrer()
        elif copie.revision < self._cles.contenu.revision:
            with self._lien.transaction():
                parametres.ecrire(self._lien, parametres.CLES, self._cles.scelle().decode())

    def ancrer(self) -> None:
        """Write where the journal stands in the key file, which is made again if it vanished."""
        self._cles.ancrer(self._journal.tete())

    def _ancrer_parfois(self) -> None:
        """Keep the anchor close; an act that was kept never fails because of it."""
        with contextlib.suppress(ErreurCoffre):
            recule = self._journal.tete().nombre - self._cles.contenu.ancre.nombre
            if recule >= _ANCRER_TOUS_LES or not self._cles.chemin.exists():
                self.ancrer()

    def partir(self) -> None:
        """Anchor the journal a last time, where something may have been written."""
        if self._lien.verifiee and not self._lien.lecture_seule:
            with contextlib.suppress(ErreurCoffre):
                self.ancrer()
