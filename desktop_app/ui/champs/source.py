"""What a source says, to the letter, with where it says it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import Citation
from desktop_app.domain.sources import Passage, Referentiel
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.elements import PAS, colonne, mots

_CIRCULAIRE = "circ_2022"


def source(passages: tuple[str, ...], referentiel: Referentiel, titre: str = "") -> Depliant:
    """Return the sentences behind a question, folded."""
    return Depliant(titre or titre_de(passages), lambda: citations(passages, referentiel))


def titre_de(passages: tuple[str, ...]) -> str:
    """Say whose sentences they are."""
    circulaire = all(p.startswith(f"{_CIRCULAIRE}.") for p in passages)
    return "Ce que dit la circulaire" if circulaire else "Ce que disent les textes"


def citations(passages: Iterable[str], referentiel: Referentiel) -> QWidget:
    """Return sentences of the pack, each with its reference."""
    return _phrases(map(referentiel.passage, passages), referentiel)


def citations_d_alors(citees: Iterable[Citation], referentiel: Referentiel) -> QWidget:
    """Return the sentences of an assessment as they stood when it was made."""
    return _phrases((_citee(citation, referentiel) for citation in citees), referentiel)


def _citee(citation: Citation, referentiel: Referentiel) -> Passage:
    """Return the sentence of the pack, or the words kept where the pack says others now."""
    connus = referentiel.textes[citation.source].passages
    garde = Passage(id=citation.passage, texte=citation.texte)
    return next((p for p in connus if p.texte == citation.texte), garde)


def _phrases(passages: Iterable[Passage], referentiel: Referentiel) -> QWidget:
    """Return sentences, each with its reference."""
    corps = QWidget()
    phrases: list[QWidget] = []
    for passage in passages:
        texte = referentiel.textes[passage.source]
        partie = f" – {passage.partie}" if passage.partie else ""
        phrases.append(mots(_entre_guillemets(passage.texte), "citation"))
        phrases.append(mots(f"{texte.citation}{partie}", "discret"))
    corps.setLayout(colonne(*phrases, espace=PAS // 2))
    return corps


def _entre_guillemets(phrase: str) -> str:
    """Return a sentence between quotation marks; some sources put theirs already."""
    return phrase if phrase.startswith("«") else f"«\u00a0{phrase}\u00a0»"
