"""The register as the acts and the screens see it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from db import (
    attestations,
    brouillons,
    conversion,
    essais,
    essentiel,
    inscription,
    lecture,
    parametres,
    parties,
    pieces,
    rangees,
    restauration,
    sauvegarde,
    verification,
)
from db.acces import Portier
from db.cles import Acces
from db.connexion import Lien
from db.empreintes import Empreintes
from db.erreurs import PhraseRefusee
from db.journal import Journal
from db.regard import Regard
from db.trousseau import Trousseau
from db.verification import Progres, sans_progres
from desktop_app.application.ports import Inscription, TeteJournal
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
)
from desktop_app.domain import habilitation
from desktop_app.domain.comptes import Compte
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import FINIS, Statut

_LETTRE_DE = "select dossier from lettre where sha256 = ? order by dossier desc"
_LETTRES = "from lettre join lettre_pdf using (dossier, tour) where dossier = ?1"
# Every end of a round voids the letter.
_PDF = f"""select lettre_pdf.contenu, sha256 {_LETTRES}
    and tour > (select count(*) from reprise where dossier = ?1)"""  # noqa: S608
_ANCIEN_PDF = f"select lettre_pdf.contenu, sha256 {_LETTRES} and sha256 = ?2"


class RegistreSqlite:
    """An open register: the acts' ``Registre``, and what the screens read.

    A dossier under a secret measure does not exist for who does not see them: ``charger`` and
    all that names a dossier refuse it like a number that was never given.

    Every method may be called from any thread. Those that write need ``transaction()``.
    """

    def __init__(self, lien: Lien, cles: Trousseau) -> None:
        self._lien = lien
        self._cles = cles
        self._journal = Journal(lien, Empreintes(parametres.sel_du_journal(lien)), cles)
        self.comptes = Portier(lien, cles, self._journal)
        self._regard = Regard(lien, lambda: self.comptes.qui)
        self._refusees: tuple[datetime, ...] = ()
        self._apres_fermeture: list[Callable[[], None]] = []
        self._exercice = parametres.exiger(lien, parametres.EXERCICE) == "1"
        # Every act asks for them, logo and all.
        self._en_cpas = lru_cache(1)(partial(conversion.ou_rien, classe=Cpas))

    def apres_fermeture(self, faire: Callable[[], None]) -> None:
        """Do something once, when the register is closed."""
        self._apres_fermeture.append(faire)

    # What is checked, and when.

    def verifier_l_essentiel(self) -> None:
        """Check all that is shown: identity, journal, dossiers; no attachment is read.

        Raises:
            CoffreEtranger: The key file is another register's.
            JournalRompu: The journal, a record or a trigger was changed behind its back.
            PhraseRefusee: The access that opened was closed; the key file knows not yet.
        """
        essentiel.verifier(self._lien, self._cles.contenu, self._journal)
        if self.comptes.qui.parti:
            raise PhraseRefusee

    def verification_complete(self, progres: Progres = sans_progres) -> None:
        """Check every byte of the file, then let acts write; meant for a background thread.

        Args:
            progres: Told how many steps are done, of how many.

        Raises:
            CoffreEndommage: A fault was found; the register is closed.
        """
        verification.verifier_en_entier(self._lien, progres)
        if not self._lien.lecture_seule:
            self.comptes.accorder()
            self._raconter()

    def _raconter(self) -> None:
        """Journal what happened before anybody could sign it: refused openings, a restoration."""
        chemin, auteur = self._lien.chemin, self.comptes.qui.nom
        marque = restauration.marque(chemin)
        if marque is not None and marque[0] == self._journal.tete():
            self._consigner_seul("restaurer", auteur, datetime.now(UTC), marque[1])
        restauration.oublier_la_marque(chemin)
        if refusees := essais.lire(chemin):
            self._refusees = refusees
            self._consigner_seul("ouverture_refusee", auteur, refusees[-1], str(len(refusees)))
        essais.oublier(chemin)

    def _consigner_seul(self, acte: str, auteur: str, moment: datetime, precision: str) -> None:
        with self.transaction():
            self.consigner(acte, auteur=auteur, moment=moment, precision=precision)

    @property
    def refusees(self) -> tuple[datetime, ...]:
        """When a passphrase was refused since the opening before this one."""
        return self._refusees

    @property
    def identifiant(self) -> str:
        """Which register this is; its copies say the same."""
        return self._cles.contenu.registre

    @property
    def verifie(self) -> bool:
        """Whether acts may write: the whole file was verified."""
        return self._lien.verifiee

    @property
    def lecture_seule(self) -> bool:
        """Whether the file or its folder cannot be written."""
        return self._lien.lecture_seule

    # What the acts need.

    @property
    def exercice(self) -> bool:
        """Whether this is a practice register."""
        return self._exercice

    def transaction(self) -> contextlib.AbstractContextManager[None]:
        """Open one transaction: all of it is kept, or nothing.

        Raises:
            VerificationRequise: ``verification_complete`` has not succeeded yet.
            DisquePlein: No room left; nothing was kept.
            EcritureImpossible: Read-only, or the disk refuses; nothing was kept.
        """
        return self.comptes.transaction()

    def cpas(self) -> Cpas | None:
        """Return who writes and who signs, or nothing before it was said."""
        return self._en_cpas(parametres.lire(self._lien, parametres.CPAS))

    def definir_cpas(self, cpas: Cpas, *, auteur: str, moment: datetime) -> None:
        """Say who writes and who signs from now on.

        Raises:
            ErreurMetier: This is not for the role of whoever opened (``acte_reserve``).
        """
        habilitation.exiger_reglages(self.comptes.qui)
        parametres.ecrire(self._lien, parametres.CPAS, conversion.en_json(cpas))
        self._journal.ajouter("definir_cpas", auteur=auteur, moment=moment)

    def numero_suivant(self, annee: int) -> Numero:
        """Return the next number of that year, inside the transaction that uses it.

        Raises:
            RuntimeError: No transaction is open, so another act could take it.
        """
        if not self._lien.en_transaction:
            raise RuntimeError("a number is given inside a transaction")
        return Numero(annee, lecture.dernier_rang(self._lien, annee) + 1)

    def charger(self, numero: Numero) -> Dossier:
        """Return a dossier.

        Raises:
            ErreurMetier: No dossier bears that number (``dossier_inconnu``).
        """
        dossier = rangees.charger(self._lien, self._cle(numero))
        if dossier is None:
            raise ErreurMetier("dossier_inconnu")
        suite_de = dossier.suite_de
        if suite_de is not None and parties.identifiant(suite_de) in self._regard.caches():
            return replace(dossier, suite_de=None)
        return dossier

    def attestations(self, numero: Numero) -> tuple[Attestation, ...]:
        """Return who signed which part of a dossier, in the order of the acts.

        Raises:
            ErreurMetier: No dossier bears that number (``dossier_inconnu``).
            JournalRompu: A signature does not hold (``attestation``); the register is closed.
        """
        cle = self._cle(numero)
        rangee = rangees.lire(self._lien, cle)
        if rangee is None:
            raise ErreurMetier("dossier_inconnu")
        return attestations.verifier(self._lien, cle, rangee)

    def _cle(self, numero: Numero) -> int:
        return self._regard.exiger(parties.identifiant(numero))

    def inscrire(self, inscrite: Inscription) -> None:
        """Save what an act changed and append its journal row.

        Raises:
            ErreurMetier: The act is not for the role of whoever opened (``acte_reserve``,
                ``decision_reservee``), or no such dossier exists for them (``dossier_inconnu``).
            ProcedureContournee: The last line of defence refused.
        """
        self._cle(inscrite.dossier.numero)
        habilitation.exiger(inscrite.acte, self.comptes.qui, self.comptes.lister())
        cle = inscription.enregistrer(self._lien, self._cles, inscrite)
        self._journal.ajouter(
            inscrite.acte.value, auteur=inscrite.auteur, moment=inscrite.moment, dossier=cle
        )

    def consigner(
        self,
        acte: str,
        *,
        auteur: str,
        moment: datetime,
        numero: Numero | None = None,
        precision: str = "",
    ) -> None:
        """Append a journal row for what changes nothing: a print, an export, a look.

        Args:
            acte: What was done.
            auteur: Who did it.
            moment: When.
            numero: Which dossier, where it is about one.
            precision: What more is to be said, of nobody; it outlives an erasure.
        """
        cle = None if numero is None else self._cle(numero)
        self._journal.ajouter(acte, auteur=auteur, moment=moment, dossier=cle, precision=precision)

    def verifier_le_journal(self, progres: Progres = sans_progres) -> int:
        """Check all that is checked at opening, then every signature; return how many there are.

        Args:
            progres: Told how many rows are done, of how many.

        Raises:
            JournalRompu: Something was changed behind the program's back; the register is closed.
        """
        self.verifier_l_essentiel()
        return self._journal.verifier_les_signatures(progres)

    def tete_journal(self) -> TeteJournal:
        """Return where the journal stands."""
        tete = self._journal.tete()
        return TeteJournal(nombre=tete.nombre, tete=tete.tete)

    # What is written again under new keys; the register is closed afterwards.

    def faire_partir(self, compte: Compte, *, moment: datetime) -> None:
        """Close somebody's access for good, under new keys, and close the register.

        Raises:
            AccesRefuse: An access of before the accounts has no key of its own yet (``ancien``).
            ReecritureImpossible: Nothing has changed.
        """
        self.comptes.faire_partir(compte, moment=moment)
        self.fermer()

    def eliminer(
        self,
        numeros: Sequence[Numero],
        autorisation: Autorisation,
        *,
        auteur: str,
        moment: datetime,
    ) -> None:
        """Erase closed or filed dossiers for good, and close the register.

        Raises:
            ErreurMetier: This is not for whoever opened (``elimination_reservee``), the
                authorisation does not hold, or a dossier is unknown or open.
            ReecritureImpossible: Nothing has changed.
        """
        habilitation.exiger_elimination(self.comptes.qui, self.comptes.lister())
        autorisation.exiger(moment.date())
        if any(self.charger(numero).statut not in FINIS for numero in numeros):
            raise ErreurMetier("elimination_ouverte")
        cles = [self._cle(numero) for numero in numeros]
        self.comptes.eliminer(cles, autorisation, auteur=auteur, moment=moment)
        self.fermer()

    # What the screens read.

    def page(
        self, apres: Numero | None = None, taille: int = 100, filtre: Filtre = TOUT
    ) -> tuple[Ligne, ...]:
        """Return the dossiers that follow a number, the newest first."""
        return lecture.page(self._lien, apres, taille, filtre, secretes=self._regard.entier)

    def textes_analyses(self, numeros: Sequence[Numero]) -> dict[Numero, frozenset[str]]:
        """Return the ids of the texts under which some dossiers were analysed."""
        cles = {*map(parties.identifiant, numeros)} - self._regard.caches()
        return lecture.textes_analyses(self._lien, [*cles])

    def liste(
        self, apres: Numero | None = None, taille: int = 100, filtre: Filtre = TOUT
    ) -> tuple[Ligne, ...]:
        """Return the same, the secret measures that wait for their answer before all others."""
        return lecture.liste(self._lien, apres, taille, filtre, secretes=self._regard.entier)

    def compter(self, filtre: Filtre = TOUT) -> int:
        """Return how many dossiers a filter keeps."""
        return lecture.compter(self._lien, filtre, secretes=self._regard.entier)

    def compter_par_statut(self) -> dict[Statut, int]:
        """Return how many dossiers stand where."""
        caches = self._regard.caches_par_statut()
        tous = lecture.compter_par_statut(self._lien)
        vus = {statut: nombre - caches[statut] for statut, nombre in tous.items()}
        return {statut: nombre for statut, nombre in vus.items() if nombre}

    def historique(self, numero: Numero) -> tuple[LigneJournal, ...]:
        """Return what was done to a dossier, oldest first."""
        return self._journal.historique(self._cle(numero))

    def ouverts_par(self, compte: Compte) -> tuple[Numero, ...]:
        """Return the dossiers that somebody looked at or worked on, in order."""
        caches = self._regard.caches()
        cles = self._journal.ouverts_par(compte.id)
        return tuple(parties.numero(cle) for cle in cles if cle not in caches)

    def journal(
        self,
        apres: int | None = None,
        taille: int = 100,
        filtre: FiltreJournal = TOUT_LE_JOURNAL,
    ) -> tuple[LigneJournal, ...]:
        """Return what was done before a row, the latest first; the first page without any."""
        return self._journal.page(apres, taille, filtre, self._regard.caches())

    def tete_au_rang(self, nombre: int) -> str:
        """Return the hash of a row of the journal in hex, "" where there is no such row."""
        return self._journal.chaine(nombre) or ""

    def lettre_de(self, sha256: str) -> Numero | None:
        """Return the dossier whose letter is those very bytes, or nothing."""
        caches = self._regard.caches()
        cles = [cle for (cle,) in self._lien.lire(_LETTRE_DE, (sha256,)) if cle not in caches]
        return parties.numero(cles[0]) if cles else None

    def pdf(self, numero: Numero, sha256: str = "") -> bytes:
        """Return the bytes of the letter of a dossier.

        Args:
            numero: Which dossier.
            sha256: Which letter, of an earlier round; the one that counts when empty.

        Raises:
            ErreurMetier: There is none (``lettre_manquante``).
            CoffreEndommage: They are not those that were established; the register is closed.
        """
        cle = self._cle(numero)
        ancienne = (_ANCIEN_PDF, (cle, sha256))
        lignes = self._lien.lire(*(ancienne if sha256 else (_PDF, (cle,))))
        if not lignes:
            raise ErreurMetier("lettre_manquante")
        octets, sha256 = bytes(lignes[0][0]), lignes[0][1]
        self._lien.confronter(octets, sha256)
        return octets

    # Drafts.

    def brouillon(self, cle: str) -> str | None:
        """Return a draft, or nothing where there is none."""
        return brouillons.lire(self._lien, cle, self._regard.caches())

    def garder_brouillon(self, cle: str, contenu: str, *, moment: datetime) -> None:
        """Keep a draft, in a transaction of its own; the journal knows nothing of it."""
        with self.transaction():
            brouillons.garder(self._lien, cle, contenu, moment)

    def oublier_brouillon(self, cle: str) -> None:
        """Remove a draft, in a transaction of its own; harmless where there is none."""
        with self.transaction():
            brouillons.oublier(self._lien, cle)

    def brouillons(self, debut: str = "") -> dict[str, str]:
        """Return the drafts whose key begins so, the last changed first."""
        return brouillons.lister(self._lien, debut, self._regard.caches())

    # Attachments.

    def joindre(
        self, numero: Numero, nom: str, contenu: bytes, *, auteur: str, moment: datetime
    ) -> Piece:
        """Keep an attachment of a dossier and journal it.

        Raises:
            ErreurMetier: Whoever opened only reads (``acte_reserve``).
            PieceRefusee: Empty, too large, or of a kind that is not taken.
        """
        habilitation.exiger_piece(self.comptes.qui)
        cle = self._cle(numero)
        piece = pieces.joindre(self._lien, cle, nom, contenu, moment)
        self._journal.ajouter("joindre", auteur=auteur, moment=moment, dossier=cle)
        return piece

    def pieces(self, numero: Numero) -> tuple[Piece, ...]:
        """Return the attachments of a dossier, oldest first, without their bytes."""
        return pieces.lister(self._lien, self._cle(numero))

    def contenu_piece(self, piece: str) -> bytes:
        """Return the bytes of an attachment.

        Raises:
            KeyError: No such attachment.
            ErreurMetier: Its dossier does not exist for whoever opened (``dossier_inconnu``).
        """
        self._regard.exiger(pieces.dossier_de(self._lien, piece))
        return pieces.contenu(self._lien, piece)

    # Copies.

    def sauvegarder(self, dossier: Path, *, moment: datetime) -> Copie:
        """Copy the register into a folder, and read the copy again in full.

        Raises:
            VerificationRequise: The register was not verified in full yet.
            CopieImpossible: The folder cannot be written; nothing stays behind.
            CopieDefectueuse: The copy does not read back; it was removed.
        """
        return sauvegarde.sauvegarder(self._lien, self._cles, dossier, moment)

    def relire(self, copie: Copie, *, moment: datetime) -> Copie:
        """Read a copy of this register again in full; one that fails is no copy any more.

        Raises:
            CopieDefectueuse: It is not what was written.
            LectureImpossible: The system does not let it be read.
        """
        return sauvegarde.relire(self._lien, self._cles, copie, moment)

    # Keys.

    @property
    def acces(self) -> tuple[Acces, ...]:
        """Who may open this register."""
        return self._cles.contenu.acces

    def ancrer(self) -> None:
        """Write where the journal stands in the key file, which is made again if it vanished."""
        self.comptes.ancrer()

    def fermer(self) -> None:
        """Anchor the journal, close the file and forget the keys; harmless when closed."""
        with self._lien.verrou:
            self.comptes.partir()
            self._lien.fermer()
            self._cles.oublier()
        while self._apres_fermeture:
            self._apres_fermeture.pop()()

    def __enter__(self) -> RegistreSqlite:
        """Let ``with`` close it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.fermer()
