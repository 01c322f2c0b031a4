"""What leaves the house: the people of a letter, and the letter as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.mandats import Mandat, Office, Titulaire, en_cours


class Genre(StrEnum):
    """The letters the CPAS sends in answer to a written request."""

    INVITER_A_COMPLETER = "inviter_a_completer"
    REFUS = "refus"
    COMMUNICATION = "communication"


class Qualite(StrEnum):
    """The two signatories of article 28, § 2, of the organic law, in signing order."""

    DIRECTEUR_GENERAL = "directeur_general"
    PRESIDENT = "president"

    @property
    def office(self) -> Office:
        """What somebody holds who signs in this quality without a delegation."""
        return Office(self.value)


class Etat(StrEnum):
    """Which sheet of the letter is drawn."""

    PROJET = "projet"
    ORIGINAL = "original"
    COPIE = "copie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegue:
    """Somebody who may sign instead of an office holder.

    Attributes:
        titre: Quality of the delegate, printed after the mention.
        mention: The office's own words, printed before signature, name and quality.
        du: First day of the delegation; no limit when absent.
        au: Last day of the delegation; no limit when absent.
    """

    qualite: Qualite
    nom: str
    titre: str = ""
    mention: str = ""
    du: date | None = None
    au: date | None = None

    def vaut(self, jour: date) -> bool:
        """Tell whether the delegation holds on that day, both ends included."""
        return (self.du is None or self.du <= jour) and (self.au is None or jour <= self.au)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cpas:
    """Who writes and who signs.

    Attributes:
        delegues: Who may sign instead of the office holders, and when.
        logo: PNG or JPEG of the letterhead, in base64; "" for none.
        recours: The office's own block on remedies, printed where the person decides so.
        objectif_jours: Working days the office gives itself; an internal aim, never the law's.
        president: Who presides on the days that no mandate names; so for the two others.
        referent: Person or service that gives the opinion.
        titre_president: Title that follows the person; "" leaves the house's usual words.
        titre_directeur_general: Same, for the directeur général.
        contact: Agent of the secretariat whom the letters name, never a social worker; "" for
            none.
        qualite_du_contact: Quality of that agent.
        telephone_president: Where the president is called at once; never printed on a letter.
        telephone_directeur_general: Same, for the directeur général.
        juriste: Who is called for the law, where neither answers.
        telephone_juriste: Where that one is called.
    """

    nom: str
    commune: str
    adresse: tuple[str, ...]
    president: str
    directeur_general: str
    referent: str = ""
    titre_president: str = ""
    titre_directeur_general: str = ""
    telephone: str = ""
    courriel: str = ""
    delegues: tuple[Delegue, ...] = ()
    logo: str = ""
    recours: str = ""
    objectif_jours: int = 15
    mandats: tuple[Mandat, ...] = ()
    contact: str = ""
    qualite_du_contact: str = ""
    telephone_president: str = ""
    telephone_directeur_general: str = ""
    juriste: str = ""
    telephone_juriste: str = ""

    def titulaire(self, office: Office, jour: date) -> Titulaire:
        """Return who holds an office on a day; nobody else is asked who does."""
        mandat = en_cours(self.mandats, office, jour)
        if mandat is not None:
            return Titulaire(nom=mandat.nom, titre=mandat.titre, mandat=mandat)
        if office is Office.REFERENT:
            return Titulaire(nom=self.referent)
        if office is Office.PRESIDENT:
            return Titulaire(nom=self.president, titre=self.titre_president)
        return Titulaire(nom=self.directeur_general, titre=self.titre_directeur_general)


@dataclass(frozen=True, slots=True, kw_only=True)
class Personne:
    """The person the request is about."""

    nom: str
    prenom: str = ""
    date_de_naissance: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondant:
    """The asker, as an addressee."""

    nom: str
    attention: str = ""
    adresse: tuple[str, ...] = ()
    reference: str = ""
    date_du_courrier: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signataire:
    """One signature block.

    Attributes:
        titre: Quality as printed; "" leaves the usual words for an office holder.
        delegation: Mention that stands before signature, name and quality; "" for the holder.
    """

    qualite: Qualite
    nom: str
    titre: str
    delegation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectifiee:
    """The letter that another one corrects.

    Attributes:
        reference: Number of its dossier.
        du: Its date.
    """

    reference: str
    du: date


class Circonstance(StrEnum):
    """What makes a model say one thing more, or one thing less."""

    MAGISTRAT = "magistrat"  # it goes to a magistrate
    SANS_DISPOSITION = "sans_disposition"  # no legal basis is ever asked of this asker
    ACCORD_JOINT = "accord_joint"  # a consent that counts came with the request
    HORS_REQUISITION = "hors_requisition"  # some of what is asked is no administrative data


class Base(StrEnum):
    """The kinds of ground that a communication may rest on."""

    CONSENTEMENT = "consentement"
    CONSENTEMENT_AU_NOM = "consentement_au_nom"
    TEMOIGNAGE_EN_JUSTICE = "temoignage_en_justice"
    COMMISSION_ENQUETE = "commission_enquete_parlementaire"
    DISPOSITION_LEGALE = "disposition_legale"
    DISPOSITION_INVOQUEE = "disposition_invoquee"
    DISPOSITION_TUE = "disposition_tue"  # its words name the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Fondement:
    """What a communication rests on.

    Attributes:
        disposition: The text, as it is cited or as the asker wrote it.
        depuis: First day of a consent, where its writing says one.
    """

    base: Base
    disposition: str = ""
    depuis: date | None = None


APPEL_NEUTRE = "neutre"
"""Code of the words that address anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettre:
    """Everything a letter says that its model does not.

    Attributes:
        numero: Reference of the CPAS, for instance ``2026/0014``.
        date: Day of the act; also the timestamp of the file.
        principe: Citation of the penal text that the analysis was made with.
        points: What is missing, or the decided elements, one line each.
        signataires: Directeur général first, president second.
        annexes: What goes with the letter, one line each.
        recours: The block on remedies; "" for none.
        rectifie: The letter that this one corrects, which its first sentence names.
        fondements: What a communication rests on.
        circonstances: What the model says or leaves out for.
        appel: Code of the words that address whoever reads it.
        par_courriel: Whether what it answers came by e-mail.
        exercice: Whether the register is a practice one.
        ancre: Number and head of the journal, printed small; "" for none.
    """

    genre: Genre
    numero: str
    date: date
    cpas: Cpas
    correspondant: Correspondant
    principe: str
    points: tuple[str, ...]
    signataires: tuple[Signataire, Signataire]
    annexes: tuple[str, ...] = ()
    recours: str = ""
    rectifie: Rectifiee | None = None
    fondements: tuple[Fondement, ...] = ()
    circonstances: frozenset[Circonstance] = frozenset()
    appel: str = APPEL_NEUTRE
    par_courriel: bool = False
    etat: Etat = Etat.ORIGINAL
    exercice: bool = False
    ancre: str = ""


class GenreBloc(StrEnum):
    """What a block of a model is."""

    PARAGRAPHE = "paragraphe"
    POINTS = "points"
    FONDEMENT = "fondement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """A paragraph with closed placeholders, the place of the points, or the line of the ground.

    Attributes:
        si: It is printed in this circumstance alone.
        sauf: It is left out in this one.
    """

    genre: GenreBloc = GenreBloc.PARAGRAPHE
    texte: str = ""
    si: Circonstance | None = None
    sauf: Circonstance | None = None

    def vaut(self, circonstances: frozenset[Circonstance]) -> bool:
        """Tell whether it belongs to a letter made in these circumstances."""
        return (self.si is None or self.si in circonstances) and self.sauf not in circonstances


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeleLettre:
    """The words of one kind of letter, a file of ``resources/lettres``.

    Attributes:
        points: For an invitation, the sentence of each thing that may be missing.
        fondements: For a communication, the words of each ground.
    """

    genre: Genre
    objet: str
    appel: str
    blocs: tuple[Bloc, ...]
    politesse: str
    points: Mapping[str, str]
    fondements: Mapping[Base, str] = field(default_factory=dict)
