"""Texts and help: everything can be read, and found."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.dossier import Numero
from desktop_app.domain.noms import plier
from desktop_app.ui.aide import ouvrages, raccourcis
from desktop_app.ui.aide.ecran import EcranAide
from desktop_app.ui.aide.ouvrages import Genre
from tests.ui.outils_a11y import reposer

LONGUEUR_LISIBLE = 75  # characters


@pytest.fixture
def ecran(qtbot, session):
    """The screen, shown on a small laptop."""
    neuf = EcranAide(session)
    qtbot.addWidget(neuf)
    neuf.resize(1190, 700)
    neuf.show()
    neuf.arriver()
    return neuf


def texte(ouvrage):
    """Everything a work says."""
    return "\n".join(bloc.texte for bloc in ouvrage.blocs)


def page(ecran):
    """The page that is shown."""
    return next(x.page for x in ecran.lectures.values() if x.page.isVisible())


def lignes(document):
    """Every line, as it is laid out."""
    bloc = document.begin()
    while bloc.isValid():
        mise_en_page = bloc.layout()
        for rang in range(mise_en_page.lineCount()):
            ligne = mise_en_page.lineAt(rang)
            yield bloc.text()[ligne.textStart() : ligne.textStart() + ligne.textLength()]
        bloc = bloc.next()


def test_la_circulaire_se_lit_en_entier(ecran, referentiel):
    lue = ecran.lectures[ouvrages.CIRCULAIRE].page.toPlainText()
    passages = referentiel.textes["circ_2022"].passages
    assert len(passages) > 80
    assert [p.id for p in passages if p.texte not in lue] == []


def test_aucune_ligne_n_est_trop_longue_pour_se_lire(ecran):
    longueurs = [len(x.rstrip()) for x in lignes(ecran.lectures["Circulaire"].page.document())]
    assert len(longueurs) > 150
    assert max(longueurs) <= LONGUEUR_LISIBLE
    assert max(longueurs) > LONGUEUR_LISIBLE - 15


def test_chaque_texte_de_loi_dit_ce_qu_il_fait_et_d_ou_il_vient(referentiel, textes):
    lu = texte(ouvrages.lois(referentiel, textes, date(2026, 10, 12)))
    for loi in referentiel.textes.values():
        if loi.id != "circ_2022":
            for morceau in (
                loi.titre,
                loi.adresse,
                loi.remarque,
                *(p.texte for p in loi.passages),
            ):
                assert morceau in lu
            assert plier(loi.citation) in plier(lu)
            assert all(c.question in lu for c in loi.conditions)


def test_un_texte_qui_n_est_pas_relu_en_vigueur_renvoie_a_un_juriste(referentiel, textes):
    blocs = ouvrages.lois(referentiel, textes, date(2026, 10, 12)).blocs
    textes_lus = [t for t in referentiel.textes.values() if t.id != "circ_2022"]
    for confiance, phrase in textes.mots["confiance"].items():
        dits = [b for b in blocs if b.texte == f"{phrase}."]
        assert dits
        assert len(dits) == sum(t.confiance == confiance for t in textes_lus)
        alerte = Genre.DISCRET if confiance == "en_vigueur" else Genre.ATTENTION
        assert {b.genre for b in dits} == {alerte}
        assert ("juriste" in phrase) is (alerte is Genre.ATTENTION)


def test_un_texte_de_reunion_n_est_pas_dit_repondre_par_lettre(referentiel, textes):
    blocs = ouvrages.lois(referentiel, textes, date(2026, 10, 12)).blocs
    rang = next(r for r, b in enumerate(blocs) if b.texte == "Concertation de cas")
    tete = [b.texte for b in blocs[:rang] if b.genre is Genre.GROUPE][-1]
    assert tete == "Ne vaut qu’en réunion, jamais par lettre"


def test_un_autre_jour_d_autres_textes_sont_en_vigueur(ecran):
    ecran.montrer(ouvrages.LOIS)
    assert "Pas en vigueur le 12/10/2026. Du" in page(ecran).toPlainText()
    ecran.jour.poser("2026-08-31")
    lu = page(ecran).toPlainText()
    assert "Pas en vigueur le 31/08/2026. Depuis le 01/09/2026." in lu
    assert "12/10/2026" not in lu


def test_chaque_demandeur_a_son_aide_ses_pieges_et_ses_sources(referentiel, textes):
    lu = texte(ouvrages.demandeurs(referentiel, textes))
    for demandeur in referentiel.demandeurs.values():
        attendus = (*demandeur.aide, *demandeur.avertissements, *demandeur.a_verifier)
        fondements = (referentiel.passage(p).texte for p in demandeur.passages)
        assert [x for x in (demandeur.libelle, *attendus, *fondements) if x not in lu] == []


def test_le_guide_tient_les_huit_etapes(ecran):
    lu = ecran.lectures["Premiers pas"].page.toPlainText()
    etapes = (
        *("Enregistrement", "Recevabilité", "Analyse", "Avis"),
        *("Décision", "Lettre", "Signatures", "Envoi"),
    )
    places = [lu.index(f"– {etape}.") for etape in etapes]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("mots", "trouve"),
    [
        ("ETAT de necessite", "Il y a état de nécessité"),
        ("lorsque l enquete l exige", "lorsque l'enquête l'exige"),
        ("sollicitation nouvelle", "Toute nouvelle sollicitation"),
    ],
)
def test_accents_casse_apostrophes_et_ordre_n_empechent_pas_de_trouver(ecran, mots, trouve):
    trouvailles = ouvrages.chercher(ecran.recherche.ouvrages, mots)
    assert any(trouve in t.ouvrage.blocs[t.rang].texte for t in trouvailles)


def test_on_cherche_on_trouve_on_y_va_au_clavier(qtbot, ecran):
    champ = ecran.recherche.champ
    qtbot.waitUntil(champ.hasFocus)
    qtbot.keyClicks(champ, "autorite policiere")
    resultats = ecran.recherche.resultats
    assert resultats.isVisible()
    assert resultats.item(0).text().startswith("Circulaire – Procédure à suivre")
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert "autorité policière" in page(ecran).marque
    assert page(ecran).viewport().rect().intersects(page(ecran).cursorRect())
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert resultats.currentRow() == 1
    while page(ecran) is not ecran.lectures["Demandeurs"].page:
        qtbot.keyClick(champ, Qt.Key.Key_Return)
    assert "autorité policière" in page(ecran).marque
    qtbot.keyClick(champ, Qt.Key.Key_Escape)
    assert champ.text() == ""
    assert not resultats.isVisible()
    assert ecran.lectures["Demandeurs"].sommaire.isVisible()


def test_la_fleche_du_bas_descend_dans_ce_qui_est_trouve(qtbot, ecran):
    champ, resultats = ecran.recherche.champ, ecran.recherche.resultats
    qtbot.keyClicks(champ, "secret")
    qtbot.keyClick(champ, Qt.Key.Key_Down)
    qtbot.waitUntil(resultats.hasFocus)
    qtbot.keyClick(resultats, Qt.Key.Key_Down)
    assert resultats.currentRow() == 1
    assert "Secret" in page(ecran).marque


def test_rien_de_trouve_se_dit_et_ne_bouge_rien(qtbot, ecran):
    qtbot.keyClicks(ecran.recherche.champ, "zzyzx")
    qtbot.keyClick(ecran.recherche.champ, Qt.Key.Key_Return)
    assert ecran.recherche.compte.text().startswith("Aucun passage trouvé.")
    assert page(ecran).marque == ""


def test_un_titre_choisi_mene_a_sa_page(qtbot, ecran):
    lecture = ecran.lectures[ouvrages.CIRCULAIRE]
    qtbot.keyClick(lecture.sommaire, Qt.Key.Key_End)
    assert lecture.page.textCursor().block().text() == "Notes de bas de page"
    lecture.page.verticalScrollBar().setValue(0)
    assert lecture.sommaire.currentItem().text() == "En-tête"


def test_les_onglets_se_parcourent_au_clavier(qtbot, ecran):
    premier = ecran.onglets.buttons()[0]
    premier.setFocus()
    qtbot.keyClick(premier, Qt.Key.Key_Right)
    assert ecran.onglets.checkedButton().text() == ouvrages.LOIS
    assert ecran.jour.isVisible()


def test_f1_montre_les_raccourcis_partout_et_echap_revient(qtbot, bureau):
    lus = []

    def lire_et_fermer():
        dialogue = QApplication.activeModalWidget()
        if dialogue is not None and dialogue.isActiveWindow():
            lus.extend(x.text() for x in dialogue.findChildren(QLabel))
            qtbot.keyClick(dialogue, Qt.Key.Key_Escape)
        if not lus or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(10, lire_et_fermer)

    reposer(bureau.window())
    QTimer.singleShot(0, lire_et_fermer)
    qtbot.keyClick(bureau, Qt.Key.Key_F1)
    tous = raccourcis.PARTOUT + raccourcis.DANS_UN_ECRAN
    assert {r.effet for r in tous} <= set(lus)
    assert {r.touches for r in tous} <= set(lus)
    assert QApplication.activeModalWidget() is None


def test_chaque_raccourci_du_programme_est_dans_la_liste(bureau):
    bureau.ouvrir_dossier(Numero(2026, 2))
    bureau.ecran.parcours.aller("lettre")
    dits = " ".join(r.touches for r in raccourcis.PARTOUT + raccourcis.DANS_UN_ECRAN)
    poses = {x.key().toString() for x in bureau.window().findChildren(QShortcut)}
    connus = dits.replace("Échap", "Esc").replace("→", "Right")
    autres = {re.sub(r"\d$", "1", p).replace("Left", "Right") for p in poses} - {
        "Ctrl+-",
        "Ctrl++",
    }
    assert len(poses) > 12
    assert {p for p in autres if p not in connus} == set()


def test_echap_ramene_au_registre(qtbot, ecran):
    with qtbot.waitSignal(ecran.retour):
        qtbot.keyClick(ecran, Qt.Key.Key_Escape)


def test_la_securite_se_lit_et_son_tableau_aussi(ecran):
    ecran.montrer("Sécurité")
    lue = page(ecran).toPlainText()
    for chapitre in ("Ce qui est protégé", "Ce qui ne l’est pas", "Un mauvais jour"):
        assert chapitre in lue
    assert "|" not in lue


def test_un_tableau_se_lit_ligne_par_ligne():
    source = "avant\n| Promesse | Essais |\n|---|---|\n| Rien de perdu | 205 arrêts |\naprès"
    blocs = ouvrages.guide("Titre", source).blocs
    assert [(b.genre, b.texte) for b in blocs] == [
        (Genre.TEXTE, "avant"),
        (Genre.POINT, "Rien de perdu\u00a0: 205 arrêts."),
        (Genre.TEXTE, "après"),
    ]
