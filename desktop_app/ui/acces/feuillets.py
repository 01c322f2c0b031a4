"""The forms about accesses: somebody new, a passphrase lost, one's own passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.application.acces import accueillir, redonner
from desktop_app.domain.comptes import Compte, Role
from desktop_app.ui.acces.champ_secret import ChampSecret
from desktop_app.ui.acces.feuillet import Feuillet
from desktop_app.ui.acces.nouvelle_phrase import NouvellePhrase, connus_de_tous
from desktop_app.ui.acces.roles import CE_QUE_FAIT
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, etiquete, mots, pile
from desktop_app.ui.session import Session

_PHRASE = "Phrase de passe"
_NEUVE = "Nouvelle phrase de passe"
_A_TAPER = (
    "C’est à la personne de taper sa phrase de passe, sans vous\u00a0: ce qu’elle fera sera signé "
    "de son nom."
)
_DG = (
    "Dès que le directeur général a son accès, lui seul décide et dit qui voit les mesures "
    "secrètes."
)


class Arrivee(Feuillet):
    """Lets somebody in."""

    def __init__(self, session: Session) -> None:
        roles = session.textes.mots["role"]
        choix = [(role, f"{roles[role]}\u00a0: {fait}") for role, fait in CE_QUE_FAIT.items()]
        self._nom = Ligne()
        self._role = Radios("Rôle", choix)
        self._phrase = _nouvelle(session, _PHRASE, lambda: (self._nom.text(),))
        role = pile(mots("Rôle", "question"), self._role, mots(_DG, "discret"), espace=PAS // 2)
        nom = QWidget()
        nom.setLayout(colonne(etiquete("Nom de la personne", self._nom)))
        nom.setFocusProxy(self._nom)
        super().__init__(
            session,
            "Ajouter une personne",
            "Ajouter cette personne",
            nom,
            role,
            mots(_A_TAPER, "discret"),
            self._phrase,
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing."""
        if not self._nom.text().strip():
            yield self._nom, "Indiquez le nom de la personne."
        if not self._role.code():
            yield self._role, "Choisissez le rôle de la personne."
        yield from self._phrase.obstacles()

    def travail(self) -> Callable[[], str]:
        """Return what gives the access."""
        contexte, nom = self.session.contexte(), self._nom.text()
        role, phrase = Role(self._role.code()), self._phrase.texte()

        def ajouter() -> str:
            return f"{accueillir(contexte, nom, role, phrase).nom} peut ouvrir le registre."

        return ajouter


class PhrasePerdue(Feuillet):
    """Gives somebody another passphrase in the place of the one that was lost."""

    def __init__(self, session: Session, compte: Compte) -> None:
        self._compte = compte
        self._phrase = _nouvelle(session, _NEUVE, lambda: (compte.nom,))
        super().__init__(
            session,
            f"Nouvelle phrase de passe pour {compte.nom}",
            "Remplacer la phrase de passe",
            self._phrase,
            mots(f"{_A_TAPER} L’ancienne n’ouvrira plus le registre.", "discret"),
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is wrong with the passphrase."""
        yield from self._phrase.obstacles()

    def travail(self) -> Callable[[], str]:
        """Return what replaces the access."""
        contexte, phrase = self.session.contexte(), self._phrase.texte()

        def remplacer() -> str:
            return (
                f"{redonner(contexte, self._compte, phrase).nom} a une nouvelle phrase de passe."
            )

        return remplacer


class MaPhrase(Feuillet):
    """Changes the passphrase of whoever works."""

    def __init__(self, session: Session) -> None:
        self._ancienne = ChampSecret("Phrase de passe actuelle")
        self._phrase = _nouvelle(session, _NEUVE, lambda: (session.operateur,))
        super().__init__(
            session,
            "Changer ma phrase de passe",
            "Changer la phrase de passe",
            self._ancienne,
            self._phrase,
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing or weak."""
        if not self._ancienne.texte():
            yield self._ancienne, "Tapez d’abord votre phrase de passe actuelle."
        yield from self._phrase.obstacles()

    def travail(self) -> Callable[[], str]:
        """Return what changes it."""
        session = self.session
        ancienne, neuve = self._ancienne.texte(), self._phrase.texte()

        def changer() -> str:
            session.registre.comptes.changer_phrase(
                ancienne, neuve, moment=session.poste.horloge()
            )
            return "Votre phrase de passe a changé. L’ancienne n’ouvre plus le registre."

        return changer


def _nouvelle(
    session: Session, nom: str, en_plus: Callable[[], tuple[str, ...]]
) -> NouvellePhrase:
    """Return the fields of a passphrase; names of the house do not make a good one."""
    cpas = session.registre.cpas()
    maison = connus_de_tous(cpas) if cpas is not None else ()
    return NouvellePhrase(nom, lambda: (*maison, *en_plus()))
