"""How a cell of a list is drawn, in whichever look is shown."""

import pytest
from PySide6.QtGui import QColor

from desktop_app.preferences import Apparence
from desktop_app.ui.registre.trait import hauteur
from desktop_app.ui.theme import theme


@pytest.fixture
def _clair_ensuite():
    """The usual look afterwards."""
    yield
    theme().appliquer(Apparence.CLAIR, 100)


def encres(ecran):
    """The pure colours of the words of the second line of the list, which is not chosen."""
    liste = ecran.liste
    rangee = liste.visualRect(ecran.modele.index(1, 0))
    image = liste.viewport().grab(rangee).toImage()
    points = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    attendues = {jeton: theme().couleur(jeton) for jeton in ("encre", "encre2")}
    return {jeton for jeton, encre in attendues.items() if QColor(encre).rgb() in points}


@pytest.mark.usefixtures("_clair_ensuite")
def test_les_deux_lignes_d_une_cellule_suivent_l_apparence(ouvrir, arriver):
    arriver("Lambert", "Anne")
    arriver("Peeters", "Zoé")
    ecran = ouvrir()
    for apparence in (Apparence.CLAIR, Apparence.SOMBRE):
        theme().appliquer(apparence, 300)  # large enough for strokes of one colour
        assert ecran.liste.rowHeight(0) == hauteur(ecran.liste.fontMetrics())
        assert encres(ecran) == {"encre", "encre2"}
