"""The grounds on which secrecy may yield; all of them are examined."""

from __future__ import annotations

from desktop_app.domain.demande import ActeDuJuge, Element, Forme, Verification
from desktop_app.domain.evaluation import Porte, Voie
from desktop_app.domain.regles.accord import accord_compte
from desktop_app.domain.regles.cas import COMMISSION, JUGES, NON, OUI, Cas, Verdict
from desktop_app.domain.sources import Texte

Ouverture = Verdict[Porte]


def portes(cas: Cas, voie: Voie) -> tuple[Ouverture, ...]:
    """Return the open doors of a request that lacks nothing.

    Source: circ_2022, principes, « il y a lieu de les interpréter strictement ».
    """
    if voie is Voie.INTERNE:
        return (_interne(cas),)
    if voie is not Voie.EXTERNE:
        return ()
    examinees = (consentement(cas), temoignage(cas), commission(cas), disposition_legale(cas))
    return tuple(ouverte for ouverte in examinees if ouverte is not None)


def consentement(cas: Cas) -> Ouverture | None:
    """Open on the written agreement of the person, as long as it stands.

    Source: circ_2022, ext., « marque son accord ».
    """
    if not accord_compte(cas):
        return None
    return Verdict(
        valeur=Porte.CONSENTEMENT,
        passages=("circ_2022.externe.21",),
        reponses={"consentement": cas.demande.consentement},
    )


def temoignage(cas: Cas) -> Ouverture | None:
    """Open before a judge or a court that orders it, where the inquiry requires it.

    Source: circ_2022, ext., « devant un tribunal… lorsque l'enquête l'exige ».
    """
    if cas.demande.demandeur not in JUGES:
        return None
    return _devant_juge(cas, Porte.TEMOIGNAGE_EN_JUSTICE)


def commission(cas: Cas) -> Ouverture | None:
    """Open before a parliamentary inquiry that orders it, where it requires it.

    Source: circ_2022, ext., « une commission d'enquête parlementaire ».
    """
    if cas.demande.demandeur != COMMISSION:
        return None
    return _devant_juge(cas, Porte.COMMISSION_ENQUETE)


def disposition_legale(cas: Cas) -> Ouverture | None:
    """Open on a text that obliges or authorises towards this very asker.

    Source: circ_2022, ext., troisième tiret ; principes, « si le cadre légal permet ».
    """
    if cas.cite_librement:
        return _disposition_libre(cas)
    texte = cas.texte_applicable
    if texte is None or not _conditions_remplies(cas, texte):
        return None
    return Verdict(
        valeur=Porte.DISPOSITION_LEGALE,
        passages=("circ_2022.principes.5", *(p.id for p in texte.passages)),
        reponses={
            "disposition_citee": cas.disposition,
            "conditions_verifiees": ", ".join(c.id for c in texte.conditions),
        },
    )


def couvre(porte: Porte, element: Element, cas: Cas) -> bool:
    """Tell whether a door lets an element through.

    Source: circ_2022, principes, « seuls les éléments strictement nécessaires ».
    """
    if porte is Porte.CONSENTEMENT:
        return element.couvert_par_le_consentement
    texte = cas.texte_cite
    if porte is not Porte.DISPOSITION_LEGALE:
        return True
    return element.couvert_par_la_disposition if texte is None else element.nature in texte.natures


def _conditions_remplies(cas: Cas, texte: Texte) -> bool:
    """Tell whether a text lifts secrecy for this asker, with all its conditions met."""
    verifiees = set(cas.demande.conditions_verifiees)
    return texte.leve_pour(cas.demande.demandeur) and all(
        condition.id in verifiees for condition in texte.conditions
    )


def _disposition_libre(cas: Cas) -> Ouverture | None:
    """Open on the asker's own words once a person verified that they oblige or authorise.

    Source: circ_2022, ext., troisième tiret.
    """
    demande = cas.demande
    if demande.disposition_verifiee is not Verification.OUI:
        return None
    return Verdict(
        valeur=Porte.DISPOSITION_LEGALE,
        passages=("circ_2022.principes.5", "circ_2022.externe.5"),
        reponses={
            "disposition_citee": cas.disposition,
            "disposition_verifiee": demande.disposition_verifiee,
        },
    )


def _devant_juge(cas: Cas, porte: Porte) -> Ouverture | None:
    """Open on an order, where the inquiry requires it; a mere letter opens nothing.

    Source: circ_2022, ext., « lorsque l'enquête l'exige » ; le principe pénal du jour, « appelée
    à rendre témoignage ».
    """
    demande = cas.demande
    if not demande.enquete_l_exige or demande.acte_du_juge is not ActeDuJuge.ORDONNANCE:
        return None
    principe = cas.referentiel.principe_penal(cas.jour)
    return Verdict(
        valeur=porte,
        passages=("circ_2022.externe.17", *(p.id for p in principe.passages)),
        reponses={
            "demandeur": demande.demandeur,
            "acte_du_juge": demande.acte_du_juge,
            "enquete_l_exige": OUI,
        },
    )


def _interne(cas: Cas) -> Ouverture:
    """Open the shared secret, the councillor's consultation, or the copy of an act.

    Source: circ_2022, int., conditions du secret partagé ; droit de consultation ; article 36 de
    la loi organique, « peuvent obtenir copie ».
    """
    forme = cas.demande.interne.forme
    if forme is Forme.COPIE:
        return Verdict(
            valeur=Porte.COPIE_ACTE,
            passages=("circ_2022.dispositions.6",),
            reponses={"forme": forme, "piece_d_aide_individuelle": NON},
        )
    if forme is Forme.CONSULTATION:
        return Verdict(
            valeur=Porte.CONSULTATION_CONSEILLER,
            passages=("circ_2022.interne.12", "circ_2022.interne.14"),
            reponses={"forme": forme},
        )
    return Verdict(
        valeur=Porte.SECRET_PARTAGE,
        passages=("circ_2022.interne.3", "circ_2022.interne.6"),
        reponses={"forme": forme},
    )
