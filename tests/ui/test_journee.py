"""The secretary's day: twelve things that happen, and the right outcome of each."""

import pytest

from desktop_app.domain.dossier import Numero, Sens
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Manquement, Porte, Proposition, Voie
from desktop_app.domain.workflow import Statut
from desktop_app.ui.fenetre import Fenetre
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire

REFUS, COMPLETER, COMMUNIQUER = (
    "Refuser de répondre",
    "Inviter à compléter",
    "Communiquer des éléments",
)
NI_OUI_NI_NON = "ne peut ni confirmer ni infirmer"


@pytest.fixture
def secretaire(qtbot, poste, chemin, tmp_path):
    """She has just unlocked an empty register."""
    donnees = retenir(tmp_path / "donnees", chemin)
    fenetre = Fenetre(poste, donnees)
    qtbot.addWidget(fenetre)
    fenetre.resize(1366, 768)
    fenetre.show()
    elle = Secretaire(fenetre)
    elle.deverrouiller()
    yield elle
    fenetre.close()


def test_08_20_un_policier_telephone(secretaire):
    secretaire.recevoir("Un appel ou une visite")
    secretaire.voit("Je ne peux ni confirmer ni infirmer.")
    secretaire.choisir_le_demandeur("De la part de qui ?", "police")
    secretaire.guide.ecrire("Qu’était-il demandé ?", "Madame D. est-elle chez vous ?")
    secretaire.guide.cliquer("Consigner")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    dossier = secretaire.dossier()
    assert (dossier.voie, dossier.statut) == (Voie.ORALE, Statut.CLOTUREE)
    assert "Madame D." in dossier.notes[0].texte
    with pytest.raises(ErreurMetier):
        secretaire.registre.pdf(dossier.numero)


def test_09_00_la_police_ecrit_en_citant_un_proces_verbal(secretaire):
    secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
    secretaire.enregistrer()
    secretaire.recevabilite(cite="PV NA.12.L3.001234/2026, loi sur la fonction de police")
    secretaire.element(1, "adresse du domicile")
    secretaire.voit("Aucune exception au secret n’est établie")
    secretaire.valider_l_analyse()
    secretaire.conclure(REFUS, "La demande émane d’une autorité policière.")
    dossier = secretaire.dossier()
    assert (dossier.statut, dossier.decision.sens) == (Statut.ENVOYEE, Sens.REFUS)
    assert {s.nom for s in dossier.signatures} == {"Luc Moreau", "Anne Delvaux"}
    lettre = secretaire.lettre()
    assert NI_OUI_NI_NON in lettre
    assert "Lambert" not in lettre
    assert "Zoé" not in lettre


def test_09_30_un_proprietaire_ecrit_au_sujet_de_la_garantie(secretaire):
    secretaire.recevoir_un_ecrit("propriétaire", de="M. Bailleur", canal="Courriel")
    secretaire.enregistrer()
    secretaire.recevabilite()
    secretaire.voit("La demande est incomplète")
    secretaire.valider_l_analyse()
    secretaire.conclure(COMPLETER, "Aucune disposition n’est citée.")
    assert "La disposition légale qui permet la transmission" in secretaire.lettre()


def test_09_30_avec_l_accord_ecrit_seul_le_point_demande_est_communique(secretaire):
    secretaire.recevoir_un_ecrit("propriétaire", de="M. Bailleur", canal="Courriel")
    secretaire.enregistrer()
    secretaire.recevabilite(accord="Accord écrit")
    secretaire.element(1, "prise en charge de la garantie locative", "Financière", couvert=True)
    secretaire.element(2, "montant du revenu d’intégration", "Financière")
    secretaire.voit("une communication limitée est possible")
    secretaire.valider_l_analyse()
    secretaire.conclure(
        COMMUNIQUER,
        "La locataire marque son accord sur la garantie.",
        **{"prise en charge de la garantie locative": "accordée le 5 octobre 2026"},
    )
    lettre = secretaire.lettre()
    assert "prise en charge de la garantie locative : accordée le 5 octobre 2026" in lettre
    assert "revenu d’intégration" not in lettre


def test_10_00_un_huissier_ne_cite_rien(secretaire):
    secretaire.recevoir_un_ecrit("huissier", de="Étude V.")
    secretaire.enregistrer()
    secretaire.recevabilite()
    secretaire.valider_l_analyse()
    assert secretaire.dossier().analyse.evaluation.manquements == (Manquement.DISPOSITION_LEGALE,)
    secretaire.conclure(COMPLETER, "L’huissier ne cite aucune disposition légale.")
    assert secretaire.dossier().statut is Statut.ENVOYEE
    assert "invitons à la compléter" in secretaire.lettre()


