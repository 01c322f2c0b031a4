"""What the commands print: an assessment as plain data, and how it differs from a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from desktop_app.domain.demandeur import Demandeur
from desktop_app.domain.evaluation import Constat, Evaluation
from desktop_app.domain.phrases import Textes
from desktop_app.domain.scenario import Attendu


def en_donnees(evaluation: Evaluation, demandeur: Demandeur, textes: Textes) -> dict[str, object]:
    """Return an assessment as JSON-ready data, its trace included.

    Args:
        evaluation: The assessment.
        demandeur: Type of the asker: its own traps follow those of the request, then what a
            jurist should check.
        textes: The program's sentences.
    """
    return {
        "voie": evaluation.voie,
        "manquements": list(evaluation.manquements),
        "portes": list(evaluation.portes),
        "proposition": evaluation.proposition,
        "elements_communicables": list(evaluation.libelles_communicables),
        "transmettre_au_president": evaluation.transmettre_au_president,
        "mesure_secrete": evaluation.mesure_secrete,
        "principe": evaluation.principe,
        "citations": [
            {"source": c.source, "texte": c.texte, "passage": c.passage}
            for c in evaluation.citations
        ],
        "avertissements": [
            *(
                {"code": c, "texte": textes.avertissements[c].texte}
                for c in evaluation.avertissements
            ),
            *({"code": demandeur.code, "texte": piege} for piege in demandeur.avertissements),
        ],
        "a_verifier": list(demandeur.a_verifier),
        "trace": [_constat(constat) for constat in evaluation.trace],
    }


def differences(attendu: Attendu | None, obtenu: Mapping[str, object]) -> list[str]:
    """Return one line for each expected value that was not obtained.

    Args:
        attendu: What the case expects; only the keys it names are compared.
        obtenu: What came out; a key it does not hold is not compared either.
    """
    if attendu is None:
        return []
    voulus = {champ.name: getattr(attendu, champ.name) for champ in fields(attendu)}
    return [
        f"{cle} : attendu {_ecrit(voulu)}, obtenu {_ecrit(obtenu[cle])}"
        for cle, voulu in voulus.items()
        if voulu is not None and cle in obtenu and voulu != obtenu[cle]
    ]


def comparable(evaluation: Evaluation) -> dict[str, object]:
    """Return the values of an assessment under the names that cases use."""
    valeurs = {champ.name: getattr(evaluation, champ.name) for champ in fields(evaluation)}
    return {**valeurs, "elements_communicables": evaluation.libelles_communicables}


def _constat(constat: Constat) -> dict[str, object]:
    """Return one line of the trace; the sentences stand once, under ``citations``."""
    return {
        "verdict": constat.verdict,
        "passages": [citation.passage for citation in constat.citations],
        "reponses": dict(constat.reponses),
    }


def _ecrit(valeur: object) -> str:
    """Write a value as the case files do."""
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, tuple):
        return "[" + ", ".join(_ecrit(v) for v in valeur) + "]"
    return "rien" if valeur is None else f"« {valeur} »"
