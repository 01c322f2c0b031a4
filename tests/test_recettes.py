"""An act that leaves data, and a column: what each of them touches, played on a copy of the tree.

The recipes below are what a contributor types. They change the program that reads a register of
an earlier version with a dossier in every status, and what they add works there.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from db.parties import VERSION
from tests.arbre import RACINE, copier, lancer

EXEMPLE = RACINE / "tests" / "anciens" / "statuts" / "v3"

Recette = Mapping[str, tuple[tuple[str, str], ...] | str]
"""By file of the program: what is put before which line, or the whole of a new file."""

ACTE: Recette = {
    "desktop_app/domain/workflow.py": (
        ('    ANALYSER = "analyser"\n', '    SUSPENDRE = "suspendre"\n'),
        (
            "    **_sur_place(Acte.CORRIGER, *_AVANT_LA_LETTRE),\n",
            "    **_sur_place(Acte.SUSPENDRE, *_OUVERTS),\n",
        ),
    ),
    "desktop_app/domain/dossier.py": (
        (
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass LettreEtablie:\n",
            (
                "@dataclass(frozen=True, slots=True, kw_only=True)\nclass Suspension:\n"
                '    """A dossier that waits for somebody outside."""\n\n'
                "    date: date\n    auteur: str\n    motif: str\n\n\n"
            ),
        ),
        (
            "    analyse: Analyse | None = None\n",
            "    suspensions: tuple[Suspension, ...] = ()\n",
        ),
    ),
    "desktop_app/domain/procedure.py": (
        (
            "def analyser(dossier",
            (
                "def suspendre(dossier: Dossier, suspension: Suspension) -> Dossier:\n"
                '    """Say that a dossier waits for somebody outside."""\n'
                "    statut = avancer(dossier, Acte.SUSPENDRE, suspension.date)\n"
                '    exiger(suspension.motif, "motivation_manquante")\n'
                "    suspensions = (*dossier.suspensions, suspension)\n"
                "    return replace(dossier, statut=statut, suspensions=suspensions)\n\n\n"
            ),
        ),
        ("    Signature,\n)", "    Suspension,\n"),
    ),
    "desktop_app/application/suspendre.py": '''"""Act: say that a dossier waits."""

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero, Suspension
from desktop_app.domain.workflow import Acte


def suspendre(contexte: Contexte, numero: Numero, motif: str) -> Dossier:
    """Say that a dossier waits for somebody outside."""
    suspension = Suspension(date=contexte.jour, auteur=contexte.operateur, motif=motif)
    return contexte.accomplir(
        Acte.SUSPENDRE, numero, lambda dossier: procedure.suspendre(dossier, suspension)
    )
''',
    "db/parties.py": (
        ("PAS = 1_000_000", f"VERSION = {VERSION + 1}\n"),
        ("    Signature,\n)", "    Suspension,\n"),
        (
            '    Partie(nom="analyse",',
            (
                '    Partie(nom="suspension", attribut="suspensions", classe=Suspension,\n'
                "        signee=True, repetition=Repetition.NUMEROTEE,\n"
                f"        depuis={VERSION + 1}),\n"
            ),
        ),
    ),
    "resources/textes/mots.toml": (
        ('analyser = "Analyser la demande"\n', 'suspendre = "Suspendre le dossier"\n'),
        ('analyser = "Analyse faite"\n', 'suspendre = "Dossier suspendu"\n'),
    ),
    "desktop_app/ui/dossier/suspension.py": '''"""Saying that a dossier waits."""

from desktop_app.application.suspendre import suspendre
from desktop_app.domain.dossier import Dossier
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import bouton, colonne
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session


class PanneauSuspension(Panneau):
    """Asks what the dossier waits for."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self._motif = Ligne("Ce que le dossier attend")
        choix = bouton("Suspendre le dossier")
        choix.clicked.connect(self.suspendre)
        self.setLayout(colonne(self._motif, choix, self.faute))

    def suspendre(self) -> None:
        """Suspend the dossier."""
        contexte, numero = self.session.contexte(), self.dossier.numero
        self.accomplir(lambda: suspendre(contexte, numero, self._motif.text()))