def test_10_40_la_famille_lambert_compte_trois_homonymes(secretaire):
    for prenom in ("Zoé", "Julie", "Marc"):
        secretaire.recevoir_un_ecrit("employeur", de="Ateliers", au_sujet_de=("Lambert", prenom))
        secretaire.enregistrer()
    secretaire.recevoir_un_ecrit("avocat", de="Me Tiers", au_sujet_de=("famille Lambert", ""))
    secretaire.repondre("À qui l’écrit est-il adressé ?", "Un membre du personnel")
    secretaire.enregistrer()
    secretaire.recevabilite(identifiee=False, cite="article 1er", examinee="Non")
    secretaire.valider_l_analyse()
    evaluation = secretaire.dossier().analyse.evaluation
    assert evaluation.transmettre_au_president
    assert evaluation.manquements == (Manquement.IDENTIFICATION,)
    secretaire.conclure(COMPLETER, "La personne n’est pas identifiée.")
    lettre = secretaire.lettre()
    assert "identifier sans équivoque" in lettre
    assert "Lambert" not in lettre
    assert "trois" not in lettre


def test_11_15_un_juge_d_instruction_convoque_une_assistante_sociale(secretaire):
    secretaire.recevoir(
        "Une convocation, une saisie, un contrôle, un acte d’huissier",
        "Une convocation à votre nom",
    )
    secretaire.choisir_le_demandeur("Qui convoque ?", "juge d’instruction")
    secretaire.guide.ecrire("Quel juge, quel tribunal, quelle commission ?", "Cabinet du juge")
    secretaire.guide.choisir("Par où est-ce arrivé ?", "Courrier")
    secretaire.guide.cliquer("Consigner")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    assert secretaire.dossier().voie is Voie.CONVOCATION


def test_11_15_un_autre_vient_saisir_un_dossier(secretaire):
    secretaire.recevoir(
        "Une convocation, une saisie, un contrôle, un acte d’huissier",
        "Une ordonnance ou un mandat",
    )
    secretaire.choisir_le_demandeur("Qui se présente ou notifie ?", "juge d’instruction")
    secretaire.guide.ecrire("Qui s’est présenté ?", "Cabinet du juge")
    secretaire.guide.choisir("Par où est-ce arrivé ?", "Guichet")
    secretaire.guide.cliquer("Consigner")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    dossier = secretaire.dossier()
    assert dossier.voie is Voie.SAISIE
    assert dossier.lettre is None


def test_11_45_le_procureur_requiert_pour_terrorisme(secretaire):
    secretaire.recevoir_un_ecrit("procureur", de="Parquet de Val-Mosan")
    secretaire.enregistrer()
    secretaire.repondre("La demande identifie-t-elle la personne sans équivoque ?", "Oui")
    secretaire.repondre("L’objet de la demande est-il précis ?", "Oui")
    secretaire.guide.cliquer("Un texte que le programme connaît")
    secretaire.citer_un_texte("46bis/1, §§ 1er et 2")
    secretaire.reunir_les_conditions("cic_46bis1")
    secretaire.guide.cliquer("Aucun accord")
    secretaire.guide.cliquer("Analyse →")
    secretaire.element(1, "adresse du domicile")
    secretaire.element(2, "rapport social", "Sociale")
    secretaire.voit("mesure elle-même")
    secretaire.valider_l_analyse()
    evaluation = secretaire.dossier().analyse.evaluation
    assert evaluation.mesure_secrete
    assert evaluation.portes == (Porte.DISPOSITION_LEGALE,)
    assert evaluation.libelles_communicables == ("adresse du domicile",)
    secretaire.conclure(
        COMMUNIQUER, "Réquisition écrite et motivée.", **{"adresse du domicile": "rue Neuve 1"}
    )
    lettre = secretaire.lettre()
    assert "adresse du domicile : rue Neuve 1" in lettre
    assert "rapport social" not in lettre
    secretaire.guide.cliquer("Revenir aux demandes")
    secretaire.guide.cliquer("Toutes 1")
    secretaire.voit("Mesure secrète")
    assert not secretaire.guide.voit("Lambert")


