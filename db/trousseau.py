"""The unlocked keys of an open register, and every change of the key file."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db import cles, fichier_cles
from db.cles import Acces, Genre, Ouverture, ParametresKdf
from db.erreurs import AccesRefuse, CoffreFerme, PhraseRefusee
from db.fichier_cles import Ancre, FichierCles
from db.pannes import pannes_de_fichier


class Trousseau:
    """The data key, the keys of whoever opened, and the key file they seal.

    Attributes:
        contenu: The key file as it is to be: what could not be written yet included.
    """

    def __init__(self, registre: Path, contenu: FichierCles, ouverture: Ouverture) -> None:
        self._registre = registre
        self.chemin = fichier_cles.chemin_des_cles(registre)
        self.contenu = contenu
        self._ouverture: Ouverture | None = ouverture
        self._acces = ouverture.acces

    @property
    def acces(self) -> Acces:
        """The access that opened."""
        return self.contenu.trouver(self._acces)

    @property
    def id(self) -> str:
        """Identifier of the access that opened."""
        return self._acces

    @property
    def cle_base(self) -> bytes:
        """Key of the encrypted file."""
        return cles.deriver(self._ouvert.cle, "base")

    @property
    def sel(self) -> bytes:
        """Salt of the encrypted file."""
        return bytes.fromhex(self.contenu.sel)

    @property
    def _ouvert(self) -> Ouverture:
        """What was opened; sealing with a forgotten key would shut everybody out."""
        if self._ouverture is None:
            raise CoffreFerme
        return self._ouverture

    def signer(self, octets: bytes) -> bytes:
        """Sign, in the name of whoever opened."""
        return self._ouvert.personnelles.signature.sign(octets)

    def scelle(self) -> bytes:
        """Return the bytes of the key file, sealed."""
        return self.contenu.sceller(self._ouvert.cle).encoder()

    def copie(self, ancre: Ancre) -> FichierCles:
        """Return the key file of a copy of the register, anchored where that copy stands."""
        return replace(self.contenu, ancre=ancre).sceller(self._ouvert.cle)

    def relire(self, octets: bytes) -> FichierCles:
        """Return a copy of the key file, after checking its seal.

        Raises:
            CoffreEndommage: It was altered.
        """
        copie = FichierCles.decoder(octets)
        copie.verifier(self._ouvert.cle)
        return copie

    def ecrire(self) -> None:
        """Seal and write the key file.

        Raises:
            DisquePlein: No room left; the old file is as it was.
            EcritureImpossible: The disk refuses; the old file is as it was.
            CoffreFerme: The key was forgotten.
        """
        self.contenu = self.contenu.sceller(self._ouvert.cle)
        with pannes_de_fichier():
            fichier_cles.ecrire(self.chemin, self.contenu)

    def oublier(self) -> None:
        """Forget the keys."""
        self._ouverture = None

    def ancrer(self, ancre: Ancre) -> None:
        """Keep outside where the journal stands; a key file that vanished is written back."""
        if ancre != self.contenu.ancre or not self.chemin.exists():
            self.contenu = replace(self.contenu, ancre=ancre)
            self.ecrire()

    def ajouter(self, secret: bytes, genre: Genre, role: str, kdf: ParametresKdf) -> Acces:
        """Add an access; nothing is written yet."""
        acces, _ = cles.emballer(
            self._ouvert.cle,
            secret,
            registre=self.contenu.registre,
            genre=genre,
            role=role,
            kdf=kdf,
        )
        self._changer((*self.contenu.acces, acces))
        return acces

    def retirer(self, *identifiants: str) -> None:
        """Remove accesses; nothing is written yet, and old copies still open with them.

        Raises:
            AccesRefuse: No such access (``inconnu``), or the last of its kind (``dernier``).
        """
        self._changer(self._sans(identifiants))

    def rephraser(self, ancien: bytes, nouveau: bytes) -> None:
        """Open from now on with another secret; nothing is written yet.

        Raises:
            PhraseRefusee: The present secret is another one.
        """
        acces, registre = self.acces, self.contenu.registre
        if cles.deballer(acces, ancien, registre) is None:
            raise PhraseRefusee
        ouvert = self._ouvert
        neuf = cles.rephraser(acces, nouveau, ouvert.personnelles, ouvert.cle, registre)
        self._remplacer(neuf)

    def moderniser(self) -> None:
        """Bring the access that opened to the present format; nothing is written yet."""
        self._remplacer(cles.moderniser(self.acces, self._ouvert, self.contenu.registre))

    def renouvele(self, sans: Sequence[str] = ()) -> Trousseau:
        """Return the keys under which a register is written again: nobody else's open it.

        Args:
            sans: Ids of the accesses that are left out.

        Raises:
            AccesRefuse: As for ``retirer``; or an access of the first format, to which no key
                can be sealed (``ancien``).
        """
        restants = self._sans(sans)
        if any(acces.ancien for acces in restants):
            raise AccesRefuse("ancien")
        cle, registre = secrets.token_bytes(cles.LONGUEUR_CLE), self.contenu.registre
        contenu = replace(
            self.contenu,
            sel=secrets.token_hex(len(self.sel)),
            revision=self.contenu.revision + 1,
            acces=tuple(cles.resceller(acces, cle, registre) for acces in restants),
        )
        return Trousseau(self._registre, contenu, replace(self._ouvert, cle=cle))

    def _sans(self, identifiants: Sequence[str]) -> tuple[Acces, ...]:
        """Return the accesses without some of them."""
        restants = tuple(a for a in self.contenu.acces if a.id not in identifiants)
        if len(restants) + len(set(identifiants)) != len(self.contenu.acces):
            raise AccesRefuse("inconnu")
        if {a.genre for a in restants} != set(Genre):
            raise AccesRefuse("dernier")
        return restants

    def _remplacer(self, neuf: Acces) -> None:
        self._changer([neuf if a.id == neuf.id else a for a in self.contenu.acces])

    def _changer(self, acces: Sequence[Acces]) -> None:
        revision = self.contenu.revision + 1
        self.contenu = replace(
            self.contenu, acces=tuple(acces), revision=revision, version=fichier_cles.VERSION
        )


def deverrouiller(
    registre: Path, contenu: FichierCles, secret: bytes, genre: Genre, identifiant: str = ""
) -> Trousseau:
    """Return the keys behind a secret.

    Args:
        registre: The register.
        contenu: Its key file.
        secret: Bytes of a passphrase or of recovery words.
        genre: Which accesses to try.
        identifiant: The access to try first: each try is slow on purpose.

    Raises:
        PhraseRefusee: None opens.
        DerivationRefusee: The key file asks too much of the machine; nothing was derived.
        CoffreEndommage: The key file was altered.
    """
    contenu.verifier_les_derivations()
    for acces in sorted(contenu.acces, key=lambda a: a.id != identifiant):
        if acces.genre is genre:
            ouverture = cles.deballer(acces, secret, contenu.registre)
            if ouverture is not None:
                contenu.verifier(ouverture.cle)
                return Trousseau(registre, contenu, ouverture)
    raise PhraseRefusee
