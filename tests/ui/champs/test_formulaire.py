"""The form of a step: what is asked, what is hidden, what is missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.ui.champs.formulaire import Formulaire


@pytest.fixture
def procedure(session):
    """The procedure of a writing."""
    return session.contenu.procedures["ecrit"]


@pytest.fixture
def faire(qtbot, session, procedure):
    """Makes the form of a step."""

    def _faire(identifiant):
        etape = next(e for e in procedure.etapes if e.id == identifiant)
        formulaire = Formulaire(etape, session, procedure.fixes)
        qtbot.addWidget(formulaire)
        formulaire.show()
        return formulaire

    return _faire


def visibles(formulaire, texte):
    return [e for e in formulaire.findChildren(QLabel) if e.text() == texte and e.isVisible()]


def test_une_reponse_cachee_est_gardee(faire):
    analyse = faire("analyse")
    question = "L’enquête exige-t-elle ce qui est demandé\u00a0?"
    analyse.poser({"demandeur": "tribunal", "enquete_l_exige": True})
    assert visibles(analyse, question)
    analyse.situer({"demandeur": "police"})
    assert not visibles(analyse, question)
    assert analyse.reponses()["enquete_l_exige"] is True
    assert not analyse.manquantes()


def test_les_reponses_des_autres_etapes_restent(faire):
    formulaire = faire("recevabilite")
    formulaire.poser({"demandeur": "police", "objet_precis": True, "inconnue": [1]})
    reponses = formulaire.reponses()
    assert (reponses["demandeur"], reponses["inconnue"]) == ("police", [1])
    assert reponses["objet_precis"] is True
    assert "personne_identifiee" not in reponses


def test_ce_qui_manque_est_dit_sous_chaque_question(faire):
    formulaire = faire("recevabilite")
    formulaire.poser({"objet_precis": True})
    manquantes = formulaire.signaler()
    assert [q.id for q in manquantes] == ["personne_identifiee", "disposition", "consentement"]
    assert len(visibles(formulaire, "Cette question attend une réponse.")) == 3


def test_qui_donne_un_accord_n_est_pas_choisi_d_avance(faire):
    formulaire = faire("recevabilite")
    formulaire.poser({"consentement": "ecrit"})
    assert "accord" in {q.id for q in formulaire.manquantes()}
    assert not formulaire.reponses()["accord"]["donne_par"]
    assert visibles(formulaire, "Dites qui donne l’accord.") == []
    formulaire.signaler()
    assert visibles(formulaire, "Dites qui donne l’accord.")
    formulaire.poser({"consentement": "aucun"})
    assert "accord" not in {q.id for q in formulaire.manquantes()}


@pytest.mark.parametrize(("demandeur", "demandee"), [("tribunal", True), ("huissier", False)])
def test_la_forme_de_l_acte_n_est_demandee_qu_a_un_juge(faire, demandeur, demandee):
    analyse = faire("analyse")
    analyse.situer({"demandeur": demandeur})
    question = "Sous quelle forme le juge ou la commission demande-t-il\u00a0?"
    assert bool(visibles(analyse, question)) is demandee


def test_poser_ne_dit_pas_que_tout_a_change(faire, qtbot):
    formulaire = faire("recevabilite")
    with qtbot.assertNotEmitted(formulaire.change):
        formulaire.poser({"objet_precis": True, "consentement": "ecrit"})


def test_la_phrase_de_la_circulaire_s_ouvre_sur_place(faire, session):
    formulaire = faire("recevabilite")
    phrase = session.contenu.referentiel.passage("circ_2022.externe.5").texte
    assert not visibles(formulaire, f"«\u00a0{phrase}\u00a0»")
    boutons = [b for b in formulaire.findChildren(QPushButton) if "circulaire" in b.text()]
    boutons[2].click()
    assert visibles(formulaire, f"«\u00a0{phrase}\u00a0»")


def test_chaque_chose_qui_prend_le_clavier_a_un_nom(faire):
    for identifiant in ("enregistrement", "recevabilite", "analyse"):
        formulaire = faire(identifiant)
        formulaire.poser(
            {
                "demandeur": "procureur_du_roi",
                "disposition": {"citee": "cic_46bis1"},
                "elements": [{"libelle": "adresse"}],
                "consentement": "ecrit",
            }
        )
        muets = [
            w
            for w in formulaire.findChildren(QWidget)
            if w.focusPolicy() != Qt.FocusPolicy.NoFocus
            and w.isVisible()
            and not w.accessibleName()
            and not w.objectName().startswith("qt_")
        ]
        assert muets == []


def test_chaque_phrase_citee_existe(session, procedure):
    referentiel = session.contenu.referentiel
    for etape in procedure.etapes:
        for passage in (*etape.passages, *(p for q in etape.questions for p in q.passages)):
            assert referentiel.passage(passage).texte
