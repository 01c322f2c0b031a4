"""Make a register, open one, and say who may."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db import (
    avant_migration,
    cles,
    comptes,
    examen,
    fichier_cles,
    migrations,
    mots,
    naissance,
    parametres,
    reecriture,
    trousseau,
)
from db.cles import Acces, Genre, Ouverture, ParametresKdf
from db.connexion import Lien
from db.depot import RegistreSqlite
from db.empreintes import Empreintes
from db.erreurs import CoffreAbsent, CoffreExistant
from db.fichier_cles import Ancre, FichierCles
from db.journal import Journal
from db.pannes import pannes, pannes_de_fichier, pannes_de_lecture
from db.trousseau import Trousseau
from db.verification import verifier_en_entier
from desktop_app.domain.comptes import Compte, Role

_CREER = "creer"
_ORPHELIN = ".orphelin-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fondation:
    """What a new register is made from.

    Attributes:
        phrase: Passphrase of the first person.
        role: What that person does, as a code.
        auteur: Who makes the register, for the journal.
        exercice: Whether it is a practice register; it cannot be changed later.
    """

    phrase: str = field(repr=False)
    role: str
    auteur: str
    moment: datetime
    exercice: bool = False
    kdf: ParametresKdf = field(default_factory=ParametresKdf)


def creer(chemin: Path, fondation: Fondation) -> tuple[RegistreSqlite, tuple[str, ...]]:
    """Make a register and open it.

    Returns:
        The register and its recovery words, which nobody can ever show again.

    Raises:
        CoffreExistant: There is one already; nothing is overwritten.
        DisquePlein: No room left; nothing stays behind.
        EcritureImpossible: The disk refuses; nothing stays behind.
    """
    with pannes_de_fichier():
        deja = chemin.exists()
    if deja:
        raise CoffreExistant
    naissance.balayer(chemin)
    secours = mots.tirer()
    neuf = _premier_trousseau(chemin, fondation, " ".join(secours))
    provisoire = naissance.fonder(
        chemin, neuf.cle_base, neuf.sel, _premieres_lignes(fondation, neuf)
    )
    _ecarter_orphelin(neuf.chemin)
    neuf.ecrire()
    naissance.nommer(provisoire, chemin)
    registre = rouvrir(chemin, neuf)
    registre.verification_complete()
    registre.ancrer()
    return registre, secours


def ouvrir(chemin: Path, phrase: str, acces: str = "") -> RegistreSqlite:
    """Open a register with a passphrase.

    Args:
        chemin: The register.
        phrase: The passphrase.
        acces: Id of the access to try first, if any is more likely.

    Raises:
        CoffreAbsent: No register there.
        ClesAbsentes: No key file beside it.
        PhraseRefusee: No access opens with that passphrase.
        CoffreEndommage: The register, its journal or its key file was damaged or altered.
        CoffreEtranger: The file is not that register.
        CoffreTropRecent: A later version of the program wrote it.
        CoffreOccupe: Someone else holds it.
    """
    secret = cles.secret_de_phrase(phrase)
    contenu = lire_cles(chemin)
    return rouvrir(chemin, trousseau.deverrouiller(chemin, contenu, secret, Genre.PERSONNE, acces))


def ouvrir_avec_mots(chemin: Path, saisie: str) -> RegistreSqlite:
    """Open a register with its recovery words; otherwise like ``ouvrir``.

    Raises:
        MotsMalSaisis: The words hold a typing fault; no key was tried.
    """
    secret = mots.relire(saisie)
    contenu = lire_cles(chemin)
    return rouvrir(chemin, trousseau.deverrouiller(chemin, contenu, secret, Genre.SECOURS))


def lire_acces(chemin: Path) -> tuple[Acces, ...]:
    """Return who may open a register, without opening it."""
    return lire_cles(chemin).acces


def lire_cles(chemin: Path) -> FichierCles:
    """Return the key file of a register.

    Raises:
        CoffreAbsent: No register there.
        ClesAbsentes: No key file beside it.
        CoffreEndommage: The key file is not what was written.
    """
    with pannes_de_lecture():
        present = chemin.exists()
    if not present:
        raise CoffreAbsent
    return reecriture.lire_cles(chemin)


def rouvrir(chemin: Path, keys: Trousseau) -> RegistreSqlite:
    """Open a register whose keys are known, and check what is shown before all the rest.

    Raises:
        PhraseRefusee: The access that opened was closed, which the key file knows not yet.
    """
    lien = Lien.ouvrir(chemin, keys.cle_base, keys.sel)
    try:
        with pannes():
            _mettre_a_jour(lien, keys)
        lien.poser_les_gardes()
        registre = RegistreSqlite(lien, keys)
        registre.verifier_l_essentiel()
    except BaseException:
        lien.fermer()
        raise
    if not lien.lecture_seule:
        fichier_cles.balayer(keys.chemin)
        naissance.balayer(chemin)
        reecriture.balayer(chemin)
        avant_migration.balayer(chemin)
    return registre


def _mettre_a_jour(lien: Lien, keys: Trousseau) -> None:
    """Bring an older register to the current tables, once it is known to be whole and copied."""
    migrations.verifier_version(lien.brut)
    if migrations.version(lien.brut) < len(migrations.MIGRATIONS):
        verifier_en_entier(lien)
        avant_migration.garder(lien, keys)
        migrations.migrer(lien.brut)


def _premier_trousseau(chemin: Path, fondation: Fondation, secours: str) -> Trousseau:
    """Return the keys of a new register: one person, and the recovery words."""
    registre, cle = secrets.token_hex(16), secrets.token_bytes(cles.LONGUEUR_CLE)
    voies = (
        (Genre.PERSONNE, fondation.role, cles.secret_de_phrase(fondation.phrase)),
        (Genre.SECOURS, Role.SECOURS.value, mots.relire(secours)),
    )
    (premier, personnelles), (second, _) = (
        cles.emballer(cle, secret, registre=registre, genre=genre, role=role, kdf=fondation.kdf)
        for genre, role, secret in voies
    )
    contenu = FichierCles(
        registre=registre,
        sel=secrets.token_hex(examen.SEL),
        cree_le=fondation.moment.isoformat(),
        revision=1,
        ancre=Ancre(nombre=0, tete=""),
        acces=(premier, second),
    )
    ouverture = Ouverture(acces=premier.id, cle=cle, personnelles=personnelles)
    return Trousseau(chemin, contenu, ouverture)


def _premieres_lignes(fondation: Fondation, neuf: Trousseau) -> Callable[[Lien], None]:
    """Return what writes the parameters, the first accounts and the first row of the journal."""
    sel = secrets.token_bytes(cles.LONGUEUR_CLE)
    valeurs = {
        parametres.IDENTIFIANT: neuf.contenu.registre,
        parametres.CREE_LE: neuf.contenu.cree_le,
        parametres.EXERCICE: str(int(fondation.exercice)),
        parametres.SEL_JOURNAL: sel.hex(),
        parametres.CLES: neuf.scelle().decode(),
    }

    def remplir(lien: Lien) -> None:
        for cle, valeur in valeurs.items():
            parametres.ecrire(lien, cle, valeur)
        premier, secours = neuf.contenu.acces
        seul = Compte(
            id=premier.id, nom=fondation.auteur, role=Role(premier.role), mesures=True, depuis=1
        )
        comptes.ajouter(lien, seul, premier.signature)
        comptes.ajouter(
            lien, Compte(id=secours.id, nom="", role=Role.SECOURS, depuis=1), secours.signature
        )
        journal = Journal(lien, Empreintes(sel), neuf)
        journal.ajouter(_CREER, auteur=fondation.auteur, moment=fondation.moment)

    return remplir


def _ecarter_orphelin(cles_du_registre: Path) -> None:
    """Move aside a key file without register; keys are never overwritten."""
    if cles_du_registre.exists():
        nom = f"{cles_du_registre.name}{_ORPHELIN}{secrets.token_hex(4)}"
        with pannes_de_fichier():
            cles_du_registre.rename(cles_du_registre.with_name(nom))
