"""The fonts installed on this computer, by family name."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.documents.fonts.truetype import NotTrueType, TrueType, open_faces


@dataclass(frozen=True, slots=True)
class Face:
    """One usable face: its file, the family it was asked for by, and the font itself."""

    path: Path
    family: str
    font: TrueType


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps fonts, the user's own ones included."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return windows, local / "Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


def find_families(wanted: Iterable[str], folders: Iterable[Path]) -> Mapping[str, Face]:
    """Return the usable faces among the font files of some folders whose name is one of `wanted`.

    A file that cannot be read, has no TrueType outlines, or forbids embedding is passed over.
    """
    names = frozenset(wanted)
    found: dict[str, Face] = {}
    for path in _font_files(folders):
        for font in _faces(path):
            for family in sorted(names & font.names()) if font.embeddable else ():
                found.setdefault(family, Face(path, family, font))
    return found


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".ttf", ".ttc"))


def _faces(path: Path) -> list[TrueType]:
    try:
        return open_faces(path)
    except (NotTrueType, OSError):
        return []
