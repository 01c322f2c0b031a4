"""Every field: what it is given comes back, and what it lacks is said."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListWidget, QRadioButton, QWidget

from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.choix import ChampChoix
from desktop_app.ui.champs.fabrique import champ
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne, Texte

ELEMENT = {
    "id": 1,
    "libelle": "adresse",
    "nature": "sociale",
    "necessaire": True,
    "couvert_par_le_consentement": False,
    "couvert_par_la_disposition": False,
}


@pytest.fixture
def faire(qtbot, session):
    """Makes the field of a question."""

    def _faire(genre, **reste):
        question = Question(id="q", champ=genre, libelle="Question\u00a0?", **reste)
        widget = champ(question, session, {"origine": "externe"})
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return _faire


@pytest.mark.parametrize(
    ("genre", "reste", "valeur"),
    [
        (Champ.TEXTE, {}, "Zone de police <b>Exemple</b>"),
        (Champ.LIGNES, {}, ["rue de l’Étang 12", "5999 Val-d’Œuvre"]),
        (Champ.DATE, {}, "1984-02-29"),
        (Champ.OUI_NON, {}, True),
        (Champ.OUI_NON, {}, False),
        (Champ.CHOIX, {"mots": "canal", "choix": ("courrier", "courriel")}, "courriel"),
        (Champ.CHOIX, {"mots": "canal"}, "reunion"),
        (Champ.DEMANDEUR, {}, "police"),
        (Champ.ELEMENTS, {}, [ELEMENT, {**ELEMENT, "libelle": "", "necessaire": False}]),
    ],
)
def test_ce_qui_est_pose_revient(faire, genre, reste, valeur):
    widget = faire(genre, **reste)
    widget.poser(valeur)
    assert widget.valeur() == valeur


@pytest.mark.parametrize("genre", [g for g in Champ if g is not Champ.CHOIX])
@pytest.mark.parametrize("absurde", [None, 12, "🤷", ["x", 3], {"a": 1}, True])
def test_un_brouillon_absurde_ne_casse_rien(faire, genre, absurde):
    widget = faire(genre)
    widget.poser(absurde)
    widget.poser(widget.valeur())


def test_le_clavier_vient_a_ce_qui_est_choisi(faire):
    widget = faire(Champ.CHOIX, mots="consentement")
    widget.poser("ecrit")
    widget.setFocus()
    assert widget.window().focusWidget().text() == "Accord écrit"


@pytest.mark.parametrize("genre", [Champ.OUI_NON, Champ.DEMANDEUR, Champ.DISPOSITION, Champ.DATE])
def test_rien_n_est_choisi_d_avance(faire, genre):
    widget = faire(genre, obligatoire=True)
    assert widget.valeur() in (None, "")
    assert widget.obstacle() == "Cette question attend une réponse."


def test_un_choix_court_montre_ses_mots_un_long_les_range(faire):
    court = faire(Champ.CHOIX, mots="consentement")
    assert court.findChildren(QRadioButton)[0].text() == "Aucun accord"
    long = faire(Champ.CHOIX, mots="canal")
    assert isinstance(long, ChampChoix)
    assert long.findChildren(Liste)[0].count() == 6


def test_la_molette_ne_change_pas_une_reponse(faire):
    long = faire(Champ.CHOIX, mots="canal")
    liste = long.findChild(Liste)
    long.poser("courrier")
    molette = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    liste.wheelEvent(molette)
    assert long.valeur() == "courrier"


def test_une_date_fausse_est_dite_sur_place_et_bloque(faire, qtbot):
    widget = faire(Champ.DATE)
    ligne = widget.findChild(Ligne)
    qtbot.keyClicks(ligne, "31/02/2026")
    qtbot.keyClick(ligne, Qt.Key.Key_Return)
    assert "22/11/2026" in widget.obstacle()
    assert ligne.property("faux") is True
    ligne.clear()
    qtbot.keyClicks(ligne, "221126")
    qtbot.keyClick(ligne, Qt.Key.Key_Return)
    assert (ligne.text(), widget.valeur(), widget.obstacle()) == ("22/11/2026", "2026-11-22", "")


def test_un_demandeur_se_trouve_en_quelques_lettres(faire, qtbot):
    widget = faire(Champ.DEMANDEUR)
    recherche = widget.findChild(Ligne)
    qtbot.keyClicks(recherche, "huis")
    with qtbot.waitSignal(widget.change):
        qtbot.keyClick(recherche, Qt.Key.Key_Return)
    assert widget.valeur() == "huissier"
    assert not recherche.isVisible()


def test_un_demandeur_se_choisit_aussi_dans_la_liste(faire, qtbot):
    widget = faire(Champ.DEMANDEUR)
    qtbot.keyClicks(widget.findChild(Ligne), "polic")
    liste = widget.findChild(QListWidget)
    assert [liste.item(i).text().strip() for i in range(liste.count())] == [
        "Police et parquet",
        "Auditorat du travail",
        "Police",
        "Procureur du Roi (parquet)",
        "Procureur fédéral (parquet fédéral)",
    ]
    qtbot.mouseClick(
        liste.viewport(),
        Qt.MouseButton.LeftButton,
        pos=liste.visualItemRect(liste.item(2)).center(),
    )
    assert widget.valeur() == "police"


def test_seuls_les_demandeurs_du_dehors_sont_offerts(faire, session):
    widget = faire(Champ.DEMANDEUR)
    liste = widget.findChild(QListWidget)
    offerts = {liste.item(i).data(Qt.ItemDataRole.UserRole) for i in range(liste.count())} - {None}
    connus = session.contenu.referentiel.demandeurs
    assert offerts == {code for code, d in connus.items() if d.origine == "externe"}
    widget.poser("collegue")
    assert widget.valeur() == ""


def test_l_aide_et_les_pieges_suivent_le_choix(faire, session):
    widget = faire(Champ.DEMANDEUR)
    widget.poser("huissier")
    textes = {e.text() for e in widget.findChildren(QWidget) if hasattr(e, "text")}
    connu = session.contenu.referentiel.demandeurs["huissier"]
    assert {*connu.aide, *connu.avertissements, *connu.a_verifier} <= textes


def test_une_disposition_connue_demande_ses_conditions(faire):
    widget = faire(Champ.DISPOSITION, obligatoire=True)
    widget.poser({"citee": "cic_46bis1", "conditions": ["infraction_terroriste"]})
    assert widget.valeur()["citee"] == "cic_46bis1"
    assert widget.valeur()["conditions"] == ["infraction_terroriste"]
    assert widget.obstacle() == "Répondez à chaque condition du texte cité."


def test_une_disposition_libre_attend_son_examen(faire, qtbot):
    widget = faire(Champ.DISPOSITION, obligatoire=True)
    widget.findChildren(QRadioButton)[2].click()
    assert "Recopiez" in widget.obstacle()
    qtbot.keyClicks(widget.findChild(Texte), "article 1er du bail")
    assert "examen" in widget.obstacle()
    examens = [r for r in widget.findChildren(QRadioButton) if r.text() == "À examiner"]
    examens[0].click()
    assert widget.obstacle() == ""
    assert (widget.valeur()["citee"], widget.valeur()["verifiee"]) == ("article 1er du bail", "")


def test_changer_de_genre_de_disposition_n_oublie_rien(faire):
    widget = faire(Champ.DISPOSITION)
    aucune, connue, libre = widget.findChildren(QRadioButton)[:3]
    widget.poser({"citee": "article 1er du bail", "verifiee": "non"})
    connue.click()
    aucune.click()
    assert widget.valeur()["citee"] == ""
    autre = faire(Champ.DISPOSITION)
    autre.poser(widget.valeur())
    autre.findChildren(QRadioButton)[2].click()
    assert (autre.valeur()["citee"], autre.valeur()["verifiee"]) == ("article 1er du bail", "non")
    assert libre.isEnabled()


def test_un_texte_se_trouve_par_ses_mots(faire):
    widget = faire(Champ.DISPOSITION)
    widget.findChildren(QRadioButton)[1].click()
    liste = widget.findChild(Liste)
    ligne = liste.lineEdit()
    ligne.setText(liste.itemText(liste.findData("lfp_1992")))
    ligne.editingFinished.emit()
    assert widget.valeur()["citee"] == "lfp_1992"
    ligne.setText("des mots que personne n’a écrits")
    ligne.editingFinished.emit()
    assert widget.valeur()["citee"] == "lfp_1992"


def test_les_elements_se_tapent_au_clavier(faire, qtbot):
    widget = faire(Champ.ELEMENTS)
    widget.setFocus()
    qtbot.keyClick(widget.focusProxy(), Qt.Key.Key_Space)
    premiere = widget.findChildren(Ligne)[0]
    assert widget.window().focusWidget() is premiere
    qtbot.keyClicks(premiere, "adresse")
    qtbot.keyClick(premiere, Qt.Key.Key_Return)
    seconde = widget.findChildren(Ligne)[-1]
    assert widget.window().focusWidget() is seconde
    qtbot.keyClicks(seconde, "revenus")
    assert [e["libelle"] for e in widget.valeur()] == ["adresse", "revenus"]
    assert not any(e["necessaire"] for e in widget.valeur())
    retraits = [
        b for b in widget.findChildren(QWidget) if b.accessibleName() == "Élément 1\u00a0: retirer"
    ]
    retraits[0].click()
    assert [e["libelle"] for e in widget.valeur()] == ["revenus"]


def test_l_accord_n_est_demande_que_s_il_est_ecrit(faire):
    widget = faire(Champ.ELEMENTS)
    widget.poser([{**ELEMENT, "couvert_par_le_consentement": True}])

    def cases():
        return [
            c.isVisible()
            for c in widget.findChildren(QWidget)
            if c.accessibleName() == "Élément 1\u00a0: couvert par l’accord\u00a0?"
        ]

    widget.selon({"consentement": "aucun"})
    assert cases() == [False]
    widget.selon({"consentement": "ecrit"})
    assert cases() == [True]
    assert widget.valeur()[0]["couvert_par_le_consentement"] is True


@pytest.mark.parametrize(
    ("disposition", "demandee"),
    [
        (None, False),
        ({"citee": "le bail", "verifiee": "non"}, False),
        ({"citee": "le bail", "verifiee": ""}, False),
        ({"citee": "loi du 2 avril 1965", "verifiee": "oui"}, True),
    ],
)
def test_ce_que_vise_la_disposition_n_est_demande_que_si_elle_tient(faire, disposition, demandee):
    widget = faire(Champ.ELEMENTS)
    widget.poser([{"libelle": "adresse"}])
    widget.selon({"disposition": disposition})
    nom = "Élément 1\u00a0: couvert par la disposition\u00a0?"
    (case,) = [c for c in widget.findChildren(QWidget) if c.accessibleName() == nom]
    assert case.isVisible() is demandee
    assert widget.valeur()[0]["couvert_par_la_disposition"] is False
    case.click()
    assert widget.valeur()[0]["couvert_par_la_disposition"] is True


@pytest.mark.parametrize("genre", [Champ.TEXTE, Champ.LIGNES, Champ.DISPOSITION, Champ.ELEMENTS])
def test_un_texte_hostile_reste_du_texte(faire, genre):
    hostile = "<img src=x>\x00\u202e" + "y" * 100_000
    widget = faire(genre)
    poses = {
        Champ.TEXTE: hostile,
        Champ.LIGNES: [hostile],
        Champ.DISPOSITION: {"citee": hostile, "verifiee": "non"},
        Champ.ELEMENTS: [{**ELEMENT, "libelle": hostile}],
    }
    widget.poser(poses[genre])
    rendu = str(widget.valeur())
    assert "<img src=x>yy" in rendu
    assert "\x00" not in rendu
    assert "\u202e" not in rendu
    assert "y" * 32_768 not in rendu
