"""The secretary: what she does on the window, in her own words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop_app.domain.dossier import Numero
from desktop_app.ui.guide import Guide, frapper
from tests.application.papier import SCAN
from tests.db.outils_db import PHRASE
from tests.ui.pdf import mots_du_pdf

EXAMEN = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle ?"
PERSONNE = ("Lambert", "Zoé")


def deposer(ecran, *chemins):
    """Drop files on a screen."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(chemin)) for chemin in chemins])
    gauche, rien = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    lieu = QPointF(10, 10)
    depot = QDropEvent(lieu, Qt.DropAction.CopyAction, mime, gauche, rien)
    ecran.dropEvent(depot)


class Secretaire:
    """She reads, clicks and types; what became of it is read in the register."""

    def __init__(self, fenetre):
        self.fenetre = fenetre
        self.guide = Guide(fenetre)

    # The register.

    def deverrouiller(self, phrase=PHRASE):
        self.guide.ecrire("Phrase de passe", phrase)
        self.guide.cliquer("Ouvrir le registre")
        self.guide.attendre(
            lambda: self.fenetre.session is not None and self.registre.verifie, "registre"
        )

    @property
    def registre(self):
        return self.fenetre.session.registre

    @property
    def numero(self):
        """The last number given."""
        return self.registre.page(taille=1)[0].numero

    def dossier(self, numero=None):
        return self.registre.charger(numero or self.numero)

    def voit(self, mots):
        self.guide.attendre(lambda: self.guide.voit(mots), mots)

    # What comes in.

    def recevoir(self, *choix):
        self.guide.cliquer("Nouvelle demande")
        for un in choix:
            self.guide.cliquer(un)

    def choisir_le_demandeur(self, question, lettres):
        champ = f"{question} Quelques lettres du demandeur"
        self.guide.ecrire(champ, lettres)
        frapper(self.guide.trouver(champ), Qt.Key.Key_Return)

    def recevoir_un_ecrit(
        self, demandeur, *, de, au_sujet_de=("Lambert", "Zoé"), canal="Courrier"
    ):
        self.recevoir("Un écrit")
        self.choisir_le_demandeur("Qui demande ?", demandeur)
        self.guide.cliquer(f"Comment l’écrit est-il arrivé ? {canal}")
        self.guide.ecrire("À qui la réponse sera-t-elle écrite ?", de)
        nom, prenom = au_sujet_de
        self.guide.ecrire("Nom de la personne visée", nom)
        if prenom:
            self.guide.ecrire("Son prénom", prenom)

    def enregistrer(self):
        self.guide.cliquer("Enregistrer la demande")
        self.voit("Recevabilité")

    # The stepper.

    def recevabilite(self, *, identifiee=True, precis=True, cite="", examinee="Non", accord=None):
        oui = {True: "Oui", False: "Non"}
        self.repondre("La demande identifie-t-elle la personne sans équivoque ?", oui[identifiee])
        self.repondre("L’objet de la demande est-il précis ?", oui[precis])
        if cite:
            self.guide.cliquer("Une autre disposition, dans les mots du demandeur")
            self.guide.ecrire("Disposition citée, dans les mots du demandeur", cite)
            self.repondre(EXAMEN, examinee)
        else:
            self.guide.cliquer("Aucune disposition n’est citée")
        self.guide.cliquer(accord or "Aucun accord")
        if accord:
            self.completer_l_accord()
        self.guide.cliquer("Analyse →")

    def completer_l_accord(self):
        """She reads the writing that came with the request, and completes the sentence."""
        self.repondre("Donné par", "La personne elle-même")
        self.repondre("L’accord est pour ce demandeur ?", "L’écrit le nomme")
        self.guide.ecrire("Parce que", "elle cherche un logement")
        self.guide.ecrire("L’accord vaut à partir du", "1/10/2026")
        self.guide.cliquer("sans fin indiquée")
        self.repondre("L’écrit", "Joint à la demande")
        self.guide.ecrire("Page de la demande qui porte l’accord", "2")

    def repondre(self, question, reponse):
        self.guide.cliquer(f"{question} {reponse}")

    def citer_un_texte(self, citation):
        """Choose a text of the pack by the beginning of its citation."""
        liste = self.guide.trouver("Texte cité")
        textes = [liste.itemText(rang) for rang in range(liste.count())]
        self.guide.choisir("Texte cité", next(t for t in textes if citation in t))

    def reunir_les_conditions(self, texte):
        for condition in self.fenetre.session.contenu.referentiel.textes[texte].conditions:
            self.repondre(condition.question, "Oui")

    def element(self, rang, libelle, nature="Administrative", *, couvert=False):
        self.guide.cliquer("Ajouter un élément")
        self.guide.ecrire(f"Élément {rang} : élément demandé", libelle)
        self.guide.choisir(f"Élément {rang} : nature", nature)
        self.guide.cliquer(f"Élément {rang} : nécessaire ?")
        if couvert:
            self.guide.cliquer(f"Élément {rang} : couvert par l’accord ?")

    def valider_l_analyse(self):
        self.guide.cliquer("Valider l’analyse →")
        self.voit("Que conclut l’avis ?")

    def rendre_l_avis(self, conclusion, motifs):
        self.guide.cliquer(conclusion)
        self.guide.ecrire("Motivation de l’avis", motifs)
        self.guide.cliquer("Rendre l’avis")
        self.voit("Que décide le directeur général ?")

    def deposer_le_papier(self):
        """Drop the scan of what the directeur général signed on the dossier."""
        with TemporaryDirectory() as dossier:
            scan = Path(dossier) / "decision.pdf"
            scan.write_bytes(SCAN)
            deposer(self.fenetre.bureau.ecran, scan)
            self.guide.attendre(lambda: self.registre.pieces(self.numero), "scan")
            liste = self.guide.trouver("Pièce qui porte la décision signée")
            self.guide.attendre(lambda: liste.currentText() == scan.name, scan.name)

    def transcrire_la_decision(self, sens, **elements):
        self.deposer_le_papier()
        self.guide.cliquer(sens)
        for libelle, valeur in elements.items():
            self.guide.cliquer(f"Communiquer : {libelle}")
            if valeur:
                self.guide.ecrire(f"Ce qui sera écrit : {libelle}", valeur)
        self.guide.cliquer("Décider")

    def finaliser_la_lettre(self):
        self.guide.cliquer("Finaliser la lettre")
        self.guide.attendre(lambda: self.dossier().lettre is not None, "lettre")

    def faire_signer_deux_fois(self):
        self.guide.cliquer("Enregistrer la signature, Directeur général")
        self.guide.attendre(lambda: len(self.dossier().signatures) == 1, "première signature")
        self.guide.cliquer("Enregistrer la signature, Président")
        self.guide.attendre(lambda: len(self.dossier().signatures) == 2, "seconde signature")

    def envoyer(self):
        self.guide.cliquer("Courrier ordinaire")
        self.guide.cliquer("Consigner l’envoi")
        self.guide.attendre(lambda: self.dossier().envoi is not None, "envoi")

    def conclure(self, sens, motifs, **elements):
        """From the opinion to the post."""
        self.rendre_l_avis(sens, motifs)
        self.transcrire_la_decision(sens, **elements)
        self.finaliser_la_lettre()
        self.faire_signer_deux_fois()
        self.envoyer()

    def sortir(self, acte):
        """Go to a way out of the procedure."""
        self.guide.cliquer("Autre issue…")
        self.repondre("Que voulez-vous faire ?", acte)

    def lettre(self, numero: Numero | None = None):
        """The words of the letter, on one line."""
        return mots_du_pdf(self.registre.pdf(numero or self.numero))
