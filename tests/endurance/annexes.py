"""Files that nobody vouches for: whatever they say, the program opens and lists the other copies.

Each kind is changed at random, its sums made right again so that the change is read; then the
program does with it what it does, by its own doors.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db import colis, copies, essais, fichier_cles, restauration, trousseau
from db.cles import Genre, canonique
from db.erreurs import CoffreEndommage, CoffreTropRecent, CopieDefectueuse, PhraseRefusee
from db.fichier_cles import Ancre, FichierCles, chemin_des_cles
from desktop_app import preferences
from desktop_app.application.vues import Copie
from desktop_app.bootstrap import poste
from desktop_app.preferences import Preferences
from tests.db.modele import faire_un_registre
from tests.db.outils_db import clefs, rouvrir
from tests.db.remplissage import MOMENT
from tests.endurance.bilan import Bilan
from tests.endurance.mutations import muter_le_json, muter_les_mots, muter_les_octets

CAS, COMPLETS = 2_000, 100_000
BORNE = 48 << 20  # bytes: what the largest file that is read may become
# One case out of so many is shown on the real unlock screen, or has its memory counted: both are
# slow, and show what the others show.
_ECRAN, _PESEE = 100, 20
# Nothing here has to outlive the power.
_MEMOIRE = Path("/dev/shm")  # noqa: S108 - a folder with a random name is made in it
_DERIVATIONS = 3  # how many of the key files that pass are tried with a passphrase
_LEGER = 128 << 10  # KiB: what such a trial may ask of the machine

Sceller = Callable[[dict[str, Any]], bytes]


@dataclass(frozen=True, kw_only=True)
class Cible:
    """One kind of file.

    Attributes:
        nom: What it is, for the page.
        sain: What the program writes in it.
        poser: Puts bytes in its place.
        lire: Does what the program does with it, and tells whether it took it for its own.
        sceller: Spells an object with its sums, where it is JSON; None for words.
    """

    nom: str
    sain: bytes
    poser: Callable[[bytes], None]
    lire: Callable[[], bool]
    sceller: Sceller | None = None

    def muter(self, hasard: random.Random) -> bytes:
        """Draw a change."""
        if hasard.random() < 0.3:
            return muter_les_octets(hasard, self.sain)
        if self.sceller is None:
            return muter_les_mots(hasard, self.sain)
        return muter_le_json(hasard, self.sain, self.sceller)


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Change each kind of file, and do with it what the program does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with lieu() as cibles:
        for cible in cibles.values():
            yield eprouver(cible, COMPLETS if complet else CAS)


@contextmanager
def lieu() -> Iterator[dict[str, Cible]]:
    """Yield every kind of file, by its name, in a place of its own."""
    with TemporaryDirectory(dir=_MEMOIRE if _MEMOIRE.is_dir() else None) as dossier:
        yield {cible.nom: cible for cible in Lieu(Path(dossier)).cibles()}


def eprouver(cible: Cible, combien: int) -> Bilan:
    """Change one kind of file that often; it is sound again afterwards."""
    hasard = random.Random(f"annexes {cible.nom}")  # noqa: S311 - drawn again the same
    fautes: list[str] = []
    prises = 0
    for rang in range(combien):
        mutee = cible.muter(hasard)
        cible.poser(mutee)
        try:
            prises += cible.lire() if rang % _PESEE else _peser(cible.lire)
        except Exception as surprise:  # noqa: BLE001 - that is what is looked for
            fautes.append(f"n° {rang}, {mutee[:60]!r} : {surprise!r}")
    if not 0 < prises < combien:
        fautes.append("le témoin ne montre rien : toutes sont écartées, ou aucune ne l’est")
    cible.poser(cible.sain)
    return Bilan(
        promesse=f"Fichier annexe quelconque – {cible.nom}",
        essais=combien,
        attendus=combien,
        fautes=tuple(fautes),
        temoin=f"{prises} se lisent, les autres sont écartées",
    )


def _peser(lire: Callable[[], bool]) -> bool:
    """Do something, and count the memory that it asks for."""
    tracemalloc.start()
    try:
        prise = lire()
        _, pointe = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert pointe < BORNE, f"{pointe >> 20} Mio"
    return prise


class Lieu:
    """A register, its side files, and a folder with a good copy beside the one that changes."""

    def __init__(self, dossier: Path) -> None:
        self._dossier, self._chemin = dossier, faire_un_registre(dossier).chemin
        self._copies, self._donnees = dossier / "copies", dossier / "donnees"
        with rouvrir(self._chemin, clefs(self._chemin)) as registre:
            registre.verification_complete()
            self._bonne = registre.sauvegarder(self._copies, moment=MOMENT)
        self._mutee = self._mettre_une_autre()
        self._fiche, self._cles = colis.lire(self._mutee).fiche, colis.lire(self._mutee).cles
        self._poste = poste(lambda: MOMENT)
        self._tours = self._derivees = 0

    def cibles(self) -> Iterator[Cible]:
        """Yield every kind."""
        essai = "".join(f"{(MOMENT + timedelta(minutes=n)).isoformat()}\n" for n in range(5))
        marque = f"{self._bonne.nombre} {self._bonne.tete} {MOMENT.isoformat()}"
        relue = self._mutee.with_name(f"{self._mutee.name}.relue")
        yield self._a_cote("essais d’ouverture", ".essais", essai, self._lire_les_essais)
        yield self._a_cote("marque d’une restauration", ".restaure", marque, self._lire_la_marque)
        yield Cible(
            nom="date de relecture d’une copie",
            sain=MOMENT.isoformat().encode(),
            poser=relue.write_bytes,
            lire=lambda: any(c.relue for c in self._lister()),
        )
        yield Cible(
            nom="ce qu’une copie dit d’elle",
            sain=self._fiche,
            poser=lambda octets: self._refaire(self._cles, octets),
            lire=lambda: len(self._lister()) > 1,
            sceller=lambda brut: json.dumps(brut).encode(),
        )
        yield Cible(
            nom="clés d’une copie",
            sain=self._cles,
            poser=lambda octets: self._refaire(octets, self._fiche),
            lire=self._lire_les_cles_d_une_copie,
            sceller=_sceller_les_cles,
        )
        yield self._preferences()
        yield Cible(
            nom="fichier de clés",
            sain=chemin_des_cles(self._chemin).read_bytes(),
            poser=chemin_des_cles(self._chemin).write_bytes,
            lire=self._lire_les_cles,
            sceller=_sceller_les_cles,
        )

    def _a_cote(self, nom: str, suffixe: str, sain: str, lire: Callable[[], bool]) -> Cible:
        fichier = self._chemin.with_name(f"{self._chemin.name}{suffixe}")
        return Cible(nom=nom, sain=sain.encode(), poser=fichier.write_bytes, lire=lire)

    def _preferences(self) -> Cible:
        connues = Preferences(registre=str(self._chemin), copies=str(self._copies))
        preferences.ecrire(self._donnees, connues)
        (fichier,) = self._donnees.iterdir()
        return Cible(
            nom="préférences du poste",
            sain=json.dumps(asdict(connues)).encode(),
            poser=fichier.write_bytes,
            lire=self._lire_les_preferences,
            sceller=lambda brut: json.dumps(brut).encode(),
        )

    def _mettre_une_autre(self) -> Path:
        """A copy whose register is short: the folder is listed from the end of its files."""
        autre = self._bonne.chemin.with_name(self._bonne.chemin.name.replace("-2026-", "-2027-"))
        autre.write_bytes(b"x")
        copies.fermer(autre, replace(self._bonne, chemin=autre), copies.cles_de(self._bonne))
        return autre

    def _refaire(self, cles: bytes, fiche: bytes) -> None:
        self._mutee.write_bytes(b"x")
        colis.fermer(self._mutee, cles, fiche)

    def _lister(self) -> tuple[Copie, ...]:
        """The copies; the good one is there whatever stands beside it, and all can be shown."""
        from desktop_app.ui.copie import decrire  # noqa: PLC0415

        vues = self._poste.registres.copies(self._copies)
        assert self._bonne.chemin in {copie.chemin for copie in vues}
        assert all(decrire(copie) and copie.lecture <= MOMENT + timedelta(10**5) for copie in vues)
        return vues

    def _lire_les_essais(self) -> bool:
        from desktop_app.ui.demarrage.delai import Delai  # noqa: PLC0415

        lus = essais.lire(self._chemin)
        assert Delai(lambda: MOMENT, lus).reste() <= 60
        self._montrer_le_verrou(self._chemin)
        return bool(lus)

    def _lire_la_marque(self) -> bool:
        lue = restauration.marque(self._chemin)
        return lue is not None and isinstance(lue[0], Ancre)

    def _lire_les_cles_d_une_copie(self) -> bool:
        for copie in self._lister():
            if copie.chemin == self._mutee:
                with suppress(CopieDefectueuse, CoffreTropRecent):
                    return bool(copies.cles_de(copie).acces)
        return False

    def _lire_les_preferences(self) -> bool:
        lues = preferences.lire(self._donnees)
        self._montrer_le_verrou(Path(lues.registre or self._chemin), lues.copies, lues.acces)
        preferences.ecrire(self._dossier / "ecrites", lues)
        return lues != Preferences()

    def _lire_les_cles(self) -> bool:
        rayons = self._poste.registres.copies_de(self._chemin, self._copies)
        connues = {copie.chemin for rayon in rayons for copie in rayon.copies}
        try:
            lues = fichier_cles.lire(chemin_des_cles(self._chemin))
            lues.verifier_les_derivations()
        except (CoffreEndommage, CoffreTropRecent):
            assert self._bonne.chemin in connues
            return False
        assert lues.registre != self._bonne.registre or self._bonne.chemin in connues
        self._essayer_d_ouvrir(lues)
        self._montrer_le_verrou(self._chemin)
        return True

    def _essayer_d_ouvrir(self, lues: FichierCles) -> None:
        """Derive a key, which takes its time: for some of those that pass, and are light."""
        legers = all(a.kdf.memoire <= _LEGER and a.kdf.passes <= 2 for a in lues.acces)
        if legers and self._derivees < _DERIVATIONS:
            self._derivees += 1
            with suppress(PhraseRefusee, CoffreEndommage):
                trousseau.deverrouiller(self._chemin, lues, b"une phrase", Genre.PERSONNE)

    def _montrer_le_verrou(self, chemin: Path, dossier: str = "", acces: str = "") -> None:
        """Make the real screen, once in a while."""
        self._tours += 1
        if self._tours % _ECRAN == 0:
            from desktop_app.ui.demarrage.deverrouillage import EcranVerrou  # noqa: PLC0415
            from desktop_app.ui.lancement import preparer  # noqa: PLC0415

            preparer(self._donnees)
            EcranVerrou(self._poste, chemin, dossier, acces).deleteLater()


def _sceller_les_cles(brut: dict[str, Any]) -> bytes:
    """Spell a key file as it has to be, its sum right."""
    brut.pop("somme", None)
    contenu = json.loads(json.dumps(brut))
    somme = hashlib.sha256(canonique(contenu)).hexdigest()
    return canonique({**contenu, "somme": somme}) + b"\n"
