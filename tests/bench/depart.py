"""The start of the real program on a real X display, as whoever types at once lives it.

What is measured: the time from ``exec`` until the first field is painted with the focus, a key is
sent then, and its letter stands on the screen. The program is what the user runs, ``python -m
desktop_app``, and knows nothing of being watched: keys come from another client of the display
(``xdotool``), and pictures are read in the memory of the virtual screen (``Xvfb -fbdir``). What a
field looks like before and after a key is learned from an earlier start, left alone until it is at
rest, which leaves the bytecode of each program where its next start finds it; pixels that blink do
not count.

Two others start in turn with it, as large as its own window: a picture costs by its size. The
*bare* one is a PySide6 application with one empty widget: it is painted, and the key changes its
colour. The *witness* has what no French form goes without: the ``Qt`` namespace, Fusion, Qt's own
translation, two faces, a label, a field and a button; its key lands in the field.

The longest wait of a key is told over twice the time that a start, left alone, takes to be at
rest.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from tests.bench.mesure import Releve
from tests.db.outils_db import PHRASE
from tests.ui.registres import fonder, retenir

RACINE = Path(__file__).resolve().parents[2]
TOURS = 12
DOSSIERS = 1_000
_LARGEUR, _HAUTEUR, _OCTETS = 1366, 768, 4
_LIGNE = _LARGEUR * _OCTETS
_LIMITE = 30.0  # seconds
_CLIGNOTEMENT, _PRISES = 1.2, 8  # seconds, more than one blink of the caret; pictures taken
_REPOS, _PRESQUE_RIEN = 0.5, 2  # seconds, and ticks of processor: the program is at rest
_REGARD = 0.001  # seconds between two looks at the screen
_FRAPPE = 0.05  # seconds between two keys
_POINTEUR = 5  # pixels from the corner, where every window comes
_TOUCHE, _EFFACER = "a", "BackSpace"
_LETTRE, _AUTOUR = 16, 12  # pixels: of a letter, and around it, where the border tells the focus

_NUE = """
import sys
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
class Fenetre(QWidget):
    def keyPressEvent(self, evenement):
        self.setPalette(QPalette(QColor("white")))
application = QApplication(sys.argv[:1])
fenetre = Fenetre()
fenetre.resize(1280, 760)
fenetre.show()
application.exec()
"""
_TEMOIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
application = QApplication(sys.argv[:1])
application.setStyle("Fusion")
QLocale.setDefault(QLocale("fr_BE"))
traducteur = QTranslator(application)
traducteur.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
application.installTranslator(traducteur)
for face in ("AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"):
    QFontDatabase.addApplicationFont(str(Path(sys.argv[1]) / f"{face}.ttf"))
application.setFont(QFont("Atkinson Hyperlegible"))
fenetre = QWidget()
champ, boite = QLineEdit(), QVBoxLayout(fenetre)
for element in (QLabel("Nom"), champ, QPushButton("Suivant")):
    boite.addWidget(element, 0, Qt.AlignmentFlag.AlignTop)
champ.setFocus()
fenetre.resize(1280, 760)
fenetre.show()
application.exec()
"""
# The program itself weighs what it holds: nobody else may look into a protected process. It has
# verified its register, and nobody has touched it for two seconds.
_OUVERTE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.bootstrap import poste
from desktop_app.ui import arriere_plan, theme
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import Guide
from desktop_app.ui.lancement import preparer
from desktop_app.ui.ramassage import Ramassage
donnees = Path(sys.argv[1])
application = preparer(donnees, theme.PREMIERES)
fenetre = Fenetre(poste(), donnees)
Ramassage(fenetre).commencer()
fenetre.show()
guide = Guide(fenetre)
guide.ecrire("Phrase de passe", sys.argv[2])
guide.cliquer("Ouvrir le registre")
guide.attendre(lambda: fenetre.session is not None and fenetre.session.registre.verifie)
arriere_plan.attendre()
def peser():
    poids = dict(l.split()[:2] for l in Path("/proc/self/smaps_rollup").open() if "kB" in l)
    print(poids["Pss:"], poids["Rss:"], flush=True)
    fenetre.close()
    application.quit()
