"""Filters, alone and together: the same dossiers as reading every one of them would keep."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.depot import RegistreSqlite
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.issues import Classement, Motif, Revue
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.sortir import reprise_de
from desktop_app.domain.sortir import rouvrir as rouvrir_le_dossier
from desktop_app.domain.workflow import FINIS, Acte, Statut
from tests.db.outils_db import Modele, clefs, rouvrir
from tests.db.remplissage import etapes, inscription, nouveau

CRITERES = (
    Filtre(),
    Filtre(statuts=(Statut.ENREGISTREE,)),
    Filtre(statuts=(Statut.ANALYSEE, Statut.AVIS_RENDU)),
    Filtre(statuts=(Statut.SIGNEE,)),
    Filtre(ouverts=True),
    Filtre(annee=2025),
    Filtre(annee=2026),
    Filtre(annee=1999),
    Filtre(demandeur="huissier"),
    Filtre(demandeur="inconnu"),
    Filtre(voies=(Voie.ORALE,)),
    Filtre(voies=(Voie.ORALE, Voie.EXTERNE)),
    Filtre(voies=(Voie.URGENCE,)),
    Filtre(recues_au_plus_tard=date(2026, 1, 5)),
    Filtre(motif=Motif.RETIREE),
    Filtre(motif=Motif.SANS_SUITE),
    Filtre(chez_le_directeur=True),
    Filtre(mots="lambert"),
    Filtre(mots="police zoe"),
    Filtre(mots="2026"),
    Filtre(mots="zzz"),
    Filtre(mots=" ’ "),
)
USUEL = Filtre()


def ensemble(un: Filtre, autre: Filtre) -> Filtre:
    """Both filters together; the second wins where both speak of the same thing."""
    dits = {
        champ.name: getattr(autre, champ.name)
        for champ in fields(Filtre)
        if getattr(autre, champ.name) != getattr(USUEL, champ.name)
    }
    return replace(un, **dits)


FILTRES = sorted({ensemble(*paire) for paire in itertools.product(CRITERES, repeat=2)}, key=repr)


@pytest.fixture(scope="module")
def varie(modele: Modele, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegistreSqlite]:
    """A register whose dossiers differ in everything that a filter looks at."""
    copie: Path = tmp_path_factory.mktemp("varie") / "registre.sceau"
    for suffixe in ("", ".cles"):
        source = Path(f"{modele.chemin}{suffixe}")
        Path(f"{copie}{suffixe}").write_bytes(source.read_bytes())
    with rouvrir(copie, clefs(copie)) as registre:
        registre.verification_complete()
        for rang in range(24):
            ajouter(registre, rang)
        yield registre


@pytest.fixture(scope="module")
def tous(varie: RegistreSqlite) -> tuple[Dossier, ...]:
    """Every dossier of that register, read whole, the newest first."""
    return tuple(varie.charger(ligne.numero) for ligne in varie.page(taille=1000))


def ajouter(registre: RegistreSqlite, rang: int) -> None:
    """Register one more dossier and lead it some way."""
    annee = 2025 if rang % 3 == 0 else 2026
    jour = date(annee, 1, 2) + timedelta(days=rang % 7)
    canal = Canal.TELEPHONE if rang % 4 == 0 else Canal.COURRIER
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(annee), jour, canal)
        code = "huissier" if rang % 5 == 0 else "police"
        dossier = replace(
            dossier,
            demande=replace(dossier.demande, demandeur=code),
            personne=None if rang % 6 == 0 else Personne(nom="Lambert", prenom=f"Zoé {rang}"),
            correspondant=Correspondant(nom="Zone de police") if rang % 2 else None,
        )
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    suite = itertools.islice(
        etapes(dossier, b"%PDF-"), 0 if canal is Canal.TELEPHONE else rang % 6
    )
    for acte in suite:
        with registre.transaction():
            registre.inscrire(acte)
    if dossier.voie is Voie.EXTERNE and rang % 4 == 1:
        classer(registre, registre.charger(dossier.numero), rang)


def classer(registre: RegistreSqlite, dossier: Dossier, rang: int) -> None:
    """File a dossier; every third one is seen, every fifth one opened again."""
    qui = {"date": date(2027, 1, 4), "auteur": "Luc Moreau"}
    motif = Motif.RETIREE if rang % 8 == 1 else Motif.ERREUR
    classement = Classement(**qui, motif=motif, depuis=dossier.statut, texte="Vu.")
    revue = Revue(**qui) if rang % 3 == 0 else None
    classe = replace(dossier, statut=Statut.CLASSEE, classement=classement, revue=revue)
    with registre.transaction():
        registre.inscrire(inscription(Acte.CLASSER, classe))
    if rang % 5 == 0:
        reprise = reprise_de(classe, Acte.ROUVRIR, qui["date"], qui["auteur"], "Erreur.")
        with registre.transaction():
            registre.inscrire(inscription(Acte.ROUVRIR, rouvrir_le_dossier(classe, reprise)))


def lire_tout(registre: RegistreSqlite, filtre: Filtre, taille: int) -> list[Ligne]:
    """Every line a filter keeps, page after page."""
    lues: list[Ligne] = []
    while page := registre.page(lues[-1].numero if lues else None, taille, filtre):
        assert len(page) <= taille
        lues += page
    return lues


def garde(filtre: Filtre, dossier: Dossier) -> bool:
    """Tell whether a dossier is kept, by reading it whole."""
    return (
        (not filtre.statuts or dossier.statut in filtre.statuts)
        and (not filtre.ouverts or dossier.statut not in FINIS)
        and (filtre.motif is None or motif_de(dossier) is filtre.motif)
        and (not filtre.chez_le_directeur or attend_le_directeur(dossier))
        and filtre.annee in {None, dossier.numero.annee}
        and filtre.demandeur in {"", dossier.demande.demandeur}
        and (not filtre.voies or dossier.voie in filtre.voies)
        and dossier.recue_le <= (filtre.recues_au_plus_tard or date.max)
        and all(any(m.startswith(mot) for m in mots_de(dossier)) for mot in voulus(filtre))
    )


def motif_de(dossier: Dossier) -> Motif | None:
    """Why a dossier is filed, where it is."""
    return dossier.classement.motif if dossier.classement else None


def attend_le_directeur(dossier: Dossier) -> bool:
    """Tell whether the directeur général has something to decide or to see."""
    classe = dossier.statut is Statut.CLASSEE and dossier.revue is None
    danger = dossier.voie is Voie.URGENCE and dossier.statut not in FINIS
    return dossier.statut is Statut.AVIS_RENDU or classe or danger


def voulus(filtre: Filtre) -> list[str]:
    """The words typed, folded."""
    return plier(filtre.mots).split()


def mots_de(dossier: Dossier) -> list[str]:
    """Every word a dossier is found by."""
    dits = [str(dossier.numero), str(dossier.numero.rang), dossier.demande.demandeur]
    if dossier.personne:
        dits += [dossier.personne.nom, dossier.personne.prenom]
    if dossier.correspondant:
        un = dossier.correspondant
        dits += [un.nom, un.attention, un.reference]
    return plier(" ".join(dits)).split()


@pytest.mark.parametrize("filtre", FILTRES, ids=repr)
def test_un_filtre_garde_ce_qu_il_dit(
    varie: RegistreSqlite, tous: tuple[Dossier, ...], filtre: Filtre
):
    attendus = [dossier.numero for dossier in tous if garde(filtre, dossier)]
    assert [ligne.numero for ligne in lire_tout(varie, filtre, 7)] == attendus
    assert varie.compter(filtre) == len(attendus)


def test_les_criteres_ne_sont_pas_tous_vides_ni_tous_pleins(varie: RegistreSqlite):
    """What the test above compares is neither nothing nor everything."""
    nombres = {varie.compter(filtre) for filtre in FILTRES}
    assert varie.compter() == 32
    assert {0, 2, 32} < nombres
    assert len(nombres) > 12


def test_chaque_statut_est_compte(varie: RegistreSqlite):
    comptes = varie.compter_par_statut()
    assert sum(comptes.values()) == 32
    for statut, nombre in comptes.items():
        assert varie.compter(Filtre(statuts=(statut,))) == nombre > 0


def test_une_mesure_secrete_se_voit_dans_la_liste(registre: RegistreSqlite):
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(2024), date(2024, 3, 1))
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    analyse = next(etapes(dossier, b""))
    evaluation = replace(analyse.dossier.analyse.evaluation, mesure_secrete=True)
    secret = replace(
        analyse.dossier,
        analyse=replace(analyse.dossier.analyse, evaluation=evaluation),
        secrete=True,
    )
    with registre.transaction():
        registre.inscrire(replace(analyse, dossier=secret))
    secretes = [ligne.numero for ligne in registre.page(taille=1000) if ligne.secrete]
    assert secretes == [Numero(2024, 1)]
