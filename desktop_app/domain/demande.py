"""What comes in: a request, what it asks for, and what was established about it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from itertools import count


class Nature(StrEnum):
    """What the asker wants from the CPAS."""

    INFORMATION = "demande_d_information"
    CONVOCATION = "convocation_de_temoin"
    SAISIE = "saisie"
    DECLARATION = "declaration_legale"
    CONTROLE = "controle"
    ACCES = "acces_de_la_personne"
    LITIGE = "litige_du_cpas"


class Origine(StrEnum):
    """Which of the two procedures of the circular applies."""

    EXTERNE = "externe"
    INTERNE = "interne"


class Canal(StrEnum):
    """How the request reached the CPAS."""

    COURRIER = "courrier"
    COURRIEL = "courriel"
    DEPOT = "depot"
    TELEPHONE = "telephone"
    GUICHET = "guichet"
    REUNION = "reunion"

    @property
    def est_ecrit(self) -> bool:
        """Whether the request is a writing, the only form that can be answered."""
        return self in {Canal.COURRIER, Canal.COURRIEL, Canal.DEPOT}


class Destinataire(StrEnum):
    """To whom the asker addressed the request."""

    PRESIDENT = "president"
    DIRECTEUR_GENERAL = "directeur_general"
    MEMBRE_DU_PERSONNEL = "membre_du_personnel"
    MANDATAIRE = "mandataire"


class NatureElement(StrEnum):
    """What kind of information an element is; a legal basis covers some kinds only."""

    ADMINISTRATIVE = "administrative"
    ALLOCATION = "allocation"
    SOCIALE = "sociale"
    MEDICALE = "medicale"
    FINANCIERE = "financiere"
    CONFIDENCE = "confidence"


class Consentement(StrEnum):
    """The agreement of the person concerned."""

    AUCUN = "aucun"
    VERBAL = "verbal"
    ECRIT = "ecrit"
    RETIRE = "retire"


class OrigineAccord(StrEnum):
    """Through whose hands a written agreement came."""

    JOINT = "joint"
    DONNE_AU_CPAS = "donne_au_cpas"


class DonneurAccord(StrEnum):
    """Who gave a written agreement; ``AUTRE`` never counts."""

    PERSONNE = "personne"
    REPRESENTANT_LEGAL = "representant_legal"
    ADMINISTRATEUR = "administrateur"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """What is kept of a written agreement beside what the rules read of it.

    The writing bears a page of the request, or is an attachment of its own.

    Attributes:
        nom: Who gave it, where that is not the person.
        qualite: In which quality, in words.
        raison: Why the person agrees, as the writing says.
        page: Page of the request that bears it; 0 for none.
        piece: Attachment of the dossier that is the writing; "" for none.
        signature: What its signature was compared with; "" where nobody did.
    """

    nom: str = ""
    qualite: str = ""
    raison: str = ""
    page: int = 0
    piece: str = ""
    signature: str = ""


class ActeMontre(StrEnum):
    """What was seen by whoever verified the power that an asker claims."""

    PAS_ENCORE = ""
    VU = "vu"
    AUCUN = "aucun"


class ActeDuJuge(StrEnum):
    """In which form a judge, a court or a parliamentary inquiry asks."""

    SIMPLE_LETTRE = ""
    ORDONNANCE = "ordonnance"
    AUDITION = "audition"


class Verification(StrEnum):
    """What a human reading of a freely worded legal basis established."""

    PAS_EXAMINEE = ""
    OUI = "oui"
    NON = "non"


class Forme(StrEnum):
    """What a colleague or a councillor asks for."""

    PARTAGE = "partage"
    CONSULTATION = "consultation"
    COPIE = "copie"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing asked for.

    Attributes:
        id: What tells it from the others of its request, whatever its words; 0 where its
            request has not numbered it yet.
        libelle: The thing, in the words of the office.
        nature: Its kind.
        necessaire: Strictly necessary in view of the request.
        couvert_par_le_consentement: Named by the written consent, if there is one.
        couvert_par_la_disposition: Meant by the basis cited in the asker's own words, once a
            person verified that it obliges or authorises.
    """

    id: int = 0
    libelle: str
    nature: NatureElement = NatureElement.ADMINISTRATIVE
    necessaire: bool = False
    couvert_par_le_consentement: bool = True
    couvert_par_la_disposition: bool = True


