"""Wiring: the only module that sees the register, the letters and the content together."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.application.poste import Contenu, Poste
from desktop_app.content.chemins import RESSOURCES
from desktop_app.rendu.pages import RenduPdfium

if TYPE_CHECKING:
    from datetime import date, datetime

    from db.cles import ParametresKdf
    from db.depot import RegistreSqlite
    from desktop_app.application.ports import NouveauRegistre, RegistreOuvert
    from desktop_app.application.ports_pdf import LecturePiece, Redaction
    from desktop_app.application.vues import Copie, Rayon
    from desktop_app.domain.reponse import Cpas

_ROLE = "secretariat"
_AUTEUR = "Secrétariat"


@functools.cache
def contenu(racine: Path = RESSOURCES) -> Contenu:
    """Return the data files, read once."""
    from desktop_app.content.procedures import lire_procedures
    from desktop_app.content.referentiel import lire_referentiel
    from desktop_app.content.scenarios import lire_scenario
    from desktop_app.content.textes import lire_textes

    referentiel = lire_referentiel(racine)
    cas = sorted((racine / "cas_ecole").glob("*.toml"))
    return Contenu(
        referentiel=referentiel,
        textes=lire_textes(racine),
        procedures=lire_procedures(racine),
        cas={fichier.stem: lire_scenario(fichier, referentiel) for fichier in cas},
    )


def poste(horloge: Callable[[], datetime] | None = None) -> Poste:
    """Return what the window needs from outside.

    Args:
        horloge: The time, with its zone; this machine's clock by default.
    """
    montre = horloge or _maintenant
    return Poste(
        registres=RegistresSqlite(montre),
        contenu=contenu,
        redaction=functools.cache(redaction),
        rendu=RenduPdfium(),
        lecture_piece=_lecture_a_part,
        horloge=montre,
        feries=_feries,
    )


def _lecture_a_part() -> LecturePiece:
    from desktop_app.rendu.pieces import LectureAPart

    return LectureAPart()


def _feries(annee: int) -> frozenset[date]:
    from desktop_app.content.calendrier import jours_feries

    return jours_feries(annee)


def _maintenant() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


class RegistresSqlite:
    """The doors of real registers; the engine is imported once one is opened."""

    def __init__(self, horloge: Callable[[], datetime]) -> None:
        self._horloge = horloge

    def existe(self, chemin: Path) -> bool:
        """Tell whether a register is there."""
        return chemin.exists()

    def creer(
        self, chemin: Path, nouveau: NouveauRegistre
    ) -> tuple[RegistreOuvert, tuple[str, ...]]:
        """Make a register that knows its CPAS; return it and its recovery words."""
        from db.coffre import Fondation, creer

        chemin.parent.mkdir(parents=True, exist_ok=True)
        fondation = Fondation(
            phrase=nouveau.phrase, role=_ROLE, auteur=nouveau.auteur, moment=nouveau.moment
        )
        registre, mots = creer(chemin, fondation)
        try:
            _definir_cpas(registre, nouveau.cpas, nouveau.auteur, nouveau.moment)
        except BaseException:
            self.abandonner(chemin, registre)
            raise
        return registre, mots

    def abandonner(self, chemin: Path, registre: RegistreOuvert) -> None:
        """Close a register just made and remove its files, the empty journal of SQLite too."""
        from db.fichier_cles import chemin_des_cles

        registre.fermer()
        journal = chemin.with_name(f"{chemin.name}-journal")
        for fichier in (chemin, chemin_des_cles(chemin), journal):
            fichier.unlink(missing_ok=True)

    def ouvrir(self, chemin: Path, phrase: str, acces: str = "") -> RegistreOuvert:
        """Open a register with a passphrase, an access being tried first."""
        from db.coffre import ouvrir

        with self._essai(chemin):
            return ouvrir(chemin, phrase, acces)

    def ouvrir_avec_mots(self, chemin: Path, mots: str) -> RegistreOuvert:
        """Open a register with its recovery words."""
        from db.coffre import ouvrir_avec_mots

        with self._essai(chemin):
            return ouvrir_avec_mots(chemin, mots)

    @contextmanager
    def _essai(self, chemin: Path) -> Iterator[None]:
        """Remember that what was typed was refused."""
        from db import essais
        from db.erreurs import PhraseRefusee

        try:
            yield
        except PhraseRefusee:
            essais.noter(chemin, self._horloge())
            raise

    def refusees(self, chemin: Path) -> tuple[datetime, ...]:
        """Return when a passphrase was refused since the register was last opened."""
        from db.essais import lire

        return lire(chemin)

    def copies(self, dossier: Path) -> tuple[Copie, ...]:
        """Return the copies of a folder, the newest first."""
        from db.copies import lister

        return lister(dossier)

    def copies_de(self, chemin: Path, dossier: Path) -> tuple[Rayon, ...]:
        """Return the copies of one register in a folder, sorted by what they are to it."""
        from db.coffre import lire_cles
        from desktop_app.application.copier import ranger, ranger_sans_cles
        from desktop_app.application.pannes import ErreurCoffre
        from desktop_app.application.ports import TeteJournal

        copies = self.copies(dossier)
        try:
            cles = lire_cles(chemin)
        except ErreurCoffre:
            return ranger_sans_cles(copies)
        ancre = TeteJournal(nombre=cles.ancre.nombre, tete=cles.ancre.tete)
        return ranger(copies, cles.registre, ancre)

    def restaurer(self, copie: Copie, chemin: Path) -> Path | None:
        """Put a copy where a register stands; return where the one that was there is now."""
        from db.restauration import restaurer

        return restaurer(copie, chemin, self._horloge())

    def exercice(self) -> RegistreOuvert:
        """Make a practice register filled with the practice cases; it goes when closed."""
        from desktop_app.application.jeu import Jeu

        cas = contenu().cas
        ecole = next(c.cpas for c in cas.values() if c.cpas is not None)
        porte = ExitStack()
        registre = porte.enter_context(registre_d_exercice(ecole, self._horloge()))
        registre.apres_fermeture(porte.close)
        redige = redaction()
        for scenario in cas.values():
            jeu = Jeu(
                scenario=scenario,
                registre=registre,
                referentiel=contenu().referentiel,
                redaction=redige,
            )
            jeu.jouer() if scenario.actes else jeu.arriver()
        return registre


def redaction(racine: Path = RESSOURCES) -> Redaction:
    """Return what turns letters into files."""
    from desktop_app.content.lettres import lire_libelles, lire_modeles
    from desktop_app.letters.libelles import Libelles
    from desktop_app.letters.redaction import RedactionPdf

    return RedactionPdf(lire_modeles(racine), lire_libelles(Libelles, racine), racine / "fonts")


@contextmanager
def registre_d_exercice(
    cpas: Cpas | None, moment: datetime, *, kdf: ParametresKdf | None = None
) -> Iterator[RegistreSqlite]:
    """Make a real encrypted practice register, and remove it afterwards.

    Args:
        cpas: Who writes and who signs, when it is known.
        moment: When it is made, for its journal.
        kdf: The cost of guessing its passphrase, where its users are to pay it.

    Yields:
        The open register, checked in full.
    """
    import secrets
    import tempfile

    from db.cles import ParametresKdf
    from db.coffre import Fondation, creer

    with tempfile.TemporaryDirectory(prefix="sceau-") as dossier:
        fondation = Fondation(
            phrase=secrets.token_urlsafe(24),
            role=_ROLE,
            auteur=_AUTEUR,
            moment=moment,
            exercice=True,
            # Nobody guesses a random phrase: a practice register need not be slow to open.
            kdf=kdf or ParametresKdf(memoire=64 * 1024, passes=1),
        )
        registre, _ = creer(Path(dossier) / "exercice.sceau", fondation)
        try:
            if cpas is not None:
                _definir_cpas(registre, cpas, _AUTEUR, moment)
            yield registre
        finally:
            registre.fermer()


def _definir_cpas(registre: RegistreSqlite, cpas: Cpas, auteur: str, moment: datetime) -> None:
    from desktop_app.application.acte import Contexte
    from desktop_app.application.definir_cpas import definir_cpas

    definir_cpas(Contexte(registre=registre, quand=moment, operateur=auteur), cpas)
