"""Requests and people that tests start from."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.demande import Demande, Element, Verification
from desktop_app.domain.dossier import (
    Avis,
    Decision,
    Dossier,
    ElementDecide,
    LettreEtablie,
    Numero,
    Sens,
)
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.procedure import analyser, decider, etablir_lettre, rendre_avis
from desktop_app.domain.procedure import signataires as signataires_de
from desktop_app.domain.regles.cas import Cas
from desktop_app.domain.regles.voie import voie
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import Acte, statut_suivant

JOUR = date(2026, 10, 12)
CPAS = Cpas(
    nom="CPAS de Val-d'Œuvre",
    commune="Val-d'Œuvre",
    adresse=("Place de la Solidarité 1", "5999 Val-d'Œuvre"),
    president="Anne Delvaux",
    directeur_general="Luc Moreau",
    referent="Service juridique",
)
ECRITE = Demande(
    demandeur="proprietaire",
    personne_identifiee=True,
    objet_precis=True,
    disposition_citee="article 1er du bail",
    disposition_verifiee=Verification.OUI,
    elements=(
        Element(libelle="garantie locative", necessaire=True),
        Element(libelle="revenu d'intégration", necessaire=False),
    ),
)


def dossier_de(demande, referentiel, jour=JOUR):
    """A registered dossier."""
    la_voie = voie(Cas(demande=demande, jour=jour, referentiel=referentiel)).valeur
    return Dossier(
        numero=Numero(jour.year, 1),
        statut=statut_suivant(la_voie.parcours, None, Acte.ENREGISTRER),
        recue_le=jour,
        voie=la_voie,
        demande=demande,
    )


def avis(conclusion=Sens.REFUS, auteur="Service juridique", motivation="Motifs."):
    """An opinion that holds."""
    return Avis(date=JOUR, auteur=auteur, conclusion=conclusion, motivation=motivation)


def decides(*libelles, demande=ECRITE):
    """Elements of a request that are decided, named by their words; 0 for one it has not."""
    places = {element.libelle: element.id for element in demande.elements}
    return tuple(ElementDecide(id=places.get(mot, 0), libelle=mot) for mot in libelles)


def decision(sens=Sens.REFUS, elements=(), auteur="Luc Moreau", motivation=""):
    """A decision that holds beside that opinion."""
    return Decision(
        date=JOUR, auteur=auteur, sens=sens, elements=decides(*elements), motivation=motivation
    )


def analyse(referentiel, demande=ECRITE):
    """An analysed dossier."""
    return analyser(dossier_de(demande, referentiel), JOUR, evaluer(demande, JOUR, referentiel))


def decide(referentiel, sens=Sens.REFUS, elements=()):
    """A decided dossier."""
    avec_avis = rendre_avis(analyse(referentiel), avis(conclusion=sens), CPAS)
    return decider(avec_avis, decision(sens=sens, elements=elements), CPAS)


def lettre(genre, delegues=()):
    """A finished letter."""
    return LettreEtablie(
        date=JOUR, genre=genre, sha256="0" * 64, signataires=signataires_de(CPAS, delegues, JOUR)
    )


def avec_lettre(referentiel, delegues=()):
    """A dossier whose letter waits for signatures."""
    decidee = decide(referentiel)
    return etablir_lettre(decidee, lettre(decidee.decision.sens.genre, delegues))


def variante(canal, nature, danger):
    """A written request, changed in what decides of its road."""
    return replace(
        ECRITE,
        demandeur="juge_instruction",
        canal=canal,
        nature=nature,
        danger_grave_et_imminent=danger,
    )
