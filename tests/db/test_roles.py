"""Roles by acts, at every status: what is not for a role is refused and changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import coffre
from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from desktop_app.application.ports import Inscription
from desktop_app.domain.comptes import Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.habilitation import PERMIS, RESERVES
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import PHRASE, clefs, contenu, enregistrer, rouvrir
from tests.db.remplissage import MOMENT, etapes, inscription, nouveau
from tests.domain.cas import CPAS

PDF = b"%PDF-1.7 lettre"
ROLES = [role for role in Role if role is not Role.SECOURS]


@pytest.fixture(scope="module")
def peuple(modele, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register where each role has an account, whose passphrase is the name of the role."""
    chemin = tmp_path_factory.mktemp("roles") / "registre.sceau"
    shutil.copy(modele.chemin, chemin)
    shutil.copy(chemin_des_cles(modele.chemin), chemin_des_cles(chemin))
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        for role in ROLES:
            registre.comptes.ajouter(role, role, f"phrase du rôle {role}", moment=MOMENT)
    return chemin


@pytest.fixture
def habite(peuple: Path, tmp_path: Path) -> Path:
    """A copy of that register, closed."""
    copie = tmp_path / "registre.sceau"
    shutil.copy(peuple, copie)
    shutil.copy(chemin_des_cles(peuple), chemin_des_cles(copie))
    return copie


def ouvrir(chemin: Path, role: Role) -> RegistreSqlite:
    """Open with the account of a role."""
    registre = coffre.ouvrir(chemin, f"phrase du rôle {role}")
    registre.verification_complete()
    assert registre.comptes.qui.role is role
    return registre


def toute_la_suite(registre: RegistreSqlite) -> Iterator[Inscription]:
    """Every act, from the registration of a dossier to its end."""
    dossier = nouveau(registre.numero_suivant(2026))
    yield inscription(Acte.ENREGISTRER, dossier)
    yield from etapes(dossier, PDF)


def essayer(registre: RegistreSqlite, acte: Inscription) -> str:
    """Do an act, and return the code it is refused with."""
    try:
        with registre.transaction():
            registre.inscrire(acte)
    except ErreurMetier as erreur:
        return erreur.code
    return ""


def attendu(role: Role, acte: Acte) -> str:
    """The code an act is refused with, where the directeur général has an account."""
    if acte not in PERMIS[role]:
        return "acte_reserve"
    return "decision_reservee" if acte in RESERVES and role is not Role.DIRECTEUR_GENERAL else ""


@pytest.mark.parametrize("role", ROLES)
def test_chaque_role_fait_ce_qui_lui_revient_et_rien_d_autre(habite: Path, role: Role):
    directeur = ouvrir(habite, Role.DIRECTEUR_GENERAL)
    with directeur.transaction():
        suite = list(toute_la_suite(directeur))
    directeur.fermer()
    for acte in suite:
        with ouvrir(habite, role) as registre:
            avant = contenu(registre)
            code = essayer(registre, acte)
            assert code == attendu(role, acte.acte)
            assert (contenu(registre) == avant) == bool(code)
        if code:
            with ouvrir(habite, Role.DIRECTEUR_GENERAL) as registre:
                assert not essayer(registre, acte)


@pytest.mark.parametrize("role", [Role.LECTURE, Role.PRESIDENT, Role.REFERENT])
def test_qui_ne_tient_pas_le_bureau_ne_change_pas_les_reglages(habite: Path, role: Role):
    with ouvrir(habite, role) as registre:
        avant = contenu(registre)
        with pytest.raises(ErreurMetier, match="acte_reserve"), registre.transaction():
            registre.definir_cpas(CPAS, auteur=role, moment=MOMENT)
        assert contenu(registre) == avant


def test_qui_lit_seulement_ne_joint_rien(habite: Path):
    with ouvrir(habite, Role.LECTURE) as registre:
        numero = registre.page()[0].numero
        avant = contenu(registre)
        with pytest.raises(ErreurMetier, match="acte_reserve"), registre.transaction():
            registre.joindre(numero, "scan.pdf", PDF, auteur="Lecture", moment=MOMENT)
        assert contenu(registre) == avant


def test_une_personne_seule_transcrit_la_decision(registre: RegistreSqlite):
    assert registre.comptes.qui.role is Role.SECRETARIAT
    for acte in etapes(enregistrer(registre), PDF):
        with registre.transaction():
            registre.inscrire(acte)


def test_la_phrase_d_un_autre_n_ouvre_pas_mon_compte(habite: Path):
    with coffre.ouvrir(habite, PHRASE) as registre:
        assert registre.comptes.qui.nom == "Secrétariat"
