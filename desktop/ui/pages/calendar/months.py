"""Where months and days lie on a drawn calendar: boxes of months, each six weeks of seven days from Monday."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.periods import Period, Span, period_of

WEEKS, WEEK = 6, 7


class Scope(StrEnum):
    """How much the calendar shows at once."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def word(self) -> str:
        """Return the word on its button."""
        return {"month": "月", "quarter": "季", "year": "年"}[self.value]

    @property
    def columns(self) -> int:
        """Return how many months stand beside each other."""
        return {"month": 1, "quarter": 3, "year": 4}[self.value]

    def period(self, day: date) -> Period:
        """Return what is shown around a day."""
        return period_of(day, Span(self.value))

    def months(self, day: date) -> list[Period]:
        """Return the months shown around a day."""
        whole = self.period(day)
        first = period_of(whole.start, Span.MONTH)
        found = [first]
        while found[-1].end < whole.end:
            found.append(found[-1].following())
        return found


@dataclass(frozen=True, slots=True)
class MonthBox:
    """One month on the drawing: its frame, the height of its title, and that of its line of weekdays."""

    month: Period
    frame: QRectF
    title: float
    heads: float

    @property
    def _cell(self) -> tuple[float, float]:
        room = self.frame.height() - self.title - self.heads
        return self.frame.width() / WEEK, room / WEEKS

    def head(self, weekday: int) -> QRectF:
        """Return the place of a weekday's name, 0 for Monday."""
        width, _height = self._cell
        return QRectF(self.frame.x() + weekday * width, self.frame.y() + self.title, width, self.heads)

    def cell(self, day: date) -> QRectF:
        """Return the place of a day of this month."""
        width, height = self._cell
        week, weekday = divmod(self.month.start.weekday() + day.day - 1, WEEK)
        top = self.frame.y() + self.title + self.heads
        return QRectF(self.frame.x() + weekday * width, top + week * height, width, height)

    def day_at(self, point: QPointF) -> date | None:
        """Return the day under a point, None where there is none."""
        return next((day for day in self.days() if self.cell(day).contains(point)), None)

    def days(self) -> Iterator[date]:
        """Give the days of the month."""
        for n in range((self.month.end - self.month.start).days + 1):
            yield self.month.start + timedelta(days=n)


def boxes(scope: Scope, day: date, room: QRectF, title: float, heads: float, gap: float) -> list[MonthBox]:
    """Lay the months shown around a day out over a room; one month alone needs no title of its own."""
    months, columns = scope.months(day), scope.columns
    rows = -(-len(months) // columns)
    width = (room.width() - gap * (columns - 1)) / columns
    height = (room.height() - gap * (rows - 1)) / rows
    made = []
    for place, month in enumerate(months):
        row, column = divmod(place, columns)
        frame = QRectF(room.x() + column * (width + gap), room.y() + row * (height + gap), width, height)
        made.append(MonthBox(month, frame, title if len(months) > 1 else 0.0, heads))
    return made


def moved(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day if it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    target = Period(year, month + 1, Span.MONTH)
    return target.start.replace(day=min(day.day, target.end.day))
