"""An e-mail as plain words: nothing of it is run or fetched."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from desktop_app.rendu.trame import CARACTERES_MAX

_ENTETES = (("De", "from"), ("À", "to"), ("Date", "date"), ("Objet", "subject"))


def mots_du_courriel(octets: bytes) -> str:
    """Return who wrote what to whom; a malformed e-mail is shown as it came."""
    try:
        message = message_from_bytes(octets, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
        tete = [f"{nom}\u00a0: {message[cle]}" for nom, cle in _ENTETES if message[cle]]
        corps = message.get_body(preferencelist=("plain",))
        texte = str(corps.get_content()) if corps is not None else decoder(octets)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError):
        return decoder(octets)
    return "\n".join([*tete, "", texte])[:CARACTERES_MAX]


def decoder(octets: bytes) -> str:
    """Return a text in UTF-8 or in the Windows code page."""
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = octets.decode("cp1252", errors="replace")
    return texte[:CARACTERES_MAX]
