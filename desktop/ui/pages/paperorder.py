"""出文书: pick a paper of the catalogue, choose what it is about, and have it made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.folding import initials
from desktop.services import making, meetings, papers, units
from desktop.services.making import GROUPS, Needs, Order, Tasks, Units, needs_of
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.papermaking import make_order
from desktop.ui.pages.unitsfield import UnitsField, unit_choices
from desktop.ui.style import px
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.formscroll import FormScroll
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.picking import Choice, ranked

_KIND = Qt.ItemDataRole.UserRole
_LINES = 5  # of the catalogue, where the window is low
_MANY = "2026-001、2026-003至2026-007；不填为全部"


class KindList(QWidget):
    """The catalogue in its groups, each paper with what it needs; words or pinyin initials narrow it."""

    chosen = Signal(str)  # kind, "" while none answers to the words

    def __init__(self, kinds: Sequence[papers.PaperKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = [Choice(each.kind, each.name, initials=initials(each.name)) for each in kinds]
        self.search = _Search(placeholderText="文书名称或拼音首字母", clearButtonEnabled=True)
        self.search.setAccessibleName("查找要出的文书")
        self.list = QListWidget()
        self.list.setAccessibleName("可以出的文书")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(px(1))
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _LINES)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.search.walked.connect(self.walk)
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda _now, _before: self.chosen.emit(self.kind()))
        column = tight(QVBoxLayout(self), 4)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
        self._narrow("")

    def kind(self) -> str:
        """Return the paper chosen."""
        item = self.list.currentItem()
        return str(item.data(_KIND)) if item is not None else ""

    def name(self) -> str:
        """Return the name of the paper chosen."""
        return next((each.name for each in self._choices if each.id == self.kind()), "")

    def shown(self) -> list[str]:
        """Return the papers in the list, from above."""
        return [str(item.data(_KIND)) for item in self._items() if item.data(_KIND)]

    def choose(self, kind: str) -> None:
        """Choose a paper of the list."""
        for item in self._items():
            if item.data(_KIND) == kind:
                self.list.setCurrentItem(item)

    def walk(self, step: int) -> None:
        """Choose the paper `step` lines further."""
        kinds = self.shown()
        if kinds:
            at = kinds.index(self.kind()) + step if self.kind() in kinds else 0
            self.choose(kinds[max(0, min(at, len(kinds) - 1))])

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, words: str) -> None:
        found = ranked(self._choices, words, ()) if words.strip() else self._choices
        before = self.kind()
        self.list.blockSignals(True)
        self.list.clear()
        for group in GROUPS:
            self._add_group(group, [each for each in self._choices if each in found])
        kinds = self.shown()
        best = found[0].id if words.strip() and found else before
        self.choose(best if best in kinds else kinds[0] if kinds else "")
        self.list.blockSignals(False)
        self.chosen.emit(self.kind())

    def _add_group(self, group: str, found: Sequence[Choice]) -> None:
        members = [each for each in found if needs_of(each.id).group == group]
        if members:
            head = QListWidgetItem(group)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.list.addItem(head)
        for each in members:
            needs = needs_of(each.id).words
            item = QListWidgetItem(f"　{each.name}" + (f"　（选{needs}）" if needs else ""))
            item.setData(_KIND, each.id)
            self.list.addItem(item)


class OrderForm(ActForm):
    """The catalogue and, for the paper chosen there, the meeting, tasks, units and day that it needs.

    With `meeting_id` only the papers of a meeting are offered, and that meeting is chosen.
    """

    def __init__(self, context: Context, meeting_id: str | None = None, kind: str = "") -> None:
        super().__init__("出文书", "出文书")
        kinds = papers.kinds()
        self.kinds = KindList([each for each in kinds if needs_of(each.kind).meeting or not meeting_id])
        self.meeting = QComboBox()
        self.meeting.setAccessibleName("会议")
        self.meeting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for row in meetings.list_meetings(context.desk):
            self.meeting.addItem(f"{row.meets_on.isoformat()}　{row.title}", row.id)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(meeting_id)))
        self.tasks = line("事项编号", _MANY)
        self.units = UnitsField(unit_choices(units.units_to_pick(context.desk)), "单位")
        self.each_unit = QCheckBox("每个单位各出一份")
        self.day = DateField(parser(context.desk), name="日期")
        self._day_label = QLabel()
        self._note = QLabel()
        self._scroll = FormScroll()
        self._lay_out_fields()
        self.kinds.chosen.connect(lambda _kind: self._show_fields())
        self.units.changed.connect(self._show_note)
        self.each_unit.toggled.connect(lambda _on: self._show_note())
        self.kinds.choose(kind)
        self._show_fields()

    def needs(self) -> Needs:
        """Return what the paper chosen needs."""
        return needs_of(self.kinds.kind())

    def order(self) -> Order:
        """Return what was chosen; what the paper does not need is left out."""
        needs = self.needs()
        named = needs.units != Units.NONE
        return Order(
            kind=self.kinds.kind(),
            meeting_id=self.meeting.currentData() if needs.meeting else None,
            tasks=self.tasks.text() if needs.tasks != Tasks.NONE else "",
            units=self.units.names() if named else (),
            each_unit=named and self.each_unit.isChecked(),
            on=self.day.day() if needs.day else None,
        )

    def fault(self) -> str:
        """Return what keeps the order from being taken, empty when nothing does."""
        if not self.kinds.kind():
            return "没有这样的文书。请换一个词，或清空后在列表里选。"
        if self.needs().day and self.day.in_doubt():
            return f"认不出日期“{self.day.text()}”，没有出文书。请写成 12.5 或 12月5日。"
        return ""

    def start(self) -> None:
        """Put the keyboard in the search of the catalogue."""
        self.kinds.search.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out_fields(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        outer, self._fields = self._fields, QFormLayout(inside)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(px(8))
        self._fields.setVerticalSpacing(px(8))
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._scroll.setWidget(inside)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer.addRow(self._scroll)
        self._fields.addRow(self.kinds)
        self.add_field("会议", self.meeting)
        self.add_field("事项", self.tasks)
        self.add_field("单位", self.units)
        self._fields.addRow("", self.each_unit)
        self._day_label.setProperty("role", "quiet")
        self._day_label.setBuddy(self.day)
        self._fields.addRow(self._day_label, self.day)
        self.add_note(self._note)
        self.kinds.search.returnPressed.connect(self.confirmed)
        self.kinds.list.itemActivated.connect(lambda _item: self.confirmed.emit())

    def _show_fields(self) -> None:
        needs = self.needs()
        for field, shown in (
            (self.meeting, needs.meeting),
            (self.tasks, needs.tasks != Tasks.NONE),
            (self.units, needs.units != Units.NONE),
            (self.each_unit, needs.units == Units.EITHER),
            (self.day, bool(needs.day)),
        ):
            self._fields.setRowVisible(field, shown)
        self._day_label.setText(needs.day)
        self.tasks.setPlaceholderText("编号，如 2026-001" if needs.tasks == Tasks.ONE else _MANY)
        self.confirm.setEnabled(bool(self.kinds.kind()))
        self._show_note()

    def _show_note(self) -> None:
        words = _copies(self.needs().units, len(self.units.names()), each=self.each_unit.isChecked())
        self._note.setText(words)
        self._fields.setRowVisible(self._note, bool(words))
        self._scroll.updateGeometry()


class _Search(QLineEdit):
    """The words for the catalogue; Up and Down walk the list without leaving them."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on Up and Down."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


def _copies(wanted: Units, named: int, *, each: bool) -> str:
    """Say how many papers will come of it."""
    if wanted == Units.NONE:
        return ""
    if named:
        return f"所选 {named} 个单位各出一份。"
    if wanted == Units.NAMED:
        return "请选单位，每个单位一份。"
    if wanted == Units.EACH or each:
        return "不选单位时，凡涉及的单位各出一份，并出签收单。"
    return "不选单位时，出一份各单位通用的。"


def open_order(context: Context, host: FormHost, meeting_id: str | None = None, kind: str = "") -> None:
    """Open the catalogue in a page; what is ordered is made in the background, and the form closes."""
    form = OrderForm(context, meeting_id, kind)

    def confirm() -> None:
        order, name, fault = form.order(), form.kinds.name(), form.fault()
        try:
            if not fault:
                making.subjects(context.desk, order)
        except Refused as refused:
            fault = refused.sentence
        if fault:
            context.say(Message(fault, Tone.WARNING))
            return
        host.close_form()
        make_order(context, order, name)

    host.open_form(form, confirm)
