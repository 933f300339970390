"""Lines of text as items of the flow: the measures of one document in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents import layout as numbers
from desktop.documents.fonts import Role
from desktop.documents.layout import Layout
from desktop.documents.pdf.flow import Item
from desktop.documents.pdf.page import Style, points
from desktop.documents.pdf.setter import GRID_SPACING_PT, SetLine, Setter, Span

BODY = Style()
HEITI = Style(Role.HEITI)
KAITI = Style(Role.KAITI)
TITLE = Style(Role.TITLE, numbers.TITLE_PT)
SMALL = Style(size=numbers.SMALL_PT)
CHAR = numbers.CHAR_PT
INDENT = 2 * CHAR  # 7.3.3


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes lines inside the type area of one page layout."""

    setter: Setter
    layout: Layout

    @property
    def left(self) -> float:
        """Left edge of the type area in points."""
        return points(self.layout.left)

    @property
    def width(self) -> float:
        """Width of the type area in points."""
        return points(self.layout.text_width)

    @property
    def line(self) -> float:
        """The line pitch in points."""
        return self.layout.line

    def blank(self, count: int = 1, keep_next: bool = False) -> list[Item]:
        """Return blank lines."""
        return [Item(self.line, keep_next=keep_next) for _ in range(count)]

    def paragraph(
        self,
        spans: Sequence[Span],
        indent: float = INDENT,
        hang: float = 0.0,
        right: float = 0.0,
        bookmark: tuple[str, int] | None = None,
    ) -> list[Item]:
        """Return the lines of a justified paragraph.

        `indent` stands before its first line, `hang` before all others, `right` after all, in points.
        """
        width = self.width - hang - right
        items = []
        for index, line in enumerate(self.setter.lines(spans, width, indent - hang)):
            start = indent if index == 0 else hang
            items.append(self.row(line, self.left + start, self.width - right - start))
        if bookmark:
            items[0] = replace(items[0], bookmark=bookmark)
        return items

    def row(self, line: SetLine, x: float, width: float, height: float | None = None) -> Item:
        """Return one set line as an item, its baseline at 0.8 of the height."""
        pitch = height or self.line
        texts = self.setter.place(line, x, pitch * numbers.BASELINE_SHARE, width)
        return Item(pitch, tuple(texts))

    def at(self, text: str, x: float, style: Style = BODY, tracking: float = GRID_SPACING_PT) -> Item:
        """Return a line that begins at `x` points from the left edge of the type area."""
        placed = self.setter.run(
            [Span(text, style)], self.left + x, self.line * numbers.BASELINE_SHARE, tracking
        )
        return Item(self.line, tuple(placed))

    def centred(
        self, text: str, style: Style = BODY, tracking: float = GRID_SPACING_PT, height: float | None = None
    ) -> Item:
        """Return a line in the middle of the type area."""
        pitch = height or self.line
        x = self.left + (self.width - self.setter.width(text, style, tracking)) / 2
        return Item(
            pitch, tuple(self.setter.run([Span(text, style)], x, pitch * numbers.BASELINE_SHARE, tracking))
        )

    def aligned(self, text: str, share: float, style: Style = BODY) -> list[Item]:
        """Return ragged lines; `share` of the white left over stands before each: 0.5 centres, 1 is flush right."""
        items = []
        for line in self.setter.lines([Span(text, style)], self.width, 0.0, GRID_SPACING_PT):
            width = line.width + GRID_SPACING_PT * max(0, line.count - 1)
            x = self.left + (self.width - width) * share
            items.append(self.row(replace(line, last=True), x, width))
        return items
