"""Which dossiers each list of the desk shows, and what it says when it shows none."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.application.vues import TOUT, Filtre
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut


@dataclass(frozen=True, slots=True, kw_only=True)
class Onglet:
    """A tab of a list.

    Attributes:
        filtre: Which dossiers it keeps.
        vide: What it says when it keeps none: a title, and a sentence.
        partage: Its dossiers are held by several: it says how many by whom.
    """

    titre: str
    filtre: Filtre
    vide: tuple[str, str] = ("", "")
    partage: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list: the same screen, with another choice of dossiers.

    Attributes:
        voies: Only the dossiers on these roads; all when empty.
        onglets: Its tabs; the last one shows everything.
        vide: What it says when the register holds none: a title, and a sentence.
    """

    titre: str
    voies: tuple[Voie, ...] = ()
    onglets: tuple[Onglet, ...]
    vide: tuple[str, str]


_TOUTES = Onglet(titre="Toutes", filtre=TOUT)
_A_SUIVRE = Onglet(
    titre="À suivre",
    filtre=Filtre(ouverts=True),
    vide=("Rien à suivre", "Tout ce qui est inscrit ici est clôturé."),
)

DEMANDES = Section(
    titre="Demandes",
    onglets=(
        Onglet(
            titre="À traiter",
            filtre=Filtre(
                statuts=(
                    Statut.ENREGISTREE,
                    Statut.ANALYSEE,
                    Statut.AVIS_RENDU,
                    Statut.DECIDEE,
                )
            ),
            vide=("Rien à traiter", "Chaque demande reçue a eu sa suite."),
            partage=True,
        ),
        Onglet(
            titre="À signer",
            filtre=Filtre(statuts=(Statut.LETTRE_ETABLIE,)),
            vide=("Rien à signer", "Aucune lettre n’attend de signature."),
        ),
        Onglet(
            titre="À envoyer",
            filtre=Filtre(statuts=(Statut.SIGNEE,)),
            vide=("Rien à envoyer", "Toutes les lettres signées sont parties."),
        ),
        Onglet(
            titre="En attente",
            filtre=Filtre(statuts=(Statut.ENVOYEE,)),
            vide=("Rien en attente", "Aucun dossier envoyé n’attend d’être complété ou clôturé."),
        ),
        Onglet(
            titre="Direction",
            filtre=Filtre(chez_le_directeur=True),
            vide=(
                "Rien n’attend le directeur général",
                "Aucune décision à prendre, aucun classement à revoir.",
            ),
        ),
        _TOUTES,
    ),
    vide=("Aucune demande", "Enregistrez la première\u00a0: Ctrl+N."),
)
ORALES = Section(
    titre="Sollicitations orales",
    voies=(Voie.ORALE,),
    onglets=(_TOUTES,),
    vide=(
        "Aucune sollicitation orale",
        "Un appel ou une visite se consigne en deux clics\u00a0: Ctrl+N.",
    ),
)
CARNET = Section(
    titre="Carnet interne",
    voies=(Voie.INTERNE,),
    onglets=(_A_SUIVRE, _TOUTES),
    vide=(
        "Le carnet interne est vide",
        "La demande d’un collègue ou d’un conseiller s’y inscrit\u00a0: Ctrl+N.",
    ),
)
HORS_PROCEDURE = Section(
    titre="Hors procédure",
    voies=(
        Voie.CONVOCATION,
        Voie.SAISIE,
        Voie.DECLARATION,
        Voie.CONTROLE,
        Voie.PERSONNE_CONCERNEE,
        Voie.LITIGE,
        Voie.URGENCE,
    ),
    onglets=(_A_SUIVRE, _TOUTES),
    vide=(
        "Rien hors procédure",
        "Une convocation, une saisie, un contrôle ou un danger se consigne ici\u00a0: Ctrl+N.",
    ),
)
