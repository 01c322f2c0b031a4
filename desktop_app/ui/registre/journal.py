"""The screen of the journal: everything that was done, the latest first."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Numero
from desktop_app.ui import messages
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import colonne, mots, rangee
from desktop_app.ui.registre.controle import Controle
from desktop_app.ui.registre.filtres_journal import FiltresJournal
from desktop_app.ui.registre.modele_journal import ModeleJournal
from desktop_app.ui.registre.onglets import en_milliers
from desktop_app.ui.registre.recherche import Recherche
from desktop_app.ui.registre.table_journal import TableJournal
from desktop_app.ui.registre.vide import Vide
from desktop_app.ui.session import Session

_PROMESSE = "Chaque acte, consultation et impression s’inscrit ici. Rien ne s’efface."
_RIEN = "Rien de tel dans le journal"
_AUTREMENT = "Demandez d’autres actes, une autre personne ou d’autres jours."
_NUMERO = re.compile(r"([0-9]{4})/([0-9]{1,6})")
_TETE = 16  # characters of the head, as letters bear it


class EcranJournal(Ecran):
    """Shows the journal, or what it says of one dossier."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lu_a: int | None = None
        self.recherche = Recherche("Numéro d’un dossier", "Un dossier, comme 2026/0014")
        self.modele = ModeleJournal(session.registre, session.textes)
        self.table = TableJournal(self.modele)
        self.vide = Vide()
        self.milieu = QStackedWidget()
        self.milieu.addWidget(self.table)
        self.milieu.addWidget(self.vide)
        self.pied = mots("", "discret")
        self.filtres, self.controle = FiltresJournal(session), Controle(session)
        self.filtres.change.connect(self._montrer)
        self.controle.rompu.connect(self._rompre)
        self._composer()
        self.recherche.textChanged.connect(self._montrer)
        self.recherche.descente.connect(self.table.setFocus)
        self.recherche.returnPressed.connect(self.table.setFocus)
        self.table.ouverture.connect(self.dossier_voulu)
        self.modele.panne.connect(self._presenter)

    def _composer(self) -> None:
        tete = rangee(mots("Journal", "titre"), None, self.recherche)
        pile = colonne(tete, mots(_PROMESSE, "discret"), self.filtres, marge=16)
        pile.addWidget(self.milieu, 1)
        pile.addWidget(self.pied)
        pile.addWidget(self.controle)
        self.setLayout(pile)

    def arriver(self) -> None:
        """Read again what was done meanwhile, and go to the rows."""
        try:
            self._suivre()
        except ErreurCoffre as erreur:
            self._tomber_en_panne(erreur)
        (self.table if self.modele.rowCount() else self.recherche).setFocus()

    def _suivre(self) -> None:
        """Read the rows again if some were added, with the same act chosen."""
        tete = self._session.registre.tete_journal()
        if tete.nombre == self._lu_a:
            return
        courant = self.table.currentIndex()
        choisi = self.modele.ligne(courant.row()).seq if courant.isValid() else 0
        self._montrer()
        if self.modele.rowCount():
            self.table.setCurrentIndex(self.modele.index(self.modele.rang(choisi), 0))
        inscriptions = "inscription" if tete.nombre == 1 else "inscriptions"
        self.pied.setText(
            f"{en_milliers(tete.nombre)} {inscriptions}\u00a0· "
            f"tête du journal\u00a0: {tete.tete[:_TETE]}"
        )
        self._lu_a = tete.nombre if self.modele.erreur is None else None

    def _montrer(self) -> None:
        """Show the whole journal, or only the dossier whose number is typed in full."""
        texte = self.recherche.text().strip()
        ecrit = _NUMERO.fullmatch(texte)
        if ecrit:
            self.modele.montrer(Numero(int(ecrit[1]), int(ecrit[2])))
        elif texte:
            self.modele.vider()
        else:
            self.modele.montrer(filtre=self.filtres.filtre)
        self.filtres.setEnabled(not texte)
        self._presenter()

    def _presenter(self) -> None:
        """Show the rows, or why there are none."""
        if self.modele.erreur is not None:
            self._tomber_en_panne(self.modele.erreur)
            return
        if not self.modele.rowCount():
            self._expliquer_le_vide()
        self.milieu.setCurrentWidget(self.table if self.modele.rowCount() else self.vide)

    def _expliquer_le_vide(self) -> None:
        texte = self.recherche.text().strip()
        if not texte:
            self.vide.dire(_RIEN, _AUTREMENT, "Montrer tout le journal", self.filtres.vider)
            return
        titre = f"Le journal ne dit rien d’un dossier «\u00a0{texte}\u00a0»"
        phrase = "Un numéro s’écrit en entier, comme 2026/0014."
        self.vide.dire(titre, phrase, "Montrer tout le journal", self.recherche.clear)

    def chercher(self) -> None:
        """Go to the number that is looked for."""
        self.recherche.setFocus()
        self.recherche.selectAll()

    def _rompre(self, erreur: ErreurCoffre) -> None:
        self.referme.emit(messages.raison(erreur, self._session.textes))

    def _tomber_en_panne(self, erreur: ErreurCoffre) -> None:
        self.vide.dire("Le registre ne se lit plus", messages.raison(erreur, self._session.textes))
        self.milieu.setCurrentWidget(self.vide)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Clear the number on Esc."""
        if evenement.key() == Qt.Key.Key_Escape and self.recherche.text():
            self.recherche.clear()
            return
        super().keyPressEvent(evenement)
