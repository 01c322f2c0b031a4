"""What an export says, in words: the table of the register, the sheet of one dossier."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.application.vues import LigneJournal, Piece
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.session import Session

TITRES = (
    *("Numéro", "Reçue le", "État", "Voie", "Demandeur", "Nom du demandeur", "Référence"),
    *("Personne", "Prénom", "Naissance", "Avis", "Décision", "Envoyée le", "Clôturée le"),
)


def rangee(dossier: Dossier, session: Session) -> tuple[str, ...]:
    """Return the cells of a dossier, in the order of the titles."""
    personne, demandeur = dossier.personne, dossier.correspondant
    avis, decision, envoi = dossier.avis_actuel, dossier.decision, dossier.envoi
    naissance = personne.date_de_naissance if personne else None
    return (
        str(dossier.numero),
        dire_jour(dossier.recue_le),
        session.textes.mot("statut", dossier.statut),
        session.textes.mot("voie", dossier.voie),
        _qui(dossier, session),
        demandeur.nom if demandeur else "",
        demandeur.reference if demandeur else "",
        personne.nom if personne else "",
        personne.prenom if personne else "",
        dire_jour(naissance) if naissance else "",
        session.textes.mot("genre", avis.conclusion.genre) if avis else "",
        session.textes.mot("genre", decision.sens.genre) if decision else "",
        dire_jour(envoi.date) if envoi else "",
        dire_jour(dossier.cloturee_le) if dossier.cloturee_le else "",
    )


def fiche(
    dossier: Dossier,
    pieces: tuple[Piece, ...],
    histoire: tuple[LigneJournal, ...],
    session: Session,
) -> Fiche:
    """Return a whole dossier as a printed sheet of the house."""
    return Fiche(
        titre="Dossier, document interne",
        jour=session.poste.horloge().date(),
        rangees=(
            *_tete(dossier, session),
            *_instruction(dossier, session),
            *_suites(dossier),
            *_pieces(pieces),
            *_histoire(histoire, session),
        ),
        cpas=session.registre.cpas(),
        numero=str(dossier.numero),
        exercice=session.registre.exercice,
    )


def _tete(dossier: Dossier, session: Session) -> Iterator[Rangee]:
    for titre, cellule in zip(TITRES, rangee(dossier, session), strict=True):
        if cellule:
            yield _champ(titre, cellule)
    for element in dossier.demande.elements:
        yield Rangee(genre=GenreRangee.POINT, texte=f"Demandé\u00a0: {element.libelle}")


def _instruction(dossier: Dossier, session: Session) -> Iterator[Rangee]:
    avis_rendus = [a for a in (dossier.avis, *dossier.revisions) if a is not None]
    for avis in avis_rendus:
        yield _titre(f"Avis du {dire_jour(avis.date)}, {avis.auteur}")
        yield _champ("Conclusion", session.textes.mot("genre", avis.conclusion.genre))
        yield _paragraphe(avis.motivation)
    for renvoi in dossier.renvois:
        yield _titre(f"Avis renvoyé le {dire_jour(renvoi.date)}, {renvoi.auteur}")
        yield _paragraphe(renvoi.remarques)
    if (decision := dossier.decision) is not None:
        yield _titre(f"Décision du {dire_jour(decision.date)}, {decision.auteur}")
        yield _champ("Sens", session.textes.mot("genre", decision.sens.genre))
        for element in decision.elements:
            yield Rangee(genre=GenreRangee.POINT, texte=element.libelle)
        if decision.motivation:
            yield _paragraphe(decision.motivation)


def _suites(dossier: Dossier) -> Iterator[Rangee]:
    for signature in dossier.signatures:
        yield _champ(f"Signée le {dire_jour(signature.date)}", signature.nom)
    for note in dossier.notes:
        yield _titre(f"Note du {dire_jour(note.date)}, {note.auteur}")
        yield _paragraphe(note.texte)


def _pieces(pieces: tuple[Piece, ...]) -> Iterator[Rangee]:
    if pieces:
        yield _titre("Pièces jointes, qui ne sont pas dans ce document")
    for piece in pieces:
        yield _champ(dire_jour(piece.jointe_le.astimezone().date()), piece.nom)


def _histoire(histoire: tuple[LigneJournal, ...], session: Session) -> Iterator[Rangee]:
    yield _titre("Journal")
    for ligne in histoire:
        acte = session.textes.mots["journal"].get(ligne.acte, ligne.acte)
        moment = f"{ligne.moment.astimezone():%d/%m/%Y %H:%M}"
        yield _champ(moment, f"{acte}, {ligne.auteur}" if ligne.auteur else acte)


def _qui(dossier: Dossier, session: Session) -> str:
    connu = session.contenu.referentiel.demandeurs.get(dossier.demande.demandeur)
    return connu.libelle if connu else dossier.demande.demandeur


def _titre(texte: str) -> Rangee:
    return Rangee(genre=GenreRangee.TITRE, texte=texte)


def _champ(libelle: str, valeur: str) -> Rangee:
    return Rangee(genre=GenreRangee.CHAMP, texte=libelle, valeur=valeur)


def _paragraphe(texte: str) -> Rangee:
    return Rangee(genre=GenreRangee.PARAGRAPHE, texte=texte)
