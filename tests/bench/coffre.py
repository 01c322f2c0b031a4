"""The register against the same file without a key, and against its own smaller self."""

from __future__ import annotations

import itertools
import secrets
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db import coffre, connexion, conversion, examen, lecture, moteur, parties, trousseau
from db.cles import Genre, ParametresKdf, secret_de_phrase
from db.coffre import Fondation
from db.connexion import Lien
from db.depot import RegistreSqlite
from db.trousseau import Trousseau
from desktop_app.application.acte import Contexte
from desktop_app.application.analyser import analyser
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.vues import TOUT, Filtre
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.domain.dossier import Numero
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut
from tests.bench.mesure import Releve, Temoin, alterner, contre, duree, rapport
from tests.db.remplissage import remplir
from tests.domain import cas

GRAND, PETIT = 100_000, 1_000
_ONZE = ", ".join("?" * 11)
TOURS = 40
PHRASE = "une phrase de passe pour mesurer"
MOMENT = datetime(cas.JOUR.year, cas.JOUR.month, cas.JOUR.day, 12, tzinfo=UTC)
"""When every act of the bench is done: the day of the records that it gives."""
KDF = ParametresKdf(memoire=64 * 1024, passes=1, voies=2)
# What someone types, letter after letter, and what an office looks for.
SAISIES = ("l", "la", "lam", "lamb", "lambert", "lambert an", "police", "oeuvre 59", "zzz")
# What a list may be narrowed by; those that keep nothing read the most.
FILTRES = (
    Filtre(),
    Filtre(statuts=(Statut.SIGNEE,)),
    Filtre(statuts=(Statut.ENREGISTREE,)),
    Filtre(ouverts=True, annee=2026),
    Filtre(demandeur="personne"),
    Filtre(voies=(Voie.URGENCE,), recues_au_plus_tard=MOMENT.date()),
    Filtre(mots="police"),
    Filtre(mots="lambert", statuts=(Statut.ANALYSEE,)),
    Filtre(mots="police", demandeur="personne", voies=(Voie.URGENCE,)),
)
Lecture = Callable[[Filtre], object]
DURABLES = connexion._REGLAGES + connexion._DURABLES


@dataclass(frozen=True, slots=True)
class LienClair:
    """The same reads on a file without a key."""

    brut: moteur.Connexion

    def lire(self, sql: str, valeurs: Sequence[Any] = ()) -> list[Any]:
        """Return every row of a query."""
        return list(self.brut.execute(sql, valeurs).fetchall())


def relever() -> list[Releve]:
    """Measure everything, on registers made for the occasion."""
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier, ExitStack() as pile:
        grand = creer(Path(dossier) / "grand.sceau", GRAND)
        petit = creer(Path(dossier) / "petit.sceau", PETIT)
        ouverture = deverrouillage(grand)
        temoin = copie(grand, "temoin.sceau")
        clair = en_clair(grand)
        ouverts = [pile.enter_context(ouvrir(chemin)) for chemin in (grand, petit)]
        nu = pile.enter_context(closing(connexion_nue(temoin)))
        sans_cle = LienClair(pile.enter_context(closing(clair)))
        return [
            *lectures(ouverts[0], sans_cle),
            *filtres(ouverts[0], sans_cle),
            *actes(ouverts[0], ouverts[1], nu),
            ouverture,
        ]


def creer(chemin: Path, nombre: int) -> Path:
    """Make a register of that many dossiers, with some that wait for their opinion."""
    fondation = Fondation(phrase=PHRASE, role="secretariat", auteur="b", moment=MOMENT, kdf=KDF)
    registre, _ = coffre.creer(chemin, fondation)
    with registre:
        with registre.transaction():
            registre.definir_cpas(cas.CPAS, auteur="b", moment=MOMENT)
        remplir(registre, nombre - 2 * TOURS)
        en_attente(registre, 2 * TOURS)
    return chemin


