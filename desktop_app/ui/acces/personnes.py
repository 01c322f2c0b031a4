"""Who may open the register: each person, and what may be done about their access."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.application.acces import nommer_aux_mesures, presents
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain import habilitation
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import messages
from desktop_app.ui.acces.depart import Depart
from desktop_app.ui.acces.feuillet import Feuillet
from desktop_app.ui.acces.feuillets import Arrivee, MaPhrase, PhrasePerdue
from desktop_app.ui.acces.renouvellement import Renouvellement
from desktop_app.ui.acces.roles import CE_QUE_FAIT
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.geste import Bouton, CaseDActe
from desktop_app.ui.session import Session

_AIDE = (
    "Chaque personne a sa phrase de passe, et ce qu’elle fait est signé de son nom dans le "
    "journal. Ne prêtez jamais la vôtre."
)
_RESERVE = (
    "Le directeur général, ou qui ouvre le registre avec la feuille de secours, fait entrer et "
    "sortir les personnes."
)
_ROUVRIR = "Verrouillez maintenant (Ctrl+L), puis laissez la personne ouvrir le registre."
_MESURES = "Voit les mesures secrètes"


class Personnes(QWidget):
    """The people, then the form that is being filled in, if any."""

    titre = "Personnes et accès"

    referme = Signal(str)
    """Somebody left and the register is closed; carries the sentence that says so."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._liste, self._place = pile(espace=PAS), pile()
        self._fait, self._refus = mots("", "accord"), mots("", "erreur")
        self._gestes = self._faire_les_gestes()
        self.setFocusProxy(next(iter(self._gestes)))
        reserve = [] if self._gere else [mots(_RESERVE, "discret")]
        self.setLayout(
            colonne(
                mots(_AIDE, "discret"),
                self._liste,
                # Side by side they are wider than their place when letters are twice as large.
                *(rangee(geste, None) for geste in self._gestes),
                *reserve,
                self._fait,
                self._refus,
                self._place,
                espace=PAS + PAS // 2,
            )
        )
        self._dire()
        self._lister()

    @property
    def _qui(self) -> Compte:
        return self._session.registre.comptes.qui

    @property
    def _gere(self) -> bool:
        return _peut(lambda: habilitation.exiger_gestion(self._qui))

    def _faire_les_gestes(self) -> list[Bouton]:
        """Return what may be done that is about nobody of the list."""
        tous = self._session.registre.comptes.lister()
        possibles: list[tuple[bool, str, Callable[[], Feuillet | Renouvellement]]] = [
            (self._gere, "Ajouter une personne", lambda: Arrivee(self._session)),
            (
                self._qui.role is not Role.SECOURS,
                "Changer ma phrase de passe",
                lambda: MaPhrase(self._session),
            ),
            (
                _peut(lambda: habilitation.exiger_feuille(self._qui, tous)),
                "Refaire la feuille de secours",
                lambda: Renouvellement(self._session),
            ),
        ]
        return [self._geste(verbe, faire) for permis, verbe, faire in possibles if permis]

    def _geste(self, verbe: str, faire: Callable[[], Feuillet | Renouvellement]) -> Bouton:
        geste = bouton(verbe)
        geste.clicked.connect(lambda: self._ouvrir(faire()))
        return geste

    # The people.

    def _lister(self) -> None:
        tous = presents(self._session.contexte())
        partis = [c for c in self._session.registre.comptes.lister() if c.parti and c.nom]
        lignes: list[QWidget] = [self._ligne(compte) for compte in tous]
        if partis:
            noms = ", ".join(dict.fromkeys(c.nom for c in partis if c.nom not in _noms(tous)))
            if noms:
                lignes.append(mots(f"N’ouvrent plus le registre\u00a0: {noms}.", "discret"))
        garnir(self._liste, *lignes)

    def _ligne(self, compte: Compte) -> QFrame:
        moi = compte.id == self._qui.id
        role = self._session.textes.mots["role"][compte.role]
        qui = pile(
            None,
            mots(compte.nom, "question"),
            mots(f"{role} · vous" if moi else role),
            mots(CE_QUE_FAIT[compte.role].capitalize(), "discret"),
            None,
            espace=0,
        )
        cadre = QFrame()
        cadre.setProperty("allure", "carte")
        droits = pile(*self._mesures(compte), *self._aides(compte, moi=moi))
        rang = rangee(qui, droits, marge=PAS + 4)
        rang.setStretch(0, 1)
        cadre.setLayout(rang)
        return cadre

    def _aides(self, compte: Compte, *, moi: bool) -> list[QWidget]:
        """Return what whoever manages the people may do for somebody else."""
        if moi or not self._gere:
            return []
        perdue, depart = bouton("Nouvelle phrase de passe"), bouton("Départ…")
        perdue.setAccessibleName(f"Nouvelle phrase de passe pour {compte.nom}")
        perdue.clicked.connect(lambda: self._ouvrir(PhrasePerdue(self._session, compte)))
        depart.setAccessibleName(f"Départ de {compte.nom}")
        depart.clicked.connect(lambda: self._faire_partir(compte))
        return [perdue, depart]

    def _faire_partir(self, compte: Compte) -> None:
        feuillet = Depart(self._session, compte)
        feuillet.fait.connect(self.referme)
        feuillet.quitte.connect(self._finir)
        self._placer(feuillet)

    def _mesures(self, compte: Compte) -> list[QWidget]:
        """Return what says whether secret measures exist for somebody; the DG changes it."""
        if compte.role is Role.DIRECTEUR_GENERAL:
            return [_voit()]
        if not _peut(lambda: habilitation.exiger_mesures(self._qui)):
            return [_voit()] if compte.mesures else []
        case = CaseDActe(_MESURES)
        case.setAccessibleName(f"{compte.nom}\u00a0: {_MESURES.lower()}")
        case.setChecked(compte.mesures)
        case.toggled.connect(lambda nomme: self._nommer(case, compte, nomme=nomme))
        return [case]

    def _nommer(self, case: CaseDActe, compte: Compte, *, nomme: bool) -> None:
        try:
            nommer_aux_mesures(self._session.contexte(), compte, nomme=nomme)
        except (ErreurMetier, ErreurCoffre) as erreur:
            with QSignalBlocker(case):
                case.setChecked(not nomme)
            self._dire(refus=messages.raison(erreur, self._session.textes))
            return
        verbe = "voit" if nomme else "ne voit plus"
        self._dire(f"{compte.nom} {verbe} les mesures secrètes.")

    # The form.

    def _ouvrir(self, feuillet: Feuillet | Renouvellement) -> None:
        """Put a form in its place; what it did is told here."""
        feuillet.fait.connect(self._finir)
        feuillet.quitte.connect(self._finir)
        self._placer(feuillet)

    def _placer(self, feuillet: Feuillet | Renouvellement) -> None:
        """Put a form in the place of the people, and of what would open another one."""
        self._dire()
        garnir(self._place, feuillet)
        self._liste.hide()
        for geste in self._gestes:
            geste.hide()
        feuillet.setFocus()

    def _finir(self, phrase: str = "") -> None:
        garnir(self._place)
        self._liste.show()
        for geste in self._gestes:
            geste.show()
        self._lister()
        suite = _ROUVRIR if phrase and self._qui.role is Role.SECOURS else ""
        self._dire(f"{phrase} {suite}".strip())
        se_poser_sur(self._fait) if phrase else self.setFocus()

    def _dire(self, fait: str = "", *, refus: str = "") -> None:
        for etiquette, texte in ((self._fait, fait), (self._refus, refus)):
            etiquette.setText(texte)
            etiquette.setVisible(bool(texte))
        if fait:
            annoncer(self, fait)


def _voit() -> QWidget:
    voit = mots(_MESURES, "discret")
    voit.setWordWrap(False)
    return voit


def _peut(exiger: Callable[[], None]) -> bool:
    try:
        exiger()
    except ErreurMetier:
        return False
    return True


def _noms(comptes: tuple[Compte, ...]) -> set[str]:
    return {compte.nom for compte in comptes}
