"""A letter against the bare drawing of the same lines, and a thousand letters in a row."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop_app.content.chemins import RESSOURCES
from desktop_app.domain.reponse import Lettre
from desktop_app.letters.feuille import HAUTEUR, LARGEUR, Feuille
from desktop_app.letters.polices import FAMILLE
from desktop_app.letters.texte import Face
from tests.bench.mesure import Releve, Temoin, contre, duree, rapport
from tests.letters import outils

NOMBRE = 1_000
Faire = Callable[[int], object]
_MIO = 1024
_GENRES = {"refus": outils.REFUS, "communication": outils.COMMUNICATION}


def relever() -> list[Releve]:
    """Measure each kind of letter against its own lines, then many in a row."""
    inscrire_les_polices()
    compares = [_contre_le_trace(nom, lettre) for nom, lettre in _GENRES.items()]
    return [*compares, mille_lettres()]


def inscrire_les_polices() -> None:
    """Let reportlab's own canvas draw with the faces of the letter."""
    for face in Face:
        chemin = RESSOURCES / "fonts" / f"{FAMILLE}-{face}.ttf"
        pdfmetrics.registerFont(TTFont(face.value, str(chemin)))


def _contre_le_trace(nom: str, lettre: Lettre) -> Releve:
    redaction = outils.redaction()
    feuilles = redaction.feuilles(lettre)
    return rapport(
        f"Une lettre ({nom}) ÷ le tracé nu des mêmes lignes",
        lambda: redaction.composer(lettre),
        Temoin("le tracé nu", lambda: tracer(feuilles)),
        cible=3,
    )


def tracer(feuilles: tuple[Feuille, ...]) -> bytes:
    """Draw the lines and nothing else: no structure, no metadata, no profile."""
    tampon = io.BytesIO()
    toile = Canvas(tampon, pagesize=(LARGEUR, HAUTEUR), pageCompression=1)
    for feuille in feuilles:
        for ligne in feuille.lignes:
            texte = toile.beginText(ligne.x, HAUTEUR - ligne.y)
            for morceau in ligne.morceaux:
                texte.setFont(morceau.face.value, ligne.corps)
                texte.textOut(morceau.texte)
            toile.drawText(texte)
        toile.showPage()
    toile.save()
    return tampon.getvalue()


def mille_lettres() -> Releve:
    """Measure the memory that a thousand letters add, once a first hundred was made."""
    lettres, temps = _a_part(composeur)
    traces, _ = _a_part(traceur)
    return Releve(
        nom="Mémoire ajoutée par 1 000 lettres",
        valeur=lettres,
        cible=8,
        unite="Mio",
        detail=f"{contre(lettres, traces, '1 000 tracés nus', 'Mio')} ; {temps:.1f} s en tout, "
        f"{temps * 1000 / NOMBRE:.1f} ms par lettre",
    )


def composeur() -> Faire:
    """Return what makes a letter of a number."""
    redaction = outils.redaction()
    return lambda rang: redaction.composer(replace(outils.REFUS, numero=f"2026/{rang:04d}"))


def traceur() -> Faire:
    """Return what draws the lines of a letter."""
    inscrire_les_polices()
    feuilles = outils.redaction().feuilles(outils.REFUS)
    return lambda _: tracer(feuilles)


def _a_part(preparer: Callable[[], Faire]) -> tuple[float, float]:
    """Measure in a process of its own: the peak of one that did other things says nothing."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as autre:
        return autre.submit(_ajoutee, preparer).result()


def _ajoutee(preparer: Callable[[], Faire]) -> tuple[float, float]:
    """Return by how much many of a kind raise the peak of memory, in MiB, and in which time."""
    faire = preparer()

    def faire_tous(rangs: range) -> None:
        for rang in rangs:
            faire(rang)

    faire_tous(range(1, 101))
    avant = _pic()
    temps = duree(lambda: faire_tous(range(101, 101 + NOMBRE)))
    return _pic() - avant, temps


def _pic() -> float:
    """Return the peak memory of this process, in MiB; what started it counts for nothing."""
    for ligne in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if ligne.startswith("VmHWM"):
            return int(ligne.split()[1]) / _MIO
    raise RuntimeError("this system does not tell the peak of a process")
