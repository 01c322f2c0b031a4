"""A secret measure does not exist for who does not see them, whatever is asked of the register."""

from __future__ import annotations

import hashlib
import inspect
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import cles, coffre, trousseau
from db.cles import Genre
from db.depot import RegistreSqlite
from desktop_app.application.rapprocher import chronologie, dossiers_proches
from desktop_app.application.vues import Filtre
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Numero
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Acte, Statut
from tests.db.outils_db import KDF, PHRASE
from tests.db.remplissage import MOMENT, etapes, inscription, nouveau
from tests.db.test_anciens import PHRASE_ANCIENNE

ANCIEN = Path(__file__).parents[1] / "anciens" / "mesures" / "v2"
AUTRE = "une phrase tout à fait différente"
NOM = "Quertinmont"
PDF = b"%PDF-1.7 " + bytes(range(256))
BROUILLON = '{"motivation": "Quertinmont"}'


@pytest.fixture
def chemin(tmp_path):
    """A register of two people, with one secret dossier among three."""
    chemin = tmp_path / "registre.sceau"
    fondation = coffre.Fondation(
        phrase=PHRASE, role="secretariat", auteur="Claire", moment=MOMENT, kdf=KDF
    )
    registre, _ = coffre.creer(chemin, fondation)
    with registre:
        for _ in range(2):
            inscrire(registre, a_inscrire(registre))
        secret = replace(
            a_inscrire(registre), secrete=True, personne=Personne(nom=NOM, prenom="Zoé")
        )
        inscrire(registre, secret)
        for etape in etapes(secret, PDF):
            with registre.transaction():
                registre.inscrire(etape)
        inscrire(registre, replace(a_inscrire(registre), suite_de=secret.numero))
        with registre.transaction():
            registre.joindre(secret.numero, f"{NOM}.pdf", PDF, auteur="Claire", moment=MOMENT)
        registre.garder_brouillon(f"dossier/{secret.numero}/avis", BROUILLON, moment=MOMENT)
        registre.comptes.ajouter("Anne", Role.REFERENT, AUTRE, moment=MOMENT)
    return chemin


SECRET = Numero(2026, 3)
SUITE = Numero(2026, 4)


def a_inscrire(registre):
    with registre.transaction():
        return nouveau(registre.numero_suivant(2026), date(2026, 3, 1))


def inscrire(registre, dossier):
    with registre.transaction():
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))


def inscrire_secrete(registre, *, secrete):
    """Register one more dossier, which waits for its answer; return its number."""
    dossier = replace(a_inscrire(registre), secrete=secrete)
    inscrire(registre, dossier)
    return dossier.numero


def ouvrir(chemin, phrase):
    """Open as whoever has that passphrase, and check everything."""
    contenu = coffre.lire_cles(chemin)
    secret = cles.secret_de_phrase(phrase)
    registre = coffre.rouvrir(
        chemin, trousseau.deverrouiller(chemin, contenu, secret, Genre.PERSONNE)
    )
    registre.verification_complete()
    return registre


@pytest.fixture
def claire(chemin):
    """The register, opened by who sees everything."""
    with ouvrir(chemin, PHRASE) as registre:
        yield registre


@pytest.fixture
def anne(chemin):
    """The register, opened by who does not see the measures."""
    with ouvrir(chemin, PHRASE) as registre:
        piece = registre.pieces(SECRET)[0].id
    with ouvrir(chemin, AUTRE) as registre:
        registre.piece_secrete = piece
        yield registre


def refuse(appel):
    """What a door answers for a dossier that does not exist."""
    with pytest.raises(ErreurMetier) as refus:
        appel()
    assert refus.value.code == "dossier_inconnu"


def en_transaction(registre, appel):
    with registre.transaction():
        appel()


def eliminer_comme_la_secretaire(registre):
    """An account that may erase, where no directeur général is, and does not see the measures."""
    registre.comptes.ajouter("Luc", Role.SECRETARIAT, "la phrase de Luc", moment=MOMENT)
    chemin = registre._lien.chemin
    registre.fermer()
    accord = Autorisation(reference="AGR", accordee_le=date(2026, 1, 1))
    with ouvrir(chemin, "la phrase de Luc") as autre:
        autre.eliminer([SECRET], accord, auteur="Luc", moment=MOMENT)


