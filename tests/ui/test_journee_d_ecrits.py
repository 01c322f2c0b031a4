"""Two more writings of the secretary's day: the federal prosecutor's, and a lawyer's."""

import pytest

from db import coffre
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Mode, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.workflow import Statut
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.registre.liste import Liste
from tests.db.outils_db import PHRASE
from tests.ui.conftest import MOMENT
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire

COMMUNIQUER = "Communiquer des éléments"
FORME = "Sous pli fermé, remis à un enquêteur désigné"
PHRASE_D_ANNE = "la phrase d’une personne qui ne les voit pas"


@pytest.fixture
def arriver(qtbot, poste, chemin, tmp_path):
    """Somebody sits down and opens the register with a passphrase."""
    ouvertes = []

    def asseoir(phrase=PHRASE):
        if ouvertes:
            ouvertes.pop().close()
        fenetre = Fenetre(poste, retenir(tmp_path / f"donnees-{phrase}", chemin))
        qtbot.addWidget(fenetre)
        fenetre.resize(1366, 768)
        fenetre.show()
        ouvertes.append(fenetre)
        elle = Secretaire(fenetre)
        elle.deverrouiller(phrase)
        return elle

    yield asseoir
    for fenetre in ouvertes:
        fenetre.close()


def requerir(secretaire):
    """The federal prosecutor's requisition comes in, and is analysed."""
    secretaire.recevoir_un_ecrit("procureur fédéral", de="Parquet fédéral")
    secretaire.enregistrer()
    secretaire.repondre("La demande identifie-t-elle la personne sans équivoque ?", "Oui")
    secretaire.repondre("L’objet de la demande est-il précis ?", "Oui")
    secretaire.guide.cliquer("Un texte que le programme connaît")
    secretaire.citer_un_texte("46bis/1, §§ 1er et 2")
    secretaire.reunir_les_conditions("cic_46bis1")
    secretaire.guide.ecrire("Sous quelle forme la réquisition demande-t-elle la réponse ?", FORME)
    secretaire.guide.cliquer("Aucun accord")
    secretaire.guide.cliquer("Analyse →")
    secretaire.element(1, "adresse du domicile")
    secretaire.element(2, "rapport social", "Sociale")
    secretaire.voit("mesure elle-même")
    secretaire.valider_l_analyse()


def un_proprietaire_ecrit(secretaire):
    """An ordinary request comes in afterwards, about somebody else."""
    secretaire.recevoir_un_ecrit("propriétaire", de="M. Bailleur", au_sujet_de=("Aubry", "Luc"))
    secretaire.enregistrer()


def liste(secretaire):
    """The numbers of the list, as they stand on the screen."""
    secretaire.guide.cliquer("Demandes")
    secretaire.guide.cliquer("Toutes 2")
    modele = secretaire.fenetre.findChild(Liste).model()
    secretaire.guide.attendre(lambda: modele.rowCount() == 2, "liste")
    return [str(modele.ligne(rang).numero) for rang in range(2)]


def test_le_procureur_federal_passe_devant_et_n_est_jamais_en_retard_sur_un_objectif(
    arriver, horloge
):
    secretaire = arriver()
    requerir(secretaire)
    un_proprietaire_ecrit(secretaire)
    assert liste(secretaire) == ["2026/0001", "2026/0002"]
    secretaire.voit("sans délai")
    # Long after the aim of the house, only the ordinary one is late.
    horloge.avancer(days=90)
    secretaire = arriver()
    liste(secretaire)
    secretaire.guide.cliquer("Filtres")
    secretaire.guide.cliquer("Objectif interne dépassé")
    modele = secretaire.fenetre.findChild(Liste).model()
    secretaire.guide.attendre(lambda: modele.rowCount() == 1, "dépassés")
    assert modele.ligne(0).numero == Numero(2026, 2)


def test_le_procureur_federal_recoit_la_reponse_dans_sa_forme_et_nul_autre_ne_le_sait(
    arriver, chemin
):
    secretaire = arriver()
    requerir(secretaire)
    assert secretaire.dossier().demande.forme_de_reponse == FORME
    secretaire.rendre_l_avis(COMMUNIQUER, "Réquisition écrite et motivée.")
    secretaire.transcrire_la_decision(COMMUNIQUER, **{"adresse du domicile": "rue Neuve 1"})
    secretaire.guide.choisir("Formule d’appel", "Monsieur le Procureur fédéral,")
    secretaire.finaliser_la_lettre()
    lettre = secretaire.lettre()
    assert lettre.count("Monsieur le Procureur fédéral,") == 2
    assert "se fonde sur l’article 46bis/1, §§ 1er et 2, du Code d’instruction" in lettre
    assert "ne sont pas des « renseignements administratifs nécessaires »" in lettre
    assert "rapport social" not in lettre
    assert "recommandation" not in lettre
    secretaire.faire_signer_deux_fois()
    secretaire.guide.cliquer("Selon la forme fixée par la réquisition")
    assert (
        secretaire.guide.trouver("Sous quelle forme la réponse est-elle partie ?").text() == FORME
    )
    secretaire.guide.cliquer("Consigner l’envoi")
    secretaire.voit(f"Selon la forme fixée par la réquisition ({FORME}), le 12/10/2026")
    envoi = secretaire.dossier().envoi
    assert (envoi.mode, envoi.forme) == (Mode.REQUISITION, FORME)
    secretaire.fenetre.close()
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        registre.comptes.ajouter("Anne", Role.REFERENT, PHRASE_D_ANNE, moment=MOMENT)
    anne = arriver(PHRASE_D_ANNE)
    anne.voit("Nouvelle demande")
    assert anne.registre.compter() == 0
    for mot in ("Lambert", "Parquet fédéral", "Mesure secrète"):
        assert not anne.guide.voit(mot)


def test_l_avocate_de_la_personne_ecrit_et_n_apprend_rien_avant_d_avoir_montre_son_mandat(arriver):
    secretaire = arriver()
    secretaire.recevoir_un_ecrit("avocat de la personne", de="Me Ève Collin")
    secretaire.guide.cliquer("Enregistrer la demande")
    secretaire.voit("Ceci n’est pas une demande d’information")
    secretaire.voit("rien n’est remis sans que l’acte ait été vu")
    assert not secretaire.guide.voit("La demande cite-t-elle une disposition légale ?")
    assert not secretaire.guide.voit("Que conclut l’avis ?")
    secretaire.guide.cliquer("À propos de ce demandeur")
    secretaire.voit("Tant que la qualité de l’avocat n’est pas établie, la réponse ne confirme et")
    dossier = secretaire.dossier()
    assert (dossier.voie, dossier.statut) == (Voie.PERSONNE_CONCERNEE, Statut.ENREGISTREE)
    referentiel = secretaire.fenetre.session.contenu.referentiel
    assert evaluer(dossier.demande, dossier.recue_le, referentiel).manquements == ()
    with pytest.raises(ErreurMetier):
        secretaire.registre.pdf(dossier.numero)
    assert dossier.demande.disposition_citee == ""
