"""Dates as people type them."""

from datetime import date

import pytest

from desktop_app.ui.champs.jour import lire_jour

AUJOURD_HUI = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("tape", "lu"),
    [
        ("22/11/2026", date(2026, 11, 22)),
        ("22-11-2026", date(2026, 11, 22)),
        ("22.11.26", date(2026, 11, 22)),
        ("22/11", date(2026, 11, 22)),
        ("221126", date(2026, 11, 22)),
        ("22112026", date(2026, 11, 22)),
        ("2026-11-22", date(2026, 11, 22)),
        (" 22 novembre 2026 ", date(2026, 11, 22)),
        ("1er février", date(2026, 2, 1)),
        ("2211", date(2026, 11, 22)),
        ("29/02/84", date(1984, 2, 29)),
        ("01/01/27", date(2027, 1, 1)),
        ("aujourd’hui", AUJOURD_HUI),
        ("Aujourd'hui", AUJOURD_HUI),
        ("hier", date(2026, 10, 11)),
    ],
)
def test_une_date_se_tape_comme_on_veut(tape, lu):
    assert lire_jour(tape, AUJOURD_HUI) == lu


@pytest.mark.parametrize(
    "tape",
    [
        "",
        "31/02/2026",
        "29/02/2026",
        "demain soir",
        "22/13/2026",
        "1/2/3/4",
        "\u0662\u0662/11/2026",
        "22/11/20261",
    ],
)
def test_ce_qui_n_est_pas_une_date_n_en_devient_pas_une(tape):
    assert lire_jour(tape, AUJOURD_HUI) is None
