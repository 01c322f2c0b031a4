"""All or nothing, whatever happens; and numbers without any gap."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from db import coffre
from db.depot import RegistreSqlite
from db.erreurs import (
    CoffreFerme,
    DisquePlein,
    EcritureImpossible,
    ProcedureContournee,
    VerificationRequise,
)
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Avis, Numero, Sens
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Acte, Statut
from tests.db.outils_db import PHRASE, clefs, contenu, enregistrer, rouvrir
from tests.db.remplissage import JOUR, MOMENT, etapes, inscription, nouveau

SORTIES = {Acte.TRANSMETTRE, Acte.CLASSER, Acte.ROUVRIR, Acte.REFAIRE_LETTRE}
SORTIES |= {Acte.RETIRER_ACCORD, Acte.RECTIFIER, Acte.REVOIR}
SANS_LETTRE = {Acte.REMETTRE, Acte.APPRECIER, Acte.PRENDRE_CONNAISSANCE}
RACINE = Path(__file__).resolve().parents[2]


def test_rien_ne_s_ecrit_avant_le_controle_complet(chemin: Path):
    with rouvrir(chemin, clefs(chemin)) as registre:
        assert not registre.verifie
        with pytest.raises(VerificationRequise):
            enregistrer(registre)
        registre.verification_complete()
        assert registre.verifie
        enregistrer(registre)


def test_le_controle_complet_compte_ses_pas(chemin: Path):
    pas: list[tuple[int, int]] = []
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete(lambda fait, total: pas.append((fait, total)))
    assert pas == [(0, 2), (1, 2), (2, 2)]


def test_on_lit_pendant_le_controle_et_un_acte_attend(chemin: Path):
    lues: list[int] = []
    with rouvrir(chemin, clefs(chemin)) as registre:

        def pendant(fait: int, total: int) -> None:
            fil = threading.Thread(target=lambda: lues.append(len(registre.page())))
            fil.start()
            fil.join()
            if fait < total:
                with pytest.raises(VerificationRequise):
                    enregistrer(registre)

        registre.verification_complete(pendant)
    assert lues == [8, 8, 8]


def test_fermer_pendant_le_controle_n_est_pas_un_dommage(chemin: Path):
    registre = rouvrir(chemin, clefs(chemin))
    with pytest.raises(CoffreFerme):
        registre.verification_complete(lambda *_: registre.fermer())


def test_ce_qui_arrive_au_fichier_une_fois_ferme_ne_prouve_rien(chemin: Path):
    registre = rouvrir(chemin, clefs(chemin))

    def fermer_puis_abimer(fait: int, _total: int) -> None:
        if fait == 0:
            registre.fermer()
            chemin.write_bytes(chemin.read_bytes()[:8192] + bytes(8192))

    with pytest.raises(CoffreFerme):
        registre.verification_complete(fermer_puis_abimer)


def test_une_exception_n_enregistre_rien(registre: RegistreSqlite):
    avant = contenu(registre)
    with contextlib.suppress(ErreurMetier), registre.transaction():
        registre.inscrire(inscription(Acte.ENREGISTRER, nouveau(registre.numero_suivant(2026))))
        registre.charger(Numero(1999, 1))
    assert contenu(registre) == avant
    assert enregistrer(registre).numero == Numero(2026, 9)


def test_les_transactions_ne_s_emboitent_pas(registre: RegistreSqlite):
    avant = contenu(registre)
    with pytest.raises(RuntimeError), registre.transaction(), registre.transaction():
        pass
    assert contenu(registre) == avant


def test_un_numero_et_une_ecriture_demandent_une_transaction(registre: RegistreSqlite):
    with pytest.raises(RuntimeError):
        registre.numero_suivant(2026)
    with pytest.raises(RuntimeError):
        registre.inscrire(inscription(Acte.ENREGISTRER, nouveau(Numero(2026, 9))))


def test_le_disque_plein_se_dit_et_n_abime_rien(registre: RegistreSqlite, chemin: Path):
    avant = contenu(registre)
    registre._lien.brut.set_authorizer(None)
    pages = registre._lien.lire("pragma page_count")[0][0]
    registre._lien.brut.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(DisquePlein), registre.transaction():
        registre.joindre(
            Numero(2026, 2), "a.txt", b"x" * 100_000, auteur="secretariat", moment=MOMENT
        )
    assert contenu(registre) == avant
    registre._lien.brut.execute("pragma max_page_count = 1000000")
    enregistrer(registre)
    registre.fermer()
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        assert len(rouvert.page()) == 9


ECRIRE_SANS_PLACE = """
import resource, signal, sys
from pathlib import Path
from db.erreurs import EcritureImpossible
from db import coffre
from tests.db.outils_db import contenu
from tests.db.remplissage import MOMENT
from desktop_app.domain.dossier import Numero
registre = coffre.ouvrir(Path(sys.argv[1]), sys.argv[2])
registre.verification_complete()
avant = contenu(registre)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
taille = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (taille, taille))
try:
    with registre.transaction():
        registre.joindre(Numero(2026, 2), "a", b"x" * 500_000, auteur="s", moment=MOMENT)
