"""What the minutes say about the meeting itself, to be put right before it is stored."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desktop.domain.readers.minutes.proposal import MeetingFacts
from desktop.ui.pages.actform import line
from desktop.ui.pages.days import Parse
from desktop.ui.style import px
from desktop.ui.widgets.datefield import DateField

_WORDS = (("title", "会议"), ("place", "地点"), ("host", "主持"), ("issue_no", "期号"))


class FactsBar(QWidget):
    """Title, day, kind, place, host and number of the minutes in two lines."""

    changed = Signal(object, str)  # MeetingFacts, meeting kind
    day_changed = Signal(object)  # date | None

    def __init__(self, parse: Parse, kinds: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("会议情况")
        self._facts = MeetingFacts()
        self._lines: dict[str, QLineEdit] = {key: line(name) for key, name in _WORDS}
        self.day = DateField(parse, name="会议日期")
        self.kind = QComboBox()
        self.kind.setAccessibleName("会议类别")
        for key, name in kinds:
            self.kind.addItem(name, key)
        self._lay_out()
        for field in self._lines.values():
            field.textEdited.connect(lambda _text: self._edited())
        self.kind.activated.connect(lambda _place: self._edited())
        self.day.changed.connect(self.day_changed)

    def show_facts(self, facts: MeetingFacts, kind: str) -> None:
        """Show the facts, without telling."""
        self._facts = facts
        for key, field in self._lines.items():
            words = getattr(facts, key) or ""
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
        self.day.set_day(facts.day)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    def field(self, key: str) -> QLineEdit:
        """Return the field of a fact: title, place, host, issue_no."""
        return self._lines[key]

    def _edited(self) -> None:
        title, place, host, issue_no = (self._lines[key].text().strip() or None for key, _name in _WORDS)
        self._facts = replace(
            self._facts, day=self.day.day(), title=title, place=place, host=host, issue_no=issue_no
        )
        self.changed.emit(self._facts, self.kind.currentData())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        fields = (
            ("会议", self._lines["title"], 0, 0),
            ("日期", self.day, 0, 2),
            ("类别", self.kind, 0, 4),
            ("地点", self._lines["place"], 1, 0),
            ("主持", self._lines["host"], 1, 2),
            ("期号", self._lines["issue_no"], 1, 4),
        )
        for name, field, row, column in fields:
            label = QLabel(name)
            label.setProperty("role", "quiet")
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1)
        for column, share in ((1, 4), (3, 4), (5, 2)):
            grid.setColumnStretch(column, share)
