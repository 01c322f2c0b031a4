"""The rules of the assessment over the raw tables of a case file, standard library only.

Each function bears the number of the rule it reads. Nothing here imports the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Table = Mapping[str, Any]

NATURES_D_ELEMENTS = frozenset(
    {"administrative", "allocation", "sociale", "medicale", "financiere", "confidence"}
)
ECRITS = frozenset({"courrier", "courriel", "depot"})

# The ids of the legal pack that the page names; any other citation is free text.
IDS_DU_REFERENTIEL = frozenset(
    {
        "circ_2022",
        "cp_458",
        "cp_352",
        "cp_353_1",
        "cp_353_2",
        "cp_299",
        "lo_28",
        "lo_36",
        "lo_50",
        "l_1991_4",
        "cic_46bis1",
        "l_2018_07_30",
        "cj_138",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levee:
    """A text of the pack that obliges or authorises, and within which limits."""

    demandeurs: frozenset[str]
    conditions: frozenset[str]
    natures: frozenset[str]
    depuis: date = date.min
    mesure_secrete: bool = False
    decisive: str = ""


LEVEES: Mapping[str, Levee] = {
    "cic_46bis1": Levee(
        demandeurs=frozenset({"procureur_du_roi", "procureur_federal"}),
        conditions=frozenset(
            {"decision_ecrite_et_motivee", "infraction_terroriste", "renseignements_precises"}
        ),
        natures=frozenset({"administrative", "allocation"}),
        depuis=date(2017, 9, 1),
        mesure_secrete=True,
        decisive="infraction_terroriste",
    ),
    "cj_138": Levee(
        demandeurs=frozenset({"auditorat_du_travail"}),
        conditions=frozenset({"litige_pendant", "renseignements_precises"}),
        natures=frozenset({"administrative", "allocation"}),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pouvoir:
    """A road of rule 2: who is known to be able to come with it, who has to be verified."""

    voie: str
    peut: frozenset[str]
    a_verifier: frozenset[str] = frozenset()


def _pouvoir(voie: str, peut: str, a_verifier: str) -> Pouvoir:
    """Write a line of the table of rule 2."""
    return Pouvoir(
        voie=voie, peut=frozenset(peut.split()), a_verifier=frozenset(a_verifier.split())
    )


# Rule 2, the table, line by line.
HORS_PROCEDURE: Mapping[str, Pouvoir] = {
    "convocation_de_temoin": _pouvoir(
        "convocation_de_temoin", "juge_instruction tribunal commission_enquete_parlementaire", ""
    ),
    "saisie": _pouvoir(
        "saisie",
        "juge_instruction",
        "police procureur_du_roi procureur_federal tribunal auditorat_du_travail huissier "
        "spf_finances inspection_sociale commission_enquete_parlementaire",
    ),
    "declaration_legale": _pouvoir(
        "declaration_legale",
        "huissier tribunal",
        "spf_finances mediateur_de_dettes societe_recouvrement notaire "
        "organisme_securite_sociale avocat_tiers autre_tiers",
    ),
    "controle": _pouvoir(
        "controle",
        "spp_is tutelle",
        "inspection_sociale autorite_de_controle spf_finances organisme_securite_sociale "
        "office_des_etrangers mediateur_wallonie auditorat_du_travail conseil_communal "
        "autre_tiers",
    ),
    "acces_de_la_personne": _pouvoir(
        "personne_concernee",
        "personne_concernee",
        "avocat_de_la_personne administrateur representant_legal",
    ),
    "litige_du_cpas": _pouvoir(
        "litige_du_cpas",
        "tribunal",
        "auditorat_du_travail avocat_de_la_personne avocat_tiers huissier",
    ),
}

# Rule 2, last paragraph: who is never asked for a legal basis.
LA_PERSONNE = frozenset(
    {"personne_concernee", "avocat_de_la_personne", "administrateur", "representant_legal"}
)
JUGES = frozenset({"juge_instruction", "tribunal", "commission_enquete_parlementaire"})

CONDITIONS_DU_PARTAGE = (
    "tenu_au_secret",
    "meme_mission",
    "strictement_necessaire",
    "interet_du_beneficiaire",
    "beneficiaire_informe",
)
POUVOIRS_CONTESTES = frozenset({"inspection_sociale", "spf_finances", "office_des_etrangers"})
PORTES_DE_JUSTICE: Mapping[str, frozenset[str]] = {
    "temoignage_en_justice": frozenset({"juge_instruction", "tribunal"}),
    "commission_enquete_parlementaire": frozenset({"commission_enquete_parlementaire"}),
}
NOUVEAU_CODE_PENAL = date(2026, 9, 1)


def evaluer_brut(demande: Table, interne: Table, jour: date) -> dict[str, Any]:
    """Return what the rules answer to a request, under the names of ``[attendu]``."""
    return {
        **_suite(demande, interne, jour),
        "mesure_secrete": _mesure_secrete(demande, jour),
        "consentement_insuffisant": consentement_insuffisant(demande, jour),
        "principe": "cp_458" if jour < NOUVEAU_CODE_PENAL else "cp_352",
    }


def _suite(demande: Table, interne: Table, jour: date) -> dict[str, Any]:
    """Choose the road, in the order of rules 1 to 5."""
    if demande.get("danger_grave_et_imminent", False):
        return _verdict("urgence", "agir_et_consigner")
    voie, verifier = _voie_hors_procedure(demande)
    if voie:
        return _verdict(voie, "hors_procedure", verifier=verifier)
    if demande.get("origine") == "interne":
        return _interne(interne)
    if demande.get("canal") not in ECRITS:
        return _verdict("orale", "aucune_reponse", manquements=["ecrit"])
    return _externe(demande, jour)


def _verdict(
    voie: str,
    proposition: str,
    *,
    manquements: list[str] | None = None,
    portes: list[str] | None = None,
    verifier: bool = False,
) -> dict[str, Any]:
    """Build an answer; only the written external road has elements or a forwarding."""
    return {
        "voie": voie,
        "manquements": manquements or [],
        "portes": portes or [],
        "proposition": proposition,
        "elements_communicables": [],
        "transmettre_au_president": False,
        "pouvoir_a_verifier": verifier,
    }


def _voie_hors_procedure(demande: Table) -> tuple[str, bool]:
    """Rule 2: the road of what is no request, "" for one, and whether somebody must verify."""
    qui, nature = demande.get("demandeur", ""), demande.get("nature", "")
    pouvoir = HORS_PROCEDURE.get(nature)
    if pouvoir is not None and qui in pouvoir.peut:
        return pouvoir.voie, False
    rien_montre = demande.get("acte_montre", "") == "aucun"
    if pouvoir is not None and qui in pouvoir.a_verifier and not rien_montre:
        return pouvoir.voie, True
    if qui in LA_PERSONNE:
        return "personne_concernee", qui != "personne_concernee"
    return "", False


def _interne(interne: Table) -> dict[str, Any]:
    """Rule 3: sharing, consultation or copy."""
    forme = interne.get("forme", "partage")
    if forme == "copie":
        interdite = interne.get("piece_d_aide_individuelle", True)
        manquements, sinon = ["copie_interdite"] if interdite else [], "refus"
        porte, proposition = "copie_acte_administratif", "copie_possible"
    elif forme == "consultation":
        utile = interne.get("indispensable_pour_decider", False)
        manquements, sinon = [] if utile else ["indispensable_pour_decider"], "a_apprecier"
        porte, proposition = "consultation_conseiller", "consultation_sur_place"
    else:
        manquements = [c for c in CONDITIONS_DU_PARTAGE if not interne.get(c, False)]
        porte, proposition, sinon = "secret_partage", "partage_possible", "refus"
    if manquements:
        return _verdict("interne", sinon, manquements=manquements)
    return _verdict("interne", proposition, portes=[porte])


def _externe(demande: Table, jour: date) -> dict[str, Any]:
    """Rules 5 to 7: an external writing."""
    manquements = _manquements(demande, jour)
    if manquements:
        verdict = _verdict("externe", "inviter_a_completer", manquements=manquements)
    else:
        portes = _portes(demande, jour)
        communicables = _elements_communicables(demande, portes)
        proposition = _proposition(demande, jour, portes, communicables)
        verdict = _verdict("externe", proposition, portes=portes)
        verdict["elements_communicables"] = communicables
    verdict["transmettre_au_president"] = demande.get("destinataire") != "president"
    return verdict


def _manquements(demande: Table, jour: date) -> list[str]:
    """Rule 5: what is missing, in the order of the page."""
    sans_objet = _accord(demande, jour) or demande.get("demandeur") in JUGES
    presents = {
        "identification": demande.get("personne_identifiee", False),
        "objet": demande.get("objet_precis", False),
        "disposition_legale": _citee(demande) != "" or sans_objet,
    }
    return [nom for nom, present in presents.items() if not present]


def _citee(demande: Table) -> str:
    """Return what is cited, without the spaces around it."""
    citee: str = demande.get("disposition_citee", "")
    return citee.strip()


def _accord(demande: Table, jour: date) -> bool:
    """Rule 5: tell whether a written consent counts on that day."""
    if demande.get("consentement", "aucun") != "ecrit":
        return False
    if not demande.get("consentement_vise_le_demandeur", True):
        return False
    if demande.get("consentement_donne_par", "personne") == "autre":
        return False
    debut = demande.get("consentement_du") or date.min
    fin = demande.get("consentement_jusqu_au") or date.max
    return bool(debut <= jour <= fin)


def _portes(demande: Table, jour: date) -> list[str]:
    """Rule 6: every open door, in the order of the page."""
    portes = ["consentement"] if _accord(demande, jour) else []
    if demande.get("enquete_l_exige", False) and demande.get("acte_du_juge", "") == "ordonnance":
        demandeur = demande.get("demandeur")
        portes += [porte for porte, qui in PORTES_DE_JUSTICE.items() if demandeur in qui]
    if _disposition_ouvre(demande, jour):
        portes.append("disposition_legale")
    return portes


def _disposition_ouvre(demande: Table, jour: date) -> bool:
    """Rule 6: a text of the pack by its own conditions, free text by its verification."""
    if _texte_libre(demande):
        return demande.get("disposition_verifiee", "") == "oui"
    levee = _levee(demande, jour)
    if levee is None:
        return False
    return levee.conditions <= set(demande.get("conditions_verifiees", []))


def _texte_libre(demande: Table) -> bool:
    """Tell whether the asker cites something in words of their own."""
    citee = _citee(demande)
    return citee != "" and citee not in IDS_DU_REFERENTIEL


def _levee(demande: Table, jour: date) -> Levee | None:
    """Return the cited text if it lifts secrecy, is in force and names this asker."""
    levee = LEVEES.get(_citee(demande))
    if levee is None or jour < levee.depuis:
        return None
    return levee if demande.get("demandeur") in levee.demandeurs else None


def _proposition(demande: Table, jour: date, portes: list[str], communicables: list[str]) -> str:
    """Rules 6 and 7: what the procedure proposes once the doors are examined."""
    if _texte_libre(demande) and demande.get("disposition_verifiee", "") == "":
        return "analyse_incomplete"
    if not portes:
        return "a_apprecier" if _jamais_refuse(demande, jour) else "refus"
    if not demande.get("elements", []):
        return "analyse_incomplete"
    if communicables:
        return "communication_possible"
    par_le_pack = "disposition_legale" in portes and not _texte_libre(demande)
    return "a_apprecier" if par_le_pack or _jamais_refuse(demande, jour) else "refus"


def _jamais_refuse(demande: Table, jour: date) -> bool:
    """Rule 6: tell whether this asker, without a door, is left to the directeur général."""
    if demande.get("demandeur") in POUVOIRS_CONTESTES | JUGES:
        return True
    levee = _levee(demande, jour)
    if levee is None or not levee.decisive:
        return False
    return levee.decisive in demande.get("conditions_verifiees", [])


def _elements_communicables(demande: Table, portes: list[str]) -> list[str]:
    """Rule 7: the labels that are necessary and that an open door covers."""
    return [
        element["libelle"]
        for element in demande.get("elements", [])
        if element.get("necessaire", False)
        and any(_couvre(porte, demande, element) for porte in portes)
    ]


def _couvre(porte: str, demande: Table, element: Table) -> bool:
    """Rule 7: tell whether an open door covers an element."""
    if porte == "consentement":
        return bool(element.get("couvert_par_le_consentement", True))
    if porte != "disposition_legale":
        return True
    if _texte_libre(demande):
        return bool(element.get("couvert_par_la_disposition", True))
    return element["nature"] in LEVEES[_citee(demande)].natures


def _mesure_secrete(demande: Table, jour: date) -> bool:
    """Rule 8: the cited text makes the measure secret and names this asker."""
    levee = _levee(demande, jour)
    return levee is not None and levee.mesure_secrete


def consentement_insuffisant(demande: Table, jour: date) -> bool:
    """Rule 5, warning: a consent is spoken of, and does not count."""
    return demande.get("consentement", "aucun") != "aucun" and not _accord(demande, jour)
