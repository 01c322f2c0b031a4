"""Persons: who bears a name, what was asked about each, and the account on paper."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.application.definir_cpas import definir_cpas
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.domain.demande import Accord, Canal, Consentement, DonneurAccord
from desktop_app.domain.dossier import Sens
from desktop_app.ui.registre import compte
from desktop_app.ui.registre.colonnes import SOUS
from desktop_app.ui.registre.personnes import EcranPersonnes
from tests.ui.pdf import mots_du_pdf
from tests.ui.registre.outils import SECRETE, textes


@pytest.fixture
def chercher(qtbot, session):
    """Show the persons who bear a name."""

    def faire(nom):
        ecran = EcranPersonnes(session)
        qtbot.addWidget(ecran)
        ecran.resize(1100, 700)
        ecran.show()
        ecran.activateWindow()
        ecran.arriver()
        ecran.recherche.insert(nom)
        return ecran

    return faire


def trouvees(ecran):
    """The persons in the list, from the top."""
    lignes = [ecran.liste.item(rang) for rang in range(ecran.liste.count())]
    return [[ligne.text(), ligne.data(SOUS)] for ligne in lignes]


def test_on_invite_a_taper_un_nom(chercher, arriver):
    arriver("Lambert")
    ecran = chercher("")
    assert "Cherchez une personne" in textes(ecran.vide)
    assert not ecran.vide.bouton.isVisible()


def test_le_compte_dit_qui_a_demande_quoi_et_ce_qui_a_suivi(qtbot, chercher, arriver, mener):
    mener(arriver("D'Hæyer", "Zoé"), sens=Sens.REFUS)
    garantie = ("garantie locative",)
    mener(arriver("d’haeyer", "ZOE"), sens=Sens.COMMUNICATION, elements=garantie)
    oral = arriver("D'Hæyer", "Zoé", de="Inspecteur Vif", canal=Canal.TELEPHONE)
    arriver("Lambert", "Zoé")
    ecran = chercher("zoé d'hae")
    assert trouvees(ecran) == [["D'Hæyer Zoé", "3 demandes"]]
    dit = textes(ecran.compte)
    assert "Demandeur Propriétaire ou agence immobilière, Immo Exemple" in dit
    assert "Demandé garantie locative\u00a0; revenu d'intégration" in dit
    assert "Base invoquée article 1er du bail" in dit
    assert "Suite Lettre de refus (réponse pas encore envoyée)" in dit
    assert "Suite Communiqué\u00a0: garantie locative" in dit
    assert "Suite Sollicitation orale\u00a0: aucune réponse donnée" in dit
    lien = ecran.compte.findChildren(type(ecran.compte.imprimer))[-1]
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        lien.click()
    assert voulu.args == [oral]


def test_le_compte_dit_l_accord_et_son_retrait(session, referentiel, chercher, arriver):
    ecrit = Accord(nom="Ève Ñandú", qualite="mère")
    mere = DonneurAccord.REPRESENTANT_LEGAL
    accord = {"consentement": Consentement.ECRIT, "consentement_donne_par": mere, "accord": ecrit}
    numero = arriver("D'Hæyer", "Zoé", **accord)
    ecran = chercher("zoé")
    assert "Accord Accord écrit, donné par le parent" in textes(ecran.compte)
    retirer_accord(session.contexte(), numero, referentiel)
    arriver("D'Hæyer", "Zoé")
    ecran = chercher("zoé")
    dit = textes(ecran.compte)
    assert dit.count("(Ève Ñandú, mère)") == 1
    assert "Retiré le 12/10/2026 (noté par Secrétariat)." in dit


def test_un_demandeur_du_meme_nom_n_est_pas_une_personne(chercher, arriver):
    arriver("Peeters", de="Étude Lambert")
    assert trouvees(chercher("lambert")) == []


def test_les_homonymes_sont_distincts_et_le_doute_est_dit(chercher, arriver):
    arriver("Lambert", "Anne", nee=date(1990, 5, 1))
    arriver("Lambert", "Anne", nee=date(1954, 2, 3))
    ecran = chercher("lambert")
    assert [nom for nom, _ in trouvees(ecran)] == ["Lambert Anne", "Lambert Anne"]
    assert not ecran.compte.doute.isVisible()
    arriver("Lambert")
    ecran = chercher("lambert")
    assert len(trouvees(ecran)) == 3
    assert ecran.compte.doute.isVisible()


def test_une_mesure_secrete_est_laissee_de_cote(chercher, arriver, mener):
    # The asker bears the same name: the dossier is found, the person is not.
    mener(arriver("Lambert", "Anne", de="Juge Lambert", **SECRETE), jusqu_a="analysee")
    ecran = chercher("lambert")
    assert trouvees(ecran) == []
    assert "Personne ne porte le nom «\u00a0lambert\u00a0»" in textes(ecran.vide)
    arriver("Lambert", "Anne")
    ecran = chercher("lambert")
    assert trouvees(ecran) == [["Lambert Anne", "1 demande"]]
    assert "2026/0001" not in textes(ecran.compte)


def test_les_noms_se_masquent_ici_aussi(session, chercher, arriver):
    arriver("Lambert", "Anne", nee=date(1990, 5, 1))
    memoire = session.memoire
    memoire.retenir(replace(memoire.preferences, noms_masques=True))
    ecran = chercher("lamb")
    assert trouvees(ecran) == [["L… A…", "1 demande"]]
    assert ecran.compte.nom.text() == "L… A…"


def test_le_releve_s_imprime_et_le_journal_le_sait(
    qtbot, monkeypatch, session, chercher, arriver, mener
):
    mener(arriver("Lambert", "Anne"))
    imprimes = []

    def imprimer(*donnees):
        imprimes.append(donnees[-1])
        return compte.Sortie.IMPRIMEE

    monkeypatch.setattr(compte, "imprimer", imprimer)
    ecran = chercher("lamb")
    avant = session.registre.tete_journal().nombre
    with qtbot.waitSignal(ecran.change):
        qtbot.mouseClick(ecran.compte.imprimer, Qt.MouseButton.LeftButton)
    assert imprimes[0].startswith(b"%PDF")
    assert session.registre.tete_journal().nombre == avant + 1


@pytest.mark.parametrize("nom", ["Lambert\u4e2d", "ლამბერტ"])
def test_un_nom_que_le_papier_ne_dessine_pas_a_son_releve(
    qtbot, monkeypatch, chercher, arriver, nom
):
    arriver(nom, "Anne")
    imprimes = []

    def imprimer(*donnees):
        imprimes.append(donnees[-1])
        return compte.Sortie.IMPRIMEE

    monkeypatch.setattr(compte, "imprimer", imprimer)
    ecran = chercher(nom)
    qtbot.mouseClick(ecran.compte.imprimer, Qt.MouseButton.LeftButton)
    assert f"[U+{ord(nom[-1]):04X}]" in mots_du_pdf(imprimes[0])
    assert not ecran.compte.refus.text()


def test_ce_qui_ne_s_imprime_pas_est_dit_sur_place(qtbot, session, chercher, arriver):
    arriver("Lambert", "Anne")
    definir_cpas(session.contexte(), replace(session.registre.cpas(), nom="CPAS " * 2_000))
    ecran = chercher("lamb")
    qtbot.mouseClick(ecran.compte.imprimer, Qt.MouseButton.LeftButton)
    assert ecran.compte.refus.text()
