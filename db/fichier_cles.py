"""The key file beside the register: accesses, anchor of the journal, seal.

Two guards close it: a plain SHA-256 finds an accident before any passphrase is asked, and an
HMAC under the data key finds what was changed on purpose, once the register is unlocked.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from db.cles import Acces, Genre, ParametresKdf, canonique, deriver
from db.erreurs import ClesAbsentes, CoffreEndommage, CoffreTropRecent
from desktop_app import annexe, plateforme
from desktop_app.annexe import Insolite
from desktop_app.application.pannes import LectureImpossible

VERSION = 2
_PREMIERE = 1  # its accesses know no personal key
_PERSONNELS = ("prive", "signature", "scellement")
_FORMAT = "sceau-cles"
_TAILLE_MAX = 1 << 20  # bytes
_ACCES_MAX = 128
_MOT_MAX = 64  # characters
# How many bytes each of these holds; an access of the first format wraps the data key alone.
_OCTETS = {"sel": 16, "nonce": 12, "cle": 80, "prive": 80, "signature": 32, "scellement": 32}
_PREMIERS_OCTETS = {**_OCTETS, "cle": 48, **dict.fromkeys(_PERSONNELS, 0)}
_EMPREINTE, _SEL, _ID = 32, 16, 4
_PROVISOIRE = ".prov-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancre:
    """Where the journal stood when the key file was last written.

    Attributes:
        nombre: Rows.
        tete: Hash of the last one, in hex.
    """

    nombre: int
    tete: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FichierCles:
    """What the key file says.

    Attributes:
        registre: Random identifier of the register, in hex.
        sel: First sixteen bytes of the encrypted file, in hex; they are not secret.
        revision: Grows each time an access is added, changed or removed.
        version: The format it was written in.
        sceau: HMAC of all the rest under the data key; empty before it is sealed.
    """

    registre: str
    sel: str
    cree_le: str
    revision: int
    ancre: Ancre
    acces: tuple[Acces, ...]
    version: int = VERSION
    sceau: bytes = field(default=b"", repr=False)

    def sceller(self, cle: bytes) -> Self:
        """Return the same, sealed under the data key."""
        return replace(self, sceau=self._empreinte(cle))

    def verifier(self, cle: bytes) -> None:
        """Check the seal.

        Raises:
            CoffreEndommage: Something was added, removed or changed (``cles_alterees``).
        """
        if not hmac.compare_digest(self.sceau, self._empreinte(cle)):
            raise CoffreEndommage("cles_alterees")

    def verifier_les_derivations(self) -> None:
        """Check what each access asks of the machine, before anything is derived.

        Raises:
            DerivationRefusee: One asks for too little, or for more than any program of ours.
        """
        for acces in self.acces:
            acces.kdf.verifier()

    def trouver(self, identifiant: str) -> Acces:
        """Return an access that is there."""
        return next(acces for acces in self.acces if acces.id == identifiant)

    def encoder(self) -> bytes:
        """Return the bytes of the file."""
        contenu = {**self._contenu(), "sceau": self.sceau.hex()}
        somme = hashlib.sha256(canonique(contenu)).hexdigest()
        return canonique({**contenu, "somme": somme}) + b"\n"

    @classmethod
    def decoder(cls, octets: bytes) -> Self:
        """Read the bytes of the file, down to the last.

        Raises:
            CoffreEndommage: They are not those that were written (``cles``).
            CoffreTropRecent: A later version of the program wrote them.
        """
        try:
            brut = annexe.objet(octets)
            somme = brut.pop("somme")
            intact = somme == hashlib.sha256(canonique(brut)).hexdigest()
            if intact and brut["format"] == _FORMAT and annexe.entier(brut["version"]) > VERSION:
                raise CoffreTropRecent("cles")
            fichier = cls(**_lire(brut)) if intact else None
        except (Insolite, ValueError, TypeError, KeyError):
            raise CoffreEndommage("cles") from None
        # Another spelling of the same content would be a change that nobody sees.
        if fichier is None or fichier.encoder() != octets:
            raise CoffreEndommage("cles")
        return fichier

    def _contenu(self) -> dict[str, Any]:
        return {
            "format": _FORMAT,
            "version": self.version,
            "registre": self.registre,
            "sel": self.sel,
            "cree_le": self.cree_le,
            "revision": self.revision,
            "ancre": asdict(self.ancre),
            "acces": [_acces_en_json(acces, self.version) for acces in self.acces],
        }

    def _empreinte(self, cle: bytes) -> bytes:
        return hmac.digest(deriver(cle, "cles"), canonique(self._contenu()), hashlib.sha256)


def chemin_des_cles(registre: Path) -> Path:
    """Return where the key file of a register stands."""
    return registre.with_name(registre.name + ".cles")


def lire(chemin: Path) -> FichierCles:
    """Read a key file.

    Raises:
        ClesAbsentes: There is none.
        LectureImpossible: The system does not let it be read.
        CoffreEndommage: It is not what was written.
        CoffreTropRecent: A later version of the program wrote it.
    """
    try:
        octets = annexe.lire(chemin, _TAILLE_MAX)
    except FileNotFoundError:
        raise ClesAbsentes from None
    except OSError:
        raise LectureImpossible("cles") from None
    except Insolite:
        raise CoffreEndommage("cles") from None
    return FichierCles.decoder(octets)


def ecrire(chemin: Path, contenu: FichierCles) -> None:
    """Write a key file: the old one or the new one is there, whatever happens.

    Raises:
        OSError: The disk refused; the old file is as it was.
    """
    provisoire = chemin.with_name(chemin.name + _PROVISOIRE + secrets.token_hex(4))
    plateforme.ecrire_fichier_prive(provisoire, contenu.encoder())
    try:
        plateforme.remplacer(provisoire, chemin)
    except OSError:
        provisoire.unlink(missing_ok=True)
        raise


def balayer(chemin: Path) -> None:
    """Remove what an interrupted writing left; call it only while holding the register."""
    plateforme.effacer_les_restes(chemin, _PROVISOIRE)


def _binaires(version: int) -> tuple[str, ...]:
    """Return the fields of an access that are bytes."""
    premiers = ("sel", "nonce", "cle")
    return premiers if version == _PREMIERE else (*premiers, *_PERSONNELS)


def _acces_en_json(acces: Acces, version: int) -> dict[str, Any]:
    noms = _binaires(version)
    dit = {nom: valeur for nom, valeur in asdict(acces).items() if nom not in _PERSONNELS}
    return {**dit, **{nom: getattr(acces, nom).hex() for nom in noms}}


def _acces_de_json(dit: object, version: int) -> Acces:
    brut = annexe.dictionnaire(dit)
    tailles = _OCTETS if brut.get("prive") else _PREMIERS_OCTETS
    binaires = {
        nom: bytes.fromhex(annexe.hexadecimal(brut[nom], tailles[nom], tailles[nom]))
        for nom in _binaires(version)
    }
    kdf = annexe.dictionnaire(brut["kdf"])
    return Acces(
        id=annexe.hexadecimal(brut["id"], _ID, _ID),
        genre=Genre(annexe.texte(brut["genre"], _MOT_MAX)),
        role=annexe.texte(brut["role"], _MOT_MAX),
        kdf=ParametresKdf(**{nom: annexe.entier(valeur) for nom, valeur in kdf.items()}),
        duree_ms=annexe.entier(brut["duree_ms"]),
        **binaires,
    )


def _lire(brut: dict[str, Any]) -> dict[str, Any]:
    """Turn the JSON into the fields of the class; any surprise is an exception."""
    version = annexe.entier(brut["version"], VERSION, _PREMIERE)
    ancre = annexe.dictionnaire(brut["ancre"])
    return {
        "version": version,
        "registre": annexe.hexadecimal(brut["registre"], _SEL, _SEL),
        "sel": annexe.hexadecimal(brut["sel"], _SEL, _SEL),
        "cree_le": annexe.texte(brut["cree_le"], _MOT_MAX),
        "revision": annexe.entier(brut["revision"]),
        "ancre": Ancre(
            nombre=annexe.entier(ancre["nombre"]),
            tete=annexe.hexadecimal(ancre["tete"], _EMPREINTE, 0),
        ),
        "acces": tuple(
            _acces_de_json(a, version) for a in annexe.liste(brut["acces"], _ACCES_MAX)
        ),
        "sceau": bytes.fromhex(annexe.hexadecimal(brut["sceau"], _EMPREINTE, 0)),
    }
