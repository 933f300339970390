"""The red mark fitted into the type area: sizes, narrowing and spreading of its lines (7.2.4)."""

from dataclasses import dataclass
from math import floor, sqrt

from desktop.documents import layout
from desktop.documents.widths import ems
from desktop.documents.words import Mark


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of the mark: size in points, horizontal scale (1 = whole), points added after each character.

    The width in mm is that of the ink: nothing is added after the last character.
    """

    text: str
    size: float
    scale: float = 1.0
    spread: float = 0.0

    @property
    def width(self) -> float:
        """Width in mm."""
        points = ems(self.text) * self.size * self.scale + self.spread * (len(self.text) - 1)
        return points * layout.MM_PER_PT

    @property
    def line(self) -> float:
        """Height of the line in points; its baseline lies at 0.8 of it."""
        return self.size * layout.MARK_LINE_SHARE


@dataclass(frozen=True, slots=True)
class FittedMark:
    """The names, stacked when there are several, and the word that stands beside them, centred."""

    lines: tuple[MarkLine, ...]
    suffix: MarkLine | None = None

    @property
    def height(self) -> float:
        """Height of the stacked lines in points."""
        return sum(line.line for line in self.lines)

    @property
    def ink_top(self) -> float:
        """Distance in points from the top of the first line to the upper edge of its ink."""
        first = self.lines[0]
        return first.line * layout.BASELINE_SHARE - first.size * layout.MARK_INK_SHARE

    @property
    def ink_bottom(self) -> float:
        """Distance in points from the lower edge of the ink to the bottom of the last line."""
        last = self.lines[-1]
        return last.line * (1 - layout.BASELINE_SHARE) - last.size * (1 - layout.ASCENT_SHARE)


def fit_mark(mark: Mark, most: float | None = None) -> FittedMark:
    """Fit a mark into MARK_WIDTH_MM; `most` caps the size in points (a letter's mark is smaller)."""
    if len(mark.names) == 1:
        return FittedMark(
            (_fit(mark.names[0] + mark.suffix, most or layout.MARK_PT[0], layout.MARK_WIDTH_MM),)
        )
    wished = layout.MARK_PT[min(len(mark.names), len(layout.MARK_PT)) - 1]
    if not mark.suffix:
        return FittedMark(_stack(mark.names, wished, layout.MARK_WIDTH_MM))
    size = min(layout.MARK_SUFFIX_PT, wished * layout.MARK_SUFFIX_SHARE)
    suffix = MarkLine(mark.suffix, size)
    room = layout.MARK_WIDTH_MM - suffix.width - suffix_gap(suffix)
    return FittedMark(_stack(mark.names, wished, room), suffix)


def suffix_gap(suffix: MarkLine) -> float:
    """Return the white between the stacked names and the word beside them, in mm."""
    return suffix.size * layout.MARK_SUFFIX_GAP_SHARE * layout.MM_PER_PT


def _stack(names: tuple[str, ...], wished: float, room: float) -> tuple[MarkLine, ...]:
    """Set all names at the size of the longest, the shorter ones spread to its width."""
    longest = _fit(max(names, key=ems), wished, room, spread=False)
    return tuple(_spread(MarkLine(name, longest.size, longest.scale), longest.width) for name in names)


def _fit(text: str, wished: float, room: float, spread: bool = True) -> MarkLine:
    natural = ems(text) * wished * layout.MM_PER_PT
    if natural <= room:
        line = MarkLine(text, wished)
        return _spread(line, layout.MARK_SPREAD_MM, most=wished / 2) if spread else line
    # Narrow and shrink alike, so that a long name stays tall enough to be a head.
    scale = floor(max(layout.MARK_SCALE_LEAST, sqrt(room / natural)) * 100) / 100
    size = floor(room / layout.MM_PER_PT / ems(text) / scale * 2) / 2
    return MarkLine(text, size, scale)


def _spread(line: MarkLine, width: float, most: float | None = None) -> MarkLine:
    missing = (width - line.width) / layout.MM_PER_PT
    if missing <= 0 or len(line.text) < 2:
        return line
    each = missing / (len(line.text) - 1)
    each = floor((each if most is None else min(each, most)) * 20) / 20
    return MarkLine(line.text, line.size, line.scale, each)
