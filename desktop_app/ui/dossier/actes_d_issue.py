"""Each way out of the procedure: what it needs, what it will do, and its button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from desktop_app.application.classer import Raison, charger_le_double, classer, lire_le_double
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.rectifier import rectifier
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.revoir import revoir
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.transmettre import transmettre
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.issues import Motif
from desktop_app.domain.mandats import Office
from desktop_app.domain.sortir import A_EXPLIQUER
from desktop_app.domain.workflow import FINIS, Acte, Statut
from desktop_app.ui import messages
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.saisie import Ligne, Texte
from desktop_app.ui.dossier.entete import nom_du_demandeur
from desktop_app.ui.elements import PAS, bouton, colonne, etiquete, mots, pile, rangee
from desktop_app.ui.lettre.jour import JourDActe
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_LARGEUR_NUMERO = 180  # pixels


class ActeDIssue(Panneau):
    """One way out; those that need nothing more are this, with another ``faire``."""

    def __init__(self, session: Session, dossier: Dossier, acte: Acte) -> None:
        super().__init__(session, dossier)
        self._acte = acte
        cle = f"dossier/{dossier.numero}/issue/{acte}"
        self.brouillon = Brouillon(session, cle, self.valeurs, self)
        self.brouillon.refuse.connect(self.refuser)
        self._valider = bouton(f"{session.textes.mot('acte', acte)} →", "principal")
        self._valider.clicked.connect(self.valider)
        fin = rangee(self._valider, None)
        suite = mots(self.suite(), "discret")
        self.setLayout(colonne(*self.champs(), self.faute, suite, fin, espace=PAS + 4))

    def champs(self) -> list[QLayout | QWidget]:
        """Return what is asked."""
        return []

    def valeurs(self) -> dict[str, Any]:
        """Return what was typed, as JSON knows it."""
        return {}

    def suite(self) -> str:
        """Return what the act will do."""
        return self.session.textes.issues[self._acte].entiere()

    def obstacle(self) -> str:
        """Return what is missing before the act can be tried, "" for nothing."""
        return ""

    def faire(self) -> Dossier:
        """Do the act."""
        raise NotImplementedError

    def valider(self) -> None:
        """Do the act, or say in place why not."""
        if obstacle := self.obstacle():
            self.dire(obstacle)
            self.setFocus()
            return
        self.accomplir(self._faire_et_oublier)

    def _faire_et_oublier(self) -> Dossier:
        dossier = self.faire()
        self.brouillon.oublier()
        return dossier

    def garder(self) -> None:
        """Keep what was typed."""
        self.brouillon.garder()


class Revoir(ActeDIssue):
    """The directeur général has seen it."""

    def faire(self) -> Dossier:
        """Keep it."""
        return revoir(self.session.contexte(), self.dossier.numero)


class AvecJour(ActeDIssue):
    """Asks for the day of what happened outside, today where nothing else is said."""

    def champs(self) -> list[QLayout | QWidget]:
        """Return the day."""
        aujourd_hui = self.session.poste.horloge().date()
        self._jour = JourDActe(_QUEL_JOUR[self._acte], aujourd_hui)
        garde = self.brouillon.reprendre().get("jour")
        if garde:
            self._jour.ligne.setText(str(garde))
        self._jour.ligne.textChanged.connect(self.brouillon.noter)
        self.setFocusProxy(self._jour)
        return [self._jour]

    def valeurs(self) -> dict[str, Any]:
        """Return the day as it is written."""
        return {"jour": self._jour.ligne.text()}

    def obstacle(self) -> str:
        """Return what is wrong with the day."""
        return self._jour.obstacle()


_QUEL_JOUR: Mapping[Acte, str] = {
    Acte.RETIRER_ACCORD: "La personne l’a dit le",
    Acte.TRANSMETTRE: "L’écrit est parti chez le président le",
}


class RetirerAccord(AvecJour):
    """The person withdraws the consent."""

    def suite(self) -> str:
        """Return what it will do: what left, or was filed, does not move."""
        fini = self.dossier.statut in {Statut.ENVOYEE, *FINIS}
        code = f"{self._acte}_apres" if fini else self._acte
        return self.session.textes.issues[code].entiere()

    def faire(self) -> Dossier:
        """Keep the withdrawal, and the day the person told it."""
        contexte, referentiel = self.session.contexte(), self.session.contenu.referentiel
        return retirer_accord(contexte, self.dossier.numero, referentiel, self._jour.jour())


class Transmettre(AvecJour):
    """The writing went on to the president."""

    def faire(self) -> Dossier:
        """Keep the day."""
        jour = self._jour.jour()
        return transmettre(self.session.contexte(), self.dossier.numero, jour=jour)


class AvecMotif(ActeDIssue):
    """Asks why."""

    def champs(self) -> list[QLayout | QWidget]:
        """Return the place for the reason."""
        question = _POURQUOI[self._acte]
        self._motif = _quelques_lignes(question)
        self._motif.setPlainText(str(self.brouillon.reprendre().get("motif") or ""))
        self._motif.textChanged.connect(self.brouillon.noter)
        self.setFocusProxy(self._motif)
        return [etiquete(question, self._motif), self._motif.compteur]

    def valeurs(self) -> dict[str, Any]:
        """Return the reason."""
        return {"motif": self._motif.toPlainText()}

    def faire(self) -> Dossier:
        """Do the act for that reason."""
        contexte, numero = self.session.contexte(), self.dossier.numero
        motif = self._motif.toPlainText().strip()
        if self._acte is Acte.ROUVRIR:
            return rouvrir(contexte, numero, motif)
        if self._acte is Acte.REFAIRE_LETTRE:
            return refaire_lettre(contexte, numero, motif)
        return rectifier(contexte, numero, motif, self.session.contenu.referentiel)


_POURQUOI: Mapping[Acte, str] = {
    Acte.ROUVRIR: "Pourquoi le dossier est-il rouvert\u00a0?",
    Acte.REFAIRE_LETTRE: "Pourquoi la lettre est-elle refaite\u00a0?",
    Acte.RECTIFIER: "Que doit rectifier la nouvelle lettre\u00a0?",
}


class Classer(ActeDIssue):
    """Asks for the motive, the explanation, and the number of a double."""

    def champs(self) -> list[QLayout | QWidget]:
        """Return the motive, then what it calls for."""
        textes = self.session.textes
        possibles = [m for m in Motif if m is not Motif.SANS_SUITE or self._decide()]
        question = "Pourquoi le dossier est-il classé\u00a0?"
        self._motif = Radios(question, [(m.value, textes.mot("motif", m)) for m in possibles])
        self._numero = Ligne("Numéro de l’autre dossier")
        self._numero.setPlaceholderText("2026/0014")
        self._numero.setFixedWidth(_LARGEUR_NUMERO)
        self._trouve = mots()
        numero = etiquete("Numéro de l’autre dossier", self._numero)
        self._double = pile(numero, self._trouve, espace=PAS // 2)
        self._texte = _quelques_lignes("Explication")
        explication = etiquete("Expliquez en quelques mots", self._texte)
        self._explication = pile(explication, self._texte.compteur)
        self.setFocusProxy(self._motif)
        self._reprendre()
        return [etiquete(question, self._motif), self._double, self._explication]

    def _directeur(self) -> str:
        """Return who is directeur général today."""
        contexte = self.session.contexte()
        return contexte.cpas().titulaire(Office.DIRECTEUR_GENERAL, contexte.jour).nom

    def _decide(self) -> bool:
        """Tell whether whoever works may say what the directeur général decides."""
        return self.session.permet(Acte.REVOIR)

    def _reprendre(self) -> None:
        garde = self.brouillon.reprendre()
        self._motif.poser(garde.get("motif"))
        self._numero.setText(str(garde.get("numero") or ""))
        self._texte.setPlainText(str(garde.get("texte") or ""))
        self._motif.choisi.connect(lambda _: self._changer())
        self._numero.textChanged.connect(self._changer)
        self._texte.textChanged.connect(self._changer)
        self._disposer()

    def _changer(self) -> None:
        self.dire("")
        self.brouillon.noter()
        self._disposer()

    def _disposer(self) -> None:
        """Ask for what the motive calls for."""
        code = self._motif.code()
        self._explication.setVisible(code in A_EXPLIQUER)
        self._double.setVisible(code == Motif.DOUBLON)
        self._trouve.setText(self._dire_le_double() if code == Motif.DOUBLON else "")

    def _dire_le_double(self) -> str:
        """Return what the register holds under the number typed, or that it holds nothing."""
        try:
            autre = lire_le_double(self._numero.text(), self.dossier.numero)
            if autre is None:
                return ""
            registre = self.session.registre
            trouve = charger_le_double(registre, self.dossier.numero, autre)
        except (ErreurMetier, ErreurCoffre) as erreur:
            return messages.raison(erreur, self.session.textes)
        statut = self.session.textes.mot("statut", trouve.statut).lower()
        qui = nom_du_demandeur(self.session, trouve)
        return f"{trouve.numero} · {qui} · reçue le {dire_jour(trouve.recue_le)} · {statut}"

    def valeurs(self) -> dict[str, Any]:
        """Return the motive and what goes with it."""
        return {
            "motif": self._motif.code(),
            "numero": self._numero.text(),
            "texte": self._texte.toPlainText(),
        }

    def obstacle(self) -> str:
        """Ask for a motive."""
        return "" if self._motif.code() else "Choisissez pourquoi le dossier est classé."

    def faire(self) -> Dossier:
        """File the dossier."""
        session, numero = self.session, self.dossier.numero
        motif = Motif(self._motif.code())
        double = self._numero.text() if motif is Motif.DOUBLON else ""
        texte = self._texte.toPlainText().strip() if motif in A_EXPLIQUER else ""
        raison = Raison(
            motif=motif,
            texte=texte,
            doublon=lire_le_double(double, numero),
            auteur=self._directeur() if motif is Motif.SANS_SUITE else "",
        )
        return classer(session.contexte(), numero, raison, session.contenu.referentiel)


def _quelques_lignes(nom: str) -> Texte:
    """Return a place for a few words; what the act will do has to stay in sight beneath."""
    texte = Texte(nom, lignes=2)
    texte.setFixedHeight(texte.minimumHeight())
    return texte


ACTES: Mapping[Acte, type[ActeDIssue]] = {
    Acte.REVOIR: Revoir,
    Acte.TRANSMETTRE: Transmettre,
    Acte.REFAIRE_LETTRE: AvecMotif,
    Acte.ROUVRIR: AvecMotif,
    Acte.RETIRER_ACCORD: RetirerAccord,
    Acte.RECTIFIER: AvecMotif,
    Acte.CLASSER: Classer,
}
