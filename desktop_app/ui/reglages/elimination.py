"""Erasing closed dossiers: the list for the archives, then their authorisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.eliminer import eliminables, eliminer
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import Ligne as LigneDeListe
from desktop_app.domain import habilitation
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from desktop_app.ui import messages
from desktop_app.ui.acces.feuillet import Feuillet
from desktop_app.ui.champs.jour import dire_jour, lire_jour
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, etiquete, garnir, mots, pile, rangee
from desktop_app.ui.lettre.impression import Sortie, imprimer
from desktop_app.ui.session import Session

_AIDE = (
    "Rien ne s’efface tout seul. Les archives d’un CPAS ne se détruisent qu’avec l’autorisation "
    "écrite préalable des Archives de l’État\u00a0: dressez la liste, envoyez-la-leur, puis "
    "recopiez ici leur autorisation."
)
_AUCUN = "Aucun dossier clôturé n’a été reçu jusqu’à ce jour."
_JOUR = "Cette date n’est pas comprise. Écrivez-la ainsi\u00a0: 22/11/2026."
_PERTE = (
    "Ce qui est éliminé ne revient pas\u00a0: ni le dossier, ni ses pièces, ni sa lettre. Le "
    "numéro, l’autorisation et le journal restent. Les copies faites jusqu’ici contiennent encore "
    "ces dossiers\u00a0: effacez-les du dossier des copies quand une nouvelle aura été relue."
)
_CONFIRMER = "Pour confirmer, tapez le nombre de dossiers"
_LARGEUR = 260  # pixels


class Elimination(QWidget):
    """Draws up the list of the dossiers that may go, prints it, erases what was allowed."""

    titre = "Élimination de dossiers"

    referme = Signal(str)
    """Dossiers were erased and the register is closed; carries the sentence that says so."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._jour, self._refus = Ligne("Reçus au plus tard le"), mots("", "erreur")
        self._jour.setMaximumWidth(_LARGEUR)
        self._jour.returnPressed.connect(self._dresser)
        self._suite = pile(espace=2 * PAS)
        self._refus.hide()
        self.setFocusProxy(self._jour)
        corps: list[QWidget] = [mots(_AIDE, "discret")]
        try:
            habilitation.exiger_elimination(
                session.registre.comptes.qui, session.registre.comptes.lister()
            )
        except ErreurMetier as refus:
            corps.append(mots(messages.raison(refus, session.textes), "discret"))
        else:
            corps += [self._criteres(), self._refus, self._suite]
        self.setLayout(colonne(*corps, espace=PAS + PAS // 2))

    def _criteres(self) -> QWidget:
        dresser = bouton("Dresser la liste")
        dresser.clicked.connect(self._dresser)
        aide = "Seuls les dossiers clôturés sont retenus."
        jour = etiquete("Reçus au plus tard le", self._jour, aide)
        return pile(jour, rangee(dresser, None), espace=PAS)

    def _dresser(self) -> None:
        """Show which dossiers would go."""
        jour = lire_jour(self._jour.text(), self._session.poste.horloge().date())
        garnir(self._suite)
        if jour is None:
            self._dire(_JOUR)
            self._jour.setFocus()
            return
        trouves = eliminables(self._session.registre, jour)
        self._dire("" if trouves else _AUCUN)
        if trouves:
            self._montrer(trouves, jour)

    def _montrer(self, trouves: tuple[LigneDeListe, ...], jour: date) -> None:
        numeros = ", ".join(str(ligne.numero) for ligne in trouves)
        accord = "dossier" if len(trouves) == 1 else "dossiers"
        imprimer_ = bouton("Imprimer la liste")
        imprimer_.clicked.connect(lambda: self._imprimer(trouves, jour))
        feuillet = _Accord(self._session, trouves)
        feuillet.fait.connect(self.referme)
        feuillet.quitte.connect(lambda: garnir(self._suite))
        garnir(
            self._suite,
            mots(f"{len(trouves)} {accord}\u00a0: {numeros}."),
            pile(rangee(imprimer_, None)),
            feuillet,
        )

    def _imprimer(self, trouves: tuple[LigneDeListe, ...], jour: date) -> None:
        session = self._session
        try:
            pdf = session.poste.redaction().fiche(fiche(trouves, jour, session))
            if imprimer(self, session.poste, pdf, "Liste d’élimination.pdf") is not Sortie.AUCUNE:
                session.contexte().consigner("imprimer_fiche")
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._dire(messages.raison(erreur, session.textes))

    def _dire(self, phrase: str) -> None:
        self._refus.setText(phrase)
        self._refus.setVisible(bool(phrase))


class _Accord(Feuillet):
    """Takes down what the archives wrote, asks once more, and erases."""

    def __init__(self, session: Session, trouves: tuple[LigneDeListe, ...]) -> None:
        self._trouves = trouves
        self._reference, self._date, self._nombre = Ligne(), Ligne(), Ligne()
        for champ in (self._date, self._nombre):
            champ.setMaximumWidth(_LARGEUR)
        demandes = pile(
            etiquete("Référence de leur autorisation", self._reference),
            etiquete("Date de leur autorisation", self._date),
            etiquete(_CONFIRMER, self._nombre),
            espace=PAS + PAS // 2,
        )
        demandes.setFocusProxy(self._reference)
        titre = "Autorisation des Archives de l’État"
        super().__init__(session, titre, "Éliminer ces dossiers", demandes, mots(_PERTE))

    @property
    def _accordee_le(self) -> date | None:
        return lire_jour(self._date.text(), self.session.poste.horloge().date())

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing."""
        if not self._reference.text().strip():
            yield self._reference, "Recopiez la référence de leur lettre."
        if self._accordee_le is None:
            yield self._date, _JOUR
        if self._nombre.text().strip() != str(len(self._trouves)):
            yield self._nombre, f"{_CONFIRMER}\u00a0: {len(self._trouves)}."

    def travail(self) -> Callable[[], str]:
        """Return what erases them, and closes the register."""
        session, contexte = self.session, self.session.contexte()
        numeros = [ligne.numero for ligne in self._trouves]
        accordee_le = self._accordee_le or contexte.jour
        autorisation = Autorisation(reference=self._reference.text(), accordee_le=accordee_le)

        def effacer() -> str:
            eliminer(contexte, session.registre, numeros, autorisation, session.copies)
            return (
                f"Dossiers éliminés\u00a0: {len(numeros)}. Le registre a été écrit à nouveau sans "
                "eux et refermé. Ouvrez-le avec votre phrase de passe."
            )

        return effacer


def fiche(trouves: tuple[LigneDeListe, ...], jour: date, session: Session) -> Fiche:
    """Return the list as a printed sheet: numbers, dates and kinds, and nobody's name."""
    demandeurs = session.contenu.referentiel.demandeurs
    rangees = tuple(
        Rangee(
            genre=GenreRangee.CHAMP,
            texte=str(ligne.numero),
            valeur=f"reçue le {dire_jour(ligne.recue_le)}, {demandeurs[ligne.demandeur].libelle}",
        )
        for ligne in trouves
    )
    titre = Rangee(
        genre=GenreRangee.TITRE,
        texte=f"Demandes clôturées, reçues au plus tard le {dire_jour(jour)} ({len(trouves)})",
    )
    return Fiche(
        titre="Liste d’élimination",
        jour=session.poste.horloge().date(),
        rangees=(titre, *rangees),
        cpas=session.registre.cpas(),
        signatures=("Le directeur général",),
        exercice=session.registre.exercice,
    )