def test_13_30_le_bourgmestre_demande_de_vive_voix(secretaire):
    secretaire.recevoir("Un appel ou une visite")
    secretaire.guide.ecrire("Qu’était-il demandé ?", "Il est suivi chez vous ?")
    secretaire.guide.cliquer("Par où ? Réunion")
    secretaire.choisir_le_demandeur("De la part de qui ?", "bourgmestre")
    secretaire.guide.cliquer("Consigner")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    dossier = secretaire.dossier()
    assert (dossier.demande.demandeur, dossier.voie) == ("bourgmestre", Voie.ORALE)
    assert dossier.statut is Statut.CLOTUREE


AIDE_INDIVIDUELLE = (
    "La pièce concerne-t-elle une aide individuelle, sa récupération "
    "ou un dossier pas encore adopté ?"
)


def test_14_15_un_conseiller_consulte_et_voudrait_une_copie(secretaire):
    secretaire.recevoir(
        "La demande d’un collègue ou d’un conseiller", "Un conseiller de l’action sociale"
    )
    secretaire.guide.ecrire("Quel conseiller demande ?", "Mme la conseillère")
    secretaire.repondre("Que demande-t-il ?", "Obtenir une copie")
    secretaire.repondre(AIDE_INDIVIDUELLE, "Oui")
    secretaire.voit("Un conseiller ne reçoit pas de copie")
    secretaire.repondre("Que demande-t-il ?", "Consulter un dossier sur place")
    secretaire.repondre("Est-ce indispensable pour prendre la décision ?", "Oui")
    secretaire.voit("La consultation est possible, sur place")
    secretaire.voit("et ce même s'il s'agit du bénéficiaire lui-même")
    secretaire.guide.cliquer("Enregistrer la fiche")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    assert secretaire.dossier().voie is Voie.INTERNE


def test_15_00_un_collegue_voudrait_le_rapport_social(secretaire):
    secretaire.recevoir("La demande d’un collègue ou d’un conseiller", "Un collègue")
    secretaire.guide.ecrire("Quel collègue demande ?", "M. le collègue")
    conditions = (
        "Le collègue est-il lui-même tenu au secret professionnel ?",
        "A-t-il la même mission que vous envers cette personne ?",
        "L’information est-elle strictement nécessaire ?",
        "Le partage est-il dans l’intérêt de la personne ?",
        "La personne est-elle informée de la possibilité de ce partage ?",
    )
    for condition in conditions:
        secretaire.repondre(condition, "Oui")
    secretaire.voit("Les cinq conditions du secret partagé sont réunies")
    secretaire.repondre(conditions[1], "Non")
    secretaire.voit("Les deux personnes n’ont pas la même mission.")
    secretaire.guide.cliquer("Enregistrer la fiche")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    dossier = secretaire.dossier()
    assert dossier.voie is Voie.INTERNE
    assert not dossier.demande.interne.meme_mission


def test_15_40_l_huissier_ecrit_de_nouveau_en_citant_un_article(secretaire):
    test_10_00_un_huissier_ne_cite_rien(secretaire)
    secretaire.recevoir_un_ecrit("huissier", de="Étude V.")
    secretaire.voit("Ce demandeur a déjà écrit au sujet de cette personne")
    secretaire.guide.cliquer("Lier comme nouvelle sollicitation")
    secretaire.enregistrer()
    repete = secretaire.dossier()
    assert repete.suite_de == Numero(2026, 1)
    assert repete.analyse is None
    assert repete.demande.disposition_citee == ""
    secretaire.recevabilite(cite="article 1391 du Code judiciaire")
    secretaire.valider_l_analyse()
    assert secretaire.dossier().analyse.evaluation.proposition is Proposition.REFUS


