"""The one connection to an encrypted register, held alone until it is closed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from db import examen, gardes, moteur
from db.erreurs import (
    CoffreAbsent,
    CoffreEndommage,
    CoffreEtranger,
    CoffreFerme,
    CoffreOccupe,
    EcritureImpossible,
    VerificationRequise,
)
from db.pannes import pannes
from desktop_app import plateforme

APPLICATION = 0x5343_4541  # "SCEA", in the header of the file
_VERROU = (0x4000_0000, 512)  # the bytes SQLite locks
_REGLAGES = (
    "cell_size_check = on",
    "foreign_keys = on",
    "recursive_triggers = on",  # or INSERT OR REPLACE goes round the triggers
    "trusted_schema = off",
    "temp_store = memory",
    "cache_size = -65536",  # KiB
)
# The settings under which a power cut loses no acknowledged act and leaves none half-written.
_DURABLES = ("locking_mode = exclusive", "journal_mode = truncate", "synchronous = extra")


class _Usage:
    """The connection for one call: nobody else meanwhile; damage closes it for good."""

    def __init__(self, lien: Lien) -> None:
        self._lien = lien

    def __enter__(self) -> None:
        self._lien.verrou.acquire()

    def __exit__(self, _: object, erreur: BaseException | None, __: object) -> None:
        try:
            if erreur is not None:
                self._dire(erreur)
        finally:
            self._lien.verrou.release()

    def _dire(self, erreur: BaseException) -> None:
        try:
            with pannes():
                raise erreur
        except CoffreEndommage:
            self._lien.fermer()
            raise


class Lien:
    """A keyed connection, its lock, and whether anything may be written through it.

    Attributes:
        lecture_seule: The file or its folder cannot be written.
        verrou: Held by whoever uses the connection, or the key file beside it.
        verifiee: The whole file was verified; nothing is written before.
        registre: Identifier of the register, once it was read; "" until then.
    """

    _tenus: ClassVar[set[tuple[int, int]]] = set()
    # Reentrant: a fault found while opening closes what was opened.
    _garde_tenus: ClassVar[threading.RLock] = threading.RLock()

    def __init__(self, chemin: Path, cle: bytes, sel: bytes, *, lecture_seule: bool) -> None:
        self.chemin = chemin
        self.lecture_seule = lecture_seule
        self.verifiee = False
        self._cle, self._sel = cle, sel
        self.registre = ""
        self.verrou = threading.RLock()
        self._usage = _Usage(self)
        self._retenu: tuple[int, object] | None = None
        self._identite = _identite(chemin)
        self._connexion: moteur.Connexion | None = None
        self._seconde: moteur.Connexion | None = None

    @classmethod
    def ouvrir(cls, chemin: Path, cle: bytes, sel: bytes) -> Self:
        """Open a register and hold it.

        Raises:
            CoffreAbsent: No such file.
            CoffreEndommage: This register, damaged.
            CoffreEtranger: Another file.
            CoffreOccupe: Held by someone else, or by this very process.
            EcritureImpossible: What an interrupted act left cannot be undone here.
        """
        with cls._garde_tenus:
            cls._exiger_lache(chemin)
            examen.examiner(chemin, cle, sel)
            lien = cls(chemin, cle, sel, lecture_seule=not plateforme.modifiable(chemin))
            try:
                lien._tenir()
            except BaseException:
                lien._lacher()
                raise
            cls._tenus.add(lien._identite)
        return lien

    @classmethod
    def exiger_libre(cls, chemin: Path) -> None:
        """Raise ``CoffreOccupe`` where this process, or another that is seen, holds a register."""
        with cls._garde_tenus:
            cls._exiger_lache(chemin)
            if (pid := plateforme.detenteur_du_verrou(chemin, *_VERROU)) is not None:
                raise CoffreOccupe(pid=pid)

    @classmethod
    def _exiger_lache(cls, chemin: Path) -> None:
        # Looking at a file drops the POSIX locks its own process holds on it.
        if chemin.exists() and _identite(chemin) in cls._tenus:
            raise CoffreOccupe(pid=os.getpid())

    def _ouvrir(self, options: str) -> moteur.Connexion:
        connexion = moteur.connecter(examen.adresse(self.chemin, options), uri=True)
        try:
            examen.deverrouiller(connexion, self._cle, self._sel)
            for reglage in _REGLAGES:
                connexion.execute(f"pragma {reglage}")
        except moteur.Erreur:
            connexion.close()
            raise
        return connexion

    def _tenir(self) -> None:
        """Take the lock for good, and make sure that the file is one of ours."""
        with pannes(), self._occupation():
            self._connexion = self._ouvrir("mode=ro" if self.lecture_seule else "mode=rw")
            if self.lecture_seule:
                self.brut.execute("pragma locking_mode = exclusive")
            else:
                for reglage in _DURABLES:
                    self.brut.execute(f"pragma {reglage}")
                self.brut.execute("begin exclusive")
                self.brut.execute("rollback")
            if self.lire("pragma application_id")[0][0] != APPLICATION:
                raise CoffreEtranger("application")

    @contextlib.contextmanager
    def _occupation(self) -> Iterator[None]:
        """Say who holds the register when it is not us."""
        try:
            yield
        except moteur.Erreur as erreur:
            if moteur.code_erreur(erreur) != moteur.numero("BUSY"):
                raise
            self._lacher()
            pid = plateforme.detenteur_du_verrou(self.chemin, *_VERROU)
            raise CoffreOccupe(pid=pid) from None

    def poser_les_gardes(self) -> None:
        """Refuse from now on what no act needs."""
        gardes.poser(self.brut)

    @property
    def brut(self) -> moteur.Connexion:
        """The connection itself.

        Raises:
            CoffreFerme: There is none any more.
        """
        if self._connexion is None:
            raise CoffreFerme
        return self._connexion

    @property
    def ferme(self) -> bool:
        """Whether the register was closed."""
        return self._connexion is None

    @property
    def en_place(self) -> bool:
        """Whether the file that bears the register's name is the one that was opened.

        Raises:
            FileNotFoundError: No file bears it.
        """
        return _identite(self.chemin) == self._identite

    @property
    def en_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._connexion is not None and self._connexion.in_transaction)

    def lire(self, sql: str, valeurs: Sequence[Any] = ()) -> list[Any]:
        """Return every row of a query.

        Raises:
            CoffreEndommage: A page is not authentic; the register is closed.
        """
        with self._usage:
            lignes: list[Any] = self.brut.execute(sql, valeurs).fetchall()
        return lignes

    def confronter(self, octets: bytes, sha256: str) -> None:
        """Check bytes against the hash kept beside them.

        Raises:
            CoffreEndommage: They differ (``octets``); the register is closed.
        """
        with self._usage:
            if hashlib.sha256(octets).hexdigest() != sha256:
                raise CoffreEndommage("octets")

    def parcourir(self, sql: str) -> Generator[Any]:
        """Yield the rows of a query one by one; nobody else works meanwhile."""
        with self._usage:
            yield from self.brut.execute(sql)

    def ecrire(self, sql: str, valeurs: Sequence[Any] = ()) -> None:
        """Run a statement of an act.

        Raises:
            RuntimeError: No transaction is open.
            ProcedureContournee: The last line of defence refused it.
        """
        with self._usage:
            if not self.en_transaction:
                raise RuntimeError("a statement that writes needs a transaction")
            self.brut.execute(sql, valeurs)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything written inside, or nothing.

        Raises:
            RuntimeError: This thread already opened one.
            VerificationRequise: The file was not yet verified.
            CoffreAbsent: The file was deleted meanwhile; the register is closed.
            CoffreEtranger: Another file took its place; the register is closed.
            EcritureImpossible: The register is read-only, or the disk refuses.
            DisquePlein: No room left.
        """
        with self._usage:
            self._exiger_ecriture()
            self.brut.execute("begin immediate")
            try:
                yield
                self.brut.execute("commit")
            except BaseException:
                self._annuler()
                raise
            finally:
                self._retenu = None

    def retenir(self, lu: object) -> None:
        """Keep what was just read, until the transaction ends; outside one, keep nothing."""
        if self.en_transaction:
            self._retenu = (self.brut.total_changes, lu)

    @property
    def retenu(self) -> object | None:
        """What was kept last, if not a row was written since, whichever it is."""
        if self._retenu is None:
            return None
        lignes_ecrites, lu = self._retenu
        return lu if lignes_ecrites == self.brut.total_changes else None

    def _exiger_ecriture(self) -> None:
        if self.ferme:
            raise CoffreFerme
        if self.en_transaction:
            raise RuntimeError("transactions are not nested")
        self._exiger_le_fichier()
        if self.lecture_seule:
            raise EcritureImpossible("lecture_seule")
        if not self.verifiee:
            raise VerificationRequise

    def _exiger_le_fichier(self) -> None:
        """Refuse to write into a file that no longer bears the register's name."""
        try:
            en_place = self.en_place
        except FileNotFoundError:
            self.fermer()
            raise CoffreAbsent("disparu") from None
        if not en_place:
            self.fermer()
            raise CoffreEtranger("remplace")

    def _annuler(self) -> None:
        """Undo; SQLite already did after some errors."""
        if self.en_transaction:
            with contextlib.suppress(moteur.Erreur):
                self.brut.execute("rollback")

    @contextlib.contextmanager
    def seconde_lecture(self) -> Iterator[moteur.Connexion]:
        """Yield a second connection, for the time of a verification.

        It takes no lock, so that the window can go on reading meanwhile; that is safe because
        nothing is written before the verification ends.
        """
        with self.verrou:
            if self._connexion is None:
                raise CoffreFerme
            with pannes():
                connexion = self._seconde = self._ouvrir("immutable=1")
        try:
            with pannes():
                connexion.execute("select count(*) from sqlite_schema").fetchone()
                yield connexion
        finally:
            self._seconde = None
            connexion.close()

    def fermer(self) -> None:
        """Close the connection and forget the key; calling it again is harmless."""
        with self.verrou:
            self._annuler()
            self._lacher()
            with self._garde_tenus:
                self._tenus.discard(self._identite)

    def _lacher(self) -> None:
        connexion, self._connexion = self._connexion, None
        self._cle = self._sel = b""
        seconde = self._seconde
        if seconde is not None:
            with contextlib.suppress(moteur.Erreur):
                seconde.interrupt()
        if connexion is not None:
            connexion.close()


def _identite(chemin: Path) -> tuple[int, int]:
    etat = chemin.stat()
    return etat.st_dev, etat.st_ino
