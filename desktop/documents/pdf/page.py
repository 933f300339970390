"""What stands on a page, as plain values: texts, rules and bookmarks, in points from the upper left corner."""

from dataclasses import dataclass, field

from desktop.documents.fonts import Role
from desktop.documents.layout import BODY_PT, MM_PER_PT, Layout

BLACK = "000000"


def points(mm: float) -> float:
    """Return millimetres in points."""
    return mm / MM_PER_PT


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look: typeface, size in points, horizontal scale, colour as RRGGBB."""

    role: Role = Role.FANGSONG
    size: float = BODY_PT
    scale: float = 1.0
    color: str = BLACK


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on one baseline; `tracking` is added after each of them.

    A turned text reads downwards: `baseline` is then where it begins, `x` the place of its baseline.
    """

    x: float
    baseline: float
    text: str
    style: Style
    tracking: float = 0.0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of some thickness from one place to another; dash is the length of a stroke, 0 for none."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    color: str = BLACK
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its text, depth from 0, and the height it leads to."""

    text: str
    level: int
    y: float


@dataclass(slots=True)
class Page:
    """One page as it is being filled."""

    layout: Layout
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.texts and not self.rules