def test_15_50_la_meme_lettre_arrive_deux_fois(secretaire):
    secretaire.recevoir_un_ecrit("huissier", de="Étude V.")
    secretaire.enregistrer()
    premier = secretaire.numero
    secretaire.recevoir_un_ecrit("huissier", de="Étude V.", canal="Courriel")
    secretaire.voit("Ce demandeur a déjà écrit au sujet de cette personne")
    secretaire.enregistrer()
    second = secretaire.numero
    secretaire.sortir("Classer sans réponse")
    secretaire.repondre(
        "Pourquoi le dossier est-il classé ?", "Un autre dossier est la même demande"
    )
    secretaire.guide.ecrire("Numéro de l’autre dossier", "2026/0009")
    secretaire.voit("Aucun dossier ne porte le numéro 2026/0009")
    secretaire.guide.ecrire("Numéro de l’autre dossier", str(premier))
    secretaire.voit(f"{premier} · Étude V.")
    secretaire.voit("rien n’en partira")
    secretaire.guide.cliquer("Classer sans réponse →")
    secretaire.voit("Le directeur général ne l’a pas encore vu.")
    classe = secretaire.dossier(second)
    assert (classe.statut, classe.classement.doublon) == (Statut.CLASSEE, str(premier))
    secretaire.guide.cliquer("Revenir aux demandes")
    secretaire.guide.cliquer("Direction 1")
    secretaire.voit(str(second))
    secretaire.guide.cliquer("Ouvrir le dossier")
    secretaire.guide.cliquer("Revoir le classement")
    secretaire.guide.cliquer("Revoir le classement →")
    secretaire.voit("Vu par le directeur général")
    secretaire.guide.cliquer(f"Ouvrir le dossier {premier}")
    secretaire.recevabilite()
    secretaire.valider_l_analyse()
    assert secretaire.dossier(premier).analyse is not None
    assert secretaire.dossier(second).lettre is None


def test_16_10_la_locataire_retire_son_accord_avant_l_envoi(secretaire):
    garantie = "prise en charge de la garantie locative"
    secretaire.recevoir_un_ecrit("propriétaire", de="M. Bailleur", canal="Courriel")
    secretaire.enregistrer()
    secretaire.recevabilite(accord="Accord écrit")
    secretaire.element(1, garantie, "Financière", couvert=True)
    secretaire.valider_l_analyse()
    secretaire.rendre_l_avis(COMMUNIQUER, "La locataire marque son accord sur la garantie.")
    secretaire.transcrire_la_decision(COMMUNIQUER, **{garantie: "accordée le 5 octobre 2026"})
    secretaire.finaliser_la_lettre()
    secretaire.faire_signer_deux_fois()
    ancienne = secretaire.dossier().lettre.sha256
    secretaire.sortir("Noter que la personne retire son accord")
    secretaire.voit("tout recommence à la demande et rien ne partira")
    secretaire.guide.cliquer("Noter que la personne retire son accord →")
    secretaire.voit("La demande identifie-t-elle la personne sans équivoque ?")
    assert secretaire.dossier().statut is Statut.ENREGISTREE
    secretaire.guide.cliquer("Lire le tour 1")
    secretaire.voit("Ce tour ne compte plus")
    secretaire.voit("Jamais envoyée")
    secretaire.guide.cliquer("← Revenir au dossier")
    secretaire.guide.cliquer("Aucune disposition n’est citée")
    secretaire.guide.cliquer("Analyse →")
    secretaire.valider_l_analyse()
    secretaire.conclure(COMPLETER, "L’accord est retiré et rien d’autre n’est invoqué.")
    parti = secretaire.dossier()
    assert (parti.statut, parti.decision.sens) == (Statut.ENVOYEE, Sens.COMPLETER)
    assert parti.lettre.sha256 != ancienne
    assert "garantie" not in secretaire.lettre()
    assert parti.tours[0].lettre.sha256 == ancienne


def test_16_20_quelqu_un_est_en_danger(secretaire):
    secretaire.recevoir("Danger grave et imminent")
    secretaire.voit("112")
    secretaire.guide.cliquer("J’ai agi\u00a0: consigner")
    secretaire.choisir_le_demandeur("Qui a signalé le danger ?", "collègue")
    secretaire.guide.ecrire("Qu’avez-vous vu ou entendu ?", "Un appel au secours.")
    secretaire.guide.ecrire("Qu’avez-vous fait ?", "Appelé le 112.")
    secretaire.repondre("Le mal était-il grave ?", "Oui")
    secretaire.repondre("Était-il imminent ?", "Oui")
    secretaire.repondre("N’y avait-il aucun autre moyen que de parler ?", "Oui")
    interet = "Quel intérêt, plus impérieux que le secret, fallait-il sauver ?"
    secretaire.guide.ecrire(interet, "Une vie.")
    secretaire.guide.ecrire("Qui a décidé ?", "L’assistante sociale")
    secretaire.repondre("Avez-vous dit quelque chose à quelqu’un hors du CPAS ?", "Oui")
    secretaire.guide.ecrire("À qui, et quoi ?", "Au 112 : l’adresse.")
    secretaire.guide.cliquer("Consigner")
    secretaire.guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    dossier = secretaire.dossier()
    assert dossier.voie is Voie.URGENCE
    assert dossier.statut is not Statut.CLOTUREE
    assert any("112" in note.texte for note in dossier.notes)
    secretaire.guide.attendre(lambda: secretaire.dossier().remises, "ce qui a été dit")
    assert secretaire.dossier().remises[0].elements == ("Au 112 : l’adresse.",)
    secretaire.voit("Pas encore vu par le directeur général")


