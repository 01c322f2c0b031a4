"""Files on their way: the window stays free, their order is kept, nothing is lost in silence."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.application.vues import TAILLE_MAX
from desktop_app.domain.dossier import Numero
from desktop_app.ui.attente import EcranAttente
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from desktop_app.ui.fenetre import Fenetre
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire, deposer

PREMIER = Numero(2026, 1)
REFUSEE = "Cette pièce ne peut pas être conservée."


@pytest.fixture
def elle(qtbot, poste, chemin, tmp_path):
    """The secretary before a dossier she has just registered."""
    fenetre = Fenetre(poste, retenir(tmp_path / "donnees", chemin))
    qtbot.addWidget(fenetre)
    fenetre.resize(1366, 768)
    fenetre.show()
    elle = Secretaire(fenetre)
    elle.deverrouiller()
    elle.recevoir_un_ecrit("police", de="Zone de police Exemple")
    elle.enregistrer()
    yield elle
    fenetre.close()


@pytest.fixture
def scans(tmp_path):
    """Files to join, whose names are not in the order of the alphabet."""
    chemins = [tmp_path / f"{nom}.txt" for nom in "dacb"]
    for chemin in chemins:
        chemin.write_text(chemin.stem, encoding="utf-8")
    return chemins


@pytest.fixture
def intrus(tmp_path):
    """A file that no dossier takes."""
    chemin = tmp_path / "outil.exe"
    chemin.write_bytes(b"MZ\x00\x01\x02")
    return chemin


@contextmanager
def registre_occupe(elle):
    """Keep the register busy: whatever another thread writes waits until then."""
    with elle.registre.transaction():
        yield


def laisser_tourner(qtbot):
    """Let the event loop go round a few times."""
    tours = []
    minuterie = QTimer()
    minuterie.timeout.connect(lambda: tours.append(len(tours)))
    minuterie.start(0)
    qtbot.waitUntil(lambda: len(tours) > 20)


def route(elle):
    return elle.fenetre.session.pieces_en_route


def noms(registre):
    return [piece.nom for piece in registre.pieces(PREMIER)]


def lisible(fenetre):
    return " ".join(e.text() for e in fenetre.findChildren(QLabel) if e.isVisible())


def fermer_la_boite(dits):
    """Once a dialog is there, keep what it says and close it."""

    def regarder():
        boite = QApplication.activeModalWidget()
        if boite is None:
            QTimer.singleShot(5, regarder)
        else:
            dits.append(f"{boite.text()} {boite.informativeText()}")
            boite.reject()

    QTimer.singleShot(0, regarder)


def test_la_fenetre_reste_libre_et_dit_ou_elle_en_est(qtbot, elle, scans):
    ecran = elle.fenetre.bureau.ecran
    with registre_occupe(elle):
        # Another thread waits for its turn; in this one, a second transaction would be refused.
        deposer(ecran, *scans)
        laisser_tourner(qtbot)
        elle.voit("Pièce 1 sur 4…")
        assert route(elle).en_cours
        assert noms(elle.registre) == []
    qtbot.waitUntil(lambda: not route(elle).en_cours)
    assert noms(elle.registre) == ["d.txt", "a.txt", "c.txt", "b.txt"]
    elle.voit("c.txt\u00a0: jointe au dossier.")
    elle.guide.trouver("Montrer la pièce b.txt")


def test_un_fichier_trop_grand_est_refuse_et_les_autres_sont_joints(qtbot, elle, scans, tmp_path):
    immense = tmp_path / "immense.pdf"
    with immense.open("wb") as fichier:
        fichier.truncate(TAILLE_MAX + 1)
    deposer(elle.fenetre.bureau.ecran, scans[0], immense, scans[1])
    qtbot.waitUntil(lambda: not route(elle).en_cours)
    assert noms(elle.registre) == ["d.txt", "a.txt"]
    elle.voit(f"immense.pdf\u00a0: {REFUSEE}")
    elle.voit("a.txt\u00a0: jointe au dossier.")


def test_un_refus_se_voit_sans_defiler(qtbot, elle, scans, intrus):
    elle.fenetre.resize(1366, 600)
    deposer(elle.fenetre.bureau.ecran, *scans, intrus)
    qtbot.waitUntil(lambda: not route(elle).en_cours)
    elle.voit(f"outil.exe\u00a0: {REFUSEE}")
    (refus,) = (e for e in elle.fenetre.findChildren(QLabel) if REFUSEE in e.text())
    qtbot.waitUntil(lambda: refus.visibleRegion().boundingRect() == refus.rect())


def test_deux_depots_a_la_suite_gardent_leur_ordre(qtbot, elle, scans):
    ecran = elle.fenetre.bureau.ecran
    with registre_occupe(elle):
        deposer(ecran, *scans[:3])
        deposer(ecran, scans[3])
    qtbot.waitUntil(lambda: not route(elle).en_cours)
    assert noms(elle.registre) == ["d.txt", "a.txt", "c.txt", "b.txt"]


def test_un_refus_suit_le_dossier_sur_son_nouvel_ecran(qtbot, elle, scans, intrus):
    with registre_occupe(elle):
        deposer(elle.fenetre.bureau.ecran, scans[0], intrus)
        elle.fenetre.bureau.montrer("Demandes")
    elle.fenetre.bureau.ouvrir_dossier(PREMIER)
    qtbot.waitUntil(lambda: not route(elle).en_cours)
    elle.voit(f"outil.exe\u00a0: {REFUSEE}")
    assert noms(elle.registre) == ["d.txt"]


def test_un_refus_sans_ecran_se_dit_dans_une_boite(qtbot, elle, scans, intrus):
    dits = []
    with registre_occupe(elle):
        deposer(elle.fenetre.bureau.ecran, intrus, scans[0])
        elle.fenetre.bureau.montrer("Demandes")
    fermer_la_boite(dits)
    qtbot.waitUntil(lambda: bool(dits) and not route(elle).en_cours)
    assert "Dossier 2026/0001" in dits[0]
    assert f"outil.exe\u00a0: {REFUSEE}" in dits[0]
    assert noms(elle.registre) == ["d.txt"]


def test_un_refus_dans_un_volet_replie_se_dit_dans_une_boite(qtbot, elle, intrus):
    dits = []
    elle.guide.cliquer("Sources, pièces, notes")
    fermer_la_boite(dits)
    deposer(elle.fenetre.bureau.ecran, intrus)
    qtbot.waitUntil(lambda: bool(dits) and not route(elle).en_cours)
    assert f"outil.exe\u00a0: {REFUSEE}" in dits[0]


def test_verrouiller_laisse_finir_ce_qui_est_commence_et_dit_ce_qui_manque(qtbot, elle, scans):
    fenetre, registre = elle.fenetre, elle.registre
    with registre_occupe(elle):
        deposer(fenetre.bureau.ecran, *scans)
        fenetre.verrouiller()
        laisser_tourner(qtbot)
        assert fenetre.session is None
        assert isinstance(fenetre.centralWidget(), EcranAttente)
    qtbot.waitUntil(lambda: isinstance(fenetre.centralWidget(), EcranVerrou))
    qtbot.waitUntil(lambda: "sur 4 ne sont pas joints" in lisible(fenetre))
    dit = lisible(fenetre)
    assert "Les fichiers d’origine sont intacts" in dit
    assert ".txt" not in dit
    with pytest.raises(Exception, match="coffre_ferme"):
        noms(registre)
    elle.deverrouiller()
    joints = noms(elle.registre)
    assert joints == ["d.txt", "a.txt", "c.txt", "b.txt"][: len(joints)]
    assert f"Dossier 2026/0001\u00a0: {4 - len(joints)} fichiers" in dit


def test_fermer_attend_ce_qui_est_commence_et_dit_ce_qui_manque(qtbot, elle, scans):
    fenetre, dits = elle.fenetre, []
    with registre_occupe(elle):
        deposer(fenetre.bureau.ecran, *scans)
        assert not fenetre.close()
    fermer_la_boite(dits)
    qtbot.waitUntil(lambda: not fenetre.isVisible())
    assert "sur 4 ne sont pas joints" in dits[0]


def test_ce_qui_attend_un_numero_se_dit_au_verrouillage(qtbot, elle, scans):
    fenetre = elle.fenetre
    elle.recevoir("Un écrit")
    deposer(fenetre.bureau.ecran.volet.pieces, scans[0])
    elle.voit("d.txt")
    fenetre.verrouiller()
    phrase = "Les pièces d’une demande à enregistrer ne sont pas gardées."
    qtbot.waitUntil(lambda: phrase in lisible(fenetre))
