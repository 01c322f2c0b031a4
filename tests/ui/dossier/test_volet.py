"""Attachments, notes, chronology, earlier dossiers."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.noter import noter
from desktop_app.application.remettre import remettre_et_clore
from desktop_app.domain.demande import Canal, Demande, Element, Nature, Origine
from desktop_app.domain.remise import Remise
from desktop_app.domain.workflow import Statut
from desktop_app.rendu.pieces import LectureAPart
from tests.rendu.fichiers import pdf_de, pdf_sans_fin
from tests.rendu.processus import liseuses
from tests.ui.dossier.outils import BAILLEUR, POLICE, ZOE, bouton, cliquer, lit
from tests.ui.secretaire import deposer as lacher

JAMAIS = 3600  # seconds: no reading ends by itself before


def deposer(qtbot, ecran, *chemins):
    """Drop files on the screen, and wait until they are joined or refused."""
    with qtbot.waitSignal(ecran.volet.pieces.jonction.jointes):
        lacher(ecran, *chemins)


@pytest.fixture
def image(tmp_path):
    """A small picture in a file."""
    chemin = tmp_path / "enveloppe.png"
    dessin = QImage(40, 30, QImage.Format.Format_RGB32)
    dessin.fill(Qt.GlobalColor.white)
    assert dessin.save(str(chemin))
    return chemin


def test_une_piece_deposee_se_joint_et_se_montre(qtbot, session, dossier, montrer, image):
    neuf = dossier()
    ecran = montrer(neuf)
    deposer(qtbot, ecran, image)
    (piece,) = session.registre.pieces(neuf.numero)
    assert piece.nom == "enveloppe.png"
    bouton(ecran, "Montrer la pièce enveloppe.png").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitSignal(vue.montree)
    qtbot.waitUntil(lambda: any(not e.pixmap().isNull() for e in vue.findChildren(QLabel)))
    actes = [ligne.acte for ligne in session.registre.historique(neuf.numero)]
    assert actes == ["enregistrer", "consulter", "joindre", "consulter_piece"]
    cliquer(qtbot, ecran, "← Revenir au dossier")
    assert ecran.parcours.milieu.currentWidget() is not vue


def test_une_piece_refusee_est_dite_sur_place(qtbot, session, dossier, montrer, tmp_path, image):
    neuf = dossier()
    ecran = montrer(neuf)
    mauvais = tmp_path / "outil.exe"
    mauvais.write_bytes(b"MZ\x00\x01\x02")
    deposer(qtbot, ecran, mauvais, tmp_path / "absent.pdf", image)
    assert lit(ecran, "outil.exe\u00a0: Cette pièce ne peut pas être conservée.")
    assert lit(ecran, "absent.pdf\u00a0: Le système ne laisse pas lire ce fichier.")
    assert [p.nom for p in session.registre.pieces(neuf.numero)] == ["enveloppe.png"]


def test_un_texte_se_lit_sans_piege(qtbot, dossier, montrer, tmp_path):
    ecran = montrer(dossier())
    chemin = tmp_path / "note.txt"
    chemin.write_bytes("<b>é</b>\u202e fin".encode())
    deposer(qtbot, ecran, chemin)
    bouton(ecran, "Montrer la pièce note.txt").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitUntil(lambda: bool(vue.findChildren(QPlainTextEdit)))
    assert vue.findChildren(QPlainTextEdit)[0].toPlainText() == "<b>é</b> fin"


def test_un_pdf_casse_le_dit(qtbot, dossier, montrer, tmp_path):
    ecran = montrer(dossier())
    chemin = tmp_path / "scan.pdf"
    chemin.write_bytes(b"%PDF-1.7 rien de bon")
    deposer(qtbot, ecran, chemin)
    bouton(ecran, "Montrer la pièce scan.pdf").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitUntil(lambda: lit(vue, "Cette pièce ne peut pas être montrée ici."))


@pytest.fixture
def sans_fin(tmp_path):
    """A file that whoever reads it never finishes."""
    chemin = tmp_path / "scan.pdf"
    chemin.write_bytes(pdf_sans_fin())
    return chemin


def test_revenir_au_dossier_arrete_la_lecture(qtbot, session, dossier, montrer, sans_fin):
    jamais = partial(LectureAPart, delai=JAMAIS)
    session.poste = replace(session.poste, lecture_piece=jamais)
    ecran = montrer(dossier())
    deposer(qtbot, ecran, sans_fin)
    bouton(ecran, "Montrer la pièce scan.pdf").click()
    qtbot.waitUntil(lambda: len(liseuses()) == 1)
    cliquer(qtbot, ecran, "← Revenir au dossier")
    qtbot.waitUntil(lambda: not liseuses())


def test_une_piece_trop_vaste_le_dit(qtbot, dossier, montrer, tmp_path):
    ecran = montrer(dossier())
    chemin = tmp_path / "scan.pdf"
    chemin.write_bytes(pdf_de(201))
    deposer(qtbot, ecran, chemin)
    bouton(ecran, "Montrer la pièce scan.pdf").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitUntil(lambda: lit(vue, "plus de 200 pages"))


def test_un_long_pdf_ne_se_montre_qu_en_partie(qtbot, dossier, montrer, tmp_path):
    ecran = montrer(dossier())
    chemin = tmp_path / "long.pdf"
    chemin.write_bytes(pdf_de(40, cote=100))
    deposer(qtbot, ecran, chemin)
    bouton(ecran, "Montrer la pièce long.pdf").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitUntil(lambda: lit(vue, "Seules les 30 premières pages sont montrées ici."))
    assert len([e for e in vue.findChildren(QLabel) if not e.pixmap().isNull()]) == 30


def test_rien_n_est_ecrit_sur_le_disque_pour_etre_regarde(
    qtbot, dossier, montrer, image, tmp_path
):
    ecran = montrer(dossier())
    deposer(qtbot, ecran, image)
    image.unlink()
    avant = set(Path(tmp_path).rglob("*"))
    bouton(ecran, "Montrer la pièce enveloppe.png").click()
    vue = ecran.parcours.milieu.currentWidget()
    qtbot.waitUntil(lambda: any(not e.pixmap().isNull() for e in vue.findChildren(QLabel)))
    assert set(Path(tmp_path).rglob("*")) == avant


def test_une_note_s_ajoute(qtbot, session, dossier, montrer):
    neuf = dossier()
    ecran = montrer(neuf)
    bouton(ecran, "▸ Notes").click()
    cliquer(qtbot, ecran, "Ajouter une note")
    assert lit(ecran, "La note est vide")
    ecran.volet._notes._texte.setPlainText("Appel du policier.")
    with qtbot.waitSignal(ecran.change):
        cliquer(qtbot, ecran, "Ajouter une note")
    assert session.registre.charger(neuf.numero).notes[0].texte == "Appel du policier."
    bouton(ecran, "▸ Notes (1)").click()
    assert lit(ecran, "Appel du policier.")


def test_la_chronologie_dit_ce_qui_fut_fait(dossier, montrer):
    ecran = montrer(dossier("avis"))
    ecran.parcours.aller("avis")
    bouton(ecran, "▸ Chronologie").click()
    for acte in ("Demande enregistrée", "Analyse faite", "Avis rendu"):
        assert lit(ecran.volet, acte)


def test_l_ancien_dossier_s_ouvre_apres_la_nouvelle_analyse(qtbot, dossier, montrer):
    ancien = dossier("avis")
    nouveau = dossier(suite_de=ancien.numero)
    ecran = montrer(nouveau)
    assert lit(ecran, "Ses réponses se lisent ici une fois la nouvelle analyse validée.")
    analyse = dossier("analyse", suite_de=ancien.numero)
    ecran = montrer(analyse)
    with qtbot.waitSignal(ecran.dossier_voulu) as signal:
        cliquer(qtbot, ecran, f"Ouvrir le dossier {ancien.numero}")
    assert signal.args == [ancien.numero]


def test_l_insistance_se_voit_au_moment_de_decider(dossier, montrer):
    ancien = dossier("avis")
    ecran = montrer(dossier("avis", suite_de=ancien.numero))
    assert lit(ecran, "2 demandes du même demandeur au sujet de la même personne")


def test_un_dossier_d_une_autre_voie_se_cloture(qtbot, session, montrer):
    oral = enregistrer(
        session.contexte(),
        Arrivee(
            demande=Demande(demandeur="police", canal=Canal.TELEPHONE),
            personne=ZOE,
            correspondant=BAILLEUR,
        ),
        session.contenu.referentiel,
    )
    ecran = montrer(oral)
    assert lit(ecran, "Sollicitation orale")
    assert lit(ecran, "Aucune réponse n’est donnée à une demande orale.")
    cliquer(qtbot, ecran, "Clôturer le dossier")
    assert session.registre.charger(oral.numero).statut is Statut.CLOTUREE
    with qtbot.waitSignal(ecran.demande_voulue) as signal:
        cliquer(qtbot, ecran, "Nouvelle sollicitation du même demandeur")
    assert signal.args == [oral.numero]


def test_une_demande_interne_ne_montre_que_ses_conditions(session, montrer):
    interne = Demande(demandeur="collegue", origine=Origine.INTERNE)
    recu = enregistrer(session.contexte(), Arrivee(demande=interne), session.contenu.referentiel)
    ecran = montrer(recu)
    assert lit(ecran, "même mission")
    assert not lit(ecran, "ndispensable pour")


@pytest.mark.parametrize(
    "demande",
    [
        Demande(demandeur="tribunal", nature=Nature.CONVOCATION),
        Demande(demandeur="collegue", origine=Origine.INTERNE),
        Demande(demandeur="personne_concernee", nature=Nature.ACCES),
    ],
)
def test_chaque_voie_a_son_ecran(session, montrer, demande):
    recu = enregistrer(session.contexte(), Arrivee(demande=demande), session.contenu.referentiel)
    ecran = montrer(recu)
    assert lit(ecran, session.textes.mot("voie", recu.voie))
    assert bouton(ecran, "Clôturer le dossier")
    remise = Remise(date=recu.recue_le, auteur="Secrétariat", acte="acte", verifie_par="L. Moreau")
    remettre_et_clore(session.contexte(), recu.numero, remise)
    ecran.arriver()
    assert not [b for b in ecran.findChildren(QLabel) if b.text() == "PROJET"]


def test_un_danger_reste_ouvert_et_en_rouge_tant_qu_il_n_est_pas_dit_comment_il_fut_su(
    qtbot, session, montrer
):
    demande = Demande(demandeur="police", danger_grave_et_imminent=True)
    recu = enregistrer(session.contexte(), Arrivee(demande=demande), session.contenu.referentiel)
    ecran = montrer(recu)
    titre = session.textes.mot("voie", recu.voie)
    (mot,) = [e for e in ecran.findChildren(QLabel) if e.text() == titre]
    assert mot.property("allure") == "titre-danger"
    cliquer(qtbot, ecran, "Le directeur général est prévenu")
    assert session.registre.charger(recu.numero).statut is Statut.ENREGISTREE
    assert lit(ecran, "Cette question attend une réponse.")


def test_un_texte_hostile_reste_du_texte_et_la_fenetre_sa_taille(session, dossier, montrer):
    balise = "<img src=x onerror=1> <b>gras</b>"
    sans_fin = balise + "y" * 32_000
    hostile = replace(BAILLEUR, nom=sans_fin, reference=sans_fin)
    demande = replace(POLICE, elements=(Element(libelle=sans_fin, necessaire=True),))
    neuf = dossier("avis", demande=demande, correspondant=hostile)
    noter(session.contexte(), neuf.numero, sans_fin)
    ecran = montrer(neuf)
    for etape in ("enregistrement", "analyse", "avis", "decision"):
        ecran.parcours.aller(etape)
        assert ecran.minimumSizeHint().width() <= 1000
    assert ecran._entete.height() < 300
    for etiquette in ecran.findChildren(QLabel):
        assert not etiquette.text() or etiquette.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("demandeur", ["avocat_de_la_personne", "administrateur"])
def test_un_ecrit_de_qui_represente_la_personne_montre_sa_liste(dossier, montrer, demandeur):
    ecran = montrer(dossier(demande=replace(POLICE, demandeur=demandeur)))
    assert lit(ecran, "Liste de contrôle")
    assert lit(ecran, "Tant que rien n’a été vu, la réponse ne confirme et n’infirme rien")
    assert not lit(montrer(dossier(demande=POLICE)), "Liste de contrôle")
