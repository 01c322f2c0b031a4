"""The account of what was asked about a person, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.dossier import Decision, Dossier, Numero, Sens
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Statut
from desktop_app.ui.champs.accord_dit import dire_accord
from desktop_app.ui.dossier.sans_lettre import ce_qui_est_parti
from desktop_app.ui.registre.discretion import nom_entier
from desktop_app.ui.registre.libelles import en_date
from desktop_app.ui.session import Session

TITRE = "Relevé des demandes au sujet d’une personne"
_SUITE = "\u00a0; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Entree:
    """One request about a person, in words.

    Attributes:
        points: What is said of it: a label and its words.
    """

    numero: Numero
    titre: str
    points: tuple[tuple[str, str], ...]


def entree(dossier: Dossier, session: Session) -> Entree:
    """Put one request into words: who asked, what, on what basis, and what followed."""
    return Entree(
        numero=dossier.numero,
        titre=f"{dossier.numero}, reçue le {en_date(dossier.recue_le)}",
        points=(
            ("Demandeur", _demandeur(dossier, session)),
            ("Demandé", _demande(dossier)),
            ("Base invoquée", _base(dossier, session)),
            *_accord(dossier, session),
            ("Suite", _suite(dossier, session)),
            *(p for r in dossier.remises for p in ce_qui_est_parti(dossier.voie, r)),
        ),
    )


def fiche(personne: Personne, dossiers: tuple[Dossier, ...], session: Session) -> Fiche:
    """Return the account as a printed sheet."""
    return Fiche(
        titre=TITRE,
        jour=session.poste.horloge().date(),
        rangees=(*_identite(personne), *_rangees(dossiers, session)),
        cpas=session.registre.cpas(),
        exercice=session.registre.exercice,
    )


def _identite(personne: Personne) -> Iterator[Rangee]:
    naissance = personne.date_de_naissance
    yield _champ("Personne", nom_entier(personne))
    yield _champ("Date de naissance", en_date(naissance) if naissance else "Non connue")


def _rangees(dossiers: tuple[Dossier, ...], session: Session) -> Iterator[Rangee]:
    for dossier in dossiers:
        dit = entree(dossier, session)
        yield Rangee(genre=GenreRangee.TITRE, texte=dit.titre)
        yield from (_champ(libelle, valeur) for libelle, valeur in dit.points)


def _champ(libelle: str, valeur: str) -> Rangee:
    return Rangee(genre=GenreRangee.CHAMP, texte=libelle, valeur=valeur)


def _demandeur(dossier: Dossier, session: Session) -> str:
    connu = session.contenu.referentiel.demandeurs.get(dossier.demande.demandeur)
    libelle = connu.libelle if connu else dossier.demande.demandeur
    nom = dossier.correspondant.nom if dossier.correspondant else ""
    return ", ".join(filter(None, (libelle, nom)))


def _demande(dossier: Dossier) -> str:
    """Return what was asked: the elements, or what was written down of a voice."""
    if dossier.voie is Voie.ORALE and dossier.notes:
        return dossier.notes[0].texte
    return _SUITE.join(e.libelle for e in dossier.demande.elements) or "Non précisé"


def _base(dossier: Dossier, session: Session) -> str:
    citee = dossier.demande.disposition_citee
    texte = session.contenu.referentiel.textes.get(citee)
    return texte.citation if texte else citee or "Aucune"


def _accord(dossier: Dossier, session: Session) -> Iterator[tuple[str, str]]:
    """Say which agreement is spoken of, and its withdrawal; nothing where there is none."""
    if dit := dire_accord(session, dossier):
        yield "Accord", dit


def _suite(dossier: Dossier, session: Session) -> str:
    if dossier.voie is Voie.ORALE:
        return "Sollicitation orale\u00a0: aucune réponse donnée"
    if dossier.statut is Statut.CLASSEE:
        return session.textes.mot("statut", dossier.statut)
    if dossier.decision is None:
        voie = session.textes.mot("voie", dossier.voie)
        debut = "En cours" if dossier.voie is Voie.EXTERNE else voie
        return f"{debut}\u00a0: {session.textes.mot('statut', dossier.statut).lower()}"
    if dossier.envoi is None:
        return f"{_decide(dossier.decision, session)} (réponse pas encore envoyée)"
    return f"{_decide(dossier.decision, session)}, le {en_date(dossier.envoi.date)}"


def _decide(decision: Decision, session: Session) -> str:
    if decision.sens is not Sens.COMMUNICATION:
        return session.textes.mot("genre", decision.sens.genre)
    dits = (f"{e.libelle} ({e.valeur})" if e.valeur else e.libelle for e in decision.elements)
    return f"Communiqué\u00a0: {_SUITE.join(dits)}"
