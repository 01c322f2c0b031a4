"""What the world may refuse: one class per sentence shown, each with a stable code.

No text here names a person: exceptions end up in reports. ``detail`` is a second,
finer code for whoever looks into the matter; the sentence depends on ``code`` alone.
"""

from __future__ import annotations

from desktop_app.application.pannes import ErreurCoffre


class CoffreAbsent(ErreurCoffre):
    """No register at that path."""

    code = "coffre_absent"


class CoffreExistant(ErreurCoffre):
    """A register is already there; none is ever overwritten."""

    code = "coffre_existant"


class CoffreEndommage(ErreurCoffre):
    """Bytes are not those that were written."""

    code = "coffre_endommage"


class JournalRompu(CoffreEndommage):
    """The journal, or a record it vouches for, was changed behind its back."""

    code = "journal_rompu"


class RetourEnArriere(JournalRompu):
    """The journal is older than what the key file remembers of it."""

    code = "retour_en_arriere"


class DerivationRefusee(CoffreEndommage):
    """A key file asks for a derivation that is too weak, or made to exhaust the machine."""

    code = "derivation_refusee"


class CoffreEtranger(ErreurCoffre):
    """The file is not this register, or the key file is another register's."""

    code = "coffre_etranger"


class CoffreTropRecent(ErreurCoffre):
    """A later version of the program wrote this register."""

    code = "coffre_trop_recent"


class ClesAbsentes(ErreurCoffre):
    """The register is there without its key file."""

    code = "cles_absentes"


class CoffreOccupe(ErreurCoffre):
    """Someone else holds the register.

    Attributes:
        pid: Process that holds it, when the system tells.
    """

    code = "coffre_occupe"

    def __init__(self, detail: str = "", *, pid: int | None = None) -> None:
        super().__init__(detail)
        self.pid = pid


class CoffreFerme(ErreurCoffre):
    """The register was closed, by its user or because a fault was found."""

    code = "coffre_ferme"


class PhraseRefusee(ErreurCoffre):
    """No access opens with that passphrase, or with those words."""

    code = "phrase_refusee"


class MotsMalSaisis(ErreurCoffre):
    """The recovery words hold a typing fault.

    Attributes:
        position: Rank of the first unknown word, from 1; 0 when none stands out.
    """

    code = "mots_mal_saisis"

    def __init__(self, detail: str, *, position: int = 0) -> None:
        super().__init__(detail)
        self.position = position


class AccesRefuse(ErreurCoffre):
    """An access cannot be added or removed that way (``detail`` says why)."""

    code = "acces_refuse"


class VerificationRequise(ErreurCoffre):
    """Nothing is written before the whole register was verified."""

    code = "verification_requise"


class DisquePlein(ErreurCoffre):
    """No room left; everything kept before is intact."""

    code = "disque_plein"


class MemoireInsuffisante(ErreurCoffre):
    """No memory left; everything kept before is intact."""

    code = "memoire_insuffisante"


class EcritureImpossible(ErreurCoffre):
    """The disk refuses to write; everything kept before is intact."""

    code = "ecriture_impossible"


class CopieImpossible(ErreurCoffre):
    """A copy cannot be written there; the register is as it was."""

    code = "copie_impossible"


class CopieDefectueuse(ErreurCoffre):
    """A copy does not read back as what was written; it is not used."""

    code = "copie_defectueuse"


class RestaurationImpossible(ErreurCoffre):
    """A copy cannot be put in place; the register is as it was."""

    code = "restauration_impossible"


class ReecritureImpossible(ErreurCoffre):
    """The register cannot be written again under new keys; it is as it was."""

    code = "reecriture_impossible"


class ProcedureContournee(ErreurCoffre):
    """The last line of defence refused a row; ``detail`` is the trigger's own code."""

    code = "procedure_contournee"