PORTES = {
    "page": lambda r: r.page(),
    "textes_analyses": lambda r: r.textes_analyses([SECRET]),
    "liste": lambda r: r.liste(),
    "compter": lambda r: r.compter(),
    "compter_par_statut": lambda r: r.compter_par_statut(),
    "charger": lambda r: refuse(lambda: r.charger(SECRET)),
    "attestations": lambda r: refuse(lambda: r.attestations(SECRET)),
    "historique": lambda r: refuse(lambda: r.historique(SECRET)),
    "pdf": lambda r: refuse(lambda: r.pdf(SECRET)),
    "pieces": lambda r: refuse(lambda: r.pieces(SECRET)),
    "contenu_piece": lambda r: refuse(lambda: r.contenu_piece(r.piece_secrete)),
    "ouverts_par": lambda r: r.ouverts_par(r.comptes.lister()[0]),
    "eliminer": lambda r: refuse(lambda: eliminer_comme_la_secretaire(r)),
    "lettre_de": lambda r: r.lettre_de(hashlib.sha256(PDF).hexdigest()),
    "journal": lambda r: r.journal(),
    "brouillon": lambda r: r.brouillon(f"dossier/{SECRET}/avis"),
    "brouillons": lambda r: r.brouillons(),
    "consigner": lambda r: refuse(
        lambda: en_transaction(
            r, lambda: r.consigner("consulter", auteur="", moment=MOMENT, numero=SECRET)
        )
    ),
    "joindre": lambda r: refuse(
        lambda: en_transaction(
            r, lambda: r.joindre(SECRET, "a.txt", b"rien", auteur="", moment=MOMENT)
        )
    ),
    "inscrire": lambda r: refuse(lambda: inscrire(r, nouveau(SECRET, date(2026, 3, 1)))),
}
# Nothing of a dossier goes through these; a copy is made and compared whole, encrypted.
SANS_DOSSIER = {
    *("apres_fermeture", "verifier_l_essentiel", "verification_complete", "verifie"),
    *("lecture_seule", "exercice", "transaction", "cpas", "definir_cpas", "numero_suivant"),
    "identifiant",
    *(
        "verifier_le_journal",
        "tete_journal",
        "tete_au_rang",
        "garder_brouillon",
        "oublier_brouillon",
    ),
    *("faire_partir", "sauvegarder", "relire", "refusees", "acces", "ancrer", "fermer"),
}


def test_chaque_porte_du_registre_est_essayee():
    publiques = {nom for nom, _ in inspect.getmembers(RegistreSqlite) if not nom.startswith("_")}
    assert publiques == PORTES.keys() | SANS_DOSSIER


def test_une_mesure_qui_attend_sa_reponse_est_la_premiere_de_la_liste(claire):
    plus_recente = inscrire_secrete(claire, secrete=True)
    ordinaire = inscrire_secrete(claire, secrete=False)
    rangs = [ligne.numero.rang for ligne in claire.liste()]
    # The third one was sent: nothing waits for it any more.
    assert rangs == [plus_recente.rang, *range(ordinaire.rang, plus_recente.rang, -1), 4, 3, 2, 1]
    assert rangs[0] < rangs[1]


@pytest.mark.parametrize("taille", [1, 2, 3])
def test_ses_pages_se_suivent_sans_trou_ni_double(claire, taille):
    for secrete in (True, False, True, False):
        inscrire_secrete(claire, secrete=secrete)
    lues = []
    while page := claire.liste(lues[-1] if lues else None, taille):
        assert len(page) <= taille
        lues += [ligne.numero for ligne in page]
    assert [numero.rang for numero in lues] == [7, 5, 8, 6, 4, 3, 2, 1]


def test_un_filtre_y_vaut_comme_ailleurs(claire):
    devant = inscrire_secrete(claire, secrete=True)
    inscrire_secrete(claire, secrete=False)
    (trouvee,) = claire.liste(filtre=Filtre(mots=f"2026 {devant.rang}"))
    assert trouvee.numero == devant
    assert len(claire.liste(filtre=Filtre(mots="2026"))) == claire.compter(Filtre(mots="2026"))


def test_qui_ne_voit_pas_les_mesures_lit_la_liste_des_autres(anne):
    assert anne.liste() == anne.page()
    assert len(anne.liste()) == 3


def test_une_mesure_secrete_n_a_pas_d_objectif(claire):
    inscrire_secrete(claire, secrete=True)
    avec = claire.page(filtre=Filtre(avec_objectif=True))
    assert [ligne.numero.rang for ligne in avec] == [4, 2, 1]


@pytest.mark.parametrize("filtre", [Filtre(), Filtre(ouverts=True), Filtre(annee=2026)], ids=repr)
def test_la_liste_ne_trie_ni_ne_balaie(claire, filtre):
    demandes = []
    brut = claire._lien.brut
    brut.set_trace_callback(demandes.append)
    claire.liste(None, 3, filtre)
    brut.set_trace_callback(None)
    for demande in demandes:
        plan = [ligne[3] for ligne in brut.execute(f"explain query plan {demande}")]
        assert not [pas for pas in plan if "SCAN dossier" in pas and "dossier_" not in pas], plan
        assert "TEMP B-TREE" not in " ".join(plan)