def en_attente(registre: RegistreSqlite, nombre: int) -> None:
    """Add dossiers whose opinion is awaited; they are the newest."""
    contexte = Contexte(registre=registre, quand=MOMENT, operateur="b")
    referentiel = lire_referentiel()
    for _ in range(nombre):
        dossier = enregistrer(contexte, Arrivee(demande=cas.ECRITE), referentiel)
        analyser(contexte, dossier.numero, referentiel, contexte.jour)


def attendus(registre: RegistreSqlite) -> Iterator[Numero]:
    """Return the numbers of those that wait for their opinion, the newest first."""
    return iter([ligne.numero for ligne in registre.page(None, 2 * TOURS)])


def ouvrir(chemin: Path) -> RegistreSqlite:
    """Open a register, ready for acts."""
    registre = coffre.ouvrir(chemin, PHRASE)
    registre.verification_complete()
    return registre


def cles_de(chemin: Path) -> Trousseau:
    """Return the unlocked keys of a register."""
    contenu = coffre.lire_cles(chemin)
    return trousseau.deverrouiller(chemin, contenu, secret_de_phrase(PHRASE), Genre.PERSONNE)


def copie(chemin: Path, nom: str) -> Path:
    """Copy a register and its key file."""
    cible = chemin.with_name(nom)
    for suffixe in ("", ".cles"):
        shutil.copy(f"{chemin}{suffixe}", f"{cible}{suffixe}")
    return cible


def connexion_nue(chemin: Path) -> moteur.Connexion:
    """Open a register as the engine does, with the same settings and nothing of ours."""
    return connecter(chemin, cles_de(chemin))


def connecter(chemin: Path, keys: Trousseau) -> moteur.Connexion:
    """Open a register with keys that were unlocked before."""
    brut = moteur.connecter(str(chemin))
    examen.deverrouiller(brut, keys.cle_base, keys.sel)
    for reglage in DURABLES:
        brut.execute(f"pragma {reglage}")
    return brut


def en_clair(chemin: Path) -> moteur.Connexion:
    """Return the same rows in a file without a key, opened with the same settings."""
    cible = chemin.with_name("clair.db")
    with closing(connexion_nue(chemin)) as brut:
        brut.execute(f"attach '{cible}' as clair key ''")
        brut.execute("select sqlcipher_export('clair')").fetchall()
    clair = moteur.connecter(str(cible))
    for reglage in DURABLES:
        clair.execute(f"pragma {reglage}")
    return clair


def lectures(registre: RegistreSqlite, clair: LienClair) -> list[Releve]:
    """Compare what the register screen reads, with and without a key."""

    def chercher(lien: Any) -> None:
        for saisie in SAISIES:
            lecture.page(lien, None, 100, Filtre(mots=saisie), secretes=True)

    def premiere_page(lien: Any) -> None:
        lecture.page(lien, None, 50, TOUT, secretes=True)

    chiffre = registre._lien
    return [
        rapport(
            "Recherche à la frappe, 100 000 demandes, avec ÷ sans clé",
            lambda: chercher(chiffre),
            Temoin("le même fichier sans clé", lambda: chercher(clair)),
            cible=1.15,
        ),
        rapport(
            "Première page du registre, 100 000 demandes, avec ÷ sans clé",
            lambda: premiere_page(chiffre),
            Temoin("le même fichier sans clé", lambda: premiere_page(clair)),
            cible=2,
        ),
    ]


def filtres(registre: RegistreSqlite, clair: LienClair) -> list[Releve]:
    """Measure the slowest filter of all: its first page, then its count."""
    sans_cle: Any = clair

    def pire(nom: str, cible: float, lire: Lecture, nue: Lecture) -> Releve:
        durees = {
            filtre: alterner([lambda f=filtre: lire(f), lambda f=filtre: nue(f)], 5)
            for filtre in FILTRES
        }
        medianes = {f: [statistics.median(d) for d in deux] for f, deux in durees.items()}
        lent = max(medianes, key=lambda filtre: medianes[filtre][0])
        quoi = ", ".join(f"{c}={v}" for c, v in asdict(lent).items() if v) or "aucun filtre"
        notre, nu = medianes[lent]
        detail = f"{contre(notre, nu, 'le même sans clé')} ; {quoi}"
        return Releve(nom=nom, valeur=notre, cible=cible, unite="ms", detail=detail)

    return [
        pire(
            "Première page du filtre le plus lent",
            50,
            lambda f: registre.page(filtre=f),
            lambda f: lecture.page(sans_cle, None, 100, f, secretes=True),
        ),
        pire(
            "Compte du filtre le plus lent",
            100,
            registre.compter,
            lambda f: lecture.compter(sans_cle, f, secretes=True),
        ),
    ]


