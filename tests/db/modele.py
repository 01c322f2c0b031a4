"""A register with all that one may hold, to be tried."""

from __future__ import annotations

from pathlib import Path

from db import coffre
from tests.db.outils_db import KDF, PHRASE, Modele
from tests.db.remplissage import MOMENT, etapes, relier, remplir

_PDF = b"%PDF-1.7 " + bytes(range(256)) * 200


def faire_un_registre(dossier: Path) -> Modele:
    """Make a register of eight dossiers: the first at its end, with all it may hold.

    The last repeats it; the others are only registered.
    """
    chemin = dossier / "registre.sceau"
    fondation = coffre.Fondation(
        phrase=PHRASE, role="secretariat", auteur="Secrétariat", moment=MOMENT, kdf=KDF
    )
    registre, mots = coffre.creer(chemin, fondation)
    with registre:
        remplir(registre, 8)
        premier = registre.page()[-1].numero
        for inscription in etapes(registre.charger(premier), _PDF):
            with registre.transaction():
                registre.inscrire(inscription)
        relier(registre, registre.page()[0].numero, premier)
        with registre.transaction():
            registre.joindre(premier, "scan.pdf", _PDF, auteur="Secrétariat", moment=MOMENT)
    return Modele(chemin=chemin, mots=mots)
