"""A dossier analysed under a text replaced since: it says so, and begins again with one button."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.domain.comptes import Role
from desktop_app.domain.workflow import Statut
from desktop_app.ui.registre.ecran import EcranRegistre
from tests.ui.dossier.outils import bouton, cliquer, lit, verbes
from tests.ui.registre.outils import CHEZ, cellules, numeros, textes

DIT = "Analysé sous l’article 458 du Code pénal du 8 juin 1867, remplacé le 1er septembre 2026."
AUJOURD_HUI = "Aujourd’hui\u00a0: l’article 352 du Code pénal"
AVANT = datetime(2026, 8, 28, 9, tzinfo=UTC)
APRES = datetime(2026, 9, 1, 9, tzinfo=UTC)


@pytest.fixture
def ancien(horloge, dossier):
    """A dossier analysed on the last days of a text, and looked at once it was replaced."""
    horloge.moment = AVANT
    neuf = dossier("analyse")
    horloge.moment = APRES
    return neuf


def test_un_bouton_rouvre_avec_le_motif_deja_ecrit(qtbot, session, ancien, montrer):
    ecran = montrer(ancien)
    assert lit(ecran, DIT)
    assert lit(ecran, AUJOURD_HUI)
    cliquer(qtbot, ecran, "Rouvrir le dossier")
    rouvert = session.registre.charger(ancien.numero)
    assert rouvert.statut is Statut.ENREGISTREE
    assert rouvert.reprises[-1].motif == DIT
    # The reason stays, as that of the round that ended.
    assert not lit(ecran, AUJOURD_HUI)
    assert "Rouvrir le dossier" not in verbes(ecran)


def test_le_dernier_jour_du_texte_rien_ne_se_dit(horloge, ancien, montrer):
    horloge.moment = datetime(2026, 8, 31, 21, tzinfo=UTC)
    assert not lit(montrer(ancien), "Analysé sous")


def test_qui_ne_rouvre_pas_le_lit_sans_bouton(ancien, ouvrir_comme):
    ecran = ouvrir_comme(Role.LECTURE, ancien)
    assert lit(ecran, DIT)
    assert lit(ecran, "rien ne partira avant")
    assert "Rouvrir le dossier" not in verbes(ecran)


def test_un_refus_se_dit_sur_place(session, ancien, montrer):
    ecran = montrer(ancien)
    session.registre.fermer()
    bouton(ecran, "Rouvrir le dossier").click()
    assert lit(ecran, "Le registre est fermé.")


def test_la_liste_le_dit_et_l_apercu_aussi(qtbot, session, ancien, dossier):
    recent = dossier("analyse")
    ecran = EcranRegistre(session)
    qtbot.addWidget(ecran)
    ecran.resize(1366, 700)
    ecran.show()
    ecran.arriver()
    assert numeros(ecran) == [recent.numero, ancien.numero]
    assert cellules(ecran, CHEZ) == [
        "Service juridique, Analysée",
        "Service juridique, texte remplacé",
    ]
    ecran.liste.choisir(ancien.numero)
    assert DIT in textes(ecran.apercu)
    ecran.liste.choisir(recent.numero)
    assert "Analysé sous" not in textes(ecran.apercu)
