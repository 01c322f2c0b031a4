"""``derouler``: a whole case, act after act, on a real encrypted practice register."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from desktop_app.application.jeu import ActeResultat, Jeu, LettreJouee, midi
from desktop_app.application.ports import Registre
from desktop_app.bootstrap import redaction, registre_d_exercice
from desktop_app.commandes.codes import CODE_DIFFERENT, CODE_REUSSI
from desktop_app.commandes.resultat import comparable, differences, en_donnees
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.scenarios import lire_scenario
from desktop_app.content.textes import lire_textes
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas

Exercice = Callable[[Cpas | None, datetime], AbstractContextManager[Registre]]

_RESULTAT = "resultat.json"


def derouler_fichier(fichier: Path, sortie: Path, exercice: Exercice = registre_d_exercice) -> int:
    """Play a case, write its letters and ``resultat.json``, and return the exit status.

    Args:
        fichier: The case.
        sortie: The folder of what is written.
        exercice: What makes the register on which it is played.

    Returns:
        3 where an expectation is not met, else 0.

    Raises:
        FichierInvalide: The file is wrong.
    """
    referentiel, textes = lire_referentiel(), lire_textes()
    scenario = lire_scenario(fichier, referentiel)
    with exercice(scenario.cpas, midi(scenario.date)) as registre:
        jeu = Jeu(
            scenario=scenario,
            registre=registre,
            referentiel=referentiel,
            redaction=redaction(),
        )
        actes = jeu.jouer()
        lettres, finale = jeu.lettres, jeu.evaluation()
        tete = registre.tete_journal()
    evaluation = evaluer(scenario.demande, scenario.date, referentiel)
    demandeur = referentiel.demandeurs[scenario.demande.demandeur]
    resultat = {
        **_deroulement(jeu, actes, lettres, textes),
        "evaluation": en_donnees(finale, demandeur, textes),
        "journal": {"nombre": tete.nombre, "tete": tete.tete},
    }
    _ecrire(sortie, lettres, resultat)
    ecarts = [*_ecarts_d_actes(actes), *_ecarts_de_fin(jeu, lettres, evaluation)]
    for ecart in ecarts:
        print(f"{fichier} : {ecart}", file=sys.stderr)
    return CODE_DIFFERENT if ecarts else CODE_REUSSI


def _deroulement(
    jeu: Jeu, actes: list[ActeResultat], lettres: list[LettreJouee], textes: Textes
) -> dict[str, object]:
    """Return what became of the acts and which letters they made."""
    dossier = jeu.dossier
    return {
        "numero": str(dossier.numero) if dossier else None,
        "statut": dossier.statut if dossier else None,
        "actes": [
            {
                "acte": joue.acte.acte,
                "resultat": joue.resultat,
                "raison": textes.raison(joue.erreur) if joue.erreur else "",
            }
            for joue in actes
        ],
        "lettres": [
            {
                "fichier": fichier,
                "genre": lettre.genre,
                "sha256": hashlib.sha256(lettre.pdf).hexdigest(),
            }
            for fichier, lettre in _nommees(lettres)
        ],
    }


def _ecrire(sortie: Path, lettres: list[LettreJouee], resultat: dict[str, object]) -> None:
    """Write the letters, then the result; the file names hold no name of a person."""
    sortie.mkdir(parents=True, exist_ok=True)
    _effacer_les_precedents(sortie)
    for fichier, lettre in _nommees(lettres):
        (sortie / fichier).write_bytes(lettre.pdf)
    texte = json.dumps(resultat, ensure_ascii=False, indent=2)
    (sortie / _RESULTAT).write_text(texte + "\n", encoding="utf-8")


def _effacer_les_precedents(sortie: Path) -> None:
    """Remove the letters that an earlier case wrote here, as it wrote them; nothing else."""
    try:
        ancien = json.loads((sortie / _RESULTAT).read_text(encoding="utf-8"))
        ecrites = {lettre["fichier"]: lettre["sha256"] for lettre in ancien["lettres"]}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return
    for lettre in sortie.glob("*.pdf"):
        if ecrites.get(lettre.name) == hashlib.sha256(lettre.read_bytes()).hexdigest():
            lettre.unlink()


def _nommees(lettres: list[LettreJouee]) -> list[tuple[str, LettreJouee]]:
    """Return each letter with its file name: its kind, and its rank among that kind."""
    deja: Counter[str] = Counter()
    nommees = []
    for lettre in lettres:
        deja[lettre.genre] += 1
        nommees.append((f"{lettre.genre}-{deja[lettre.genre]}.pdf", lettre))
    return nommees


def _ecarts_d_actes(actes: list[ActeResultat]) -> list[str]:
    """Return one line for each act that did not end as the case says."""
    return [
        f"actes[{rang}] {joue.acte.acte} : attendu « {joue.acte.attendu} », "
        f"obtenu « {joue.resultat} »" + (f" ({joue.erreur.code})" if joue.erreur else "")
        for rang, joue in enumerate(actes)
        if joue.resultat is not joue.acte.attendu
    ]


def _ecarts_de_fin(jeu: Jeu, lettres: list[LettreJouee], evaluation: Evaluation) -> list[str]:
    """Return what differs from the expectation once the case is played."""
    obtenu = {
        **comparable(evaluation),
        "statut": jeu.dossier.statut if jeu.dossier else None,
        "lettres": tuple(lettre.genre for lettre in lettres),
    }
    return differences(jeu.scenario.attendu, obtenu)
