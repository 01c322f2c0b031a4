"""What is told of a dossier that no letter answers: what was shown, seen, said and left."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.remise import Appreciation, Connaissance, Remise
from desktop_app.ui.champs.jour import dire_jour

_SUITE = "\u00a0; "
_RIEN = "Rien"
_PAR = {Voie.URGENCE: "Décidé par", Voie.INTERNE: "Par"}
_QUOI = {Voie.URGENCE: "Dit", Voie.INTERNE: "Partagé ou montré"}

Faits = Iterator[tuple[str, str]]


def faits_sans_lettre(dossier: Dossier) -> Faits:
    """Yield what the house keeps of it: labels and their words."""
    if dossier.appreciation is not None:
        yield "Appréciation du directeur général", _apprecie(dossier.appreciation)
    for remise in dossier.remises:
        yield from ce_qui_est_parti(dossier.voie, remise)
        yield _PAR.get(dossier.voie, "Vérifié par"), remise.verifie_par
    if dossier.connaissance is not None:
        yield "Vu par le directeur général", _su(dossier.connaissance)


def ce_qui_est_parti(voie: Voie, remise: Remise) -> Faits:
    """Yield what the person may read of it: the act, what left, when it was told that it may."""
    if voie not in _QUOI:
        yield "Acte montré", remise.acte or "Aucun"
    quoi = _SUITE.join(remise.elements) or _RIEN
    yield _QUOI.get(voie, "Parti"), f"{quoi} ({dire_jour(remise.date)})"
    if remise.information:
        yield "Personne informée", remise.information


def _apprecie(appreciation: Appreciation) -> str:
    sens = "Permise" if appreciation.accordee else "Pas permise"
    return f"{sens} le {dire_jour(appreciation.date)}\u00a0: {appreciation.motif}"


def _su(connaissance: Connaissance) -> str:
    if connaissance.prevenu_le is None:
        return f"Le {dire_jour(connaissance.date)}, par lui-même"
    prevenu = dire_jour(connaissance.prevenu_le)
    return f"Prévenu le {prevenu} à {connaissance.heure}, {connaissance.moyen}"
