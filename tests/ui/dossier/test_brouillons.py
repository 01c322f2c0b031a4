"""What was typed is never lost."""

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from desktop_app.domain.demande import Demande
from desktop_app.ui.dossier.ecran import EcranDossier
from desktop_app.ui.session import Session
from tests.db.outils_db import clefs, rouvrir
from tests.ui.dossier.outils import cocher, lit, nomme


@pytest.fixture
def tuer(session, chemin, poste):
    """Kills the screen without a word, and opens the same file again."""
    rouverts = []

    def _tuer(ecran):
        delete(ecran)
        session.registre.fermer()
        rouvert = rouvrir(chemin, clefs(chemin))
        rouvert.verification_complete()
        rouverts.append(rouvert)
        return Session(poste, rouvert, "Secrétariat")

    yield _tuer
    for rouvert in rouverts:
        rouvert.fermer()


def ouvrir(session, dossier):
    ecran = EcranDossier(session, dossier.numero)
    ecran.show()
    ecran.arriver()
    return ecran


def test_les_reponses_survivent_a_un_arret_brutal(qtbot, session, dossier, tuer):
    neuf = dossier(demande=Demande(demandeur="police"))
    ecran = ouvrir(session, neuf)
    ecran.parcours.aller("recevabilite")
    with qtbot.waitSignal(ecran.parcours.panneau._brouillon.garde):
        cocher(ecran, "Une autre disposition, dans les mots du demandeur")
        nomme(ecran, "Disposition citée, dans les mots du demandeur").setPlainText("mon bail")
    assert lit(ecran, "Enregistré à ")
    revenu = ouvrir(tuer(ecran), neuf)
    revenu.parcours.aller("recevabilite")
    citee = nomme(revenu, "Disposition citée, dans les mots du demandeur")
    assert citee.toPlainText() == "mon bail"
    delete(revenu)


@pytest.mark.parametrize(
    ("jusqu_a", "champs"),
    [
        ("analyse", {"avis": "Motivation de l’avis", "note": "Note à ajouter"}),
        (
            "avis",
            {
                "decision": "Raisons de l’écart avec l’avis",
                "renvoi": "Remarques du directeur général",
            },
        ),
    ],
)
def test_chaque_texte_long_survit_a_un_arret_brutal(
    qtbot, session, dossier, tuer, jusqu_a, champs
):
    neuf = dossier(jusqu_a)
    ecran = ouvrir(session, neuf)
    for nom in champs.values():
        texte_de(ecran, nom).setPlainText(f"écrit avec soin : {nom}")
    registre = session.registre
    qtbot.waitUntil(
        lambda: all(
            "soin" in (registre.brouillon(f"dossier/{neuf.numero}/{cle}") or "") for cle in champs
        ),
    )
    revenu = ouvrir(tuer(ecran), neuf)
    for nom in champs.values():
        assert texte_de(revenu, nom).toPlainText() == f"écrit avec soin : {nom}"
    delete(revenu)


def texte_de(ecran, nom):
    """Return an editor, shown or folded."""
    return next(w for w in ecran.findChildren(QWidget) if w.accessibleName() == nom)


def test_une_etape_quittee_garde_ce_qui_y_est_tape(dossier, montrer):
    ecran = montrer(dossier("analyse"))
    nomme(ecran, "Motivation de l’avis").setPlainText("à moitié")
    ecran.parcours.aller("envoi")
    ecran.parcours.aller("avis")
    assert nomme(ecran, "Motivation de l’avis").toPlainText() == "à moitié"


def test_une_note_ajoutee_ne_coute_pas_l_avis_en_cours(dossier, montrer):
    ecran = montrer(dossier("analyse"))
    nomme(ecran, "Motivation de l’avis").setPlainText("à moitié")
    note = next(w for w in ecran.findChildren(QWidget) if w.accessibleName() == "Note à ajouter")
    note.setPlainText("Appel du parquet.")
    ecran.volet._notes.ajouter()
    assert nomme(ecran, "Motivation de l’avis").toPlainText() == "à moitié"
    assert lit(ecran.volet, "Appel du parquet.") or ecran.parcours.etape == "avis"


def test_l_acte_accompli_oublie_son_brouillon(session, dossier, montrer):
    neuf = dossier("analyse")
    ecran = montrer(neuf)
    cocher(ecran, "Refuser de répondre")
    nomme(ecran, "Motivation de l’avis").setPlainText("Motifs.")
    ecran.garder()
    assert session.registre.brouillons(f"dossier/{neuf.numero}")
    ecran.parcours.panneau.rendre()
    assert not session.registre.brouillons(f"dossier/{neuf.numero}")
