"""The sheets printed at the desk: the invitation to write, and the internal sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.application.consignation import consignees, en_mots
from desktop_app.domain.appels import Appel
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Champ, Procedure, Question, Reponses
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas, Personne
from desktop_app.domain.sources import Referentiel

_INTERNE = "interne."
_NOM_TU = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entete:
    """What stands on every sheet."""

    cpas: Cpas | None
    jour: date
    exercice: bool


def invitation(
    procedure: Procedure, referentiel: Referentiel, textes: Textes, entete: Entete
) -> Fiche:
    """Return the sheet handed to whoever asks by word of mouth; it names nobody.

    Source: circ_2022, ext., « La demande écrite doit… être adressée au Président du CPAS ».
    """
    cpas = entete.cpas
    return _fiche(
        _mot(textes, "invitation"),
        entete,
        (
            _titre(_mot(textes, "a_qui")),
            _paragraphe(_mot(textes, "destinataire")),
            *(_paragraphe(ligne) for ligne in (cpas.adresse if cpas else ())),
            _titre(_mot(textes, "contenu")),
            *(_point(point) for point in procedure.liste),
            _titre(_mot(textes, "circulaire")),
            *_citations(procedure.passages, referentiel),
        ),
    )


def guichet(
    lignes: Iterable[tuple[str, str]], appels: Iterable[Appel], textes: Textes, entete: Entete
) -> Fiche:
    """Return the page of whoever faces somebody with an act; it names nobody from outside.

    Args:
        lignes: What may be shown, and what it is.
        appels: Whom to call, the first one first.
        textes: The words of the sheets.
        entete: What stands on every sheet.
    """
    qui = tuple(_point(str(appel)) for appel in appels)
    return _fiche(
        _mot(textes, "guichet"),
        entete,
        (
            _titre(textes.arrivee["appelez"].texte),
            *(qui or (_paragraphe(textes.arrivee["appel_inconnu"].texte),)),
            _paragraphe(textes.arrivee["guichet"].entiere()),
            _titre(_mot(textes, "montre")),
            *(_point(f"{titre} – {aide}") for titre, aide in lignes),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interne:
    """An internal request that was registered, and how it was answered."""

    procedure: Procedure
    reponses: Reponses
    dossier: Dossier
    evaluation: Evaluation


def interne(demande: Interne, referentiel: Referentiel, textes: Textes, entete: Entete) -> Fiche:
    """Return the sheet of an internal request; the person concerned is not named on it.

    Source: circ_2022, procédure interne.
    """
    procedure, dossier = demande.procedure, demande.dossier
    correspondant = dossier.correspondant
    demandeur = correspondant.nom if correspondant else ""
    rangees = (
        _paragraphe(procedure.introduction),
        Rangee(genre=GenreRangee.CHAMP, texte=_mot(textes, "demande_par"), valeur=demandeur),
        *_examen(demande, referentiel),
        *_constat(demande, referentiel, textes),
        *_elements(demande),
        _titre(_mot(textes, "a_retenir")),
        *(_point(point) for point in procedure.liste),
        *_citations(procedure.passages, referentiel),
    )
    return _fiche(
        procedure.titre,
        entete,
        rangees,
        numero=str(dossier.numero),
        signatures=_signatures(dossier, textes),
    )


def _signatures(dossier: Dossier, textes: Textes) -> tuple[str, str]:
    du_conseiller = dossier.demande.demandeur == "conseiller"
    qui = ("conseiller", "directeur_general") if du_conseiller else ("collegue", "qui_partage")
    return _mot(textes, qui[0]), _mot(textes, qui[1])


def _conditions(demande: Interne) -> tuple[Question, ...]:
    """Return the conditions that were examined."""
    posees = demande.procedure.posees({**demande.procedure.fixes, **demande.reponses})
    return tuple(q for q in posees if q.champ is Champ.OUI_NON and q.id.startswith(_INTERNE))


def _examen(demande: Interne, referentiel: Referentiel) -> Iterable[Rangee]:
    """Return each condition, ticked or not, with its sentence unless it was just cited."""
    citees: set[str] = set()
    for question in _conditions(demande):
        cochee = demande.reponses.get(question.id) is True
        yield Rangee(genre=GenreRangee.CASE, texte=question.libelle, cochee=cochee)
        yield from _citations((p for p in question.passages if p not in citees), referentiel)
        citees |= set(question.passages)


def _constat(demande: Interne, referentiel: Referentiel, textes: Textes) -> Iterable[Rangee]:
    """Return what was found, and each thing that is missing, with its sentence."""
    evaluation = demande.evaluation
    citees = {passage for question in _conditions(demande) for passage in question.passages}
    yield _titre(_mot(textes, "constat"))
    yield _paragraphe(textes.constats[evaluation.proposition].entiere())
    for manquement in evaluation.manquements:
        yield _point(textes.constats[manquement].texte)
        fondements = (c.citations for c in evaluation.trace if c.verdict == manquement)
        passages = (citation.passage for groupe in fondements for citation in groupe)
        yield from _citations((p for p in passages if p not in citees), referentiel)


def _elements(demande: Interne) -> Iterable[Rangee]:
    """Return what was written down, a list as its points."""
    for question in consignees(demande.procedure, demande.reponses):
        valeur = demande.reponses.get(question.id)
        lignes = valeur if isinstance(valeur, list) else [en_mots(valeur)]
        ecrites = [_sans_nom(str(ligne), demande.dossier.personne) for ligne in lignes if ligne]
        if ecrites:
            yield _titre(question.libelle)
            yield from map(_point, ecrites)


def _sans_nom(ligne: str, personne: Personne | None) -> str:
    """Return a line where the person is not named."""
    noms = [nom for nom in (personne.nom, personne.prenom) if nom.strip()] if personne else []
    if not noms:
        return ligne
    motif = "|".join(rf"(?<!\w){re.escape(nom.strip())}(?!\w)" for nom in noms)
    return re.sub(motif, _NOM_TU, ligne, flags=re.IGNORECASE)


def _citations(passages: Iterable[str], referentiel: Referentiel) -> Iterable[Rangee]:
    for identifiant in passages:
        passage = referentiel.passage(identifiant)
        yield Rangee(
            genre=GenreRangee.CITATION,
            texte=passage.texte,
            valeur=referentiel.textes[passage.source].citation,
        )


def _fiche(
    titre: str,
    entete: Entete,
    rangees: tuple[Rangee, ...],
    *,
    numero: str = "",
    signatures: tuple[str, ...] = (),
) -> Fiche:
    return Fiche(
        titre=titre,
        jour=entete.jour,
        rangees=rangees,
        cpas=entete.cpas,
        numero=numero,
        signatures=signatures,
        exercice=entete.exercice,
    )


def _mot(textes: Textes, code: str) -> str:
    """Return words that stand on these sheets."""
    return textes.arrivee[f"fiche_{code}"].texte


def _titre(texte: str) -> Rangee:
    return Rangee(genre=GenreRangee.TITRE, texte=texte)


def _paragraphe(texte: str) -> Rangee:
    return Rangee(genre=GenreRangee.PARAGRAPHE, texte=texte)


def _point(texte: str) -> Rangee:
    return Rangee(genre=GenreRangee.POINT, texte=texte)
