"""What was typed is read as words everywhere: no screen, tooltip or dialog takes it for markup."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from desktop_app.application.analyser import analyser
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.joindre import lire
from desktop_app.application.noter import noter
from desktop_app.application.pannes import PieceRefusee
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.domain.demande import Canal, Demande, Element, Nature, Origine
from desktop_app.domain.dossier import Sens
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.ui import messages
from desktop_app.ui.arrivee.pieces import PiecesDeposees
from desktop_app.ui.bureau import Bureau
from desktop_app.ui.session import Session
from tests.domain import cas
from tests.ui.dossier.outils import lit
from tests.ui.secretaire import deposer

BALISE = "&lt;u&gt; <b>Zoé</b><img src='x' onerror=1>"
PERSONNE = Personne(nom=BALISE, prenom=BALISE)
CORRESPONDANT = Correspondant(nom=BALISE, adresse=(BALISE,), reference=BALISE)
ECRITE = replace(
    cas.ECRITE,
    disposition_citee=BALISE,
    elements=(Element(libelle=BALISE, necessaire=True),),
)
SECTIONS = (
    *("Demandes", "Sollicitations orales", "Carnet interne", "Hors procédure"),
    *("Personnes", "Journal", "Réglages"),
)


@pytest.fixture
def hostile(poste, registre):
    """A session in whose register every word is markup."""
    session = Session(poste, registre, BALISE)
    with registre.transaction():
        registre.definir_cpas(
            replace(cas.CPAS, nom=BALISE, president=BALISE, directeur_general=BALISE),
            auteur=BALISE,
            moment=poste.horloge(),
        )
    for demande in (
        Demande(demandeur="police", canal=Canal.TELEPHONE),
        Demande(demandeur="collegue", origine=Origine.INTERNE),
        Demande(demandeur="tribunal", nature=Nature.CONVOCATION),
    ):
        _enregistrer(session, demande)
    return session


def _enregistrer(session, demande):
    arrivee = Arrivee(demande=demande, personne=PERSONNE, correspondant=CORRESPONDANT)
    return enregistrer(session.contexte(), arrivee, session.contenu.referentiel)


def _instruire(session):
    """A request with an opinion, a note and an attachment."""
    contexte, referentiel = session.contexte(), session.contenu.referentiel
    numero = _enregistrer(session, ECRITE).numero
    noter(contexte, numero, BALISE)
    analyser(contexte, numero, referentiel, contexte.jour)
    rendre_avis(contexte, numero, cas.avis(Sens.REFUS, motivation=BALISE))
    with session.registre.transaction():
        session.registre.joindre(
            numero, f"{BALISE}.txt", BALISE.encode(), auteur=BALISE, moment=contexte.quand
        )
    return numero


def parcourir(session):
    """Yield the desk at each of its places."""
    numero = _instruire(session)
    bureau = Bureau(session)
    bureau.resize(1366, 768)
    bureau.show()
    for section in SECTIONS:
        bureau.montrer(section)
        if section == "Personnes":
            bureau.ecran.recherche.setText("Zoé")
        yield section, bureau
    for ligne in session.registre.page(taille=10):
        bureau.ouvrir_dossier(ligne.numero)
        yield f"dossier {ligne.numero}", bureau
    bureau.ouvrir_dossier(numero)
    for etape in ("enregistrement", "analyse", "avis", "decision"):
        bureau.ecran.parcours.aller(etape)
        yield etape, bureau
    (piece,) = session.registre.pieces(numero)
    bureau.ecran.parcours.montrer_piece(piece)
    yield "pièce", bureau
    bureau.nouvelle_demande()
    yield "nouvelle demande", bureau
    bureau.close()
    bureau.deleteLater()


def bulles(racine):
    """The tooltips of widgets, and those of the cells of tables and lists."""
    for widget in racine.findChildren(QWidget):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and (modele := widget.model()) is not None:
            cellules = (modele.index(rang, 0) for rang in range(modele.rowCount()))
            yield from (b for cellule in cellules for b in _de_la_rangee(cellule))


def _de_la_rangee(cellule):
    while cellule.isValid():
        yield cellule.data(Qt.ItemDataRole.ToolTipRole) or ""
        cellule = cellule.siblingAtColumn(cellule.column() + 1)


def prises_pour_du_balisage(racine):
    """The labels and tooltips that Qt would read as markup, or might."""
    etiquettes = [
        e.text()
        for e in racine.findChildren(QLabel)
        if e.text() and e.textFormat() is not Qt.TextFormat.PlainText
    ]
    return etiquettes + [b for b in bulles(racine) if Qt.mightBeRichText(b)]


def test_aucun_ecran_ne_prend_un_nom_pour_du_balisage(hostile):
    vues = {}
    for lieu, bureau in parcourir(hostile):
        QApplication.processEvents()
        assert prises_pour_du_balisage(bureau) == [], lieu
        etiquettes = [e.text() for e in bureau.findChildren(QLabel)]
        vues[lieu] = sum("<b>" in texte for texte in etiquettes)
    # What was looked for was there to be seen.
    assert sum(1 for nombre in vues.values() if nombre) > 8, vues


def test_les_bulles_des_tables_portent_les_mots_tapes(hostile):
    lieux = parcourir(hostile)
    _, bureau = next(lieux)
    dites = [b for b in bulles(bureau) if "Zoé" in b]
    assert dites
    assert all(b.replace("\u200b", "").count(BALISE) for b in dites)
    for _ in lieux:
        pass


def test_aucune_question_ne_prend_un_nom_pour_du_balisage(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    vues = []

    def regarder():
        boite = QApplication.activeModalWidget()
        vues.extend(e for e in boite.findChildren(QLabel) if "Zoé" in e.text())
        vues.append([e.text() for e in vues if e.textFormat() is not Qt.TextFormat.PlainText])
        boite.reject()

    QTimer.singleShot(0, parent, regarder)
    messages.informer(parent, BALISE, BALISE)
    *etiquettes, fautes = vues
    assert len(etiquettes) == 2
    assert fautes == []


NOMS = ("../../NUL.txt", "CON", "x" * 255 + ".txt", "a\u202etxt.exe", "nom. . .", "<b>Zoé</b>.txt")


@pytest.mark.parametrize("nom", NOMS)
def test_une_copie_de_piece_porte_un_nom_qui_ne_dit_rien(qtbot, hostile, tmp_path, nom):
    numero, proposes = _enregistrer(hostile, ECRITE).numero, []
    registre = hostile.registre
    with registre.transaction():
        piece = registre.joindre(
            numero, nom, b"rien", auteur=BALISE, moment=hostile.poste.horloge()
        )
    bureau = Bureau(hostile)
    qtbot.addWidget(bureau)
    bureau.ouvrir_dossier(numero)
    bureau.ecran.parcours.montrer_piece(piece)
    vue = bureau.ecran.parcours.milieu.currentWidget()

    def accepter():
        dialogue = QApplication.activeModalWidget()
        proposes.append(Path(dialogue.selectedFiles()[0]).name)
        dialogue.setDirectory(str(tmp_path))
        dialogue.findChild(QLineEdit, "fileNameEdit").setText(proposes[0])
        dialogue.accept()

    QTimer.singleShot(0, bureau, accepter)
    vue._enregistrer()
    assert proposes == [f"Pièce 2026-{numero.rang:04d}.txt"]
    assert (tmp_path / proposes[0]).read_bytes() == b"rien"
    assert registre.historique(numero)[-1].acte == "enregistrer_piece"


def test_un_fichier_sans_fin_n_est_pas_lu(tmp_path):
    immense = tmp_path / "immense.pdf"
    with immense.open("wb") as fichier:
        fichier.truncate(200 * 1024 * 1024)
    with pytest.raises(PieceRefusee, match="trop_grande"):
        lire(immense)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipe")
def test_ce_qui_ne_finit_pas_est_refuse_des_l_arrivee(qtbot, hostile, tmp_path):
    os.mkfifo(tmp_path / "tube.pdf")
    pieces = PiecesDeposees(hostile, "clef")
    qtbot.addWidget(pieces)
    pieces.show()
    with qtbot.waitSignal(pieces.jonction.conclue):
        deposer(pieces, tmp_path / "tube.pdf")
    assert lit(pieces, "tube.pdf\u00a0: Le système ne laisse pas lire ce fichier.")
