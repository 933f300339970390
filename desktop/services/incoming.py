"""What a file that was dropped is: a returned form, a ledger kept in a workbook, or neither."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

_SHEETS = (".xlsx", ".xlsm", ".csv", ".tsv")


class Incoming(StrEnum):
    """What came."""

    FORM = "form"
    LEDGER = "ledger"
    OTHER = "other"


def kind_of(path: Path) -> Incoming:
    """Tell what a file is by its head; Refused when it is a workbook that cannot be read."""
    if path.suffix.lower() not in _SHEETS:
        return Incoming.OTHER
    # The readers are loaded when the first file comes, not when the window opens.
    from desktop.documents.intake import read_workbook
    from desktop.domain.readers.ledger.heads import find_head
    from desktop.domain.readers.returns import is_form

    sheets = read_workbook(path)
    if is_form(sheets):
        return Incoming.FORM
    return Incoming.LEDGER if any(find_head(sheet) for sheet in sheets) else Incoming.OTHER


def kind_of_all(paths: Sequence[Path]) -> Incoming:
    """Tell what several files are: forms as soon as the first of them is one, else what the first is."""
    return kind_of(paths[0]) if paths else Incoming.OTHER
