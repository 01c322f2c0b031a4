"""Who asks: one type of requester among many, with the help that goes with it."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.demandeur import Demandeur, Groupe
from desktop_app.domain.etapes import Question
from desktop_app.domain.noms import plier
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, rangee
from desktop_app.ui.geste import entree_tenue
from desktop_app.ui.session import Session

_CODE = Qt.ItemDataRole.UserRole
_LIGNES = 8  # shown at once


class ChampDemandeur(ChampEcran):
    """Chosen by typing a few letters; then only the choice and its help stay."""

    def __init__(self, question: Question, session: Session, origine: str) -> None:
        super().__init__(question)
        self._session = session
        self._connus = {
            code: demandeur
            for code, demandeur in session.contenu.referentiel.demandeurs.items()
            if demandeur.origine == origine or not origine
        }
        self._code = ""
        self._recherche = _Recherche(question.libelle)
        self._liste = QListWidget()
        self._liste.setAccessibleName(question.libelle)
        self._choix = QWidget()
        self._choix.setLayout(colonne())
        self._monter()

    def _monter(self) -> None:
        hauteur = self.fontMetrics().lineSpacing() + 12
        self._liste.setFixedHeight(hauteur * _LIGNES)
        self._recherche.textChanged.connect(self._filtrer)
        self._recherche.descendre.connect(self._liste.setFocus)
        self._recherche.valider.connect(self._prendre_le_premier)
        self._liste.itemActivated.connect(self._prendre)
        self._liste.itemClicked.connect(self._prendre)
        self.setFocusProxy(self._recherche)
        self.setLayout(colonne(self._recherche, self._liste, self._choix, espace=PAS))
        self._filtrer("")
        self._montrer()

    def _filtrer(self, tape: str) -> None:
        """List those whose words begin with what was typed, by group."""
        self._liste.clear()
        for groupe in Groupe:
            mot = self._session.textes.mot("groupe", groupe)
            trouves = [
                (code, d)
                for code, d in self._connus.items()
                if d.groupe is groupe and _repond(tape, f"{d.libelle} {mot}")
            ]
            if trouves:
                self._ajouter_groupe(mot)
            for code, demandeur in sorted(trouves, key=lambda paire: _plie(paire[1].libelle)):
                ligne = QListWidgetItem(f"    {demandeur.libelle}")
                ligne.setData(_CODE, code)
                self._liste.addItem(ligne)
        if not self._liste.count():
            self._ajouter_groupe("Aucun demandeur ne porte ces lettres.")

    def _ajouter_groupe(self, mot: str) -> None:
        titre = QListWidgetItem(mot)
        titre.setFlags(Qt.ItemFlag.NoItemFlags)
        police = self._liste.font()
        police.setBold(True)
        titre.setFont(police)
        self._liste.addItem(titre)

    def _prendre_le_premier(self) -> None:
        """Take the first one that bears the word typed, before those of a group of that name."""
        lignes = [self._liste.item(rang) for rang in range(self._liste.count())]
        connues = [ligne for ligne in lignes if ligne.data(_CODE)]
        nommees = [ligne for ligne in connues if _repond(self._recherche.text(), ligne.text())]
        premier = next(iter(nommees or connues), None)
        if premier is not None:
            self._prendre(premier)

    def _prendre(self, ligne: QListWidgetItem) -> None:
        code = ligne.data(_CODE)
        if not code:
            return
        self._code = str(code)
        self._montrer()
        # What was typed in is gone: neither the next button nor the next question was meant.
        se_poser_sur(self._titre)
        self.change.emit()

    def _montrer(self) -> None:
        """Show the choice and its help, or what to choose from."""
        choisi = self._connus.get(self._code)
        a_choisir = choisi is None
        self._recherche.setVisible(a_choisir)
        self._liste.setVisible(a_choisir)
        self._choix.setVisible(not a_choisir)
        if choisi is None:
            garnir(self._choix)
            self.setFocusProxy(self._recherche)
            return
        changer = bouton("Changer de demandeur", "lien")
        changer.clicked.connect(self._rechoisir)
        self.setFocusProxy(changer)
        tete = QWidget()
        self._titre = mots(choisi.libelle, "sous-titre")
        ligne = rangee(self._titre, changer)
        ligne.setStretch(0, 1)
        tete.setLayout(ligne)
        garnir(self._choix, tete, aide_du_demandeur(choisi))

    def _rechoisir(self) -> None:
        self._code = ""
        self._recherche.clear()
        self._montrer()
        self._recherche.setFocus()
        self.change.emit()

    def valeur(self) -> str:
        """Return the code chosen, "" for none yet."""
        return self._code

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Choose a requester."""
        self._code = valeur if isinstance(valeur, str) and valeur in self._connus else ""
        self._montrer()


def aide_du_demandeur(demandeur: Demandeur) -> QWidget:
    """Return the help about a type of requester: three sentences, traps, open points."""
    corps = QWidget()
    phrases: list[QWidget] = [mots(phrase) for phrase in demandeur.aide]
    if demandeur.avertissements:
        phrases.append(mots("À quoi prendre garde", "discret"))
        phrases += [
            dit("attention", "attention", piege, "attention") for piege in demandeur.avertissements
        ]
    if demandeur.a_verifier:
        phrases.append(mots("À vérifier avec un juriste", "discret"))
        phrases += [dit("apprecier", "encre2", point) for point in demandeur.a_verifier]
    corps.setLayout(colonne(*phrases, espace=PAS // 2))
    return corps


@cache
def _plie(libelle: str) -> str:
    """Fold the words of a type of requester: the same few at each letter that is typed."""
    return plier(libelle)


def _repond(tape: str, texte: str) -> bool:
    """Tell whether each word typed begins a word of a text."""
    debuts = plier(tape).split()
    connus = _plie(texte).split()
    return all(any(mot.startswith(debut) for mot in connus) for debut in debuts)


class _Recherche(Ligne):
    """The line to type in: Down goes into the list, Enter takes the first one."""

    descendre = Signal()
    valider = Signal()

    def __init__(self, nom: str) -> None:
        super().__init__(f"{nom} Quelques lettres du demandeur")
        self.setPlaceholderText("Rechercher…")

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Leave the line, or take the first one."""
        if entree_tenue(evenement):
            return
        if evenement.key() == Qt.Key.Key_Down:
            self.descendre.emit()
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.valider.emit()
        else:
            super().keyPressEvent(evenement)
