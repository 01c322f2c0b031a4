"""The stored form can grow: what a program knows more never stops what another one began."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from db import coffre
from db.depot import RegistreSqlite
from db.parties import COLONNES, PARTIES
from desktop_app.application.corriger import corriger
from desktop_app.domain.demande import Demande, Element
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.reponse import Correspondant, Cpas, Personne
from desktop_app.domain.workflow import Acte, Parcours, Statut
from tests.anciens.faire import ANCIENNES, ARRIVEE, MEME_LIBELLE, NOMBRE, Bureau
from tests.anciens.jouer import essayer, numeros
from tests.arbre import RACINE, lancer
from tests.arbre import copier as copier_l_arbre
from tests.db.test_anciens import DERNIERE, PHRASE_ANCIENNE, STATUTS, copier

EXEMPLES = sorted(p.name for p in STATUTS.glob("v*"))
NOUVEAUX = {Statut.CLASSEE}  # since version 5
RACINES = (Demande, Personne, Correspondant, Cpas, *(partie.classe for partie in PARTIES))


def _classes(classe: Any, vues: dict[str, type]) -> dict[str, type]:
    """Every record class that is stored inside another."""
    if is_dataclass(classe) and isinstance(classe, type) and classe.__name__ not in vues:
        vues[classe.__name__] = classe
        for indice in get_type_hints(classe).values():
            _classes(indice, vues)
    for argument in get_args(classe):
        _classes(argument, vues)
    return vues


CLASSES = {nom: c for racine in RACINES for nom, c in _classes(racine, {}).items()}


@pytest.fixture(params=EXEMPLES)
def exemple(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the sample of each version with a dossier in every status, closed."""
    return copier(request.param, tmp_path, STATUTS)


@pytest.fixture(scope="module")
def arbre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, to be changed."""
    return copier_l_arbre(tmp_path_factory.mktemp("arbre"))


def ouvert(chemin: Path) -> RegistreSqlite:
    registre = coffre.ouvrir(chemin, PHRASE_ANCIENNE)
    registre.verification_complete()
    return registre


def test_l_exemple_a_un_dossier_a_chaque_statut(exemple: Path):
    with ouvert(exemple) as registre:
        vus = {(d.voie.parcours, d.statut) for d in _dossiers(registre)}
        connus = {*Statut} if len(numeros(registre)) == NOMBRE else {*Statut} - NOUVEAUX
    reponse = {(Parcours.REPONSE, statut) for statut in connus}
    consignation = {(Parcours.CONSIGNATION, s) for s in (Statut.ENREGISTREE, Statut.CLOTUREE)}
    accompagnement = {
        (Parcours.ACCOMPAGNEMENT, s)
        for s in (Statut.ENREGISTREE, Statut.ANALYSEE, Statut.CLOTUREE)
    }
    assert vus == reponse | consignation | accompagnement


def test_ce_qui_court_se_continue(exemple: Path):
    assert essayer(exemple) == set(Acte) - {Acte.ENREGISTRER}


def test_les_mots_sont_les_memes_d_une_version_a_l_autre(exemple: Path, tmp_path: Path):
    (tmp_path / "dernier").mkdir()
    dernier = copier(DERNIERE.name, tmp_path / "dernier", STATUTS)
    with ouvert(exemple) as registre, ouvert(dernier) as voulu:
        lus, attendus = _dossiers(registre), _dossiers(voulu)
        assert [*map(_sans_octets, lus)] == [*map(_sans_octets, attendus[: len(lus)])]
        assert len(lus) in {NOMBRE, len(ANCIENNES)}


def test_deux_elements_du_meme_nom_sont_lus_par_leur_rang(exemple: Path):
    with ouvert(exemple) as registre:
        dossier = registre.charger(Numero(2026, 4))
        assert dossier.analyse is not None
        assert dossier.decision is not None
        retenus = dossier.analyse.evaluation.elements_communicables
        assert [(e.id, e.libelle) for e in retenus] == [(2, MEME_LIBELLE), (3, MEME_LIBELLE)]
        assert [(e.id, e.valeur) for e in dossier.decision.elements] == [(2, "750 euros")]


def test_un_tour_ancien_se_lit_avec_la_demande_qui_etait_la_sienne(exemple: Path):
    """Its labels are found in the request of its round, whatever the request became since."""
    with ouvert(exemple) as registre:
        bureau, numero = Bureau(registre), Numero(2026, 4)
        avant = registre.charger(numero)
        bureau.accomplir(Acte.ROUVRIR, numero)
        autre = replace(avant.demande, elements=(Element(libelle="une autre chose"),))
        arrivee = replace(ARRIVEE, demande=autre)
        corriger(bureau.contexte, numero, arrivee, bureau.referentiel)
        (tour,) = registre.charger(numero).tours
    assert (tour.analyse, tour.decision) == (avant.analyse, avant.decision)
    assert tour.reprise.demande == avant.demande


def test_le_dernier_exemple_a_les_champs_d_aujourd_hui(tmp_path: Path):
    """A new field comes with a new version and its sample: an older program then refuses."""
    with ouvert(copier(DERNIERE.name, tmp_path, STATUTS)) as registre:
        lues = {
            partie.classe: registre._lien.lire(f"select contenu from {partie.nom} limit 1")
            for partie in PARTIES
        }
        lues[Demande] = registre._lien.lire("select demande from dossier where id = 2026000001")
        for colonne, classe in (("personne", Personne), ("correspondant", Correspondant)):
            lues[classe] = registre._lien.lire(f"select {colonne} from dossier limit 1")
        stockes = {classe.__name__: json.loads(lignes[0][0]) for classe, lignes in lues.items()}
        lue = registre._lien.brut.execute("select * from dossier limit 1").description
    assert {colonne[0] for colonne in lue} == {colonne.nom for colonne in COLONNES}
    trouves = dict(_formes(CLASSES, stockes))
    assert trouves == {nom: {f.name for f in fields(CLASSES[nom])} for nom in trouves}
    assert CLASSES.keys() - trouves.keys() == {"Cpas", "Delegue", "Mandat"}


def _formes(classes: dict[str, type], stockes: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Yield the keys of every record found in what is stored."""
    for nom, brut in stockes.items():
        if nom in classes:
            yield nom, set(brut)
            for champ, indice in get_type_hints(classes[nom]).items():
                for sous in _classes(indice, {}):
                    exemplaire = brut[champ][0] if isinstance(brut[champ], list) else brut[champ]
                    if sous in str(indice) and isinstance(exemplaire, dict):
                        yield from _formes(classes, {sous: exemplaire})


