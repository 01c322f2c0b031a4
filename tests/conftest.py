"""What every test may ask for."""

import pytest

from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.textes import lire_textes


@pytest.fixture(scope="session")
def referentiel():
    """The legal pack and the requester types of the program."""
    return lire_referentiel()


@pytest.fixture(scope="session")
def textes():
    """The sentences of the program."""
    return lire_textes()
