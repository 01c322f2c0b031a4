"""Seven attacks on the journal, without the key and with it: what each one meets."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from db import coffre, examen
from db.connexion import Lien
from db.depot import RegistreSqlite
from db.erreurs import JournalRompu, RetourEnArriere
from db.fichier_cles import chemin_des_cles
from db.moteur import Connexion
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Role
from tests.db import test_comptes as comptes
from tests.db import test_journal as journal
from tests.db.modele import faire_un_registre
from tests.db.outils_db import PHRASE, brute, clefs, enregistrer, sans_declencheurs
from tests.db.remplissage import MOMENT
from tests.endurance.bilan import Bilan

_DIRECTRICE = "phrase de la directrice"
_PAGE = examen.PAGE

# What somebody does to the bytes of the file who has no key.
SANS_CLE: dict[str, Callable[[bytes], bytes]] = {
    "modifier": lambda o: o[: 5 * _PAGE] + bytes([o[5 * _PAGE] ^ 1]) + o[5 * _PAGE + 1 :],
    "supprimer": lambda o: o[: 5 * _PAGE] + o[6 * _PAGE :],
    "échanger": lambda o: (
        o[: 5 * _PAGE] + o[6 * _PAGE : 7 * _PAGE] + o[5 * _PAGE : 6 * _PAGE] + o[7 * _PAGE :]
    ),
    "insérer": lambda o: o[: 6 * _PAGE] + o[5 * _PAGE :],
    "couper la fin": lambda o: o[: -2 * _PAGE],
}
# What somebody does who has the key and an SQL tool, and the code they meet.
AVEC_CLE: dict[str, tuple[Callable[[Connexion], None], str]] = {
    "modifier": journal.ATTAQUES["modifier_l_auteur"],
    "supprimer": journal.ATTAQUES["supprimer_au_milieu"],
    "échanger": journal.ATTAQUES["echanger"],
    "insérer": journal.ATTAQUES["inserer"],
    "couper la fin": journal.ATTAQUES["couper_la_fin"],
    "recalculer": journal.ATTAQUES["recalculer"],
}


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Make each attack on a fresh copy, then show what passes where nothing is checked."""
    del complet  # seven attacks are seven attacks
    with TemporaryDirectory() as dossier:
        modele = faire_un_registre(Path(dossier)).chemin
        yield _sans_cle(modele)
        yield _avec_cle(modele)
        yield _autrui(modele)
        yield _de_dehors(modele)


def _sans_cle(modele: Path) -> Bilan:
    fautes = []
    for nom, attaquer in SANS_CLE.items():
        with _essai(modele) as chemin:
            chemin.write_bytes(attaquer(chemin.read_bytes()))
            fautes += [nom] if not _code(chemin) else []
    with _essai(modele) as chemin:
        _revenir(chemin)
        fautes += [] if _code(chemin) == RetourEnArriere.code else ["revenir en arrière"]
    with _essai(modele) as chemin, TemporaryDirectory() as ailleurs:
        # Recomputing without the key is making another register.
        chemin.write_bytes(faire_un_registre(Path(ailleurs)).chemin.read_bytes())
        fautes += [] if _code(chemin) else ["recalculer"]
    return _bilan("Sept attaques sans la clé", 7, fautes)


def _avec_cle(modele: Path) -> Bilan:
    fautes, passes = [], 0
    for nom, (attaquer, detail) in AVEC_CLE.items():
        with _essai(modele) as chemin:
            with brute(chemin, clefs(chemin)) as connexion:
                sans_declencheurs(connexion)
                attaquer(connexion)
            passes += _passe_sans_controle(chemin)
            if (trouve := _detail(chemin)) != detail:
                fautes.append(f"{nom} : {trouve or 'rien'}")
    with _essai(modele) as chemin:
        _revenir(chemin)
        fautes += [] if _code(chemin) == RetourEnArriere.code else ["revenir en arrière"]
    temoin = f"sans le contrôle, {passes} des {len(AVEC_CLE)} premières passent"
    fautes += [] if passes == len(AVEC_CLE) else ["le témoin ne montre pas tout"]
    return replace(_bilan("Sept attaques avec la clé et un outil SQL", 7, fautes), temoin=temoin)


