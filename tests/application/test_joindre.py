"""Files joined to a dossier: each on its own, in their order, none larger than the bound."""

import os
from itertools import count

import pytest

from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.joindre import Fichier, Lot, joindre, lire, lire_tous
from desktop_app.application.pannes import JonctionInterrompue, LectureImpossible, PieceRefusee
from desktop_app.application.vues import TAILLE_MAX
from desktop_app.domain.dossier import Numero
from tests.domain import cas

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def numero(contexte, referentiel):
    """A dossier."""
    return enregistrer(contexte, Arrivee(demande=cas.ECRITE), referentiel).numero


@pytest.fixture
def poser(tmp_path):
    """Writes a file, and returns where it is."""

    def _poser(nom, contenu=PDF):
        chemin = tmp_path / nom
        chemin.write_bytes(contenu)
        return chemin

    return _poser


@pytest.fixture
def trop_grand(tmp_path):
    """A file of one byte too many; it takes no room on the disk."""
    chemin = tmp_path / "immense.pdf"
    with chemin.open("wb") as fichier:
        fichier.truncate(TAILLE_MAX + 1)
    return chemin


def rien(*_):
    """Tell nobody."""


def jamais():
    """Never interrupt."""
    return False


def noms(registre, numero):
    return [piece.nom for piece in registre.pieces(numero)]


def actes(registre, numero):
    return [ligne.acte for ligne in registre.historique(numero)]


def test_chaque_fichier_est_joint_dans_l_ordre_avec_sa_ligne(registre, contexte, numero, poser):
    fichiers = (poser("b.pdf"), Fichier("a.txt", b"lu avant"), poser("c.pdf"))
    dits = []
    bilan = joindre(contexte, Lot(numero, fichiers), lambda *pas: dits.append(pas), jamais)
    assert noms(registre, numero) == ["b.pdf", "a.txt", "c.pdf"]
    assert [piece.nom for piece in bilan.faits] == ["b.pdf", "a.txt", "c.pdf"]
    assert bilan.refus == ()
    assert dits == [(1, 3), (2, 3), (3, 3)]
    assert actes(registre, numero) == ["enregistrer", "joindre", "joindre", "joindre"]
    assert registre.contenu_piece(bilan.faits[1].id) == b"lu avant"


def test_un_refus_n_arrete_pas_les_autres(registre, contexte, numero, poser, trop_grand, tmp_path):
    programme = poser("outil.exe", b"MZ\x00\x01")
    fichiers = (trop_grand, tmp_path / "absent.pdf", poser("a.pdf"), programme, poser("vide", b""))
    bilan = joindre(contexte, Lot(numero, fichiers), rien, jamais)
    assert noms(registre, numero) == ["a.pdf"]
    assert [(r.nom, type(r.raison), str(r.raison)) for r in bilan.refus] == [
        ("immense.pdf", PieceRefusee, "piece_refusee:trop_grande"),
        ("absent.pdf", LectureImpossible, "lecture_impossible"),
        ("outil.exe", PieceRefusee, "piece_refusee:type_inconnu"),
        ("vide", PieceRefusee, "piece_refusee:vide"),
    ]
    assert actes(registre, numero) == ["enregistrer", "joindre"]


def test_un_dossier_inconnu_refuse_chaque_fichier(registre, contexte, numero, poser):
    lot = Lot(Numero(2026, 9), (poser("a.pdf"), poser("b.pdf")))
    bilan = joindre(contexte, lot, rien, jamais)
    assert [r.nom for r in bilan.refus] == ["a.pdf", "b.pdf"]
    assert bilan.faits == ()
    assert noms(registre, numero) == []


def test_ce_qui_n_est_pas_commence_quand_le_registre_ferme_est_dit(
    registre, contexte, numero, poser
):
    fichiers = tuple(poser(f"{nom}.pdf") for nom in "abcd")
    demandes = count()
    bilan = joindre(contexte, Lot(numero, fichiers), rien, lambda: next(demandes) >= 2)
    assert noms(registre, numero) == ["a.pdf", "b.pdf"]
    assert [r.nom for r in bilan.refus] == ["c.pdf", "d.pdf"]
    assert {type(r.raison) for r in bilan.refus} == {JonctionInterrompue}


def test_rien_d_un_fichier_trop_grand_n_est_lu(trop_grand, poser):
    with pytest.raises(PieceRefusee, match="trop_grande"):
        lire(trop_grand)
    # It is refused before it is opened: nobody may open this one.
    trop_grand.chmod(0)
    with pytest.raises(PieceRefusee, match="trop_grande"):
        lire(trop_grand)
    assert lire(poser("juste.pdf", PDF)) == Fichier("juste.pdf", PDF)


@pytest.mark.parametrize("quoi", ["absent", "dossier"])
def test_ce_qui_n_est_pas_un_fichier_ne_se_lit_pas(tmp_path, quoi):
    (tmp_path / "dossier").mkdir()
    with pytest.raises(LectureImpossible):
        lire(tmp_path / quoi)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipe")
def test_un_tube_ne_fait_attendre_personne(tmp_path):
    os.mkfifo(tmp_path / "tube")
    with pytest.raises(LectureImpossible):
        lire(tmp_path / "tube")


def test_lire_avant_le_dossier_refuse_un_par_un(poser, trop_grand):
    bilan = lire_tous((poser("a.pdf"), trop_grand, poser("b.txt", b"b")), rien)
    assert bilan.faits == (Fichier("a.pdf", PDF), Fichier("b.txt", b"b"))
    assert [r.nom for r in bilan.refus] == ["immense.pdf"]


def test_un_fichier_lu_ne_se_dit_pas(poser):
    dit = repr(lire(poser("Zoe Lambert.pdf", b"secret")))
    assert "secret" not in dit
    assert "Lambert" not in dit