QTimer.singleShot(2000, peser)
application.exec()
arriere_plan.attendre()
"""

Pixels = dict[int, bytes]
"""The colour of some pixels, by their place in a picture."""


class Ecran:
    """A virtual screen whose pixels are read, and whose keyboard is played, from outside."""

    def __init__(self, dossier: Path, pile: ExitStack) -> None:
        taille = f"{_LARGEUR}x{_HAUTEUR}x24"
        serveur = [
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            taille,
            "-nocursor",
            "-fbdir",
            str(dossier),
        ]
        lance = _demarrer(serveur, pile, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert lance.stdout is not None
        numero = int(lance.stdout.readline())
        self.env = {**_chaud(dossier), "DISPLAY": f":{numero}"}
        fichier = pile.enter_context((dossier / "Xvfb_screen0").open("rb"))
        self._vue = pile.enter_context(mmap(fichier.fileno(), 0, access=ACCESS_READ))
        self._debut = len(self._vue) - _LIGNE * _HAUTEUR
        clavier = _demarrer(["xdotool", "-"], pile, stdin=subprocess.PIPE, env=self.env).stdin
        assert clavier is not None
        self._clavier = clavier
        self._jouer(f"mousemove {_POINTEUR} {_POINTEUR}")
        self._vide = self._image()

    def donner_le_focus(self) -> None:
        """Give the focus to the window that comes, as the desktop of a user does."""
        _guetter(lambda: self._image() != self._vide)
        self._jouer("search --onlyvisible --maxdepth 1 --class . windowfocus")

    def frapper(self, touche: str) -> None:
        """Send a key to the window that has the focus."""
        self._jouer(f"key --delay 0 {touche}")

    def images(self) -> list[bytes]:
        """Return pictures of the whole screen, taken while a caret blinks."""
        prises = [self._image()]
        for _ in range(_PRISES):
            time.sleep(_CLIGNOTEMENT / _PRISES)
            prises.append(self._image())
        return prises

    def montre(self, pixels: Pixels) -> bool:
        """Tell whether these pixels are on the screen."""
        debut, vue = self._debut, self._vue
        return all(vue[debut + o : debut + o + _OCTETS] == c for o, c in pixels.items())

    def attendre_le_vide(self) -> None:
        """Wait until no window is shown."""
        _guetter(lambda: self._image() == self._vide)

    def _jouer(self, geste: str) -> None:
        self._clavier.write(f"{geste}\n".encode())
        self._clavier.flush()

    def _image(self) -> bytes:
        return self._vue[self._debut :]


class Depart:
    """A program that is started, and how its first field looks, once it was learned."""

    def __init__(self, ecran: Ecran, donnees: Path, *commande: str) -> None:
        self._ecran, self._commande = ecran, (sys.executable, *commande)
        dossiers = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(donnees))
        self._env = {**ecran.env, **dossiers}
        self._apprendre()

    def _apprendre(self) -> None:
        """Learn the pixels of the first letter and those around it, before and after it."""
        with self._lance() as programme:
            self._ecran.donner_le_focus()
            self._chauffe = _se_reposer(programme)
            avant = self._ecran.images()
            self._ecran.frapper(_TOUCHE)
            _se_reposer(programme)
            apres = self._ecran.images()
        changes = _changes(avant, apres)
        gauche = min(o % _LIGNE for o in changes)
        haut = min(o // _LIGNE for o in changes if o % _LIGNE == gauche)
        lettre = set(changes) & set(_carre(gauche, haut, _LETTRE))
        autour = _stables(avant, _carre(gauche, haut, _LETTRE, _AUTOUR))
        self._vide = {o: avant[0][o : o + _OCTETS] for o in autour}
        self._effacee = {o: avant[0][o : o + _OCTETS] for o in lettre}
        self._ecrite = {o: apres[0][o : o + _OCTETS] for o in lettre}

    def duree(self) -> float:
        """Return the seconds from the start until a letter stands in the painted field."""
        debut = time.perf_counter()
        with self._lance():
            self._premiere_lettre()
            return time.perf_counter() - debut

    def attentes(self) -> list[float]:
        """Return the seconds each key waited, twice as long as the program takes to be at rest."""
        fin = time.perf_counter() + 2 * self._chauffe
        with self._lance():
            attentes = [self._premiere_lettre()]
            while time.perf_counter() < fin:
                for touche, pixels in ((_EFFACER, self._effacee), (_TOUCHE, self._ecrite)):
                    time.sleep(_FRAPPE)
                    attentes.append(self._frapper(touche, pixels))
        return attentes

    def _premiere_lettre(self) -> float:
        """Wait for the painted field, type in it; return how long the letter was awaited."""
        self._ecran.donner_le_focus()
        _guetter(lambda: self._ecran.montre(self._vide))
        return self._frapper(_TOUCHE, self._ecrite)

    def _frapper(self, touche: str, pixels: Pixels) -> float:
        """Send a key and return how long its pixels were awaited, in seconds."""
        debut = time.perf_counter()
        self._ecran.frapper(touche)
        _guetter(lambda: self._ecran.montre(pixels))
        return time.perf_counter() - debut

    @contextmanager
    def _lance(self) -> Iterator[subprocess.Popen[Any]]:
        """Run the program on an empty screen, and leave the screen as empty."""
        with ExitStack() as pile:
            yield _demarrer(self._commande, pile, cwd=RACINE, env=self._env)
        self._ecran.attendre_le_vide()


def relever() -> list[Releve]:
    """Start each program in turn, many times, and compare them."""
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier, ExitStack() as pile:
        racine = Path(dossier)
        ecran = Ecran(racine, pile)
        nue = Depart(ecran, racine, "-c", _NUE)
        temoin = Depart(ecran, racine, "-c", _TEMOIN, str(RACINE / "resources" / "fonts"))
        premier = Depart(ecran, racine / "neuf", "-m", "desktop_app")
        verrou = Depart(ecran, _avec_un_registre(racine), "-m", "desktop_app")
        durees = _en_tournant((nue, temoin, premier, verrou))
        return [
            _rapport("Premier lancement ÷ une fenêtre nue", durees[premier], durees[nue], 1.9),
            _rapport("Premier lancement ÷ un témoin", durees[premier], durees[temoin], 1.35),
            _rapport("Déverrouillage ÷ une fenêtre nue", durees[verrou], durees[nue], 1.8),
            _rapport("Déverrouillage ÷ un témoin", durees[verrou], durees[temoin], 1.35),
            _attente("Premier lancement, la touche qui attend le plus", premier),
            _attente("Déverrouillage, la touche qui attend le plus", verrou),
            _memoire(ecran, racine / "pese"),
        ]


def _memoire(ecran: Ecran, donnees: Path) -> Releve:
    """Weigh the program at rest, its share of what others use too (PSS), on a whole register."""
    donnees.mkdir()
    retenir(donnees, fonder(donnees / "registre.sceau", DOSSIERS))
    commande = [sys.executable, "-c", _OUVERTE, str(donnees), PHRASE]
    fini = subprocess.run(
        commande, cwd=RACINE, env=ecran.env, check=True, stdout=subprocess.PIPE, text=True
    )
    part, tout = (int(kio) / 1024 for kio in fini.stdout.split()[-2:])
    nom = f"Mémoire au repos (PSS), {DOSSIERS} dossiers ouverts"
    detail = f"{tout:.0f} Mio avec ce que d’autres ont aussi"
    return Releve(nom=nom, valeur=part, cible=110, unite="Mio", detail=detail)


def _chaud(dossier: Path) -> dict[str, str]:
    """Return the environment of programs that find their bytecode, as installed ones do."""
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPYCACHEPREFIX": str(dossier / "octets")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def _avec_un_registre(racine: Path) -> Path:
    """Return a folder of data where a register waits to be unlocked."""
    retenir(racine / "connu" / "Sceau", fonder(racine / "registre.sceau"))
    return racine / "connu"


def _en_tournant(departs: tuple[Depart, ...]) -> dict[Depart, list[float]]:
    """Start each in turn, one way then the other, so that a drifting machine weighs on all."""
    durees: dict[Depart, list[float]] = {depart: [] for depart in departs}
    for tour in range(TOURS):
        for depart in departs if tour % 2 else reversed(departs):
            durees[depart].append(depart.duree())
    return durees


def _rapport(nom: str, notres: list[float], autres: list[float], cible: float) -> Releve:
    """Compare the medians of two starts."""
    notre, autre = statistics.median(notres), statistics.median(autres)
    detail = f"{notre * 1000:.0f} ms contre {autre * 1000:.0f} ms"
    return Releve(nom=nom, valeur=notre / autre, cible=cible, unite="×", detail=detail)


def _attente(nom: str, depart: Depart) -> Releve:
    """Return the longest wait of a key while what comes next is read ahead."""
    attentes = [attente * 1000 for attente in depart.attentes()]
    detail = f"{len(attentes)} touches, médiane {statistics.median(attentes):.0f} ms"
    return Releve(nom=nom, valeur=max(attentes), cible=100, unite="ms", detail=detail)


def _demarrer(commande: Sequence[str], pile: ExitStack, **options: Any) -> subprocess.Popen[Any]:
    """Start something that ends with the stack."""
    lance = subprocess.Popen(commande, **options)
    pile.enter_context(lance)
    pile.callback(lance.terminate)
    return lance


def _se_reposer(programme: subprocess.Popen[Any]) -> float:
    """Wait until a program works no more; return how long that took, in seconds."""
    debut = time.perf_counter()

    def au_repos() -> bool:
        avant = _processeur(programme.pid)
        time.sleep(_REPOS)
        return _processeur(programme.pid) - avant <= _PRESQUE_RIEN

    time.sleep(_REPOS)
    return _guetter(au_repos) - debut


def _processeur(pid: int) -> int:
    """Return the ticks of processor that a process took, all threads together."""
    champs = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(champs[11]) + int(champs[12])


def _guetter(vrai: Callable[[], bool]) -> float:
    """Wait until something is true; return when it was."""
    limite = time.perf_counter() + _LIMITE
    while not vrai():
        if time.perf_counter() > limite:
            raise TimeoutError
        time.sleep(_REGARD)
    return time.perf_counter()


def _changes(avant: list[bytes], apres: list[bytes]) -> list[int]:
    """Return the places of the pixels that are others after than before, and never blink."""
    differents = (
        haut + o
        for haut in range(0, len(avant[0]), _LIGNE)
        if avant[0][haut : haut + _LIGNE] != apres[0][haut : haut + _LIGNE]
        for o in range(0, _LIGNE, _OCTETS)
        if avant[0][haut + o : haut + o + _OCTETS] != apres[0][haut + o : haut + o + _OCTETS]
    )
    return _stables(apres, _stables(avant, differents))


def _stables(images: list[bytes], places: Iterable[int]) -> list[int]:
    """Keep the places of the pixels that are the same in every picture."""
    return [o for o in places if len({image[o : o + _OCTETS] for image in images}) == 1]


def _carre(gauche: int, haut: int, cote: int, marge: int = 0) -> list[int]:
    """Return the places of a square of pixels, with a margin around it."""
    lignes = range(max(haut - marge, 0), min(haut + cote + marge, _HAUTEUR))
    colonnes = range(
        max(gauche - marge * _OCTETS, 0), min(gauche + (cote + marge) * _OCTETS, _LIGNE), _OCTETS
    )
    return [ligne * _LIGNE + colonne for ligne in lignes for colonne in colonnes]
