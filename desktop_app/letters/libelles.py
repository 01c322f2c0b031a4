"""The fixed words that every letter prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Libelles:
    """Words of ``resources/lettres/libelles.toml``; the keys of the file are these names.

    Attributes:
        titre: Title of the file, with ``{numero}``; it never holds the name of a person.
        mois: The twelve months, in order.
        premier: First day of a month, in figures ("1er").
        date_complete: A date, with ``{jour}``, ``{mois}`` and ``{annee}``.
        lieu_et_date: Place and date of the act, with ``{commune}`` and ``{date}``.
        courrier_date: The ``{demande}`` of a model when its ``{date}`` is known.
        courriel_date: Same, for an e-mail.
        courrier_sans_date: Same, when the date is not known.
        votre_courriel: What stands for ``votre_lettre`` above the date of an e-mail.
        depuis: A consent whose writing says from when, with ``{accord}`` and ``{date}``.
        et_sur: Between two grounds.
        circulaire: Where the circular is cited, with a place before it.
        circulaire_magistrat: Same, in a letter to a magistrate.
        appels: How a letter may address its reader, by code; ``neutre`` is for anybody.
        rectification: First sentence of a letter that corrects another, with its ``{numero}`` and
            its ``{date}``.
        sans_objet: What stands under a label that has nothing to say.
        aucune_annexe: What stands under ``annexes``.
        annexes_jointes: What stands above the list of what goes with the letter.
        directeur_general: Title of an office holder for whom the house gave none.
        president: Same.
        puce: Mark before each point of a list.
        objet: Subject, with ``{objet}``.
        page: Page number, with ``{page}`` and ``{total}``.
        contact: Line of the footer, with ``{coordonnees}``.
        contact_nomme: Same, with the ``{agent}`` of the secretariat whom the house names.
        separateur: Between two pieces of information on one line.
        exercice: Text of the band that every page of a practice register bears.
        fiche_numero: Number of the dossier on a sheet of the house, with ``{numero}``.
        fiche_date: Its date, with ``{date}``.
        case_cochee: What is read aloud of a ticked box.
        case_vide: Same, of an empty one.
    """

    titre: str
    sujet: str
    mois: tuple[str, ...]
    premier: str
    date_complete: str
    lieu_et_date: str
    courrier_date: str
    courriel_date: str
    courrier_sans_date: str
    votre_courriel: str
    depuis: str
    et_sur: str
    circulaire: str
    circulaire_magistrat: str
    appels: Mapping[str, str]
    rectification: str
    votre_lettre: str
    vos_references: str
    nos_references: str
    annexes: str
    sans_objet: str
    aucune_annexe: str
    annexes_jointes: str
    telephone: str
    courriel: str
    attention: str
    objet: str
    puce: str
    directeur_general: str
    president: str
    pour_le_centre: str
    pied: str
    contact: str
    contact_nomme: str
    separateur: str
    page: str
    projet: str
    copie: str
    exercice: str
    fiche_sujet: str
    fiche_numero: str
    fiche_date: str
    fiche_exercice: str
    case_cochee: str
    case_vide: str
