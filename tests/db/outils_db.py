"""What the tests of the register share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from db import cles, coffre, colis, copies, declencheurs, examen, moteur, trousseau
from db.cles import Genre, Ouverture, ParametresKdf
from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from db.moteur import Connexion
from db.trousseau import Trousseau
from desktop_app.application.vues import Copie
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.workflow import Acte
from tests.db.remplissage import inscription, nouveau

PHRASE = "correct cheval batterie agrafe"
LIGNES = 21  # rows in the journal of the register that tests start from
KDF = ParametresKdf(memoire=64 * 1024, passes=1, voies=2)


@dataclass(frozen=True)
class Modele:
    """A register made once, and the words that open it."""

    chemin: Path
    mots: tuple[str, ...]


_DEJA: dict[tuple[object, ...], Ouverture] = {}


def clefs(chemin: Path) -> Trousseau:
    """Unlock the key file alone, once for all the copies of one register."""
    contenu = coffre.lire_cles(chemin)
    if contenu.acces not in _DEJA:
        secret = cles.secret_de_phrase(PHRASE)
        keys = trousseau.deverrouiller(chemin, contenu, secret, Genre.PERSONNE)
        _DEJA[contenu.acces] = keys._ouvert
    return Trousseau(chemin, contenu, _DEJA[contenu.acces])


def rouvrir(chemin: Path, clefs: Trousseau) -> RegistreSqlite:
    """Open with keys already unlocked: the same road, without waiting for the derivation."""
    return coffre.rouvrir(chemin, clefs)


@contextmanager
def brute(chemin: Path, clefs: Trousseau) -> Iterator[Connexion]:
    """Someone with the key and an SQL tool: no guard, no foreign key, one transaction.

    The triggers that were dropped on the way are made again, so that only the attack shows.
    """
    connexion = moteur.connecter(str(chemin))
    try:
        examen.deverrouiller(connexion, clefs.cle_base, clefs.sel)
        connexion.execute("begin immediate")
        avant = connexion.execute(declencheurs.PRESENTS).fetchall()
        yield connexion
        restants = connexion.execute(declencheurs.PRESENTS).fetchall()
        for (sql,) in avant:
            if (sql,) not in restants:
                # Some attacks leave no table to put it back on.
                with suppress(moteur.Erreur):
                    connexion.execute(sql)
        connexion.execute("commit")
    finally:
        connexion.close()


def sans_declencheurs(connexion: Connexion, *codes: str) -> None:
    """Drop the triggers that abort with one of these codes; all of them without any."""
    lignes = connexion.execute("select name, sql from sqlite_schema where type = 'trigger'")
    for nom, sql in lignes.fetchall():
        if not codes or any(f"'{code}'" in sql for code in codes):
            connexion.execute(f"drop trigger {nom}")


def contenu(registre: RegistreSqlite) -> list[object]:
    """Every row of every table, to compare a register with what it was."""
    lien = registre._lien
    noms = "select name from sqlite_schema where type = 'table' order by name"
    return [
        (nom, lien.lire(f"select * from {nom}"))
        for (nom,) in lien.lire(noms)
        if not nom.startswith("sqlite_")
    ]


def sortir(copie: Copie, dossier: Path) -> Path:
    """Put the register of a copy and its keys in a folder of their own; return where."""
    dossier.mkdir()
    chemin = dossier / "registre.sceau"
    copies.extraire(copie, chemin)
    chemin_des_cles(chemin).write_bytes(copies.cles_de(copie).encoder())
    return chemin


def dater(copie: Copie, moment: datetime) -> Copie:
    """The same copy, as if it had been made another day."""
    chemin = copies.nommer(copie.chemin.parent, Path("registre.sceau"), moment)
    return refaire(replace(copie, chemin=chemin, moment=moment), copie)


def refaire(autre: Copie, copie: Copie) -> Copie:
    """Another copy, with the register and the keys of one."""
    octets = copie.chemin.read_bytes()[: colis.lire(copie.chemin).taille]
    cles = copies.cles_de(copie)
    autre.chemin.write_bytes(octets)
    copies.fermer(autre.chemin, autre, cles)
    return autre


def enregistrer(registre: RegistreSqlite) -> Dossier:
    """Register one more dossier in a transaction of its own."""
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(2026))
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    return dossier
