"""A private CUPS with one printer that writes to a file, for the time of a test."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

OUTILS = "/usr/sbin:/usr/bin"
IMPRIMANTE = "essai"
LIMITE = 60  # seconds

_FICHIERS = """ServerRoot {racine}/etc
RequestRoot {racine}/spool
CacheDir {racine}/cache
StateDir {racine}/etat
TempDir {racine}/spool/tmp
ErrorLog {racine}/journal/error
AccessLog {racine}/journal/access
PageLog {racine}/journal/page
FileDevice Yes
"""
_SERVEUR = """Listen {racine}/prise
LogLevel debug
DirtyCleanInterval 0
Browsing Off
DefaultAuthType None
PreserveJobFiles Yes
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
# A printer that takes PDF as it is: what reaches the paper can be compared byte for byte.
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "ESSAI.PPD"
*Manufacturer: "Essai"
*Product: "(Essai)"
*ModelName: "Essai"
*ShortNickName: "Essai"
*NickName: "Essai"
*PSVersion: "(3010.000) 0"
*cupsFilter: "application/pdf 0 gziptoany"
*OpenUI *PageSize/Page: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Page: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
"""


class Indisponible(Exception):
    """There is no CUPS here, or it refuses to be private."""


@contextmanager
def cups(racine):
    """Start a server in a folder; its printer is ``IMPRIMANTE``, its paper ``sortie/papier``.

    Raises:
        Indisponible: It could not be had; says why.
    """
    outils = {nom: shutil.which(nom, path=OUTILS) for nom in ("cupsd", "lpadmin", "lp")}
    if absents := [nom for nom, chemin in outils.items() if chemin is None]:
        raise Indisponible(f"not installed: {', '.join(absents)}")
    for dossier in ("spool/tmp", "cache", "etat", "journal", "etc/ppd", "sortie"):
        (racine / dossier).mkdir(parents=True)
    # Filters run as somebody else where the server is root.
    racine.chmod(0o711)
    (racine / "etc" / "cups-files.conf").write_text(_FICHIERS.format(racine=racine))
    (racine / "etc" / "cupsd.conf").write_text(_SERVEUR.format(racine=racine))
    (racine / "essai.ppd").write_text(_PPD)
    etc = racine / "etc"
    serveur = subprocess.Popen(
        [outils["cupsd"], "-f", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _attendre(racine / "prise", serveur)
        cible = f"file:{racine}/sortie/papier"
        commande = [outils["lpadmin"], "-h", racine / "prise", "-p", IMPRIMANTE, "-E"]
        fait = subprocess.run(
            [*commande, "-v", cible, "-P", racine / "essai.ppd"], capture_output=True, check=False
        )
        if fait.returncode:
            raise Indisponible(f"this cupsd takes no printer: {fait.stderr.decode()}")
        yield
    finally:
        serveur.terminate()
        serveur.wait(LIMITE)


def _attendre(prise, serveur):
    fin = time.monotonic() + LIMITE
    while time.monotonic() < fin and serveur.poll() is None:
        with socket.socket(socket.AF_UNIX) as essai:
            if essai.connect_ex(str(prise)) == 0:
                return
    raise Indisponible("the private cupsd does not answer")
