"""Attachments: kept whole, judged by their bytes, named without danger."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import pieces
from db.depot import RegistreSqlite
from db.erreurs import CoffreEndommage, CoffreFerme, ProcedureContournee
from desktop_app.application.pannes import PieceRefusee
from desktop_app.application.vues import TAILLE_MAX, Type
from desktop_app.domain.dossier import Numero
from tests.db.outils_db import brute, clefs, contenu, rouvrir, sans_declencheurs
from tests.db.remplissage import MOMENT

DEUX = Numero(2026, 2)
CONNUS = {
    Type.PDF: b"%PDF-1.7\n%\xe2\xe3",
    Type.PNG: b"\x89PNG\r\n\x1a\n\x00\x00",
    Type.JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF",
    Type.TIFF: b"II*\x00\x08\x00",
    Type.TEXTE: "Bonjour, voici l'élément demandé.\r\n".encode("cp1252"),
    Type.COURRIEL: b"Return-Path: <a@b.be>\r\nSubject: demande\r\n\r\ntexte",
}
INCONNUS = {
    "programme": b"MZ\x90\x00\x03\x00",
    "elf": b"\x7fELF\x02\x01",
    "archive": b"PK\x03\x04\x14\x00",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "utf16": "texte".encode("utf-16"),
    "faux_pdf": b"\x00%PDF-1.7",
}


def joindre(registre: RegistreSqlite, octets: bytes, nom: str = "a.pdf"):
    with registre.transaction():
        return registre.joindre(DEUX, nom, octets, auteur="S", moment=MOMENT)


@pytest.mark.parametrize("genre", CONNUS)
def test_un_fichier_connu_est_garde_tel_quel(registre: RegistreSqlite, genre: Type):
    piece = joindre(registre, CONNUS[genre], "nom.exe")
    assert piece.type is genre
    assert registre.pieces(DEUX) == (piece,)
    assert registre.contenu_piece(piece.id) == CONNUS[genre]
    assert [li.acte for li in registre.historique(DEUX)] == ["enregistrer", "joindre"]


@pytest.mark.parametrize("nom", INCONNUS)
def test_un_fichier_inconnu_est_refuse(registre: RegistreSqlite, nom: str):
    avant = contenu(registre)
    with pytest.raises(PieceRefusee, match="type_inconnu"):
        joindre(registre, INCONNUS[nom])
    assert contenu(registre) == avant


def test_vide_et_trop_grande(registre: RegistreSqlite):
    with pytest.raises(PieceRefusee, match="vide"):
        joindre(registre, b"")
    with pytest.raises(PieceRefusee, match="trop_grande"):
        joindre(registre, b"%PDF-" + bytes(TAILLE_MAX))


def test_la_plus_grande_permise_passe(registre: RegistreSqlite, chemin: Path):
    piece = joindre(registre, b"%PDF-" + bytes(TAILLE_MAX - 5))
    registre.fermer()
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        rouvert.verification_complete()
        assert len(rouvert.contenu_piece(piece.id)) == TAILLE_MAX


@pytest.mark.parametrize(
    ("donne", "garde"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Temp\\courrier.pdf", "courrier.pdf"),
        ("a\x00b\n\u202ec.pdf", "abc.pdf"),
        ("", "piece"),
        ("..", "piece"),
        ("/", "piece"),
        (" Zoé’s scan .pdf. ", "Zoé’s scan .pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_un_nom_ne_garde_aucun_chemin(donne: str, garde: str):
    assert pieces.assainir(donne) == garde


def test_l_identifiant_ne_dit_rien(registre: RegistreSqlite):
    un, deux = (joindre(registre, CONNUS[Type.PDF]) for _ in range(2))
    assert un.id != deux.id
    assert len(bytes.fromhex(un.id)) == 16


def test_une_piece_d_un_dossier_absent_est_refusee(registre: RegistreSqlite):
    with pytest.raises(ProcedureContournee), registre.transaction():
        registre.joindre(Numero(2020, 1), "a", b"texte", auteur="S", moment=MOMENT)


def test_une_piece_inconnue_n_existe_pas(registre: RegistreSqlite):
    with pytest.raises(KeyError):
        registre.contenu_piece("00")


def test_des_octets_echanges_sont_vus_a_la_lecture(chemin: Path):
    cles = clefs(chemin)
    with brute(chemin, cles) as connexion:
        sans_declencheurs(connexion)
        connexion.execute("update piece_contenu set contenu = x'00'")
        connexion.execute("update lettre_pdf set contenu = x'00'")
    for lire in (
        lambda registre: registre.contenu_piece(registre.pieces(Numero(2026, 1))[0].id),
        lambda registre: registre.pdf(Numero(2026, 1)),
    ):
        registre = rouvrir(chemin, cles)
        with pytest.raises(CoffreEndommage, match="octets"):
            lire(registre)
        with pytest.raises(CoffreFerme):
            registre.page()
