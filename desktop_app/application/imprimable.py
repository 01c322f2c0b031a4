"""What an act freezes and a letter prints is refused while it can still be written otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.caracteres import absence, sans_dessin


def exiger_imprimables(code: str, textes: Iterable[str]) -> None:
    """Refuse texts that a letter cannot print, the first one by its rank.

    Raises:
        ErreurMetier: That code, with the character and the rank of its text, from 1.
    """
    for rang, texte in enumerate(textes, start=1):
        for suite in sans_dessin(texte):
            raise absence(code, suite[0], rang=str(rang))
