"""How one day of the calendar is drawn: number, 放 and 班 by word and shape, what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.services.calendar_view import DayView, MeetingMark
from desktop.ui.pages.calendar.months import MonthBox, Scope
from desktop.ui.style import Tokens, px

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter
_SMALL, _LEAST = 0.86, 0.66  # parts of the font's size
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class DayPainter:
    """Draws the days of one calendar; `scope` says how much room a day has."""

    painter: QPainter
    tokens: Tokens
    scope: Scope
    font: QFont
    today: date
    chosen: date
    focused: bool

    def month(self, box: MonthBox, views: dict[date, DayView]) -> None:
        """Draw one month: its title, the weekdays, its days."""
        if box.title:
            title = QRectF(box.frame.x(), box.frame.y(), box.frame.width(), box.title)
            self._text(title, f"{box.month.number}月", self.tokens.ink, bold=True)
        for weekday, name in enumerate(WEEKDAYS):
            self._text(box.head(weekday), name, self.tokens.secondary, share=_SMALL, flags=_CENTER)
        for day in box.days():
            if day in views:
                self._day(box.cell(day), views[day])

    def _day(self, cell: QRectF, view: DayView) -> None:
        rect = cell.adjusted(1, 1, -1, -1)
        ground = self.tokens.panel if view.worked else self.tokens.hover
        self.painter.fillRect(rect, QColor(ground))
        self._frame(rect, self.tokens.line, 1)
        if self.scope is Scope.YEAR:
            self._small(rect, view)
        else:
            self._large(rect, view)
        if view.day == self.today:
            self._frame(rect, self.tokens.accent, 2)
        if view.day == self.chosen:
            style = Qt.PenStyle.SolidLine if self.focused else Qt.PenStyle.DashLine
            self._frame(rect.adjusted(2, 2, -2, -2), self.tokens.link, 2, style)

    def _small(self, rect: QRectF, view: DayView) -> None:
        """Draw a day of the year view: number, 放 or 班, and a sign for each kind of thing it holds."""
        signs = self._signs(view)
        room = rect.adjusted(px(2), 0, -px(2), 0)
        share = self._share(f"30{view.mark or '会'}", room.width())
        today = view.day == self.today
        self._text(room, str(view.day.day), self._ink(view), share=share, bold=today)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if view.mark:
            self._text(room, view.mark, self._mark_colour(view), share=share, bold=True, flags=right)
            for place in range(len(signs)):  # no room for a second word: a stroke under the day for each
                at = rect.left() + px(3) + place * px(8)
                self.painter.fillRect(
                    QRectF(at, rect.bottom() - px(3), px(6), px(2)), QColor(self.tokens.link)
                )
        elif signs:
            more = "" if len(signs) == 1 else "＋"
            self._text(room, signs[0] + more, self.tokens.link, share=share, flags=right)

    def _signs(self, view: DayView) -> list[str]:
        held = (("会", view.meetings), ("责", view.duties), ("期", view.due))
        return [sign for sign, what in held if what]

    def _large(self, rect: QRectF, view: DayView) -> None:
        narrow = self.scope is Scope.QUARTER
        inside = (
            rect.adjusted(px(3), px(2), -px(3), -px(2))
            if narrow
            else rect.adjusted(px(6), px(4), -px(6), -px(4))
        )
        line = QFontMetricsF(self.font).lineSpacing()
        top = QRectF(inside.x(), inside.y(), inside.width(), line)
        number = str(view.day.day)
        self._text(top, number, self._ink(view), bold=True)
        taken = QFontMetricsF(self._font(bold=True)).horizontalAdvance(number) + px(2 if narrow else 6)
        if view.mark:
            side = min(line, float(px(20)), top.width() - taken)
            self._badge(QRectF(top.right() - side, top.y() + (line - side) / 2, side, side), view)
        small = QFontMetricsF(self._font(_SMALL)).lineSpacing()
        below = inside.adjusted(0, line + px(2), 0, 0)
        if narrow:
            beside = QRectF(below.x(), below.y(), below.width(), small)
            below = below.adjusted(0, small, 0, 0)
        else:
            beside = top.adjusted(taken, 0, -px(24) if view.mark else 0, 0)
        if view.lunar:
            short = view.lunar.words.removesuffix("节") if narrow else view.lunar.words
            words = self._elided(short, beside.width())
            colour = self.tokens.red if view.lunar.festival else self.tokens.secondary
            self._text(beside, words, colour, share=_SMALL)
        self._lines(below, day_lines(view, self.scope))

    def _lines(self, room: QRectF, lines: Sequence[str]) -> None:
        """Draw what fits; the rest is counted."""
        pitch = QFontMetricsF(self._font(_SMALL)).lineSpacing()
        fit = max(0, int(room.height() // pitch))
        shown = list(lines) if len(lines) <= fit else [*lines[: max(0, fit - 1)]]
        if len(shown) < len(lines) and fit:
            rest = len(lines) - len(shown)
            shown.append(f"另 {rest} 项" if self.scope is Scope.MONTH else f"＋{rest}")
        for place, words in enumerate(shown):
            rect = QRectF(room.x(), room.y() + place * pitch, room.width(), pitch)
            self._text(rect, self._elided(words, room.width()), self.tokens.ink, share=_SMALL)

    def _badge(self, rect: QRectF, view: DayView) -> None:
        """放 stands white in a filled disc, 班 dark in an empty square: told apart without colour."""
        colour = QColor(self._mark_colour(view))
        self.painter.save()
        self.painter.setPen(QPen(colour, 1.5))
        if view.mark == "放":
            self.painter.setBrush(QBrush(colour))
            self.painter.drawEllipse(rect)
        else:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(rect.adjusted(1, 1, -1, -1))
        self.painter.restore()
        ink = self.tokens.panel if view.mark == "放" else colour.name()
        share = self._share(view.mark, rect.width() * 0.8, least=0.3)
        self._text(rect, view.mark, ink, share=share, bold=True, flags=_CENTER)

    def _mark_colour(self, view: DayView) -> str:
        return self.tokens.red if view.mark == "放" else self.tokens.link

    def _ink(self, view: DayView) -> str:
        return self.tokens.ink if view.worked else self.tokens.secondary

    def _frame(
        self, rect: QRectF, colour: str, width: int, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        self.painter.setPen(QPen(QColor(colour), width, style))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(rect)

    def _text(
        self,
        rect: QRectF,
        words: str,
        colour: str,
        *,
        share: float = 1.0,
        bold: bool = False,
        flags: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        self.painter.setFont(self._font(share, bold=bold))
        self.painter.setPen(QColor(colour))
        self.painter.drawText(rect, flags, words)

    def _share(self, words: str, width: float, least: float = _LEAST) -> float:
        """Return how large a part of the font's size the words may have to fit a width."""
        full = QFontMetricsF(self._font(bold=True)).horizontalAdvance(words) or 1.0
        return max(least, min(_SMALL, width / full))

    def _elided(self, words: str, width: float) -> str:
        return QFontMetricsF(self._font(_SMALL)).elidedText(words, Qt.TextElideMode.ElideRight, width)

    def _font(self, share: float = 1.0, *, bold: bool = False) -> QFont:
        font = QFont(self.font)
        font.setPointSizeF(self.font.pointSizeF() * share)
        font.setBold(bold)
        return font


def day_lines(view: DayView, scope: Scope) -> list[str]:
    """Return what a day holds, a line each; the quarter view has room for words of two characters only."""
    if scope is Scope.QUARTER:
        lines = [f"{_sign(view, each)}会" for each in view.meetings]
        lines += [f"责{len(view.duties)}"] if view.duties else []
        return lines + ([f"期{view.due}"] if view.due else [])
    lines = [f"{_sign(view, each)} {each.kind}" for each in view.meetings]
    lines += [f"责 {duty.subject}" for duty in view.duties]
    return lines + ([f"到期 {view.due} 项"] if view.due else [])


def _sign(view: DayView, meeting: MeetingMark) -> str:
    """Return ● for a meeting held, ○ for one planned, ▲ for one planned on a day off."""
    if meeting.held:
        return "●"
    return "○" if view.worked else "▲"
