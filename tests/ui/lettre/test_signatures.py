"""The two signatures, then the reply leaving, then the dossier closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton

from desktop_app.application.definir_cpas import definir_cpas
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.domain.dossier import Mode
from desktop_app.domain.mandats import Mandat, Office
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import Statut
from desktop_app.ui.lettre import sorties
from desktop_app.ui.lettre.depot import DepotNumerise
from desktop_app.ui.lettre.envoi import PanneauEnvoi
from desktop_app.ui.lettre.impression import Sortie
from desktop_app.ui.lettre.signatures import PanneauSignatures
from tests.ui.secretaire import deposer

DG, PRESIDENT = Qualite.DIRECTEUR_GENERAL, Qualite.PRESIDENT


@pytest.fixture
def signatures(qtbot, session, mener):
    """The signatures of a letter that waits for both."""
    numero = mener().numero
    dossier, _ = etablir_lettre(session.contexte(), numero, session.atelier())
    panneau = PanneauSignatures(session, dossier)
    qtbot.addWidget(panneau)
    panneau.show()
    return panneau


def dit(panneau):
    """Return every word in sight."""
    QApplication.processEvents()
    return " | ".join(m.text() for m in panneau.findChildren(QLabel) if m.isVisibleTo(panneau))


def test_a_signer_une_les_deux(qtbot, session, signatures):
    assert "attend ses deux signatures" in dit(signatures)
    assert signatures.rangees[DG].nom.text() == "Luc Moreau"
    with qtbot.waitSignal(signatures.accompli):
        signatures.rangees[PRESIDENT].enregistrer.click()
    assert "Il en manque une" in dit(signatures)
    assert "Signée par Anne Delvaux le 12/10/2026" in dit(signatures)
    # Nobody signs before the letter exists; the refusal names both days.
    signatures.rangees[DG].jour.ligne.setText("11/10")
    signatures.rangees[DG].enregistrer.click()
    assert "la date du 11/10/2026, avant le 12/10/2026" in dit(signatures)
    signatures.rangees[DG].jour.ligne.setText("12/10")
    with qtbot.waitSignal(signatures.accompli):
        signatures.rangees[DG].enregistrer.click()
    signe = session.registre.charger(signatures.dossier.numero)
    assert signe.statut is Statut.SIGNEE
    assert [s.date for s in signe.signatures] == [date(2026, 10, 12)] * 2


def test_imprimer_mene_a_la_premiere_signature(qtbot, session, signatures, monkeypatch):
    monkeypatch.setattr(sorties, "imprimer", lambda *_: Sortie.IMPRIMEE)
    assert signatures.rangees[DG].enregistrer.property("allure") != "principal"
    imprimer = next(
        b for b in signatures.findChildren(QPushButton) if b.text() == "Imprimer la lettre"
    )
    imprimer.click()
    qtbot.waitUntil(signatures.rangees[DG].nom.hasFocus)
    assert signatures.rangees[DG].enregistrer.property("allure") == "principal"
    assert signatures.rangees[PRESIDENT].enregistrer.property("allure") != "principal"
    assert session.registre.historique(signatures.dossier.numero)[-1].acte == "imprimer"


def test_une_presidence_qui_a_change_se_dit_avant_de_signer(qtbot, session, horloge, signatures):
    assert "n’exerce pas la fonction" not in dit(signatures)
    noe = Mandat(qualite=Office.PRESIDENT, nom="Noé Ñandú", du=date(2026, 10, 13))
    definir_cpas(session.contexte(), replace(session.registre.cpas(), mandats=(noe,)))
    horloge.avancer(days=1)
    panneau = PanneauSignatures(session, signatures.dossier)
    qtbot.addWidget(panneau)
    panneau.show()
    assert "La lettre du 12/10/2026 annonce une personne qui, le 13/10/2026" in dit(panneau)
    panneau.rangees[DG].enregistrer.click()
    panneau.rangees[PRESIDENT].enregistrer.click()
    assert "Refaites la lettre" in dit(panneau.rangees[PRESIDENT])
    assert len(session.registre.charger(signatures.dossier.numero).signatures) == 1


def test_une_meme_personne_ne_signe_pas_deux_fois(session, signatures):
    signatures.rangees[DG].enregistrer.click()
    rangee = signatures.rangees[PRESIDENT]
    rangee.nom.setText("LUC MOREAU")
    rangee.enregistrer.click()
    assert "Une même personne ne peut pas donner les deux signatures." in dit(rangee)
    assert len(session.registre.charger(signatures.dossier.numero).signatures) == 1


def test_un_remplacant_non_annonce_est_refuse(session, signatures):
    rangee = signatures.rangees[PRESIDENT]
    rangee.nom.setText("Quelqu’un d’autre")
    rangee.enregistrer.click()
    assert "délégation" in dit(rangee)
    assert rangee.nom.text() == "Quelqu’un d’autre"
    assert session.registre.charger(signatures.dossier.numero).signatures == ()


@pytest.mark.parametrize(("jour", "phrase"), [("32/10", "comprise"), ("13/10/2026", "avenir")])
def test_une_date_impossible_se_dit(session, signatures, jour, phrase):
    rangee = signatures.rangees[DG]
    rangee.jour.ligne.setText(jour)
    rangee.enregistrer.click()
    assert phrase in dit(rangee)
    assert session.registre.charger(signatures.dossier.numero).signatures == ()


def test_la_lettre_signee_rejoint_les_pieces(qtbot, session, signatures, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7\n" + b"0" * 40 + b"\n%%EOF\n")
    depot = signatures.findChild(DepotNumerise)
    with qtbot.waitSignal(depot.jonction.conclue):
        deposer(depot, scan)
    assert "scan.pdf\u00a0: jointe au dossier." in dit(depot)
    pieces = session.registre.pieces(signatures.dossier.numero)
    (piece,) = (p for p in pieces if p.nom == "scan.pdf")
    assert session.registre.contenu_piece(piece.id) == scan.read_bytes()


def test_un_fichier_refuse_le_dit(qtbot, session, signatures, tmp_path):
    intrus = tmp_path / "scan.exe"
    intrus.write_bytes(bytes(range(256)))
    avant = session.registre.pieces(signatures.dossier.numero)
    depot = signatures.findChild(DepotNumerise)
    with qtbot.waitSignal(depot.jonction.conclue):
        deposer(depot, intrus)
    assert "scan.exe\u00a0: Cette pièce ne peut pas être conservée." in dit(depot)
    assert session.registre.pieces(signatures.dossier.numero) == avant


def test_l_envoi_puis_la_cloture(qtbot, session, signatures):
    for qualite in (DG, PRESIDENT):
        signatures.rangees[qualite].enregistrer.click()
    envoi = PanneauEnvoi(session, signatures.dossier)
    qtbot.addWidget(envoi)
    envoi.show()
    envoi.consigner.click()
    assert "Choisissez comment" in dit(envoi)
    envoi.mode.poser(Mode.RECOMMANDE.value)
    with qtbot.waitSignal(envoi.accompli):
        envoi.consigner.click()
    assert "Envoi recommandé, le 12/10/2026" in dit(envoi)
    with qtbot.waitSignal(envoi.accompli):
        envoi.cloture.click()
    assert "Dossier clôturé le 12/10/2026" in dit(envoi)
    assert session.registre.charger(envoi.dossier.numero).statut is Statut.CLOTUREE


def test_rien_ne_part_sans_les_deux_signatures(qtbot, session, signatures):
    signatures.rangees[DG].enregistrer.click()
    envoi = PanneauEnvoi(session, signatures.dossier)
    qtbot.addWidget(envoi)
    envoi.show()
    assert "ne porte pas encore les deux signatures" in dit(envoi)
    assert not hasattr(envoi, "consigner")


def test_seule_une_requisition_fixe_la_forme_de_l_envoi(qtbot, session, signatures):
    for qualite in (DG, PRESIDENT):
        signatures.rangees[qualite].enregistrer.click()
    usuels = ["Courrier ordinaire", "Envoi recommandé", "Remis contre reçu"]
    fixee = "Selon la forme fixée par la réquisition"
    for secrete, offerts in ((False, usuels), (True, [fixee, *usuels])):
        envoi = PanneauEnvoi(session, replace(signatures.dossier, secrete=secrete))
        qtbot.addWidget(envoi)
        assert [radio.text() for radio in envoi.mode.findChildren(QRadioButton)] == offerts
