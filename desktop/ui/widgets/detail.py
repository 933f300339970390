"""The panel of the chosen record: facts, history, papers, attachments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.style import px, set_icon
from desktop.ui.widgets.buttons import icon_button, link_button, word_button
from desktop.ui.widgets.layouts import clear_layout, tight
from desktop.ui.widgets.lights import LightLabel, LightText

_BESIDE = 112  # pixels at 100 %: a day, a number, a short word


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its words; a fact with a `link` can be pressed."""

    name: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of history, a paper or an attachment; one with a `link` can be pressed."""

    text: str
    beside: str = ""  # the day, the number
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the panel: facts over entries. An empty one shows `none` in its place."""

    key: str
    title: str
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    none: str = "无"


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything the panel shows of one record."""

    title: str
    subtitle: str = ""
    light: LightText | None = None
    sections: tuple[Section, ...] = ()


class DetailPanel(QWidget):
    """Shows one Detail. Sections fold; which are folded stays from record to record."""

    linked = Signal(str)  # the link of a fact or an entry that was pressed
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("所选记录")
        self._folded: set[str] = set()
        self._title = _words("", "head")
        self._subtitle = _words("", "quiet")
        self._light = LightLabel()
        self._body = QWidget()
        self._body.setProperty("role", "clear")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(px(16), 0, px(16), px(16))
        self._column.setSpacing(px(4))
        self._lay_out()

    def show_detail(self, detail: Detail | None) -> None:
        """Show a record, or an empty panel."""
        detail = detail or Detail("", "在左边选一条记录")
        self._title.setText(detail.title)
        self._title.setVisible(bool(detail.title))
        self._subtitle.setText(detail.subtitle)
        self._subtitle.setVisible(bool(detail.subtitle))
        self._light.set_light(detail.light)
        self._light.setVisible(detail.light is not None)
        self.setAccessibleDescription(f"{detail.title} {detail.subtitle}".strip())
        clear_layout(self._column)
        for section in detail.sections:
            self._put(self._section(section), self._column.count())
        self._column.addStretch(1)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget of the page (buttons, a field) at the end, until the next record is shown."""
        self._put(widget, self._column.count() - 1)

    def _put(self, widget: QWidget, place: int) -> None:
        self._column.insertWidget(place, widget)
        widget.show()  # now, not at the layout's leisure: nothing flickers from record to record

    def _lay_out(self) -> None:
        close = icon_button("close", "收起右栏", self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(px(16), px(12), px(8), 0)
        top.addWidget(self._title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        under = QVBoxLayout()
        under.setContentsMargins(px(16), 0, px(16), px(8))
        under.setSpacing(px(4))
        under.addWidget(self._subtitle)
        under.addWidget(self._light)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        scroll.viewport().setAutoFillBackground(False)
        column = tight(QVBoxLayout(self), 4)
        column.addLayout(top)
        column.addLayout(under)
        column.addWidget(scroll, 1)

    def _section(self, section: Section) -> QWidget:
        box = QWidget(self._body)
        inside = QWidget(box)  # never a window of its own: unfolding one would take the keyboard
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        rule = QFrame()
        rule.setProperty("role", "line")
        column.addWidget(rule)
        column.addWidget(self._fold(section, inside))
        column.addWidget(inside)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(8))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._fill(form, section)
        return box

    def _fill(self, form: QFormLayout, section: Section) -> None:
        for fact in section.facts:
            form.addRow(_words(fact.name, "fact", wrap=False), self._pressable(fact.text or "—", fact.link))
        for entry in section.entries:
            text = self._pressable(entry.text, entry.link)
            if entry.beside:
                form.addRow(_beside(entry.beside), text)
            else:
                form.addRow(text)
        if not section.facts and not section.entries:
            form.addRow(_words(section.none, "quiet"))

    def _fold(self, section: Section, inside: QWidget) -> QToolButton:
        count = f" {len(section.entries)}" if section.entries else ""
        button = word_button(section.title + count, icon="down", role="section")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        def fold(shown: bool) -> None:
            self._folded.difference_update({section.key})
            if not shown:
                self._folded.add(section.key)
            inside.setVisible(shown)
            set_icon(button, "down" if shown else "right")
            button.setAccessibleName(f"{section.title}，{'已展开' if shown else '已折叠'}")

        button.toggled.connect(fold)
        shown = section.key not in self._folded
        button.setChecked(shown)
        fold(shown)
        return button

    def _pressable(self, text: str, link: str) -> QWidget:
        if not link:
            return _words(text, "")
        button = link_button(text, lambda: self.linked.emit(link))
        button.setToolTip(text)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button


def _words(text: str, role: str, wrap: bool = True) -> QLabel:
    label = QLabel(text, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse)
    return label


def _beside(text: str) -> QLabel:
    """Return the words before a line; long ones wrap, so that the line keeps its room."""
    label = _words(text, "fact", wrap=False)
    if label.sizeHint().width() > px(_BESIDE):
        label.setWordWrap(True)
        label.setFixedWidth(px(_BESIDE))
    return label


def papers(entries: Sequence[Entry]) -> Section:
    """Return the section of the papers that came of a record."""
    return Section("papers", "文书", entries=tuple(entries), none="还没有出过文书")


def history(entries: Sequence[Entry]) -> Section:
    """Return the section of what happened to a record."""
    return Section("history", "历史", entries=tuple(entries), none="还没有改动")


def attachments(entries: Sequence[Entry]) -> Section:
    """Return the section of the files kept with a record."""
    return Section("attachments", "附件", entries=tuple(entries), none="还没有附件")
