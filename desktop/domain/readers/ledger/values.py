"""Values of a row by the field of their columns."""

from __future__ import annotations

from desktop.domain.readers.ledger.heads import Head


def first_of(texts: list[str], head: Head, kind: str) -> str:
    """Give the first filled column of a field, empty when none is."""
    for column in head.columns.get(kind, ()):
        if text := texts[column - 1]:
            return text
    return ""


def all_of(texts: list[str], head: Head, kind: str) -> str | None:
    """Give the filled columns of a field, joined; None when none is."""
    columns = head.columns.get(kind, ())
    if len(columns) < 2:
        return (texts[columns[0] - 1] if columns else "") or None
    return "、".join(dict.fromkeys(texts[n - 1] for n in columns if texts[n - 1])) or None


def progress_of(texts: list[str], head: Head) -> str | None:
    """Give the progress: its own column, else the last filled one of those by quarter or month."""
    if own := first_of(texts, head, "progress"):
        return own
    return next((texts[n - 1] for n in reversed(head.columns.get("quarter", ())) if texts[n - 1]), None)
