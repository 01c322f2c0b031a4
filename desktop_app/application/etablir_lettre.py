"""Act: establish the letter that the decision calls for, once and for all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.application.motiver import circonstances, fondements
from desktop_app.application.ports import Registre
from desktop_app.application.ports_pdf import Redaction
from desktop_app.domain import neutralite, procedure
from desktop_app.domain.caracteres import epele
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Decision, Dossier, LettreEtablie, Numero, Sens
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.neutralite import Tournure
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import (
    APPEL_NEUTRE,
    Correspondant,
    Etat,
    Lettre,
    Rectifiee,
    Signataire,
)
from desktop_app.domain.sources import Referentiel, Texte
from desktop_app.domain.workflow import Acte, Parcours, statut_suivant


@dataclass(frozen=True, slots=True, kw_only=True)
class Atelier:
    """What a letter is made with.

    Attributes:
        delegues: Those who sign by delegation instead of the office holders.
        annexes: What goes with the letter, one line each.
        recours: Whether the office's block on remedies is printed.
        appel: How the letter addresses its reader, a code of its closed list.
        tournures: The turns that would betray, in the words the office adds to the letter.
    """

    redaction: Redaction
    referentiel: Referentiel
    delegues: tuple[Signataire, ...] = ()
    annexes: tuple[str, ...] = ()
    recours: bool = False
    appel: str = APPEL_NEUTRE
    tournures: tuple[Tournure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LettreComposee:
    """A letter and the bytes of its file, which nothing holds yet."""

    lettre: Lettre
    pdf: bytes


def composer_lettre(lettre: Lettre, atelier: Atelier) -> LettreComposee:
    """Compose a letter ahead of its act, without the register; for a background thread.

    Raises:
        ErreurMetier: A character that cannot be printed.
    """
    return LettreComposee(lettre=lettre, pdf=atelier.redaction.composer(lettre))


def lettre_a_etablir(contexte: Contexte, dossier: Dossier, atelier: Atelier) -> Lettre:
    """Return the letter that would be established now, as data.

    Raises:
        ErreurMetier: No decision yet, no addressee, or a turn that betrays.
    """
    statut_suivant(dossier.voie.parcours, dossier.statut, Acte.ETABLIR_LETTRE)
    lettre = lettre_de(contexte, dossier, atelier)
    neutralite.exiger_neutre(lettre, atelier.tournures)
    return lettre


def etablir_lettre(
    contexte: Contexte,
    numero: Numero,
    atelier: Atelier,
    composee: LettreComposee | None = None,
) -> tuple[Dossier, bytes]:
    """Keep the letter that the decision alone calls for.

    Source: circ_2022, ext., « Un projet de réponse ne pourra être généré qu'après une
    analyse juridique systématique » ; lo_28, § 2.

    Args:
        contexte: Where, when and by whom.
        numero: The dossier.
        atelier: What the letter is made with.
        composee: What was composed ahead. It is kept if the register still calls for that very
            letter, down to where its journal stands; else the letter is composed again.

    Returns:
        The dossier and the bytes of the letter.

    Raises:
        ErreurMetier: No decision yet, no addressee, a turn that betrays, or a character that
            cannot be printed.
    """
    with contexte.registre.transaction():
        dossier = contexte.registre.charger(numero)
        lettre = lettre_a_etablir(contexte, dossier, atelier)
        if composee is None or composee.lettre != lettre:
            composee = composer_lettre(lettre, atelier)
        etabli = procedure.etablir_lettre(
            dossier,
            LettreEtablie(
                date=lettre.date,
                genre=lettre.genre,
                sha256=hashlib.sha256(composee.pdf).hexdigest(),
                signataires=lettre.signataires,
            ),
        )
        contexte.inscrire(Acte.ETABLIR_LETTRE, etabli, composee.pdf)
    return etabli, composee.pdf


def projet_de_lettre(
    contexte: Contexte, dossier: Dossier, decision: Decision, atelier: Atelier
) -> bytes:
    """Return the draft that a decision would lead to, marked PROJET; nothing is kept.

    Source: circ_2022, ext., « Un projet de réponse ne pourra être généré qu'après une
    analyse juridique systématique ».

    Raises:
        ErreurMetier: The request was not analysed, or nobody to write to.
    """
    if dossier.analyse is None:
        raise ErreurMetier("analyse_manquante")
    lettre = lettre_de(contexte, replace(dossier, decision=decision), atelier)
    return atelier.redaction.composer(replace(lettre, etat=Etat.PROJET, ancre=""))


def lettre_de(contexte: Contexte, dossier: Dossier, atelier: Atelier) -> Lettre:
    """Return the letter a decision calls for, as data.

    Raises:
        ErreurMetier: No decision, nobody to write to, or a road without letter.
    """
    if dossier.voie.parcours is not Parcours.REPONSE:
        raise ErreurMetier("sans_lettre")
    decision, correspondant = _decision_et_correspondant(dossier)
    cpas = contexte.cpas()
    return Lettre(
        genre=decision.sens.genre,
        numero=str(dossier.numero),
        date=contexte.jour,
        cpas=cpas,
        correspondant=correspondant,
        principe=_principe(dossier, contexte.jour, atelier.referentiel).citation,
        points=_points(dossier, decision, atelier.redaction),
        signataires=procedure.signataires(cpas, atelier.delegues, contexte.jour),
        annexes=atelier.annexes,
        recours=cpas.recours if atelier.recours else "",
        rectifie=_rectifiee(dossier),
        fondements=fondements(dossier, decision, atelier.referentiel),
        circonstances=circonstances(dossier, decision, atelier.referentiel),
        appel=atelier.appel,
        par_courriel=dossier.demande.canal is Canal.COURRIEL,
        exercice=contexte.registre.exercice,
        ancre=_ancre(contexte.registre),
    )


def _principe(dossier: Dossier, jour: date, referentiel: Referentiel) -> Texte:
    """Return the penal text that a letter cites: that of its analysis, never another one."""
    nomme = dossier.analyse.evaluation.principe if dossier.analyse is not None else ""
    return referentiel.textes.get(nomme) or referentiel.principe_penal(jour)


def _rectifiee(dossier: Dossier) -> Rectifiee | None:
    """Return which letter the one of a dossier corrects, if it was opened for that."""
    rectification = dossier.rectification
    if rectification is None:
        return None
    return Rectifiee(reference=rectification.reference, du=rectification.lettre_du)


def _decision_et_correspondant(dossier: Dossier) -> tuple[Decision, Correspondant]:
    """Return what the letter of a decided dossier cannot do without."""
    decision, correspondant = dossier.decision, dossier.correspondant
    if decision is None or correspondant is None or not plier(correspondant.nom):
        raise ErreurMetier("correspondant_inconnu")
    return decision, correspondant


def _points(dossier: Dossier, decision: Decision, redaction: Redaction) -> tuple[str, ...]:
    """Return the lines of the letter: what is missing, or what was decided, nothing else.

    Source: circ_2022, ext., « la réponse se limitera aux informations strictement nécessaires ».
    """
    if decision.sens is Sens.COMPLETER:
        manques = dossier.analyse.evaluation.manquements if dossier.analyse else ()
        return redaction.points_manquants(tuple(m.value for m in manques), secrete=dossier.secrete)
    points = (
        f"{e.libelle} : {e.valeur}" if plier(e.valeur) else e.libelle for e in decision.elements
    )
    # Older registers froze what no letter can print: it is spelled out, never refused for ever.
    return tuple(dict.fromkeys(map(epele, points)))


def _ancre(registre: Registre) -> str:
    """Write where the journal stands, short enough for the foot of a page.

    A practice letter proves nothing and bears no anchor: the same case gives the same bytes.
    """
    if registre.exercice:
        return ""
    tete = registre.tete_journal()
    return f"{tete.nombre}-{tete.tete[:16]}"