def actes(grand: RegistreSqlite, petit: RegistreSqlite, nu: moteur.Connexion) -> list[Releve]:
    """Compare a whole act with its bare transaction, and with the same in a small register."""
    return [
        rapport(
            "Un acte entier ÷ la transaction nue, 100 000 demandes",
            acte_entier(grand),
            Temoin("la transaction nue", transaction_nue(nu, attendus(grand))),
            cible=1.5,
            tours=TOURS - 1,
        ),
        rapport(
            "Un acte entier, 100 000 ÷ 1 000 demandes (coût plat)",
            acte_entier(grand),
            Temoin("1 000 demandes", acte_entier(petit)),
            cible=1.5,
            tours=TOURS - 1,
        ),
    ]


def acte_entier(registre: RegistreSqlite) -> Any:
    """Return an act that gives one opinion at each call."""
    contexte = Contexte(registre=registre, quand=MOMENT, operateur="b")
    # Chosen before the clock starts: only the act itself is measured.
    numeros = iter([n for n in attendus(registre) if registre.charger(n).avis is None])
    return lambda: rendre_avis(contexte, next(numeros), cas.avis())


def transaction_nue(brut: moteur.Connexion, numeros: Iterator[Numero]) -> Any:
    """Return the rows of that act, written as the engine alone would write them."""
    contenu = conversion.en_json(cas.avis())
    derniere = brut.execute("select max(seq), chaine, signataire from journal")
    dernier, chaine, signataire = derniere.fetchone()
    sequence = itertools.count(dernier + 1)
    maillons = [chaine]

    def ecrire() -> None:
        dossier = parties.identifiant(next(numeros))
        maillons.append(secrets.token_bytes(32))
        signatures = secrets.token_bytes(64), secrets.token_bytes(64)
        brut.execute("begin immediate")
        brut.execute("insert into avis values (?, 1, ?)", (dossier, contenu))
        signee = (dossier, "avis", signataire, signatures[0])
        brut.execute("insert into attestation values (?, ?, ?, ?)", signee)
        brut.execute("update dossier set statut = 'avis_rendu' where id = ?", (dossier,))
        entete = (next(sequence), MOMENT.isoformat(), "b", "rendre_avis")
        liens = (*[bytes(32)] * 2, *maillons[-2:], signataire, signatures[1], "")
        brut.execute(
            "insert into journal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entete + liens
        )
        brut.execute("commit")

    return ecrire


def deverrouillage(chemin: Path) -> Releve:
    """Measure opening a register beyond the derivation of its key and its checks."""
    restes, nus, controles = [], [], []
    for _ in range(5):
        keys = cles_de(chemin)
        nus.append(duree(lambda k=keys: connecter(chemin, k).close()) * 1000)
        debut = time.perf_counter()
        registre = ouvrir_sans_controle(chemin, keys)
        restes.append((time.perf_counter() - debut) * 1000)
        controles.append(duree(registre.verifier_l_essentiel) * 1000)
        registre.fermer()
    reste, nu = statistics.median(restes), statistics.median(nus)
    return Releve(
        nom="Déverrouillage, dérivation et contrôles à part",
        valeur=reste,
        cible=50,
        unite="ms",
        detail=f"{contre(reste, nu, 'la connexion nue')} ; "
        f"contrôles {statistics.median(controles):.0f} ms pour {GRAND} demandes",
    )


def ouvrir_sans_controle(chemin: Path, keys: Trousseau) -> RegistreSqlite:
    """Do what opening does between the derivation of the key and the checks."""
    lien = Lien.ouvrir(chemin, keys.cle_base, keys.sel)
    lien.poser_les_gardes()
    return RegistreSqlite(lien, keys)
