"""The longest silence of the window in a whole session: unlock, a letter, paper, a search."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desktop_app.bootstrap import poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.lancement import preparer
from desktop_app.ui.lettre import impression
from tests.bench.mesure import Releve
from tests.ui.battement import Battement
from tests.ui.registres import fonder, retenir
from tests.ui.secretaire import Secretaire

DOSSIERS = 100_000


def relever() -> list[Releve]:
    """Play one session on a large register, and keep the longest silence."""
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier:
        donnees = Path(dossier)
        retenir(donnees, fonder(donnees / "registre.sceau", DOSSIERS))
        preparer(donnees)
        fenetre = Fenetre(poste(), donnees)
        fenetre.resize(1366, 768)
        fenetre.show()
        with Battement() as battement:
            _session(Secretaire(fenetre), donnees)
        fenetre.close()
        arriere_plan.attendre()
    return [
        Releve(
            nom=f"Plus long silence de la fenêtre, {DOSSIERS} dossiers",
            valeur=battement.silence,
            cible=200,
            unite="ms",
            detail="une session entière",
        )
    ]


def _session(secretaire: Secretaire, donnees: Path) -> None:
    secretaire.deverrouiller()
    secretaire.guide.ecrire("Rechercher : demandes", "lambert an")
    secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
    secretaire.enregistrer()
    secretaire.recevabilite(cite="loi du 5 août 1992")
    secretaire.valider_l_analyse()
    secretaire.rendre_l_avis("Refuser de répondre", "Motifs.")
    secretaire.transcrire_la_decision("Refuser de répondre")
    secretaire.finaliser_la_lettre()
    imprimer(secretaire, donnees / "papier.pdf")


def imprimer(secretaire: Secretaire, papier: Path) -> None:
    """Print the last letter on a printer that makes a file, as a real one would be used."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    imprimante.setOutputFileName(str(papier))
    pdf = secretaire.registre.pdf(secretaire.numero)
    finies: list[object] = []
    arriere_plan.lancer(
        secretaire.fenetre,
        lambda _: impression.vers_imprimante(imprimante, pdf, secretaire.fenetre.session.poste),
        reussie=finies.append,
        echouee=finies.append,
    )
    secretaire.guide.attendre(lambda: bool(finies), "impression")
    if isinstance(finies[0], Exception):
        raise finies[0]