def numeroter(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Give a number of their own to the elements that have none, in their order.

    Raises:
        ValueError: Two elements have the same number.
    """
    pris = [element.id for element in elements if element.id]
    if len(pris) != len(set(pris)):
        raise ValueError("two elements with one number")
    neufs = count(max(pris, default=0) + 1)
    return tuple(e if e.id else replace(e, id=next(neufs)) for e in elements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interne:
    """What was established about an internal request.

    Attributes:
        piece_d_aide_individuelle: What a councillor wants copied concerns individual aid, its
            recovery, or a file not adopted yet.
    """

    forme: Forme = Forme.PARTAGE
    tenu_au_secret: bool = False
    meme_mission: bool = False
    strictement_necessaire: bool = False
    interet_du_beneficiaire: bool = False
    beneficiaire_informe: bool = False
    indispensable_pour_decider: bool = False
    piece_d_aide_individuelle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """A request and the answers given about it, before any rule is applied.

    Attributes:
        demandeur: Code of the requester type, a file of ``resources/demandeurs``.
        danger_grave_et_imminent: Established by the CPAS itself.
        personne_identifiee: The person is identified without ambiguity.
        disposition_citee: Nothing, an id of the legal pack, or the asker's words.
        disposition_verifiee: Outcome of the examination of the asker's words.
        conditions_verifiees: Ids of the conditions of the cited text found to be met.
        forme_de_reponse: In which form a requisition wants its answer, in its own words.
        consentement_vise_le_demandeur: The writing names this asker.
        consentement_du: First day of a written agreement; it stands from ever without one.
        consentement_jusqu_au: Last day of it; it stands until withdrawn without one.
        accord: The rest of what is kept of it.
        enquete_l_exige: For a judge, a court or a parliamentary inquiry.
        acte_montre: For whoever claims a power that has to be verified.
        acte_du_juge: For a judge, a court or a parliamentary inquiry.
        elements: What is asked for; each bears a number, which it keeps when others go.
    """

    nature: Nature = Nature.INFORMATION
    origine: Origine = Origine.EXTERNE
    demandeur: str = "police"
    canal: Canal = Canal.COURRIER
    destinataire: Destinataire = Destinataire.PRESIDENT
    danger_grave_et_imminent: bool = False
    personne_identifiee: bool = False
    objet_precis: bool = False
    disposition_citee: str = ""
    disposition_verifiee: Verification = Verification.PAS_EXAMINEE
    conditions_verifiees: tuple[str, ...] = ()
    forme_de_reponse: str = ""
    consentement: Consentement = Consentement.AUCUN
    consentement_origine: OrigineAccord = OrigineAccord.JOINT
    consentement_vise_le_demandeur: bool = True
    consentement_donne_par: DonneurAccord = DonneurAccord.PERSONNE
    consentement_du: date | None = None
    consentement_jusqu_au: date | None = None
    accord: Accord = field(default_factory=Accord)
    enquete_l_exige: bool = False
    acte_montre: ActeMontre = ActeMontre.PAS_ENCORE
    acte_du_juge: ActeDuJuge = ActeDuJuge.SIMPLE_LETTRE
    elements: tuple[Element, ...] = ()
    interne: Interne = field(default_factory=Interne)

    def avec_l_accord_de(self, autre: Demande) -> Demande:
        """Return this request with all that another one keeps of an agreement but its state."""
        gardes = [c.name for c in fields(self) if c.name.startswith("consentement_")]
        return replace(self, **{nom: getattr(autre, nom) for nom in (*gardes, "accord")})

    def __post_init__(self) -> None:
        """Number the elements that have no number yet."""
        object.__setattr__(self, "elements", numeroter(self.elements))