''',
    "desktop_app/ui/dossier/decision.py": (
        (
            "        renvoyer = Renvoyer(",
            (
                "        suspendre = PanneauSuspension(self.session, self.dossier)\n"
                "        suspendre.accompli.connect(self._oublier_et_finir)\n"
            ),
        ),
        (
            "from desktop_app.ui.elements import",
            "from desktop_app.ui.dossier.suspension import PanneauSuspension\n",
        ),
    ),
}

COLONNE: Recette = {
    "desktop_app/domain/dossier.py": (
        ("    analyse: Analyse | None = None\n", '    priorite: str = ""\n'),
    ),
    "db/parties.py": (
        ("PAS = 1_000_000", f"VERSION = {VERSION + 1}\n"),
        (
            ")\n\n# In the order of the procedure",
            (
                '    Colonne(nom="priorite", genre=str, dire=lambda d: d.priorite,\n'
                f'        attribut="priorite", depuis={VERSION + 1}),\n'
            ),
        ),
    ),
    "desktop_app/application/enregistrer.py": (
        ('    note: str = ""\n', '    priorite: str = ""\n'),
        ("        demande=arrivee.demande,\n", "        priorite=arrivee.priorite,\n"),
    ),
    "desktop_app/application/corriger.py": (
        ("        personne=arrivee.personne,\n", "        priorite=arrivee.priorite,\n"),
    ),
}

ESSAI_DE_L_ACTE = """
import sys
from contextlib import suppress
from pathlib import Path
from db import coffre
from desktop_app.application.suspendre import suspendre
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut
from desktop_app.ui.dossier.decision import PanneauDecision
from tests.anciens.faire import PHRASE, Bureau
from tests.anciens.jouer import essayer, numeros
chemin = Path(sys.argv[1])
with coffre.ouvrir(chemin, PHRASE) as registre:
    registre.verification_complete()
    contexte, suspendus = Bureau(registre).contexte, 0
    for numero in numeros(registre):
        avant = registre.charger(numero)
        with suppress(ErreurMetier):
            suspendre(contexte, numero, "une pièce attendue")
        relu = registre.charger(numero)
        ouvert = avant.voie is Voie.EXTERNE and avant.statut is not Statut.CLOTUREE
        assert [s.motif for s in relu.suspensions] == ["une pièce attendue"] * ouvert
        assert [a.partie for a in registre.attestations(numero)].count("suspension 1") == ouvert
        suspendus += ouvert
    assert suspendus
    assert registre.journal()[0].acte == "suspendre"
essayer(chemin)
"""

ESSAI_DE_LA_COLONNE = """
import sys
from dataclasses import replace
from pathlib import Path
from db import coffre
from desktop_app.application.corriger import corriger
from desktop_app.application.enregistrer import enregistrer
from tests.anciens.faire import ARRIVEE, PHRASE, Bureau
from tests.anciens.jouer import essayer, numeros
chemin = Path(sys.argv[1])
with coffre.ouvrir(chemin, PHRASE) as registre:
    registre.verification_complete()
    bureau = Bureau(registre)
    assert {registre.charger(numero).priorite for numero in numeros(registre)} == {""}
    arrivee = replace(ARRIVEE, priorite="haute")
    numero = enregistrer(bureau.contexte, arrivee, bureau.referentiel).numero
    assert registre.charger(numero).priorite == "haute"
    ancien = numeros(registre)[0]
    corriger(bureau.contexte, ancien, arrivee, bureau.referentiel)
    assert registre.charger(ancien).priorite == "haute"
essayer(chemin)
"""


def suivre(recette: Recette, arbre: Path) -> None:
    """Do what a recipe says, each time before the first line that it names."""
    for chemin, quoi in recette.items():
        fichier = arbre / chemin
        if isinstance(quoi, str):
            fichier.write_text(quoi, "utf-8")
            continue
        texte = fichier.read_text("utf-8")
        for avant, ajout in quoi:
            assert avant in texte, f"{chemin} : {avant}"
            texte = texte.replace(avant, _ranger(avant, ajout), 1)
        fichier.write_text(texte, "utf-8")


def _ranger(avant: str, ajout: str) -> str:
    """Put an addition before a line; before what ends a list, that is after its last item."""
    return f"{avant[:-1]}{ajout})" if avant.endswith("\n)") else f"{ajout}{avant}"


@pytest.mark.parametrize(
    ("recette", "essai", "fichiers"),
    [(ACTE, ESSAI_DE_L_ACTE, 8), (COLONNE, ESSAI_DE_LA_COLONNE, 4)],
    ids=["acte", "colonne"],
)
def test_une_recette_touche_peu_de_fichiers(
    recette: Recette, essai: str, fichiers: int, tmp_path: Path
):
    arbre = copier(tmp_path / "arbre")
    registre = shutil.copytree(EXEMPLE, tmp_path / "registre") / "registre.sceau"
    suivre(recette, arbre)
    assert len(recette) <= fichiers
    lancer(arbre, "-c", essai, str(registre))
    lancer(arbre, "-m", "desktop_app", "verifier-contenu")
