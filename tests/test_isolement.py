"""The tests find no network: nothing that they run could have asked it anything."""

import errno
import os
import socket
from pathlib import Path

import pytest

PRISES = Path("/proc/net/dev")
EXIGE = "SCEAU_SANS_RESEAU"

pytestmark = pytest.mark.skipif(
    EXIGE not in os.environ, reason=f"only where {EXIGE} says that there is none"
)


def test_il_n_y_a_pas_de_reseau():
    interfaces = {ligne.split(":")[0].strip() for ligne in PRISES.read_text().splitlines()[2:]}
    assert interfaces <= {"lo"}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as prise:
        assert prise.connect_ex(("192.0.2.1", 53)) == errno.ENETUNREACH
