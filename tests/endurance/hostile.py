"""Hostile words: typed in a field, kept, found, printed, exported, and read back the same."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from db import coffre
from db.depot import RegistreSqlite
from db.saisie import nettoyer
from desktop_app.application import exporter
from desktop_app.application.ports_pdf import Redaction
from desktop_app.application.vues import Filtre
from desktop_app.bootstrap import redaction
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import KDF, PHRASE
from tests.db.remplissage import MOMENT, inscription, nouveau
from tests.endurance.bilan import Bilan
from tests.letters.outils import REFUS
from tests.ui.pdf import mots_du_pdf

CAS, COMPLETS = 1_000, 5_000
_JOUR = date(2026, 3, 1)
_DIT = 40  # characters
_PIEGES = (
    *("<b>Zoé</b>", "&amp; <img src=x onerror=1>", "<script>alert(1)</script>", "${x}", "{{x}}"),
    *("'; drop table dossier; --", '" OR 1=1', "NEAR(a b)", "a* OR b", "cherche:x", '"', "^"),
    *("=1+1", "+32", "-5", "@SUM(A1)", "\tx", "=CMD|'/c calc'!A0"),
    *("a\u202etxt.exe", "\u200bx\u200d", "e\u0301\u0308", "œuf æther ß ﬁn", "İstanbul", "ΑΒΓ"),
    *("\x00nul", "\ud800", "a\r\nb", "a\u2028b", "../../NUL.txt", "😀", "李小龍", "مرحبا"),
    *("O’Brien-d'Été", "  ", "x" * 300, "mot " * 200),
)
_MOTS = st.one_of(
    st.sampled_from(_PIEGES),
    st.text(max_size=60),
    st.text(st.characters(min_codepoint=32, max_codepoint=383), min_size=1, max_size=40),
    st.builds("".join, st.lists(st.sampled_from(_PIEGES), min_size=2, max_size=4)),
    st.integers(1, 100_000).map(lambda n: ("long " * n)[:n]),
)


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Lead each case from the field to the export, and back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as dossier:
        essai = Parcours(Path(dossier))
        attendus = COMPLETS if complet else CAS
        essai.lancer(attendus)
        yield Bilan(
            promesse="Saisies hostiles, du champ à l’export et retour",
            essais=essai.faits,
            attendus=attendus,
            fautes=tuple(dict.fromkeys(essai.fautes)),
            temoin=f"{essai.imprimees} lettres imprimées, {essai.refusees} refusées en clair",
        )


class Parcours:
    """One register through which every case goes."""

    def __init__(self, dossier: Path) -> None:
        self.faits = self.imprimees = self.refusees = 0
        self.fautes: list[str] = []
        fondation = coffre.Fondation(
            phrase=PHRASE, role="secretariat", auteur="Essai", moment=MOMENT, kdf=KDF
        )
        self._registre, _ = coffre.creer(dossier / "registre.sceau", fondation)
        self._redige: Redaction = redaction()
        self._taper = _champ()

    def lancer(self, combien: int) -> None:
        """Draw the cases; each one that fails is told with its words."""

        @seed(4)
        @settings(
            max_examples=combien,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(_MOTS, _MOTS)
        def mener(nom: str, autre: str) -> None:
            self.faits += 1
            self._mener(nom, autre)

        mener()
        self._registre.fermer()

    def _mener(self, nom: str, autre: str) -> None:
        tapes = [self._taper(texte) for texte in (nom, autre)]
        registre = self._registre
        with registre.transaction():
            dossier = replace(
                nouveau(registre.numero_suivant(2026), _JOUR),
                personne=Personne(nom=tapes[0], prenom=tapes[1]),
                correspondant=Correspondant(nom=tapes[1], adresse=(tapes[0],)),
            )
            registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
        relu = registre.charger(dossier.numero)
        gardes = [nettoyer(texte) for texte in tapes]
        ou = f"cas {self.faits}, {nom[:_DIT]!a} et {autre[:_DIT]!a}"
        if relu.personne != Personne(nom=gardes[0], prenom=gardes[1]):
            self.fautes.append(f"{ou} : le registre rend autre chose")
        self._chercher(registre, gardes, relu.numero.rang, ou)
        self._imprimer(relu.correspondant or Correspondant(nom=""), ou)
        self._exporter(relu, gardes, ou)

    def _chercher(self, registre: RegistreSqlite, gardes: list[str], rang: int, ou: str) -> None:
        for garde in gardes:
            if plier(garde):
                trouves = registre.page(taille=1_000, filtre=Filtre(mots=garde))
                if rang not in {ligne.numero.rang for ligne in trouves}:
                    self.fautes.append(f"{ou} : la recherche ne le trouve pas")

    def _imprimer(self, correspondant: Correspondant, ou: str) -> None:
        lettre = replace(REFUS, correspondant=correspondant)
        try:
            pdf = self._redige.composer(lettre)
        except ErreurMetier:
            self.refusees += 1
            return
        self.imprimees += 1
        if _serre(correspondant.nom) not in _serre(mots_du_pdf(pdf)):
            self.fautes.append(f"{ou} : la lettre dit autre chose")

    def _exporter(self, relu: object, gardes: list[str], ou: str) -> None:
        tableau = exporter.en_tableau(("nom", "prenom"), [gardes])
        if exporter.relire_le_tableau(tableau)[1] != gardes:
            self.fautes.append(f"{ou} : le tableau rend autre chose")
        donnees = json.loads(exporter.en_donnees([relu], "essai", _JOUR))  # type: ignore[list-item]
        personne = donnees["dossiers"][0]["personne"]
        if [personne["nom"], personne["prenom"]] != gardes:
            self.fautes.append(f"{ou} : les données rendent autre chose")


def _champ() -> Callable[[str], str]:
    """Return what types in a real field, and reads what stands there."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop_app.ui.champs.saisie import Ligne  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    champ = Ligne("essai")

    def taper(texte: str) -> str:
        assert application is not None
        with suppress(UnicodeEncodeError):
            champ.setText(texte)
        return champ.text()

    return taper


def _serre(texte: str) -> str:
    """Return what is seen of a text: a ligature is its letters, what has no shape is nothing."""
    plat = unicodedata.normalize("NFKC", texte)
    return "".join(c for c in plat if unicodedata.category(c) != "Cf" and not c.isspace())
