"""What a letter to be made cannot print, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.domain.caracteres import epele, sans_dessin
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.reponse import Correspondant, Cpas
from desktop_app.ui.champs.imprimable import Absents, phrase, signes


class Avertissement(Absents):
    """Stands on a step that leads to a letter; it is not there where all of it can be printed."""

    def montrer(self, dossier: Dossier, cpas: Cpas | None, figes: Iterable[str]) -> None:
        """Look at a letter to be made.

        Args:
            dossier: Whose letter.
            cpas: Who writes.
            figes: The texts of the letter that an act has frozen.
        """
        correspondant = _du_correspondant(dossier.correspondant)
        self.phrases(*correspondant, *_du_centre(cpas), *_figes(figes))


def _du_correspondant(qui: Correspondant | None) -> Iterator[str]:
    if qui is None:
        return
    champs = (
        ("Destinataire", qui.nom),
        ("À l’attention de", qui.attention),
        ("Adresse du destinataire", "\n".join(qui.adresse)),
        ("Références du destinataire", qui.reference),
    )
    for nom, texte in champs:
        if dite := phrase(nom, texte):
            yield f"{dite} Corrigez-le à l’étape Enregistrement."


def _du_centre(cpas: Cpas | None) -> Iterator[str]:
    if cpas is None:
        return
    coordonnees = (cpas.nom, cpas.commune, *cpas.adresse, cpas.telephone, cpas.courriel)
    direction = (cpas.titre_directeur_general, cpas.directeur_general)
    qui_signe = (cpas.titre_president, cpas.president, *direction)
    for nom, textes in (("Votre CPAS", coordonnees), ("Qui signe", qui_signe)):
        if dite := phrase(nom, "\n".join(textes)):
            yield f"{dite} Corrigez-le dans les réglages."


def _figes(textes: Iterable[str]) -> Iterator[str]:
    for texte in textes:
        if sans_dessin(texte):
            yield (
                f"La lettre ne peut pas imprimer {signes(texte)}, dans un texte qui ne change plus"
                f"\u00a0: elle écrira «\u00a0{epele(texte)}\u00a0». "
                "Relisez l’aperçu avant de continuer."
            )
