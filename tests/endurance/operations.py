"""What a register lives through, each operation run apart: made ready, done, checked afterwards.

Run as ``python -m tests.endurance.operations OPERATION DOSSIER``: it does the operation and says
on its output each time something is done for good, as the program tells its user.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db import cles, coffre, connexion, copies, trousseau
from db.cles import Genre, Ouverture
from db.depot import RegistreSqlite
from db.erreurs import PhraseRefusee
from db.restauration import restaurer
from db.trousseau import Trousseau
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Role
from tests.db.outils_db import KDF, PHRASE, enregistrer, sortir
from tests.db.remplissage import MOMENT, etapes
from tests.db.test_anciens import ANCIENS, PHRASE_ANCIENNE

REGISTRE, COPIES = "registre.sceau", "copies"
SANS_ATTENDRE = "SCEAU_ESSAI_SANS_ATTENDRE"
"""Set in the environment, the engine no longer waits for the disk: the control of the trials."""

AUTRE = "une phrase tout à fait différente"
_PDF = b"%PDF-1.7 " + bytes(range(256)) * 20
_AVANT = f"{REGISTRE}.avant-v2"
_SIENS = {REGISTRE, f"{REGISTRE}.cles", f"{REGISTRE}-journal", _AVANT, f"{_AVANT}.cles"}
_DEJA: dict[tuple[object, ...], Ouverture | None] = {}

Dire = Callable[[object], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation.

    Attributes:
        titre: What it is, in French.
        preparer: Makes a folder ready for it.
        faire: Does it there; says what is done for good.
        verifier: Raises where a folder no longer holds what was said.
    """

    titre: str
    preparer: Callable[[Path], None]
    faire: Callable[[Path, Dire], None]
    verifier: Callable[[Path, list[str]], None]


def ouvrir(chemin: Path, phrase: str = PHRASE) -> RegistreSqlite:
    """Open and check every byte; the same accesses are unlocked once."""
    contenu = coffre.lire_cles(chemin)
    cle = (phrase, contenu.acces)
    if cle not in _DEJA:
        _DEJA[cle] = _deverrouiller(chemin, phrase)
    ouverture = _DEJA[cle]
    if ouverture is None:
        raise PhraseRefusee
    registre = coffre.rouvrir(chemin, Trousseau(chemin, contenu, ouverture))
    registre.verification_complete()
    return registre


def _deverrouiller(chemin: Path, phrase: str) -> Ouverture | None:
    contenu, secret = coffre.lire_cles(chemin), cles.secret_de_phrase(phrase)
    try:
        return trousseau.deverrouiller(chemin, contenu, secret, Genre.PERSONNE)._ouvert
    except PhraseRefusee:
        return None


def _creer(dossier: Path) -> RegistreSqlite:
    fondation = coffre.Fondation(
        phrase=PHRASE, role="secretariat", auteur="Essai", moment=MOMENT, kdf=KDF
    )
    return coffre.creer(dossier / REGISTRE, fondation)[0]


def _sans_reste(dossier: Path) -> None:
    """An interrupted operation leaves nothing once the register was opened again."""
    restes = {f.name for f in dossier.iterdir() if f.is_file()} - _SIENS
    assert not restes, f"il reste {sorted(restes)}"


# The acts of a procedure.


def _preparer_la_procedure(dossier: Path) -> None:
    with _creer(dossier) as registre:
        enregistrer(registre)


def _suivre_la_procedure(dossier: Path, dire: Dire) -> None:
    with ouvrir(dossier / REGISTRE) as registre:
        neuf = enregistrer(registre)
        dire(registre.tete_journal().nombre)
        for etape in etapes(neuf, _PDF):
            with registre.transaction():
                registre.inscrire(etape)
            dire(registre.tete_journal().nombre)
        with registre.transaction():
            registre.joindre(neuf.numero, "scan.pdf", _PDF, auteur="Essai", moment=MOMENT)
        dire(registre.tete_journal().nombre)


def _verifier_la_procedure(dossier: Path, dites: list[str]) -> None:
    with ouvrir(dossier / REGISTRE) as registre:
        faits, dits = registre.tete_journal().nombre, int(dites[-1]) if dites else 0
        assert faits >= dits, f"acte perdu : {faits} au lieu de {dits}"
    _sans_reste(dossier)


# A new register.


def _fonder(dossier: Path, dire: Dire) -> None:
    with _creer(dossier):
        dire("cree")


def _verifier_la_creation(dossier: Path, dites: list[str]) -> None:
    if not (dossier / REGISTRE).exists():
        assert not dites, "registre perdu"
        return
    with ouvrir(dossier / REGISTRE) as registre:
        assert registre.tete_journal().nombre >= 1
    _sans_reste(dossier)


# A copy.


def _copier(dossier: Path, dire: Dire) -> None:
    with ouvrir(dossier / REGISTRE) as registre:
        dire(registre.sauvegarder(dossier / COPIES, moment=MOMENT).tete)


def _preparer_la_copie(dossier: Path) -> None:
    _preparer_la_procedure(dossier)
    (dossier / COPIES).mkdir()


