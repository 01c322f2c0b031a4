"""The list of the register: what it finds, what it hides, what it says when it is empty."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.application.classer import Raison, classer
from desktop_app.application.cloturer import cloturer
from desktop_app.application.revoir import revoir
from desktop_app.domain.demande import Canal, Nature, Origine
from desktop_app.domain.dossier import Numero
from desktop_app.domain.issues import Motif
from desktop_app.domain.workflow import Acte
from desktop_app.ui.registre.section import CARNET, HORS_PROCEDURE, ORALES
from tests.db.remplissage import etapes, inscription, nouveau, remplir
from tests.ui.registre.outils import (
    CHEZ,
    DEMANDE,
    DEMANDEUR,
    OBJECTIF,
    PERSONNE,
    SECRETE,
    cellules,
    choisir_onglet,
    numeros,
    textes,
    titres,
)


def envoyer(registre):
    """Register a dossier received in September, and lead it until it was answered."""
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(2026), jour=date(2026, 9, 1))
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
        for acte in etapes(dossier, b"%PDF-1.7"):
            if acte.acte is not Acte.CLOTURER:
                registre.inscrire(acte)
    return dossier.numero


# What waits for the directeur général, and what was filed.


def test_la_direction_voit_ce_qui_l_attend(session, referentiel, ouvrir, arriver, mener):
    a_decider, classe, vu = arriver("Un"), arriver("Deux"), arriver("Trois")
    arriver("Quatre")
    mener(a_decider, "avis_rendu")
    for numero in (classe, vu):
        classer(session.contexte(), numero, Raison(motif=Motif.RETIREE), referentiel)
    revoir(session.contexte(), vu)
    ecran = ouvrir()
    choisir_onglet(ecran, "Direction 2")
    assert numeros(ecran) == [classe, a_decider]
    assert cellules(ecran, CHEZ) == [
        "Directeur général, Classement à revoir\u00a0: le demandeur retire sa demande",
        "Directeur général, Avis rendu",
    ]
    ecran.liste.choisir(classe)
    assert "Prochain acte\u00a0: Revoir le classement" in textes(ecran.apercu)


def test_un_motif_de_classement_se_filtre(session, referentiel, ouvrir, arriver):
    retiree, erreur = arriver("Un"), arriver("Deux")
    arriver("Trois")
    contexte = session.contexte()
    classer(contexte, retiree, Raison(motif=Motif.RETIREE), referentiel)
    classer(contexte, erreur, Raison(motif=Motif.ERREUR, texte="Mal classé."), referentiel)
    revoir(contexte, erreur)
    ecran = ouvrir()
    ecran.deplier.click()
    liste = ecran.filtres.statut
    for dit, trouves in (
        ("Classée\u00a0: Enregistrée par erreur", [erreur]),
        ("Classée sans réponse", [erreur, retiree]),
    ):
        liste.setCurrentIndex(liste.findText(dit))
        assert numeros(ecran) == trouves
    assert cellules(ecran, CHEZ)[0] == "Classée sans réponse, Enregistrée par erreur"


# What is found.


@pytest.mark.parametrize(
    "saisie", ["zoe", "haeyer", "D’HÆY XANT", "xantippe d'h", "zoé d hæyer", "0001", "immo zo"]
)
def test_la_recherche_ignore_accents_tirets_apostrophes_et_ordre(ouvrir, arriver, saisie):
    trouve = arriver("D'Hæyer-Xantippe", "Zoé")
    arriver("Lambert", "Anne", de="Notaire Vif")
    ecran = ouvrir()
    ecran.recherche.insert(saisie)
    assert numeros(ecran) == [trouve]


def test_la_recherche_voit_tout_puis_rend_l_onglet(qtbot, session, ouvrir, arriver):
    ouvert = arriver("Lambert")
    clos = arriver("Lambert", canal=Canal.TELEPHONE)
    cloturer(session.contexte(), clos)
    ecran = ouvrir()
    assert numeros(ecran) == [ouvert]
    qtbot.keyClicks(ecran.recherche, "lamb")
    assert titres(ecran)[ecran.onglets.rang] == "Toutes 2"
    assert numeros(ecran) == [clos, ouvert]
    qtbot.keyClick(ecran.recherche, Qt.Key.Key_Escape)
    assert ecran.recherche.text() == ""
    assert titres(ecran)[ecran.onglets.rang] == "À traiter 1"
    assert numeros(ecran) == [ouvert]


def test_les_onglets_comptent_ce_qu_ils_gardent(session, ouvrir, arriver, mener):
    mener(arriver())
    arriver()
    cloturer(session.contexte(), arriver(canal=Canal.TELEPHONE))
    ecran = ouvrir()
    attendus = ["À traiter 2", "À signer 0", "À envoyer 0", "En attente 0"]
    assert titres(ecran) == [*attendus, "Direction 0", "Toutes 3"]


def test_la_liste_dit_qui_detient_la_suite(ouvrir, arriver, mener):
    arriver()
    mener(arriver(), jusqu_a="analysee")
    mener(arriver(), jusqu_a="avis")
    arriver(nature=Nature.SAISIE, demandeur="juge_instruction")
    ecran = ouvrir()
    assert cellules(ecran, CHEZ) == [
        "Secrétariat, Saisie ou perquisition",
        "Directeur général, Avis rendu",
        "Service juridique, Analysée",
        "Secrétariat, Enregistrée",
    ]
    qui = "Secrétariat\u00a02, Directeur général\u00a01, Service juridique\u00a01"
    assert ecran.pied.etat.text() == f"4 dossiers\u00a0· {qui}"


def test_les_filtres_restreignent_puis_s_effacent(ouvrir, arriver):
    ancien = arriver("Lambert", recue_le=date(2025, 3, 3))
    recent = arriver("Lambert", demandeur="huissier")
    ecran = ouvrir()
    ecran.deplier.click()
    filtres = ecran.filtres
    filtres.annee.setCurrentText("2025")
    assert numeros(ecran) == [ancien]
    filtres.demandeur.setCurrentText("Huissier de justice")
    assert numeros(ecran) == []
    assert ecran.vide.isVisible()
    assert "filtres" in textes(ecran.vide)
    ecran.vide.bouton.click()
    assert numeros(ecran) == [recent, ancien]
    assert not filtres.actifs


def test_le_filtre_d_etape_et_celui_de_l_objectif(registre, ouvrir, arriver, mener):
    passe = arriver(recue_le=date(2026, 9, 1))
    arriver()
    decidee = arriver(recue_le=date(2026, 9, 2))
    mener(decidee)
    oral = arriver(canal=Canal.TELEPHONE, recue_le=date(2026, 9, 1))
    envoyee = envoyer(registre)
    ecran = ouvrir()
    ecran.filtres.statut.setCurrentText("Décidée")
    assert numeros(ecran) == [decidee]
    ecran.filtres.effacer()
    ecran.filtres.depasse.click()
    assert numeros(ecran) == [decidee, passe]
    assert oral not in numeros(ecran)
    ecran.filtres.statut.setCurrentText("Envoyée")
    assert numeros(ecran) == []
    ecran.filtres.depasse.click()
    assert numeros(ecran) == [envoyee]
    assert titres(ecran)[ecran.onglets.rang] == "Toutes 5"


def test_replier_les_filtres_les_efface(ouvrir, arriver):
    arriver()
    ecran = ouvrir()
    ecran.deplier.click()
    ecran.filtres.statut.setCurrentText("Décidée")
    ecran.deplier.click()
    assert len(numeros(ecran)) == 1


# The internal aim.


def test_l_objectif_interne_dit_comment_il_est_compte(ouvrir, arriver):
    arriver(recue_le=date(2026, 9, 7))
    arriver(recue_le=date(2026, 10, 12))
    arriver(recue_le=date(2026, 7, 10))
    ecran = ouvrir()
    # Fifteen working days; 2 November is one, 1 November a Sunday, 21 July a holiday.
    objectifs = ["03/08/2026, dépassé", "02/11/2026", "28/09/2026, dépassé"]
    assert cellules(ecran, OBJECTIF) == objectifs
    index = ecran.modele.index(0, OBJECTIF)
    explication = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "15 jours ouvrables après la réception du 10/07/2026" in explication
    assert "ni les jours fériés (21/07/2026)" in explication
    assert "pas un délai de la loi" in explication
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_une_mesure_secrete_n_a_pas_d_objectif_de_la_maison(ouvrir, arriver, mener):
    mener(arriver(recue_le=date(2026, 7, 10), **SECRETE), jusqu_a="analysee")
    ecran = ouvrir()
    assert cellules(ecran, OBJECTIF) == ["sans délai"]
    assert "objectif" not in textes(ecran.apercu)


# What is hidden.


def test_masquer_les_noms_ne_laisse_que_des_initiales(ouvrir, arriver):
    arriver("D'Hæyer", "Zoé", de="Maître Vif", nee=date(1990, 5, 1))
    ecran = ouvrir()
    assert cellules(ecran, PERSONNE) == ["D'Hæyer Zoé, naissance\u00a0: 01/05/1990"]
    ecran.pied.masquer.click()
    assert cellules(ecran, PERSONNE) == ["D… Z…"]
    assert cellules(ecran, DEMANDEUR) == ["Propriétaire ou agence immobilière"]
    assert "D… Z…" in textes(ecran.apercu)
    assert "Hæyer" not in textes(ecran)
    assert "1990" not in textes(ecran)
    assert "Vif" not in textes(ecran)
    assert "noms masqués" in ecran.pied.etat.text()
    ecran.pied.masquer.click()
    assert "D'Hæyer Zoé" in textes(ecran.apercu)


def test_une_mesure_secrete_ne_montre_jamais_le_nom(qtbot, ouvrir, arriver, mener):
    secrete = arriver("Quertinmont", "Zoé", de="Parquet", nee=date(1990, 5, 1), **SECRETE)
    mener(secrete, jusqu_a="analysee")
    ecran = ouvrir()
    assert cellules(ecran, PERSONNE) == ["Mesure secrète"]
    assert not ecran.modele.index(0, PERSONNE).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "Mesure secrète" in textes(ecran.apercu)
    assert ecran.apercu.cadenas.isVisible()
    assert "Quertinmont" not in textes(ecran)
    qtbot.keyClicks(ecran.recherche, "quertin")
    assert numeros(ecran) == []


# What is said when there is nothing.


def test_un_registre_qui_ne_se_lit_plus_le_dit_sur_place(registre, ouvrir, arriver):
    arriver()
    ecran = ouvrir()
    registre.fermer()
    ecran.recherche.insert("lam")
    assert "Le registre ne se lit plus" in textes(ecran.vide)
    ecran.recherche.clear()
    ecran.arriver()
    assert "Le registre ne se lit plus" in textes(ecran.vide)


def test_un_registre_vide_offre_la_premiere_demande(qtbot, ouvrir):
    ecran = ouvrir()
    assert "Aucune demande" in textes(ecran.vide)
    assert "Ctrl+N" in textes(ecran.vide)
    assert not ecran.apercu.isVisible()
    with qtbot.waitSignal(ecran.demande_voulue):
        ecran.vide.bouton.click()


def test_une_recherche_sans_resultat_s_efface_d_un_bouton(qtbot, ouvrir, arriver):
    arriver("Lambert")
    ecran = ouvrir()
    qtbot.keyClicks(ecran.recherche, "zzz")
    assert "Rien ne correspond à «\u00a0zzz\u00a0»" in textes(ecran.vide)
    ecran.vide.bouton.click()
    assert len(numeros(ecran)) == 1
    assert ecran.liste.isVisible()


def test_un_onglet_vide_est_une_bonne_nouvelle(ouvrir, arriver):
    arriver()
    ecran = ouvrir()
    choisir_onglet(ecran, "À signer")
    assert "Rien à signer" in textes(ecran.vide)
    assert not ecran.vide.bouton.isVisible()


# The keyboard, the preview, the pages.


def test_tout_se_fait_au_clavier(qtbot, ouvrir, arriver):
    premier, deuxieme, troisieme = (arriver("Lambert") for _ in range(3))
    ecran = ouvrir()
    assert ecran.liste.ligne.numero == troisieme
    ecran.chercher()
    qtbot.keyClicks(ecran.recherche, "lam")
    qtbot.keyClick(ecran.recherche, Qt.Key.Key_Down)
    assert ecran.liste.hasFocus()
    qtbot.keyClick(ecran.liste, Qt.Key.Key_Down)
    assert ecran.liste.ligne.numero == deuxieme
    qtbot.keyClick(ecran.liste, Qt.Key.Key_End)
    assert ecran.liste.ligne.numero == premier
    qtbot.keyClick(ecran.liste, Qt.Key.Key_Home)
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        qtbot.keyClick(ecran.liste, Qt.Key.Key_Return)
    assert voulu.args == [troisieme]
    qtbot.keyClick(ecran.liste, Qt.Key.Key_Escape)
    assert ecran.recherche.text() == ""
    qtbot.keyClick(ecran.liste, Qt.Key.Key_Tab)
    assert not ecran.liste.hasFocus()


def test_entree_dans_la_recherche_ouvre_le_premier(qtbot, ouvrir, arriver):
    trouve = arriver("Lambert")
    arriver("Peeters")
    ecran = ouvrir()
    qtbot.keyClicks(ecran.recherche, "lam")
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        qtbot.keyClick(ecran.recherche, Qt.Key.Key_Return)
    assert voulu.args == [trouve]


def test_l_apercu_dit_la_suite_et_la_chronologie(qtbot, ouvrir, arriver, mener):
    numero = arriver("Lambert", "Anne")
    mener(numero, jusqu_a="analysee")
    ecran = ouvrir()
    apercu = ecran.apercu
    assert apercu.numero.text() == "2026/0001"
    assert apercu.acte.text() == "Prochain acte\u00a0: Rendre l’avis"
    assert apercu.chez.text() == "Chez\u00a0: Service juridique"
    qtbot.waitUntil(lambda: "Analyse faite" in apercu.chronologie.text())
    assert apercu.chronologie.text().startswith("12/10/2026  Demande enregistrée")
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        apercu.ouvrir.click()
    assert voulu.args == [numero]


def test_l_apercu_s_efface_ou_la_place_manque(ouvrir, arriver):
    arriver()
    assert ouvrir().apercu.isVisible()
    assert not ouvrir(largeur=800).apercu.isVisible()


def test_la_liste_suit_un_acte_et_garde_la_ligne_choisie(qtbot, ouvrir, arriver, mener):
    choisi = arriver()
    arriver()
    ecran = ouvrir()
    qtbot.keyClick(ecran.liste, Qt.Key.Key_End)
    mener(choisi, jusqu_a="analysee")
    neuf = arriver()
    ecran.arriver()
    assert numeros(ecran)[0] == neuf
    assert ecran.liste.ligne.numero == choisi
    assert cellules(ecran, CHEZ)[-1] == "Service juridique, Analysée"
    qtbot.waitUntil(lambda: titres(ecran)[0] == "À traiter 3")


def test_un_dossier_parti_laisse_choisir_son_voisin(session, ouvrir, arriver):
    premier, oral, dernier = arriver(), arriver(canal=Canal.TELEPHONE), arriver()
    ecran = ouvrir()
    ecran.liste.choisir(oral)
    cloturer(session.contexte(), oral)
    ecran.arriver()
    assert numeros(ecran) == [dernier, premier]
    assert ecran.liste.ligne.numero == premier


def test_les_pages_se_lisent_en_defilant(qtbot, registre, ouvrir):
    remplir(registre, 5_000)
    ecran = ouvrir()
    assert ecran.modele.rowCount() == 200
    assert ecran.pied.etat.text() == "plus de 200 dossiers"
    barre = ecran.liste.verticalScrollBar()
    while not ecran.modele.complet:
        lues = ecran.modele.rowCount()
        qtbot.waitUntil(lambda: barre.value() < barre.maximum())
        barre.setValue(barre.maximum())
        assert ecran.modele.rowCount() == min(lues + 200, 5_000)
    assert numeros(ecran) == [Numero(2026, rang) for rang in range(5_000, 0, -1)]
    assert cellules(ecran, DEMANDE)[-1] == "2026/0001, 02/01/2026"
    assert ecran.pied.etat.text() == "5\u202f000 dossiers\u00a0· Secrétariat\u00a05\u202f000"


# The other lists.


def test_chaque_liste_a_ses_dossiers_et_son_vide(ouvrir, arriver):
    arriver()
    for section in (ORALES, CARNET, HORS_PROCEDURE):
        assert section.vide[0] in textes(ouvrir(section).vide)
    oral = arriver(canal=Canal.TELEPHONE)
    interne = arriver(origine=Origine.INTERNE, demandeur="collegue")
    saisie = arriver(nature=Nature.SAISIE, demandeur="juge_instruction")
    danger = arriver(danger_grave_et_imminent=True)
    assert numeros(ouvrir(ORALES)) == [oral]
    assert numeros(ouvrir(CARNET)) == [interne]
    ecran = ouvrir(HORS_PROCEDURE)
    assert numeros(ecran) == [danger, saisie]
    assert ecran.liste.isColumnHidden(OBJECTIF)
