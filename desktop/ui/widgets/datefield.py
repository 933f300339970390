"""A field for a day, written any way, with its weekday and 补班/放假 beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.ui.style import px
from desktop.ui.widgets.layouts import tight

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A day as the parser understood it; `note` says 补班, 放假 or how the words were read."""

    day: date
    note: str = ""


def weekday(day: date) -> str:
    """Return 周一 to 周日."""
    return f"周{_WEEKDAYS[day.weekday()]}"


class DateField(QWidget):
    """Takes 3.5, 0305, 3月5日, 下周三 through the parser it is given.

    The words stay as typed until the field is left or Enter is pressed; then they become 2026-03-05. Words the
    parser does not know stay and are marked; `day()` is None then, never a guess.
    """

    changed = Signal(object)  # date | None

    def __init__(
        self, parse: Callable[[str], ParsedDate | None], parent: QWidget | None = None, name: str = "日期"
    ) -> None:
        super().__init__(parent)
        self._parse = parse
        self._parsed: ParsedDate | None = None
        self._edit = _Edit(placeholderText="如 3.5、3月5日、下周三")
        self._edit.setAccessibleName(name)
        self._beside = QLabel("")
        self._beside.setMinimumWidth(px(88))
        self._beside.setProperty("role", "quiet")
        row = tight(QHBoxLayout(self), 8)
        row.addWidget(self._edit, 1)
        row.addWidget(self._beside)
        self.setFocusProxy(self._edit)
        self._edit.textEdited.connect(self._typed)
        self._edit.left.connect(self.settle)
        self._edit.returnPressed.connect(self.settle)

    def day(self) -> date | None:
        """Return the day understood, None for nothing or words not understood."""
        return self._parsed.day if self._parsed else None

    def text(self) -> str:
        """Return the words in the field."""
        return self._edit.text()

    def in_doubt(self) -> bool:
        """Return whether there are words that are no day."""
        return self._parsed is None and bool(self._edit.text().strip())

    def set_day(self, day: date | None) -> None:
        """Show a day, without telling."""
        self._edit.setText(day.isoformat() if day else "")
        self._parsed = self._parse(self._edit.text()) if day else None
        self._show()

    def set_text(self, words: str) -> None:
        """Show words as if they had been typed and left."""
        self._edit.setText(words)
        self._typed(words)
        self.settle()

    def settle(self) -> None:
        """Put the day understood in place of the words."""
        if self._parsed is not None:
            self._edit.setText(self._parsed.day.isoformat())
        self._show()

    def _typed(self, words: str) -> None:
        before = self.day()
        self._parsed = self._parse(words) if words.strip() else None
        self._show(typing=True)
        if self.day() != before:
            self.changed.emit(self.day())

    def _show(self, typing: bool = False) -> None:
        beside = ""
        if self._parsed is not None:
            day = self._parsed.day
            parts = [day.isoformat()] if typing else []
            beside = " ".join([*parts, weekday(day), self._parsed.note]).strip()
        elif self.in_doubt():
            beside = "认不出日期"
        self._beside.setText(beside)
        self._edit.setAccessibleDescription(beside)
        self._mark(self.in_doubt() and not typing)

    def _mark(self, doubt: bool) -> None:
        if bool(self._edit.property("doubt")) != doubt:
            self._edit.setProperty("doubt", doubt)
            self.style().unpolish(self._edit)
            self.style().polish(self._edit)


class _Edit(QLineEdit):
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the whole day, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is left."""
        super().focusOutEvent(event)
        self.left.emit()
