"""The decision as the directeur général signed it on paper, scanned."""

from __future__ import annotations

from dataclasses import replace

SCAN = b"%PDF-1.7 decision sur papier"


def avec_papier(contexte, numero, decision):
    """A decision with its paper among the attachments, joined where it is not yet."""
    registre = contexte.registre
    deja = [p.id for p in registre.pieces(numero) if p.nom == "decision.pdf"]
    if not deja:
        with registre.transaction():
            scan = registre.joindre(
                numero, "decision.pdf", SCAN, auteur=contexte.operateur, moment=contexte.quand
            )
        deja = [scan.id]
    return replace(decision, piece=deja[0])
