"""Attachments: kept inside the register, judged by their bytes, never run."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import UTC, datetime

from db.connexion import Lien
from db.saisie import nettoyer
from desktop_app.application.pannes import PieceRefusee
from desktop_app.application.vues import TAILLE_MAX, Piece, Type

_NOM_MAX = 200  # characters
_SANS_NOM = "piece"

_COLONNES = "id, nom, type, taille, sha256, jointe_le"
_AJOUT = "insert into piece values (?, ?, ?, ?, ?, ?, ?)"
_CONTENU = "insert into piece_contenu values (?, ?)"
_LISTE = f"select {_COLONNES} from piece where dossier = ? order by jointe_le, rowid"  # noqa: S608
_DOSSIER = "select dossier from piece where id = ?"
_OCTETS = """select contenu, sha256 from piece join piece_contenu on piece_contenu.piece = piece.id
    where piece.id = ?"""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_ENTETE_COURRIEL = re.compile(
    rb"(?:received|return-path|delivered-to|message-id|mime-version|from|date|subject"
    rb"|x-[\w-]+):[ \t]",
    re.IGNORECASE,
)
_BINAIRE = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def reconnaitre(contenu: bytes) -> Type:
    """Tell what a file is by its bytes; its name is not asked.

    Raises:
        PieceRefusee: Nothing that is taken here (``type_inconnu``).
    """
    for debut, nom in _SIGNATURES:
        if contenu.startswith(debut):
            return Type(nom)
    if not _est_texte(contenu):
        raise PieceRefusee("type_inconnu")
    if _ENTETE_COURRIEL.match(contenu):
        return Type.COURRIEL
    return Type.TEXTE


def joindre(lien: Lien, dossier: int, nom: str, contenu: bytes, moment: datetime) -> Piece:
    """Keep an attachment, inside the transaction of an act.

    Raises:
        PieceRefusee: Empty, too large, or of a kind that is not taken.
    """
    if not contenu:
        raise PieceRefusee("vide")
    if len(contenu) > TAILLE_MAX:
        raise PieceRefusee("trop_grande")
    piece = Piece(
        id=secrets.token_hex(16),
        nom=assainir(nom),
        type=reconnaitre(contenu),
        taille=len(contenu),
        sha256=hashlib.sha256(contenu).hexdigest(),
        jointe_le=moment.astimezone(UTC),
    )
    valeurs = (piece.nom, piece.type.value, piece.taille, piece.sha256)
    lien.ecrire(_AJOUT, (piece.id, dossier, *valeurs, piece.jointe_le.isoformat()))
    lien.ecrire(_CONTENU, (piece.id, contenu))
    return piece


def lister(lien: Lien, dossier: int) -> tuple[Piece, ...]:
    """Return the attachments of a dossier, oldest first; no byte of theirs is read."""
    return tuple(
        Piece(
            id=identifiant,
            nom=nom,
            type=Type(genre),
            taille=taille,
            sha256=sha256,
            jointe_le=datetime.fromisoformat(jointe_le),
        )
        for identifiant, nom, genre, taille, sha256, jointe_le in lien.lire(_LISTE, (dossier,))
    )


def dossier_de(lien: Lien, identifiant: str) -> int:
    """Return the key of the dossier of an attachment.

    Raises:
        KeyError: No such attachment.
    """
    lignes = lien.lire(_DOSSIER, (identifiant,))
    if not lignes:
        raise KeyError(identifiant)
    return int(lignes[0][0])


def contenu(lien: Lien, identifiant: str) -> bytes:
    """Return the bytes of an attachment.

    Raises:
        KeyError: No such attachment.
        CoffreEndommage: They are not those that were joined; the register is closed.
    """
    lignes = lien.lire(_OCTETS, (identifiant,))
    if not lignes:
        raise KeyError(identifiant)
    octets, sha256 = bytes(lignes[0][0]), lignes[0][1]
    lien.confronter(octets, sha256)
    return octets


def assainir(nom: str) -> str:
    """Return the last part of a name, without anything a path or a screen would act on."""
    dernier = re.split(r"[\\/]", nettoyer(nom))[-1]
    visible = "".join(c for c in dernier if c.isprintable())
    return visible.strip(" .")[-_NOM_MAX:] or _SANS_NOM


def _est_texte(contenu: bytes) -> bool:
    """Tell whether bytes are text in UTF-8 or in the Windows code page."""
    return _BINAIRE.search(contenu) is None
