"""The ways in: what may come in, in which words, and what each leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.ui.arrivee.choix import Choix
from desktop_app.ui.arrivee.danger import CONSIGNER, VoletDanger
from desktop_app.ui.arrivee.ecrit import VoletEcrit
from desktop_app.ui.arrivee.guide import VoletAcces, VoletGuide
from desktop_app.ui.arrivee.interne import VoletInterne
from desktop_app.ui.arrivee.oral import VoletOral
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.session import Session

Question = tuple[str, str, tuple[Choix, ...]]
"""A title, a line of help, and the choices."""

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "": (
            "Que recevez-vous\u00a0?",
            "",
            (
                Choix(
                    code="ecrit",
                    titre="Un écrit",
                    aide="Une lettre, un courriel, un écrit déposé au guichet.",
                    icone="ecrit",
                ),
                Choix(
                    code="oral",
                    titre="Un appel ou une visite",
                    aide="Quelqu’un demande de vive voix. Aucune réponse n’est donnée.",
                    icone="voix",
                ),
                Choix(
                    code="hors_procedure",
                    titre="Une convocation, une saisie, un contrôle, un acte d’huissier",
                    aide="Ce n’est pas une demande d’information\u00a0: un guide, une note.",
                    icone="sceau",
                ),
                Choix(
                    code="interne",
                    titre="La demande d’un collègue ou d’un conseiller",
                    aide="Partager une information, ou consulter un dossier sur place.",
                    icone="collegue",
                ),
                Choix(
                    code="acces",
                    titre="La personne elle-même",
                    aide="Elle-même, son avocat, son administrateur, le parent d’un mineur.",
                    icone="personne",
                ),
                Choix(
                    code="danger",
                    titre="Danger grave et imminent",
                    aide="Quelqu’un est en danger\u00a0: agissez, vous consignerez ensuite.",
                    icone="danger",
                    danger=True,
                ),
            ),
        ),
        "hors_procedure": (
            "Qu’est-ce qui arrive\u00a0?",
            "Aucune de ces pièces ne reçoit de lettre en réponse.",
            (
                Choix(
                    code="convocation",
                    titre="La convocation d’un témoin",
                    aide="Un juge ou un tribunal cite quelqu’un du CPAS à témoigner.",
                    icone="ecrit",
                ),
                Choix(
                    code="saisie",
                    titre="Une saisie ou une perquisition",
                    aide="On vient chercher un dossier, ou une saisie arrive par la poste.",
                    icone="dossier",
                ),
                Choix(
                    code="controle",
                    titre="Un contrôle ou une inspection",
                    aide="Une autorité contrôle des dossiers, des comptes ou le CPAS.",
                    icone="loupe",
                ),
                Choix(
                    code="declaration",
                    titre="Un exploit d’huissier ou une déclaration légale",
                    aide="Un acte demande une déclaration au CPAS\u00a0; un délai peut courir.",
                    icone="sceau",
                ),
                Choix(
                    code="litige",
                    titre="Un litige où le CPAS est partie",
                    aide="On demande des pièces\u00a0: elles passent par l’avocat du CPAS.",
                    icone="dossier",
                ),
            ),
        ),
        "interne": (
            "Qui demande, au sein du CPAS\u00a0?",
            "",
            (
                Choix(
                    code="partage",
                    titre="Un collègue",
                    aide="Partager une information\u00a0: les cinq conditions du secret partagé.",
                    icone="collegue",
                ),
                Choix(
                    code="consultation",
                    titre="Un conseiller de l’action sociale",
                    aide="Consulter un dossier sur place, pour décider.",
                    icone="personne",
                ),
            ),
        ),
    }
)

FORMULAIRES: Mapping[str, Callable[[Session, Depart], VoletSaisie]] = MappingProxyType(
    {
        "ecrit": VoletEcrit,
        "oral": VoletOral,
        "convocation": VoletGuide,
        "saisie": VoletGuide,
        "controle": VoletGuide,
        "declaration": VoletGuide,
        "litige": VoletGuide,
        "acces": VoletAcces,
        "partage": VoletInterne,
        "consultation": VoletInterne,
        CONSIGNER: VoletDanger,
    }
)
"""What shows each form; the code begins with the id of its procedure."""
