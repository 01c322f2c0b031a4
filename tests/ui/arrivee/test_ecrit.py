"""A writing: registered with its files, linked when asked again, and handed on."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop_app.domain.dossier import Numero
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut
from desktop_app.ui import arriere_plan
from tests.ui.arrivee.gestes import PREMIER, aller, choisir, cliquer, lus, repondre, taper

HUISSIER = {
    "demandeur": "huissier",
    "canal": "courrier",
    "destinataire": "president",
    "correspondant__nom": "Étude V.",
    "personne__nom": "Lambert",
    "personne__prenom": "Julie",
    "personne__date_de_naissance": "1990-05-01",
}
SECOND = Numero(2026, 2)


def _enregistrer(qtbot, ecran, **reponses):
    choisir(qtbot, ecran, "Un écrit")
    repondre(ecran, **{**HUISSIER, **reponses})
    with qtbot.waitSignal(ecran.dossier_voulu) as signal:
        cliquer(qtbot, ecran.volet.consigner)
    return signal.args[0]


def test_un_ecrit_est_enregistre_et_son_dossier_s_ouvre(qtbot, session, ecran):
    assert _enregistrer(qtbot, ecran) == PREMIER
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is Voie.EXTERNE
    assert dossier.statut is Statut.ENREGISTREE
    assert dossier.correspondant.nom == "Étude V."
    assert dossier.analyse is None


def test_ce_qui_manque_est_dit_a_sa_place(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un écrit")
    cliquer(qtbot, ecran.volet.consigner)
    assert "Cette question attend une réponse." in lus(ecran)
    assert session.registre.compter() == 0


def test_sans_date_de_naissance_l_homonyme_est_rappele(qtbot, ecran):
    choisir(qtbot, ecran, "Un écrit")
    assert not ecran.volet.homonyme.isVisible()
    repondre(ecran, **{**HUISSIER, "personne__date_de_naissance": ""})
    assert ecran.volet.homonyme.isVisible()
    repondre(ecran, **HUISSIER)
    assert not ecran.volet.homonyme.isVisible()


def test_le_meme_demandeur_sur_la_meme_personne_un_lien_est_propose(qtbot, session, montrer):
    _enregistrer(qtbot, montrer())
    ecran = montrer()
    choisir(qtbot, ecran, "Un écrit")
    repondre(ecran, **HUISSIER)
    volet = ecran.volet
    qtbot.waitUntil(volet.lien.isVisible)
    assert "Ce demandeur a déjà écrit au sujet de cette personne\u00a0: 2026/0001" in lus(ecran)
    cliquer(qtbot, volet.lien.lier)
    cliquer(qtbot, volet.consigner)
    repete = session.registre.charger(SECOND)
    assert repete.suite_de == PREMIER
    assert repete.analyse is None
    assert repete.demande.elements == ()


def test_un_lien_refuse_n_est_plus_propose(qtbot, session, montrer):
    _enregistrer(qtbot, montrer())
    ecran = montrer()
    choisir(qtbot, ecran, "Un écrit")
    repondre(ecran, **HUISSIER)
    volet = ecran.volet
    qtbot.waitUntil(volet.lien.isVisible)
    cliquer(qtbot, volet.lien.ne_pas_lier)
    assert not volet.lien.isVisible()
    cliquer(qtbot, volet.consigner)
    assert session.registre.charger(SECOND).suite_de is None


def test_un_autre_demandeur_n_est_pas_rapproche(qtbot, montrer):
    _enregistrer(qtbot, montrer())
    ecran = montrer()
    choisir(qtbot, ecran, "Un écrit")
    repondre(ecran, **{**HUISSIER, "demandeur": "police"})
    volet = ecran.volet
    qtbot.waitUntil(lambda: not volet.lien._repos.isActive())
    assert not volet.lien.isVisible()


def test_une_nouvelle_sollicitation_part_de_l_ancienne_sans_son_analyse(qtbot, session, montrer):
    _enregistrer(qtbot, montrer(), correspondant__reference="26/1")
    ecran = montrer(PREMIER)
    reponses = ecran.volet.formulaire.reponses()
    assert reponses["correspondant.nom"] == "Étude V."
    assert reponses["personne.nom"] == "Lambert"
    assert not reponses.get("correspondant.reference")
    assert "Nouvelle sollicitation, liée à 2026/0001" in lus(ecran)
    repondre(ecran, canal="courriel")
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.charger(SECOND).suite_de == PREMIER


def _deposer(volet, *chemins):
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(chemin)) for chemin in chemins])
    copie = Qt.DropAction.CopyAction
    depot = QDropEvent(
        QPoint(5, 5), copie, donnees, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    volet.pieces.dropEvent(depot)


def test_les_pieces_deposees_sont_jointes(qtbot, session, ecran, tmp_path):
    lettre, autre = tmp_path / "lettre.pdf", tmp_path / "autre.txt"
    lettre.write_bytes(b"%PDF-1.7\n%%EOF\n")
    autre.write_text("rien", encoding="utf-8")
    choisir(qtbot, ecran, "Un écrit")
    volet = ecran.volet
    _deposer(volet, lettre, autre)
    qtbot.waitUntil(lambda: "lettre.pdf" in lus(volet.pieces))
    retirer = next(
        b
        for b in volet.pieces.findChildren(type(volet.consigner))
        if b.accessibleName() == "Retirer autre.txt"
    )
    cliquer(qtbot, retirer)
    repondre(ecran, **HUISSIER)
    with qtbot.waitSignal(ecran.dossier_voulu):
        cliquer(qtbot, volet.consigner)
    assert [piece.nom for piece in session.registre.pieces(PREMIER)] == ["lettre.pdf"]


def test_deux_pieces_du_meme_nom_restent_deux(qtbot, ecran, tmp_path):
    choisir(qtbot, ecran, "Un écrit")
    for dossier in ("a", "b", "c"):
        chemin = tmp_path / dossier / "lettre.txt"
        chemin.parent.mkdir()
        chemin.write_text("même" if dossier == "c" else dossier, encoding="utf-8")
        _deposer(ecran.volet, chemin)
        assert arriere_plan.attendre()
    noms = ["lettre.txt", "lettre (2).txt", "lettre (3).txt"]
    qtbot.waitUntil(lambda: list(ecran.volet.pieces.pieces) == noms)


def test_les_pieces_deposees_attendent_le_retour(qtbot, ecran, tmp_path):
    lettre = tmp_path / "lettre.txt"
    lettre.write_text("vu", encoding="utf-8")
    choisir(qtbot, ecran, "Un écrit")
    _deposer(ecran.volet, lettre)
    volet = ecran.volet
    qtbot.waitUntil(lambda: "lettre.txt" in lus(volet.pieces))
    ecran.reculer()
    choisir(qtbot, ecran, "Un écrit")
    assert "lettre.txt" in lus(ecran.volet.pieces)


def test_une_piece_refusee_laisse_la_demande_enregistree(qtbot, session, ecran, tmp_path):
    faux = tmp_path / "faux.pdf"
    faux.write_bytes(b"MZ rien d'un PDF\x00")
    choisir(qtbot, ecran, "Un écrit")
    volet = ecran.volet
    _deposer(volet, faux)
    qtbot.waitUntil(lambda: bool(volet.pieces.pieces))
    repondre(ecran, **HUISSIER)
    cliquer(qtbot, volet.consigner)
    assert session.registre.compter() == 1
    qtbot.waitUntil(lambda: "faux.pdf\u00a0: Cette pièce ne peut pas être conservée" in lus(ecran))
    with qtbot.waitSignal(ecran.dossier_voulu):
        cliquer(qtbot, ecran.volet.ouvrir)


def test_un_fichier_illisible_est_dit(qtbot, ecran, tmp_path):
    choisir(qtbot, ecran, "Un écrit")
    _deposer(ecran.volet, tmp_path / "absent.pdf")
    refus = "absent.pdf\u00a0: Le système ne laisse pas lire ce fichier."
    qtbot.waitUntil(lambda: refus in lus(ecran))


def test_le_premier_ecrit_au_clavier_seul(qtbot, session, montrer):
    ecran = montrer()
    taper(qtbot, "1")
    taper(qtbot, "huissier")
    taper(qtbot, Qt.Key.Key_Return)
    aller(qtbot, "Comment l’écrit est-il arrivé\u00a0? Courrier")
    taper(qtbot, Qt.Key.Key_Space)
    aller(qtbot, "À qui la réponse sera-t-elle écrite\u00a0?")
    taper(qtbot, "Étude V.")
    aller(qtbot, "Enregistrer la demande")
    with qtbot.waitSignal(ecran.dossier_voulu):
        taper(qtbot, Qt.Key.Key_Return)
    dossier = session.registre.charger(PREMIER)
    assert dossier.demande.demandeur == "huissier"
    assert dossier.correspondant.nom == "Étude V."