except EcritureImpossible:
    assert contenu(registre) == avant
    print("refuse")
registre.fermer()
"""


def test_une_erreur_d_ecriture_se_dit_et_n_abime_rien(chemin: Path):
    sortie = subprocess.run(
        [sys.executable, "-c", ECRIRE_SANS_PLACE, str(chemin), PHRASE],
        cwd=RACINE,
        capture_output=True,
        check=False,
    )
    assert (sortie.stdout, sortie.stderr) == (b"refuse\n", b"")
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        assert len(registre.page()) == 8


def test_les_numeros_n_ont_pas_de_trou_entre_fils(registre: RegistreSqlite):
    donnes: list[Numero] = []

    def travailler() -> None:
        for rang in range(10):
            with contextlib.suppress(ErreurMetier), registre.transaction():
                dossier = nouveau(registre.numero_suivant(2026))
                registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
                if rang % 3 == 0:
                    registre.charger(Numero(1999, 1))
                donnes.append(dossier.numero)

    fils = [threading.Thread(target=travailler) for _ in range(4)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(donnes) == [Numero(2026, rang) for rang in range(9, 33)]


MOURIR = """
import os, signal, sys
from pathlib import Path
from db import coffre
from tests.db.outils_db import enregistrer
from tests.db.remplissage import inscription, nouveau
from desktop_app.domain.workflow import Acte
registre = coffre.ouvrir(Path(sys.argv[1]), sys.argv[2])
registre.verification_complete()
for _ in range(int(sys.argv[3])):
    print(enregistrer(registre).numero.rang, flush=True)
with registre.transaction():
    for _ in range(200):
        registre.inscrire(inscription(Acte.ENREGISTRER, nouveau(registre.numero_suivant(2026))))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("actes", [0, 3, 25])
def test_une_mort_au_milieu_d_un_acte_ne_perd_que_lui(chemin: Path, actes: int):
    sortie = subprocess.run(
        [sys.executable, "-c", MOURIR, str(chemin), PHRASE, str(actes)],
        cwd=RACINE,
        capture_output=True,
        check=False,
    )
    assert sortie.returncode == -signal.SIGKILL
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        assert len(registre.page()) == 8 + actes == 8 + len(sortie.stdout.split())
        assert enregistrer(registre).numero == Numero(2026, 9 + actes)


def test_chaque_annee_recommence_a_un(registre: RegistreSqlite):
    with registre.transaction():
        assert registre.numero_suivant(2027) == Numero(2027, 1)


def test_la_suite_entiere_se_relit_telle_quelle(registre: RegistreSqlite):
    dossier = enregistrer(registre)
    pdf = b"%PDF-1.7 lettre"
    suite = list(etapes(dossier, pdf))
    for acte in suite:
        with registre.transaction():
            registre.inscrire(acte)
        assert registre.charger(dossier.numero) == acte.dossier
    assert registre.pdf(dossier.numero) == pdf
    faits = [li.acte for li in registre.historique(dossier.numero)]
    assert faits == ["enregistrer", *(acte.acte for acte in suite)]
    # The others are played from every halt by the samples.
    assert set(faits) == set(Acte) - {Acte.CORRIGER, *SORTIES, *SANS_LETTRE}


def test_un_dossier_inconnu_et_une_lettre_absente_se_disent(registre: RegistreSqlite):
    with pytest.raises(ErreurMetier, match="dossier_inconnu"):
        registre.charger(Numero(1999, 1))
    with pytest.raises(ErreurMetier, match="lettre_manquante"):
        registre.pdf(Numero(2026, 2))


