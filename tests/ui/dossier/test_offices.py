"""The panels know who holds an office today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.definir_cpas import definir_cpas
from desktop_app.domain.comptes import Role
from desktop_app.domain.mandats import Mandat, Office
from desktop_app.domain.workflow import Statut
from desktop_app.ui.registre.ecran import EcranRegistre
from tests.ui.dossier.outils import cliquer, cocher, joindre_le_papier, lit, nomme
from tests.ui.registre.outils import CHEZ, cellules

FF = Mandat(
    qualite=Office.DIRECTEUR_GENERAL,
    nom="Ève Collin",
    titre="La Directrice générale f.f.",
    du=date(2026, 10, 1),
    au=date(2026, 10, 31),
)
IDA = replace(FF, qualite=Office.REFERENT, nom="Ída Œrsted", titre="")


@pytest.fixture
def mandater(session):
    """Says who holds the offices, and when."""

    def _mandater(*mandats):
        definir_cpas(session.contexte(), replace(session.registre.cpas(), mandats=mandats))

    return _mandater


def test_la_decision_est_prise_au_nom_de_la_faisant_fonction(
    qtbot, session, dossier, montrer, mandater
):
    mandater(FF)
    neuf = dossier("avis")
    ecran = montrer(neuf)
    assert lit(ecran, "chez\u00a0: Directeur général (Ève Collin)")
    assert lit(
        ecran, "revient aujourd’hui à Ève Collin (La Directrice générale f.f., du 01/10/2026"
    )
    cocher(ecran, "Refuser de répondre")
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    decide = session.registre.charger(neuf.numero)
    assert decide.statut is Statut.DECIDEE
    assert decide.decision.auteur == "Ève Collin"
    assert lit(ecran, "En fonction du 01/10/2026 au 31/10/2026 (La Directrice générale f.f.).")


@pytest.mark.parametrize(("nom", "papier"), [("Luc Moreau", True), ("Ève Collin (f.f.)", False)])
def test_un_compte_de_direction_qui_n_est_pas_celui_du_jour_transcrit(
    dossier, ouvrir_comme, mandater, nom, papier
):
    mandater(FF)
    ecran = ouvrir_comme(Role.DIRECTEUR_GENERAL, dossier("avis"), nom)
    assert lit(ecran, "Où est la décision qu’il a signée") is papier


def test_l_avis_attend_la_suppleante_du_jour(qtbot, session, horloge, dossier, montrer, mandater):
    mandater(IDA)
    neuf = dossier("analyse")
    ecran = montrer(neuf)
    assert nomme(ecran, "Qui rend l’avis").text() == "Ída Œrsted"
    liste = EcranRegistre(session)
    qtbot.addWidget(liste)
    liste.show()
    liste.arriver()
    assert cellules(liste, CHEZ) == ["Ída Œrsted, Analysée"]
    horloge.avancer(days=30)
    liste.arriver()
    assert cellules(liste, CHEZ) == ["Service juridique, Analysée"]
