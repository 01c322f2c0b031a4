"""What was begun again, or filed: read as it was, plainly marked as counting for nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.formulaire import reponses
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Dossier, Etapes, LettreEtablie, Numero, Signature, Tour
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import messages
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signataire import signe_par
from desktop_app.ui.dossier.avis import avis_rendu
from desktop_app.ui.dossier.constat import constat
from desktop_app.ui.dossier.decide import decision_rendue
from desktop_app.ui.dossier.releve import releve
from desktop_app.ui.elements import (
    PAS,
    bandeau,
    borne,
    bouton,
    carte,
    colonne,
    defilement,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.session import Session

_LARGEUR = 800  # pixels
_HAUTEUR = 640  # pixels of the letter
_NUL = "Ce tour ne compte plus\u00a0: rien de ce qui suit ne fonde la réponse."
JAMAIS = "Jamais envoyée"


def titre_du_tour(rang: int, tour: Tour) -> str:
    """Return which round it is, until when, and why it ended."""
    reprise = tour.reprise
    fin = f"Tour {rang}, repris le {dire_jour(reprise.date)}"
    return f"{fin}\u00a0: {reprise.motif}" if reprise.motif else fin


class TourLu(QWidget):
    """Shows an earlier round over the step."""

    fermee = Signal()
    """Back to the step."""

    def __init__(self, session: Session, dossier: Dossier, rang: int) -> None:
        super().__init__()
        tour = dossier.tours[rang - 1]
        fermer = bouton("← Revenir au dossier")
        fermer.clicked.connect(self.fermee)
        self.setFocusProxy(fermer)
        tete = rangee(fermer, mots(f"Tour {rang}", "sous-titre"), espace=2 * PAS)
        tete.setStretch(1, 1)
        fin = f"{session.textes.mot('journal', tour.reprise.acte)}, par {tour.reprise.auteur}"
        contenu = [
            bandeau(mots(_NUL, "question"), mots(titre_du_tour(rang, tour)), mots(fin, "discret")),
            _demande(session, dossier, tour),
            *_etapes(session, dossier.numero, tour, rang),
        ]
        corps = borne(pile(*contenu, None, espace=2 * PAS), _LARGEUR)
        self.setLayout(colonne(tete, defilement(corps)))


def _demande(session: Session, dossier: Dossier, tour: Tour) -> QWidget:
    """Return the request as it was then, folded."""
    reprise = tour.reprise
    alors = replace(
        dossier,
        demande=reprise.demande,
        personne=reprise.personne,
        correspondant=reprise.correspondant,
    )
    procedure = session.contenu.procedures["ecrit"]
    dites = {**procedure.fixes, **reponses(alors)}
    etapes = (e for e in procedure.etapes if e.panneau is None)
    releves = [releve(etape, dites, session) for etape in etapes]
    return Depliant("La demande, telle qu’elle était", carte(*releves))


def _etapes(session: Session, numero: Numero, tour: Tour, rang: int) -> list[QWidget]:
    """Return what the round held, in the order of the procedure."""
    contenu: list[QWidget] = []
    if tour.analyse is not None:
        jour = dire_jour(tour.analyse.jour)
        contenu += [mots(f"Analyse du {jour}", "sous-titre")]
        contenu += [constat(tour.analyse.evaluation, session)]
    contenu += _avis(session, numero, tour, rang)
    if tour.decision is not None:
        contenu += [mots("Décision", "sous-titre"), decision_rendue(session, tour.decision)]
        contenu += signe_par(session, numero, "decision", rang)
    if tour.lettre is not None:
        contenu += lettre_gardee(session, numero, tour)
        contenu += signe_par(session, numero, "lettre", rang)
    for retrait in tour.retraits:
        dit = f"La personne a retiré son accord le {dire_jour(retrait.date)}."
        contenu.append(mots(dit))
    if tour.classement is not None:
        motif = session.textes.mot("motif", tour.classement.motif)
        jour = dire_jour(tour.classement.date)
        contenu.append(mots(f"Classé sans réponse le {jour}\u00a0: {motif}."))
    return contenu


def _avis(session: Session, numero: Numero, tour: Tour, rang: int) -> list[QWidget]:
    """Return every opinion, with the remarks that sent it back."""
    donnes = [avis for avis in (tour.avis, *tour.revisions) if avis is not None]
    contenu: list[QWidget] = [mots("Avis", "sous-titre")] if donnes else []
    for place, avis in enumerate(donnes):
        contenu.append(avis_rendu(session, avis))
        partie = f"avis_revise {place}" if place else "avis"
        contenu += signe_par(session, numero, partie, rang)
        if place < len(tour.renvois):
            renvoi = tour.renvois[place]
            dit = f"Renvoyé le {dire_jour(renvoi.date)}\u00a0: {renvoi.remarques}"
            contenu.append(bandeau(mots(dit)))
    return contenu


def lettre_gardee(session: Session, numero: Numero, etapes: Etapes) -> list[QWidget]:
    """Return a letter that never left, its signatures, and its pages once they are wanted."""
    lettre = etapes.lettre
    if lettre is None:
        return []
    genre = session.textes.mot("genre", lettre.genre)
    signatures = [mots(_dire(signature, session)) for signature in etapes.signatures]
    return [
        mots(f"{genre} du {dire_jour(lettre.date)}", "sous-titre"),
        bandeau(mots(JAMAIS, "question"), *(signatures or [mots("Aucune signature.")])),
        Depliant("Voir la lettre", lambda: _pages(session, numero, lettre)),
    ]


def _dire(signature: Signature, session: Session) -> str:
    qualite = session.textes.mot("qualite", signature.qualite)
    mention = f", {signature.delegation}" if signature.delegation else ""
    return f"Signée le {dire_jour(signature.date)} – {qualite}, {signature.nom}{mention}"


def _pages(session: Session, numero: Numero, lettre: LettreEtablie) -> QWidget:
    """Return the very pages of that letter."""
    try:
        pdf = session.registre.pdf(numero, lettre.sha256)
    except (ErreurMetier, ErreurCoffre) as erreur:
        return mots(messages.raison(erreur, session.textes), "erreur")
    apercu = ApercuPdf(session.poste)
    apercu.setMinimumHeight(_HAUTEUR)
    apercu.montrer(pdf)
    return apercu
