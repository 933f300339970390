"""The drawn calendar: one widget for month, quarter and year, walked with the keyboard."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.calendar_view import DayView
from desktop.ui.pages.calendar.drawing import DayPainter
from desktop.ui.pages.calendar.months import MonthBox, Scope, boxes, moved
from desktop.ui.style import current_tokens, px

_KEY = Qt.Key
_STEPS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1, _KEY.Key_Up: -7, _KEY.Key_Down: 7}
_MONTHS = {Scope.MONTH: 1, Scope.QUARTER: 3, Scope.YEAR: 12}
_FIRST, _LAST = date(1950, 1, 1), date(2199, 12, 31)
Read = Callable[[date, date], Sequence[DayView]]


class CalendarCanvas(QWidget):
    """Shows the days around the chosen one.

    Arrows go by day and week, PgUp and PgDn by what is shown, Home to today; Enter or a double click opens the
    day. The accessible description is the chosen day in words.
    """

    chosen = Signal(object)  # date
    opened = Signal(object)  # date
    turned = Signal()  # another month, quarter or year is shown

    def __init__(self, read: Read, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._today = read, today
        self._day, self._scope = today(), Scope.MONTH
        self._views: dict[date, DayView] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("日历")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.reload()

    @property
    def day(self) -> date:
        """The chosen day."""
        return self._day

    @property
    def scope(self) -> Scope:
        """How much is shown."""
        return self._scope

    def view(self) -> DayView:
        """Return what the chosen day holds."""
        return self._views[self._day]

    def stretch(self) -> tuple[date, date]:
        """Return the first and the last day shown."""
        months = self._scope.months(self._day)
        return months[0].start, months[-1].end

    def set_scope(self, scope: Scope) -> None:
        """Show a month, a quarter or a year around the chosen day."""
        self._scope = scope
        self.updateGeometry()
        self.reload()
        self.turned.emit()

    def reload(self) -> None:
        """Read the days shown again."""
        self._views = {view.day: view for view in self._read(*self.stretch())}
        self._tell()
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day and show it."""
        day = min(max(day, _FIRST), _LAST)
        turned = self._scope.period(day) != self._scope.period(self._day)
        self._day = day
        if turned:
            self.reload()
            self.turned.emit()
        self._tell()
        self.update()
        self.chosen.emit(day)

    def turn(self, steps: int) -> None:
        """Go to another month, quarter or year."""
        self.choose(moved(self._day, steps * _MONTHS[self._scope]))

    def cell(self, day: date) -> QRectF:
        """Return where a shown day is drawn."""
        box = next(box for box in self._boxes() if box.month.start <= day <= box.month.end)
        return box.cell(day)

    def sizeHint(self) -> QSize:
        """Return a size at which a month reads well."""
        return QSize(px(760), px(520))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the days shown cannot be read; the view scrolls then."""
        metrics, scope = self.fontMetrics(), self._scope
        line, number = metrics.lineSpacing(), metrics.horizontalAdvance("30放")
        wide = {Scope.MONTH: px(64), Scope.QUARTER: number + px(4), Scope.YEAR: round(number * 0.7) + px(4)}
        high = {Scope.MONTH: line * 3, Scope.QUARTER: round(line * 3.6), Scope.YEAR: round(line * 0.9)}
        rows = len(scope.months(self._day)) // scope.columns
        return QSize(
            scope.columns * 7 * wide[scope] + px(12) * (scope.columns - 1),
            rows * (6 * high[scope] + 2 * line + px(6)) + px(12) * (rows - 1),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days."""
        key = _KEY(event.key())
        if key in _STEPS:
            self.choose(self._day + timedelta(days=_STEPS[key]))
        elif key in (_KEY.Key_PageUp, _KEY.Key_PageDown):
            self.turn(1 if key == _KEY.Key_PageDown else -1)
        elif key == _KEY.Key_Home:
            self.choose(self._today())
        elif key in (_KEY.Key_Return, _KEY.Key_Enter):
            self.opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_at(event)
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        if self._day_at(event) is not None:
            self.opened.emit(self._day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has left."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = DayPainter(
            painter, current_tokens(), self._scope, self.font(), self._today(), self._day, self.hasFocus()
        )
        for box in self._boxes():
            drawing.month(box, self._views)
        painter.end()

    def _boxes(self) -> list[MonthBox]:
        line = float(self.fontMetrics().lineSpacing())
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return boxes(self._scope, self._day, room, line + px(4), line + px(2), float(px(12)))

    def _day_at(self, event: QMouseEvent) -> date | None:
        found = (box.day_at(event.position()) for box in self._boxes())
        return next((day for day in found if day is not None), None)

    def _tell(self) -> None:
        sentence = self._views[self._day].sentence
        if sentence != self.accessibleDescription():
            self.setAccessibleDescription(sentence)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
