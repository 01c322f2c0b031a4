"""What is typed or pasted: one filter, one limit."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desktop_app.ui.champs.saisie import LIMITE, Ligne, Texte, propre

HOSTILE = "a\x00b\u202ec\u2066d\ud800e\x1bf\u200fg"


def coller(champ, texte):
    mime = QMimeData()
    mime.setText(texte)
    champ.insertFromMimeData(mime)


def test_rien_de_cache_ne_reste():
    assert propre(HOSTILE) == "abcdefg"


def test_les_fins_de_ligne_sont_les_memes_partout():
    assert propre("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@pytest.mark.parametrize("texte", ["<b>gras</b>", "œuvre d’art", "Ñandú 👍", "a\tb"])
def test_ce_qui_se_voit_reste(texte):
    assert propre(texte) == texte


def test_une_ligne_filtre_ce_qui_y_est_mis(qtbot):
    ligne = Ligne("essai")
    qtbot.addWidget(ligne)
    ligne.insert(f"{HOSTILE}\n2")
    assert ligne.text() == "abcdefg 2"


def test_la_place_du_curseur_est_gardee(qtbot):
    ligne = Ligne("essai")
    qtbot.addWidget(ligne)
    ligne.setText("fin")
    ligne.setCursorPosition(0)
    ligne.insert("dé\u202ebut ")
    assert (ligne.text(), ligne.cursorPosition()) == ("début fin", 6)


def test_un_texte_filtre_ce_qui_est_colle_et_ce_qui_est_tape(qtbot):
    texte = Texte("essai")
    qtbot.addWidget(texte)
    coller(texte, HOSTILE)
    texte.insertPlainText("\u202eh")
    assert texte.toPlainText() == "abcdefgh"


def test_cent_mille_signes_sont_coupes_et_le_compte_se_voit(qtbot):
    texte = Texte("essai")
    qtbot.addWidget(texte)
    texte.compteur.setParent(texte)
    texte.show()
    coller(texte, "x" * 100_000)
    assert len(texte.toPlainText()) == LIMITE
    assert texte.compteur.isVisible()
    assert texte.compteur.text() == "32767 caractères sur 32767"
    texte.setPlainText("court")
    assert not texte.compteur.isVisible()


def test_ce_qui_est_choisi_laisse_sa_place_a_ce_qui_est_colle(qtbot):
    texte = Texte("essai")
    qtbot.addWidget(texte)
    texte.setPlainText("x" * LIMITE)
    texte.selectAll()
    coller(texte, "court")
    assert texte.toPlainText() == "court"


def test_un_fichier_n_entre_pas_dans_un_texte(qtbot):
    texte = Texte("essai")
    qtbot.addWidget(texte)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/ailleurs/lettre.pdf")])
    assert not texte.canInsertFromMimeData(mime)
