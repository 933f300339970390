"""The forms of a task's later life: splitting, 部分落实, 转下年, 终止, 督办, and a 批示 that becomes a task."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.services.tasks import Carried, PartDraft, TaskDraft
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.days import Parse
from desktop.ui.pages.ledger.forms import Explain, FilesField, PhraseField
from desktop.ui.pages.unitsfield import UnitsField
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice


class EndForm(ActForm):
    """An ending: its reason, and who agreed on which day; 部分落实 and 转下年 add fields of their own."""

    def __init__(
        self,
        title: str,
        meetings: Sequence[Choice],
        leaders: Sequence[Choice],
        parse: Parse,
        confirm: str = "",
    ) -> None:
        super().__init__(title, confirm or title)
        self.reason = line("理由", f"为什么{title}")
        self.by = PickField(leaders, name="批准人")
        self.by.setPlaceholderText("职务和姓名")
        self.meeting = PickField(meetings, name="议定的会议")
        self.meeting.setPlaceholderText("或选一次会议")
        self.on = DateField(parse, name="批准日期")

    def lay_out(self) -> "EndForm":
        """Put the common fields under those of the form's own."""
        fields = (("理由", self.reason), ("批准人", self.by), ("会议", self.meeting), ("批准日期", self.on))
        for name, field in fields:
            self.add_field(name, field)
        return self

    def approval(self) -> Approval:
        """Return who agreed; Refused where the day cannot be read."""
        if self.on.in_doubt():
            raise Refused("批准日期认不出，未办理。请写成 3.5、3月5日 这样，或者留空按今天。")
        meeting = self.meeting.choice()
        return Approval(self.by.text().strip(), meeting.id if meeting else None, self.on.day())


class PartForm(EndForm):
    """部分落实: what is done and what remains."""

    def __init__(self, meetings: Sequence[Choice], leaders: Sequence[Choice], parse: Parse) -> None:
        super().__init__("部分落实", meetings, leaders, parse, "登记部分落实")
        self.achieved = Lines("已落实", "办成了什么", lines=2)
        self.remaining = Lines("未落实", "还差什么", lines=2)
        self.add_field("已落实", self.achieved)
        self.add_field("未落实", self.remaining)
        self.lay_out()


class CarryForm(EndForm):
    """转下年: the new deadline in words; the original one stays in sight."""

    def __init__(
        self, meetings: Sequence[Choice], leaders: Sequence[Choice], parse: Parse, explain: Explain, note: str
    ) -> None:
        super().__init__("转下年", meetings, leaders, parse)
        self.phrase = PhraseField(explain)
        self.matter = line("新的内容", "只转余下部分时填写，空着照原内容")
        self.add_field("新期限", self.phrase)
        self.add_note(QLabel(note))
        self.add_field("新的内容", self.matter)
        self.lay_out()

    def carried(self) -> Carried:
        """Return how the task goes on."""
        return Carried(deadline=self.phrase.words(), matter=self.matter.text())


class SplitForm(ActForm):
    """拆分: two parts to begin with, more at a press; a part left empty is left out."""

    def __init__(self, units: Sequence[Choice], explain: Explain) -> None:
        super().__init__("拆分", "拆分")
        self._units, self._explain = units, explain
        self.parts: list[PartField] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        holder = QWidget()
        holder.setLayout(self._column)
        self.add_wide(holder)
        self.add_aside(push_button("再加一部分", self.add_part, "plus"))
        self.add_part()
        self.add_part()

    def add_part(self) -> None:
        """Offer one more part."""
        field = PartField(len(self.parts) + 1, self._units, self._explain)
        self.parts.append(field)
        self._column.addWidget(field)
        field.show()
        self.updateGeometry()

    def start(self) -> None:
        """Put the keyboard into the first part."""
        self.parts[0].matter.setFocus()

    def drafts(self) -> list[PartDraft]:
        """Return the parts that say something."""
        return [field.draft() for field in self.parts if field.matter.text().strip()]


