"""The screen of what comes in, shown, as the desk shows it."""

import pytest

from desktop_app.ui.arrivee.ecran import EcranArrivee


@pytest.fixture
def montrer(qtbot, session):
    """Show the screen, as the desk does."""

    def faire(suite_de=None):
        ecran = EcranArrivee(session, suite_de)
        qtbot.addWidget(ecran)
        ecran.resize(1176, 708)
        ecran.show()
        ecran.activateWindow()
        qtbot.waitUntil(ecran.isActiveWindow)
        ecran.arriver()
        return ecran

    return faire


@pytest.fixture
def ecran(montrer):
    """The screen, at its first question."""
    return montrer()
