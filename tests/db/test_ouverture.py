"""What is not this register, whole, is refused before any row is shown, and left untouched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db import coffre, examen
from db.depot import RegistreSqlite
from db.erreurs import (
    ClesAbsentes,
    CoffreAbsent,
    CoffreEndommage,
    CoffreEtranger,
    CoffreFerme,
    CoffreOccupe,
    CoffreTropRecent,
    PhraseRefusee,
)
from db.fichier_cles import chemin_des_cles
from db.trousseau import Trousseau
from desktop_app.domain.dossier import Numero
from tests.db.outils_db import KDF, PHRASE, brute, clefs, contenu, rouvrir
from tests.db.remplissage import MOMENT
from tests.db.test_creation import fondation

RACINE = Path(__file__).resolve().parents[2]
TENIR = """
import sys
from pathlib import Path
from db import coffre
registre = coffre.ouvrir(Path(sys.argv[1]), sys.argv[2])
print("ouvert", flush=True)
sys.stdin.read()
"""
# Dies in the middle of an act too large for the memory it is given: pages are in the file already.
MOURIR = """
import os, signal, sys
from pathlib import Path
from db import coffre
registre = coffre.ouvrir(Path(sys.argv[1]), sys.argv[2])
brut = registre._lien.brut
brut.set_authorizer(None)
brut.execute("pragma cache_size = 5")
brut.execute("begin immediate")
brut.execute("create table plus_tard (octets blob)")
brut.execute("insert into plus_tard values (randomblob(300000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


def refuse(chemin: Path, erreur: type[Exception], detail: str | None = None) -> None:
    """Opening fails with that error and changes nothing."""
    avant = chemin.read_bytes()
    with pytest.raises(erreur) as leve:
        coffre.ouvrir(chemin, PHRASE)
    assert type(leve.value) is erreur
    if detail is not None:
        assert leve.value.detail == detail
    assert chemin.read_bytes() == avant


def test_absent(tmp_path: Path):
    with pytest.raises(CoffreAbsent):
        coffre.ouvrir(tmp_path / "registre.sceau", PHRASE)
    assert list(tmp_path.iterdir()) == []


def test_fichier_de_zero_octet(chemin: Path):
    chemin.write_bytes(b"")
    refuse(chemin, CoffreEndommage, "vide")


def test_sel_endommage(chemin: Path):
    octets = bytearray(chemin.read_bytes())
    octets[3] ^= 1
    chemin.write_bytes(octets)
    refuse(chemin, CoffreEndommage, "sel")


def test_octets_au_hasard(chemin: Path):
    chemin.write_bytes(os.urandom(chemin.stat().st_size))
    refuse(chemin, CoffreEtranger, "sel")


def test_base_sqlite_en_clair(chemin: Path):
    chemin.unlink()
    with sqlite3.connect(chemin) as autre:
        autre.execute("create table t (x)")
    autre.close()
    refuse(chemin, CoffreEtranger, "en_clair")


def test_registre_d_un_autre(chemin: Path, tmp_path: Path):
    autre = tmp_path / "autre.sceau"
    coffre.creer(autre, fondation())[0].fermer()
    shutil.copy(autre, chemin)
    refuse(chemin, CoffreEtranger, "sel")


def test_fichier_de_cles_d_un_autre(chemin: Path, tmp_path: Path):
    autre = tmp_path / "autre.sceau"
    coffre.creer(autre, fondation())[0].fermer()
    shutil.copy(chemin_des_cles(autre), chemin_des_cles(chemin))
    refuse(chemin, CoffreEtranger, "sel")


def test_base_chiffree_qui_n_est_pas_un_registre(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute("pragma application_id = 1")
    refuse(chemin, CoffreEtranger, "application")


def test_identifiant_d_un_autre_registre(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute("drop trigger if exists inexistant")
        for (nom,) in connexion.execute(
            "select name from sqlite_schema where type = 'trigger' and tbl_name = 'parametres'"
        ).fetchall():
            connexion.execute(f"drop trigger {nom}")
        connexion.execute("update parametres set valeur = 'x' where cle = 'registre'")
    refuse(chemin, CoffreEtranger, "registre")


def test_registre_plus_recent(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute("pragma user_version = 99")
    refuse(chemin, CoffreTropRecent, "schema")


def test_cles_absentes(chemin: Path):
    chemin_des_cles(chemin).unlink()
    refuse(chemin, ClesAbsentes)


def test_mauvaise_phrase(chemin: Path):
    for phrase in ("", PHRASE + " ", PHRASE.upper(), "\ud800"):
        with pytest.raises(PhraseRefusee):
            coffre.ouvrir(chemin, phrase)


def test_la_phrase_est_la_meme_sur_tous_les_claviers(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    compose = coffre.Fondation(
        phrase="caf\u00e9 \ufb01n", role="directeur_general", auteur="DG", moment=MOMENT, kdf=KDF
    )
    coffre.creer(chemin, compose)[0].fermer()
    coffre.ouvrir(chemin, "cafe\u0301 fin").fermer()


def ouvrir_et_verifier(chemin: Path, cles: Trousseau) -> None:
    with rouvrir(chemin, cles) as registre:
        registre.verification_complete()


@pytest.mark.parametrize("graine", range(4))
def test_un_bit_change_n_importe_ou_est_trouve_avant_le_premier_acte(chemin: Path, graine: int):
    hasard, original = random.Random(graine), chemin.read_bytes()  # noqa: S311
    for _ in range(60):
        octets = bytearray(original)
        place = hasard.randrange(len(octets))
        octets[place] ^= 1 << hasard.randrange(8)
        chemin.write_bytes(octets)
        with pytest.raises(CoffreEndommage):
            # Closing forgets the keys: unlocked again each time.
            ouvrir_et_verifier(chemin, clefs(chemin))
        assert chemin.read_bytes() == bytes(octets)


def test_une_piece_endommagee_n_empeche_pas_de_lire_avant_le_controle_complet(chemin: Path):
    cles = clefs(chemin)
    octets = bytearray(chemin.read_bytes())
    octets[page_de_piece(chemin) * examen.PAGE + 2000] ^= 1
    chemin.write_bytes(octets)
    registre = rouvrir(chemin, cles)
    assert registre.page()
    with pytest.raises(CoffreEndommage):
        registre.verification_complete()
    with pytest.raises(CoffreFerme):
        registre.page()


def test_une_page_endommagee_lue_avant_le_controle_ferme_le_registre(chemin: Path):
    cles = clefs(chemin)
    octets = bytearray(chemin.read_bytes())
    octets[page_de_piece(chemin) * examen.PAGE + 2000] ^= 1
    chemin.write_bytes(octets)
    registre = rouvrir(chemin, cles)
    (piece,) = registre.pieces(Numero(2026, 1))
    with pytest.raises(CoffreEndommage):
        registre.contenu_piece(piece.id)
    with pytest.raises(CoffreFerme):
        registre.page()


def page_de_piece(chemin: Path) -> int:
    """A page that opening does not read: the last but one, inside an attachment."""
    return chemin.stat().st_size // examen.PAGE - 2


def test_un_bit_change_dans_la_premiere_page_est_trouve_a_l_ouverture(chemin: Path):
    cles, original = clefs(chemin), chemin.read_bytes()
    for place in range(0, examen.PAGE, 37):
        octets = bytearray(original)
        octets[place] ^= 0x10
        chemin.write_bytes(octets)
        with pytest.raises(CoffreEndommage):
            rouvrir(chemin, cles)


def test_une_fin_coupee_est_trouvee(chemin: Path):
    cles, original = clefs(chemin), chemin.read_bytes()
    hasard = random.Random(3)  # noqa: S311
    for rang in range(60):
        fin = hasard.randrange(1, len(original))
        if rang % 2:
            fin = max(1, fin // examen.PAGE) * examen.PAGE
        chemin.write_bytes(original[:fin])
        with pytest.raises((CoffreEndommage, CoffreEtranger)) as leve:
            ouvrir_et_verifier(chemin, cles)
        assert fin < 16 or type(leve.value) is not CoffreEtranger


def test_des_octets_ajoutes_sont_trouves(chemin: Path):
    chemin.write_bytes(chemin.read_bytes() + b"x" * 100)
    refuse(chemin, CoffreEndommage, "tronque")


def test_un_registre_ferme_le_dit(chemin: Path):
    registre = coffre.ouvrir(chemin, PHRASE)
    registre.fermer()
    registre.fermer()
    for geste in (registre.page, registre.cpas, registre.verification_complete):
        with pytest.raises(CoffreFerme):
            geste()
    with pytest.raises(CoffreFerme), registre.transaction():
        pass


def test_le_meme_processus_n_ouvre_pas_deux_fois(chemin: Path):
    with coffre.ouvrir(chemin, PHRASE) as registre:
        with pytest.raises(CoffreOccupe) as leve:
            coffre.ouvrir(chemin, PHRASE)
        assert leve.value.pid == os.getpid()
        assert registre.page()
        # Looking twice at the file must not have let go of its lock.
        autre = autre_processus(chemin)
        assert autre.communicate()[0] == b""
        assert autre.returncode != 0
    coffre.ouvrir(chemin, PHRASE).fermer()


def test_un_autre_processus_tient_le_registre_jusqu_a_sa_mort(chemin: Path):
    autre = autre_processus(chemin)
    assert autre.stdout is not None
    assert autre.stdout.readline() == b"ouvert\n"
    avant = chemin.read_bytes()
    with pytest.raises(CoffreOccupe) as leve:
        coffre.ouvrir(chemin, PHRASE)
    assert leve.value.pid == (autre.pid if sys.platform == "linux" else None)
    autre.kill()
    autre.communicate()
    assert chemin.read_bytes() == avant
    with coffre.ouvrir(chemin, PHRASE) as registre:
        assert registre.charger(Numero(2026, 1))


def test_une_demi_page_a_cote_d_un_acte_interrompu_se_defait(chemin: Path):
    """A power cut may leave half of the page that was being added."""
    with rouvrir(chemin, clefs(chemin)) as registre:
        avant = contenu(registre)
    taille = chemin.stat().st_size
    subprocess.run([sys.executable, "-c", MOURIR, str(chemin), PHRASE], cwd=RACINE, check=False)
    assert chemin.with_name(f"{chemin.name}-journal").stat().st_size > 0
    assert chemin.stat().st_size > taille
    with chemin.open("r+b") as fichier:
        fichier.truncate(taille + examen.PAGE // 2)
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        assert contenu(registre) == avant
    assert chemin.stat().st_size == taille


def autre_processus(chemin: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", TENIR, str(chemin), PHRASE],
        cwd=RACINE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("reste", [".creation-zz", ".cles.prov-zz"])
def test_un_reste_qui_ne_part_pas_ne_retient_pas_le_registre(chemin: Path, reste: str):
    Path(f"{chemin}{reste}").mkdir()
    for _ in range(2):
        coffre.ouvrir(chemin, PHRASE).fermer()


def test_un_registre_efface_pendant_qu_il_est_ouvert_n_accepte_plus_rien(registre: RegistreSqlite):
    registre._lien.chemin.unlink()
    with pytest.raises(CoffreAbsent), registre.transaction():
        pass
    with pytest.raises(CoffreFerme):
        registre.page()


def test_un_registre_remplace_pendant_qu_il_est_ouvert_n_accepte_plus_rien(
    registre: RegistreSqlite, tmp_path: Path
):
    autre = tmp_path / "autre"
    autre.write_bytes(b"un autre fichier")
    autre.replace(registre._lien.chemin)
    with pytest.raises(CoffreEtranger, match="remplace"), registre.transaction():
        pass
