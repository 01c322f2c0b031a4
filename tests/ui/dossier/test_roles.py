"""Each role sees its own acts; what belongs to others is read, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.application.analyser import analyser, instruire
from desktop_app.application.classer import Raison, classer
from desktop_app.application.enregistrer import Arrivee
from desktop_app.domain.comptes import Role
from desktop_app.domain.issues import Motif
from desktop_app.domain.workflow import Acte
from desktop_app.ui.bureau import Bureau
from tests.domain import cas
from tests.ui.conftest import MOMENT
from tests.ui.dossier.outils import PHRASE, bouton, lit, verbes
from tests.ui.registre.outils import SECRETE


def test_la_secretaire_voit_que_la_decision_n_est_plus_la_sienne(session, dossier, montrer):
    neuf = dossier("avis")
    session.registre.comptes.ajouter("Anne", Role.DIRECTEUR_GENERAL, PHRASE, moment=MOMENT)
    ecran = montrer(neuf)
    assert lit(ecran, "lui seul décide ou renvoie un avis")
    assert not {"Décider", "Renvoyer l’avis avec des remarques"} & verbes(ecran)


def test_le_directeur_decide_sans_papier(dossier, ouvrir_comme):
    ecran = ouvrir_comme(Role.DIRECTEUR_GENERAL, dossier("avis"))
    assert "Décider" in verbes(ecran)
    assert not lit(ecran, "Où est la décision qu’il a signée")


@pytest.mark.parametrize("role", [Role.LECTURE, Role.PRESIDENT])
@pytest.mark.parametrize(
    ("jusqu_a", "acte"),
    [("", "Valider l’analyse →"), ("analyse", "Rendre l’avis"), ("avis", "Décider")],
)
def test_qui_ne_fait_que_lire_ne_trouve_rien_a_faire(dossier, ouvrir_comme, role, jusqu_a, acte):
    ecran = ouvrir_comme(role, dossier(jusqu_a))
    for etape in ecran.parcours._etapes:
        ecran.parcours.aller(etape)
        assert acte not in verbes(ecran)
        assert "Corriger l’adresse ou l’identité" not in verbes(ecran)


@pytest.mark.parametrize("role", [Role.LECTURE, Role.PRESIDENT])
def test_qui_ne_fait_que_lire_ne_trouve_aucune_issue(dossier, ouvrir_comme, role):
    assert "Autre issue…" not in verbes(ouvrir_comme(role, dossier("avis")))


def test_le_directeur_seul_revoit_un_classement(session, dossier, montrer, ouvrir_comme):
    neuf = dossier()
    raison = Raison(motif=Motif.RETIREE)
    classer(session.contexte(), neuf.numero, raison, session.contenu.referentiel)
    assert "Revoir le classement" in verbes(montrer(neuf))
    ecran = ouvrir_comme(Role.DIRECTEUR_GENERAL, neuf)
    ecran.parcours.montrer_issues(Acte.REVOIR)
    bouton(ecran, "Revoir le classement →").click()
    assert lit(ecran, "(noté par Alix Noël)")


def test_la_secretaire_ne_revoit_pas_et_ne_laisse_pas_sans_suite(session, dossier, montrer):
    neuf, ouvert = dossier(), dossier()
    raison = Raison(motif=Motif.RETIREE)
    classer(session.contexte(), neuf.numero, raison, session.contenu.referentiel)
    session.registre.comptes.ajouter("Anne", Role.DIRECTEUR_GENERAL, PHRASE, moment=MOMENT)
    assert "Revoir le classement" not in verbes(montrer(neuf))
    ecran = montrer(ouvert)
    ecran.parcours.montrer_issues(Acte.CLASSER)
    assert "Enregistrée par erreur" in verbes(ecran)
    assert "Sans suite, sur décision du directeur général" not in verbes(ecran)


def test_qui_lit_n_enregistre_rien_de_nouveau(qtbot, dossier, ouvrir_comme):
    ecran = ouvrir_comme(Role.LECTURE, dossier())
    bureau = Bureau(ecran._session)
    qtbot.addWidget(bureau)
    bureau.show()
    assert "Nouvelle demande" not in verbes(bureau)


def test_avis_et_decision_disent_qui_les_a_signes(session, dossier, montrer):
    ecran = montrer(dossier("decision"))
    phrase = f"Signé dans le registre par {session.registre.comptes.qui.nom}"
    for etape in ("avis", "decision"):
        ecran.parcours.aller(etape)
        assert lit(ecran, phrase)


def test_ce_qui_devient_secret_quitte_qui_ne_le_voit_pas(qtbot, session, dossier, montrer):
    neuf = dossier(demande=replace(cas.ECRITE, **{**SECRETE, "disposition_citee": ""}))
    registre, referentiel = session.registre, session.contenu.referentiel
    registre.comptes.ajouter("Anne", Role.DIRECTEUR_GENERAL, PHRASE, moment=MOMENT)
    ecran = montrer(neuf)
    connues = Arrivee(demande=replace(neuf.demande, **SECRETE), personne=neuf.personne)
    analyse = instruire(session.contexte(), neuf.numero, connues, referentiel)
    assert analyse.secrete
    dites = []

    def lire():
        boite = QApplication.activeModalWidget()
        dites.extend(etiquette.text() for etiquette in boite.findChildren(QLabel))
        boite.reject()

    QTimer.singleShot(0, ecran, lire)
    with qtbot.waitSignals([ecran.change, ecran.retour]):
        ecran.parcours.accompli.emit(analyse)
    assert "Cette demande relève d’une mesure secrète." in dites
    assert registre.page() == ()


def test_qui_voit_les_mesures_reste_sur_le_dossier(session, dossier, montrer):
    ecran = montrer(dossier(demande=replace(cas.ECRITE, **SECRETE)))
    assert lit(ecran, "MESURE SECRÈTE")
    analyse = analyser(
        session.contexte(),
        session.registre.page()[0].numero,
        session.contenu.referentiel,
        session.contexte().jour,
    )
    ecran.parcours.accompli.emit(analyse)
    assert lit(ecran, "MESURE SECRÈTE")
