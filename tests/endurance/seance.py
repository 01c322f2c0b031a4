"""A whole session of the real program, from the first run to a restored copy, on its window.

Run as ``python -m tests.endurance.seance RACINE [fuite]``, where ``lieux`` prepared everything. It
writes nothing by itself: whatever is written, the program wrote.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from desktop_app.__main__ import main
from desktop_app.plateforme import proteger_processus
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import lisible
from tests.endurance import aiguilles as a
from tests.endurance.lieux import FEUILLE, LETTRE, PIECE, SCAN, Lieux
from tests.ui.secretaire import Secretaire, deposer

_MOT = "Mot n° "
_REGARD = 20  # milliseconds


class Seance(Secretaire):
    """One secretary, from nothing to a letter in the post and a copy put back."""

    def __init__(self, fenetre: Fenetre, lieux: Lieux) -> None:
        super().__init__(fenetre)
        self._lieux = lieux
        self._mots: tuple[str, ...] = ()
        self._a_une_imprimante = False

    def premiere_fois(self) -> None:
        """Make the register; save the recovery sheet, print it, prove that it is kept."""
        self._page({"Nom du centre": "CPAS de Val", "Commune": "Val", "Adresse": "rue Haute 1"})
        self._page(
            {
                "Président ou présidente": "Anne Delvaux",
                "Directeur général ou directrice générale": "Luc Moreau",
            }
        )
        phrases = ("Phrase de passe", "Phrase de passe, une seconde fois")
        self._page({"Votre nom": "Claire Dubois", **dict.fromkeys(phrases, a.PHRASE)})
        self._repondre(self._lieux.copies)
        self.guide.cliquer("Choisir : dossier des copies")
        self.guide.cliquer("Créer le registre")
        self.guide.trouver("Enregistrer en PDF")
        premiere = self.fenetre.centralWidget()
        self._mots = premiere._projet.mots  # what she reads on the screen
        self._enregistrer("Enregistrer en PDF", FEUILLE)
        self.voit("Retapez ces trois mots")
        self.guide.cliquer("Revoir les quinze mots")
        self._imprimer("Imprimer la feuille")
        self.voit("Retapez ces trois mots")
        for champ in premiere.page.findChildren(QLineEdit):
            nom = lisible(champ.accessibleName())
            if nom.startswith(_MOT) and champ.isVisible():
                self.guide.ecrire(nom, self._mots[int(nom.removeprefix(_MOT)) - 1])
        self.guide.cliquer("Terminer")
        self._attendre_le_registre()

    def _page(self, reponses: dict[str, str]) -> None:
        for nom, texte in reponses.items():
            self.guide.ecrire(nom, texte)
        self.guide.cliquer("Suivant →")

    def recevoir_la_demande(self) -> None:
        """Register a writing about somebody, its file chosen, another one dropped."""
        self.recevoir_un_ecrit("huissier", de=a.DEMANDEUR, au_sujet_de=(a.NOM, a.PRENOM))
        self.guide.ecrire("Son adresse", f"{a.RUE} 5\n5999 Val")
        self.guide.ecrire("Ses références", a.REFERENCE)
        self.guide.ecrire("Sa date de naissance", a.NAISSANCE)
        self.enregistrer()
        self._repondre(self._lieux.entrees / PIECE)
        self.guide.cliquer("Joindre un fichier…")
        self.guide.attendre(lambda: self.registre.pieces(self.numero), "pièce")
        self.guide.cliquer(f"Montrer la pièce {PIECE}")
        self.guide.cliquer("← Revenir au dossier")
        self.guide.cliquer("▸ Notes")
        self.guide.ecrire("Note à ajouter", f"{a.NOTE}, {a.REGISTRE_NATIONAL}")
        self.guide.cliquer("Ajouter une note")
        self.guide.attendre(lambda: self.dossier().notes, "note")

    def instruire(self) -> None:
        """From the analysis to the decision, which departs from the opinion."""
        self.recevabilite()
        self.valider_l_analyse()
        self.rendre_l_avis("Inviter à compléter", a.AVIS)
        deposer(self.fenetre.bureau.ecran, self._lieux.entrees / SCAN)
        offerts = self.guide.trouver("Pièce qui porte la décision signée")
        self.guide.attendre(lambda: offerts.findText(SCAN) >= 0, SCAN)
        self.guide.choisir("Pièce qui porte la décision signée", SCAN)
        self.guide.cliquer("Refuser de répondre")
        self.guide.ecrire("Raisons de l’écart avec l’avis", a.DECISION)
        self.guide.cliquer("Décider")

    def repondre_par_lettre(self) -> None:
        """The letter: seen, finished, printed, saved, signed, sent."""
        self.guide.trouver("Finaliser la lettre")
        self.finaliser_la_lettre()
        self._imprimer("Imprimer la lettre")
        if self._a_une_imprimante:
            self._imprimer("Imprimer une COPIE")
        self._enregistrer("Enregistrer le PDF", LETTRE)
        self.faire_signer_deux_fois()
        self.envoyer()

    def chercher_partout(self) -> None:
        """Every section, its search filled with the name."""
        self.guide.cliquer("Demandes")
        self.guide.ecrire("Rechercher : demandes", a.NOM)
        champ = self.guide.trouver("Rechercher : demandes")
        champ.selectAll()
        champ.copy()
        self.guide.cliquer("Personnes")
        self.guide.ecrire("Nom de la personne", a.NOM)
        self._imprimer("Imprimer le relevé")
        self.guide.cliquer("Journal")
        self.guide.ecrire("Numéro d’un dossier", str(self.numero))
        self.guide.cliquer("Textes et aide")
        self.guide.ecrire("Chercher dans les textes et l’aide", a.NOM)
        self.guide.cliquer("Réglages")
        self.guide.ecrire("Téléphone", "081 00 00 00")
        self.guide.cliquer("Enregistrer les réglages")

    def echouer(self) -> None:
        """A fault that nobody expected, its text full of what was being handled."""
        self._au_dialogue(lambda d: _presser(d, "Continuer"))
        QTimer.singleShot(0, self.fenetre, _faillir)
        self._attendre_la_fin_du_dialogue()

    def laisser_un_brouillon(self) -> None:
        """Half a request, that the lock interrupts."""
        self.recevoir_un_ecrit("avocat", de=a.DEMANDEUR, au_sujet_de=(a.NOM, a.PRENOM))

    def verrouiller(self) -> None:
        """Lock; the copy is made on the way."""
        self.guide.attendre(lambda: self.registre.verifie, "vérification")
        self.fenetre.verrouiller()
        self.guide.trouver("Ouvrir le registre")

    def rouvrir(self) -> None:
        """A wrong passphrase, then the right one."""
        self.guide.ecrire("Phrase de passe", a.PHRASE.upper())
        self.guide.cliquer("Ouvrir le registre")
        self.voit("n’ouvre pas ce registre")
        self._ouvrir()

    def restaurer(self) -> None:
        """Put the copy back, and open it."""
        self.guide.cliquer("Restaurer une copie")
        self.guide.cliquer("Restaurer cette copie")
        self.voit("Copie restaurée.")
        self._ouvrir()

    def ouvrir_avec_les_mots(self) -> None:
        """The recovery words, all fifteen."""
        self.guide.cliquer("Utiliser la feuille de secours")
        self.guide.ecrire("Mots de la feuille de secours", " ".join(self._mots))
        self.guide.cliquer("Ouvrir le registre")
        self._attendre_le_registre()

    def _ouvrir(self) -> None:
        self.guide.ecrire("Phrase de passe", a.PHRASE)
        self.guide.cliquer("Ouvrir le registre")
        self._attendre_le_registre()

    def _attendre_le_registre(self) -> None:
        self.guide.attendre(
            lambda: self.fenetre.session is not None and self.registre.verifie, "registre"
        )

    # Dialogs: each is answered from within its own loop.

    def _repondre(self, chemin: Path) -> None:
        def choisir(dialogue: QDialog) -> None:
            dialogue.setDirectory(str(chemin.parent))
            dialogue.findChild(QLineEdit, "fileNameEdit").setText(chemin.name)
            dialogue.accept()

        self._au_dialogue(choisir)

    def _enregistrer(self, verbe: str, nom: str) -> None:
        self._repondre(self._lieux.sorties / nom)
        self.guide.cliquer(verbe)
        self.guide.attendre((self._lieux.sorties / nom).exists, nom)

    def _imprimer(self, verbe: str) -> None:
        """Print; where there is no printer, close what says so or save what it offers."""

        def accepter(dialogue: QDialog) -> None:
            if isinstance(dialogue, QPrintDialog):
                self._a_une_imprimante = True
                dialogue.accept()
            else:
                self._repondre(self._lieux.sorties / f"{verbe}.pdf")
                _presser(dialogue, "Enregistrer en PDF")

        self._au_dialogue(accepter)
        self.guide.cliquer(verbe)
        self._attendre_la_fin_du_dialogue()

    def _au_dialogue(self, faire: Callable[[QDialog], None]) -> None:
        """Do something to the dialog that is about to open."""
        self._repondu = False

        def regarder() -> None:
            dialogue = QApplication.activeModalWidget()
            if dialogue is None:
                QTimer.singleShot(_REGARD, self.fenetre, regarder)
            else:
                self._repondu = True
                faire(dialogue)

        QTimer.singleShot(_REGARD, self.fenetre, regarder)

    def _attendre_la_fin_du_dialogue(self) -> None:
        self.guide.attendre(
            lambda: (
                self._repondu
                and QApplication.activeModalWidget() is None
                and not arriere_plan.occupe()
            ),
            "dialogue",
        )


class SeanceQuiFuit(Seance):
    """The same, in a program that writes the name to a temporary file and removes it."""

    def recevoir_la_demande(self) -> None:
        """Register the writing, and spill the name for an instant."""
        super().recevoir_la_demande()
        with tempfile.TemporaryFile("w", encoding="utf-16-le") as fichier:
            fichier.write(self.dossier().personne.nom)


def _faillir() -> None:
    raise RuntimeError(f"{a.NOM} {a.PRENOM} {a.REGISTRE_NATIONAL}")


def _presser(dialogue: QDialog, verbe: str) -> None:
    next(
        b for b in dialogue.findChildren(QPushButton) if b.text().replace("&", "") == verbe
    ).click()


def etapes(seance: Seance) -> Iterator[Callable[[], None]]:
    """Yield what she does, one thing after the other."""
    yield seance.premiere_fois
    yield seance.recevoir_la_demande
    if isinstance(seance, SeanceQuiFuit):
        return
    yield seance.instruire
    yield seance.repondre_par_lettre
    yield seance.chercher_partout
    yield seance.echouer
    yield seance.laisser_un_brouillon
    yield seance.verrouiller
    yield seance.rouvrir
    yield seance.verrouiller
    yield seance.restaurer
    yield seance.verrouiller
    yield seance.ouvrir_avec_les_mots


class Conduite:
    """Drives the window from the program's own event loop."""

    def __init__(self, application: QApplication, racine: str, *mots: str) -> None:
        self._application, self._lieux = application, Lieux(Path(racine))
        self._sorte = SeanceQuiFuit if mots else Seance
        self._fenetre: Fenetre | None = None
        self._suite: Iterator[Callable[[], None]] = iter(())
        self.echec = ""
        QTimer.singleShot(0, application, self._commencer)

    def _commencer(self) -> None:
        fenetres = self._application.topLevelWidgets()
        (self._fenetre,) = (w for w in fenetres if isinstance(w, Fenetre))
        # The screen of nobody is small; an office's is not.
        self._fenetre.resize(1366, 768)
        self._suite = etapes(self._sorte(self._fenetre, self._lieux))
        self._avancer()

    def _avancer(self) -> None:
        """Do the next thing; come back to the loop after each, as a person does."""
        etape = next(self._suite, None)
        try:
            if etape is not None:
                etape()
        except Exception:  # noqa: BLE001 - whatever it is, the window closes and it is told
            self.echec, etape = traceback.format_exc(), None
        if etape is None:
            self._fenetre.close()
        else:
            QTimer.singleShot(0, self._application, self._avancer)


def lancer(arguments: list[str]) -> int:
    """Start the program as its user does, and drive it; 1 where it could not be played."""
    proteger_processus()
    conduite = Conduite(QApplication(sys.argv[:1]), *arguments)
    sys.argv = ["sceau"]
    code = main()
    os.write(sys.__stderr__.fileno(), conduite.echec.encode())
    return code or int(bool(conduite.echec))


if __name__ == "__main__":
    sys.exit(lancer(sys.argv[1:]))
