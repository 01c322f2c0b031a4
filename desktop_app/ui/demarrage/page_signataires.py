"""Second page: who signs, with the foot of a letter drawn beside."""

from __future__ import annotations

from desktop_app.ui.demarrage.apercu import ApercuEntete
from desktop_app.ui.demarrage.pages_lettre import PageLettre
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.reglages.signataires import FormulaireSignataires


class PageSignataires(PageLettre):
    """Two signatures, two persons."""

    chapeau = "Chaque lettre porte deux signatures. Vous pourrez changer ces noms plus tard."

    def __init__(self, projet: Projet) -> None:
        formulaire = FormulaireSignataires()
        formulaire.charger(projet.cpas)
        super().__init__(projet, formulaire, ApercuEntete(projet.poste, pied=True))
