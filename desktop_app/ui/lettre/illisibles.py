"""What a letter to be made cannot print, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.domain.caracteres import epele, sans_dessin
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.reponse import Correspondant, Cpas, Qualite
from desktop_app.ui.champs.imprimable import Absents, phrase, signes


class Avertissement(Absents):
    """Stands on a step that leads to a letter; it is not there where all of it can be printed."""

    def montrer(
        self, dossier: Dossier, cpas: Cpas | None, figes: Iterable[str], jour: date
    ) -> None:
        """Look at a letter to be made.

        Args:
            dossier: Whose letter.
            cpas: Who writes.
            figes: The texts of the letter that an act has frozen.
            jour: Its day, whose office holders sign.
        """
        correspondant = _du_correspondant(dossier.correspondant)
        self.phrases(*correspondant, *_du_centre(cpas, jour), *_figes(figes))


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


def _du_centre(cpas: Cpas | None, jour: date) -> Iterator[str]:
    if cpas is None:
        return
    contact = (cpas.contact, cpas.qualite_du_contact)
    coordonnees = (cpas.nom, cpas.commune, *cpas.adresse, cpas.telephone, cpas.courriel, *contact)
    titulaires = (cpas.titulaire(qualite.office, jour) for qualite in Qualite)
    qui_signe = (texte for qui in titulaires for texte in (qui.titre, qui.nom))
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
