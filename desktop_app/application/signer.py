"""Act: record one of the two signatures put on the letter."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero, Signature
from desktop_app.domain.workflow import Acte


def signer(contexte: Contexte, numero: Numero, signature: Signature) -> Dossier:
    """Add a signature; the dossier is signed once both are there.

    Source: lo_28, § 2.

    Raises:
        ErreurMetier: Nothing to sign, or this person does not sign here.
    """
    return contexte.accomplir(
        Acte.SIGNER,
        numero,
        lambda dossier: procedure.signer(dossier, signature, contexte.cpas()),
    )
