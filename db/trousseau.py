"""The unlocked keys of an open register, and every change of the key file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db import cles, fichier_cles
from db.cles import Acces, Genre, ParametresKdf
from db.erreurs import AccesRefuse, CoffreFerme, PhraseRefusee
from db.fichier_cles import Ancre, FichierCles
from db.pannes import pannes_de_fichier


class Trousseau:
    """The data key and the key file it seals.

    Attributes:
        contenu: The key file as it was last read or written.
    """

    def __init__(self, registre: Path, contenu: FichierCles, cle: bytes) -> None:
        self.chemin = fichier_cles.chemin_des_cles(registre)
        self.contenu = contenu
        self._cle = cle

    @property
    def cle_base(self) -> bytes:
        """Key of the encrypted file."""
        return cles.deriver(self._cle, "base")

    @property
    def sel(self) -> bytes:
        """Salt of the encrypted file."""
        return bytes.fromhex(self.contenu.sel)

    def scelle(self) -> bytes:
        """Return the bytes of the key file, sealed."""
        return self.contenu.sceller(self._exiger_la_cle()).encoder()

    def copie(self, ancre: Ancre) -> FichierCles:
        """Return the key file of a copy of the register, anchored where that copy stands."""
        return replace(self.contenu, ancre=ancre).sceller(self._exiger_la_cle())

    def relire(self, octets: bytes) -> FichierCles:
        """Return a copy of the key file, after checking its seal.

        Raises:
            CoffreEndommage: It was altered.
        """
        copie = FichierCles.decoder(octets)
        copie.verifier(self._cle)
        return copie

    def ecrire(self, contenu: FichierCles | None = None) -> None:
        """Seal and write the key file, as it is or as given.

        Raises:
            DisquePlein: No room left; the old file is as it was.
            EcritureImpossible: The disk refuses; the old file is as it was.
            CoffreFerme: The key was forgotten.
        """
        scelle = (contenu or self.contenu).sceller(self._exiger_la_cle())
        with pannes_de_fichier():
            fichier_cles.ecrire(self.chemin, scelle)
        self.contenu = scelle

    def _exiger_la_cle(self) -> bytes:
        """Return the data key; sealing with a forgotten one would shut everybody out."""
        if not self._cle:
            raise CoffreFerme
        return self._cle

    def oublier(self) -> None:
        """Forget the key."""
        self._cle = b""

    def ancrer(self, ancre: Ancre) -> None:
        """Keep outside where the journal stands; a key file that vanished is written back."""
        if ancre != self.contenu.ancre or not self.chemin.exists():
            self.ecrire(replace(self.contenu, ancre=ancre))

    def ajouter(self, secret: bytes, genre: Genre, role: str, kdf: ParametresKdf) -> Acces:
        """Add an access."""
        registre = self.contenu.registre
        acces = cles.emballer(
            self._exiger_la_cle(), secret, registre=registre, genre=genre, role=role, kdf=kdf
        )
        self._changer((*self.contenu.acces, acces))
        return acces

    def retirer(self, identifiant: str) -> None:
        """Remove an access; old backups and copies of the key file still open with it.

        Raises:
            AccesRefuse: No such access (``inconnu``), or the last of its kind (``dernier``).
        """
        restants = tuple(a for a in self.contenu.acces if a.id != identifiant)
        if len(restants) == len(self.contenu.acces):
            raise AccesRefuse("inconnu")
        if {a.genre for a in restants} != set(Genre):
            raise AccesRefuse("dernier")
        self._changer(restants)

    def _changer(self, acces: Sequence[Acces]) -> None:
        revision = self.contenu.revision + 1
        self.ecrire(replace(self.contenu, acces=tuple(acces), revision=revision))


def deverrouiller(
    registre: Path, contenu: FichierCles, secret: bytes, genre: Genre, identifiant: str = ""
) -> Trousseau:
    """Return the keys behind a secret.

    Args:
        registre: The register.
        contenu: Its key file.
        secret: Bytes of a passphrase or of recovery words.
        genre: Which accesses to try.
        identifiant: The only access to try; each of them when empty.

    Raises:
        PhraseRefusee: None opens.
        CoffreEndommage: The key file was altered.
    """
    for acces in contenu.acces:
        if acces.genre is genre and identifiant in {"", acces.id}:
            cle = cles.deballer(acces, secret, contenu.registre)
            if cle is not None:
                contenu.verifier(cle)
                return Trousseau(registre, contenu, cle)
    raise PhraseRefusee