def test_ce_qui_est_fige_ne_se_recrit_pas(registre: RegistreSqlite):
    avant = contenu(registre)
    premier = registre.charger(Numero(2026, 1))
    assert premier.avis is not None
    autre = replace(premier.avis, motivation="Autre")
    fautes = {
        "partie_figee": replace(premier, avis=autre),
        "partie_disparue": replace(premier, envoi=None),
        "numero_fige": replace(premier, recue_le=JOUR),
        "demande_figee": replace(premier, demande=replace(premier.demande, demandeur="autre")),
        "personnes_figees": replace(premier, personne=Personne(nom="Autre")),
        "statut_recul": replace(premier, statut=Statut.ENVOYEE),
    }
    for code, dossier in fautes.items():
        with pytest.raises(ProcedureContournee) as leve, registre.transaction():
            registre.inscrire(inscription(Acte.CLOTURER, dossier))
        assert leve.value.detail == code
    assert contenu(registre) == avant


def test_un_acte_voit_ceux_d_avant_dans_la_meme_transaction(registre: RegistreSqlite):
    dossier = enregistrer(registre)
    analyse, avis = list(etapes(dossier, b""))[:2]
    with registre.transaction():
        assert registre.charger(dossier.numero) == dossier
        registre.inscrire(analyse)
        registre.inscrire(avis)
        assert registre.charger(dossier.numero) == avis.dossier
    assert registre.charger(dossier.numero) == avis.dossier


def test_un_acte_defait_se_refait(registre: RegistreSqlite):
    dossier = enregistrer(registre)
    analyse = next(etapes(dossier, b""))
    with contextlib.suppress(ErreurMetier), registre.transaction():
        registre.inscrire(analyse)
        assert registre.charger(dossier.numero) == analyse.dossier
        registre.charger(Numero(1999, 1))
    assert registre.charger(dossier.numero) == dossier
    with registre.transaction():
        registre.inscrire(analyse)
    assert registre.charger(dossier.numero) == analyse.dossier


def test_un_dossier_lu_n_est_pas_pris_pour_un_autre(registre: RegistreSqlite):
    premier, second = enregistrer(registre), enregistrer(registre)
    analyse = next(etapes(second, b""))
    with registre.transaction():
        assert registre.charger(second.numero) == second
        assert registre.charger(premier.numero) == premier
        registre.inscrire(analyse)
    assert registre.charger(premier.numero) == premier
    assert registre.charger(second.numero) == analyse.dossier


def test_hors_d_une_transaction_un_dossier_est_relu_a_chaque_fois(registre: RegistreSqlite):
    numero = enregistrer(registre).numero
    assert registre.charger(numero) is not registre.charger(numero)
    with registre.transaction():
        lu = registre.charger(numero)
        assert registre.charger(numero) is lu
    assert registre.charger(numero) is not lu


def test_une_lettre_n_est_gardee_qu_avec_ses_octets(registre: RegistreSqlite):
    dossier = enregistrer(registre)
    suite = list(etapes(dossier, b"%PDF-1.7 lettre"))
    rang = [acte.acte for acte in suite].index(Acte.ETABLIR_LETTRE)
    for acte in suite[:rang]:
        with registre.transaction():
            registre.inscrire(acte)
    for pdf in (None, b"%PDF-1.7 autre"):
        with pytest.raises(ProcedureContournee, match="lettre_alteree"), registre.transaction():
            registre.inscrire(replace(suite[rang], pdf=pdf))


def test_une_demande_orale_n_a_ni_analyse_ni_avis(registre: RegistreSqlite):
    with registre.transaction():
        oral = nouveau(registre.numero_suivant(2026), canal=Canal.TELEPHONE)
        registre.inscrire(inscription(Acte.ENREGISTRER, oral))
    analyse = next(etapes(oral, b"")).dossier.analyse
    avis = Avis(date=JOUR, auteur="R", conclusion=Sens.REFUS, motivation="m")
    for faute, code in (
        (replace(oral, analyse=analyse), "demande_orale"),
        (replace(oral, voie=Voie.EXTERNE, analyse=analyse, avis=avis), "sans_lettre"),
    ):
        with pytest.raises(ProcedureContournee) as leve, registre.transaction():
            registre.inscrire(inscription(Acte.RENDRE_AVIS, faute))
        assert leve.value.detail == code


def test_lecture_seule_se_lit_et_ne_s_ecrit_pas(chemin: Path, tmp_path: Path):
    cles = clefs(chemin)
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no way to make a folder read-only even for the administrator")
    monter = [mount, "--bind", "-o", "ro", str(tmp_path), str(tmp_path)]
    if subprocess.run(monter, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a test mount a folder read-only")
    try:
        with rouvrir(chemin, cles) as registre:
            registre.verification_complete()
            assert registre.lecture_seule
            assert len(registre.page()) == 8
            with pytest.raises(EcritureImpossible, match="lecture_seule"):
                enregistrer(registre)
    finally:
        subprocess.run([umount, str(tmp_path)], check=True)
