"""Act: record that the reply left the house."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Envoi, Numero
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def envoyer(contexte: Contexte, numero: Numero, envoi: Envoi, referentiel: Referentiel) -> Dossier:
    """Send a reply that bears both signatures and rests on what still holds that day.

    Source: circ_2022, ext., « une réponse officielle (à double signature) ».

    Raises:
        ErreurMetier: A signature is missing or comes from somebody out of office, the consent no
            longer counts, or a text is no longer in force.
    """
    return contexte.accomplir(
        Acte.ENVOYER,
        numero,
        lambda dossier: procedure.envoyer(dossier, envoi, contexte.cpas(), referentiel),
    )
