"""Who may open the register: let in, helped when a passphrase is lost, named to the measures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from db import coffre
from db.erreurs import PhraseRefusee
from desktop_app.domain.comptes import Role
from desktop_app.ui.guide import frapper
from desktop_app.ui.session import Session
from tests.db.outils_db import PHRASE
from tests.ui import outils_a11y as outils
from tests.ui.acces.conftest import DIRECTRICE

NEUVE = "girafe tuba moquette orage"


def phrase(guide, nom, valeur=NEUVE):
    guide.ecrire(nom, valeur)
    guide.ecrire(f"{nom}, une seconde fois", valeur)


def attendre(guide, mots):
    guide.attendre(lambda: guide.voit(mots), mots)


def test_la_directrice_fait_entrer_une_personne_qui_ouvre(reglages, sa_session, chemin):
    guide = reglages(sa_session)
    guide.cliquer("Ajouter une personne")
    guide.ecrire("Nom de la personne", "Luc Moreau")
    guide.cliquer("Rôle Personne désignée pour l’avis : rend l’avis, sans décider")
    phrase(guide, "Phrase de passe")
    guide.cliquer("Ajouter cette personne")
    attendre(guide, "Luc Moreau peut ouvrir le registre.")
    assert guide.voit("Personne désignée pour l’avis")
    sa_session.registre.fermer()
    with coffre.ouvrir(chemin, NEUVE) as ouvert:
        assert (ouvert.comptes.qui.nom, ouvert.comptes.qui.role) == ("Luc Moreau", Role.REFERENT)
        assert ouvert.journal(taille=1)[0].acte == "ajouter_acces"


@pytest.mark.parametrize(
    ("geste", "refus"),
    [
        (lambda _: None, "Indiquez le nom de la personne."),
        (lambda g: g.ecrire("Nom de la personne", "Luc"), "Choisissez le rôle de la personne."),
    ],
)
def test_ce_qui_manque_est_dit_sur_place(reglages, sa_session, geste, refus):
    avant = sa_session.registre.comptes.lister()
    guide = reglages(sa_session)
    guide.cliquer("Ajouter une personne")
    geste(guide)
    guide.cliquer("Ajouter cette personne")
    assert guide.voit(refus)
    assert sa_session.registre.comptes.lister() == avant


def test_chacun_voit_qui_peut_faire_quoi(reglages, sa_session):
    guide = reglages(sa_session)
    assert guide.voit("Enregistre, prépare les lettres, suit l’envoi")
    assert guide.voit("Décide, et fait entrer ou sortir les autres")
    assert not guide.voit("Lit, signe et note")


def test_un_nom_deja_pris_est_refuse_et_rien_n_est_perdu(reglages, sa_session):
    guide = reglages(sa_session)
    guide.cliquer("Ajouter une personne")
    guide.ecrire("Nom de la personne", "anne delvaux")
    guide.cliquer("Rôle Lecture seule : lit, sans rien changer")
    phrase(guide, "Phrase de passe")
    guide.cliquer("Ajouter cette personne")
    attendre(guide, "Une personne de ce nom a déjà un accès")
    assert guide.trouver("Nom de la personne").text() == "anne delvaux"
    assert len(sa_session.registre.comptes.lister()) == 3


def test_le_nom_de_la_personne_ne_fait_pas_une_phrase(reglages, sa_session):
    guide = reglages(sa_session)
    guide.cliquer("Ajouter une personne")
    guide.ecrire("Nom de la personne", "Bartholomé Vandenbroucke")
    guide.cliquer("Rôle Lecture seule : lit, sans rien changer")
    phrase(guide, "Phrase de passe", "bartholomevandenbroucke")
    guide.cliquer("Ajouter cette personne")
    assert guide.voit("Cette phrase de passe est trop facile.")


def test_une_phrase_perdue_se_remplace(reglages, sa_session, chemin):
    guide = reglages(sa_session)
    guide.cliquer("Nouvelle phrase de passe pour Secrétariat")
    phrase(guide, "Nouvelle phrase de passe")
    guide.cliquer("Remplacer la phrase de passe")
    attendre(guide, "Secrétariat a une nouvelle phrase de passe.")
    sa_session.registre.fermer()
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)
    with coffre.ouvrir(chemin, NEUVE) as ouvert:
        assert ouvert.comptes.qui.nom == "Secrétariat"


def test_chacun_change_sa_phrase(reglages, session, chemin):
    guide = reglages(session)
    guide.cliquer("Changer ma phrase de passe")
    guide.ecrire("Phrase de passe actuelle", "une autre")
    phrase(guide, "Nouvelle phrase de passe")
    guide.cliquer("Changer la phrase de passe")
    attendre(guide, "n’ouvre pas ce registre")
    guide.ecrire("Phrase de passe actuelle", PHRASE)
    guide.cliquer("Changer la phrase de passe")
    attendre(guide, "Votre phrase de passe a changé.")
    session.registre.fermer()
    with coffre.ouvrir(chemin, NEUVE) as ouvert:
        assert ouvert.comptes.qui.role is Role.SECRETARIAT


def test_echap_quitte_le_feuillet_sans_rien_changer(reglages, session):
    avant = session.registre.tete_journal()
    guide = reglages(session)
    guide.cliquer("Changer ma phrase de passe")
    frapper(guide.trouver("Phrase de passe actuelle"), Qt.Key.Key_Escape)
    assert not guide.voit("Phrase de passe actuelle")
    assert session.registre.tete_journal() == avant


def test_la_secretaire_ne_fait_entrer_ni_ne_nomme_personne(reglages, session, directrice):
    guide = reglages(session)
    assert guide.voit("fait entrer et sortir les personnes.")
    for geste in ("Ajouter une personne", "Refaire la feuille de secours"):
        assert not guide.voit(geste)
    assert not guide.voit(f"Nouvelle phrase de passe pour {directrice.nom}")


def test_la_directrice_nomme_qui_voit_les_mesures(reglages, sa_session):
    guide = reglages(sa_session)
    case = "Secrétariat : voit les mesures secrètes"
    # Named or not when she came; one click says the contrary.
    avant = guide.trouver(case).isChecked()
    guide.cliquer(case)
    attendre(guide, "les mesures secrètes.")
    secretariat = next(
        c for c in sa_session.registre.comptes.lister() if c.role is Role.SECRETARIAT
    )
    assert secretariat.mesures is not avant


def test_une_nouvelle_feuille_se_prouve_et_ouvre(reglages, session, chemin):
    guide = reglages(session)
    guide.cliquer("Refaire la feuille de secours")
    guide.cliquer("Tirer de nouveaux mots")
    attendre(guide, "J’ai recopié les mots à la main")
    suite = mots_affiches(guide)
    guide.cliquer("Terminer")
    assert guide.voit("Imprimez la feuille, enregistrez-la ou recopiez les quinze mots.")
    guide.cliquer("J’ai recopié les mots à la main")
    for rang, mot in enumerate(suite, 1):
        if f"Mot n° {rang}" in [texte for _, texte in guide._textes()]:
            guide.ecrire(f"Mot n° {rang}", mot)
    guide.cliquer("Terminer")
    attendre(guide, "La nouvelle feuille de secours est prête.")
    session.registre.fermer()
    with coffre.ouvrir_avec_mots(chemin, " ".join(suite)) as ouvert:
        assert ouvert.comptes.qui.role is Role.SECOURS


def mots_affiches(guide):
    """The fifteen words, in the order of their numbers."""
    textes = [texte for _, texte in guide._textes()]
    return [textes[textes.index(f"{rang}.") + 1] for rang in range(1, 16)]


def test_avec_les_mots_on_rend_une_phrase_et_rien_d_autre(reglages, poste, session, chemin):
    mots = session.registre.comptes.renouveler_mots(moment=poste.horloge())
    session.registre.fermer()
    with coffre.ouvrir_avec_mots(chemin, " ".join(mots)) as ouvert:
        ouvert.verification_complete()
        guide = reglages(Session(poste, ouvert, "Feuille de secours"))
        assert not guide.voit("Changer ma phrase de passe")
        guide.cliquer("Nouvelle phrase de passe pour Secrétariat")
        phrase(guide, "Nouvelle phrase de passe")
        guide.cliquer("Remplacer la phrase de passe")
        attendre(guide, "Verrouillez maintenant (Ctrl+L)")
    with coffre.ouvrir(chemin, NEUVE) as rendu:
        assert rendu.comptes.qui.role is Role.SECRETARIAT


def test_les_noms_pour_le_lecteur_d_ecran(reglages, sa_session):
    guide = reglages(sa_session)
    guide.cliquer("Ajouter une personne")
    assert outils.sans_nom(guide._fenetre) == []
    assert DIRECTRICE not in " ".join(texte for _, texte in guide._textes())
