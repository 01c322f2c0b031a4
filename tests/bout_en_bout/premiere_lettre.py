"""From nothing to a refusal sent to the police, without eyes and without a mouse."""

import os
from pathlib import Path

from pilote import Pilote

PHRASE = "girafe tournesol enclume parapluie"
IDENTITE = {
    "Nom du centre": "CPAS de Val-d’Œuvre",
    "Commune": "Val-d’Œuvre",
    "Adresse": "Place de la Solidarité 1\n5999 Val-d’Œuvre",
}
SIGNATAIRES = {
    "Président ou présidente": "Anne Delvaux",
    "Directeur général ou directrice générale": "Luc Moreau",
    "Référent désigné": "Service juridique",
}
ACCES = {
    "Votre nom": "Claire Dubois",
    "Phrase de passe": PHRASE,
    "Phrase de passe, une seconde fois": PHRASE,
}
EXAMEN = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle ?"

pilote = Pilote()


def remplir(page, reponses):
    """Fill in a page of the first run, and go on."""
    pilote.voit(page)
    for nom, texte in reponses.items():
        pilote.ecrire(nom, texte)
    pilote.presser("Suivant →")


def premiere_fois():
    """Make the register."""
    remplir("Page 1 sur 5", IDENTITE)
    remplir("Page 2 sur 5", SIGNATAIRES)
    remplir("Page 3 sur 5", ACCES)
    pilote.presser("Créer le registre")
    pilote.voit("J’ai recopié les mots à la main")
    mots = pilote.suite("1.", 15)
    pilote.presser("J’ai recopié les mots à la main")
    pilote.voit("Retapez ces trois mots")
    for rang, mot in enumerate(mots, start=1):
        if pilote.montre(f"Mot n° {rang}"):
            pilote.ecrire(f"Mot n° {rang}", mot)
    pilote.presser("Terminer")


def enregistrer():
    """Take down the writing of the police."""
    pilote.presser("Nouvelle demande")
    pilote.presser("Un écrit")
    recherche = "Qui demande ? Quelques lettres du demandeur"
    pilote.ecrire(recherche, "police")
    pilote.viser(recherche)
    pilote.frapper("Entrée")
    pilote.presser("Comment l’écrit est-il arrivé ? Courrier")
    pilote.ecrire("À qui la réponse sera-t-elle écrite ?", "Zone de police Exemple")
    pilote.ecrire("Nom de la personne visée", "Lambert")
    pilote.ecrire("Son prénom", "Zoé")
    pilote.presser("Enregistrer la demande")


def analyser():
    """Answer what the circular asks, and freeze the analysis."""
    pilote.presser("La demande identifie-t-elle la personne sans équivoque ? Oui")
    pilote.presser("L’objet de la demande est-il précis ? Oui")
    pilote.presser("Une autre disposition, dans les mots du demandeur")
    pilote.ecrire("Disposition citée, dans les mots du demandeur", "PV NA.12.L3.001234/2026")
    pilote.presser(f"{EXAMEN} Non")
    pilote.presser("Aucun accord")
    pilote.presser("Analyse →")
    pilote.presser("Ajouter un élément")
    pilote.ecrire("Élément 1 : élément demandé", "adresse du domicile")
    pilote.presser("Élément 1 : nécessaire ?")
    pilote.voit("Aucune exception au secret n’est établie")
    pilote.presser("Valider l’analyse →")


def joindre(nom):
    """Give the scan of the signed decision, by the name of its file."""
    scan = Path(os.environ["XDG_DATA_HOME"]) / nom
    scan.write_bytes(b"%PDF-1.7 decision sur papier")
    pilote.viser("Joindre le scan…")
    pilote.frapper("Espace")
    pilote.ecrire("Nom de fichier :", str(scan))
    pilote.viser("Nom de fichier :")
    pilote.frapper("Entrée")
    # A click that comes while the dialog is still there does not reach the window behind it.
    pilote.disparait("Nom de fichier :")
    pilote.revenir()
    pilote.voit(nom)


def conclure():
    """From the opinion to the post."""
    pilote.presser("Refuser de répondre")
    pilote.ecrire("Motivation de l’avis", "La demande émane d’une autorité policière.")
    pilote.presser("Rendre l’avis")
    pilote.voit("Que décide le directeur général ?")
    pilote.presser("Refuser de répondre")
    joindre("decision.pdf")
    pilote.presser("Décider")
    pilote.presser("Finaliser la lettre")
    for qui in ("Directeur général", "Président"):
        pilote.presser(f"Enregistrer la signature, {qui}")
        pilote.disparait(f"Enregistrer la signature, {qui}")
    pilote.presser("Courrier ordinaire")
    pilote.presser("Consigner l’envoi")
    pilote.voit("Envoyée")


premiere_fois()
enregistrer()
analyser()
conclure()
