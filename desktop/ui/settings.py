"""What the window remembers between two days: widths, panels, palette, text size."""

import json
from pathlib import Path
from typing import Protocol, TypeAlias

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


class UiSettings(Protocol):
    """A small store of plain values under dotted names such as `grid.ledger`."""

    def get(self, name: str) -> Plain:
        """Return the value, None when there is none."""

    def put(self, name: str, value: Plain) -> None:
        """Keep a value; None forgets it."""


class JsonSettings:
    """Settings in one JSON file.

    The window must open whatever state this file is in: a file that cannot be read is set aside as
    `*.bad` and the window starts with its defaults. A folder that cannot be written (a disc, a full drive)
    keeps the values for this session only.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def get(self, name: str) -> Plain:
        """Return the value, None when there is none."""
        return self._values.get(name)

    def put(self, name: str, value: Plain) -> None:
        """Keep a value and write the file; None forgets it."""
        if self._values.get(name) == value:
            return
        if value is None:
            del self._values[name]
        else:
            self._values[name] = value
        self._write()

    def _read(self) -> dict[str, Plain]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except OSError:
            return {}
        except ValueError:
            values = None
        if isinstance(values, dict):
            return values
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".bad"))
        except OSError:
            return

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError:
            return
