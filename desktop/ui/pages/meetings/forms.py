"""筹备会议: kind, day, place and host in one small form; the rest comes from the profile and from what was usual."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.domain.periods import Period, Span
from desktop.services.desk import Desk
from desktop.services.invitations import for_everyone
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_planning import proposed_year, usual, year_hint
from desktop.services.units import units_to_pick
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import parser
from desktop.ui.pages.meetings.host import HostField
from desktop.ui.pages.unitsfield import UnitsField, unit_choices
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.formscroll import FormScroll
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.pickfield import PickField

_QUARTERS = ("按会议日期", "第一季度", "第二季度", "第三季度", "第四季度")
_YEARS = (2000, 2100)


class YearField(QWidget):
    """The year, and where needed the quarter, that a meeting counts for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = QSpinBox(minimum=_YEARS[0], maximum=_YEARS[1])
        self.year.setAccessibleName("所属年度")
        self.quarter = QComboBox()
        self.quarter.setAccessibleName("所属季度")
        self.quarter.addItems(_QUARTERS)
        self.setFocusProxy(self.year)
        row = tight(QHBoxLayout(self), 8)
        row.addWidget(self.year)
        row.addWidget(self.quarter, 1)

    def quarter_chosen(self) -> int | None:
        """Return the quarter, None for that of the meeting's day."""
        return self.quarter.currentIndex() or None

    def set_quarter(self, quarter: int | None) -> None:
        """Show a quarter."""
        self.quarter.setCurrentIndex(quarter or 0)


class MeetingForm(ActForm):
    """Title, year and agenda are proposed; a kind for chosen units also asks which these are and who proposed it."""

    def __init__(self, desk: Desk, kind: str = "", period: Period | None = None) -> None:
        super().__init__("筹备会议", "登记会议")
        self._desk, self._period, self._given = desk, period, bool(kind)
        self._year_typed = False
        choices = unit_choices(units_to_pick(desk))
        self.kind = QComboBox()
        self.kind.setAccessibleName("会议类型")
        for each in desk.profile.meetings:
            self.kind.addItem(each.name, each.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.day = DateField(parser(desk), name="日期")
        self.time = line("时间", "如 上午9:00")
        self.place = line("地点")
        self.host = HostField(desk)
        self.title_line = line("会议名称", "不填则按类型和年度起名")
        self.years = YearField()
        self.proposer = PickField(choices, name="提出单位")
        self.invites = UnitsField(choices, "邀请单位")
        self.hint = QLabel()
        self._lay_out_fields()
        self.kind.currentIndexChanged.connect(lambda _index: self._kind_changed())
        self.day.changed.connect(lambda _day: self._day_changed())
        self.years.year.editingFinished.connect(self._year_edited)
        self._kind_changed()

    def start(self) -> None:
        """Put the keyboard where the first thing is to be said: the day, once the kind is known."""
        (self.day if self._given else self.kind).setFocus(Qt.FocusReason.TabFocusReason)

    def draft(self) -> MeetingDraft | None:
        """Return the meeting planned, None while the day is missing."""
        day = self.day.day()
        if day is None:
            return None
        chosen = self.invites.names()
        proposer = self.proposer.choice()
        return MeetingDraft(
            kind=self._kind(),
            meets_on=day,
            title=self.title_line.text(),
            time_text=self.time.text().strip(),
            place=self.place.text().strip(),
            host=self.host.host(),
            delegated_by=self.host.delegated_by(),
            year_covered=self.years.year.value(),
            quarter=self.years.quarter_chosen(),
            proposer=proposer.name if proposer else self.proposer.text().strip(),
            invites=chosen or None,
        )

    def _lay_out_fields(self) -> None:
        self.more = link_button("更多…", self._show_more)
        self.more.setToolTip("会议名称、所属年度和季度")
        for words, field in (
            ("类型", self.kind), ("日期", self.day), ("时间", self.time), ("地点", self.place), ("主持", self.host),
            ("邀请", self.invites), ("提出", self.proposer), ("名称", self.title_line), ("年度", self.years),
        ):  # fmt: skip
            self.add_field(words, field)
        self.add_note(self.hint)
        self.add_aside(self.more)
        for field in (self.title_line, self.years):
            self._show_row(field, False)
        self._make_room()

    def _make_room(self) -> None:
        """Let the fields scroll in a low window; in a high one the form keeps at the top of the panel."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeItem(self._fields)
        self._fields.setParent(None)
        inside, scroll = QWidget(), FormScroll()
        inside.setProperty("role", "clear")
        inside.setLayout(self._fields)
        scroll.setWidget(inside)
        column.insertWidget(1, scroll)
        column.addStretch(1)

    def _show_more(self) -> None:
        for field in (self.title_line, self.years):
            self._show_row(field, True)
        self.more.hide()
        self.title_line.setFocus()

    def _show_row(self, field: QWidget, shown: bool) -> None:
        self._fields.setRowVisible(field, shown)

    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _kind_changed(self) -> None:
        was = usual(self._desk, self._kind())
        self.place.setCompleter(_completer(was.places, self.place))
        self.time.setText(was.time_text)
        self.place.setText(was.place)
        everyone = for_everyone(self._desk.profile.meeting(self._kind()))
        for field in (self.invites, self.proposer):
            self._show_row(field, not everyone)
        self._day_changed()

    def _day_changed(self) -> None:
        day = self.day.day() or self._desk.today()
        self.host.set_day(self.day.day())
        if not self._year_typed:
            self.years.year.setValue(self._year(day))
            if self._period is not None and self._period.span is Span.QUARTER:
                self.years.set_quarter(self._period.number)
        covered = self.years.year.value()
        hint = year_hint(self._desk, self._kind(), day, covered)
        if hint or covered != day.year:
            self._show_row(self.years, True)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _year(self, day: date) -> int:
        if self._period is not None and self._period.span in (Span.YEAR, Span.QUARTER):
            return self._period.year
        return proposed_year(self._desk, self._kind(), day)

    def _year_edited(self) -> None:
        self._year_typed = True
        self._day_changed()


def _completer(places: tuple[str, ...], parent: QWidget) -> QCompleter:
    made = QCompleter(list(places), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
