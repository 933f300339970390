"""节假日 of the settings page: which years are known, taking in a notice, year files, local days."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import calendar_intake as intake
from desktop.services import calendar_plans as plans
from desktop.services.calendar_plans import Plan
from desktop.services.calendars import coverage
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.cards import Section
from desktop.ui.pages.days import Parse, parser, told
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.settings.notice import NoticeIntake
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.message import Action, Message, Tone


class LocalDayForm(ActForm):
    """登记本地放假日: a day that only this place has off or works, and on what it rests."""

    def __init__(self, parse: Parse) -> None:
        super().__init__("登记本地放假日", "登记")
        self.day = DateField(parse, name="日期")
        self.kind = QComboBox()
        self.kind.setAccessibleName("放假或上班")
        self.kind.addItem("放假", True)
        self.kind.addItem("上班", False)
        self.name = line("名称", "如 古尔邦节")
        self.source = line("依据", "如 自治州人民政府通知〔2026〕1号")
        for words, field in (
            ("日期", self.day),
            ("放假或上班", self.kind),
            ("名称", self.name),
            ("依据", self.source),
        ):
            self.add_field(words, field)


class CalendarSection(Section):
    """Which years' holiday notices the working days rest on, and taking in another."""

    key = "calendar"
    title = "节假日"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._years = self.add_fact("已收入")
        self.missing = self.add_note()
        self.intake = NoticeIntake(context)
        self.intake.accepted.connect(self.refresh)
        self.column.addWidget(self.intake)
        self.days = self.add_table("本地放假日", ("日期", "名称", "依据"), (230, 150), most=5)
        self.remove = push_button("删去选中的本地放假日", self._remove)
        self.add_buttons(
            push_button("登记本地放假日…", self._open_local),
            push_button("导出年历文件…", self._export),
            self.remove,
        )
        self.host = FormHost()
        self.host.hide()
        self.host.closed.connect(self.host.hide)
        self.column.addWidget(self.host)
        self.rescale()
        self.refresh()

    def refresh(self) -> None:
        """Say which years are known and which are missing, and list the local days."""
        desk = self.context.desk
        known = coverage(desk.calendar, desk.today())
        self._years.setText(f"{known.first}—{known.last} 年的放假调休安排" if known.last else "没有")
        years = "、".join(str(year) for year in known.missing)
        self.missing.setText(
            f"▲ {years} 年的放假安排尚未收入。涉及这些日子的期限按周一至周五计算，并在期限旁注明；"
            "国务院办公厅一般在上一年 10 月至 12 月发布通知。"
            if years
            else "今年和明年的放假安排都已收入。"
        )
        self._local = [
            (special.day, f"{special.name}{'放假' if special.off else '上班'}", source)
            for year in (desk.today().year, desk.today().year + 1)
            for special, source in plans.local_days(desk, year)
        ]
        self.days.set_rows([(told(day, desk.calendar), name, source) for day, name, source in self._local])
        self.days.setVisible(bool(self._local))
        self.remove.setVisible(bool(self._local))

    def rescale(self) -> None:
        """Follow the text size."""
        super().rescale()
        if hasattr(self, "intake"):
            self.intake.rescale()

    def _export(self) -> None:
        desk = self.context.desk
        year = max(desk.calendar.years, default=desk.today().year)
        name, _kind = QFileDialog.getSaveFileName(self, "导出年历文件", f"{year}.toml", "年历文件 (*.toml)")
        if name:
            self.export_year(Path(name), year)

    def export_year(self, path: Path, year: int) -> None:
        """Write the year file; a refusal or a full disk is said."""
        try:
            path.write_text(plans.export_year(self.context.desk, year), encoding="utf-8")
        except (Refused, OSError) as fault:
            words = fault.sentence if isinstance(fault, Refused) else f"“{path}”写不进去，没有导出。"
            self.context.say(Message(words, Tone.WARNING))
            return
        self.context.say(
            Message(f"已导出 {year} 年年历文件 {path}，对方在“节假日”中选择它即可采用。", Tone.DONE)
        )

    def _open_local(self) -> None:
        desk = self.context.desk
        form = LocalDayForm(parser(desk))

        def act() -> Changes:
            day = form.day.day()
            if day is None:
                raise Refused("请填写日期，如 11.25。")
            off = bool(form.kind.currentData())
            plan = plans.plan_of_day(desk, day, off=off, name=form.name.text(), source=form.source.text())
            return self._at_once(plan)

        self.host.show()
        self.host.open_act(self.context, form, act, then=lambda _changes: self.refresh())

    def _remove(self) -> None:
        row = self.days.currentRow()
        if row < 0:
            self.context.say(Message("请先在上面选中要删去的一天。", Tone.WARNING))
            return
        day, desk = self._local[row][0], self.context.desk
        if self.context.do(lambda: self._at_once(plans.plan_of_removal(desk, day))) is not None:
            self.refresh()

    def _at_once(self, plan: Plan) -> Changes:
        """Take a single day in and say what moved with it."""
        shown = intake.preview(self.context.desk, plan)
        changes = intake.accept(self.context.desk, shown)
        undo = Action(f"撤销“{changes.label}”", self.context.undo)
        self.context.say(Message(f"已{changes.label}。{shown.sentence}", Tone.DONE, (undo,)))
        return changes
