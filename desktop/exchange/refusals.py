"""Why a bundle, a card or a receipt was not taken: a cause for the program, a sentence for the clerk."""

from enum import StrEnum

from desktop.domain.errors import Refused


class Cause(StrEnum):
    """The kinds of refusal that the import report tells apart."""

    NOT_OURS = "not_ours"
    NEWER = "newer"
    WRONG_RECIPIENT = "wrong_recipient"
    UNKNOWN_SENDER = "unknown_sender"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    TOO_BIG = "too_big"
    MEDIUM = "medium"
    PASSWORD = "password"


class ExchangeRefused(Refused):
    """A refusal with its cause; `NEWER` files are to be held whole by whoever catches it."""

    def __init__(self, cause: Cause, sentence: str) -> None:
        super().__init__(sentence)
        self.cause = cause
