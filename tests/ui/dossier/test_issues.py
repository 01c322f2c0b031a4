"""The ways out of the procedure on the screen: what is open, what it will do, what stays."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from desktop_app.application.classer import Raison, classer
from desktop_app.application.cloturer import cloturer
from desktop_app.application.corriger import corriger
from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.domain.demande import Consentement, Destinataire
from desktop_app.domain.dossier import Numero
from desktop_app.domain.issues import Motif
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Statut
from desktop_app.ui.lettre.apercu import ApercuPdf
from tests.application.test_actes import ANNE, ENVOI, LUC
from tests.db.outils_db import contenu
from tests.domain import cas
from tests.ui.dossier.outils import BAILLEUR, POLICE, bouton, cocher, lit, nomme

MAL_ADRESSEE = replace(POLICE, destinataire=Destinataire.MEMBRE_DU_PERSONNEL)
ACCORD = replace(cas.ECRITE, consentement=Consentement.ECRIT)
QUE_FAIRE, POURQUOI = "Que voulez-vous faire\u00a0?", "Pourquoi le dossier est-il classé\u00a0?"
MOTIF = "Une erreur dans l’adresse."


@pytest.fixture
def mener(session, dossier):
    """Leads a dossier from its decision on: lettre, signatures, envoi, cloture."""

    def _mener(jusqu_a, demande=POLICE):
        contexte, referentiel = session.contexte(), session.contenu.referentiel
        numero = dossier("decision", demande).numero
        actes = ["lettre", "signatures", "envoi", "cloture"]
        for acte in actes[: actes.index(jusqu_a) + 1]:
            if acte == "lettre":
                etablir_lettre(contexte, numero, session.atelier())
            elif acte == "signatures":
                signer(contexte, numero, LUC)
                signer(contexte, numero, ANNE)
            elif acte == "envoi":
                envoyer(contexte, numero, ENVOI, referentiel)
            else:
                cloturer(contexte, numero)
        return session.registre.charger(numero)

    return _mener


def proposees(ecran):
    """The ways out that can be chosen."""
    return {
        r.text()
        for r in ecran.findChildren(QRadioButton)
        if r.isVisibleTo(ecran.window()) and r.accessibleName().startswith(QUE_FAIRE)
    }


def demander(ecran, acte):
    """Go to a way out."""
    presser(ecran, "Autre issue…")
    cocher(ecran, f"{QUE_FAIRE} {acte}")


def presser(ecran, verbe):
    """Press a button by its words."""
    bouton(ecran, verbe).click()


def accomplir(ecran, verbe):
    """Press the button of an act."""
    presser(ecran, f"{verbe} →")


def actes(session, numero):
    """What the journal tells of a dossier."""
    return [ligne.acte for ligne in session.registre.historique(numero)]


ENREGISTREE = {"Transmettre au président", "Classer sans réponse"}
PARTIES = [
    ("", MAL_ADRESSEE, ENREGISTREE),
    ("", POLICE, ENREGISTREE - {"Transmettre au président"}),
    ("analyse", MAL_ADRESSEE, {*ENREGISTREE, "Rouvrir le dossier"}),
    ("avis", MAL_ADRESSEE, {"Classer sans réponse", "Rouvrir le dossier"}),
]


@pytest.mark.parametrize(("jusqu_a", "demande", "voulues"), PARTIES)
def test_seul_ce_qui_est_ouvert_se_choisit(dossier, montrer, jusqu_a, demande, voulues):
    ecran = montrer(dossier(jusqu_a, demande))
    presser(ecran, "Autre issue…")
    assert proposees(ecran) == voulues


def test_ce_qui_est_ferme_dit_pourquoi(dossier, montrer):
    ecran = montrer(dossier("avis", MAL_ADRESSEE))
    presser(ecran, "Autre issue…")
    assert not lit(ecran, "L’avis est rendu")
    presser(ecran, "▸ Ce qui n’est pas possible maintenant")
    for raison in (
        "Transmettre au président\u00a0: L’avis est rendu",
        "Refaire la lettre\u00a0: La lettre n’est pas encore établie",
        "Rectifier une réponse partie\u00a0: La réponse n’est pas encore partie",
    ):
        assert lit(ecran, raison)


@pytest.mark.parametrize("code", ["rouvrir", "classer", "retirer_accord"])
def test_chaque_acte_dit_d_abord_ce_qu_il_fera(session, dossier, montrer, code):
    ecran = montrer(dossier("avis", ACCORD))
    demander(ecran, session.textes.mot("acte", code))
    assert lit(ecran, session.textes.issues[code].texte)


def test_une_transmission_garde_son_jour(session, dossier, montrer, horloge):
    neuf = dossier("", MAL_ADRESSEE)
    horloge.avancer(days=3)
    ecran = montrer(neuf)
    demander(ecran, "Transmettre au président")
    nomme(ecran, "L’écrit est parti chez le président le").setText("13/10/2026")
    accomplir(ecran, "Transmettre au président")
    assert session.registre.charger(neuf.numero).transmission.date.day == 13
    presser(ecran, "▸ Chronologie")
    assert lit(ecran.volet, "Demande transmise au président le 13/10/2026")
    presser(ecran, "Autre issue…")
    assert "Transmettre au président" not in proposees(ecran)


def test_le_jour_d_avant_est_refuse_avec_les_deux_jours(session, dossier, montrer):
    neuf = dossier("", MAL_ADRESSEE)
    ecran = montrer(neuf)
    demander(ecran, "Transmettre au président")
    avant = contenu(session.registre)
    nomme(ecran, "L’écrit est parti chez le président le").setText("11/10/2026")
    accomplir(ecran, "Transmettre au président")
    assert lit(ecran, "11/10/2026, avant le 12/10/2026")
    assert contenu(session.registre) == avant


@pytest.mark.parametrize(
    ("acte", "question"),
    [
        ("Rouvrir le dossier", "Pourquoi le dossier est-il rouvert\u00a0?"),
        ("Refaire la lettre", "Pourquoi la lettre est-elle refaite\u00a0?"),
    ],
)
def test_une_horloge_reculee_ne_fait_rien(session, mener, montrer, horloge, acte, question):
    ecran = montrer(mener("signatures"))
    demander(ecran, acte)
    nomme(ecran, question).setPlainText(MOTIF)
    ecran.garder()
    avant = contenu(session.registre)
    horloge.avancer(days=-1)
    accomplir(ecran, acte)
    assert lit(ecran, "11/10/2026, avant le 12/10/2026")
    assert contenu(session.registre) == avant


DOUBLES = [
    ("2026/0099", "Aucun dossier ne porte le numéro 2026/0099\u00a0; le dossier 2026/0001"),
    ("deux", "Aucun dossier ne porte le numéro deux\u00a0; le dossier 2026/0001"),
    ("2026/1", "Le dossier 2026/0001 ne peut pas être le doublon de lui-même"),
    ("2026/2", "Le dossier 2026/0002 ne vient pas du même demandeur"),
    ("", "Un doublon désigne l’autre dossier"),
]


@pytest.mark.parametrize(("numero", "raison"), DOUBLES)
def test_un_doublon_qui_n_en_est_pas_un_ne_change_rien(session, dossier, montrer, numero, raison):
    un = dossier()
    dossier("", replace(POLICE, demandeur="huissier"))
    ecran = montrer(un)
    demander(ecran, "Classer sans réponse")
    cocher(ecran, f"{POURQUOI} Un autre dossier est la même demande")
    nomme(ecran, "Numéro de l’autre dossier").setText(numero)
    ecran.garder()
    avant = contenu(session.registre)
    accomplir(ecran, "Classer sans réponse")
    assert lit(ecran, raison)
    assert contenu(session.registre) == avant


@pytest.mark.parametrize("motif", ["", "Enregistrée par erreur", "Sans suite, sur décision du"])
def test_un_classement_sans_motif_ou_sans_mots_ne_change_rien(session, dossier, montrer, motif):
    ecran = montrer(dossier())
    demander(ecran, "Classer sans réponse")
    raison = "Choisissez pourquoi le dossier est classé."
    if motif:
        suite = " directeur général" if motif.startswith("Sans") else ""
        cocher(ecran, f"{POURQUOI} {motif}{suite}")
        raison = "Ce motif de classement demande une explication"
    ecran.garder()
    avant = contenu(session.registre)
    accomplir(ecran, "Classer sans réponse")
    assert lit(ecran, raison)
    assert contenu(session.registre) == avant


def test_le_double_se_cherche_dans_le_registre(session, dossier, montrer):
    un, deux = dossier(), dossier("analyse")
    ecran = montrer(deux)
    demander(ecran, "Classer sans réponse")
    cocher(ecran, f"{POURQUOI} Un autre dossier est la même demande")
    nomme(ecran, "Numéro de l’autre dossier").setText("2026/1")
    assert lit(ecran, "2026/0001 · Zone de police Exemple · reçue le 12/10/2026 · enregistrée")
    accomplir(ecran, "Classer sans réponse")
    classe = session.registre.charger(deux.numero)
    assert (classe.classement.motif, classe.classement.doublon) == (Motif.DOUBLON, str(un.numero))
    assert lit(ecran, "Un autre dossier est la même demande (2026/0001).")
    assert lit(ecran, "Le directeur général ne l’a pas encore vu.")
    voulus = []
    ecran.dossier_voulu.connect(voulus.append)
    presser(ecran, "Ouvrir le dossier 2026/0001")
    assert voulus == [Numero(2026, 1)]


def test_un_classement_se_revoit_et_se_rouvre(session, dossier, montrer):
    neuf = dossier("avis")
    raison = Raison(motif=Motif.ERREUR, texte="Deux fois le même pli.")
    classer(session.contexte(), neuf.numero, raison, session.contenu.referentiel)
    ecran = montrer(neuf)
    assert lit(ecran, "Deux fois le même pli.")
    assert lit(ecran, "chez\u00a0: Directeur général (Luc Moreau)")
    presser(ecran, "Revoir le classement")
    accomplir(ecran, "Revoir le classement")
    assert lit(ecran, "Vu par le directeur général le 12/10/2026 (noté par Secrétariat).")
    presser(ecran, "Rouvrir le dossier")
    nomme(ecran, "Pourquoi le dossier est-il rouvert\u00a0?").setPlainText(MOTIF)
    accomplir(ecran, "Rouvrir le dossier")
    rouvert = session.registre.charger(neuf.numero)
    assert (rouvert.statut, rouvert.classement) == (Statut.ENREGISTREE, None)
    assert lit(ecran, f"Tour 1, repris le 12/10/2026\u00a0: {MOTIF}")
    assert actes(session, neuf.numero)[-3:] == ["consulter", "revoir", "rouvrir"]


def test_un_tour_fini_se_lit_en_entier_et_ne_compte_plus(qtbot, session, mener, montrer):
    avant = mener("signatures")
    rouvrir(session.contexte(), avant.numero, MOTIF)
    ecran = montrer(avant)
    assert lit(ecran, "tour 2")
    presser(ecran, "Lire le tour 1")
    for dit in (
        "Ce tour ne compte plus",
        "Dossier rouvert, par Secrétariat",
        "Analyse du 12/10/2026",
        avant.avis.motivation,
        "Décision du 12/10/2026",
        "Jamais envoyée",
        "Directeur général, Luc Moreau",
        "Président, Anne Delvaux",
        "Signé dans le registre par Secrétariat",
    ):
        assert lit(ecran, dit), dit
    presser(ecran, "▸ Voir la lettre")
    (apercu,) = (a for a in ecran.findChildren(ApercuPdf) if a.isVisibleTo(ecran))
    qtbot.waitUntil(lambda: len(apercu.pages) == 1)
    presser(ecran, "← Revenir au dossier")
    assert not lit(ecran, "Ce tour ne compte plus")


def test_la_demande_d_un_tour_se_lit_telle_qu_elle_etait(session, dossier, montrer):
    neuf = dossier("analyse")
    contexte, referentiel = session.contexte(), session.contenu.referentiel
    rouvrir(contexte, neuf.numero, MOTIF)
    autre = Arrivee(demande=POLICE, personne=Personne(nom="Dupont"), correspondant=BAILLEUR)
    corriger(contexte, neuf.numero, autre, referentiel)
    ecran = montrer(neuf)
    presser(ecran, "Lire le tour 1")
    presser(ecran, "▸ La demande, telle qu’elle était")
    assert lit(ecran.parcours.milieu.currentWidget(), "Lambert")
    assert not lit(ecran.parcours.milieu.currentWidget(), "Dupont")


def test_ce_qui_fut_corrige_se_lit(session, dossier, montrer):
    neuf = dossier()
    demande = replace(POLICE, objet_precis=False, disposition_citee="article 12")
    autre = Arrivee(demande=demande, personne=Personne(nom="Lambert"), correspondant=BAILLEUR)
    corriger(session.contexte(), neuf.numero, autre, session.contenu.referentiel)
    ecran = montrer(neuf)
    presser(ecran, "▸ Corrections (1)")
    assert lit(ecran.volet, "Corrigé le 12/10/2026 par Secrétariat. Il y avait\u00a0:")
    assert lit(ecran.volet, "Prénom\u00a0: Zoé")
    assert lit(ecran.volet, "L’objet de la demande est-il précis\u00a0? Oui")
    assert lit(ecran.volet, "loi du 5 août 1992")
    assert not lit(ecran.volet, "article 12")


def test_une_lettre_classee_est_marquee_et_ne_s_imprime_plus(session, mener, montrer):
    neuf = mener("lettre")
    raison = Raison(motif=Motif.RETIREE)
    classer(session.contexte(), neuf.numero, raison, session.contenu.referentiel)
    ecran = montrer(neuf)
    for etape in ("lettre", "signatures"):
        ecran.parcours.aller(etape)
        assert lit(ecran, "Jamais envoyée")
        assert {"Imprimer la lettre", "Enregistrer le PDF"}.isdisjoint(
            b.text() for b in ecran.findChildren(QAbstractButton) if b.isVisibleTo(ecran)
        )


def test_la_lettre_se_refait_depuis_les_signatures(session, mener, montrer):
    neuf = mener("lettre")
    ecran = montrer(neuf)
    ecran.parcours.aller("signatures")
    presser(ecran, "Un autre signataire, une adresse à corriger\u00a0? Refaire la lettre")
    accomplir(ecran, "Refaire la lettre")
    assert lit(ecran, "Le motif manque\u00a0; rien n’a changé.")
    nomme(ecran, "Pourquoi la lettre est-elle refaite\u00a0?").setPlainText(MOTIF)
    accomplir(ecran, "Refaire la lettre")
    refait = session.registre.charger(neuf.numero)
    assert (refait.statut, refait.decision) == (Statut.DECIDEE, neuf.decision)
    assert ecran.parcours.etape == "lettre"


def test_une_rectification_ouvre_le_nouveau_dossier(session, mener, montrer):
    parti = mener("cloture")
    ecran = montrer(parti)
    voulus = []
    ecran.dossier_voulu.connect(voulus.append)
    presser(ecran, "Une erreur dans la lettre\u00a0? La rectifier…")
    nomme(ecran, "Que doit rectifier la nouvelle lettre\u00a0?").setPlainText(MOTIF)
    accomplir(ecran, "Rectifier une réponse partie")
    (numero,) = voulus
    assert session.registre.charger(numero).rectification.reference == str(parti.numero)


def test_l_accord_se_retire_la_ou_il_est_montre(session, dossier, montrer):
    neuf = dossier("avis", ACCORD)
    ecran = montrer(neuf)
    ecran.parcours.aller("recevabilite")
    presser(ecran, "La personne retire son accord…")
    hier = session.poste.horloge().date() - timedelta(days=1)
    nomme(ecran, "La personne l’a dit le").setText(f"{hier:%d/%m/%Y}")
    accomplir(ecran, "Noter que la personne retire son accord")
    apres = session.registre.charger(neuf.numero)
    assert (apres.statut, apres.accord_retire) == (Statut.ENREGISTREE, True)
    assert apres.retraits[-1].jour == hier
    ecran.parcours.aller("recevabilite")
    assert not lit(ecran, "La personne retire son accord…")


def test_apres_l_envoi_le_retrait_dit_que_rien_ne_revient(session, mener, montrer):
    ecran = montrer(mener("envoi", ACCORD))
    demander(ecran, "Noter que la personne retire son accord")
    assert lit(ecran, session.textes.issues["retirer_accord_apres"].texte)


@pytest.mark.parametrize("fini", ["cloture", "classee"])
def test_une_note_s_ajoute_encore_a_ce_qui_est_fini(session, mener, dossier, montrer, fini):
    neuf = mener(fini) if fini == "cloture" else dossier()
    if fini == "classee":
        raison = Raison(motif=Motif.RETIREE)
        classer(session.contexte(), neuf.numero, raison, session.contenu.referentiel)
    ecran = montrer(neuf)
    presser(ecran, "▸ Notes")
    nomme(ecran, "Note à ajouter").setPlainText("Appelé.")
    presser(ecran, "Ajouter une note")
    assert session.registre.charger(neuf.numero).notes[0].texte == "Appelé."


def test_ce_qui_est_tape_se_retrouve(dossier, montrer):
    neuf = dossier("analyse")
    ecran = montrer(neuf)
    demander(ecran, "Rouvrir le dossier")
    nomme(ecran, "Pourquoi le dossier est-il rouvert\u00a0?").setPlainText(MOTIF)
    presser(ecran, "← Revenir au dossier")
    encore = montrer(neuf)
    demander(encore, "Rouvrir le dossier")
    assert nomme(encore, "Pourquoi le dossier est-il rouvert\u00a0?").toPlainText() == MOTIF


def test_une_lettre_refaite_laisse_l_ancienne_lisible(session, mener, montrer):
    neuf = mener("signatures")
    refaire_lettre(session.contexte(), neuf.numero, MOTIF)
    ecran = montrer(neuf)
    presser(ecran, "▸ Sources, pièces, notes")
    presser(ecran, "Lire le tour 1")
    tour = ecran.parcours.milieu.currentWidget()
    assert lit(tour, "Jamais envoyée")
    assert not lit(tour, "Analyse du")
