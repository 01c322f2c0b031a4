"""The door of the package: a letter in, the bytes of its file out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop_app.domain.fiche import Fiche
from desktop_app.domain.reponse import APPEL_NEUTRE, Genre, Lettre, ModeleLettre
from desktop_app.letters.feuille import Feuille
from desktop_app.letters.fiche import epelee, mettre_la_fiche_en_page
from desktop_app.letters.fichier import ecrire
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.metadonnees import Metadonnees
from desktop_app.letters.mise_en_page import mettre_en_page
from desktop_app.letters.modeles import POINT_PAR_DEFAUT, ModeleFautif, verifier
from desktop_app.letters.polices import Polices
from desktop_app.letters.redige import Redige, rediger
from desktop_app.letters.reglages import Reglages
from desktop_app.letters.texte import Face, nettoyer

_PROFIL = "sRGB.icc"
_SEULES = {"disposition_legale": "disposition_legale_seule"}  # without the consent beside it


class RedactionPdf:
    """Turns letters into PDF/A-2a and PDF/UA-1 files.

    It keeps nothing of a letter: two calls with the same letter give the same bytes.
    """

    def __init__(
        self,
        modeles: Mapping[Genre, ModeleLettre],
        libelles: Libelles,
        polices: Path,
        reglages: Reglages | None = None,
    ) -> None:
        """Take the words and the faces.

        Args:
            modeles: The model of each kind of letter.
            libelles: The words common to all letters.
            polices: Folder of the faces and of the colour profile.
            reglages: Measures of the office's own paper and envelopes.

        Raises:
            ModeleFautif: A model has faults.
        """
        for genre, modele in modeles.items():
            if defauts := verifier(modele):
                raise ModeleFautif(genre.value, defauts)
        if APPEL_NEUTRE not in libelles.appels:
            raise ModeleFautif("libelles", (f"appel_absent {APPEL_NEUTRE}",))
        self._modeles = modeles
        self._libelles = libelles
        self._polices = Polices(polices)
        self._profil = (polices / _PROFIL).read_bytes()
        self._reglages = reglages or Reglages()

    def preparer(self) -> None:
        """Parse the faces and make the part of each that nearly every file carries."""
        for face in Face:
            police = self._polices[face]
            police.tranche(police.repertoire)

    def composer(self, lettre: Lettre) -> bytes:
        """Return the PDF of a letter.

        Raises:
            ErreurMetier: A character cannot be printed (``caractere_absent``), or a text does
                not fit in its place (``texte_trop_long``).
        """
        redige = self._rediger(lettre)
        metadonnees = Metadonnees(
            titre=redige.titre,
            auteur=nettoyer(lettre.cpas.nom),
            sujet=self._libelles.sujet,
            jour=lettre.date,
        )
        feuilles = self._mettre_en_page(redige, lettre)
        return ecrire(feuilles, self._polices, metadonnees, self._profil)

    def feuilles(self, lettre: Lettre) -> tuple[Feuille, ...]:
        """Return the sheets of a letter as data, every line with its place.

        Raises:
            ErreurMetier: A text does not fit in its place (``texte_trop_long``).
        """
        return self._mettre_en_page(self._rediger(lettre), lettre)

    def fiche(self, fiche: Fiche) -> bytes:
        """Return the PDF of a printed sheet of the house, whatever characters it holds.

        Raises:
            ErreurMetier: A text does not fit in its place (``texte_trop_long``).
        """
        fiche = epelee(fiche)
        metadonnees = Metadonnees(
            titre=nettoyer(f"{fiche.titre} {fiche.numero}"),
            auteur=nettoyer(fiche.cpas.nom if fiche.cpas else ""),
            sujet=self._libelles.fiche_sujet,
            jour=fiche.jour,
        )
        feuilles = mettre_la_fiche_en_page(fiche, self._libelles, self._polices, self._reglages)
        return ecrire(feuilles, self._polices, metadonnees, self._profil)

    def appels(self) -> Mapping[str, str]:
        """Return how a letter may address its reader, by code, in the order of the list."""
        return self._libelles.appels

    def points_manquants(
        self, manquements: tuple[str, ...], *, secrete: bool = False
    ) -> tuple[str, ...]:
        """Return the sentence of each thing that is missing, each sentence once.

        Whoever decides to have a request completed although nothing is missing gets the
        sentence for whatever has none of its own: an invitation is never empty. Where the measure
        is secret, nothing sends the asker to the person for a consent.
        """
        points = self._modeles[Genre.INVITER_A_COMPLETER].points
        cles = manquements or (POINT_PAR_DEFAUT,)
        if secrete:
            cles = tuple(_SEULES.get(cle, cle) for cle in cles)
        phrases = (points.get(cle, points[POINT_PAR_DEFAUT]) for cle in cles)
        return tuple(dict.fromkeys(phrases))

    def _rediger(self, lettre: Lettre) -> Redige:
        return rediger(lettre, self._modeles[lettre.genre], self._libelles)

    def _mettre_en_page(self, redige: Redige, lettre: Lettre) -> tuple[Feuille, ...]:
        return mettre_en_page(
            redige,
            self._libelles,
            self._polices,
            self._reglages,
            etat=lettre.etat,
            exercice=lettre.exercice,
        )
