"""From one step to the next: the window lives meanwhile, and only what is shown is made."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from desktop_app.ui.champs.demandeur import ChampDemandeur
from tests.ui.dossier.outils import POLICE, bouton, cocher, nomme


def test_la_fenetre_vit_entre_un_acte_et_l_etape_qui_le_suit(session, dossier, montrer):
    ecran = montrer(dossier("analyse"))
    cocher(ecran, "Refuser de répondre")
    nomme(ecran, "Motivation de l’avis").setPlainText("Motifs.")
    rendus, minuterie = [], QTimer(ecran, interval=0)
    numero = session.registre.page()[0].numero
    minuterie.timeout.connect(lambda: rendus.append(session.registre.charger(numero).avis))
    minuterie.start()
    bouton(ecran, "Rendre l’avis").click()
    minuterie.stop()
    assert len(rendus) > 1
    assert None not in rendus
    assert ecran.parcours.etape == "decision"


def test_ce_que_le_registre_a_deja_n_est_fait_que_lorsqu_on_le_regarde(dossier, montrer):
    ecran = montrer(dossier(demande=replace(POLICE, disposition_citee="")))
    assert ecran.parcours.etape == "recevabilite"
    assert ecran.findChildren(ChampDemandeur) == []
    ecran.parcours.aller("enregistrement")
    assert nomme(ecran, "Nom de la personne visée").text() == "Lambert"


def test_ce_qui_est_corrige_sans_etre_valide_est_demande_d_abord(dossier, montrer):
    neuf = dossier(demande=replace(POLICE, disposition_citee=""))
    ecran = montrer(neuf)
    ecran.parcours.aller("enregistrement")
    nomme(ecran, "À qui la réponse sera-t-elle écrite\u00a0?").setText("")
    ecran.garder()
    assert montrer(neuf).parcours.etape == "enregistrement"


def test_un_demandeur_que_les_fichiers_n_ont_plus_est_demande(session, dossier, montrer):
    neuf = dossier(demande=replace(POLICE, disposition_citee=""))
    contenu = session.contenu
    restants = {c: d for c, d in contenu.referentiel.demandeurs.items() if c != POLICE.demandeur}
    appauvri = replace(contenu, referentiel=replace(contenu.referentiel, demandeurs=restants))
    session.poste = replace(session.poste, contenu=lambda: appauvri)
    ecran = montrer(neuf)
    assert ecran.parcours.etape == "enregistrement"
    assert ecran.findChild(ChampDemandeur).valeur() == ""
