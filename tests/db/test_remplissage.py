"""A register filled in bulk is the one that the door would have made."""

import shutil
from datetime import date

import pytest

from db import moteur
from db.fichier_cles import chemin_des_cles
from desktop_app.application.vues import Filtre
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import LIGNES, clefs, contenu, enregistrer, rouvrir
from tests.db.remplissage import inscription, nouveau, remplir

NOMBRE = 40
ANNEE = 2027


def par_la_porte(registre):
    """The same dossiers, each by its own act."""
    with registre.transaction():
        for _ in range(NOMBRE):
            dossier = nouveau(registre.numero_suivant(ANNEE), date(ANNEE, 1, 2))
            registre.inscrire(inscription(Acte.ENREGISTRER, dossier))


def tables(registre):
    """Every row that the program wrote; the words of the search lie in pages of their own."""
    return [table for table in contenu(registre) if not table[0].startswith("recherche_")]


def test_le_meme_registre_que_par_la_porte(chemin, registre, tmp_path):
    autre = tmp_path / "autre.sceau"
    registre.fermer()
    for fichier in (chemin, chemin_des_cles(chemin)):
        shutil.copy(fichier, f"{autre}{fichier.name.removeprefix(chemin.name)}")
    with rouvrir(chemin, clefs(chemin)) as un, rouvrir(autre, clefs(autre)) as deux:
        un.verification_complete()
        deux.verification_complete()
        par_la_porte(un)
        remplir(deux, NOMBRE, ANNEE)
        assert tables(deux) == tables(un)
        for mots in ("lambert", "oeuvre 3", "2027 0012", "pv 12", "inspecteur 4", "zzz"):
            filtre = Filtre(mots=mots)
            assert deux.page(None, NOMBRE, filtre) == un.page(None, NOMBRE, filtre)


def test_il_s_ouvre_se_verifie_et_continue(chemin, registre):
    remplir(registre, NOMBRE, ANNEE)
    remplir(registre, NOMBRE, ANNEE)
    with pytest.raises(moteur.Erreur):
        registre._lien.brut.execute("drop table note")
    derniere, *_ = registre.journal(None, 1)
    assert (derniere.numero.annee, derniere.numero.rang) == (ANNEE, 2 * NOMBRE)
    registre.fermer()
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        rouvert.verification_complete()
        assert rouvert.verifier_le_journal() == LIGNES + 2 * NOMBRE
        dossier = enregistrer(rouvert)
        assert rouvert.charger(dossier.numero) == dossier
