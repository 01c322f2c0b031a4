"""Play every act on each dossier of a sample: ``python -m tests.anciens.jouer REGISTRE``.

Whatever the program knows more than the one that wrote the sample, what is stored keeps its bytes.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from db import coffre
from db.depot import RegistreSqlite
from db.parties import identifiant, tables
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte, Statut
from tests.anciens.faire import CONSULTATION, MAL_ADRESSEE, OPERATEUR, PHRASE, Bureau

# Enough to bring any dossier to its end, and to do on the way all that is open.
_LETTRE = (Acte.DECIDER, Acte.ETABLIR_LETTRE, Acte.SIGNER, Acte.SIGNER)
_TOUR = (Acte.ANALYSER, Acte.RENDRE_AVIS, *_LETTRE)
SUITE = (
    *(Acte.NOTER, Acte.CORRIGER, Acte.TRANSMETTRE, Acte.ANALYSER, Acte.APPRECIER),
    *(Acte.REMETTRE, Acte.PRENDRE_CONNAISSANCE, Acte.RENDRE_AVIS),
    *(Acte.RENVOYER_AVIS, Acte.RENDRE_AVIS, Acte.CORRIGER, *_LETTRE, Acte.REFAIRE_LETTRE),
    *(*_LETTRE, Acte.RETIRER_ACCORD, *_TOUR, Acte.CLASSER, Acte.REVOIR, Acte.NOTER),
    *(Acte.ROUVRIR, *_TOUR, Acte.NOTER, Acte.ENVOYER, Acte.CLOTURER, Acte.NOTER),
)
# The same without what is only done on the way: each dossier goes on from where it stands.
COURTE = (
    *(Acte.NOTER, Acte.ANALYSER, Acte.APPRECIER, Acte.REMETTRE, Acte.PRENDRE_CONNAISSANCE),
    *(Acte.RENDRE_AVIS, *_LETTRE, Acte.ENVOYER, Acte.CLOTURER),
    *(Acte.ROUVRIR, *_TOUR, Acte.ENVOYER, Acte.CLOTURER),
)


def numeros(registre: RegistreSqlite) -> list[Numero]:
    """Return the numbers of every dossier, the oldest first."""
    return [ligne.numero for ligne in reversed(registre.page(taille=1_000))]


def figes(registre: RegistreSqlite) -> dict[str, set[object]]:
    """Return every row of what an act adds once and for all."""
    lien = registre._lien
    return {t: set(lien.lire(f"select * from {t}")) for t in (*tables(), "attestation")}


def jouer(registre: RegistreSqlite, suite: tuple[Acte, ...]) -> set[Acte]:
    """Bring every dossier to its end, and two new ones by every act; return the acts done."""
    bureau, faits = Bureau(registre), set[Acte]()
    cpas = registre.cpas()
    assert cpas is not None
    with registre.transaction():
        registre.definir_cpas(cpas, auteur=OPERATEUR, moment=bureau.contexte.quand)
    for numero in numeros(registre):
        faits |= continuer(bureau, numero, suite)
    for demande in (CONSULTATION, MAL_ADRESSEE):
        numero = bureau.enregistrer(demande).numero
        faits |= continuer(bureau, numero, SUITE)
    bureau.accomplir(Acte.RECTIFIER, numero)
    return faits | {Acte.RECTIFIER} | continuer(bureau, numeros(registre)[-1], suite)


def continuer(bureau: Bureau, numero: Numero, suite: tuple[Acte, ...]) -> set[Acte]:
    """Bring one dossier to its end; return the acts that were done."""
    faits = set[Acte]()
    for acte in suite:
        with suppress(ErreurMetier):
            bureau.accomplir(acte, numero)
            faits.add(acte)
    return faits


def verifier(registre: RegistreSqlite) -> None:
    """Check that each dossier is closed, and each row and part signed as it says."""
    registre.verifier_le_journal()
    for numero in numeros(registre):
        registre.attestations(numero)
        dossier = registre.charger(numero)
        assert dossier.statut is Statut.CLOTUREE, f"{identifiant(numero)} : {dossier.statut}"


def essayer(chemin: Path, suite: tuple[Acte, ...] = SUITE) -> set[Acte]:
    """Open a sample, play on it, and open it again."""
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        avant = figes(registre)
        faits = jouer(registre, suite)
        apres = figes(registre)
        assert all(avant[table] <= apres[table] for table in avant)
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        verifier(rouvert)
    return faits


if __name__ == "__main__":
    essayer(Path(sys.argv[1]), COURTE)
