"""Leaks: nothing of a person outside the register, nothing to the network, no image of memory."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from db import coffre
from tests.endurance import lieux as endroits
from tests.endurance.aiguilles import (
    AIGUILLES,
    CODAGES,
    DEMANDEUR,
    PHRASE,
    Detecteur,
    mots_de_secours,
)
from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import Ecoute, Surdite, ecouter
from tests.endurance.lieux import Lieux
from tests.ui.pdf import mots_du_pdf

SANS_TEMOIN = "le programme sans protection n’en laisse pas non plus"
_LIMITE = 300  # seconds
_REGARD = 0.05  # seconds
_ENTETES = {
    b"%PDF-": "un PDF",
    b"\x89PNG\r\n": "une image PNG",
    b"\xff\xd8\xff\xe0": "une image JPEG",
    b"SQLite format 3\0": "une base qui n’est pas chiffrée",
}

_TEMOIN = """
import os, socket, sys, tempfile
from tests.endurance.aiguilles import AIGUILLES, CODAGES, mots_de_secours
mots = tuple(sys.argv[1].split())
ici, la = socket.socketpair()
for aiguille in (*AIGUILLES, mots_de_secours(mots)):
    for nom, coder in CODAGES.items():
        octets = min(coder(aiguille.formes[0]))
        with tempfile.NamedTemporaryFile(prefix=f"{aiguille.nom}~{nom}~") as fichier:
            milieu = len(octets) // 2
            os.writev(fichier.fileno(), [b"avant", octets[:milieu]])
            os.write(fichier.fileno(), octets[milieu:])
        ici.sendall(octets)
        la.recv(1 << 20)
os.mkdir(os.path.join(tempfile.gettempdir(), AIGUILLES[0].formes[0]))
os.umask(0o022)
socket.socket(socket.AF_INET).close()
socket.socket(socket.AF_INET6).close()
"""
_MOTS = ("abaisser", "épargne", "légume", "zoologie")


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Measure what a whole session, a spy and a crash leave behind."""
    del complet  # one session says it all
    yield guet()
    yield from _session()
    yield plantage()


def guet() -> Bilan:
    """Let a program spill each needle in each encoding; each must be seen."""
    with TemporaryDirectory() as dossier:
        milieu = {**os.environ, "TMPDIR": dossier, "PYTHONPATH": str(endroits.RACINE)}
        commande = [sys.executable, "-c", _TEMOIN, " ".join(_MOTS)]
        ecoute = ecouter(commande, Path(dossier) / "trace", milieu, _LIMITE)
    cherchees = (*AIGUILLES, mots_de_secours(_MOTS))
    detecteur = Detecteur(cherchees)
    vues = {ou: detecteur.chercher(bytes(octets)) for ou, octets in ecoute.ecrits.items()}
    prises = {nom for ou, noms in vues.items() if ou.startswith("socket:") for nom in noms}
    attendues = [(a.nom, c) for a in cherchees for c in CODAGES]
    fautes = [f"{a} en {c} : pas vu" for a, c in attendues if not _vue(vues, a, c)]
    fautes += [f"{a} : pas vu sur une prise" for a, _ in attendues if not _commence(prises, a)]
    if not detecteur.chercher(b"\n".join(ecoute.noms)):
        fautes.append("un nom de dossier : pas vu")
    if not {"AF_INET", "AF_INET6"} <= ecoute.prises:
        fautes.append("une prise réseau : pas vue")
    if "022" not in ecoute.masques:
        fautes.append("un masque relâché : pas vu")
    return Bilan(
        promesse="Le guetteur voit chaque donnée, dans chaque codage",
        essais=len(attendues),
        attendus=120,
        fautes=tuple(fautes),
        temoin=f"{len(attendues) - len(fautes)} fuites voulues sur {len(attendues)} sont vues",
    )


def _vue(vues: dict[str, set[str]], aiguille: str, codage: str) -> bool:
    trouves = (n for ou, noms in vues.items() if f"/{aiguille}~{codage}~" in ou for n in noms)
    return _commence(set(trouves), aiguille)


def _commence(noms: set[str], aiguille: str) -> bool:
    return any(nom.startswith(f"{aiguille} en ") for nom in noms)


def _session() -> Iterator[Bilan]:
    """Play one session, and the same with a leak."""
    with TemporaryDirectory() as racine:
        lieux = Lieux(Path(racine))
        ecoute = endroits.jouer(lieux, _LIMITE)
        mots = _mots_ecrits(lieux)
        cherchees = (*AIGUILLES, mots_de_secours(mots))
        fautes = (*_fuites(ecoute, lieux, Detecteur(cherchees)), *_absentes(lieux, mots))
        ouverts = tuple(_ouverts(ecoute, lieux))
        nombre = sum(1 for _ in lieux.laisses())
    temoin, manquee = _fuite_voulue()
    yield Bilan(
        promesse="Rien en clair hors des fichiers que l’utilisateur enregistre",
        essais=len(cherchees) * len(CODAGES),
        attendus=120,
        fautes=(*fautes, *manquee),
        temoin=temoin,
    )
    yield Bilan(
        promesse="Aucune prise réseau pendant toute une session",
        essais=len(ecoute.prises),
        attendus=1,
        fautes=tuple(sorted(ecoute.prises - {"AF_UNIX"})),
        temoin="une prise IPv4 et une prise IPv6 voulues sont vues",
    )
    yield Bilan(
        promesse="Chaque fichier écrit n’est lu que par son utilisateur",
        essais=nombre,
        attendus=8,
        fautes=ouverts,
        temoin="un masque relâché est vu",
    )


