"""Somebody leaves: what they could read is told, and they open nothing any more."""

from __future__ import annotations

import pytest

from db import coffre
from db.erreurs import PhraseRefusee
from desktop_app.application.enregistrer import Arrivee, enregistrer
from tests.db.outils_db import PHRASE
from tests.domain import cas
from tests.ui.acces.conftest import DIRECTRICE


@pytest.fixture
def ouverte(session, directrice, poste, chemin):
    """A request that the secretary registered; then the directrice opens."""
    enregistrer(session.contexte(), Arrivee(demande=cas.ECRITE), session.contenu.referentiel)
    session.registre.fermer()
    with coffre.ouvrir(chemin, DIRECTRICE, directrice.id) as ouvert:
        ouvert.verification_complete()
        yield type(session)(poste, ouvert, directrice.nom)


def test_qui_part_n_ouvre_plus_et_on_sait_ce_qu_il_a_ouvert(qtbot, reglages, ouverte, chemin):
    guide = reglages(ouverte)
    guide.cliquer("Départ de Secrétariat")
    guide.attendre(lambda: guide.voit("Dossiers qu’elle a ouverts (1) : 2026/0001."))
    assert guide.voit("Les copies faites jusqu’ici s’ouvrent encore avec sa phrase de passe")
    assert guide.voit("sauf les mesures secrètes")
    with qtbot.waitSignal(guide.trouver("Retirer l’accès de Secrétariat").window().referme) as dit:
        guide.cliquer("Retirer l’accès de Secrétariat")
    assert dit.args[0].startswith("Secrétariat n’ouvre plus le registre")
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)
    with coffre.ouvrir(chemin, DIRECTRICE) as rouvert:
        assert rouvert.compter() == 1


def test_renoncer_ne_change_rien(reglages, ouverte):
    guide = reglages(ouverte)
    guide.cliquer("Départ de Secrétariat")
    guide.cliquer("Annuler")
    assert not any(compte.parti for compte in ouverte.registre.comptes.lister())
    assert guide.voit("Ajouter une personne")


def test_sans_place_pour_la_copie_personne_ne_part(reglages, ouverte, tmp_path):
    (tmp_path / "fichier").write_text("")
    memoire = ouverte.memoire
    memoire.retenir(
        type(memoire.preferences)(registre="", copies=str(tmp_path / "fichier" / "copies"))
    )
    guide = reglages(ouverte)
    guide.cliquer("Départ de Secrétariat")
    guide.cliquer("Retirer l’accès de Secrétariat")
    guide.attendre(lambda: guide.voit("La copie"))
    assert ouverte.registre.compter() == 1
    assert not any(compte.parti for compte in ouverte.registre.comptes.lister())
