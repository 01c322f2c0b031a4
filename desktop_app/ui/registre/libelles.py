"""The words of a dossier in a list: who asks, where it stands, who holds it, its aim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from desktop_app.application.vues import Ligne
from desktop_app.domain import attente
from desktop_app.domain.dossier import Numero
from desktop_app.domain.echeance import Echeance, echeance
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.mandats import Office
from desktop_app.domain.vigueur import a_reprendre, dernier_changement, remplacements
from desktop_app.domain.workflow import FINIS, Acte, Chez, Parcours, Statut
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.session import Session
from desktop_app.ui.textes_remplaces import phrase

_RIEN = "—"
_A_REVOIR = "Classement à revoir"


@dataclass(frozen=True, slots=True)
class Objectif:
    """The internal aim of a dossier, in words."""

    texte: str = _RIEN
    depassement: str = ""
    explication: str = ""


# The text itself says "sans délai": the house has no days of its own to give.
_SANS_DELAI = Objectif(
    texte="sans délai",
    explication="Mesure secrète\u00a0: le texte dit «\u00a0sans délai\u00a0».",
)


class Libelles:
    """Puts lines of the register into words."""

    def __init__(self, session: Session, discretion: Discretion) -> None:
        self._session, self._discretion = session, discretion
        self._demandeurs = session.contenu.referentiel.demandeurs
        self.relire()

    def relire(self) -> None:
        """Read again what may have changed: the day, and the aim of the house."""
        cpas = self._session.registre.cpas()
        self._jours = cpas.objectif_jours if cpas else 0
        self._jour = self._session.poste.horloge().date()
        self._referent = cpas.titulaire(Office.REFERENT, self._jour).nom if cpas else ""
        referentiel = self._session.contenu.referentiel
        self._dernier_changement = dernier_changement(self._jour, referentiel)
        self._remplaces: dict[Numero, str] = {}
        # The same few days come back on every page.
        self._echeance = cache(self._calculer)

    def apprendre(self, lignes: Iterable[Ligne]) -> None:
        """Find out which of these dossiers were analysed under a text replaced since.

        Only those are read that were received before the last change of a text.
        """
        limite = self._dernier_changement
        anciens = [
            ligne.numero
            for ligne in lignes
            if limite is not None
            and ligne.recue_le <= limite
            and a_reprendre(ligne.voie.parcours, ligne.statut)
        ]
        if not anciens:
            return
        for numero, textes in self._session.registre.textes_analyses(anciens).items():
            referentiel = self._session.contenu.referentiel
            self._remplaces[numero] = phrase(remplacements(textes, self._jour, referentiel))

    def remplace(self, ligne: Ligne) -> str:
        """Say under which replaced text a dossier was analysed, "" for none."""
        return self._remplaces.get(ligne.numero, "")

    def demandeur(self, ligne: Ligne) -> str:
        """Return the type of the asker."""
        connu = self._demandeurs.get(ligne.demandeur)
        return connu.libelle if connu else ligne.demandeur

    def correspondant(self, ligne: Ligne) -> str:
        """Return the name of the asker, unless names are hidden."""
        if ligne.correspondant is None or self._discretion.masques:
            return ""
        return ligne.correspondant.nom

    def personne(self, ligne: Ligne) -> str:
        """Return what may be shown of the person."""
        return self._discretion.nom(ligne.personne, secrete=ligne.secrete)

    def naissance(self, ligne: Ligne) -> str:
        """Return the birth date of the person, where it may be shown."""
        personne = ligne.personne
        if personne is None or ligne.secrete or self._discretion.masques:
            return ""
        naissance = personne.date_de_naissance
        return f"naissance\u00a0: {en_date(naissance)}" if naissance else ""

    def chez(self, ligne: Ligne) -> str:
        """Return who does the next act, or that none is left."""
        ou = Chez.DIRECTEUR_GENERAL if ligne.a_revoir else self._ou(ligne)
        if ou is Chez.PERSONNE:
            return self.statut(ligne)
        if ou is Chez.REFERENT and self._referent:
            return self._referent
        return self._session.textes.mot("chez", ou)

    @staticmethod
    def _ou(ligne: Ligne) -> Chez:
        return attente.chez(ligne.voie, ligne.statut)

    def classement(self, ligne: Ligne) -> str:
        """Return why a dossier is filed, and whether it is still to be seen; "" for others."""
        if ligne.motif is None:
            return ""
        motif = f"{self.statut(ligne)}\u00a0: {self._session.textes.mot('motif', ligne.motif)}"
        return f"{motif}. À revoir par le directeur général." if ligne.a_revoir else f"{motif}."

    def etape(self, ligne: Ligne) -> str:
        """Return where a letter stands, or the road of a dossier that leads to none.

        What counts first is that its analysis has to be made again.
        """
        if self.remplace(ligne):
            return "texte remplacé"
        if ligne.voie is not Voie.EXTERNE:
            return self._session.textes.mot("voie", ligne.voie)
        if ligne.motif is not None:
            # The first line says that it is filed, or who has not seen it yet.
            motif = self._session.textes.mot("motif", ligne.motif)
            return f"{_A_REVOIR}\u00a0: {motif[0].lower()}{motif[1:]}" if ligne.a_revoir else motif
        return "" if ligne.statut in FINIS else self.statut(ligne)

    def ou(self, ligne: Ligne) -> str:
        """Return who holds a dossier and where it stands, with the text that was replaced."""
        dits = (self.chez(ligne), self.statut(ligne), self.remplace(ligne))
        return ", ".join(dict.fromkeys(filter(None, dits)))

    def statut(self, ligne: Ligne) -> str:
        """Return how far a dossier has come."""
        return self._session.textes.mot("statut", ligne.statut)

    def prochain_acte(self, ligne: Ligne) -> str:
        """Return the act the dossier waits for, "" for none."""
        acte = attente.prochain_acte(ligne.voie, ligne.statut)
        acte = Acte.REVOIR if ligne.a_revoir else acte
        return self._session.textes.mot("acte", acte) if acte else ""

    def objectif(self, ligne: Ligne) -> Objectif:
        """Return the internal aim; a dossier already answered has none left."""
        repondu = ligne.statut in {Statut.ENVOYEE, *FINIS}
        if repondu or not self._jours or ligne.voie.parcours is not Parcours.REPONSE:
            return Objectif()
        if ligne.secrete:
            return _SANS_DELAI
        return self._echeance(ligne.recue_le)

    def _calculer(self, recue_le: date) -> Objectif:
        but = echeance(recue_le, self._jours, self._session.poste.feries)
        depasse = but.fin < self._jour
        return Objectif(
            texte=en_date(but.fin),
            depassement="dépassé" if depasse else "",
            explication=_explication(but, depasse=depasse),
        )


def en_date(jour: date) -> str:
    """Write a day as 22/11/2026."""
    return f"{jour:%d/%m/%Y}"


def _explication(but: Echeance, *, depasse: bool) -> str:
    """Say how the aim was computed."""
    feries = ", ".join(map(en_date, but.feries))
    ni = f" ni les jours fériés ({feries})" if feries else ""
    tete = "Objectif interne dépassé" if depasse else "Objectif interne"
    return (
        f"{tete}\u00a0: {en_date(but.fin)}.\n{but.jours} jours ouvrables après la réception du "
        f"{en_date(but.debut)}, sans les samedis ni les dimanches{ni}.\n"
        "C’est un but que le CPAS se donne, pas un délai de la loi."
    )
