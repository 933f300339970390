"""The stream of lines and rows, and its division into pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents.layout import Layout
from desktop.documents.pdf.page import Bookmark, Page, Rule, Text, points

_SLACK = 0.5  # points by which the last line may pass the margin: 22 lines of 28.95 pt are 636.9 of 637.8 pt


@dataclass(frozen=True, slots=True)
class Item:
    """Something of one height that no page break cuts; texts and rules are placed from its upper edge.

    keep_next binds it to the following item; new_page begins a page with it; `page` turns to another paper.
    `repeat` are the items set again above it when it begins a page (header rows of a table).
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    bookmark: tuple[str, int] | None = None
    keep_next: bool = False
    new_page: bool = False
    page: Layout | None = None
    repeat: tuple["Item", ...] = ()


@dataclass(slots=True)
class Flow:
    """Pages being filled from the top; `y` is where the next item begins, in points from the paper's edge."""

    layout: Layout
    pages: list[Page]
    y: float

    @classmethod
    def begin(cls, layout: Layout, start: float | None = None) -> "Flow":
        """Begin on a first page, below its head when `start` is given."""
        return cls(layout, [Page(layout)], points(layout.top) if start is None else start)

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Height left on the page in points."""
        layout = self.page.layout
        return points(layout.height - layout.bottom) - self.y + _SLACK

    def turn(self, layout: Layout | None = None) -> None:
        """Begin a new page."""
        page = Page(layout or self.layout)
        self.pages.append(page)
        self.y = points(page.layout.top)

    def add(self, items: Sequence[Item]) -> None:
        """Place items one after another, turning the page where they do not fit."""
        for group in _groups(items):
            self._add_group(group)

    def _add_group(self, group: Sequence[Item]) -> None:
        first = group[0]
        paper = first.page or self.layout
        height = sum(item.height for item in group)
        if paper != self.page.layout:
            self._turn_to(paper)
        elif (first.new_page and not self.page.empty) or (height > self.room and height <= _capacity(paper)):
            self._turn_for(first)
        for item in group:
            if item.height > self.room and not self._at_top():
                self._turn_for(item)
            self._put(item)

    def _turn_to(self, paper: Layout) -> None:
        if self.page.empty:
            self.pages.pop()
        self.turn(paper)

    def _turn_for(self, item: Item) -> None:
        self.turn(item.page)
        for header in item.repeat:
            self._put(header)

    def _at_top(self) -> bool:
        return self.y <= points(self.page.layout.top)

    def _put(self, item: Item) -> None:
        y, page = self.y, self.page
        page.texts += [replace(text, baseline=text.baseline + y) for text in item.texts]
        page.rules += [replace(rule, y0=rule.y0 + y, y1=rule.y1 + y) for rule in item.rules]
        if item.bookmark:
            page.bookmarks.append(Bookmark(*item.bookmark, y))
        self.y = y + item.height


def _capacity(layout: Layout) -> float:
    return points(layout.text_height) + _SLACK


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """Gather each item with those it is bound to."""
    groups: list[list[Item]] = []
    bound = False
    for item in items:
        if bound and not item.new_page:
            groups[-1].append(item)
        else:
            groups.append([item])
        bound = item.keep_next
    return groups
