"""The house's own aim, in working days of Belgium."""

from datetime import date, timedelta

import pytest

from desktop_app.content.calendrier import jours_feries
from desktop_app.domain.echeance import echeance, recues_au_plus_tard


@pytest.mark.parametrize(
    ("annee", "mobiles"),
    [
        (2026, {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)}),
        (2027, {date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)}),
        # Ascension day on the first of May: nine days only.
        (2008, {date(2008, 3, 24), date(2008, 5, 1), date(2008, 5, 12)}),
    ],
)
def test_les_jours_feries_legaux_sont_ceux_de_belgique(annee, mobiles):
    fixes = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    assert jours_feries(annee) == {date(annee, *jour) for jour in fixes} | mobiles


@pytest.mark.parametrize(
    ("debut", "jours", "fin", "sautes"),
    [
        (date(2026, 10, 12), 1, date(2026, 10, 13), ()),
        (date(2026, 10, 9), 1, date(2026, 10, 12), ()),
        (date(2026, 10, 10), 1, date(2026, 10, 12), ()),
        (date(2026, 11, 10), 1, date(2026, 11, 12), (date(2026, 11, 11),)),
        # All Saints' day falls on a Sunday: it is no working day that was skipped.
        (date(2026, 10, 30), 1, date(2026, 11, 2), ()),
        (date(2026, 12, 24), 6, date(2027, 1, 5), (date(2026, 12, 25), date(2027, 1, 1))),
        (date(2026, 10, 12), 0, date(2026, 10, 12), ()),
    ],
)
def test_les_jours_ouvrables_se_comptent_des_le_lendemain(debut, jours, fin, sautes):
    trouvee = echeance(debut, jours, jours_feries)
    assert (trouvee.fin, trouvee.feries) == (fin, sautes)


@pytest.mark.parametrize(
    "aujourd_hui", [date(2026, 1, 1) + timedelta(n) for n in range(0, 365, 11)]
)
def test_recues_au_plus_tard_est_le_dernier_jour_dont_l_objectif_est_passe(aujourd_hui):
    dernier = recues_au_plus_tard(aujourd_hui, 15, jours_feries)
    assert echeance(dernier, 15, jours_feries).fin < aujourd_hui
    lendemain = dernier + timedelta(days=1)
    assert echeance(lendemain, 15, jours_feries).fin >= aujourd_hui
