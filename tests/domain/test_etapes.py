"""Which questions are asked, and which still wait for their answer."""

import pytest

from desktop_app.domain.etapes import Champ, Etape, Procedure, Question, VisibleSi

SI_OUI = VisibleSi(question="danger", vaut=("oui",))
QUESTIONS = (
    Question(id="danger", champ=Champ.OUI_NON, libelle="Danger", obligatoire=True),
    Question(id="heure", champ=Champ.TEXTE, libelle="Heure", obligatoire=True, visible_si=SI_OUI),
    Question(id="reste", champ=Champ.LIGNES, libelle="Reste"),
)
ETAPE = Etape(id="une", titre="Une", questions=QUESTIONS)


@pytest.mark.parametrize(
    ("vaut", "valeur", "tient"),
    [
        (("oui",), True, True),
        (("oui",), False, False),
        (("non",), False, True),
        (("non",), True, False),
        (("courrier", "courriel"), "courriel", True),
        (("courrier",), "depot", False),
        (("courrier",), None, False),
        ((), "courrier", False),
    ],
)
def test_une_condition_compare_un_code(vaut, valeur, tient):
    assert VisibleSi(question="q", vaut=vaut).tient({"q": valeur}) is tient


def test_une_question_sans_reponse_ne_remplit_aucune_condition():
    assert not VisibleSi(question="q", vaut=("non",)).tient({})


def test_une_question_se_montre_quand_sa_condition_tient():
    assert [q.id for q in ETAPE.posees({"danger": True})] == ["danger", "heure", "reste"]
    assert [q.id for q in ETAPE.posees({"danger": False})] == ["danger", "reste"]


def test_il_manque_ce_qui_est_pose_obligatoire_et_sans_reponse():
    def manquantes(**reponses):
        return [q.id for q in ETAPE.manquantes(reponses)]

    assert manquantes() == ["danger"]
    assert manquantes(danger=False) == []
    assert manquantes(danger=True, heure="") == ["heure"]
    assert manquantes(danger=True, heure="10 h") == []


def test_une_procedure_pose_ses_etapes_l_une_apres_l_autre():
    suite = Etape(id="deux", titre="Deux", questions=QUESTIONS[2:])
    procedure = Procedure(id="p", titre="P", etapes=(ETAPE, suite))
    assert [q.id for q in procedure.posees({})] == ["danger", "reste", "reste"]
