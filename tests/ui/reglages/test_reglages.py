"""The settings: who we are and who signs, how it looks, where things are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from desktop_app import preferences
from desktop_app.domain.mandats import Mandat, Office
from desktop_app.domain.reponse import Delegue, Qualite
from desktop_app.preferences import Apparence, Preferences
from desktop_app.ui import messages
from desktop_app.ui.memoire import Memoire
from desktop_app.ui.reglages.delegations import FormulaireDelegations
from desktop_app.ui.reglages.ecran import EcranReglages
from desktop_app.ui.theme import theme

DELEGUE = Delegue(
    qualite=Qualite.PRESIDENT,
    nom="Anne Martin",
    titre="Échevine",
    mention="Par délégation du Président,",
    du=date(2026, 10, 1),
    au=date(2026, 12, 31),
)


FF = Mandat(
    qualite=Office.DIRECTEUR_GENERAL,
    nom="Ève Collin",
    titre="La Directrice générale f.f.",
    du=date(2026, 10, 1),
    au=date(2026, 10, 31),
    designation="Conseil du 22/09/2026, point 4",
)


@pytest.fixture
def donnees(tmp_path, chemin):
    """The folder of the workstation."""
    dossier = tmp_path / "poste"
    preferences.ecrire(dossier, Preferences(registre=str(chemin)))
    return dossier


@pytest.fixture
def ouvrir(qtbot, session, donnees):
    """Show the settings."""

    def faire():
        session.memoire = Memoire(donnees)
        ecran = EcranReglages(session)
        qtbot.addWidget(ecran)
        ecran.resize(1100, 700)
        ecran.show()
        ecran.activateWindow()
        qtbot.waitUntil(ecran.isActiveWindow)
        return ecran

    yield faire
    theme().appliquer(Apparence.CLAIR, 100)


@pytest.fixture
def ecran(ouvrir):
    """The settings, shown."""
    return ouvrir()


def journal(session):
    """The acts of the journal, oldest first."""
    return [ligne.acte for ligne in reversed(session.registre.journal())]


def choisir(racine, mot):
    """Click the round button that bears a word."""
    next(r for r in racine.findChildren(QRadioButton) if r.text() == mot).click()


def derouler(liste, code):
    """Choose in a list that opens, as a person does."""
    liste.setCurrentIndex(liste.findData(code))
    liste.activated.emit(liste.currentIndex())


def test_ce_qui_est_change_est_dans_le_registre_et_au_journal(qtbot, ecran, session, ouvrir):
    avant = journal(session).count("definir_cpas")
    ecran.identite.telephone.setText("081 99 99 99")
    ecran.signataires.referent.setText("Service social")
    ecran.maison.objectif.setText("10")
    ecran.maison.recours.setPlainText("Vos recours.\nIci.")
    with qtbot.waitSignal(ecran.change):
        ecran.enregistrer.click()
    cpas = session.registre.cpas()
    assert (cpas.telephone, cpas.referent) == ("081 99 99 99", "Service social")
    assert (cpas.objectif_jours, cpas.recours) == (10, "Vos recours.\nIci.")
    assert journal(session).count("definir_cpas") == avant + 1
    assert ecran.dit == "Les réglages sont enregistrés."
    relu = ouvrir()
    assert relu.identite.telephone.text() == "081 99 99 99"
    assert relu.maison.recours.toPlainText() == "Vos recours.\nIci."


def test_sans_changement_rien_n_est_ecrit(qtbot, ecran, session):
    avant = session.registre.cpas(), journal(session)
    with qtbot.assertNotEmitted(ecran.change):
        ecran.enregistrer.click()
    assert (session.registre.cpas(), journal(session)) == avant
    assert ecran.dit == "Rien n’a changé."


def test_ce_qui_manque_se_dit_sur_place_et_rien_n_est_ecrit(ecran, session):
    avant = session.registre.cpas()
    ecran.identite.telephone.setText("081 99 99 99")
    ecran.signataires.president.clear()
    ecran.enregistrer.click()
    assert ecran.refus == "Indiquez qui préside le centre."
    assert QApplication.focusWidget() is ecran.signataires.president
    assert session.registre.cpas() == avant
    assert ecran.identite.telephone.text() == "081 99 99 99"


def test_l_agent_du_secretariat_fait_l_aller_et_retour(ecran, session, ouvrir):
    ecran.maison.qualite.setText("employée d’administration")
    ecran.enregistrer.click()
    assert ecran.refus.startswith("Indiquez qui a cette qualité")
    ecran.maison.contact.setText("Ève Simon")
    ecran.enregistrer.click()
    cpas = session.registre.cpas()
    assert (cpas.contact, cpas.qualite_du_contact) == ("Ève Simon", "employée d’administration")
    relu = ouvrir()
    lus = (relu.maison.contact.text(), relu.maison.qualite.text())
    assert lus == ("Ève Simon", "employée d’administration")


@pytest.mark.parametrize("qualite", ["Assistante sociale", "TRAVAILLEUR SOCIAL en chef"])
def test_aucune_lettre_ne_nomme_un_travailleur_social(ecran, session, qualite):
    avant = session.registre.cpas()
    ecran.maison.contact.setText("Ève Simon")
    ecran.maison.qualite.setText(qualite)
    ecran.enregistrer.click()
    assert "les lettres n’en nomment jamais" in ecran.refus
    assert session.registre.cpas() == avant


@pytest.mark.parametrize("ecrit", ["", "0", "x", "²"])
def test_un_objectif_qui_n_est_pas_un_nombre_de_jours_est_refuse(ecran, session, ecrit):
    ecran.maison.objectif.setText(ecrit)
    ecran.enregistrer.click()
    assert ecran.refus.startswith("Indiquez l’objectif interne")
    assert session.registre.cpas().objectif_jours == 15


def test_une_delegation_avec_ses_dates_fait_l_aller_et_retour(ecran, session, ouvrir):
    ecran.delegations.ajout.click()
    (delegation,) = ecran.delegations.cartes
    assert QApplication.focusWidget() is delegation.qualite
    derouler(delegation.qualite, DELEGUE.qualite.value)
    delegation.nom.setText(DELEGUE.nom)
    delegation.titre.setText(DELEGUE.titre)
    delegation.mention.setText(DELEGUE.mention)
    delegation.du.focusProxy().setText("1/10/2026")
    delegation.au.focusProxy().setText("31 décembre 2026")
    ecran.enregistrer.click()
    assert session.registre.cpas().delegues == (DELEGUE,)
    relu = ouvrir()
    assert relu.delegations.cartes[0].lire() == DELEGUE
    relu.delegations.cartes[0].retrait.click()
    relu.enregistrer.click()
    assert session.registre.cpas().delegues == ()


@pytest.mark.parametrize(
    ("du", "au", "phrase"),
    [
        ("31/12/2026", "01/10/2026", "La délégation finit avant de commencer."),
        ("31/02/2026", "", "Cette date n’est pas comprise."),
    ],
)
def test_une_delegation_aux_dates_impossibles_n_est_pas_retenue(ecran, session, du, au, phrase):
    ecran.delegations.ajout.click()
    (delegation,) = ecran.delegations.cartes
    derouler(delegation.qualite, "president")
    delegation.nom.setText(DELEGUE.nom)
    delegation.du.focusProxy().setText(du)
    delegation.au.focusProxy().setText(au)
    ecran.enregistrer.click()
    assert ecran.refus.startswith(phrase)
    assert session.registre.cpas().delegues == ()


def ajouter_un_mandat(ecran, mandat):
    """Type a mandate in a new card."""
    ecran.offices.ajout.click()
    carte = ecran.offices.cartes[-1]
    derouler(carte.office, mandat.qualite.value)
    carte.nom.setText(mandat.nom)
    carte.titre.setText(mandat.titre)
    carte.designation.setText(mandat.designation)
    carte.du.focusProxy().setText(f"{mandat.du:%d/%m/%Y}")
    carte.au.focusProxy().setText(f"{mandat.au:%d/%m/%Y}" if mandat.au else "")
    return carte


def test_les_mandats_passes_en_cours_et_a_venir_se_montrent(ecran, session, ouvrir):
    passe = replace(FF, du=date(2026, 9, 1), au=date(2026, 9, 30))
    a_venir = replace(FF, qualite=Office.PRESIDENT, du=date(2026, 11, 1), au=None)
    for mandat in (passe, a_venir, FF):
        ajouter_un_mandat(ecran, mandat)
    ecran.enregistrer.click()
    assert session.registre.cpas().mandats == (passe, a_venir, FF)
    relu = ouvrir()
    dits = [(carte.moment.text(), carte.lire()) for carte in relu.offices.cartes]
    assert dits == [
        ("En fonction aujourd’hui", FF),
        ("À venir", a_venir),
        ("Terminé", passe),
    ]


def test_deux_mandats_qui_se_chevauchent_se_disent_avec_leurs_jours(ecran, session):
    ajouter_un_mandat(ecran, FF)
    second = ajouter_un_mandat(ecran, replace(FF, nom="Noé Ñandú", du=FF.au, au=None))
    ecran.enregistrer.click()
    for mot in ("Ève Collin (du 01/10/2026 au 31/10/2026)", "Noé Ñandú (depuis le 31/10/2026)"):
        assert mot in ecran.refus
    assert QApplication.focusWidget() is second.du.focusProxy()
    assert session.registre.cpas().mandats == ()
    second.du.focusProxy().setText("1/11/2026")
    ecran.enregistrer.click()
    assert len(session.registre.cpas().mandats) == 2


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        ({"nom": " "}, "Indiquez qui exerce cette fonction."),
        ({"designation": ""}, "Indiquez la référence de la désignation."),
        ({"au": date(2026, 9, 30)}, "Ce mandat finit avant de commencer"),
    ],
)
def test_un_mandat_incomplet_n_est_pas_retenu(ecran, session, change, phrase):
    carte = ajouter_un_mandat(ecran, replace(FF, **change))
    assert not carte.moment.isVisible()
    ecran.enregistrer.click()
    assert ecran.refus.startswith(phrase)
    assert session.registre.cpas().mandats == ()


def test_un_mandat_sans_premier_jour_n_est_pas_retenu(ecran, session):
    carte = ajouter_un_mandat(ecran, FF)
    carte.du.focusProxy().clear()
    ecran.enregistrer.click()
    assert ecran.refus == "Indiquez le premier jour de ce mandat."
    assert session.registre.cpas().mandats == ()


def test_un_registre_ferme_se_dit_et_la_saisie_reste(ecran, session):
    ecran.identite.telephone.setText("081 99 99 99")
    session.registre.fermer()
    ecran.enregistrer.click()
    assert ecran.refus.startswith("Le registre est fermé.")
    assert ecran.identite.telephone.text() == "081 99 99 99"


def test_l_apparence_change_tout_de_suite_et_est_retenue(ecran, donnees):
    choisir(ecran.apparence, "Sombre")
    assert theme().nom == "sombre"
    derouler(ecran.apparence.taille, "150")
    assert theme().echelle == 1.5
    ecran.apparence.noms.click()
    gardees = preferences.lire(donnees)
    assert (gardees.apparence, gardees.taille) == (Apparence.SOMBRE, 150)
    assert gardees.noms_masques


def test_le_verrouillage_est_dit_a_qui_compte(ecran, session):
    recues = []
    session.memoire.change.connect(recues.append)
    derouler(ecran.apparence.minutes, "15")
    assert recues == [replace(recues[0], verrouillage=15)]


def test_un_disque_qui_refuse_applique_et_le_dit(ecran, donnees):
    for fichier in donnees.iterdir():
        fichier.unlink()
    donnees.rmdir()
    donnees.write_text("", encoding="utf-8")
    choisir(ecran.apparence, "Sombre")
    assert theme().nom == "sombre"
    assert ecran.apparence.refus.text().startswith("Le disque refuse d’écrire")


def test_le_dossier_des_copies_se_choisit(monkeypatch, ecran, donnees, chemin, tmp_path):
    choisis = iter([chemin.parent, tmp_path / "copies"])
    monkeypatch.setattr(messages, "choisir_dossier", lambda *_: next(choisis))
    ecran.lieux.choisir.click()
    assert "un autre dossier" in ecran.lieux.refus.text()
    assert preferences.lire(donnees).copies == ""
    ecran.lieux.choisir.click()
    assert ecran.lieux.refus.text() == ""
    assert preferences.lire(donnees).copies == str(tmp_path / "copies")


def test_copier_maintenant_copie_partout_ou_il_y_a_de_la_place(
    qtbot, ecran, poste, session, tmp_path
):
    ici, ailleurs, absent = (tmp_path / nom for nom in ("ici", "ailleurs", "absent"))
    ailleurs.mkdir()
    memoire = session.memoire
    for second, attendus in ((ailleurs, 1), (absent, 0)):
        memoire.retenir(replace(memoire.preferences, copies=str(ici), copies_bis=str(second)))
        ecran.lieux.copier.click()
        qtbot.waitUntil(lambda: "Copie relue" in ecran.lieux.fait.text())
        assert len(poste.registres.copies(ici)) == 1
        assert len(poste.registres.copies(second)) == attendus


def test_une_copie_impossible_se_dit_sur_place(qtbot, ecran, session, tmp_path):
    (tmp_path / "fichier").write_text("")
    memoire = session.memoire
    memoire.retenir(replace(memoire.preferences, copies=str(tmp_path / "fichier" / "copies")))
    ecran.lieux.copier.click()
    qtbot.waitUntil(lambda: "copie" in ecran.lieux.refus.text())
    assert session.registre.page() == ()


def test_ce_que_la_lettre_ne_peut_pas_imprimer_se_dit_sous_le_champ(ecran):
    delegations = next(f for f in ecran.findChildren(FormulaireDelegations))
    delegations.ajout.click()
    (delegation,) = delegations.cartes
    identite, qui = ecran.identite, ecran.signataires
    champs = {
        "Nom du centre": identite.nom,
        "Commune": identite.commune,
        "Adresse": identite.adresse,
        "Téléphone": identite.telephone,
        "Adresse électronique": identite.courriel,
        "Président ou présidente": qui.president,
        "Directeur général ou directrice générale": qui.directeur,
        "Titre": qui.titre_president.lineEdit(),
        "Bloc «\u00a0Recours\u00a0»": ecran.maison.recours,
        "Mention imprimée": delegation.mention,
    }
    for nom, champ in champs.items():
        phrase = f"{nom}\u00a0: la lettre ne peut pas imprimer «\u00a0✅\u00a0»."
        assert not _dit(ecran, phrase)
        champ.insert("✅") if hasattr(champ, "insert") else champ.insertPlainText("✅")
        assert _dit(ecran, phrase), nom
        champ.clear()
        assert not _dit(ecran, phrase), nom
    qui.referent.setText("გ")
    assert not _dit(ecran, "«\u00a0გ\u00a0»")


def _dit(ecran, phrase):
    return any(phrase in e.text() for e in ecran.findChildren(QLabel) if e.isVisibleTo(ecran))