def _autrui(modele: Path) -> Bilan:
    """Recompute all, the anchor too, over rows that somebody else signed."""
    fautes = []
    faux = (
        "update journal set moment = '2020-01-01T00:00:00.000+00:00' where seq = 2",
        "update decision set contenu = replace(contenu, 'Directrice', 'Autre')",
        "delete from note",
    )
    for instruction in faux:
        with _essai(modele) as chemin:
            _faire_signer_par_une_autre(chemin)
            comptes.forger(chemin, instruction)
            fautes += [instruction] if not _code(chemin) else []
    return _bilan("Réécrire, clé et ancre comprises, ce qu’une autre a signé", len(faux), fautes)


def _de_dehors(modele: Path) -> Bilan:
    """Roll everything back, the key file too: only a number written elsewhere tells."""
    with _essai(modele) as chemin:
        anciens = {f: f.read_bytes() for f in (chemin, chemin_des_cles(chemin))}
        with coffre.ouvrir(chemin, PHRASE) as registre:
            registre.verification_complete()
            enregistrer(registre)
            dehors = registre.tete_journal()
        for fichier, octets in anciens.items():
            fichier.write_bytes(octets)
        with coffre.ouvrir(chemin, PHRASE) as registre:
            vu = registre.tete_journal().nombre < dehors.nombre
    temoin = "limite dite : registre et clés ramenés ensemble ne se voient que de dehors"
    fautes = [] if vu else ["le numéro imprimé ne dit rien"]
    bilan = _bilan("Le numéro d’une lettre dit un retour en arrière", 1, fautes)
    return replace(bilan, temoin=temoin)


def _faire_signer_par_une_autre(chemin: Path) -> None:
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        registre.comptes.ajouter("Anne", Role.DIRECTEUR_GENERAL, _DIRECTRICE, moment=MOMENT)
    with coffre.ouvrir(chemin, _DIRECTRICE) as registre:
        registre.verification_complete()
        with registre.transaction():
            registre.consigner("consulter", auteur="Anne", moment=MOMENT)


def _revenir(chemin: Path) -> None:
    """Put the whole register back as it was, without its key file."""
    ancien = chemin.read_bytes()
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        enregistrer(registre)
    chemin.write_bytes(ancien)


def _ouvrir(chemin: Path) -> ErreurCoffre | None:
    try:
        with coffre.rouvrir(chemin, clefs(chemin)) as registre:
            registre.verification_complete()
            registre.verifier_le_journal()
    except ErreurCoffre as refus:
        return refus
    return None


def _code(chemin: Path) -> str:
    refus = _ouvrir(chemin)
    return refus.code if refus is not None else ""


def _detail(chemin: Path) -> str:
    refus = _ouvrir(chemin)
    return refus.detail if isinstance(refus, JournalRompu) else ""


def _passe_sans_controle(chemin: Path) -> bool:
    trousse = clefs(chemin)
    lien = Lien.ouvrir(chemin, trousse.cle_base, trousse.sel)
    try:
        return bool(RegistreSqlite(lien, trousse).page())
    finally:
        lien.fermer()


def _bilan(promesse: str, essais: int, fautes: list[str]) -> Bilan:
    return Bilan(promesse=promesse, essais=essais, attendus=essais, fautes=tuple(fautes))


@contextlib.contextmanager
def _essai(modele: Path) -> Iterator[Path]:
    """A copy of the register to attack."""
    with TemporaryDirectory() as dossier:
        copie = Path(dossier) / modele.name
        shutil.copy(modele, copie)
        shutil.copy(chemin_des_cles(modele), chemin_des_cles(copie))
        yield copie
