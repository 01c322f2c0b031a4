"""The settings let the register out as a file, and the journal says what for."""

from __future__ import annotations

import json

import pytest

from desktop_app.application import exporter
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.domain.comptes import Role
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.ui import messages
from desktop_app.ui.reglages.ecran import EcranReglages
from tests.domain import cas
from tests.ui.conftest import MOMENT
from tests.ui.pdf import mots_du_pdf
from tests.ui.registre.outils import SECRETE

NOM = "=Żółkiewski"


@pytest.fixture
def numero(session):
    """A request about somebody, and one under a secret measure."""
    contexte, referentiel = session.contexte(), session.contenu.referentiel
    ordinaire = Arrivee(
        demande=cas.ECRITE,
        personne=Personne(nom=NOM, prenom="Zoé"),
        correspondant=Correspondant(nom="Immo"),
    )
    secrete = Arrivee(
        demande=cas.replace(cas.ECRITE, **SECRETE), personne=Personne(nom="Quertinmont")
    )
    numero = enregistrer(contexte, ordinaire, referentiel).numero
    enregistrer(contexte, secrete, referentiel)
    return numero


@pytest.fixture
def exporter_en(qtbot, session, monkeypatch, tmp_path, numero):
    """Export in a form; returns the file, or what was refused."""
    ecran = EcranReglages(session)
    qtbot.addWidget(ecran)
    ecran.show()
    fichiers = []

    def choisir(_parent, _titre, nom, _genres):
        fichiers.append(tmp_path / nom)
        return fichiers[-1]

    monkeypatch.setattr(messages, "enregistrer_sous", choisir)

    def faire(forme, finalite="Contrôle annuel", dossier=str(numero)):
        export = ecran.export
        if forme:
            export.forme.poser(forme)
        export.numero.setText(dossier)
        export.finalite.setText(finalite)
        export.exporter()
        qtbot.waitUntil(lambda: bool(export.dit.text() or export.refus.text()))
        return fichiers[-1] if fichiers else export.refus.text()

    return faire


def test_le_registre_en_tableau(exporter_en, session):
    fichier = exporter_en("tableau")
    titres, *rangees = exporter.relire_le_tableau(fichier.read_bytes())
    assert titres[0] == "Numéro"
    assert [rangee[7] for rangee in rangees] == [NOM]
    (dite,) = session.registre.journal(taille=1)
    assert (dite.acte, dite.precision) == ("exporter", "Contrôle annuel")


def test_le_registre_en_donnees(exporter_en):
    (seul,) = json.loads(exporter_en("donnees").read_text())["dossiers"]
    assert seul["personne"]["nom"] == NOM


def test_un_dossier_en_pdf(exporter_en, session, numero):
    fichier = exporter_en("dossier")
    assert fichier.name == "dossier-2026-0001.pdf"
    mots = mots_du_pdf(fichier.read_bytes())
    assert "document interne" in mots
    assert NOM in mots
    assert session.registre.historique(numero)[-1].acte == "exporter_dossier"


@pytest.mark.parametrize(
    ("forme", "reste", "refus"),
    [
        ("tableau", {"finalite": " "}, "Dites à quoi"),
        ("dossier", {"dossier": "14"}, "Indiquez le numéro"),
        ("", {}, "Choisissez"),
        ("dossier", {"dossier": "2026/0999"}, "n’existe pas"),
    ],
)
def test_ce_qui_manque_se_dit_et_rien_ne_sort(exporter_en, session, forme, reste, refus):
    avant = session.registre.tete_journal()
    dit = exporter_en(forme, **reste)
    assert isinstance(dit, str)
    assert refus in dit or forme == "dossier"
    assert session.registre.tete_journal() == avant


def test_qui_lit_seulement_n_exporte_pas(qtbot, session, poste, chemin):
    from db import coffre  # noqa: PLC0415

    compte = session.registre.comptes.ajouter("Luc", Role.LECTURE, "phrase de Luc", moment=MOMENT)
    session.registre.fermer()
    with coffre.ouvrir(chemin, "phrase de Luc", compte.id) as ouvert:
        ouvert.verification_complete()
        ecran = EcranReglages(type(session)(poste, ouvert, compte.nom))
        qtbot.addWidget(ecran)
        ecran.show()
        assert not ecran.export.faire.isVisible()
