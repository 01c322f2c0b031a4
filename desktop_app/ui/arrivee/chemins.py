"""The ways in: what may come in, in which words, and what each leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.ui.arrivee.choix import Choix
from desktop_app.ui.arrivee.danger import CONSIGNER, VoletDanger
from desktop_app.ui.arrivee.ecrit import VoletEcrit
from desktop_app.ui.arrivee.guide import VoletGuide
from desktop_app.ui.arrivee.interne import VoletInterne
from desktop_app.ui.arrivee.oral import VoletOral
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.session import Session

GUICHET = "hors_procedure"
"""The question that is asked of whoever faces somebody with an act."""

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
                    code=GUICHET,
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
        GUICHET: (
            "Que vous montre-t-on\u00a0?",
            "",
            (
                Choix(
                    code="saisie",
                    titre="Une ordonnance ou un mandat",
                    aide="D’un juge ou du parquet\u00a0: une saisie, une perquisition.",
                    icone="dossier",
                ),
                Choix(
                    code="declaration",
                    titre="Un exploit d’huissier, un pli recommandé du fisc",
                    aide="Une saisie-arrêt, une cession\u00a0: un délai de la loi peut courir.",
                    icone="sceau",
                ),
                Choix(
                    code="controle",
                    titre="Une carte d’inspecteur, un ordre de contrôle",
                    aide="Un contrôle des dossiers, des comptes ou du CPAS.",
                    icone="loupe",
                ),
                Choix(
                    code="convocation",
                    titre="Une convocation à votre nom",
                    aide="On vous cite, vous ou un collègue, comme témoin.",
                    icone="ecrit",
                ),
                Choix(
                    code="acces",
                    titre="Une procuration, un jugement, une carte d’avocat",
                    aide="La personne elle-même, ou qui la représente.",
                    icone="personne",
                ),
                Choix(
                    code="litige",
                    titre="Un litige où le CPAS est partie",
                    aide="Les pièces passent par l’avocat du CPAS.",
                    icone="dossier",
                ),
                Choix(
                    code="oral",
                    titre="Rien, ou seulement son uniforme ou sa parole",
                    aide="«\u00a0Je ne peux ni confirmer ni infirmer.\u00a0»",
                    icone="voix",
                ),
                Choix(
                    code="patienter",
                    titre="Je ne sais pas",
                    aide="Faites patienter, appelez.",
                    icone="aide",
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
        "acces": VoletGuide,
        "partage": VoletInterne,
        "consultation": VoletInterne,
        CONSIGNER: VoletDanger,
    }
)
"""What shows each form; the code begins with the id of its procedure."""
