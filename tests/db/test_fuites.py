"""Nothing of a person, and nothing of a key, in plain bytes anywhere."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

from db.depot import RegistreSqlite
from db.erreurs import ErreurCoffre
from desktop_app.domain.dossier import Numero
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import clefs, enregistrer
from tests.db.remplissage import MOMENT, inscription, nouveau

RACINE = Path(__file__).resolve().parents[2]
AIGUILLE = "AiguilleÉtang"
ENCODAGES = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")


def formes(texte: str) -> list[bytes]:
    return [texte.encode(encodage) for encodage in ENCODAGES] + [texte.encode().hex().encode()]


def test_aucun_nom_ne_se_lit_dans_les_fichiers(registre: RegistreSqlite, chemin: Path):
    cles = clefs(chemin)
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(2026))
        dossier = replace(dossier, personne=Personne(nom=AIGUILLE * 50, prenom=AIGUILLE))
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
        octets = AIGUILLE.encode() * 5000
        registre.joindre(dossier.numero, f"{AIGUILLE}.txt", octets, auteur=AIGUILLE, moment=MOMENT)
        # The rollback journal of an act under way holds pages too.
        _chercher(chemin, cles, tenu=True)
    _chercher(chemin, cles, tenu=True)
    registre.fermer()
    _chercher(chemin, cles, tenu=False)


def _chercher(chemin: Path, cles, *, tenu: bool) -> None:
    """Look into every file; reading a register that this process holds would free its lock."""
    fichiers = [p for p in chemin.parent.iterdir() if p.is_file()]
    assert len(fichiers) >= 2
    cle, base = cles._ouvert.cle, cles.cle_base
    secrets = (cle, base, cle.hex().encode(), base.hex().encode())
    aiguilles = [*formes(AIGUILLE), *formes("aiguilleetang"), *formes("Secrétariat"), *secrets]
    assert chemin in fichiers
    if tenu:
        fichiers.remove(chemin)
    for fichier in fichiers:
        assert not any(a in fichier.read_bytes() for a in aiguilles), fichier.name


def test_le_temoin_se_trouverait(tmp_path: Path):
    (tmp_path / "temoin").write_bytes(b"..." + AIGUILLE.encode("utf-16-le"))
    assert any(a in (tmp_path / "temoin").read_bytes() for a in formes(AIGUILLE))


def test_le_meme_acte_ne_laisse_pas_deux_fois_les_memes_octets(
    registre: RegistreSqlite, chemin: Path
):
    enregistrer(registre)
    registre.fermer()
    octets = chemin.read_bytes()
    pages = [octets[i : i + 4096] for i in range(0, len(octets), 4096)]
    assert len(set(pages)) == len(pages)


def test_seul_le_moteur_connait_sqlite():
    """``Database(path)`` opens in plain, and the standard library knows no key."""
    for module in sorted((RACINE / "db").glob("*.py")):
        source = module.read_text(encoding="utf-8")
        importes = {
            nom.name.split(".")[0]
            for noeud in ast.walk(ast.parse(source))
            if isinstance(noeud, ast.Import)
            for nom in noeud.names
        } | {
            (noeud.module or "").split(".")[0]
            for noeud in ast.walk(ast.parse(source))
            if isinstance(noeud, ast.ImportFrom)
        }
        assert "sqlite3" not in importes
        if module.name != "moteur.py":
            assert not importes & {"sqlcipher3", "sqlite_utils"}
            assert not re.search(r"\bDatabase\(", source)


def test_les_erreurs_ne_nomment_personne(registre: RegistreSqlite):
    textes = []
    faux = replace(nouveau(Numero(2026, 77)), personne=Personne(nom=AIGUILLE))
    try:
        with registre.transaction():
            registre.inscrire(inscription(Acte.ENREGISTRER, faux))
    except ErreurCoffre as erreur:
        textes += [str(erreur), repr(erreur), erreur.detail, repr(erreur.__context__)]
    assert textes
    assert AIGUILLE not in " ".join(textes)
