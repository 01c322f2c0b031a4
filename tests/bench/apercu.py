"""The letter while one types: from a key pressed to the page drawn anew."""

from __future__ import annotations

import os
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from desktop_app.bootstrap import poste as faire_le_poste
from desktop_app.bootstrap import registre_d_exercice
from desktop_app.domain.dossier import Dossier
from desktop_app.ui import arriere_plan
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.lancement import preparer
from desktop_app.ui.lettre.panneau import PanneauLettre
from desktop_app.ui.session import Session
from tests.application.test_actes import ARRIVEE, mener_a_la_decision
from tests.bench.mesure import Acte, Releve, alterner, contre
from tests.domain import cas

MOMENT = datetime(2026, 10, 12, 9, tzinfo=UTC)
TOUCHES = 40
_PATIENCE = 10_000  # milliseconds


def relever() -> list[Releve]:
    """Measure the live page of a letter, in a window as large as that of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier:
        preparer(Path(dossier))
        with registre_d_exercice(cas.CPAS, MOMENT) as registre:
            session = Session(faire_le_poste(lambda: MOMENT), registre, "essai")
            return [_frappe(session, _decide(session))]


def _decide(session: Session) -> Dossier:
    return mener_a_la_decision(session.contexte(), session.contenu.referentiel, ARRIVEE)


def _frappe(session: Session, dossier: Dossier) -> Releve:
    panneau = PanneauLettre(session, dossier)
    panneau.resize(1366, 700)
    panneau.show()
    QTest.qWaitForWindowExposed(panneau)
    champ = panneau.findChildren(Texte)[0]
    _dessinee(panneau, lambda: QTest.keyClicks(champ, "Copie"))
    notres, nus = alterner(
        (
            lambda: _dessinee(panneau, lambda: QTest.keyClicks(champ, "a")),
            _rendu_nu(panneau),
        ),
        TOUCHES,
    )
    panneau.close()
    arriere_plan.attendre()
    panneau.deleteLater()
    lente, lent = (statistics.quantiles(temps, n=10)[-1] for temps in (notres, nus))
    return Releve(
        nom="D’une touche à la page redessinée (9 fois sur 10)",
        valeur=lente,
        cible=150,
        unite="ms",
        detail=f"{contre(lente, lent, 'la même page dessinée seule')} ; "
        f"médiane {statistics.median(notres):.0f} ms, pire {max(notres):.0f} ms",
    )


def _rendu_nu(panneau: PanneauLettre) -> Acte:
    """Return the drawing of the page that is shown, by the engine alone."""
    apercu = panneau.apercu
    page = PdfDocument(apercu._pdf)[0]
    echelle = apercu.pages[0].width() / page.get_width()
    return lambda: page.render(scale=echelle)


def _dessinee(panneau, acte) -> None:
    """Do something and let the window live until the page that follows is on the screen."""
    boucle = QEventLoop()
    panneau.apercu.montre.connect(boucle.quit)
    QTimer.singleShot(_PATIENCE, boucle.quit)
    acte()
    boucle.exec()
    panneau.apercu.montre.disconnect(boucle.quit)
