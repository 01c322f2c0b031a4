"""The sentence of an agreement: nothing is chosen, and each line says what it lacks."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.fabrique import champ
from tests.domain import cas
from tests.ui.dossier.outils import lit, nomme

ECRIT = {"consentement": "ecrit", "correspondant.nom": "Agence de l’Étang"}
ENTIER = {
    "donne_par": "personne",
    "nom": "",
    "qualite": "",
    "vise_le_demandeur": True,
    "raison": "elle cherche un logement",
    "du": "2026-10-01",
    "jusqu_au": "",
    "sans_fin": True,
    "origine": "joint",
    "page": 2,
    "piece": "",
    "verifiee": False,
    "signature": "",
}


@pytest.fixture
def numero(session):
    """A registered dossier."""
    arrivee = Arrivee(demande=cas.ECRITE)
    return enregistrer(session.contexte(), arrivee, session.contenu.referentiel).numero


@pytest.fixture
def accord(qtbot, session, numero):
    """The sentence, where the agreement is a written one."""
    question = Question(id="accord", champ=Champ.ACCORD, libelle="L’accord", obligatoire=True)
    widget = champ(question, session, {}, numero)
    qtbot.addWidget(widget)
    widget.show()
    widget.selon(ECRIT)
    return widget


def dites(accord):
    """What is said in red."""
    rouges = (e for e in accord.findChildren(QLabel) if e.property("allure") == "erreur")
    return [e.text() for e in rouges if e.isVisible() and e.text()]


def test_rien_n_est_choisi_d_avance(accord):
    boutons = accord.findChildren(QAbstractButton)
    assert not any(bouton.isChecked() for bouton in boutons)
    assert not any(ligne.text() for ligne in accord.findChildren(QLineEdit))


@pytest.mark.parametrize(
    "reponse",
    [
        ENTIER,
        {**ENTIER, "donne_par": "representant_legal", "nom": "Ève", "qualite": "mère"},
        {**ENTIER, "sans_fin": False, "jusqu_au": "2026-12-31", "vise_le_demandeur": False},
        {**ENTIER, "verifiee": True, "signature": "la carte d’identité"},
    ],
)
def test_une_phrase_complete_revient_et_suffit(accord, reponse):
    accord.poser(reponse)
    assert accord.valeur() == reponse
    assert accord.obstacle() == ""


def test_ce_que_tient_un_dossier_se_montre(accord):
    nu = {c: v for c, v in ENTIER.items() if c not in ("sans_fin", "verifiee")}
    accord.poser({**nu, "signature": "un permis"})
    assert accord.valeur() == {**ENTIER, "verifiee": True, "signature": "un permis"}


MANQUES = [
    ({"donne_par": ""}, "Dites qui donne l’accord."),
    ({"donne_par": "administrateur", "qualite": "avocate"}, "Écrivez le nom de qui donne"),
    ({"donne_par": "autre", "nom": "Ève"}, "Écrivez en quelle qualité"),
    ({"vise_le_demandeur": None}, "Dites si l’écrit nomme ce demandeur."),
    ({"raison": " "}, "Écrivez pourquoi"),
    ({"du": ""}, "Écrivez depuis quand"),
    ({"sans_fin": False}, "Écrivez jusqu’à quand"),
    ({"origine": ""}, "Dites par où l’écrit est arrivé."),
    ({"page": 0}, "Écrivez la page de la demande"),
    ({"origine": "donne_au_cpas"}, "Joignez l’écrit, ou choisissez-le"),
    ({"verifiee": True}, "Écrivez avec quoi la signature a été vérifiée."),
]


@pytest.mark.parametrize(("change", "phrase"), MANQUES)
def test_ce_qui_manque_est_dit_sous_sa_ligne(accord, change, phrase):
    accord.poser({**ENTIER, **change})
    assert accord.obstacle()
    assert not dites(accord)
    accord.signaler()
    (dite,) = dites(accord)
    assert dite.startswith(phrase)
    accord.poser(ENTIER)
    assert not dites(accord)


def test_un_accord_qui_finit_avant_de_commencer_est_dit_avec_les_deux_jours(accord):
    accord.poser({**ENTIER, "sans_fin": False, "jusqu_au": "2026-09-30"})
    accord.signaler()
    assert dites(accord) == ["L’accord finirait le 30/09/2026, avant de commencer le 01/10/2026."]
    accord.poser({**ENTIER, "sans_fin": False, "jusqu_au": "2026-10-01"})
    assert accord.obstacle() == ""


def test_le_clavier_vient_a_la_premiere_chose_qui_manque(accord):
    accord.poser({**ENTIER, "raison": ""})
    accord.setFocus()
    assert accord.window().focusWidget() is nomme(accord, "Parce que")


def test_ce_que_les_reponses_cachent_ne_dit_rien(accord):
    accord.poser({**ENTIER, "donne_par": "administrateur", "nom": "Ève", "qualite": "avocate"})
    nomme(accord, "Donné par La personne elle-même").click()
    assert (accord.valeur()["nom"], accord.valeur()["qualite"]) == ("", "")
    nomme(accord, "L’écrit Donné directement au CPAS").click()
    assert accord.valeur()["page"] == 0


def test_la_phrase_nomme_le_demandeur_et_les_elements_couverts(accord):
    assert lit(accord, "Agence de l’Étang")
    assert lit(accord, "Rien n’est encore coché")
    elements = [
        {"libelle": "garantie", "couvert_par_le_consentement": True},
        {"libelle": "adresse", "couvert_par_le_consentement": False},
        {"libelle": "bail", "couvert_par_le_consentement": True},
    ]
    accord.selon({**ECRIT, "elements": elements})
    assert lit(accord, "garantie\u00a0; bail")
    assert not lit(accord, "adresse")


def test_l_ecrit_recu_se_choisit_parmi_les_pieces(accord, session, numero):
    contexte, registre = session.contexte(), session.registre
    with registre.transaction():
        qui = {"auteur": contexte.operateur, "moment": contexte.quand}
        piece = registre.joindre(numero, "accord.pdf", b"%PDF-1.7", **qui)
    session.pieces_en_route.finies.emit(numero)
    accord.poser({**ENTIER, "origine": "donne_au_cpas", "page": 0})
    liste = accord.findChild(QComboBox)
    liste.setCurrentIndex(liste.findText("accord.pdf"))
    assert accord.valeur()["piece"] == piece.id
    assert accord.obstacle() == ""
