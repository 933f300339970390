from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF

from desktop.ui.pages.calendar.months import Scope, boxes, moved

ROOM = QRectF(0, 0, 1000, 600)


@pytest.mark.parametrize(("scope", "count"), [(Scope.MONTH, 1), (Scope.QUARTER, 3), (Scope.YEAR, 12)])
def test_months_fill_the_room_side_by_side(scope: Scope, count: int) -> None:
    made = boxes(scope, date(2026, 11, 21), ROOM, 20, 16, 10)
    assert len(made) == count
    assert all(ROOM.contains(box.frame) for box in made)
    assert not any(one.frame.intersects(two.frame) for one in made for two in made if one is not two)
    assert {box.title for box in made} == {0.0 if count == 1 else 20}


def test_each_day_lies_under_its_weekday_in_its_week() -> None:
    (box,) = boxes(Scope.MONTH, date(2026, 11, 21), ROOM, 20, 16, 10)
    first = box.cell(date(2026, 11, 1))  # a Sunday
    assert first.x() == box.head(6).x()
    assert box.cell(date(2026, 11, 2)).y() > first.y()
    for day in box.days():
        assert box.day_at(box.cell(day).center()) == day
        assert box.cell(day).x() == box.head(day.weekday()).x()
    assert box.day_at(QPointF(1, 17)) is None


@pytest.mark.parametrize(
    ("day", "months", "told"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -12, date(2025, 3, 31)),
    ],
)
def test_a_month_without_that_day_gives_its_last(day: date, months: int, told: date) -> None:
    assert moved(day, months) == told


@pytest.mark.parametrize("scope", list(Scope))
def test_any_day_lies_in_the_months_shown_around_it(scope: Scope) -> None:
    for n in range(0, 800, 17):
        day = date(2025, 12, 1) + timedelta(n)
        months = scope.months(day)
        assert months[0].start <= day <= months[-1].end
        assert scope.word in "月季年"
