"""A letter made twice is the same file, wherever and whenever it is made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.reponse import Etat
from tests.letters import outils

PROGRAMME = """
import hashlib
from dataclasses import replace
from desktop_app.domain.reponse import Etat
from tests.letters import outils
lettre = replace(outils.NOMS_LONGS, etat=Etat.PROJET, exercice=True)
print(hashlib.sha256(outils.redaction().composer(lettre)).hexdigest())
"""


def test_deux_fois_de_suite():
    redaction = outils.redaction()
    premiere = redaction.composer(outils.REFUS)
    redaction.composer(outils.ALPHABETS)
    assert redaction.composer(outils.REFUS) == premiere


@pytest.mark.parametrize(
    ("fuseau", "graine", "epoque"),
    [("UTC", "0", ""), ("Pacific/Kiritimati", "1", ""), ("America/Adak", "4242", "86400")],
)
def test_dans_un_autre_processus(fuseau, graine, epoque):
    lettre = replace(outils.NOMS_LONGS, etat=Etat.PROJET, exercice=True)
    ici = hashlib.sha256(outils.redaction().composer(lettre)).hexdigest()
    milieu = {
        **os.environ,
        "TZ": fuseau,
        "PYTHONHASHSEED": graine,
        "SOURCE_DATE_EPOCH": epoque,
        "PYTHONPATH": str(outils.RACINE),
    }
    commande = [sys.executable, "-c", PROGRAMME]
    fait = subprocess.run(commande, env=milieu, capture_output=True, text=True, check=True)
    assert fait.stdout.strip() == ici


def test_le_jour_de_l_acte_date_le_fichier():
    pdf = outils.redaction().composer(replace(outils.REFUS, date=date(2026, 12, 1)))
    assert b"(D:20261201120000+00'00')" in pdf
    assert b"<xmp:CreateDate>2026-12-01T12:00:00+00:00</xmp:CreateDate>" in pdf


def test_deux_lettres_ont_deux_identifiants():
    redaction = outils.redaction()
    autre = replace(outils.REFUS, numero="2026/0015")
    identifiants = {
        pdf[pdf.index(b"/ID") :].split(b"]")[0]
        for pdf in (redaction.composer(outils.REFUS), redaction.composer(autre))
    }
    assert len(identifiants) == 2


def test_aucun_nom_de_personne_dans_les_metadonnees():
    pdf = outils.redaction().composer(outils.REFUS)
    meta = outils.metadonnees(pdf)
    assert meta["Title"] == "Lettre 2026/0014"
    hors_pages = " ".join(meta.values()) + pdf[pdf.index(b"<?xpacket") :].decode("latin-1")
    for nom in ("Lambermont", "Van den", "Hæyer", "Haute-Sambre", "NA.12"):
        assert nom not in hors_pages
