"""Somebody tries the program without seeing the screen: a practice dossier, read aloud."""

from pilote import Pilote

pilote = Pilote()
pilote.presser("Essayer avec un registre d’exercice")
pilote.voit("2026/0023")
recherche = "Rechercher : demandes"
pilote.presser("Toutes 30")
pilote.viser(recherche)
pilote.ecrire(recherche, "0002")
pilote.voit("2026/0002, 12/10/2026")
pilote.frapper("Bas")
pilote.frapper("Entrée")
pilote.voit("2026/0002 · Zone de police Exemple")
pilote.voit("EXERCICE")
pilote.voit("Courrier ordinaire, le 16/10/2026")
pilote.voit("Seules les personnes habilitées pourront répondre au nom du CPAS.")

pilote.presser("Textes et aide")
aide = "Chercher dans les textes et l’aide"
pilote.viser(aide)
pilote.ecrire(aide, "autorité policière")
pilote.frapper("Entrée")
pilote.voit(
    "Une demande émanant d'une autorité policière n'entre dès lors pas dans cette exception."
)

pilote.presser("Exercice")
pilote.presser("Comparer avec la référence")
pilote.entend("À choisir d’abord\u00a0: la voie.")
