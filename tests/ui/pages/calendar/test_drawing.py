from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.services.calendar_view import DayView, MeetingMark
from desktop.ui.pages.calendar.drawing import DayPainter, day_lines
from desktop.ui.pages.calendar.months import Scope, boxes
from desktop.ui.style.tokens import DARK, LIGHT, Tokens

DAY = date(2026, 10, 1)


def view(
    *, worked: bool = True, mark: str = "", meetings: tuple[MeetingMark, ...] = (), due: int = 0
) -> DayView:
    return DayView(DAY, worked, True, mark, "", None, meetings, due, ())


def meeting(*, held: bool) -> MeetingMark:
    return MeetingMark("m", "全体会议", "全体会议", held, "", "")


def test_a_meeting_is_told_by_its_sign_whether_held_planned_or_on_a_day_off() -> None:
    assert day_lines(view(meetings=(meeting(held=True),)), Scope.MONTH) == ["● 全体会议"]
    assert day_lines(view(meetings=(meeting(held=False),)), Scope.MONTH) == ["○ 全体会议"]
    assert day_lines(view(meetings=(meeting(held=False),), worked=False), Scope.MONTH) == ["▲ 全体会议"]


def test_a_narrow_day_says_it_in_two_characters() -> None:
    assert day_lines(view(meetings=(meeting(held=False),), due=3), Scope.QUARTER) == ["○会", "期3"]
    assert day_lines(view(due=3), Scope.MONTH) == ["到期 3 项"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scope", list(Scope))
def test_off_and_make_up_differ_in_shape_and_not_in_colour_alone(qapp, tokens: Tokens, scope: Scope) -> None:
    """Drawn in grey, the two days still differ in many points."""
    drawn = [_grey(view(worked=mark == "班", mark=mark), tokens, scope) for mark in ("放", "班", "")]
    for one in range(3):
        for other in range(one):
            assert _apart(drawn[one], drawn[other]) > 25


def _grey(day: DayView, tokens: Tokens, scope: Scope) -> QImage:
    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QApplication

    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    drawing = DayPainter(
        painter, tokens, scope, QApplication.font(), date(2020, 1, 1), date(2020, 1, 1), False
    )
    box = next(b for b in boxes(scope, DAY, QRectF(0, 0, 900, 600), 20, 18, 10) if b.month.number == 10)
    drawing.month(box, {DAY: day})
    painter.end()
    return image.copy(box.cell(DAY).toRect()).convertToFormat(QImage.Format.Format_Grayscale8)


def _apart(one: QImage, other: QImage) -> int:
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(abs(one.pixelColor(*p).red() - other.pixelColor(*p).red()) > 48 for p in points)
