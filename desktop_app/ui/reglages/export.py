"""Letting the register, or one dossier, out as a file: what for is asked, and journaled."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application import exporter
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain import habilitation
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.elements import PAS, bouton, colonne, etiquete, mots, rangee
from desktop_app.ui.lettre.impression import enregistrer
from desktop_app.ui.reglages import export_mots
from desktop_app.ui.session import Session

_AIDE = (
    "Un fichier exporté n’est plus chiffré\u00a0: gardez-le en lieu sûr, et effacez-le quand il a "
    "servi. Les mesures secrètes n’y figurent jamais."
)
_FORMES = (
    ("tableau", "Le registre, en tableau pour un tableur"),
    ("donnees", "Le registre entier, en données (JSON)"),
    ("dossier", "Un seul dossier, en PDF"),
)
_FINALITE = "À quoi cet export servira-t-il\u00a0?"
_AIDE_FINALITE = "Sans nommer personne\u00a0: le journal le garde."
_NUMERO = re.compile(r"([0-9]{4})/([0-9]{1,6})")
_SANS_NUMERO = "Indiquez le numéro du dossier, comme 2026/0014."
_SANS_FORME = "Choisissez ce qu’il faut exporter."
_FAIT = "Exporté. Le journal garde la date et le motif."
_LARGEUR = 200  # pixels

_Fichier = tuple[bytes, str]


class Export(QWidget):
    """Asks what and what for, makes the file aside, and writes it where the user says."""

    titre = "Exports"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.forme = Radios("Ce qu’il faut exporter", list(_FORMES))
        self.numero, self.finalite = Ligne(), Ligne()
        self.numero.setMaximumWidth(_LARGEUR)
        self.faire, self.dit = bouton("Exporter…"), mots("", "accord")
        self.refus = mots("", "erreur")
        self.faire.clicked.connect(self.exporter)
        self.setFocusProxy(self.forme)
        self._dire()
        corps: list[QWidget] = [mots(_AIDE, "discret")]
        try:
            habilitation.exiger_export(session.registre.comptes.qui)
        except ErreurMetier as refus:
            corps.append(mots(messages.raison(refus, session.textes), "discret"))
            self.setLayout(colonne(*corps, espace=PAS))
            return
        self.setLayout(
            colonne(
                *corps,
                self.forme,
                etiquete("Numéro du dossier", self.numero, "Pour un seul dossier."),
                etiquete(_FINALITE, self.finalite, _AIDE_FINALITE),
                rangee(self.faire, None),
                self.dit,
                self.refus,
                espace=PAS + PAS // 2,
            )
        )

    def _dire(self, fait: str = "", *, refus: str = "") -> None:
        for etiquette, texte in ((self.dit, fait), (self.refus, refus)):
            etiquette.setText(texte)
            etiquette.setVisible(bool(texte))
        if fait:
            annoncer(self, fait)

    def exporter(self) -> None:
        """Make the file in a thread, then ask where it goes."""
        session, finalite = self._session, self.finalite.text().strip()
        lu = _NUMERO.fullmatch(self.numero.text().strip())
        numero = Numero(int(lu[1]), int(lu[2])) if lu else None
        try:
            exporter.exiger(session.registre, finalite)
        except ErreurMetier as refus:
            self._dire(refus=messages.raison(refus, session.textes))
            return
        forme = self.forme.code()
        if not forme or (forme == "dossier" and numero is None):
            self._dire(refus=_SANS_NUMERO if forme else _SANS_FORME)
            return
        concerne = numero if forme == "dossier" else None
        self._dire()
        self.faire.setEnabled(False)
        arriere_plan.lancer(
            self,
            lambda _: self._fabriquer(forme, concerne, finalite)(),
            reussie=lambda fichier: self._ecrire(fichier, concerne, finalite),
            echouee=self._echouer,
        )

    def _fabriquer(
        self, forme: str, numero: Numero | None, finalite: str
    ) -> Callable[[], _Fichier]:
        """Return what makes the file, and the name offered for it."""
        session, jour = self._session, self._session.poste.horloge().date()
        registre = session.registre

        def tableau() -> _Fichier:
            rangees = (export_mots.rangee(d, session) for d in exporter.dossiers(registre))
            return exporter.en_tableau(export_mots.TITRES, rangees), f"export-{jour}.csv"

        def donnees() -> _Fichier:
            dossiers = exporter.dossiers(registre)
            return exporter.en_donnees(dossiers, finalite, jour), f"export-{jour}.json"

        def dossier() -> _Fichier:
            assert numero is not None  # noqa: S101 - asked for before
            feuille = export_mots.fiche(
                registre.charger(numero),
                registre.pieces(numero),
                registre.historique(numero),
                session,
            )
            pdf = session.poste.redaction().fiche(feuille)
            return pdf, f"dossier-{numero.annee}-{numero.rang:04d}.pdf"

        return {"tableau": tableau, "donnees": donnees, "dossier": dossier}[forme]

    def _ecrire(self, fichier: _Fichier, numero: Numero | None, finalite: str) -> None:
        self.faire.setEnabled(True)
        octets, nom = fichier
        # A lock may close everything while the dialog is open.
        if not enregistrer(self, "Exporter", octets, nom) or not isValid(self):
            return
        acte = "exporter" if numero is None else "exporter_dossier"
        try:
            self._session.contexte().consigner(acte, numero, finalite)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._echouer(erreur)
        else:
            self._dire(_FAIT)
            se_poser_sur(self.dit)

    def _echouer(self, erreur: Exception) -> None:
        self.faire.setEnabled(True)
        self._dire(refus=messages.raison(erreur, self._session.textes))
