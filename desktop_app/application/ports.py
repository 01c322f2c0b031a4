"""What the acts need of the register, and what makes and opens registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop_app.application.vues import (
    TOUT,
    TOUT_LE_JOURNAL,
    Attestation,
    Copie,
    Filtre,
    FiltreJournal,
    Ligne,
    LigneJournal,
    Piece,
    Rayon,
)

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.domain.comptes import Compte, Role
    from desktop_app.domain.dossier import Dossier, Numero
    from desktop_app.domain.elimination import Autorisation
    from desktop_app.domain.reponse import Cpas
    from desktop_app.domain.workflow import Acte, Statut

Progres = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeteJournal:
    """Where the journal stands: how many rows, and the hash of the last one in hex."""

    nombre: int
    tete: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inscription:
    """An act to save and to journal together.

    Attributes:
        moment: When the act was done; order never depends on it.
        auteur: Who did it.
        dossier: The dossier as the act leaves it.
        pdf: The bytes of the letter, for the act that establishes one.
    """

    acte: Acte
    moment: datetime
    auteur: str
    dossier: Dossier
    pdf: bytes | None = None


class Comptes(Protocol):
    """Who may open a register; each change is a transaction and a row of the journal.

    Whether it is allowed is not asked here.
    """

    @property
    def qui(self) -> Compte:
        """Whoever opened the register."""
        ...

    def lister(self) -> tuple[Compte, ...]:
        """Return every account there ever was, the first let in first."""
        ...

    def ajouter(self, nom: str, role: Role, phrase: str, *, moment: datetime) -> Compte:
        """Let one more person in."""
        ...

    def remplacer(self, compte: Compte, phrase: str, *, moment: datetime) -> Compte:
        """Give somebody who lost their passphrase a new access; the old one is closed."""
        ...

    def changer_phrase(self, ancienne: str, nouvelle: str, *, moment: datetime) -> None:
        """Change the passphrase of whoever opened."""
        ...

    def renouveler_mots(self, *, moment: datetime) -> tuple[str, ...]:
        """Draw new recovery words, which nobody can ever show again; the old ones open no more."""
        ...

    def nommer_aux_mesures(self, compte: Compte, *, nomme: bool, moment: datetime) -> None:
        """Say whether secret measures exist for somebody."""
        ...


class Registre(Protocol):
    """The register, as the acts see it."""

    @property
    def comptes(self) -> Comptes:
        """Who may open it, and who did."""
        ...

    @property
    def exercice(self) -> bool:
        """Whether this is a practice register."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Open one transaction: all of it is kept, or nothing."""
        ...

    def cpas(self) -> Cpas | None:
        """Return who writes and who signs, or nothing before it was said."""
        ...

    def definir_cpas(self, cpas: Cpas, *, auteur: str, moment: datetime) -> None:
        """Say who writes and who signs from now on; inside a transaction."""
        ...

    def numero_suivant(self, annee: int) -> Numero:
        """Return the next number of that year; call it inside the transaction that uses it."""
        ...

    def charger(self, numero: Numero) -> Dossier:
        """Return a dossier.

        Raises:
            ErreurMetier: No dossier bears that number.
        """
        ...

    def inscrire(self, inscription: Inscription, /) -> None:
        """Save what an act changed and append its journal row."""
        ...

    def consigner(
        self,
        acte: str,
        *,
        auteur: str,
        moment: datetime,
        numero: Numero | None = None,
        precision: str = "",
    ) -> None:
        """Append a journal row for what changes nothing; inside a transaction.

        Args:
            acte: What was done.
            auteur: Who did it.
            moment: When.
            numero: Which dossier, where it is about one.
            precision: What more is to be said, of nobody; it outlives an erasure.
        """
        ...

    def joindre(
        self, numero: Numero, nom: str, contenu: bytes, *, auteur: str, moment: datetime
    ) -> Piece:
        """Keep an attachment and journal it; inside a transaction."""
        ...

    def pieces(self, numero: Numero) -> tuple[Piece, ...]:
        """Return the attachments of a dossier, oldest first, without their bytes."""
        ...

    def tete_journal(self) -> TeteJournal:
        """Return where the journal stands."""
        ...


