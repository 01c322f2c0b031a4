"""A character that paper cannot print, on the screens of a dossier: told, never a dead end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain import procedure
from desktop_app.domain.demande import Demande, Element
from desktop_app.domain.dossier import Sens
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.workflow import Acte, Statut
from tests.application.papier import avec_papier
from tests.domain import cas
from tests.ui.dossier.outils import (
    BAILLEUR,
    bouton,
    cliquer,
    cocher,
    joindre_le_papier,
    lit,
    nomme,
)
from tests.ui.dossier.test_police import remplir

VALEUR = "Ce qui sera écrit\u00a0: garantie locative"


@pytest.fixture
def fige(session, dossier, referentiel_):
    """A dossier whose element an earlier version froze, with what no letter prints."""

    def _fige(libelle, *, decide):
        demande = replace(cas.ECRITE, elements=(Element(libelle=libelle, necessaire=True),))
        neuf, contexte = dossier(demande=demande), session.contexte()
        evaluation = evaluer(demande, contexte.jour, referentiel_)
        with session.registre.transaction():
            neuf = procedure.analyser(neuf, contexte.jour, evaluation)
            contexte.inscrire(Acte.ANALYSER, neuf)
            neuf = procedure.rendre_avis(
                neuf, cas.avis(Sens.COMMUNICATION), session.registre.cpas()
            )
            contexte.inscrire(Acte.RENDRE_AVIS, neuf)
        if decide:
            decides = cas.decides(libelle, demande=demande)
            voulue = replace(cas.decision(Sens.COMMUNICATION), elements=decides)
            voulue = avec_papier(contexte, neuf.numero, voulue)
            with session.registre.transaction():
                neuf = procedure.decider(neuf, voulue, session.registre.cpas())
                contexte.inscrire(Acte.DECIDER, neuf)
        return neuf

    return _fige


def test_une_valeur_se_dit_en_la_tapant_et_a_la_decision(qtbot, session, dossier, montrer):
    neuf = dossier("avis", demande=cas.ECRITE, conclusion=Sens.COMMUNICATION)
    ecran = montrer(neuf)
    cocher(ecran, "Communiquer des éléments")
    cocher(ecran, "Communiquer\u00a0: garantie locative")
    joindre_le_papier(qtbot, ecran)
    nomme(ecran, VALEUR).setText("750 euros 👍")
    assert lit(ecran, "Ce qui sera écrit\u00a0: la lettre ne peut pas imprimer «\u00a0👍\u00a0».")
    cliquer(qtbot, ecran, "Décider")
    assert lit(ecran, "contient le caractère «\u00a0👍\u00a0» (U+1F44D)")
    assert session.registre.charger(neuf.numero).statut is Statut.AVIS_RENDU
    assert nomme(ecran, VALEUR).text() == "750 euros 👍"
    nomme(ecran, VALEUR).setText("750 euros")
    assert not lit(ecran, "👍")
    cliquer(qtbot, ecran, "Décider")
    (decide,) = session.registre.charger(neuf.numero).decision.elements
    assert decide.valeur == "750 euros"


def test_la_decision_dit_avant_ce_qui_manquera_a_la_lettre(dossier, montrer):
    neuf = dossier("avis", correspondant=replace(BAILLEUR, attention="Mme 漢"))
    ecran = montrer(neuf)
    assert lit(
        ecran,
        "À l’attention de\u00a0: la lettre ne peut pas imprimer «\u00a0漢\u00a0». "
        "Corrigez-le à l’étape Enregistrement.",
    )


def test_la_decision_dit_ce_que_les_reglages_ont_d_illisible(session, dossier, montrer):
    contexte = session.contexte()
    cpas = replace(contexte.cpas(), commune="Val ✅")
    neuf = dossier("avis")
    with session.registre.transaction():
        session.registre.definir_cpas(cpas, auteur="essai", moment=contexte.quand)
    assert lit(montrer(neuf), "Votre CPAS\u00a0: la lettre ne peut pas imprimer «\u00a0✅\u00a0».")


def test_rien_n_est_dit_quand_tout_s_imprime(dossier, montrer):
    assert not lit(montrer(dossier("avis")), "ne peut pas imprimer")


def test_un_element_deja_fige_se_dit_a_la_decision_une_fois_coche(fige, montrer):
    ecran = montrer(fige("\uf0b7 adresse ✅", decide=False))
    cocher(ecran, "Communiquer des éléments")
    assert lit(ecran, "– adresse ✅")
    assert not lit(ecran, "[U+2705]")
    cocher(ecran, "Communiquer\u00a0: \uf0b7 adresse ✅")
    assert lit(ecran, "dans un texte qui ne change plus")
    assert lit(ecran, "elle écrira «\u00a0– adresse [U+2705]\u00a0»")


def test_une_decision_deja_figee_obtient_sa_lettre_et_le_dit_avant(qtbot, session, fige, montrer):
    neuf = fige("\uf0b7 adresse ✅", decide=True)
    ecran = montrer(neuf)
    assert lit(ecran, "elle écrira «\u00a0– adresse [U+2705]\u00a0»")
    with qtbot.waitSignal(ecran.change):
        bouton(ecran, "Finaliser la lettre").click()
    assert session.registre.charger(neuf.numero).statut is Statut.LETTRE_ETABLIE


def test_l_analyse_refuse_et_dit_quoi_ecrire(qtbot, session, dossier, montrer):
    neuf = dossier(demande=Demande(demandeur="police"))
    ecran = montrer(neuf)
    remplir(qtbot, ecran)
    element = nomme(ecran, "Élément 1\u00a0: élément demandé")
    element.setText("adresse 👩\u200d⚖\ufe0f")
    assert lit(ecran, "Élément 1\u00a0: la lettre ne peut pas imprimer «\u00a0👩⚖\u00a0».")
    cliquer(qtbot, ecran, "Valider l’analyse →")
    assert lit(ecran, "L’élément 1 contient le caractère «\u00a0👩\u00a0»")
    assert session.registre.charger(neuf.numero).analyse is None
    element.setText("adresse")
    assert not lit(ecran, "ne peut pas imprimer")
    cliquer(qtbot, ecran, "Valider l’analyse →")
    assert session.registre.charger(neuf.numero).statut is Statut.ANALYSEE
