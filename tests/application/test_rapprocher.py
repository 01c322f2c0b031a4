"""Earlier dossiers of the same asker about the same person, and the chain of repeats."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.rapprocher import chronologie, dossiers_proches, insistance
from desktop_app.domain.demande import Canal, Nature
from desktop_app.domain.dossier import Numero
from desktop_app.domain.reponse import Correspondant, Personne
from tests.domain import cas

ZOE = Personne(nom="D'Hæyer", prenom="Zoé")
NEE = replace(ZOE, date_de_naissance=date(1990, 5, 1))
BAILLEUR = Correspondant(nom="Immo de l’Étang")


@pytest.fixture
def arriver(contexte, referentiel):
    """Register a request about somebody and return its number."""

    def faire(personne=ZOE, correspondant=BAILLEUR, suite_de=None, **demande):
        arrivee = Arrivee(
            demande=replace(cas.ECRITE, **demande),
            personne=personne,
            correspondant=correspondant,
            suite_de=suite_de,
        )
        return enregistrer(contexte, arrivee, referentiel).numero

    return faire


def numeros(lignes):
    """The numbers of some lines, in their order."""
    return [ligne.numero for ligne in lignes]


def proches(registre, personne=ZOE, correspondant=BAILLEUR, demandeur="proprietaire"):
    """The numbers of what resembles."""
    return numeros(dossiers_proches(registre, personne, correspondant, demandeur))


def test_le_plus_recent_d_abord_quelle_que_soit_la_graphie(registre, arriver):
    premier = arriver()
    second = arriver(personne=Personne(nom="d’haeyer", prenom="ZOE"))
    assert proches(registre) == [second, premier]


@pytest.mark.parametrize(
    "autre",
    [
        {"personne": Personne(nom="D'Hæyer", prenom="Zoélie")},
        {"personne": Personne(nom="D'Hæyer")},
        {"personne": Personne(nom="Zoé", prenom="D'Hæyer")},
        {"personne": None},
        {"correspondant": Correspondant(nom="Immo du Lac")},
        {"demandeur": "huissier"},
    ],
)
def test_une_autre_personne_ou_un_autre_demandeur_n_est_pas_rapproche(registre, arriver, autre):
    arriver(**autre)
    assert proches(registre) == []


def test_les_dates_de_naissance_ne_separent_que_si_elles_sont_connues(registre, arriver):
    connue = arriver(personne=NEE)
    inconnue = arriver()
    arriver(personne=replace(ZOE, date_de_naissance=date(1954, 1, 1)))
    assert proches(registre, personne=NEE) == [inconnue, connue]


def test_un_correspondant_inconnu_ne_separe_pas(registre, arriver):
    sans = arriver(correspondant=None)
    avec = arriver()
    assert proches(registre) == [avec, sans]
    assert proches(registre, correspondant=None) == [avec, sans]


def test_sans_personne_rien_n_est_rapproche(registre, arriver):
    arriver()
    assert proches(registre, personne=None) == []


def test_une_personne_sans_nom_n_est_celle_de_personne(registre, arriver):
    arriver(personne=Personne(nom="-"))
    assert proches(registre, personne=Personne(nom="-")) == []


def test_la_chronologie_remonte_les_demandes_repetees(registre, arriver):
    premier = arriver()
    arriver(correspondant=None)
    deuxieme = arriver(suite_de=premier)
    troisieme = arriver(suite_de=deuxieme)
    assert numeros(chronologie(registre, troisieme)) == [premier, deuxieme, troisieme]
    assert numeros(chronologie(registre, premier)) == [premier]


def test_plus_d_une_page_de_demandes_est_lue_en_entier(registre, arriver, monkeypatch):
    monkeypatch.setattr("desktop_app.application.rapprocher._TAILLE", 2)
    tous = [arriver() for _ in range(5)]
    assert proches(registre) == tous[::-1]
    assert tous[0] == Numero(2026, 1)


def test_appels_visites_et_lettres_sont_sur_une_seule_ligne_du_temps(registre, arriver):
    lettre = arriver()
    appel = arriver(canal=Canal.TELEPHONE, correspondant=None)
    visite = arriver(canal=Canal.GUICHET)
    liee = arriver(personne=Personne(nom="D'Hæyer"), suite_de=visite)
    # Neither another asker, nor another person, nor what is no request.
    arriver(demandeur="huissier")
    arriver(personne=Personne(nom="Lambert"))
    arriver(demandeur="huissier", nature=Nature.SAISIE)
    assert numeros(insistance(registre, registre.charger(lettre))) == [lettre, appel, visite]
    assert numeros(insistance(registre, registre.charger(liee))) == [visite, liee]