class PartField(QWidget):
    """One part: the matter, who leads, until when."""

    def __init__(self, place: int, units: Sequence[Choice], explain: Explain) -> None:
        super().__init__()
        self.matter = line(f"第{place}部分", f"第{place}部分要办的事")
        self.lead = UnitsField(units, f"第{place}部分的牵头单位")
        self.phrase = PhraseField(explain)
        self.phrase.edit.setPlaceholderText("期限，空着同原事项")
        column = tight(QVBoxLayout(self), 4)
        for widget in (self.matter, self.lead, self.phrase):
            column.addWidget(widget)

    def draft(self) -> PartDraft:
        """Return the part; Refused where a unit was typed and not picked."""
        typed = self.lead.pick.text().strip()
        if typed:
            raise Refused(f"牵头单位“{typed}”还没有从列表中选定，没有拆分。按回车选一个。")
        return PartDraft(self.matter.text(), self.lead.names(), deadline=self.phrase.words())


class SuperviseForm(ActForm):
    """督办: ordered by a leader, named by post and name."""

    def __init__(self, leaders: Sequence[Choice], advice: str) -> None:
        super().__init__("督办", "出督办通知")
        self.approver = PickField(leaders, name="批准督办的领导")
        self.approver.setPlaceholderText("职务和姓名，或拼音首字母")
        self.add_field("批准人", self.approver)
        if advice:
            self.add_note(QLabel(f"阶梯建议：{advice}。督办由领导决定，这里只作提示。"))


class PressForm(ActForm):
    """催办单 for all units: what goes out, what would be a repeat, what rests."""

    def __init__(self, told: Callable[[bool], str], resting: int) -> None:
        super().__init__("出催办单", "出催办单")
        self._told = told
        self.all = QCheckBox(f"近日已联系过的 {resting} 项也催")
        self.all.setVisible(resting > 0)
        self._note = QLabel()
        self.confirm.setAutoDefault(True)  # Enter presses it, as Space does
        self.add_note(self._note)
        self.add_wide(self.all)
        self.all.toggled.connect(lambda _on: self._tell())
        self._tell()

    def start(self) -> None:
        """Enter makes the papers at once."""
        self.confirm.setFocus()

    def _tell(self) -> None:
        self._note.setText(self._told(self.all.isChecked()))


class InstructionForm(ActForm):
    """批示: the leader's words, who and when, to whom; with a scan, it becomes a task."""

    def __init__(
        self, units: Sequence[Choice], leaders: Sequence[Choice], explain: Explain, parse: Parse
    ) -> None:
        super().__init__("批示立项", "立项")
        self.words = Lines("批示内容", "照原文录入", lines=3)
        self.by = PickField(leaders, name="批示领导")
        self.by.setPlaceholderText("职务和姓名")
        self.on = DateField(parse, name="批示日期")
        self.lead = UnitsField(units, "批示给谁办")
        self.phrase = PhraseField(explain)
        self.matter = line("事项", "空着就用批示内容")
        self.files = FilesField("批示件")
        fields = (
            ("批示", self.words),
            ("领导", self.by),
            ("承办", self.lead),
            ("期限", self.phrase),
            ("日期", self.on),
            ("事项", self.matter),
            ("批示件", self.files),
        )
        for name, field in fields:
            self.add_field(name, field)

    def draft(self) -> TaskDraft:
        """Return the task; Refused where a unit was typed and not picked, or the day cannot be read."""
        typed = self.lead.pick.text().strip()
        if typed:
            raise Refused(f"承办单位“{typed}”还没有从列表中选定，没有立项。按回车选一个。")
        if self.on.in_doubt():
            raise Refused("批示日期认不出，没有立项。请写成 3.5、3月5日 这样，或者留空。")
        day, by = self.on.day(), self.by.text().strip()
        when = f"{day.year}年{day.month}月{day.day}日" if day else ""
        return TaskDraft(
            matter=self.matter.text().strip() or self.words.words(),
            lead=self.lead.names(),
            source_kind="instruction",
            source_note=f"{by}{when}批示",
            source_by=by,
            source_on=day,
            source_text=self.words.words(),
        )