ACTE_VU = "L’acte (mandat, ordonnance, notification) a-t-il été vu ?"


def test_le_mandat_au_guichet(secretaire):
    guide = secretaire.guide
    secretaire.recevoir("Une convocation, une saisie, un contrôle, un acte d’huissier")
    secretaire.voit("l’heure est déjà gardée")
    guide.cliquer("Une ordonnance ou un mandat")
    secretaire.choisir_le_demandeur("Qui se présente ou notifie ?", "police")
    secretaire.voit("Demandez à voir l’acte")
    secretaire.repondre(
        "L’acte (mandat, ordonnance, notification) a-t-il été vu ?", "L’acte a été vu"
    )
    guide.ecrire("Qui s’est présenté ?", "Inspecteur Vif")
    guide.choisir("Par où est-ce arrivé ?", "Guichet")
    guide.ecrire("Au sujet de qui ? Nom", "Lambert")
    guide.ecrire("Prénom", "Zoé")
    guide.cliquer("Consigner")
    guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    guide.cliquer("Clôturer le dossier")
    secretaire.voit("Cette question attend une réponse.")
    guide.ecrire("Quel acte a été montré ?", "Ordonnance du juge d’instruction du 9 octobre")
    guide.ecrire("Qui l’a vérifié ?", "Luc Moreau")
    secretaire.repondre("Quelque chose a-t-il été emporté ou remis ?", "Oui")
    guide.ecrire("Qu’a-t-on emporté ou remis ?", "Dossier social, 12 pages")
    guide.cliquer("Clôturer le dossier")
    guide.attendre(lambda: secretaire.dossier().statut is Statut.CLOTUREE, "clôturé")
    dossier = secretaire.dossier()
    assert (dossier.voie, dossier.lettre) == (Voie.SAISIE, None)
    assert dossier.remises[0].elements == ("Dossier social, 12 pages",)
    guide.cliquer("Ouvrir le dossier")
    secretaire.voit("Dossier social, 12 pages")
    guide.cliquer("Personnes")
    guide.ecrire("Nom de la personne", "Lambert")
    secretaire.voit("Dossier social, 12 pages")
    secretaire.voit("Ordonnance du juge d’instruction du 9 octobre")


def test_la_saisie_par_recommande(secretaire):
    guide = secretaire.guide
    secretaire.recevoir("Une convocation, une saisie, un contrôle, un acte d’huissier")
    guide.cliquer("Un exploit d’huissier, un pli recommandé du fisc")
    secretaire.choisir_le_demandeur("De qui vient l’acte ?", "SPF Finances")
    secretaire.repondre("L’acte a-t-il été vu ?", "L’acte a été vu")
    guide.choisir("Par où est-ce arrivé ?", "Courrier")
    guide.ecrire("Au sujet de qui ? Nom", "Lambert")
    guide.ecrire("Prénom", "Zoé")
    secretaire.voit("délai de la loi (article 1452 du Code judiciaire)")
    secretaire.voit("au plus tard le 27/10/2026")
    guide.cliquer("Consigner")
    guide.attendre(lambda: secretaire.registre.compter() == 1, "consigné")
    assert secretaire.dossier().voie is Voie.DECLARATION
    guide.ecrire("Quel acte a été reçu ?", "Saisie-arrêt du 8 octobre")
    guide.ecrire("Qui l’a vérifié ?", "Luc Moreau")
    secretaire.repondre("Une déclaration ou une pièce est-elle partie ?", "Oui")
    guide.ecrire("Qu’est-ce qui est parti, à qui, quand ?", "Déclaration négative, au receveur")
    guide.cliquer("Clôturer le dossier")
    guide.attendre(lambda: secretaire.dossier().statut is Statut.CLOTUREE, "clôturé")
    dossier = secretaire.dossier()
    assert dossier.remises[0].elements == ("Déclaration négative, au receveur",)
    assert dossier.lettre is None