def _verifier_la_copie(dossier: Path, dites: list[str]) -> None:
    _verifier_la_procedure(dossier, [])
    listees = copies.lister(dossier / COPIES)
    for copie in listees:
        ouvrir(sortir(copie, dossier / f"sortie {copie.nombre}")).fermer()
    tetes = {copie.tete for copie in listees}
    assert tetes >= set(dites), "copie perdue"


# Somebody leaves: new keys.


def _preparer_le_depart(dossier: Path) -> None:
    with _creer(dossier) as registre:
        enregistrer(registre)
        registre.comptes.ajouter("Autre", Role.REFERENT, AUTRE, moment=MOMENT)


def _partir(dossier: Path, dire: Dire) -> None:
    with ouvrir(dossier / REGISTRE) as registre:
        registre.faire_partir(_autre(registre), moment=MOMENT)
    dire("parti")


def _autre(registre: RegistreSqlite):
    return next(c for c in registre.comptes.lister() if c.nom == "Autre")


def _verifier_le_depart(dossier: Path, dites: list[str]) -> None:
    chemin = dossier / REGISTRE
    with ouvrir(chemin) as registre:
        parti = _autre(registre).parti
        assert registre.compter() == 1
    assert parti or not dites, "départ perdu"
    _sans_reste(dossier)
    try:
        ouvrir(chemin, AUTRE).fermer()
    except PhraseRefusee:
        assert parti, "accès perdu"
    else:
        assert not parti, "accès gardé"


# An older register.


def _preparer_la_migration(dossier: Path) -> None:
    for suffixe in ("", ".cles"):
        shutil.copy(ANCIENS / "v2" / f"{REGISTRE}{suffixe}", dossier)


def _migrer(dossier: Path, dire: Dire) -> None:
    with ouvrir(dossier / REGISTRE, PHRASE_ANCIENNE) as registre:
        dire(registre.tete_journal().nombre)


def _verifier_la_migration(dossier: Path, dites: list[str]) -> None:
    with ouvrir(dossier / REGISTRE, PHRASE_ANCIENNE) as registre:
        assert registre.compter() == 10
        assert registre.tete_journal().nombre >= (int(dites[-1]) if dites else 1)
    _sans_reste(dossier)


# A copy put back.


def _preparer_la_restauration(dossier: Path) -> None:
    with _creer(dossier) as registre:
        registre.sauvegarder(dossier / COPIES, moment=MOMENT)
        enregistrer(registre)


def _restaurer(dossier: Path, dire: Dire) -> None:
    for copie in copies.lister(dossier / COPIES):
        restaurer(copie, dossier / REGISTRE, MOMENT)
        dire(copie.nombre)


def _verifier_la_restauration(dossier: Path, dites: list[str]) -> None:
    """The register opens where it was, or where it was set aside; the copy is there still."""
    (copie,) = copies.lister(dossier / COPIES)
    sortir(copie, dossier / "sortie")
    nombres = {chemin.name: _nombre(chemin) for chemin in _registres(dossier)}
    assert set(nombres.values()) <= {copie.nombre, copie.nombre + 1}
    assert copie.nombre + 1 in nombres.values(), "registre écarté perdu"
    if dites:
        assert nombres[REGISTRE] == copie.nombre, "restauration perdue"


def _registres(dossier: Path) -> list[Path]:
    return [
        f
        for f in dossier.glob(f"{REGISTRE}*")
        if f.with_name(f"{f.name}.cles").exists() and ".restauration-" not in f.name
    ]


def _nombre(chemin: Path) -> int:
    """Return how many rows a register had before it was opened: a restoration adds its own."""
    with ouvrir(chemin) as registre:
        derniere = registre.journal(taille=1)[0]
        return derniere.seq - (derniere.acte == "restaurer")


OPERATIONS = {
    "procedure": Operation(
        titre="actes d’une procédure",
        preparer=_preparer_la_procedure,
        faire=_suivre_la_procedure,
        verifier=_verifier_la_procedure,
    ),
    "creation": Operation(
        titre="création",
        preparer=lambda _: None,
        faire=_fonder,
        verifier=_verifier_la_creation,
    ),
    "copie": Operation(
        titre="copie",
        preparer=_preparer_la_copie,
        faire=_copier,
        verifier=_verifier_la_copie,
    ),
    "depart": Operation(
        titre="départ et nouvelles clés",
        preparer=_preparer_le_depart,
        faire=_partir,
        verifier=_verifier_le_depart,
    ),
    "migration": Operation(
        titre="mise à jour d’un registre ancien",
        preparer=_preparer_la_migration,
        faire=_migrer,
        verifier=_verifier_la_migration,
    ),
    "restauration": Operation(
        titre="restauration",
        preparer=_preparer_la_restauration,
        faire=_restaurer,
        verifier=_verifier_la_restauration,
    ),
}


def _sans_attendre() -> None:
    connexion._DURABLES = tuple(  # type: ignore[misc]
        r.replace("synchronous = extra", "synchronous = off") for r in connexion._DURABLES
    )


def main(arguments: list[str]) -> int:
    """Do an operation; 2 where the program refused in its own words."""
    nom, dossier = arguments
    if os.environ.get(SANS_ATTENDRE):
        _sans_attendre()
    try:
        OPERATIONS[nom].faire(Path(dossier), lambda dit: print(f"fait {dit}", flush=True))
    except ErreurCoffre as refus:
        print(f"refus {refus.code}", flush=True)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
