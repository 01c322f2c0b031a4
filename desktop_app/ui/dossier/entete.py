"""The head of a dossier: its number, who asks, its marks, who holds it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.echeance import echeance
from desktop_app.domain.workflow import FINIS, Parcours, Statut
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.dossier.pas_encore import detenteur
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.panneau import issues_ouvertes
from desktop_app.ui.session import Session

_NOM_MAX = 80  # characters
_TERMINES = (Statut.ENVOYEE, *FINIS)


class Entete(QWidget):
    """Says where a dossier stands; its name stays on the screen and nowhere else."""

    retour = Signal()
    """Back to the register."""

    nouvelle = Signal()
    """The same asker asks again."""

    issues = Signal()
    """A way out of the procedure is wanted."""

    volet = Signal(bool)
    """The side pane is wanted, or not."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        retour = bouton("← Demandes", "lien")
        retour.setAccessibleName("Revenir aux demandes")
        retour.clicked.connect(self.retour)
        self._volet = bouton("Sources, pièces, notes", "lien")
        self._volet.setCheckable(True)
        self._volet.toggled.connect(self.volet)
        titre = mots(f"{dossier.numero} · {nom_du_demandeur(session, dossier)}", "titre")
        marques = [_marque(mot) for mot in self._marques()]
        haut = rangee(retour, titre, *marques, espace=PAS * 2)
        haut.setStretch(1, 1)
        nouvelle = bouton("Nouvelle sollicitation", "lien")
        nouvelle.setAccessibleName("Nouvelle sollicitation du même demandeur")
        nouvelle.setToolTip("Nouvelle sollicitation du même demandeur")
        nouvelle.clicked.connect(self.nouvelle)
        issues = bouton("Autre issue…", "lien")
        issues.clicked.connect(self.issues)
        suites = rangee(issues, nouvelle, self._volet, espace=PAS * 2)
        bas = rangee(mots(self._etat(), "discret"), suites, espace=PAS * 2)
        bas.setStretch(0, 1)
        self.setLayout(colonne(haut, bas, espace=0))
        issues.setVisible(bool(issues_ouvertes(session, dossier)))
        nouvelle.setVisible(dossier.statut in _TERMINES)

    def _marques(self) -> list[str]:
        dossier = self._dossier
        ouvert = dossier.voie.parcours is Parcours.REPONSE and dossier.statut not in FINIS
        projet = ouvert and dossier.lettre is None
        return [
            *(["MESURE SECRÈTE"] if dossier.secrete else []),
            *(["PROJET"] if projet else []),
            *(["EXERCICE"] if self._session.registre.exercice else []),
        ]

    def _etat(self) -> str:
        dossier = self._dossier
        dits = [
            self._session.textes.mot("statut", dossier.statut),
            f"reçue le {dire_jour(dossier.recue_le)}",
        ]
        if dossier.tours:
            dits.append(f"tour {len(dossier.tours) + 1}")
        if dossier.statut not in FINIS or dossier.a_revoir:
            dits.append(f"chez\u00a0: {detenteur(dossier, self._session)}")
        if self._attend_une_reponse():
            dits += self._delai()
        return " · ".join(dits)

    def _delai(self) -> list[str]:
        """Return the aim of the house; a secret measure is answered at once, by its own text."""
        dossier, cpas = self._dossier, self._session.registre.cpas()
        if dossier.secrete:
            return ["sans délai"]
        if cpas is None:
            return []
        fin = echeance(dossier.recue_le, cpas.objectif_jours, self._session.poste.feries).fin
        return [f"objectif interne\u00a0: {dire_jour(fin)}"]

    def _attend_une_reponse(self) -> bool:
        dossier = self._dossier
        return dossier.voie.parcours is Parcours.REPONSE and dossier.statut not in _TERMINES

    def minimumSizeHint(self) -> QSize:
        """Ask for a line of title and a line of state: only a narrow window wraps them."""
        return QSize(super().minimumSizeHint().width(), 4 * self.fontMetrics().lineSpacing())

    def montrer_volet(self, *, montre: bool) -> None:
        """Show whether the side pane is open, without asking for it again."""
        self._volet.setChecked(montre)
        self._volet.setText(f"{'▾' if montre else '▸'} Sources, pièces, notes")
        self._volet.setAccessibleDescription("Volet affiché" if montre else "Volet masqué")


def nom_du_demandeur(session: Session, dossier: Dossier) -> str:
    """Return who asks: the name on the envelope, or the type of requester."""
    if dossier.correspondant is not None and dossier.correspondant.nom.strip():
        return abrege(dossier.correspondant.nom)
    connu = session.contenu.referentiel.demandeurs.get(dossier.demande.demandeur)
    return connu.libelle if connu is not None else ""


def abrege(nom: str) -> str:
    """Return a name that leaves room for the rest of the screen."""
    return nom if len(nom) <= _NOM_MAX else f"{nom[:_NOM_MAX]}…"


def _marque(mot: str) -> QLabel:
    etiquette = mots(mot, "marque")
    etiquette.setWordWrap(False)
    etiquette.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return etiquette
