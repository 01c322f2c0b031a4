"""Who may open a register: the key file, its copy inside, and the accounts that go with both."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from db import comptes, elimination, mots, parametres, reecriture
from db.cles import Acces, Genre, secret_de_phrase
from db.connexion import Lien
from db.journal import Journal
from db.moteur import Connexion
from db.saisie import nettoyer
from db.trousseau import Trousseau
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.habilitation import directeur_present

_MESURES_ANALYSEES = """select id from dossier join analyse on analyse.dossier = dossier.id
    where secrete = 0 and contenu ->> '$.evaluation.mesure_secrete' order by id"""
_ANCRER_TOUS_LES = 20  # rows; writing the key file costs two more waits for the disk


class Portier:
    """The accounts of an open register, and the anchor of its journal."""

    def __init__(self, lien: Lien, cles: Trousseau, journal: Journal) -> None:
        self._lien = lien
        self._cles = cles
        self._journal = journal
        self._lus: tuple[Compte, ...] | None = None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Open one transaction, and keep the anchor close once it was kept."""
        with self._lien.verrou:
            with self._lien.transaction():
                yield
            self._ancrer_parfois()

    # People.

    @property
    def qui(self) -> Compte:
        """Whoever opened the register."""
        connu = next((c for c in self.lister() if c.id == self._cles.id), None)
        return connu or self._sans_compte()

    def lister(self) -> tuple[Compte, ...]:
        """Return every account there ever was, the first let in first; read once for many acts.

        Raises:
            CoffreFerme: The register is closed.
        """
        # Under the lock: what is read before a change is never kept after it.
        with self._lien.verrou:
            if self._lus is None or self._lien.ferme:
                self._lus = comptes.lister(self._lien)
            return self._lus

    def ajouter(self, nom: str, role: Role, phrase: str, *, moment: datetime) -> Compte:
        """Let one more person in, in a transaction of its own."""
        with self._changement("ajouter_acces", moment):
            if role is Role.DIRECTEUR_GENERAL and not directeur_present(self.lister()):
                self._reprendre_les_mesures()
            acces = self._ajouter_un_acces(secret_de_phrase(phrase), Genre.PERSONNE, role)
            return self._inscrire(acces, nom)

    def remplacer(self, compte: Compte, phrase: str, *, moment: datetime) -> Compte:
        """Give somebody who lost their passphrase a new access; the old one is closed."""
        with self._changement("remplacer_acces", moment):
            acces = self._ajouter_un_acces(secret_de_phrase(phrase), Genre.PERSONNE, compte.role)
            self._fermer(compte.id)
            return self._inscrire(acces, compte.nom, mesures=compte.mesures)

    def changer_phrase(self, ancienne: str, nouvelle: str, *, moment: datetime) -> None:
        """Change the passphrase of whoever opened, in a transaction of its own.

        Raises:
            PhraseRefusee: The present passphrase is another one.
        """
        with self._changement("changer_phrase", moment):
            self._cles.rephraser(secret_de_phrase(ancienne), secret_de_phrase(nouvelle))

    def renouveler_mots(self, *, moment: datetime) -> tuple[str, ...]:
        """Draw new recovery words, which nobody can ever show again; the old ones open no more."""
        neufs = mots.tirer()
        anciens = [a.id for a in self._cles.contenu.acces if a.genre is Genre.SECOURS]
        with self._changement("renouveler_mots", moment):
            acces = self._ajouter_un_acces(
                mots.relire(" ".join(neufs)), Genre.SECOURS, Role.SECOURS
            )
            for ancien in anciens:
                self._fermer(ancien)
            self._inscrire(acces, "")
        return neufs

    def nommer_aux_mesures(self, compte: Compte, *, nomme: bool, moment: datetime) -> None:
        """Say whether secret measures exist for somebody, in a transaction of its own."""
        with self._changement("nommer_aux_mesures", moment):
            comptes.nommer(self._lien, compte.id, mesures=nomme)

    def _reprendre_les_mesures(self) -> None:
        """Hide the secret measures from who saw them for want of a directeur général: he names."""
        for compte in self.lister():
            comptes.nommer(self._lien, compte.id, mesures=False)

    def faire_partir(self, compte: Compte, *, moment: datetime) -> None:
        """Close somebody's access for good: the register is written again under new keys.

        Raises:
            ReecritureImpossible: Nothing has changed.
        """
        with self._lien.verrou:
            auteur = self.qui.nom

            def remplir(lien: Lien, journal: Journal) -> None:
                comptes.quitter(lien, compte.id, journal.tete().nombre + 1)
                journal.ajouter("retirer_acces", auteur=auteur, moment=moment)

            neuves = self._cles.renouvele((compte.id,))
            reecriture.reecrire(self._lien, self._cles, neuves, remplir)
            self._cles.oublier()

    def eliminer(
        self, cles: Sequence[int], autorisation: Autorisation, *, auteur: str, moment: datetime
    ) -> None:
        """Erase dossiers: the register is written again without them, under new keys.

        Raises:
            ReecritureImpossible: Nothing has changed.
        """
        with self._lien.verrou:
            restes: list[int] = []

            def changer(connexion: Connexion) -> None:
                restes.extend(elimination.suites(connexion, cles))
                elimination.effacer(connexion, cles, autorisation)

            def remplir(_: Lien, journal: Journal) -> None:
                journal.ajouter("eliminer", auteur=auteur, moment=moment)
                for reste in restes:
                    journal.ajouter("delier", auteur=auteur, moment=moment, dossier=reste)

            neuves = self._cles.renouvele()
            reecriture.reecrire(self._lien, self._cles, neuves, remplir, changer)
            self._cles.oublier()

    def _ajouter_un_acces(self, secret: bytes, genre: Genre, role: Role) -> Acces:
        # As slow to guess as the access that opened.
        return self._cles.ajouter(secret, genre, role.value, self._cles.acces.kdf)

    def _fermer(self, identifiant: str) -> None:
        self._cles.retirer(identifiant)
        comptes.quitter(self._lien, identifiant, self._prochain_rang())

    def _inscrire(self, acces: Acces, nom: str, *, mesures: bool = False) -> Compte:
        compte = Compte(
            id=acces.id,
            nom=nettoyer(nom),
            role=Role(acces.role),
            mesures=mesures,
            depuis=self._prochain_rang(),
        )
        comptes.ajouter(self._lien, compte, acces.signature)
        return compte

    def _prochain_rang(self) -> int:
        return self._journal.tete().nombre + 1

    def _sans_compte(self) -> Compte:
        """Return whoever opened a register of before the accounts."""
        acces = self._cles.acces
        fondateur = "" if acces.genre is Genre.SECOURS else comptes.fondateur(self._lien)
        # Alone until then: there was nobody to keep a measure from.
        return Compte(id=acces.id, nom=fondateur, role=Role(acces.role), mesures=bool(fondateur))

    @contextlib.contextmanager
    def _changement(self, acte: str, moment: datetime) -> Iterator[None]:
        """Keep what changes inside first: the key file follows, at the latest at close."""
        with self._lien.verrou:
            avant, auteur = self._cles.contenu, self.qui.nom
            try:
                with self._lien.transaction():
                    yield
                    parametres.ecrire(self._lien, parametres.CLES, self._cles.scelle().decode())
                    self._journal.ajouter(acte, auteur=auteur, moment=moment)
            except BaseException:
                self._cles.contenu = avant
                raise
            finally:
                self._lus = None
            with contextlib.suppress(ErreurCoffre):
                self._cles.ecrire()

    # The key file and its copy inside.

    def accorder(self) -> None:
        """Make the key file say what its copy inside says, and give an account to who had none."""
        interne = self._cles.relire(parametres.exiger(self._lien, parametres.CLES).encode())
        if interne.acces != self._cles.contenu.acces:
            self._cles.contenu = replace(interne, ancre=self._cles.contenu.ancre)
            self._cles.ecrire()
        if self._cles.acces.ancien:
            self._moderniser()

    def _moderniser(self) -> None:
        sans = self._sans_compte()
        with self._changement("ouvrir_compte", datetime.now(UTC)):
            self._cles.moderniser()
            self._inscrire(self._cles.acces, sans.nom, mesures=sans.mesures)
            self._proteger_les_mesures(sans.nom)

    def _proteger_les_mesures(self, auteur: str) -> None:
        """Put apart what an analysis of before the accounts found to be secret."""
        for (cle,) in self._lien.lire(_MESURES_ANALYSEES):
            self._lien.ecrire("update dossier set secrete = 1 where id = ?", (cle,))
            moment = datetime.now(UTC)
            self._journal.ajouter("proteger", auteur=auteur, moment=moment, dossier=cle)

    def ancrer(self) -> None:
        """Write where the journal stands in the key file, which is made again if it vanished."""
        self._cles.ancrer(self._journal.tete())

    def _ancrer_parfois(self) -> None:
        """Keep the anchor close; an act that was kept never fails because of it."""
        with contextlib.suppress(ErreurCoffre):
            recule = self._journal.ajoutee - self._cles.contenu.ancre.nombre
            if recule >= _ANCRER_TOUS_LES or not self._cles.chemin.exists():
                self.ancrer()

    def partir(self) -> None:
        """Anchor the journal a last time, where something may have been written."""
        if self._lien.verifiee and not self._lien.lecture_seule:
            with contextlib.suppress(ErreurCoffre):
                self.ancrer()
