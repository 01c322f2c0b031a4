"""A register written again under new keys: made aside, verified, put in place in three steps.

Nothing is ever rewritten in place. The register that stands there and the one that is to come
differ by their salt, which is their first sixteen bytes and which their key file names. So
whenever it stops, exactly one key file opens what is there:

1. the new key file is written beside the old one, as the next;
2. the new register takes the place of the old one;
3. the next key file takes the place of the old one, now or when the register is next opened.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from db import essentiel, examen, fichier_cles, moteur, parametres, sauvegarde
from db.connexion import Lien
from db.empreintes import Empreintes
from db.erreurs import (
    CoffreEndommage,
    CopieDefectueuse,
    CopieImpossible,
    DisquePlein,
    EcritureImpossible,
    ReecritureImpossible,
    VerificationRequise,
)
from db.fichier_cles import FichierCles, chemin_des_cles
from db.journal import Journal
from db.moteur import Connexion
from db.pannes import pannes_de_fichier, pannes_de_lecture
from db.trousseau import Trousseau
from db.verification import verifier_en_entier
from desktop_app import plateforme
from desktop_app.application.pannes import ErreurCoffre

_PROVISOIRE = ".reecriture-"
_SUIVANT = ".suivant"

Remplir = Callable[[Lien, Journal], None]
"""Writes the rows that tell what was done, in one transaction of the new register."""


def reecrire(
    lien: Lien,
    cles: Trousseau,
    neuves: Trousseau,
    remplir: Remplir,
    changer: Callable[[Connexion], None] | None = None,
) -> None:
    """Write an open register again under new keys, and close it.

    Args:
        lien: The open register, verified in full; nobody else may hold it meanwhile.
        cles: Its keys.
        neuves: The keys of the register that takes its place.
        remplir: What to write in it through the door every row uses.
        changer: What to do to its tables first, below the triggers; then nothing of what was
            taken away is left in the file.

    Raises:
        VerificationRequise: The register was not verified in full yet.
        ReecritureImpossible: The disk refuses, or what was written does not read back; the
            register is as it was, and open.
    """
    if not lien.verifiee:
        raise VerificationRequise
    with lien.verrou, _impossible(), pannes_de_fichier():
        balayer(lien.chemin)
        try:
            neuf = _faire(lien, cles, neuves, changer)
            _terminer(neuf, neuves, remplir)
            fichier_cles.ecrire(_suivant(lien.chemin), neuves.contenu)
            _mettre_en_place(lien, neuf)
        except BaseException:
            if not lien.ferme:
                balayer(lien.chemin)
            raise
    # Left undone, this last step is the first thing the next opening does.
    with contextlib.suppress(OSError):
        finir(lien.chemin)


def lire_cles(chemin: Path) -> FichierCles:
    """Return the key file of a register, after the last step of a rewriting that was cut short.

    Raises:
        As ``fichier_cles.lire``.
    """
    suivant = _suivant(chemin)
    with pannes_de_lecture():
        attendu = suivant.exists()
    presentes = chemin_des_cles(chemin)
    if not attendu:
        return fichier_cles.lire(presentes)
    sel = _premiers_octets(chemin).hex()
    try:
        contenu = fichier_cles.lire(suivant)
    except ErreurCoffre:
        # Whatever it was to be, the register may still be the one that the present keys open.
        contenu = fichier_cles.lire(presentes)
        if contenu.sel != sel:
            raise
        return contenu
    if contenu.sel != sel:
        return fichier_cles.lire(presentes)
    # A folder that cannot be written keeps both: the next one is read there.
    with contextlib.suppress(OSError):
        finir(chemin)
    return contenu


def finir(chemin: Path) -> None:
    """Put the next key file in its place; harmless where there is none."""
    suivant = _suivant(chemin)
    if suivant.exists():
        plateforme.remplacer(suivant, chemin_des_cles(chemin))


def balayer(chemin: Path) -> None:
    """Remove what an interrupted rewriting left; call it only while holding the register."""
    plateforme.effacer_les_restes(chemin, _PROVISOIRE)
    plateforme.effacer_les_restes(chemin_des_cles(chemin), _SUIVANT)


def _suivant(chemin: Path) -> Path:
    cles = chemin_des_cles(chemin)
    return cles.with_name(f"{cles.name}{_SUIVANT}")


def _premiers_octets(chemin: Path) -> bytes:
    with pannes_de_lecture(), chemin.open("rb") as fichier:
        return fichier.read(examen.SEL)


def _faire(
    lien: Lien, cles: Trousseau, neuves: Trousseau, changer: Callable[[Connexion], None] | None
) -> Path:
    """Make the file that is to come, under its new key."""
    neuf = _nom(lien.chemin)
    sauvegarde.remplir(lien, cles, neuf)
    if changer is not None:
        neuf = _vider(neuf, cles, changer)
    with _a_l_ecart(neuf, cles) as connexion:
        cle, sel = neuves.cle_base.hex(), neuves.sel.hex()
        try:
            connexion.execute(f"pragma rekey = \"x'{cle}{sel}'\"")
        except moteur.Erreur:
            # It says not what the disk refused, and quotes the key.
            raise EcritureImpossible("moteur") from None
    if _premiers_octets(neuf) != neuves.sel:
        raise CopieDefectueuse("sel")
    return neuf


def _vider(plein: Path, cles: Trousseau, changer: Callable[[Connexion], None]) -> Path:
    """Change tables, and return a file that holds what is left and no byte more."""
    vide = _nom(plein.with_name(plein.name.partition(_PROVISOIRE)[0]))
    with _a_l_ecart(plein, cles) as connexion:
        connexion.execute("begin")
        changer(connexion)
        connexion.execute("commit")
        # SQLite makes the file: it must be private before any byte is in it.
        plateforme.ecrire_fichier_prive(vide, b"")
        connexion.execute("vacuum into ?", (str(vide),))
    plein.unlink()
    return vide


def _terminer(neuf: Path, neuves: Trousseau, remplir: Remplir) -> None:
    """Write the rows that tell what was done, then read everything again as at an opening."""
    lien = Lien.ouvrir(neuf, neuves.cle_base, neuves.sel)
    try:
        lien.poser_les_gardes()
        verifier_en_entier(lien)
        journal = Journal(lien, Empreintes(parametres.sel_du_journal(lien)), neuves)
        with lien.transaction():
            remplir(lien, journal)
            parametres.ecrire(lien, parametres.CLES, neuves.scelle().decode())
        neuves.contenu = neuves.copie(journal.tete())
        essentiel.verifier(lien, neuves.contenu, journal)
        verifier_en_entier(lien)
    finally:
        lien.fermer()
    plateforme.synchroniser_fichier(neuf)
    # SQLite leaves an empty rollback journal beside whatever it held alone.
    neuf.with_name(f"{neuf.name}-journal").unlink(missing_ok=True)


def _mettre_en_place(lien: Lien, neuf: Path) -> None:
    """Put the new register in place; it is held until then, where the system lets it be."""
    if not plateforme.remplace_ce_qui_est_tenu():
        lien.fermer()
    try:
        plateforme.remplacer(neuf, lien.chemin)
    except OSError:
        # The name may be taken although the disk would not say that it lasts: then it is done,
        # and what opens the former register must go as well.
        if lien.en_place:
            raise
    lien.fermer()


def _nom(chemin: Path) -> Path:
    return chemin.with_name(f"{chemin.name}{_PROVISOIRE}{secrets.token_hex(4)}")


@contextlib.contextmanager
def _a_l_ecart(fichier: Path, cles: Trousseau) -> Iterator[Connexion]:
    """Open a file that nobody else knows of, without any guard."""
    with examen.a_l_ecart(fichier, cles.cle_base, cles.sel) as connexion:
        # Forced to the disk once it is whole: until then, it is nothing.
        connexion.execute("pragma synchronous = off")
        connexion.execute("pragma temp_store = memory")
        yield connexion


@contextlib.contextmanager
def _impossible() -> Iterator[None]:
    try:
        yield
    except CoffreEndommage as erreur:
        raise ReecritureImpossible(erreur.detail) from None
    except (CopieImpossible, CopieDefectueuse, DisquePlein, EcritureImpossible) as erreur:
        raise ReecritureImpossible(erreur.code) from None
