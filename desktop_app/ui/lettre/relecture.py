"""Reading the letter over before it is final: every free text that would reach it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.neutralite import Tournure, chercher
from desktop_app.domain.reponse import Cpas
from desktop_app.ui.lettre.neutre import Passage, remplacer_dans, souligner
from desktop_app.ui.lettre.saisie import Ajouts


def relire(
    champ: QPlainTextEdit,
    ajouts: Ajouts,
    cpas: Cpas,
    dossier: Dossier,
    tournures: tuple[Tournure, ...],
) -> tuple[Passage, ...]:
    """Return the turns that betray, those that can be replaced here first.

    Args:
        champ: Where what goes with the letter is typed; they are underlined there.
        ajouts: What the form holds.
        cpas: The house, and its own words.
        dossier: The decided dossier.
        tournures: What to look for.
    """
    trouvailles = chercher(champ.toPlainText(), tournures)
    souligner(champ, trouvailles)
    ici = [Passage("Annexes", t, remplacer_dans(champ, t)) for t in trouvailles]
    recours = cpas.recours if ajouts.recours else ""
    reglages = [Passage("Recours (réglages)", t) for t in chercher(recours, tournures)]
    mentions = [
        Passage("Mention de délégation (réglages)", t)
        for delegue in ajouts.delegues
        for t in chercher(f"{delegue.delegation}\n{delegue.titre}", tournures)
    ]
    return (*ici, *reglages, *mentions, *_decides(dossier, tournures))


def _decides(dossier: Dossier, tournures: tuple[Tournure, ...]) -> list[Passage]:
    """Return the turns of what was decided: advice, for the decision is taken."""
    decision = dossier.decision
    if decision is None:
        return []
    return [
        Passage(f"Élément décidé «\u00a0{element.libelle}\u00a0»", trouvaille)
        for element in decision.elements
        for trouvaille in chercher(f"{element.libelle}\n{element.valeur}", tournures, decide=True)
    ]
