"""No side file, whatever it says, stops the program or hides the other copies."""

import pytest

from tests.endurance import annexes

GENRES = (
    *("essais d’ouverture", "marque d’une restauration", "date de relecture d’une copie"),
    *("ce qu’une copie dit d’elle", "clés d’une copie", "préférences du poste"),
    "fichier de clés",
)


@pytest.fixture(scope="module")
def cibles(qapp):
    """Every kind of file, by its name; the unlock screen needs an application."""
    assert qapp is not None
    with annexes.lieu() as cibles:
        yield cibles


@pytest.mark.parametrize("genre", GENRES)
def test_un_fichier_quelconque_n_arrete_rien(cibles, genre):
    bilan = annexes.eprouver(cibles[genre], annexes.CAS)
    assert bilan.fautes == ()
    assert bilan.essais == 2_000


def test_chaque_genre_de_fichier_est_eprouve(cibles):
    assert tuple(cibles) == GENRES
