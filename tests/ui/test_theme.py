"""The look: readable by everybody, in French, in every size, and nothing left to chance."""

import contextlib
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtSvg import QSvgRenderer

# Not to show them: to read what Qt itself puts on them.
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QTextEdit, QWidget  # noqa: TID251

from desktop_app.preferences import Apparence
from desktop_app.ui import messages
from desktop_app.ui.theme import FAMILLE, FAMILLE_CITATION, JETONS, RESSOURCES, theme
from tests.ui import outils_a11y as outils

FEUILLE = (RESSOURCES / "style.qss").read_text(encoding="utf-8")
CODE = "\n".join(
    chemin.read_text(encoding="utf-8")
    for chemin in (Path(__file__).resolve().parents[2] / "desktop_app/ui").rglob("*.py")
)
ICONES = sorted((RESSOURCES / "icons").glob("*.svg"))
FONDS = ("papier", "feuille", "cire_fond")
CONTOURS = ("bord", "cire", "refus")
PATIENCE = 20_000  # milliseconds
TAILLES = (100, 125, 150, 200)


# ── Contrast ─────────────────────────────────────────────────────────────────


def luminance(couleur):
    """Relative luminance of a colour, as WCAG defines it."""
    canaux = (int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    lineaires = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return sum(p * c for p, c in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def contraste(une, autre):
    """Contrast of two colours, from 1 to 21."""
    claire, sombre = sorted((luminance(une), luminance(autre)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def paires():
    """Each colour of text with each ground it may stand on, as the style sheet says."""
    trouvees = set()
    for regle in re.findall(r"\{([^}]*)\}", FEUILLE):
        fond = re.search(r"(?<![\w-])background: @(\w+)", regle)
        for texte in re.findall(r"(?<![\w-])(?:placeholder-text-)?color: @(\w+)", regle):
            trouvees |= {(texte, f) for f in ((fond[1],) if fond else FONDS)}
        choisi = re.search(r"selection-background-color: @(\w+)", regle)
        if choisi:
            trouvees.add((re.search(r"selection-color: @(\w+)", regle)[1], choisi[1]))
    return sorted(trouvees)


def test_la_feuille_de_style_nomme_ses_couleurs_par_paires():
    assert len(paires()) > 15
    assert ("sur_cire", "cire") in paires()


@pytest.mark.parametrize("apparence", JETONS)
@pytest.mark.parametrize(("texte", "fond"), paires())
def test_chaque_texte_se_lit_sur_son_fond(apparence, texte, fond):
    jetons = JETONS[apparence]
    assert contraste(jetons[texte], jetons[fond]) >= 4.5


@pytest.mark.parametrize("apparence", JETONS)
@pytest.mark.parametrize("contour", CONTOURS)
@pytest.mark.parametrize("fond", FONDS)
def test_chaque_contour_se_voit(apparence, contour, fond):
    jetons = JETONS[apparence]
    assert contraste(jetons[contour], jetons[fond]) >= 3


def test_le_contour_qui_dit_ou_l_on_est_est_un_contour_visible():
    contours = re.findall(r":focus[^{]*\{[^}]*border: \dpx solid @(\w+)", FEUILLE)
    assert len(contours) > 8
    assert set(contours) <= {*CONTOURS, "encre"}


def test_l_invitation_d_un_champ_se_lit(qtbot):
    champ = QLineEdit()
    qtbot.addWidget(champ)
    champ.ensurePolished()
    assert champ.palette().placeholderText().color() == theme().couleur("encre2")


# ── Names of the style sheet, icons, fonts ───────────────────────────────────


def test_la_feuille_de_style_ne_nomme_que_des_jetons_connus():
    assert {nom for j in JETONS.values() for nom in j} == set(JETONS["clair"])
    laisses = re.findall(r"@\w+", theme()._application.styleSheet())
    assert laisses == []


def test_chaque_allure_est_dans_la_feuille_de_style(bureau):
    donnees = set()
    for aller in outils.PLACES.values():
        aller(bureau)
        donnees |= {w.property("allure") for w in bureau.findChildren(QWidget)}
    sans_style = {a for a in donnees if a and f'[allure="{a}"]' not in FEUILLE}
    assert sans_style == set()


@pytest.mark.parametrize("fichier", ICONES, ids=lambda f: f.stem)
def test_chaque_icone_se_dessine_et_sert(fichier):
    assert QSvgRenderer(str(fichier)).isValid()
    nom = fichier.stem.removesuffix("_clair").removesuffix("_sombre")
    assert f'"{nom}"' in CODE or f"/{nom}_@ton.svg" in FEUILLE
    if nom == fichier.stem:
        assert "currentColor" in fichier.read_text(encoding="utf-8")


def test_chaque_icone_nommee_existe():
    nommees = set(re.findall(r'icone\("(\w+)"', CODE)) | set(re.findall(r"/(\w+)_@ton", FEUILLE))
    connues = {f.stem.removesuffix("_clair").removesuffix("_sombre") for f in ICONES}
    assert nommees
    assert nommees <= connues


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("famille", [FAMILLE, FAMILLE_CITATION])
def test_les_polices_sont_celles_du_programme(famille):
    trouvee = QFontInfo(QFont(famille))
    assert trouvee.family() == famille
    assert trouvee.exactMatch()
    assert {"Regular", "Bold", "Italic", "Bold Italic"} <= set(QFontDatabase.styles(famille))


# ── French ───────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("qapp")
def test_les_mots_de_qt_sont_francais():
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_les_boutons_de_qt_n_ont_aucun_mot_anglais(qtbot):
    boite = QMessageBox()
    qtbot.addWidget(boite)
    for genre in set(QMessageBox.StandardButton):
        if (
            QMessageBox.StandardButton.FirstButton.value
            <= genre.value
            <= QMessageBox.StandardButton.LastButton.value
        ):
            boite.addButton(genre)
    mots = [bouton.text().replace("&", "") for bouton in boite.buttons()]
    assert len(mots) > 15
    assert "Enregistrer" in mots
    assert outils.mots_anglais(mots) == []


@pytest.mark.parametrize(
    "demander",
    [
        lambda parent: messages.choisir_fichiers(parent, "Joindre", "Documents (*.pdf)"),
        lambda parent: messages.choisir_dossier(parent, "Copies"),
        lambda parent: messages.enregistrer_sous(
            parent, "Enregistrer", "lettre.pdf", "PDF (*.pdf)"
        ),
    ],
)
def test_le_choix_d_un_fichier_n_a_aucun_mot_anglais(qtbot, demander):
    lus = []

    def lire_et_fermer():
        lus.extend(outils.textes(QApplication.activeModalWidget()))
        messages.fermer_tout()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, lire_et_fermer)
    demander(parent)
    assert "Annuler" in lus
    assert outils.mots_anglais(lus) == []


def test_le_choix_d_une_imprimante_n_a_aucun_mot_anglais(qtbot):
    imprimante = QPrinter()
    dialogue = QPrintDialog(imprimante)
    qtbot.addWidget(dialogue)
    dialogue.show()
    assert outils.mots_anglais(outils.textes(dialogue)) == []


@pytest.mark.parametrize("genre", [QLineEdit, QTextEdit])
def test_le_menu_d_un_champ_n_a_aucun_mot_anglais(qtbot, genre):
    champ = genre()
    qtbot.addWidget(champ)
    menu = champ.createStandardContextMenu()
    lus = [action.text().replace("&", "") for action in menu.actions()]
    menu.deleteLater()
    assert any(mot.startswith("Copier") for mot in lus)
    assert outils.mots_anglais(lus) == []


def test_aucun_mot_anglais_nulle_part(bureau):
    for nom, aller in outils.PLACES.items():
        aller(bureau)
        lus = list(outils.textes(bureau.window()))
        assert len(lus) > 40, nom
        assert outils.mots_anglais(lus) == [], nom


def test_chaque_texte_est_compose_a_la_francaise(bureau, referentiel):
    contenu = bureau._session.contenu
    donnees = {d for d in outils.donnees_de((contenu.cas, referentiel)) if len(d) > 2}
    longues = sorted(donnees, key=len, reverse=True)
    lus = set()
    for aller in outils.PLACES.values():
        aller(bureau)
        lus.update(outils.textes(bureau.window()))
    assert len(lus) > 500
    assert outils.mal_composes(lus, longues) == []


# ── Every size on the smallest screen ────────────────────────────────────────


@pytest.fixture(params=TAILLES)
def en_taille(request, bureau):
    """The desk in a size of letters, in percent; in the usual one afterwards."""
    theme().appliquer(Apparence.CLAIR, request.param)
    yield bureau
    theme().appliquer(Apparence.CLAIR, 100)


def au_repos(qtbot, fenetre):
    """What is wrong with a window once nothing moves on it any more."""

    def trouver():
        return outils.mots_coupes(fenetre) + outils.chevauchements(fenetre)

    # A preview comes a moment after its row: what is only on its way is not a fault.
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not trouver(), timeout=PATIENCE)
    return trouver()


def test_aucun_mot_n_est_coupe(qtbot, en_taille):
    bureau, fautes = en_taille, {}
    for nom, aller in outils.PLACES.items():
        aller(bureau)
        fenetre = bureau.window()
        outils.reposer(fenetre)
        besoin = fenetre.minimumSizeHint()
        trouvees = au_repos(qtbot, fenetre)
        if besoin.width() > outils.ECRAN[0] or besoin.height() > outils.ECRAN[1]:
            trouvees.append(f"trop grand: {besoin.width()}x{besoin.height()}")
        fenetre.resize(*outils.ECRAN)
        if trouvees:
            fautes[nom] = trouvees
    assert fautes == {}