class RegistreOuvert(Registre, Protocol):
    """An open register, as the screens see it; every method may be called from any thread.

    Each raises ``ErreurCoffre`` where the outside world refuses.
    """

    @property
    def identifiant(self) -> str:
        """Which register this is; its copies say the same."""
        ...

    @property
    def verifie(self) -> bool:
        """Whether acts may write: the whole file was verified."""
        ...

    @property
    def lecture_seule(self) -> bool:
        """Whether the file or its folder cannot be written."""
        ...

    @property
    def refusees(self) -> tuple[datetime, ...]:
        """When a passphrase was refused since the opening before this one; once verified."""
        ...

    def verification_complete(self, progres: Progres, /) -> None:
        """Check every byte of the file, then let acts write; for a background thread."""
        ...

    def fermer(self) -> None:
        """Close the file and forget the keys; harmless when closed."""
        ...

    def faire_partir(self, compte: Compte, *, moment: datetime) -> None:
        """Close somebody's access for good, and close the register; for a background thread."""
        ...

    def ouverts_par(self, compte: Compte) -> tuple[Numero, ...]:
        """Return the dossiers that somebody looked at or worked on, in order."""
        ...

    def eliminer(
        self,
        numeros: Sequence[Numero],
        autorisation: Autorisation,
        *,
        auteur: str,
        moment: datetime,
    ) -> None:
        """Erase closed dossiers for good, and close the register; for a background thread."""
        ...

    def page(
        self, apres: Numero | None = None, taille: int = 100, filtre: Filtre = TOUT
    ) -> tuple[Ligne, ...]:
        """Return the dossiers that follow a number, the newest first."""
        ...

    def textes_analyses(self, numeros: Sequence[Numero]) -> Mapping[Numero, frozenset[str]]:
        """Return the ids of the texts under which some dossiers were analysed."""
        ...

    def liste(
        self, apres: Numero | None = None, taille: int = 100, filtre: Filtre = TOUT
    ) -> tuple[Ligne, ...]:
        """Return the same, the secret measures that wait for their answer before all others."""
        ...

    def compter(self, filtre: Filtre = TOUT) -> int:
        """Return how many dossiers a filter keeps."""
        ...

    def compter_par_statut(self) -> Mapping[Statut, int]:
        """Return how many dossiers stand where."""
        ...

    def journal(
        self,
        apres: int | None = None,
        taille: int = 100,
        filtre: FiltreJournal = TOUT_LE_JOURNAL,
    ) -> tuple[LigneJournal, ...]:
        """Return what was done to the register, the latest first, after a rank."""
        ...

    def tete_au_rang(self, nombre: int) -> str:
        """Return the hash of a row of the journal in hex, "" where there is no such row."""
        ...

    def lettre_de(self, sha256: str) -> Numero | None:
        """Return the dossier whose letter is those very bytes, or nothing."""
        ...

    def sauvegarder(self, dossier: Path, *, moment: datetime) -> Copie:
        """Copy the register into a folder and read the copy again; for a background thread."""
        ...

    def relire(self, copie: Copie, *, moment: datetime) -> Copie:
        """Read a copy again in full; one that fails is no copy any more; in the background."""
        ...

    def attestations(self, numero: Numero) -> tuple[Attestation, ...]:
        """Return who signed which part of a dossier, checked, in the order of the acts."""
        ...

    def verifier_le_journal(self, progres: Progres, /) -> int:
        """Check the journal, every record and every signature; return how many were checked.

        For a background thread; a fault closes the register.
        """
        ...

    def historique(self, numero: Numero) -> tuple[LigneJournal, ...]:
        """Return what was done to a dossier, oldest first."""
        ...

    def pdf(self, numero: Numero, sha256: str = "") -> bytes:
        """Return the bytes of the letter that counts, or of an earlier one by its digest.

        Raises:
            ErreurMetier: There is none (``lettre_manquante``).
        """
        ...

    def contenu_piece(self, piece: str) -> bytes:
        """Return the bytes of an attachment."""
        ...

    def brouillon(self, cle: str) -> str | None:
        """Return a draft, or nothing where there is none."""
        ...

    def garder_brouillon(self, cle: str, contenu: str, *, moment: datetime) -> None:
        """Keep a draft, in a transaction of its own."""
        ...

    def oublier_brouillon(self, cle: str) -> None:
        """Remove a draft, in a transaction of its own."""
        ...

    def brouillons(self, debut: str = "") -> Mapping[str, str]:
        """Return the drafts whose key begins so, the last changed first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NouveauRegistre:
    """What a new register is made from.

    Attributes:
        phrase: Passphrase of the first person.
        auteur: Who makes it, for the journal.
        cpas: Who writes and who signs.
    """

    phrase: str = field(repr=False)
    auteur: str
    cpas: Cpas
    moment: datetime


class Registres(Protocol):
    """The doors of registers; each takes its time and is meant for a background thread.

    Each raises ``ErreurCoffre`` where the outside world refuses.
    """

    def existe(self, chemin: Path) -> bool:
        """Tell whether a register is there."""
        ...

    def creer(
        self, chemin: Path, nouveau: NouveauRegistre
    ) -> tuple[RegistreOuvert, tuple[str, ...]]:
        """Make a register and open it; return it and its recovery words."""
        ...

    def abandonner(self, chemin: Path, registre: RegistreOuvert) -> None:
        """Close a register just made and remove its two files: nothing stays behind."""
        ...

    def ouvrir(self, chemin: Path, phrase: str, acces: str = "") -> RegistreOuvert:
        """Open a register with a passphrase; it is not verified in full yet.

        Args:
            chemin: The register.
            phrase: The passphrase.
            acces: Id of the access to try first, if any is more likely.
        """
        ...

    def ouvrir_avec_mots(self, chemin: Path, mots: str) -> RegistreOuvert:
        """Open a register with its recovery words."""
        ...

    def copies(self, dossier: Path) -> tuple[Copie, ...]:
        """Return the copies of a folder, the newest first; empty where there is none."""
        ...

    def copies_de(self, chemin: Path, dossier: Path) -> tuple[Rayon, ...]:
        """Return the copies of one register in a folder, sorted by what they are to it.

        Those of every register where its keys are lost.
        """
        ...

    def refusees(self, chemin: Path) -> tuple[datetime, ...]:
        """Return when a passphrase was refused since the register was last opened."""
        ...

    def restaurer(self, copie: Copie, chemin: Path) -> Path | None:
        """Put a copy where a register stands; return where the one that was there is now."""
        ...

    def exercice(self) -> RegistreOuvert:
        """Make a practice register filled with the practice cases; it goes when closed."""
        ...
