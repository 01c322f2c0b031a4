"""The outcome of the legal assessment, with the trace that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.workflow import Parcours


class Voie(StrEnum):
    """The road a request takes."""

    URGENCE = "urgence"
    CONVOCATION = "convocation_de_temoin"
    SAISIE = "saisie"
    DECLARATION = "declaration_legale"
    CONTROLE = "controle"
    PERSONNE_CONCERNEE = "personne_concernee"
    LITIGE = "litige_du_cpas"
    INTERNE = "interne"
    ORALE = "orale"
    EXTERNE = "externe"

    @property
    def parcours(self) -> Parcours:
        """Which acts are open on this road."""
        if self is Voie.EXTERNE:
            return Parcours.REPONSE
        return Parcours.CONSIGNATION if self is Voie.ORALE else Parcours.ACCOMPAGNEMENT


class Manquement(StrEnum):
    """What is missing, in the order in which it is asked for."""

    ECRIT = "ecrit"
    IDENTIFICATION = "identification"
    OBJET = "objet"
    DISPOSITION_LEGALE = "disposition_legale"
    TENU_AU_SECRET = "tenu_au_secret"
    MEME_MISSION = "meme_mission"
    STRICTEMENT_NECESSAIRE = "strictement_necessaire"
    INTERET_DU_BENEFICIAIRE = "interet_du_beneficiaire"
    BENEFICIAIRE_INFORME = "beneficiaire_informe"
    INDISPENSABLE_POUR_DECIDER = "indispensable_pour_decider"
    COPIE_INTERDITE = "copie_interdite"


class Porte(StrEnum):
    """A ground on which secrecy may yield, in the order examined."""

    CONSENTEMENT = "consentement"
    TEMOIGNAGE_EN_JUSTICE = "temoignage_en_justice"
    COMMISSION_ENQUETE = "commission_enquete_parlementaire"
    DISPOSITION_LEGALE = "disposition_legale"
    SECRET_PARTAGE = "secret_partage"
    CONSULTATION_CONSEILLER = "consultation_conseiller"
    COPIE_ACTE = "copie_acte_administratif"


class Proposition(StrEnum):
    """What the procedure proposes; a person always appreciates."""

    AGIR_ET_CONSIGNER = "agir_et_consigner"
    HORS_PROCEDURE = "hors_procedure"
    PARTAGE_POSSIBLE = "partage_possible"
    CONSULTATION_SUR_PLACE = "consultation_sur_place"
    COPIE_POSSIBLE = "copie_possible"
    AUCUNE_REPONSE = "aucune_reponse"
    INVITER_A_COMPLETER = "inviter_a_completer"
    ANALYSE_INCOMPLETE = "analyse_incomplete"
    COMMUNICATION_POSSIBLE = "communication_possible"
    A_APPRECIER = "a_apprecier"
    REFUS = "refus"


REFUS_HORS_PORTES, SANS_ELEMENT = "refus_hors_portes", "sans_element"
"""Sentences of a proposal whose elements no open door covers, or that has none."""


class Avertissement(StrEnum):
    """A trap the secretary should see; its words stand in ``resources/textes``."""

    NATURE_HORS_POUVOIR = "nature_hors_pouvoir"
    POUVOIR_A_VERIFIER = "pouvoir_a_verifier"
    MESURE_SECRETE = "mesure_secrete"
    TEXTE_SANS_EFFET = "texte_sans_effet"
    TEXTE_PAS_EN_VIGUEUR = "texte_pas_en_vigueur"
    CONSENTEMENT_PERMET = "consentement_permet"
    CONSENTEMENT_INSUFFISANT = "consentement_insuffisant"
    POUVOIRS_CONTESTES = "pouvoirs_contestes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence of a source, to the letter."""

    source: str
    passage: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Constat:
    """One verdict, the sentences that found it and the answers it rests on.

    Attributes:
        verdict: Value of the road, gap, door or proposal established.
        reponses: Answers of the request, by field name.
    """

    verdict: str
    citations: tuple[Citation, ...]
    reponses: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRetenu:
    """An element that a decision may communicate, as the analysis found it."""

    id: int
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The whole assessment of a request on a day.

    Attributes:
        elements_communicables: What a decision may choose from.
        principe: Id of the penal text in force that day.
        trace: Every verdict, in the order reached.
    """

    voie: Voie
    manquements: tuple[Manquement, ...]
    portes: tuple[Porte, ...]
    proposition: Proposition
    elements_communicables: tuple[ElementRetenu, ...]
    transmettre_au_president: bool
    mesure_secrete: bool
    principe: str
    avertissements: tuple[Avertissement, ...]
    trace: tuple[Constat, ...]

    @property
    def phrase(self) -> str:
        """Code of the sentence that says the proposal; some say what the elements lack."""
        if self.proposition is Proposition.REFUS and self.portes:
            return REFUS_HORS_PORTES
        if self.proposition is Proposition.ANALYSE_INCOMPLETE and self._aucun_element:
            return SANS_ELEMENT
        return self.proposition

    @property
    def _aucun_element(self) -> bool:
        """Whether the proposal, last of the trace, rests on an empty table of elements."""
        return "elements" in self.trace[-1].reponses

    @property
    def libelles_communicables(self) -> tuple[str, ...]:
        """The words of what a decision may choose from."""
        return tuple(element.libelle for element in self.elements_communicables)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every sentence cited, once, in the order of the trace."""
        return tuple(dict.fromkeys(c for constat in self.trace for c in constat.citations))
