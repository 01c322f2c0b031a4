"""The guided demonstration: the first letter of the police, on the real screens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.application.poste import Poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import Guide, frapper
from desktop_app.ui.lancement import preparer
from desktop_app.ui.ramassage import Ramassage

_TAILLE = (1366, 768)  # the smallest screen the program is made for


def jouer(poste: Poste, sortie: Path) -> Iterator[Path]:
    """Play the demonstration in a window of its own; yield each file as it is written.

    Args:
        poste: What the window needs from outside.
        sortie: Where the pictures and the letter go.
    """
    with tempfile.TemporaryDirectory(prefix="sceau-") as dossier:
        donnees = Path(dossier)
        preparer(donnees)
        fenetre = Fenetre(poste, donnees)
        Ramassage(fenetre).commencer()
        try:
            yield from Demonstration(fenetre, sortie).jouer()
        finally:
            fenetre.close()
            arriere_plan.attendre()


class Demonstration:
    """Plays one request from what comes in to the letter, and keeps a picture of each screen."""

    def __init__(self, fenetre: Fenetre, sortie: Path) -> None:
        self._fenetre = fenetre
        self._guide = Guide(fenetre)
        self._sortie = sortie
        self._rangs = count(1)

    def jouer(self) -> Iterator[Path]:
        """Play it all; yield each file as it is written."""
        self._sortie.mkdir(parents=True, exist_ok=True)
        self._fenetre.resize(*_TAILLE)
        self._fenetre.show()
        yield self._image("premiere_fois")
        self._guide.cliquer("Essayer avec un registre d’exercice")
        self._guide.attendre(lambda: self._fenetre.session is not None, "registre")
        yield from self._arriver()
        yield from self._instruire()
        yield from self._repondre()
        yield from self._autres_sections()

    def _arriver(self) -> Iterator[Path]:
        """Look at the register, then at what may come in; register the writing."""
        self._guide.trouver("Rechercher : demandes")
        yield self._image("demandes")
        yield from self._entrer("Un appel ou une visite", "appel")
        yield from self._entrer("Danger grave et imminent", "danger")
        self._guide.cliquer("Nouvelle demande")
        yield self._image("que_recevez_vous")
        self._guide.cliquer("Un écrit")
        self._choisir_la_police()
        self._guide.cliquer("Comment l’écrit est-il arrivé ? Courrier")
        self._guide.ecrire("À qui la réponse sera-t-elle écrite ?", "Zone de police Exemple")
        self._guide.ecrire("Nom de la personne visée", "Lambert")
        self._guide.ecrire("Son prénom", "Zoé")
        yield self._image("enregistrement")
        self._guide.cliquer("Enregistrer la demande")

    def _entrer(self, choix: str, nom: str) -> Iterator[Path]:
        """Look at one of the things that may come in, and come back."""
        self._guide.cliquer("Nouvelle demande")
        self._guide.cliquer(choix)
        yield self._image(nom)
        self._guide.cliquer("Retour")

    def _choisir_la_police(self) -> None:
        recherche = "Qui demande ? Quelques lettres du demandeur"
        self._guide.ecrire(recherche, "police")
        frapper(self._guide.trouver(recherche), Qt.Key.Key_Return)

    def _instruire(self) -> Iterator[Path]:
        """Answer what the circular asks, and freeze the analysis."""
        self._guide.cliquer("La demande identifie-t-elle la personne sans équivoque ? Oui")
        self._guide.cliquer("L’objet de la demande est-il précis ? Oui")
        self._guide.cliquer("Une autre disposition, dans les mots du demandeur")
        self._guide.ecrire(
            "Disposition citée, dans les mots du demandeur",
            "loi du 5 août 1992 sur la fonction de police",
        )
        examen = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle ?"
        self._guide.cliquer(f"{examen} Non")
        self._guide.cliquer("Aucun accord")
        yield self._image("recevabilite")
        self._guide.cliquer("Analyse →")
        self._guide.cliquer("Ajouter un élément")
        self._guide.ecrire("Élément 1 : élément demandé", "adresse du domicile")
        self._guide.cliquer("Élément 1 : nécessaire ?")
        yield self._image("analyse")
        self._guide.cliquer("Valider l’analyse →")

    def _repondre(self) -> Iterator[Path]:
        """Give the opinion, decide, write, sign, send."""
        self._guide.cliquer("Refuser de répondre")
        motifs = (
            "Aucune disposition n’oblige le Centre à répondre à la police, ni ne le lui permet."
        )
        self._guide.ecrire("Motivation de l’avis", motifs)
        yield self._image("avis")
        self._guide.cliquer("Rendre l’avis")
        self._guide.cliquer("Refuser de répondre")
        yield self._image("decision")
        self._guide.cliquer("Décider")
        self._guide.trouver("Finaliser la lettre")
        yield self._image("lettre")
        self._guide.cliquer("Finaliser la lettre")
        yield self._image("lettre_finale")
        yield self._deposer_la_lettre()

    def _autres_sections(self) -> Iterator[Path]:
        for nom, image in (("Textes et aide", "aide"), ("Réglages", "reglages")):
            self._guide.cliquer(nom)
            yield self._image(image)

    def _image(self, nom: str) -> Path:
        fichier = self._sortie / f"{next(self._rangs):02d}_{nom}.png"
        self._guide.capturer(fichier)
        return fichier

    def _deposer_la_lettre(self) -> Path:
        """Write the letter that was just made; its name names nobody."""
        session = self._fenetre.session
        if session is None:
            raise LookupError("no open register")
        (ligne,) = session.registre.page(taille=1)
        fichier = self._sortie / f"lettre_{ligne.numero.annee}-{ligne.numero.rang:04d}.pdf"
        fichier.write_bytes(session.registre.pdf(ligne.numero))
        return fichier
