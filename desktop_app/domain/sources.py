"""The law as data: texts with their dates in force, and the sentences they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.demande import NatureElement
from desktop_app.domain.demandeur import Demandeur


class Effet(StrEnum):
    """What a text does to secrecy towards an asker who cites it; two only lift it by letter."""

    OBLIGE = "oblige"
    AUTORISE = "autorise"
    INITIATIVE = "initiative"  # the CPAS may speak of its own accord; nobody may ask for it
    CONCERTATION = "concertation"  # lifts it for what is said in a meeting
    AUCUNE = "aucune"


class Confiance(StrEnum):
    """How the wording of a text was established."""

    EN_VIGUEUR = "en_vigueur"  # read again in the version in force
    ANCIENNE_OU_CITEE = "ancienne_ou_citee"  # in an older version, or as somebody else quotes it
    RAPPORTE = "rapporte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that must be established before a text lifts secrecy.

    Attributes:
        se_refuse_pas: Once it is met, a request is never refused by the program alone.
    """

    id: str
    question: str
    se_refuse_pas: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a source, to the letter.

    Attributes:
        id: ``<text id>.<part>.<number>``; its first segment is the text's id.
        partie: Heading under which the sentence stands.
        texte: The source's own words.
    """

    id: str
    texte: str
    partie: str = ""

    @property
    def source(self) -> str:
        """Id of the text this sentence belongs to."""
        return self.id.split(".", 1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texte:
    """A legal text, or a basis often invoked, with what it does to secrecy.

    Attributes:
        citation: The words to print.
        en_vigueur_du: First day in force; absent when it was not established.
        en_vigueur_jusqu_au: Last day in force.
        principe_penal: The penal text that founds secrecy while it is in force.
        succede_a: Id of the row that says this text as it stood before.
        demandeurs: Requester codes towards whom the text lifts secrecy by letter.
        natures: Kinds of elements the text covers.
        mesure_secrete: Whether the measure itself must be kept secret.
        adresse: Where the text was read.
    """

    id: str
    citation: str
    titre: str
    effet: Effet
    demandeurs: tuple[str, ...]
    natures: tuple[NatureElement, ...]
    mesure_secrete: bool
    adresse: str
    confiance: Confiance
    verifie_le: date
    verifie_par: str
    en_vigueur_du: date | None = None
    en_vigueur_jusqu_au: date | None = None
    succede_a: str = ""
    principe_penal: bool = False
    remarque: str = ""
    conditions: tuple[Condition, ...] = ()
    passages: tuple[Passage, ...] = ()

    def en_vigueur(self, jour: date) -> bool:
        """Tell whether the text applies on that day, both ends included."""
        commence = self.en_vigueur_du is None or self.en_vigueur_du <= jour
        return commence and (self.en_vigueur_jusqu_au is None or jour <= self.en_vigueur_jusqu_au)

    def leve_pour(self, demandeur: str) -> bool:
        """Tell whether the text obliges or authorises towards this requester."""
        return self.effet in {Effet.OBLIGE, Effet.AUTORISE} and demandeur in self.demandeurs


@dataclass(frozen=True, slots=True, kw_only=True)
class Referentiel:
    """The legal pack and the requester types, by id and code."""

    textes: Mapping[str, Texte]
    demandeurs: Mapping[str, Demandeur]

    def texte(self, identifiant: str, jour: date) -> Texte | None:
        """Return a text as it stood on a day: the row in force, or else the one that is named."""
        nomme = texte = self.textes.get(identifiant)
        while texte is not None and not texte.en_vigueur(jour):
            texte = self.textes.get(texte.succede_a)
        return texte or nomme

    def passage(self, identifiant: str) -> Passage:
        """Return a sentence by its id.

        Raises:
            KeyError: No text holds that sentence.
        """
        texte = self.textes[identifiant.split(".", 1)[0]]
        for passage in texte.passages:
            if passage.id == identifiant:
                return passage
        raise KeyError(identifiant)

    def principe_penal(self, jour: date) -> Texte:
        """Return the penal text in force on that day.

        Raises:
            LookupError: The pack holds none for that day.
        """
        for texte in self.textes.values():
            if texte.principe_penal and texte.en_vigueur(jour):
                return texte
        raise LookupError(jour.isoformat())

    def conditions(self) -> frozenset[str]:
        """Return the ids of every condition of every text."""
        return frozenset(c.id for t in self.textes.values() for c in t.conditions)
