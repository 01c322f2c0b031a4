"""A written agreement, as a sentence to complete: who gives it, to whom, why, until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop_app.domain.demande import DonneurAccord, OrigineAccord
from desktop_app.domain.dossier import Numero
from desktop_app.domain.etapes import Champ, Question, Reponses
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.jour import ChampDate, dire_jour, lire_jour
from desktop_app.ui.champs.piece_jointe import PieceJointe
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, mots, pile, rangee
from desktop_app.ui.session import Session

_NOMME = (("oui", "L’écrit le nomme"), ("non", "L’écrit ne le nomme pas"))
_VISE = {"oui": True, "non": False}
_RIEN = "Rien n’est encore coché\u00a0: le tableau des éléments demande ce que l’accord couvre."
_SANS_PIECE = "Enregistrez d’abord la demande\u00a0: l’écrit se joint au dossier."
_COURT = 72  # pixels: a page number
_ETIQUETTE = 84  # pixels


class ChampAccord(ChampEcran):
    """Asks what makes an agreement one; nothing is chosen at first."""

    def __init__(self, question: Question, session: Session, numero: Numero | None) -> None:
        super().__init__(question)
        self._session, self._signale = session, False
        textes = session.textes
        self._donneur = Radios("Donné par", [*textes.mots["consentement_donne_par"].items()])
        self._nom = Ligne("Nom de qui donne l’accord")
        self._qualite = Ligne("En quelle qualité")
        self._qui = mots("Ce demandeur")
        self._vise = Radios("L’accord est pour ce demandeur\u00a0?", _NOMME, cote_a_cote=True)
        self._elements = mots(_RIEN, "discret")
        self._raison = Ligne("Parce que")
        self._du = self._date("L’accord vaut à partir du")
        self._fin = self._date("L’accord vaut jusqu’au")
        self._sans_fin = _case("sans fin indiquée")
        self._origine = Radios("L’écrit", [*textes.mots["consentement_origine"].items()])
        self._page = Ligne("Page de la demande qui porte l’accord")
        self._piece = (
            PieceJointe(session, numero, "l’accord") if numero is not None else mots(_SANS_PIECE)
        )
        self._verifiee = _case("J’ai vérifié la signature, avec\u00a0:")
        self._signature = Ligne("Ce qui a servi à vérifier la signature")
        self._fautes: dict[QWidget, QLabel] = {}
        self._monter()
        self._ecouter()
        self._disposer()

    def _date(self, libelle: str) -> ChampDate:
        question = Question(id="jour", champ=Champ.DATE, libelle=libelle)
        return ChampDate(question, self._session.poste.horloge)

    def _monter(self) -> None:
        """Put the pieces of the sentence one under the other, each with place for its fault."""
        self._nom.setPlaceholderText("son nom")
        self._qualite.setPlaceholderText("en quelle qualité\u00a0: mère, tuteur, administratrice…")
        self._raison.setPlaceholderText("par exemple\u00a0: elle cherche un logement")
        self._signature.setPlaceholderText("par exemple\u00a0: la carte d’identité")
        self._page.setFixedWidth(_COURT)
        self._donneur_nomme = pile(self._nom, self._qualite, espace=PAS // 2)
        self._sur_la_page = pile(rangee(mots("page"), self._page, None))
        valable = pile(
            rangee(mots("du"), self._du, None),
            rangee(mots("au"), self._fin, self._sans_fin, None),
            espace=PAS // 2,
        )
        signature = pile(self._verifiee, self._signature, espace=PAS // 2)
        lignes: tuple[tuple[str, QWidget, tuple[QWidget, ...]], ...] = (
            ("Donné par", self._donneur, (self._donneur_nomme,)),
            ("Pour que", self._qui, (self._vise,)),
            ("reçoive", self._elements, ()),
            ("parce que", self._raison, ()),
            ("Valable", valable, ()),
            ("L’écrit", self._origine, (self._sur_la_page, self._piece)),
            ("", signature, ()),
        )
        grille = QGridLayout()
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(PAS * 2)
        grille.setVerticalSpacing(PAS + 4)
        grille.setColumnMinimumWidth(0, _ETIQUETTE)
        grille.setColumnStretch(1, 1)
        for rang, (debut, premier, suite) in enumerate(lignes):
            etiquette = mots(debut, "discret")
            # Level with the words of what is typed or chosen beside it.
            etiquette.setContentsMargins(0, 0 if isinstance(premier, QLabel) else PAS // 2, 0, 0)
            grille.addWidget(etiquette, rang, 0, Qt.AlignmentFlag.AlignTop)
            faute = mots("", "erreur")
            grille.addWidget(pile(premier, *suite, faute, espace=PAS // 2), rang, 1)
            self._fautes[premier] = faute
        self._valable, self._la_signature = valable, signature
        self.setLayout(grille)

    def _ecouter(self) -> None:
        for radios in (self._donneur, self._vise, self._origine):
            radios.choisi.connect(lambda _: self._changer())
        for case in (self._sans_fin, self._verifiee):
            case.toggled.connect(lambda _: self._changer())
        for ligne in (self._nom, self._qualite, self._raison, self._page, self._signature):
            ligne.textChanged.connect(lambda _: self._changer())
        for date in (self._du, self._fin):
            date.change.connect(self._changer)
        if isinstance(self._piece, PieceJointe):
            self._piece.change.connect(self._changer)

    def _changer(self) -> None:
        self._disposer()
        self.change.emit()

    def _disposer(self) -> None:
        """Show what the answers so far call for, and where the focus goes first."""
        origine = self._origine.code()
        self._donneur_nomme.setVisible(self._donneur.code() not in ("", DonneurAccord.PERSONNE))
        self._fin.setEnabled(not self._sans_fin.isChecked())
        self._sur_la_page.setVisible(origine == OrigineAccord.JOINT)
        self._piece.setVisible(origine == OrigineAccord.DONNE_AU_CPAS)
        self._signature.setVisible(self._verifiee.isChecked())
        manques = [*self._manques()]
        dits = {ligne: phrase for ligne, _, phrase in reversed(manques)}
        for ligne, faute in self._fautes.items():
            phrase = dits.get(ligne, "") if self._signale else ""
            if faute.text() != phrase:
                faute.setText(phrase)
            faute.setVisible(bool(phrase))
        self.setFocusProxy(manques[0][1] if manques else self._donneur)

    def _manques(self) -> Iterator[tuple[QWidget, QWidget, str]]:
        """Yield what is missing or wrong: its line, where to type it, and the sentence."""
        if not self._donneur.code():
            yield self._donneur, self._donneur, "Dites qui donne l’accord."
        elif self._donneur.code() != DonneurAccord.PERSONNE:
            for ligne, phrase in (
                (self._nom, "Écrivez le nom de qui donne l’accord."),
                (self._qualite, "Écrivez en quelle qualité l’accord est donné."),
            ):
                if not ligne.text().strip():
                    yield self._donneur, ligne, phrase
        if not self._vise.code():
            yield self._qui, self._vise, "Dites si l’écrit nomme ce demandeur."
        if not self._raison.text().strip():
            phrase = (
                "Écrivez pourquoi, dans les mots de l’écrit\u00a0; sinon, «\u00a0non dit\u00a0»."
            )
            yield self._raison, self._raison, phrase
        yield from self._manques_des_dates()
        yield from self._manques_de_l_ecrit()

    def _manques_des_dates(self) -> Iterator[tuple[QWidget, QWidget, str]]:
        aujourd_hui = self._session.poste.horloge().date()
        du, fin = (lire_jour(jour.valeur(), aujourd_hui) for jour in (self._du, self._fin))
        if du is None:
            phrase = (
                self._du.obstacle() or "Écrivez depuis quand\u00a0: la date que porte l’écrit."
            )
            yield self._valable, self._du, phrase
        if self._sans_fin.isChecked():
            return
        if fin is None:
            phrase = "Écrivez jusqu’à quand, ou cochez «\u00a0sans fin indiquée\u00a0»."
            yield self._valable, self._fin, self._fin.obstacle() or phrase
        elif du is not None and fin < du:
            jours = f"le {dire_jour(fin)}, avant de commencer le {dire_jour(du)}"
            yield self._valable, self._fin, f"L’accord finirait {jours}."

    def _manques_de_l_ecrit(self) -> Iterator[tuple[QWidget, QWidget, str]]:
        match self._origine.code():
            case OrigineAccord.JOINT if not self._numero_de_page():
                phrase = "Écrivez la page de la demande qui porte l’accord, en chiffres."
                yield self._origine, self._page, phrase
            case OrigineAccord.DONNE_AU_CPAS if not self._papier():
                phrase = "Joignez l’écrit, ou choisissez-le parmi les pièces du dossier."
                yield self._origine, self._piece, phrase
            case "":
                yield self._origine, self._origine, "Dites par où l’écrit est arrivé."
        if self._verifiee.isChecked() and not self._signature.text().strip():
            phrase = "Écrivez avec quoi la signature a été vérifiée."
            yield self._la_signature, self._signature, phrase

    def _numero_de_page(self) -> int:
        texte = self._page.text().strip()
        return int(texte) if texte.isascii() and texte.isdigit() and len(texte) < 5 else 0

    def _papier(self) -> str:
        return self._piece.piece() if isinstance(self._piece, PieceJointe) else ""

    def selon(self, reponses: Reponses) -> None:
        """Take note of who asks, and of what the agreement covers."""
        self._qui.setText(str(reponses.get("correspondant.nom") or "").strip() or "Ce demandeur")
        elements = reponses.get("elements")
        couverts = [
            str(element.get("libelle"))
            for element in (elements if isinstance(elements, list) else [])
            if isinstance(element, dict) and element.get("couvert_par_le_consentement")
        ]
        self._elements.setText("\u00a0; ".join(couverts) or _RIEN)

    def valeur(self) -> dict[str, Any]:
        """Return the answer; what its own answers hide says nothing."""
        nomme = self._donneur.code() != DonneurAccord.PERSONNE
        origine = self._origine.code()
        sans_fin, verifiee = self._sans_fin.isChecked(), self._verifiee.isChecked()
        return {
            "donne_par": self._donneur.code(),
            "nom": self._nom.text().strip() if nomme else "",
            "qualite": self._qualite.text().strip() if nomme else "",
            "vise_le_demandeur": _VISE.get(self._vise.code()),
            "raison": self._raison.text().strip(),
            "du": self._du.valeur(),
            "jusqu_au": "" if sans_fin else self._fin.valeur(),
            "sans_fin": sans_fin,
            "origine": origine,
            "page": self._numero_de_page() if origine == OrigineAccord.JOINT else 0,
            "piece": self._papier() if origine == OrigineAccord.DONNE_AU_CPAS else "",
            "verifiee": verifiee,
            "signature": self._signature.text().strip() if verifiee else "",
        }

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show an answer, ours or the bare one of a dossier."""
        dite: Mapping[str, Any] = valeur if isinstance(valeur, dict) else {}
        self._donneur.poser(dite.get("donne_par"))
        vise = dite.get("vise_le_demandeur")
        self._vise.poser("oui" if vise is True else "non" if vise is False else "")
        self._origine.poser(dite.get("origine"))
        for cle, ligne in (
            ("nom", self._nom),
            ("qualite", self._qualite),
            ("raison", self._raison),
            ("page", self._page),
            ("signature", self._signature),
        ):
            ligne.setText(str(dite.get(cle) or ""))
        self._du.poser(dite.get("du"))
        self._fin.poser(dite.get("jusqu_au"))
        self._sans_fin.setChecked(bool(dite.get("sans_fin", dite and not dite.get("jusqu_au"))))
        self._verifiee.setChecked(bool(dite.get("verifiee", dite.get("signature"))))
        if isinstance(self._piece, PieceJointe):
            self._piece.poser(dite.get("piece"))
        self._disposer()

    def signaler(self) -> None:
        """Say under each line what it still needs."""
        self._signale = True
        self._disposer()

    def obstacle(self) -> str:
        """Return that something is missing; each line says what."""
        manque = any(True for _ in self._manques())
        return "Complétez cet accord, ligne par ligne." if manque else ""


def _case(verbe: str) -> QCheckBox:
    case = QCheckBox(verbe)
    case.setAccessibleName(verbe)
    return case
