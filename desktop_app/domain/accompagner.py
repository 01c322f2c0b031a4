"""The acts of the roads without a letter: hand over, appreciate, take note of a danger."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.avancer import avancer, dire, exiger
from desktop_app.domain.demande import Forme
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Proposition, Voie
from desktop_app.domain.mandats import Office
from desktop_app.domain.remise import Appreciation, Connaissance, Remise
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import Acte

HORS_PROCEDURE = frozenset(
    {
        Voie.CONVOCATION,
        Voie.SAISIE,
        Voie.DECLARATION,
        Voie.CONTROLE,
        Voie.PERSONNE_CONCERNEE,
        Voie.LITIGE,
    }
)
"""The roads of what is no request for information: an act is shown, something may leave."""


def remettre(dossier: Dossier, remise: Remise) -> Dossier:
    """Keep what was shown, who verified it and what left; nothing leaves unseen.

    Source: circ_2022, principes, « seuls les éléments strictement nécessaires pourront être
    communiqués ».

    Raises:
        ErreurMetier: Nobody verified, or something left although nothing was shown, although the
            rules or the directeur général say no, or although the person was not told.
    """
    statut = avancer(dossier, Acte.REMETTRE, remise.date)
    exiger(remise.verifie_par, "verification_manquante")
    if remise.elements and dossier.voie in HORS_PROCEDURE:
        exiger(remise.acte, "remise_sans_acte")
    if remise.elements and dossier.voie is Voie.INTERNE:
        _exiger_que_ce_soit_permis(dossier, remise)
    return replace(dossier, statut=statut, remises=(*dossier.remises, remise))


def apprecier(dossier: Dossier, appreciation: Appreciation, cpas: Cpas) -> Dossier:
    """Answer a councillor whom no rule answers.

    Source: lo_36, « tous les actes, pièces et dossiers » ; une circulaire ne le restreint pas.

    Raises:
        ErreurMetier: The rules leave nothing to appreciate, it is done, by somebody else, or
            without a reason.
    """
    statut = avancer(dossier, Acte.APPRECIER, appreciation.date)
    if _proposition(dossier) is not Proposition.A_APPRECIER:
        raise ErreurMetier("rien_a_apprecier")
    if dossier.appreciation is not None:
        raise ErreurMetier("acte_deja_fait")
    if not cpas.titulaire(Office.DIRECTEUR_GENERAL, appreciation.date).est(appreciation.auteur):
        raise ErreurMetier("seul_le_directeur_general")
    exiger(appreciation.motif, "motif_manquant")
    return replace(dossier, statut=statut, appreciation=appreciation)


def prendre_connaissance(dossier: Dossier, connaissance: Connaissance) -> Dossier:
    """Keep that the directeur général knows of a danger.

    Source: circ_2022, principes, « Il y a état de nécessité lorsque… ».

    Raises:
        ErreurMetier: There was no danger, he knows already, or the day he was told is not yet.
    """
    statut = avancer(dossier, Acte.PRENDRE_CONNAISSANCE, connaissance.date)
    if dossier.voie is not Voie.URGENCE:
        raise ErreurMetier("pas_de_danger")
    if dossier.connaissance is not None:
        raise ErreurMetier("acte_deja_fait")
    prevenu_le = connaissance.prevenu_le
    if prevenu_le is not None and not dossier.recue_le <= prevenu_le <= connaissance.date:
        jours = {"jour": dire(prevenu_le), "recue_le": dire(dossier.recue_le)}
        raise ErreurMetier("prevenu_hors_dates", **jours)
    return replace(dossier, statut=statut, connaissance=connaissance)


def exiger_le_recit(connaissance: Connaissance) -> None:
    """Refuse what somebody else writes for the directeur général and does not tell whole.

    Raises:
        ErreurMetier: The day, the hour or the way is missing (``danger_mal_dit``).
    """
    if connaissance.prevenu_le is None:
        raise ErreurMetier("danger_mal_dit")
    exiger(connaissance.heure, "danger_mal_dit")
    exiger(connaissance.moyen, "danger_mal_dit")


def exiger_la_fin(dossier: Dossier) -> None:
    """Refuse to close what leaves nothing behind to say what became of it.

    Raises:
        ErreurMetier: The directeur général did not see the danger, did not appreciate, or nobody
            said which act was shown and what left.
    """
    if dossier.voie is Voie.URGENCE and dossier.connaissance is None:
        raise ErreurMetier("danger_pas_vu")
    if attend_l_appreciation(dossier):
        raise ErreurMetier("appreciation_manquante")
    if attend_la_remise(dossier):
        raise ErreurMetier("remise_manquante")


def attend_la_remise(dossier: Dossier) -> bool:
    """Tell whether somebody has to say what was shown and what left."""
    ouverte = dossier.voie in HORS_PROCEDURE or (dossier.voie is Voie.INTERNE and permise(dossier))
    return ouverte and not dossier.remises


def attend_l_appreciation(dossier: Dossier) -> bool:
    """Tell whether the directeur général has to answer a councillor."""
    return (
        dossier.voie is Voie.INTERNE
        and dossier.appreciation is None
        and _proposition(dossier) is Proposition.A_APPRECIER
    )


def permise(dossier: Dossier) -> bool:
    """Tell whether an internal request may be answered: by the rules, or by who appreciated."""
    if dossier.appreciation is not None:
        return dossier.appreciation.accordee
    return _proposition(dossier) in _PERMISES


_PERMISES = frozenset(
    {
        Proposition.PARTAGE_POSSIBLE,
        Proposition.CONSULTATION_SUR_PLACE,
        Proposition.COPIE_POSSIBLE,
    }
)


def _exiger_que_ce_soit_permis(dossier: Dossier, remise: Remise) -> None:
    if not permise(dossier):
        raise ErreurMetier("remise_non_permise")
    if dossier.demande.interne.forme is Forme.PARTAGE:
        exiger(remise.information, "information_manquante")


def _proposition(dossier: Dossier) -> Proposition | None:
    return dossier.analyse.evaluation.proposition if dossier.analyse is not None else None
