"""What an analysis rests on that the law has replaced since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.sources import Referentiel, Texte
from desktop_app.domain.workflow import FINIS, TRANSITIONS, Acte, Parcours, Statut

_UN_JOUR = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remplacement:
    """A text that an analysis cites and that is not in force any more.

    Attributes:
        citation: Its words to print.
        depuis: First day without it; absent where the pack does not say.
        par: The words to print of what took its place; "" for nothing.
    """

    citation: str
    depuis: date | None = None
    par: str = ""


def remplacements(
    textes: Iterable[str], jour: date, referentiel: Referentiel
) -> tuple[Remplacement, ...]:
    """Return what does not hold that day of the texts cited, the penal principle first."""
    connus = {identifiant: referentiel.textes.get(identifiant) for identifiant in textes}
    ordre = sorted(connus.items(), key=lambda t: (t[1] is None or not t[1].principe_penal, t[0]))
    return tuple(
        Remplacement(citation=identifiant) if texte is None else _remplacement(texte, referentiel)
        for identifiant, texte in ordre
        if texte is None or not texte.en_vigueur(jour)
    )


def textes_cites(evaluation: Evaluation) -> frozenset[str]:
    """Return the ids of the texts that an assessment rests on."""
    return frozenset({evaluation.principe, *(c.source for c in evaluation.citations)})


def analyse_depassee(
    dossier: Dossier, jour: date, referentiel: Referentiel
) -> tuple[Remplacement, ...]:
    """Return what was replaced under an analysis that can still be made again."""
    if dossier.analyse is None or not a_reprendre(dossier.voie.parcours, dossier.statut):
        return ()
    return remplacements(textes_cites(dossier.analyse.evaluation), jour, referentiel)


def a_reprendre(parcours: Parcours, statut: Statut) -> bool:
    """Tell whether an analysis still leads somewhere, and can be made again."""
    return statut not in FINIS and (statut, Acte.ROUVRIR) in TRANSITIONS[parcours]


def dernier_changement(jour: date, referentiel: Referentiel) -> date | None:
    """Return the last day of the last text that was replaced; nothing changed since."""
    fins = (texte.en_vigueur_jusqu_au for texte in referentiel.textes.values())
    return max((fin for fin in fins if fin is not None and fin < jour), default=None)


def _remplacement(texte: Texte, referentiel: Referentiel) -> Remplacement:
    fin = texte.en_vigueur_jusqu_au
    if fin is None:
        return Remplacement(citation=texte.citation)
    suivants = (t for t in referentiel.textes.values() if _succede(t, texte, fin + _UN_JOUR))
    par = next((suivant.citation for suivant in suivants), "")
    return Remplacement(citation=texte.citation, depuis=fin + _UN_JOUR, par=par)


def _succede(texte: Texte, ancien: Texte, depuis: date) -> bool:
    """Tell whether a text takes the place of another: a row of the same, the penal principle."""
    memes = texte.principe_penal and ancien.principe_penal and texte.en_vigueur(depuis)
    return texte.succede_a == ancien.id or memes
