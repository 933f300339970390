"""Which font file draws which character: installed fonts first, shipped ones else, each character on its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from desktop.documents.fonts.installed import Face, find_families, font_folders
from desktop.documents.fonts.roles import WANTED, Role
from desktop.documents.fonts.truetype import open_faces
from desktop.locate import shipped

GETA = "〓"  # stands visibly in print for a character that no font has


@dataclass(frozen=True, slots=True)
class FontUse:
    """One line of the font check: the typeface asked for and what really draws it."""

    role: str
    wanted: str
    family: str
    file: str
    substituted: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawable character: the face, the glyph in it, and its width as a share of the em.

    `missing` says that no font has the character and 〓 is drawn for it.
    """

    face: Face
    number: int
    width: float
    missing: bool = False


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts of all roles, each as a chain in which the first that has a character draws it."""

    chains: dict[Role, tuple[Face, ...]]
    _found: dict[tuple[Role, str], Glyph] = field(default_factory=dict, repr=False)

    def glyph(self, role: Role, character: str) -> Glyph:
        """Return what draws one character; a character that no font has is drawn as 〓, never left blank."""
        known = self._found.get((role, character))
        if known is None:
            known = self._found[role, character] = self._search(role, character)
        return known

    def report(self) -> tuple[FontUse, ...]:
        """Say for each typeface what was wanted and what is used."""
        uses = []
        for role, wanted in WANTED.items():
            face = self.chains[role][0]
            substituted = face.family not in wanted.families
            uses.append(FontUse(role, wanted.families[0], face.family, face.path.name, substituted))
        return tuple(uses)

    def missing(self, text: str) -> str:
        """Return the characters of a text that no font can draw, each once."""
        return "".join(
            dict.fromkeys(c for c in text if not blank(c) and self.glyph(Role.FANGSONG, c).missing)
        )

    def _search(self, role: Role, character: str) -> Glyph:
        for face in self.chains[role]:
            number = face.font.glyph(character)
            if number and (blank(character) or face.font.outline(number)):
                return Glyph(face, number, face.font.advance(number))
        if blank(character):
            face = self.chains[role][0]
            return Glyph(face, face.font.glyph(" "), 1.0 if character == "\u3000" else 0.5)
        stand_in = self._search(role, GETA)
        return Glyph(stand_in.face, stand_in.number, stand_in.width, missing=True)


def blank(character: str) -> bool:
    """Return whether a character is a space, that is: rightly prints nothing."""
    return character.isspace()


def load_fonts(folders: Iterable[Path] | None = None) -> FontSet:
    """Return the fonts to draw with; `folders` are searched instead of the system's own font folders.

    The result of looking through the system's folders is kept for the life of the process.
    """
    return _load(None if folders is None else tuple(folders))


@cache
def _load(folders: tuple[Path, ...] | None) -> FontSet:
    wanted = [family for entry in WANTED.values() for family in entry.families]
    found = find_families(wanted, font_folders() if folders is None else folders)
    return FontSet(
        {
            role: (*(found[name] for name in entry.families if name in found), *_shipped(entry.shipped))
            for role, entry in WANTED.items()
        }
    )


def _shipped(names: Sequence[str]) -> tuple[Face, ...]:
    return tuple(_shipped_face(name) for name in names)


@cache
def _shipped_face(name: str) -> Face:
    path = shipped("resources") / "fonts" / name
    (font,) = open_faces(path)
    return Face(path, min(font.names(), key=len), font)
