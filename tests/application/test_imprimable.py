"""What no letter could print is refused before it is frozen; what was frozen gets its letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.application.analyser import analyser, instruire
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.etablir_lettre import etablir_lettre, projet_de_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.domain import procedure
from desktop_app.domain.caracteres import sans_dessin
from desktop_app.domain.demande import Canal, Element, Nature
from desktop_app.domain.dossier import ElementDecide, Sens
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.workflow import Acte, Statut
from tests.application.papier import avec_papier
from tests.application.test_actes import ARRIVEE, CORRESPONDANT
from tests.db.outils_db import contenu
from tests.domain import cas
from tests.letters import outils


def demande_de(libelle):
    """A request for one thing, which may be communicated."""
    return replace(cas.ECRITE, elements=(Element(libelle=libelle, necessaire=True),))


def arrivee_de(libelle="garantie", **reste):
    """What comes in: that thing, from that asker."""
    return replace(
        ARRIVEE,
        demande=demande_de(libelle),
        correspondant=replace(CORRESPONDANT, **reste) if reste else CORRESPONDANT,
    )


def communication(contexte, dossier, valeur=""):
    """The decision to communicate all of it."""
    elements = tuple(
        ElementDecide(id=e.id, libelle=e.libelle, valeur=valeur) for e in dossier.demande.elements
    )
    voulue = replace(cas.decision(Sens.COMMUNICATION), elements=elements)
    return avec_papier(contexte, dossier.numero, voulue)


def mener_a_l_avis(contexte, referentiel, arrivee):
    """Register, analyse, and give the opinion."""
    numero = enregistrer(contexte, arrivee, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    return rendre_avis(contexte, numero, cas.avis(conclusion=Sens.COMMUNICATION))


def analyser_comme_avant(contexte, referentiel, arrivee):
    """Freeze an assessment as earlier versions did: without looking at the characters."""
    neuf = enregistrer(contexte, arrivee, referentiel)
    evaluation = evaluer(neuf.demande, cas.JOUR, referentiel)
    with contexte.registre.transaction():
        analyse = procedure.analyser(neuf, cas.JOUR, evaluation)
        contexte.inscrire(Acte.ANALYSER, analyse)
    return rendre_avis(contexte, neuf.numero, cas.avis(conclusion=Sens.COMMUNICATION))


def decider_comme_avant(contexte, dossier, decision):
    """Freeze a decision as earlier versions did."""
    with contexte.registre.transaction():
        decide = procedure.decider(dossier, decision, contexte.cpas())
        contexte.inscrire(Acte.DECIDER, decide)
    return decide


def test_un_libelle_que_la_lettre_n_imprime_pas_n_est_pas_fige(contexte, referentiel, textes):
    numero = enregistrer(contexte, arrivee_de("adresse ✅"), referentiel).numero
    avant = contenu(contexte.registre)
    with pytest.raises(ErreurMetier) as refus:
        analyser(contexte, numero, referentiel, cas.JOUR)
    assert refus.value.code == "element_non_imprimable"
    assert "L’élément 1 contient le caractère «\u00a0✅\u00a0» (U+2705)" in textes.raison(
        refus.value
    )
    assert contenu(contexte.registre) == avant


def test_l_examen_refuse_n_enregistre_pas_la_correction(contexte, referentiel):
    numero = enregistrer(contexte, arrivee_de(), referentiel).numero
    avant = contenu(contexte.registre)
    with pytest.raises(ErreurMetier, match="element_non_imprimable"):
        instruire(contexte, numero, arrivee_de("adresse 漢"), referentiel)
    assert contenu(contexte.registre) == avant
    assert instruire(contexte, numero, arrivee_de("adresse"), referentiel).analyse


def test_une_demande_sans_lettre_s_analyse_quoi_qu_elle_dise(contexte, referentiel):
    convoque = cas.variante(Canal.COURRIER, Nature.CONVOCATION, danger=False)
    demande = replace(convoque, elements=(Element(libelle="✅"),))
    numero = enregistrer(contexte, Arrivee(demande=demande), referentiel).numero
    assert analyser(contexte, numero, referentiel, cas.JOUR).statut is Statut.ANALYSEE


def test_une_valeur_que_la_lettre_n_imprime_pas_n_est_pas_decidee(contexte, referentiel, textes):
    dossier = mener_a_l_avis(contexte, referentiel, arrivee_de())
    mauvaise = communication(contexte, dossier, "750 euros 👍")
    avant = contenu(contexte.registre)
    with pytest.raises(ErreurMetier) as refus:
        decider(contexte, dossier.numero, mauvaise)
    assert refus.value.code == "valeur_non_imprimable"
    assert "(U+1F44D)" in textes.raison(refus.value)
    assert contenu(contexte.registre) == avant
    bonne = communication(contexte, dossier, "750 euros")
    assert decider(contexte, dossier.numero, bonne).statut is Statut.DECIDEE


def test_un_registre_qui_a_deja_fige_le_caractere_obtient_sa_lettre(
    contexte, referentiel, atelier
):
    dossier = analyser_comme_avant(contexte, referentiel, arrivee_de("\uf0b7 adresse ✅"))
    decision = communication(contexte, dossier, "rue de l’Étang 漢")
    decide = decider_comme_avant(contexte, dossier, decision)
    assert projet_de_lettre(contexte, decide, decide.decision, atelier)
    etabli, pdf = etablir_lettre(contexte, dossier.numero, atelier)
    assert "– adresse [U+2705] : rue de l’Étang [U+6F22]" in outils.texte(pdf).replace("\xa0", " ")
    # What was frozen keeps its bytes: only the paper spells it out.
    garde = contexte.registre.charger(dossier.numero)
    assert garde == etabli
    assert [e.libelle for e in garde.decision.elements] == ["\uf0b7 adresse ✅"]


def test_un_libelle_deja_fige_n_empeche_pas_de_decider(contexte, referentiel):
    dossier = analyser_comme_avant(contexte, referentiel, arrivee_de("adresse ✅"))
    decide = decider(contexte, dossier.numero, communication(contexte, dossier))
    assert decide.statut is Statut.DECIDEE


CHAMPS = ("libelle", "valeur", "nom", "attention", "adresse", "reference")


@pytest.mark.parametrize("champ", CHAMPS)
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texte=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@example(texte="\uf0b7\tadresse")
@example(texte="👩\u200d⚖\ufe0f")
@example(texte="\ufb05 \U0001d41b ①\u0300")
def test_tout_texte_est_refuse_avant_d_etre_fige_ou_mene_a_une_lettre(
    contexte, referentiel, atelier, champ, texte
):
    """No text in any field leaves a dossier that cannot have its letter."""
    ecrit = f"x{texte}"
    champs = {"nom": CORRESPONDANT.nom, champ: (ecrit,) if champ == "adresse" else ecrit}
    libelle, valeur = champs.pop("libelle", "garantie"), champs.pop("valeur", "")
    numero = enregistrer(contexte, arrivee_de(libelle, **champs), referentiel).numero
    absents = sans_dessin(ecrit)
    try:
        analyser(contexte, numero, referentiel, cas.JOUR)
        dossier = rendre_avis(contexte, numero, cas.avis(conclusion=Sens.COMMUNICATION))
        decider(contexte, numero, communication(contexte, dossier, valeur))
    except ErreurMetier as refus:
        assert absents
        assert champ in {"libelle", "valeur"}
        assert refus.code in {"element_non_imprimable", "valeur_non_imprimable"}  # noqa: PT017
        return
    if absents:
        assert champ not in {"libelle", "valeur"}
        with pytest.raises(ErreurMetier, match="caractere_absent"):
            etablir_lettre(contexte, numero, atelier)
        # Who is written to is not frozen yet: the dossier is not stuck.
        bonne = replace(arrivee_de(), demande=demande_de("garantie"))
        corriger(contexte, numero, bonne, referentiel)
    etabli, _ = etablir_lettre(contexte, numero, atelier)
    assert etabli.statut is Statut.LETTRE_ETABLIE
