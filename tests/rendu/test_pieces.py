"""Attachments of others are read apart, and whoever reads them can be killed."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.application.pannes import Obstacle, PieceNonMontree
from desktop_app.application.vues import Type
from desktop_app.rendu.courriel import mots_du_courriel
from desktop_app.rendu.pieces import VERBE, LectureAPart
from desktop_app.rendu.trame import recevoir
from tests.rendu.fichiers import image, pdf_de, pdf_sans_fin, tiff_de
from tests.rendu.processus import arguments, liseuses

RACINE = Path(__file__).resolve().parents[2]
POINTS, AU_PLUS = 110, 31
LARGE = 60  # seconds: more than any of these needs
JAMAIS = 100 * LARGE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


def lire(genre, contenu, au_plus=AU_PLUS):
    """The pages or the words of a file."""
    return LectureAPart().lire(genre, contenu, POINTS, au_plus)


def obstacle(genre, contenu, delai=LARGE):
    """Why a file cannot be shown."""
    with pytest.raises(PieceNonMontree) as refus:
        LectureAPart(delai).lire(genre, contenu, POINTS, AU_PLUS)
    assert liseuses() == []
    return refus.value.obstacle


def attendre(condition):
    """Wait until something is so."""
    fin = time.monotonic() + LARGE
    while not condition():
        assert time.monotonic() < fin
    return condition()


@pytest.mark.parametrize(
    ("genre", "contenu"),
    [
        (Type.PNG, image("PNG")),
        (Type.JPEG, image("JPEG")),
        (Type.TIFF, image("TIFF")),
        (Type.PNG, image("PNG", mode="1")),
        (Type.PNG, image("PNG", mode="P")),
        (Type.PNG, image("PNG", mode="I;16")),
        (Type.JPEG, image("JPEG", mode="L")),
        (Type.TIFF, image("TIFF", mode="CMYK", couleur=(0, 0, 0, 255))),
    ],
)
def test_une_image_noire_se_montre_noire(genre, contenu):
    (page,) = lire(genre, contenu)
    assert (page.largeur, page.hauteur) == (40, 30)
    assert not any(page.octets[place] > 3 for place in range(len(page.octets)) if place % 4 != 3)


def test_seize_bits_de_gris_ne_sont_pas_coupes():
    (page,) = lire(Type.PNG, image("PNG", mode="I;16", couleur=0x8000))
    assert page.octets[0] == 0x80


def test_ce_qui_est_transparent_se_montre_sur_du_blanc():
    (page,) = lire(Type.PNG, image("PNG", mode="RGBA"))
    assert page.octets[:3] == b"\xff\xff\xff"


def test_une_photo_couchee_se_redresse():
    exif = Image.Exif()
    exif[0x0112] = 6
    (page,) = lire(Type.JPEG, image("JPEG", exif=exif))
    assert (page.largeur, page.hauteur) == (30, 40)


def test_un_scan_de_plusieurs_feuilles_se_montre_en_entier():
    pages = lire(Type.TIFF, tiff_de(3))
    assert [page.octets[0] for page in pages] == [255, 254, 253]
    assert len(lire(Type.TIFF, tiff_de(5), au_plus=2)) == 2


def test_un_long_pdf_ne_se_lit_qu_en_partie():
    assert len(lire(Type.PDF, pdf_de(40), au_plus=31)) == 31
    assert len(lire(Type.PDF, pdf_de(200), au_plus=2)) == 2


def test_une_page_immense_ne_remplit_pas_la_memoire():
    (immense,) = lire(Type.PDF, pdf_de(1, cote=14_400))
    assert immense.largeur * immense.hauteur < 4_000_000


@pytest.mark.parametrize(
    ("genre", "contenu"),
    [
        (Type.PDF, pdf_de(201)),
        (Type.TIFF, tiff_de(201)),
        (Type.PNG, image("PNG", (8000, 7000), "1")),
        (Type.TIFF, image("TIFF", (8000, 7000), "1")),
    ],
)
def test_plus_de_deux_cents_pages_ou_de_cinquante_millions_de_pixels_sont_refuses(genre, contenu):
    assert obstacle(genre, contenu) is Obstacle.TROP_VASTE


@pytest.mark.parametrize(
    ("genre", "contenu"),
    [
        (Type.PDF, b"%PDF-1.7 rien de bon"),
        (Type.PDF, pdf_de(0)),
        (Type.PNG, b"\x89PNG\r\n\x1a\nrien"),
        (Type.TIFF, b"II*\x00" + b"\xff" * 64),
        (Type.PNG, image("JPEG")),
        (Type.PDF, image("PNG")),
        (Type.TIFF, b"II*\x00" + bytes(25 * 1024 * 1024)),
    ],
)
def test_ce_qui_ne_se_lit_pas_le_dit(genre, contenu):
    assert obstacle(genre, contenu) is Obstacle.ILLISIBLE


def test_ce_qui_ne_finit_pas_est_arrete():
    assert obstacle(Type.PDF, pdf_sans_fin(), delai=1) is Obstacle.TROP_LENTE


def test_un_courriel_qui_remplit_la_memoire_est_refuse():
    entete = b"Subject: " + b"=?utf-8?q?a?= " * 400_000
    assert obstacle(Type.COURRIEL, b"From: a\r\n" + entete + b"\r\n\r\nx") is Obstacle.TROP_VASTE


def test_une_lecture_abandonnee_s_arrete_aussitot():
    lecture, fin = LectureAPart(JAMAIS), []
    fil = threading.Thread(target=lambda: fin.append(_echec(lecture)))
    fil.start()
    attendre(liseuses)
    lecture.abandonner()
    fil.join(LARGE)
    assert fin == [Obstacle.ILLISIBLE]
    assert liseuses() == []


def test_une_lecture_deja_abandonnee_ne_lance_rien():
    lecture = LectureAPart()
    lecture.abandonner()
    assert _echec(lecture, pdf_de(1)) is Obstacle.ILLISIBLE


def _echec(lecture, contenu=None):
    try:
        lecture.lire(Type.PDF, contenu or pdf_sans_fin(), POINTS, AU_PLUS)
    except PieceNonMontree as refus:
        return refus.obstacle
    return None


def test_ses_arguments_et_son_milieu_ne_disent_rien(monkeypatch):
    monkeypatch.setenv("SECRET", "Lambert")
    lecture = LectureAPart()
    fil = threading.Thread(target=lambda: _echec(lecture))
    fil.start()
    (pid,) = attendre(liseuses)
    try:
        assert arguments(pid)[1:] == ["-P", "-s", "-m", "desktop_app", VERBE]
        milieu = (Path("/proc") / pid / "environ").read_bytes()
        noms = {ligne.partition(b"=")[0] for ligne in milieu.split(b"\0") if ligne}
        assert noms == {b"PYTHONPATH", b"PYTHONDONTWRITEBYTECODE"}
    except PermissionError:
        pytest.skip("only root may look at the environment of a protected process")
    finally:
        lecture.abandonner()
        fil.join(LARGE)


class Flux:
    """What an untrusted process tells."""

    def __init__(self, octets):
        self._octets = octets
        self.demandes = 0

    def read(self, nombre):
        """Give what is asked, as far as there is some."""
        self.demandes = max(self.demandes, nombre)
        lu, self._octets = self._octets[:nombre], self._octets[nombre:]
        return lu


PIXEL = b"P" + b"\1\0\0\0" * 2 + b"\0\0\0\0"
FIN = b"F" + bytes(8)


@pytest.mark.parametrize(
    "dit",
    [
        b"P" + b"\xff" * 8,
        b"M" + b"\xff" * 8,
        b"R" + b"\xff" * 8,
        b"M" + b"\2\0\0\0" + bytes(4) + b"\xff\xfe" + FIN,
        b"R" + b"\2\0\0\0" + bytes(4) + b"ah" + FIN,
        b"Z" + bytes(8) + FIN,
        FIN,
        PIXEL * 3 + FIN,
    ],
)
def test_ce_que_dit_le_processus_n_est_pas_cru(dit):
    flux = Flux(dit)
    assert _refuse(flux)
    assert flux.demandes < 1_000_000


def _refuse(flux):
    try:
        recevoir(flux, 2)
    except ValueError:
        return True
    return False


def test_un_processus_qui_meurt_en_parlant_le_fait_savoir():
    with pytest.raises(EOFError):
        recevoir(Flux(PIXEL + b"P\1"), 2)


BORNES = """
import os, sys
from desktop_app.plateforme import borner_processus
fichier = open(sys.argv[1], "wb", buffering=0)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
borner_processus(1 << 29, 1)
def refuse(quoi, faire):
    try:
        faire()
    except (MemoryError, OSError):
        print(quoi, flush=True)
refuse("memoire", lambda: bytearray(1 << 30))
refuse("processus", os.fork)
refuse("fichier", lambda: fichier.write(b"x"))
while True:
    pass
"""


def test_le_processus_est_borne_par_le_systeme(tmp_path):
    sortie = tmp_path / "sortie"
    fini = subprocess.run(
        [sys.executable, "-c", BORNES, sortie],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
        timeout=LARGE,
    )
    assert fini.stdout.split() == ["memoire", "processus", "fichier"]
    assert fini.returncode < 0
    assert sortie.read_bytes() == b""


def test_un_courriel_se_lit_en_mots():
    brut = (
        b"From: police@example.be\r\nTo: cpas@example.be\r\n"
        b"Subject: =?utf-8?q?Adresse_demand=C3=A9e?="
        b"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/html\r\n\r\n<script>a()</script>\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n--x--\r\n"
    )
    lu = lire(Type.COURRIEL, brut)
    assert lu == mots_du_courriel(brut)
    assert "Objet\u00a0: Adresse demandée" in lu
    assert lu.rstrip().endswith("Bonjour")
    assert "script" not in lu
