"""The screen of the texts and of the help: everything to read, and one search over it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.aide import ouvrages, raccourcis
from desktop_app.ui.aide.exercice import Exercice
from desktop_app.ui.aide.lecture import Lecture
from desktop_app.ui.aide.ouvrages import Ouvrage, Trouvaille
from desktop_app.ui.aide.recherche import Recherche
from desktop_app.ui.champs.jour import ChampDate
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session
from desktop_app.ui.theme import RESSOURCES

_AIDE = RESSOURCES / "aide"
_GUIDES = {"Premiers pas": _AIDE / "premiers_pas.md", "Sécurité": _AIDE / "securite.md"}


class EcranAide(Ecran):
    """Texts, help, first steps, keys and practice: one tab each."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.jour = _champ_du_jour(session)
        self.jour.change.connect(self._redire_les_lois)
        self.recherche = Recherche(self)
        self.recherche.trouvee.connect(self._aller)
        self.recherche.ouverte.connect(self._laisser_la_place)
        self.onglets = QButtonGroup(self)
        self._pile = QStackedWidget()
        self.lectures = self._poser_les_lectures()
        self.exercice = Exercice(session)
        self._ajouter("Exercice", self.exercice)
        self._disposer()
        self.montrer(ouvrages.CIRCULAIRE)

    def arriver(self) -> None:
        """Show everything in the look of now, and wait for words to look for."""
        self._redire()
        self.recherche.arriver()

    def montrer(self, titre: str) -> None:
        """Show a tab."""
        for rang, onglet in enumerate(self.onglets.buttons()):
            if onglet.text() == titre:
                onglet.setChecked(True)
                self._pile.setCurrentIndex(rang)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Esc goes back to the register."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.retour.emit()
            return
        super().keyPressEvent(evenement)

    def _poser_les_lectures(self) -> dict[str, Lecture]:
        lectures = {}
        for ouvrage in self._lire():
            dates = _question(self.jour) if ouvrage.titre == ouvrages.LOIS else None
            lectures[ouvrage.titre] = Lecture(ouvrage.titre, dates)
            self._ajouter(ouvrage.titre, lectures[ouvrage.titre])
        return lectures

    def _ajouter(self, titre: str, contenu: QWidget) -> None:
        onglet = bouton(titre, "onglet")
        onglet.setCheckable(True)
        # Toggled, not clicked: that is what a screen reader does.
        onglet.toggled.connect(lambda choisi: self.montrer(titre) if choisi else None)
        self.onglets.addButton(onglet)
        self._pile.addWidget(contenu)

    def _disposer(self) -> None:
        tete = rangee(mots("Textes et aide", "titre"), None, self.recherche.champ)
        onglets = rangee(*self.onglets.buttons(), None, espace=0)
        corps = rangee(self.recherche.liste, self._pile, espace=2 * PAS)
        self.setLayout(colonne(tete, onglets, corps, marge=2 * PAS))

    def _lire(self) -> tuple[Ouvrage, ...]:
        contenu = self._session.contenu
        return (
            ouvrages.circulaire(contenu.referentiel),
            ouvrages.lois(contenu.referentiel, contenu.textes, self._jour()),
            ouvrages.demandeurs(contenu.referentiel, contenu.textes),
            *(
                ouvrages.guide(titre, fichier.read_text(encoding="utf-8"))
                for titre, fichier in _GUIDES.items()
            ),
            raccourcis.ouvrage(),
        )

    def _jour(self) -> date:
        """Return the day asked for; today where none is understood."""
        ecrit = self.jour.valeur()
        return date.fromisoformat(ecrit) if ecrit else self._session.poste.horloge().date()

    def _redire(self) -> None:
        """Write every page again: the day, the look or the size may be another one."""
        self.recherche.ouvrages = self._lire()
        for ouvrage in self.recherche.ouvrages:
            self.lectures[ouvrage.titre].montrer(ouvrage)

    def _redire_les_lois(self) -> None:
        """Tell the legal texts as they stand on the day asked for."""
        if self.jour.valeur():
            self._redire()

    def _aller(self, trouvaille: Trouvaille) -> None:
        """Show what was found, marked, at its place."""
        titre = trouvaille.ouvrage.titre
        self.montrer(titre)
        self.lectures[titre].page.aller(trouvaille.rang, marquer=True)

    def _laisser_la_place(self, ouverte: bool) -> None:  # noqa: FBT001 - a slot
        """Put what was found where the headings stand."""
        for lecture in self.lectures.values():
            lecture.sommaire.setVisible(not ouverte)


def _champ_du_jour(session: Session) -> ChampDate:
    """Return the field that asks for a day, and holds today's."""
    question = Question(id="jour", champ=Champ.DATE, libelle="Textes en vigueur le")
    champ = ChampDate(question, session.poste.horloge)
    champ.poser(session.poste.horloge().date().isoformat())
    return champ


def _question(champ: ChampDate) -> QWidget:
    """Return the field of the day under the words that ask for it."""
    question = mots(champ.question.libelle)
    question.setWordWrap(False)
    question.setBuddy(champ)
    ligne = QWidget()
    ligne.setLayout(rangee(question, champ, None))
    return ligne
