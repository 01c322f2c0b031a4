"""Every sheet printed at the desk, read back from its PDF: nobody concerned is named."""

import pytest

from desktop_app.application.fiches_arrivee import invitation
from desktop_app.ui import messages
from desktop_app.ui.arrivee.impression import entete
from tests.ui.arrivee.gestes import PREMIER, choisir, cliquer, repondre, voir
from tests.ui.pdf import mots_du_pdf

CONDITIONS = ("tenu_au_secret", "meme_mission", "strictement_necessaire")
AUTRES = ("interet_du_beneficiaire", "beneficiaire_informe")
NOMMEE = {
    "personne__nom": "Lambert",
    "personne__prenom": "Julie",
    "consigne__elements": ["la composition du ménage de Julie Lambert"],
}


def _texte(session, fiche):
    """Return the words of the printed pages, on one line."""
    return mots_du_pdf(session.poste.redaction().fiche(fiche))


def test_l_invitation_dit_comment_ecrire_et_ne_nomme_personne(session):
    procedure = session.contenu.procedures["oral"]
    fiche = invitation(procedure, session.contenu.referentiel, session.textes, entete(session))
    texte = _texte(session, fiche)
    assert "Écrivez au Président du CPAS" in texte
    assert "Place de la Solidarité 1" in texte
    assert "aucune réponse ne sera donnée à une demande orale" in texte
    for point in procedure.liste:
        assert " ".join(point.split()) in texte
    assert "Anne Delvaux" not in texte
    assert "Luc Moreau" not in texte


def test_l_invitation_ne_depend_pas_de_ce_qui_etait_demande(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(
        ecran,
        demandeur="autre_tiers",
        correspondant__nom="Dupont",
        consigne__demande=["Julie Lambert ?"],
    )
    cliquer(qtbot, ecran.volet.consigner)
    texte = _texte(session, ecran.volet._fait.fiche())
    for nom in ("Dupont", "Julie", "Lambert", "2026/0001"):
        assert nom not in texte


@pytest.mark.parametrize("titre", ["Un collègue", "Un conseiller de l’action sociale"])
def test_une_fiche_interne_ne_nomme_pas_la_personne(qtbot, session, ecran, titre):
    choisir(qtbot, ecran, "La demande d’un collègue ou d’un conseiller", titre)
    conditions = {f"interne__{nom}": True for nom in (*CONDITIONS, *AUTRES)}
    conditions["interne__indispensable_pour_decider"] = True
    repondre(ecran, correspondant__nom="B. N.", **conditions, **NOMMEE)
    cliquer(qtbot, ecran.volet.consigner)
    texte = _texte(session, ecran.volet._fait.fiche())
    assert "la composition du ménage" in texte
    assert "2026/0001" in texte
    for nom in ("Julie", "Lambert"):
        assert nom not in texte


@pytest.fixture
def sans_imprimante(monkeypatch, tmp_path):
    """Answer for a workstation without printer; return what is answered and where it goes."""
    reponse = {"choix": "pdf", "demandees": 0, "fichier": tmp_path / "Fiche.pdf"}

    def demander(*_):
        reponse["demandees"] += 1
        return reponse["choix"]

    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    monkeypatch.setattr(messages, "demander", demander)
    monkeypatch.setattr(messages, "enregistrer_sous", lambda *_: reponse["fichier"])
    return reponse


@pytest.mark.parametrize(("choix", "imprimee"), [("pdf", True), ("", False)])
def test_consigner_et_imprimer_le_dit_au_journal(
    qtbot, session, ecran, sans_imprimante, choix, imprimee
):
    sans_imprimante["choix"] = choix
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(ecran, demandeur="police")
    cliquer(qtbot, ecran.volet.imprimer)

    def actes():
        return [ligne.acte for ligne in session.registre.historique(PREMIER)]

    qtbot.waitUntil(lambda: sans_imprimante["demandees"] == 1)
    attendus = ["enregistrer", "cloturer", *(["imprimer_fiche"] if imprimee else [])]
    qtbot.waitUntil(lambda: actes() == attendus)
    assert sans_imprimante["fichier"].exists() is imprimee


def test_un_registre_ferme_pendant_l_impression_le_dit(qtbot, session, ecran, sans_imprimante):
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(ecran, demandeur="police")
    cliquer(qtbot, ecran.volet.consigner)
    cliquer(qtbot, ecran.volet.fiche)
    session.registre.fermer()
    qtbot.waitUntil(sans_imprimante["fichier"].exists)
    voir(qtbot, ecran, "Le registre est fermé.")
