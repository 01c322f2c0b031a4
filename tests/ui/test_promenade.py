"""A random walk over the window: whatever is clicked and typed, no letter that should not be."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.application.analyser import analyser
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.bootstrap import poste
from desktop_app.domain.demande import Canal, Demande
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Statut
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import taper
from desktop_app.ui.session import Session
from tests.application.papier import avec_papier
from tests.db.outils_db import PHRASE, clefs, rouvrir
from tests.domain import cas
from tests.ui.conftest import Horloge
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire

# What opens a dialog of the system, a printer, or leaves the register.
_DEHORS = (
    *("Choisir", "Joindre", "imprimer", "Imprimer", "Enregistrer le PDF", "logo"),
    *("Comparer un fichier", "Exporter", "Enregistrer une copie"),
)
_PERSONNE = Personne(nom="Quidamov", prenom="Zoé")
_POLICE = Correspondant(nom="Zone de police Exemple", adresse=("rue de l’Étang 12",))
# What is on the screen is not hypothesis's to know: a rank, whatever there is to choose from.
_RANGS = st.integers(0, 9_999)
_ORALE = Demande(canal=Canal.TELEPHONE)
_COMPLETE = cas.ECRITE


@pytest.fixture(scope="module")
def depart(modele, tmp_path_factory, referentiel):
    """A register with a dossier at each point of the road, and an oral request."""
    dossier = shutil.copytree(modele, tmp_path_factory.mktemp("depart") / "registre")
    chemin = dossier / "registre.sceau"
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        session = Session(poste(Horloge()), registre, "Secrétariat")
        contexte, atelier = session.contexte(), session.atelier()
        arrivee = Arrivee(demande=_COMPLETE, personne=_PERSONNE, correspondant=_POLICE)
        for actes in range(5):
            numero = enregistrer(contexte, arrivee, referentiel).numero
            suite = (
                lambda n: analyser(contexte, n, referentiel, contexte.jour),
                lambda n: rendre_avis(contexte, n, cas.avis()),
                lambda n: decider(contexte, n, avec_papier(contexte, n, cas.decision())),
                lambda n: etablir_lettre(contexte, n, atelier),
            )
            for acte in suite[:actes]:
                acte(numero)
        enregistrer(contexte, Arrivee(demande=_ORALE, personne=_PERSONNE), referentiel)
    return dossier


class Promenade(RuleBasedStateMachine):
    """Clicks and types anywhere; the register is read after each gesture."""

    depart: Path

    @initialize()
    def ouvrir(self):
        self._dossier = tempfile.TemporaryDirectory()
        copie = shutil.copytree(self.depart, Path(self._dossier.name) / "registre")
        donnees = retenir(Path(self._dossier.name) / "donnees", copie / "registre.sceau")
        self._fenetre = Fenetre(poste(Horloge()), donnees)
        self._fenetre.show()
        self._elle = Secretaire(self._fenetre)
        self._elle.deverrouiller()

    @rule(rang=st.integers(0, 5))
    def ouvrir_un_dossier(self, rang):
        ligne = self._elle.registre.page()[rang]
        self._fenetre.bureau.ouvrir_dossier(ligne.numero)

    @rule(rangs=st.lists(_RANGS, min_size=1, max_size=6))
    def cliquer(self, rangs):
        for rang in rangs:
            boutons = [b for b in self._visibles(QAbstractButton) if not self._dehors(b)]
            if boutons:
                boutons[rang % len(boutons)].click()
            self._elle.guide.attendre(lambda: True)

    @rule(rang=_RANGS, texte=st.sampled_from(["Motifs.", "police", "1"]))
    def taper(self, rang, texte):
        champs = [*self._visibles(QLineEdit), *self._visibles(QPlainTextEdit)]
        if champs:
            champ = champs[rang % len(champs)]
            champ.setFocus()
            taper(champ, texte)

    @rule()
    def verrouiller_et_rouvrir(self):
        self._fenetre.verrouiller()
        self._elle.guide.ecrire("Phrase de passe", PHRASE)
        self._elle.deverrouiller()

    @invariant()
    def aucune_lettre_qui_ne_devrait_pas_etre(self):
        for ligne in self._elle.registre.page():
            dossier = self._elle.dossier(ligne.numero)
            if dossier.voie is Voie.ORALE:
                assert dossier.analyse is None
                assert dossier.statut in (Statut.ENREGISTREE, Statut.CLOTUREE)
            if dossier.envoi is not None:
                assert len({s.nom for s in dossier.signatures}) == 2
            if dossier.lettre is not None:
                self._verifier_la_lettre(dossier)

    def _verifier_la_lettre(self, dossier):
        assert dossier.voie is Voie.EXTERNE
        assert dossier.demande.canal.est_ecrit
        assert dossier.analyse is not None
        assert dossier.avis_actuel is not None
        assert dossier.lettre.genre is dossier.decision.sens.genre
        texte = self._elle.lettre(dossier.numero)
        assert _PERSONNE.nom not in texte
        retenus = dossier.decision.elements
        ecartes = [e.libelle for e in dossier.demande.elements if e.libelle not in retenus]
        assert [libelle for libelle in ecartes if libelle in texte] == []

    def _visibles(self, genre):
        racine = QApplication.activeModalWidget() or self._fenetre
        return [w for w in racine.findChildren(QWidget) if isinstance(w, genre) and self._libre(w)]

    @staticmethod
    def _libre(widget):
        return widget.isVisible() and widget.isEnabled()

    @staticmethod
    def _dehors(bouton):
        nom = f"{bouton.accessibleName()} {bouton.text()}"
        return any(mot in nom for mot in _DEHORS)

    def teardown(self):
        self._fenetre.close()
        arriere_plan.attendre()
        self._fenetre.deleteLater()
        QApplication.processEvents()
        self._dossier.cleanup()


def test_la_promenade_ne_mene_a_aucune_lettre_qui_ne_devrait_pas_etre(depart):
    Promenade.depart = depart
    Promenade.TestCase.settings = settings(
        max_examples=6,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    Promenade.TestCase("runTest").runTest()