def _mots_ecrits(lieux: Lieux) -> tuple[str, ...]:
    """Return the recovery words, from the sheet that was saved."""
    feuille = mots_du_pdf((lieux.sorties / endroits.FEUILLE).read_bytes())
    return tuple(re.findall(r"\b[0-9]{1,2}\. ([^\W\d]+)", feuille))


def _fuites(ecoute: Ecoute, lieux: Lieux, detecteur: Detecteur) -> Iterator[str]:
    """Yield what is betrayed, and where; what is saved or printed by the user is not."""
    dehors = str(lieux.sorties)
    for ou, octets in ecoute.ecrits.items():
        if not ou.startswith(dehors) and ou not in ecoute.papier:
            yield from (f"{nom}, dans {ou}" for nom in detecteur.chercher(bytes(octets)))
            yield from _en_clair(ou, ecoute.debuts[ou])
    noms = b"\n".join(ecoute.noms)
    yield from (f"{nom}, dans un nom ou un argument" for nom in detecteur.chercher(noms))
    for fichier in lieux.laisses():
        if fichier.is_file() and dehors not in str(fichier):
            restes = detecteur.chercher(fichier.read_bytes())
            yield from (f"{nom}, laissé dans {fichier.name}" for nom in restes)
    for recopie in map(Path, ecoute.recopies):
        vus = detecteur.chercher(recopie.read_bytes()) if recopie.exists() else {"non regardé"}
        yield from (f"{nom}, recopié de {recopie.name}" for nom in vus)
    yield from (f"projeté en mémoire : {nom}" for nom in ecoute.projetes)
    yield from (f"non regardé : {nom}" for nom in ecoute.aveugles)


def _en_clair(ou: str, debuts: set[bytes]) -> Iterator[str]:
    """Yield the kinds of readable files that were begun."""
    for entete, genre in _ENTETES.items():
        if any(debut.startswith(entete) for debut in debuts):
            yield f"{genre}, dans {ou}"


def _absentes(lieux: Lieux, mots: tuple[str, ...]) -> Iterator[str]:
    """Yield what the session did not put in the register: it was then not worth looking for.

    Raises:
        ErreurCoffre: Neither the words nor the passphrase are those of this register.
    """
    coffre.ouvrir_avec_mots(lieux.registre, " ".join(mots)).fermer()
    with coffre.ouvrir(lieux.registre, PHRASE) as registre:
        (ligne,) = registre.page(taille=1)
        dossier = registre.charger(ligne.numero)
    contenu = f"{dossier!r} {dossier.personne.date_de_naissance:%d/%m/%Y} {PHRASE}"
    for aiguille in AIGUILLES:
        if aiguille.formes[0] not in contenu:
            yield f"{aiguille.nom} : absent du registre"
    if DEMANDEUR not in mots_du_pdf((lieux.sorties / endroits.LETTRE).read_bytes()):
        yield "demandeur : absent de la lettre enregistrée"


def _ouverts(ecoute: Ecoute, lieux: Lieux) -> Iterator[str]:
    """Yield what somebody else could read."""
    for fichier in lieux.laisses():
        if stat.S_IMODE(fichier.lstat().st_mode) & 0o077:
            yield f"{fichier.name} : lisible par d’autres"
    yield from (f"masque {masque}" for masque in ecoute.masques - {"077"})
    yield from (
        f"{fait} : fait hors des dossiers de la personne"
        for fait in ecoute.faits
        if not fait.startswith((str(lieux.racine), os.devnull))
    )


def _fuite_voulue() -> tuple[str, tuple[str, ...]]:
    """Play a session that leaks for an instant; return what was seen, and what was not."""
    with TemporaryDirectory() as racine:
        lieux = Lieux(Path(racine))
        ecoute = endroits.jouer(lieux, _LIMITE, "fuite")
        vues = [v for v in _fuites(ecoute, lieux, Detecteur(AIGUILLES)) if v.startswith("nom en")]
    if not vues:
        return "", ("une fuite voulue : pas vue",)
    return f"une fuite voulue, effacée aussitôt, est vue : {vues[0].split(',')[0]}", ()


_SANS_LIMITE = ("sh", "-c", 'ulimit -c unlimited && exec "$@"', "sh")


def plantage() -> Bilan:
    """Abort the program while its window waits; no image of its memory may be made."""
    temoin = _abattre([sys.executable, "-c", "import os; os.abort()"], protege=False)
    image = _abattre([sys.executable, "-m", "desktop_app"], protege=True)
    return Bilan(
        promesse="Aucune image de la mémoire après un plantage",
        essais=1,
        attendus=1,
        fautes=("une image a été faite",) * image + (SANS_TEMOIN,) * (not temoin),
        temoin="un programme sans protection en laisse une",
    )


def _attendre_la_fenetre(processus: subprocess.Popen[bytes]) -> None:
    """Wait until the library of the window is loaded: the program is past its first lines."""
    cartes = Path("/proc") / str(processus.pid) / "maps"
    fin = time.monotonic() + _LIMITE
    while time.monotonic() < fin and processus.poll() is None:
        if "libQt6Widgets" in cartes.read_text():
            return
        time.sleep(_REGARD)
    raise Surdite("la fenêtre ne s’est pas ouverte")


def _abattre(commande: list[str], *, protege: bool) -> bool:
    """Tell whether the system made an image of a program that was aborted."""
    with TemporaryDirectory() as racine:
        milieu = Lieux(Path(racine)).milieu()
        processus = subprocess.Popen([*_SANS_LIMITE, *commande], cwd=racine, env=milieu)
        if protege:
            _attendre_la_fenetre(processus)
            processus.send_signal(signal.SIGABRT)
        _, etat = os.waitpid(processus.pid, 0)
        processus.returncode = os.waitstatus_to_exitcode(etat)
        return os.WCOREDUMP(etat) or bool(list(Path(racine).glob("core*")))
