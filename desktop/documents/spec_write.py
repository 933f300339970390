"""OfficialDocument -> the SPEC of `paper render`: what `parse_spec` reads back as an equal document."""

import datetime as dt
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from typing import Any

from desktop.documents.official import Kind, OfficialDocument, Paragraph, Table


def spec_of(document: OfficialDocument) -> dict[str, Any]:
    """Return the SPEC of a document; elements that are absent or stand at their default are left out."""
    return _entries(document)


def spec_text(document: OfficialDocument) -> str:
    """Return the SPEC as JSON text, one element a line, for a file."""
    return json.dumps(spec_of(document), ensure_ascii=False, indent=1) + "\n"


def _entries(value: Any) -> dict[str, Any]:
    return {
        entry.name: _plain(getattr(value, entry.name))
        for entry in fields(value)
        if getattr(value, entry.name) != _default(entry)
    }


def _default(entry: Field[Any]) -> object:
    """Return what the reader takes for a key left out; an empty text for those that have no default."""
    if entry.default_factory is not MISSING:
        return entry.default_factory()
    return "" if entry.default is MISSING else entry.default


def _plain(value: Any) -> Any:
    match value:
        case Paragraph(text, Kind.BODY, False):
            return text
        case Paragraph():
            return {"paragraph": _entries(value)}
        case Table():
            return {"table": _entries(value)}
        case StrEnum():
            return value.value
        case dt.date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
    return _entries(value) if is_dataclass(value) else value
