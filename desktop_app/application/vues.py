"""What the screens read of a register: its lines, its attachments, its journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.domain.comptes import Compte
    from desktop_app.domain.demande import Canal
    from desktop_app.domain.dossier import Numero
    from desktop_app.domain.evaluation import Voie
    from desktop_app.domain.issues import Motif
    from desktop_app.domain.reponse import Correspondant, Personne
    from desktop_app.domain.workflow import Statut


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A dossier as the register shows it.

    Attributes:
        secrete: Its analysis found a measure that has to stay secret.
        motif: Why it is filed, where it is.
        a_revoir: Filed, and the directeur général has not seen it yet.
    """

    numero: Numero
    statut: Statut
    recue_le: date
    voie: Voie
    demandeur: str
    canal: Canal
    personne: Personne | None
    correspondant: Correspondant | None
    secrete: bool = False
    motif: Motif | None = None
    a_revoir: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtre:
    """Which dossiers to show; each attribute narrows the list, all together.

    Attributes:
        statuts: Only those that stand at one of these; all when empty.
        ouverts: Leave the closed ones out.
        annee: Only those of that year; all when absent.
        demandeur: Only those of that requester type; all when empty.
        voies: Only those on one of these roads; all when empty.
        recues_au_plus_tard: Only those registered that day or before.
        avec_objectif: Only those with an internal aim: a secret measure has none.
        motif: Only those filed for that reason; all when absent.
        chez_le_directeur: Only those that wait for the directeur général: to decide, a danger or
            a filing that he has not seen yet.
        mots: The beginnings of words typed in the search field, in any order.
    """

    statuts: tuple[Statut, ...] = ()
    ouverts: bool = False
    annee: int | None = None
    demandeur: str = ""
    voies: tuple[Voie, ...] = ()
    recues_au_plus_tard: date | None = None
    avec_objectif: bool = False
    motif: Motif | None = None
    chez_le_directeur: bool = False
    mots: str = ""


TOUT = Filtre()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiltreJournal:
    """Which rows of the journal to show; each attribute narrows them, all together.

    Attributes:
        actes: Only these acts; all when empty.
        auteur: Only what that person did; everybody when absent, since "" is a person too.
        depuis: Only from that moment on.
        avant: Only before that moment.
    """

    actes: tuple[str, ...] = ()
    auteur: str | None = None
    depuis: datetime | None = None
    avant: datetime | None = None


TOUT_LE_JOURNAL = FiltreJournal()


class Type(StrEnum):
    """What an attachment is."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    TEXTE = "texte"
    COURRIEL = "courriel"


TAILLE_MAX = 25 * 1024 * 1024
"""Bytes of the largest attachment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An attachment, without its bytes.

    Attributes:
        id: Random, so that it tells nothing.
        nom: Name of the file that was given, without any folder.
        taille: Bytes.
        jointe_le: In UTC.
    """

    id: str
    nom: str
    type: Type
    taille: int
    sha256: str
    jointe_le: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneJournal:
    """One act, as the journal tells it.

    Attributes:
        seq: Rank in the register, from 1; the only order there is.
        moment: In UTC.
        numero: The dossier it is about, where it is about one.
        signataire: Whose account signed it; "" before there were accounts.
        precision: What more is to be said of it, of nobody: what an export was for.
    """

    seq: int
    moment: datetime
    auteur: str
    acte: str
    numero: Numero | None = None
    signataire: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """A part of a dossier that somebody signed, checked against their key.

    Attributes:
        partie: ``avis``, ``decision``, ``lettre``, or ``avis_revise`` and its rank.
        tour: The earlier round it belongs to, from 1; 0 for the present one.
    """

    partie: str
    compte: Compte
    tour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copie:
    """A copy of the register, which was read again in full when it was made.

    Attributes:
        chemin: The file: the encrypted register, its keys and what it says of itself.
        registre: Identifier of the register it is a copy of.
        rang: Its place among those made in its folder, from 1: clocks are set back, this is not.
        moment: In UTC.
        dossiers: How many it holds.
        derniere: Number of the newest of them.
        nombre: Rows of its journal.
        tete: Hash of the last one, in hex.
        sha256: Of the encrypted register in it.
        relue: When it was last read again in full, after it was made.
        quittees: Heads of the copies of the same register that stood beside it and through which
            its journal did not go: another history, or what a restoration left behind.
    """

    chemin: Path
    registre: str
    rang: int
    moment: datetime
    dossiers: int
    derniere: Numero | None
    nombre: int
    tete: str
    sha256: str
    relue: datetime | None = None
    quittees: tuple[str, ...] = ()

    @property
    def lecture(self) -> datetime:
        """When it was last known to be whole."""
        return self.relue or self.moment


class Provenance(StrEnum):
    """What a copy is to the register that stands there, as far as that is known while locked."""

    AVANCE = "avance"  # it holds more, of the journal or of the dossiers
    AUTRE = "autre"  # another history of the same register
    SIENNE = "sienne"
    INCONNUE = "inconnue"  # nothing is there to compare it with


@dataclass(frozen=True, slots=True, kw_only=True)
class Rayon:
    """Copies that are shown together, the newest first."""

    provenance: Provenance
    copies: tuple[Copie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """The copies of an open register, wherever they are.

    Attributes:
        derniere: The newest of those that its journal went through, if any.
        avances: Through these it did not go, and they hold more; the fullest first.
        autres: Nor through these.
    """

    derniere: Copie | None
    avances: tuple[Copie, ...] = ()
    autres: tuple[Copie, ...] = ()