@pytest.mark.parametrize("porte", PORTES)
def test_rien_n_en_sort_par(anne, porte):
    repondu = repr(PORTES[porte](anne))
    assert NOM not in repondu
    assert str(SECRET) not in repondu
    assert repr(SECRET) not in repondu


def test_les_comptes_tombent_juste(claire_avant, anne):
    tous, par_statut = claire_avant
    assert (anne.compter(), tous) == (3, 4)
    assert anne.compter_par_statut() == {Statut.ENREGISTREE: 3}
    assert par_statut == {Statut.ENREGISTREE: 3, Statut.CLOTUREE: 1}
    assert [ligne.numero.rang for ligne in anne.page(taille=2)] == [4, 2]
    assert [ligne.numero.rang for ligne in anne.page(Numero(2026, 2), 2)] == [1]


@pytest.fixture
def claire_avant(chemin):
    with ouvrir(chemin, PHRASE) as registre:
        return registre.compter(), registre.compter_par_statut()


@pytest.mark.parametrize("mots", [NOM, "Zoé", str(SECRET), "police"])
def test_la_recherche_ne_le_trouve_pas(anne, mots):
    assert SECRET not in {ligne.numero for ligne in anne.page(filtre=Filtre(mots=mots))}
    assert anne.compter(Filtre(mots=mots)) == len(anne.page(filtre=Filtre(mots=mots)))


def test_la_suite_ne_dit_pas_ce_qu_elle_repete_et_ne_le_perd_pas(chemin, anne):
    suite = anne.charger(SUITE)
    assert suite.suite_de is None
    assert [ligne.numero for ligne in chronologie(anne, SUITE)] == [SUITE]
    assert dossiers_proches(anne, Personne(nom=NOM, prenom="Zoé"), None, "police") == ()
    with anne.transaction():
        anne.inscrire(inscription(Acte.CORRIGER, replace(suite, personne=None)))
    anne.fermer()
    with ouvrir(chemin, PHRASE) as claire:
        assert claire.charger(SUITE).suite_de == SECRET


def test_le_journal_a_des_pages_pleines_sans_lui(anne, chemin):
    vues, apres = [], None
    while page := anne.journal(apres, 3):
        vues.append(page)
        apres = page[-1].seq
    assert all(len(page) == 3 for page in vues[:-1])
    rangs = {ligne.seq for page in vues for ligne in page}
    anne.fermer()
    with ouvrir(chemin, PHRASE) as claire:
        lignes = claire.journal(taille=500)
    assert {ligne.seq for ligne in lignes if ligne.numero != SECRET} <= rangs | {lignes[0].seq}
    assert not {ligne.seq for ligne in lignes if ligne.numero == SECRET} & rangs


def test_qui_voit_les_mesures_voit_tout(claire):
    assert claire.charger(SECRET).personne.nom == NOM
    assert claire.charger(SUITE).suite_de == SECRET
    assert claire.brouillon(f"dossier/{SECRET}/avis") == BROUILLON
    assert claire.page(taille=10)[1].secrete
    assert claire.compter(Filtre(mots=NOM)) == 0  # the words of the index are everybody's


def test_le_directeur_general_nomme_des_son_arrivee(chemin, claire):
    claire.comptes.ajouter("Dominique", Role.DIRECTEUR_GENERAL, "la phrase du chef", moment=MOMENT)
    assert not claire.comptes.qui.voit_les_mesures
    refuse(lambda: claire.charger(SECRET))
    claire.fermer()
    with ouvrir(chemin, "la phrase du chef") as chef:
        assert chef.charger(SECRET).personne.nom == NOM
        (anne,) = (c for c in chef.comptes.lister() if c.nom == "Anne")
        chef.comptes.nommer_aux_mesures(anne, nomme=True, moment=MOMENT)
    with ouvrir(chemin, AUTRE) as registre:
        assert registre.charger(SECRET).personne.nom == NOM


def test_ce_qu_une_version_anterieure_a_analyse_est_mis_a_part(tmp_path):
    copie = Path(shutil.copytree(ANCIEN, tmp_path / "ancien")) / "registre.sceau"
    with ouvrir(copie, PHRASE_ANCIENNE) as registre:
        assert [(ligne.numero.rang, ligne.secrete) for ligne in registre.page()] == [
            (2, False),
            (1, True),
        ]
        assert [ligne.acte for ligne in registre.historique(Numero(2026, 1))][-1] == "proteger"
        registre.comptes.ajouter("Anne", Role.REFERENT, AUTRE, moment=MOMENT)
    with ouvrir(copie, AUTRE) as registre:
        assert registre.compter() == 1
