"""A copy of the open register: made aside, read again in full, then named."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db import copies, essentiel, examen, lecture, moteur, parametres
from db.connexion import Lien
from db.empreintes import Empreintes
from db.erreurs import (
    CoffreEndommage,
    CoffreEtranger,
    CoffreFerme,
    CopieDefectueuse,
    CopieImpossible,
    DisquePlein,
    EcritureImpossible,
    VerificationRequise,
)
from db.fichier_cles import Ancre, FichierCles
from db.journal import Journal
from db.pannes import pannes_de_fichier, pannes_de_lecture
from db.trousseau import Trousseau
from db.verification import verifier_en_entier
from desktop_app import plateforme
from desktop_app.application.pannes import LectureImpossible
from desktop_app.application.vues import TOUT, Copie
from desktop_app.domain.dossier import Numero

_PAS = 1_000  # pages copied before the register serves the others
_RELECTURE = ".relecture-"
_PAUSE = 0.001  # seconds; without any, this thread takes the lock again before they do


@dataclass(frozen=True, slots=True, kw_only=True)
class Etat:
    """What a register and its copy must agree on."""

    ancre: Ancre
    dossiers: int
    derniere: Numero | None


def sauvegarder(lien: Lien, cles: Trousseau, dossier: Path, moment: datetime) -> Copie:
    """Copy the register into a folder, read the copy again in full, and thin the older ones.

    Args:
        lien: The open register; only one that was verified is worth a copy.
        cles: Its keys; the copy gets its own key file, anchored where it stands.
        dossier: Where copies go; it is made.
        moment: When, for the name of the copy.

    Raises:
        VerificationRequise: The register was not verified in full yet.
        CopieImpossible: The folder cannot be written; nothing stays behind.
        CopieDefectueuse: The copy does not read back; it was removed, no older one was.
    """
    if not lien.verifiee:
        raise VerificationRequise
    with _impossible(), pannes_de_fichier():
        dossier.mkdir(parents=True, exist_ok=True)
        copies.balayer(dossier)
        try:
            copie = _copier(lien, cles, dossier, moment)
        except BaseException:
            copies.balayer(dossier)
            raise
        siennes, _ = _partager(lien, dossier, copie.registre)
        copies.elaguer(copie, siennes)
    return copie


def relire(lien: Lien, cles: Trousseau, copie: Copie, moment: datetime) -> Copie:
    """Read a copy again in full, and remember when; one that fails is no copy any more.

    One that was made under former keys stays as it is: only who still has them can read it.

    Raises:
        CopieDefectueuse: It is not what was written.
        LectureImpossible: The system does not let it be read, or put aside for that.
    """
    a_part = lien.chemin.with_name(f"{lien.chemin.name}{_RELECTURE}{secrets.token_hex(4)}")
    ancre = Ancre(nombre=copie.nombre, tete=copie.tete)
    etat = Etat(ancre=ancre, dossiers=copie.dossiers, derniere=copie.derniere)
    try:
        with pannes_de_lecture():
            copies.extraire(copie, a_part)
        copiees = copies.cles_de(copie)
        if bytes.fromhex(copiees.sel) != cles.sel:
            return copie
        _relire(a_part, cles, copiees, etat)
    except (CopieDefectueuse, CoffreEtranger):
        copies.desavouer(copie)
        raise CopieDefectueuse("relue") from None
    finally:
        plateforme.effacer_les_restes(lien.chemin, _RELECTURE)
    return copies.marquer_relue(copie, moment)


def _copier(lien: Lien, cles: Trousseau, dossier: Path, moment: datetime) -> Copie:
    """Make one copy."""
    nom = copies.nommer(dossier, lien.chemin, moment).name
    provisoire = dossier / f"{nom}{copies.PROVISOIRE}{secrets.token_hex(4)}"
    with lien.verrou:
        remplir(lien, cles, provisoire)
        attendu = _etat(lien)
        cles_copiees = cles.copie(attendu.ancre)
    plateforme.synchroniser_fichier(provisoire)
    _relire(provisoire, cles, cles_copiees, attendu)
    _, quittees = _partager(lien, dossier, cles_copiees.registre)
    copie = Copie(
        # Another machine may have taken the first name meanwhile.
        chemin=copies.nommer(dossier, lien.chemin, moment),
        registre=cles_copiees.registre,
        rang=copies.rang_suivant(dossier, cles_copiees.registre),
        moment=moment.astimezone(UTC),
        dossiers=attendu.dossiers,
        derniere=attendu.derniere,
        nombre=attendu.ancre.nombre,
        tete=attendu.ancre.tete,
        sha256=copies.empreinte(provisoire),
        quittees=tuple(quittee.tete for quittee in quittees),
    )
    copies.fermer(provisoire, copie, cles_copiees)
    try:
        plateforme.remplacer(provisoire, copie.chemin)
    except OSError:
        # The name may be there although the disk would not say that it lasts.
        copies.retirer(copie.chemin)
        raise
    return copie


def _partager(
    lien: Lien, dossier: Path, registre: str
) -> tuple[tuple[Copie, ...], tuple[Copie, ...]]:
    """Tell the copies of a register that its journal went through from all the others."""
    journal = _journal(lien)
    memes = [copie for copie in copies.lister(dossier) if copie.registre == registre]
    siennes = tuple(c for c in memes if journal.chaine(c.nombre) == c.tete)
    return siennes, tuple(c for c in memes if c not in siennes)


def remplir(lien: Lien, cles: Trousseau, provisoire: Path) -> None:
    """Let SQLite copy its own file, under the same key; nobody else ever opens it.

    Between two steps the register serves the others; SQLite copies again what they change.
    """
    plateforme.ecrire_fichier_prive(provisoire, b"")
    with examen.a_l_ecart(provisoire, cles.cle_base, cles.sel) as connexion:
        # Forced to the disk once it is whole: until then, there is no copy.
        connexion.execute("pragma synchronous = off")
        try:
            lien.brut.backup(connexion, pages=_PAS, progress=_ceder(lien))
        except moteur.Erreur:
            # It says not which side failed. A page of ours that is not authentic stops the next
            # read of the register; here, there is no copy, that is all.
            raise CopieImpossible("moteur") from None


def _ceder(lien: Lien) -> Callable[[int, int, int], None]:
    """Return what lets the others pass after each step but the last."""

    def ceder(_etat: int, reste: int, _total: int) -> None:
        if reste:
            lien.verrou.release()
            time.sleep(_PAUSE)
            lien.verrou.acquire()
        if lien.ferme:
            raise CoffreFerme

    return ceder


def _relire(provisoire: Path, cles: Trousseau, copiees: FichierCles, attendu: Etat) -> None:
    """Open the copy as a register is opened, check every byte, compare what it holds.

    Raises:
        CopieDefectueuse: It is not what was copied.
    """
    try:
        lien = Lien.ouvrir(provisoire, cles.cle_base, cles.sel)
        try:
            lien.poser_les_gardes()
            essentiel.verifier(lien, copiees, _journal(lien))
            verifier_en_entier(lien)
            conforme = _etat(lien) == attendu
        finally:
            lien.fermer()
    except CoffreEndommage:
        raise CopieDefectueuse from None
    if not conforme:
        raise CopieDefectueuse("etat")
    # SQLite leaves an empty rollback journal beside whatever it held alone.
    provisoire.with_name(provisoire.name + "-journal").unlink(missing_ok=True)


def _etat(lien: Lien) -> Etat:
    lignes = lecture.page(lien, None, 1, TOUT, secretes=True)
    return Etat(
        ancre=_journal(lien).tete(),
        dossiers=lecture.compter(lien, TOUT, secretes=True),
        derniere=lignes[0].numero if lignes else None,
    )


def _journal(lien: Lien) -> Journal:
    return Journal(lien, Empreintes(parametres.sel_du_journal(lien)))


@contextlib.contextmanager
def _impossible() -> Iterator[None]:
    """Say that the copy could not be written: the register itself is as it was."""
    try:
        yield
    except (DisquePlein, EcritureImpossible, LectureImpossible) as erreur:
        raise CopieImpossible(erreur.code) from None
