"""The letter: seen while it is written, finished once, printed and saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget

from desktop_app.domain.dossier import Sens
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import Statut
from desktop_app.ui import arriere_plan
from desktop_app.ui.lettre import sorties
from desktop_app.ui.lettre.impression import Sortie
from desktop_app.ui.lettre.panneau import PanneauLettre
from tests.letters import outils
from tests.ui.lettre.conftest import DELEGUE, MENTION, RECOURS


@pytest.fixture
def ouvrir(qtbot, session):
    """Show the letter of a dossier and wait for its first page."""

    def ouvrir(dossier):
        panneau = PanneauLettre(session, dossier)
        qtbot.addWidget(panneau)
        panneau.resize(1100, 640)
        with qtbot.waitSignal(panneau.apercu.montre):
            panneau.show()
        return panneau

    return ouvrir


def bouton(panneau, verbe):
    """Return the button that says this."""
    return next(b for b in panneau.findChildren(QPushButton) if b.text() == verbe)


def verbes(panneau):
    """Return what the buttons in sight say."""
    QApplication.processEvents()
    return [b.text() for b in panneau.findChildren(QPushButton) if b.isVisibleTo(panneau)]


def saisie(panneau):
    """Return the form."""
    return panneau._redaction._saisie


def faute(panneau):
    """Return what stands in the way, in words."""
    return panneau._redaction._faute.text()


def projet(panneau):
    """Return the words of the page that is shown."""
    return outils.texte(panneau.apercu._pdf)


def test_la_page_suit_ce_qui_se_tape(qtbot, mener, ouvrir):
    panneau = ouvrir(mener())
    assert "PROJET" in projet(panneau)
    with qtbot.waitSignal(panneau.apercu.montre):
        qtbot.keyClicks(saisie(panneau).annexes, "Formulaire")
    qtbot.waitUntil(lambda: "Formulaire" in projet(panneau))


def test_l_appel_choisi_passe_du_brouillon_a_la_lettre(qtbot, session, mener, ouvrir):
    dossier = mener()
    panneau = ouvrir(dossier)
    assert "Madame, Monsieur," in projet(panneau)
    liste = saisie(panneau).appel
    liste.setFocus()
    while liste.code() != "maitre":
        qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: projet(panneau).count("Maître,") == 2)
    panneau.garder()
    repris = ouvrir(dossier)
    assert saisie(repris).appel.code() == "maitre"
    with qtbot.waitSignal(repris.accompli):
        bouton(repris, "Finaliser la lettre").click()
    lettre = outils.texte(session.registre.pdf(dossier.numero))
    assert lettre.count("Maître,") == 2
    assert "Madame" not in lettre


def test_un_appel_que_la_liste_n_a_plus_redevient_neutre(mener, ouvrir):
    panneau = ouvrir(mener())
    for garde in ("excellence", None, 3):
        saisie(panneau).poser({"appel": garde})
        assert panneau._redaction.ajouts().appel == "neutre"


def test_la_lettre_se_finalise_une_fois(qtbot, session, mener, ouvrir):
    dossier = mener()
    panneau = ouvrir(dossier)
    saisie(panneau).annexes.setPlainText("Formulaire à compléter\n\n  Note  ")
    with qtbot.waitSignal(panneau.accompli) as recu, qtbot.waitSignal(panneau.apercu.montre):
        bouton(panneau, "Finaliser la lettre").click()
    (etabli,) = recu.args
    assert etabli.statut is Statut.LETTRE_ETABLIE
    pdf = session.registre.pdf(dossier.numero)
    assert "PROJET" not in outils.texte(pdf)
    assert "Annexe(s) : – Formulaire à compléter – Note" in outils.texte(pdf)
    assert panneau.apercu._pdf == pdf
    assert verbes(panneau) == ["Imprimer la lettre", "Enregistrer le PDF"]
    panneau.finaliser()
    assert session.registre.pdf(dossier.numero) == pdf


def test_ce_qui_s_en_va_pendant_la_composition_ne_garde_rien(qtbot, session, mener, ouvrir):
    panneau = ouvrir(mener())
    saisie(panneau).annexes.setPlainText("Formulaire")
    bouton(panneau, "Finaliser la lettre").click()
    assert not saisie(panneau).annexes.isEnabled()
    panneau.garder()
    with qtbot.assertNotEmitted(panneau.accompli):
        arriere_plan.attendre()
        QApplication.processEvents()
    assert session.registre.charger(panneau.dossier.numero).lettre is None
    assert ouvrir(panneau.dossier)._redaction.ajouts().annexes == ("Formulaire",)
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    assert session.registre.charger(panneau.dossier.numero).lettre is not None


def test_une_lettre_qui_echoue_se_corrige(qtbot, session, mener, ouvrir):
    panneau = ouvrir(mener())
    saisie(panneau).annexes.setPlainText("\U00010380")
    bouton(panneau, "Finaliser la lettre").click()
    qtbot.waitUntil(lambda: "ne peut pas être imprimé" in faute(panneau))
    assert session.registre.charger(panneau.dossier.numero).lettre is None
    saisie(panneau).annexes.setPlainText("Formulaire")
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()


def test_aucune_lettre_avant_la_decision(qtbot, session, mener):
    decide = mener()
    panneau = PanneauLettre(session, replace(decide, statut=Statut.AVIS_RENDU, decision=None))
    qtbot.addWidget(panneau)
    assert verbes(panneau) == []
    panneau.finaliser()
    assert session.registre.charger(decide.numero).lettre is None


def test_un_delegue_signe_avec_sa_mention(qtbot, session, mener, ouvrir):
    dossier = mener()
    panneau = ouvrir(dossier)
    qui = saisie(panneau)._signataires[Qualite.DIRECTEUR_GENERAL]
    offerts = [qui._liste.itemText(rang) for rang in range(qui._liste.count())]
    assert offerts == ["Luc Moreau, titulaire", f"{DELEGUE.nom}, par délégation"]
    qui._liste.setFocus()
    qtbot.keyClick(qui._liste, Qt.Key.Key_Down)
    assert MENTION in qui._mention.text()
    assert "du 03/02/2026 au 31/12/2026" in qui._mention.text()
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    premier, second = panneau.dossier.lettre.signataires
    assert (premier.nom, premier.delegation) == (DELEGUE.nom, MENTION)
    assert second.nom == "Anne Delvaux"
    texte = outils.texte(session.registre.pdf(dossier.numero))
    assert texte.index(MENTION) < texte.index("La Cheffe de bureau") < texte.index(DELEGUE.nom)


@pytest.mark.parametrize(
    ("demandeur", "offert"), [("proprietaire", True), ("police", False), ("tribunal", False)]
)
def test_le_bloc_recours_n_est_pas_pour_les_magistrats(mener, ouvrir, demandeur, offert):
    panneau = ouvrir(mener(demandeur=demandeur))
    (case,) = panneau.findChildren(QCheckBox)
    assert case.isVisibleTo(panneau) is offert
    case.setChecked(True)
    assert saisie(panneau).ajouts().recours is offert


def test_le_bloc_recours_est_dans_la_lettre(qtbot, session, mener, ouvrir):
    panneau = ouvrir(mener())
    panneau.findChild(QCheckBox).setChecked(True)
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    texte = outils.texte(session.registre.pdf(panneau.dossier.numero))
    assert texte.index("nouvel examen complet") < texte.index(RECOURS) < texte.index("prions")


def test_un_refus_ne_part_pas_avec_une_tournure_qui_trahit(session, mener, ouvrir):
    panneau = ouvrir(mener())
    annexes = saisie(panneau).annexes
    annexes.setPlainText("🖋 Copie de SON DOSSIER")
    (marque,) = annexes.extraSelections()
    assert marque.cursor.selectedText() == "SON DOSSIER"
    bouton(panneau, "Finaliser la lettre").click()
    assert "tournure" in faute(panneau)
    assert session.registre.charger(panneau.dossier.numero).lettre is None
    bouton(panneau, "Remplacer").click()
    assert annexes.toPlainText() == "🖋 Copie de Votre demande"
    assert annexes.extraSelections() == []
    assert "Remplacer" not in verbes(panneau)


def test_une_communication_garde_ce_qui_fut_decide(qtbot, mener, ouvrir):
    panneau = ouvrir(mener(Sens.COMMUNICATION, ("garantie locative",)))
    assert "garantie locative" in projet(panneau)
    saisie(panneau).annexes.setPlainText("Copie de son dossier")
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    assert panneau.dossier.lettre is not None


def test_ce_qui_est_tape_revient(mener, ouvrir):
    dossier = mener()
    panneau = ouvrir(dossier)
    saisie(panneau).annexes.setPlainText("Formulaire")
    saisie(panneau)._signataires[Qualite.DIRECTEUR_GENERAL].poser(DELEGUE.nom)
    panneau.garder()
    revenu_ici = ouvrir(dossier)
    revenu = saisie(revenu_ici).ajouts()
    assert revenu.annexes == ("Formulaire",)
    assert [d.nom for d in revenu.delegues] == [DELEGUE.nom]


def test_un_caractere_impossible_se_dit_sur_place(qtbot, mener, ouvrir):
    panneau = ouvrir(mener())
    saisie(panneau).annexes.setPlainText("\U00010380")
    qtbot.waitUntil(lambda: "ne peut pas être imprimé" in faute(panneau))
    saisie(panneau).annexes.setPlainText("Formulaire")
    qtbot.waitUntil(panneau._redaction._faute.isHidden)


def test_l_original_puis_des_copies_et_le_journal(qtbot, session, mener, ouvrir, monkeypatch):
    panneau = ouvrir(mener())
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    pdf = session.registre.pdf(panneau.dossier.numero)
    demandes = []

    def imprimer(parent, _poste, octets, nom):
        assert isinstance(parent, QWidget)
        demandes.append((octets == pdf, "COPIE" in outils.texte(octets), nom))
        return Sortie.IMPRIMEE

    monkeypatch.setattr(sorties, "imprimer", imprimer)
    monkeypatch.setattr(sorties, "enregistrer_pdf", lambda _, octets, *__: octets == pdf)
    bouton(panneau, "Imprimer la lettre").click()
    qtbot.waitUntil(lambda: "Imprimer une COPIE" in verbes(panneau))
    assert "Imprimer la lettre" not in verbes(panneau)
    bouton(panneau, "Imprimer une COPIE").click()
    qtbot.waitUntil(lambda: len(demandes) == 2)
    bouton(panneau, "Enregistrer le PDF").click()
    assert demandes == [(True, False, "Lettre 2026-0001.pdf"), (False, True, "Copie.pdf")]
    actes = [ligne.acte for ligne in session.registre.historique(panneau.dossier.numero)]
    assert actes[-3:] == ["imprimer", "imprimer_copie", "enregistrer_pdf"]


def test_rien_ne_sort_rien_n_est_consigne(qtbot, session, mener, ouvrir, monkeypatch):
    panneau = ouvrir(mener())
    with qtbot.waitSignal(panneau.accompli):
        bouton(panneau, "Finaliser la lettre").click()
    monkeypatch.setattr(sorties, "imprimer", lambda *_, **__: Sortie.AUCUNE)
    bouton(panneau, "Imprimer la lettre").click()
    actes = [ligne.acte for ligne in session.registre.historique(panneau.dossier.numero)]
    assert actes[-1] == "etablir_lettre"
    assert "Imprimer la lettre" in verbes(panneau)
