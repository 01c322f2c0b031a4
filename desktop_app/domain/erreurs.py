"""The procedure says no: one exception, whose code is put into words elsewhere."""

from __future__ import annotations


class ErreurMetier(Exception):
    """An act the procedure refuses.

    The exception carries a code and neutral details only. The French sentence of
    each code stands in ``resources/textes/refus.toml``. No name of a person may
    be a detail: exception texts end up in reports.

    Attributes:
        code: Stable identifier of the reason.
        details: Values named by the placeholders of the sentence.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