class _Temoin:
    """A dossier that knows what was asked of it."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.demandes: set[str] = set()

    def __getattr__(self, attribut: str) -> Any:
        self.demandes.add(attribut)
        return getattr(self._dossier, attribut)


def test_une_colonne_ne_dit_que_ce_qu_une_colonne_relit(tmp_path: Path):
    """An act that leaves these attributes as they were read leaves the row too."""
    relues = {c.attribut for c in COLONNES if c.attribut and c.change} | {"numero"}
    with ouvert(copier(DERNIERE.name, tmp_path, STATUTS)) as registre:
        for temoin in map(_Temoin, _dossiers(registre)):
            for colonne in COLONNES:
                if colonne.change:
                    colonne.dire(temoin)  # type: ignore[arg-type]
            assert temoin.demandes == relues


@pytest.mark.parametrize("nom", sorted(CLASSES))
def test_un_champ_de_plus_n_arrete_aucun_dossier(nom: str, arbre: Path, tmp_path: Path):
    """The next version gives a record one more field; what is running goes on."""
    source = arbre / Path(inspect.getfile(CLASSES[nom])).relative_to(RACINE)
    texte = source.read_text("utf-8")
    change = re.sub(
        rf'(\nclass {nom}:\n    """.*?"""\n)', r'\1\n    ajout: str = ""\n', texte, flags=re.DOTALL
    )
    assert change != texte
    registre = copier(EXEMPLES[0], tmp_path, STATUTS)
    source.write_text(change, "utf-8")
    try:
        lancer(arbre, "-m", "tests.anciens.jouer", str(registre))
    finally:
        source.write_text(texte, "utf-8")


def _dossiers(registre: RegistreSqlite) -> list[Dossier]:
    return [registre.charger(numero) for numero in numeros(registre)]


def _sans_octets(dossier: Dossier) -> Dossier:
    """A dossier without the digest of its letter, which the look of the letter decides."""
    if dossier.lettre is None:
        return dossier
    return replace(dossier, lettre=replace(dossier.lettre, sha256=""))
