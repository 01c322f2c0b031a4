"""What a letter cannot print is told under the field, while one types, and goes once mended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.fabrique import champ
from desktop_app.ui.champs.imprimable import phrase, signes
from tests.ui.dossier.outils import lit, nomme

DIT = "la lettre ne peut pas imprimer"


@pytest.fixture
def poser(qtbot, session):
    """Shows the field of a question that a letter prints, or not."""

    def _poser(genre, *, imprime=True):
        question = Question(id="q", champ=genre, libelle="Destinataire\u00a0?", imprime=imprime)
        widget = champ(question, session, {})
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return _poser


def taper(champ_, texte):
    """Type at the end of a field."""
    if isinstance(champ_, QLineEdit):
        champ_.insert(texte)
    else:
        champ_.insertPlainText(texte)


@pytest.mark.parametrize("genre", [Champ.TEXTE, Champ.LIGNES])
def test_la_phrase_vient_quand_on_tape_et_part_quand_on_corrige(qtbot, poser, genre):
    widget = poser(genre)
    tape = widget.focusProxy()
    taper(tape, "Zone de police")
    assert not lit(widget, DIT)
    taper(tape, " ✅")
    assert lit(widget, f"Destinataire\u00a0: {DIT} «\u00a0✅\u00a0».")
    assert widget.valeur() in ("Zone de police ✅", ["Zone de police ✅"])
    qtbot.keyClicks(tape, "\b")
    assert not lit(widget, DIT)


def test_ce_que_la_lettre_n_imprime_jamais_ne_dit_rien(poser):
    widget = poser(Champ.TEXTE, imprime=False)
    taper(widget.findChild(QLineEdit), "გიორგი ✅")
    assert not lit(widget, DIT)


def test_un_brouillon_repris_le_dit_aussi(poser):
    widget = poser(Champ.TEXTE)
    widget.poser("漢")
    assert lit(widget, f"{DIT} «\u00a0漢\u00a0».")
    widget.poser("rien")
    assert not lit(widget, DIT)


def test_chaque_element_est_nomme_par_son_rang(poser):
    widget = poser(Champ.ELEMENTS)
    widget.poser([{"libelle": "adresse"}, {"libelle": "ménage 👍"}, {"libelle": "revenus \ue000"}])
    assert lit(widget, f"Élément 2\u00a0: {DIT} «\u00a0👍\u00a0».")
    assert lit(widget, "Élément 3\u00a0: la lettre ne peut pas imprimer un signe d’une police")
    nomme(widget, "Élément 2\u00a0: élément demandé").setText("ménage")
    assert not lit(widget, "Élément 2")
    nomme(widget, "Élément 3\u00a0: retirer").click()
    assert not lit(widget, DIT)


def test_une_puce_collee_d_un_traitement_de_texte_est_un_tiret(poser):
    widget = poser(Champ.LIGNES)
    presse = QMimeData()
    presse.setText("\uf0b7\tAgence du Pont\n\uf0a7 quai 3")
    widget.findChild(QPlainTextEdit).insertFromMimeData(presse)
    assert widget.valeur() == ["– Agence du Pont", "– quai 3"]
    QApplication.clipboard().setText("\uf0d8 adresse")
    elements = poser(Champ.ELEMENTS)
    elements.poser([{}])
    nomme(elements, "Élément 1\u00a0: élément demandé").paste()
    assert elements.valeur()[0]["libelle"] == "– adresse"
    assert not lit(elements, DIT)


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("✅\ufe0f et 漢字", "«\u00a0✅\u00a0», «\u00a0漢字\u00a0»"),
        ("\u3164", "un signe invisible (U+3164)"),
        ("\ue000", "un signe d’une police de symboles (U+E000)"),
        ("a\u0489", "un signe posé sur une lettre (U+20DD)"),
        ("\u0378", "un signe inconnu (U+0378)"),
        ("א ב ג ד ה", "«\u00a0א\u00a0», «\u00a0ב\u00a0», «\u00a0ג\u00a0», «\u00a0ד\u00a0», …"),
        ("გ" * 40, f"«\u00a0{'გ' * 16}…\u00a0»"),
    ],
)
def test_chaque_signe_est_montre_ou_decrit(texte, dit):
    assert signes(texte.replace("\u0489", "\u20dd")) == dit


def test_ce_qui_s_imprime_ne_fait_aucune_phrase():
    assert phrase("Nom", "D’Hæyer – Łukasz Αθηνά") == ""
