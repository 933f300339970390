"""The acts on a list that need words, as small forms."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLabel

from desktop.domain.lines import clipped
from desktop.domain.profile_parts import ListPreset
from desktop.services.worklist_approval import MeetingToPick
from desktop.services.worklist_carry import Unfinished
from desktop.services.worklist_names import ListNames
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.cards import Choice
from desktop.ui.pages.days import Parse
from desktop.ui.widgets.datefield import DateField

_MOST_TOLD = 6


class NamesForm(ActForm):
    """The titles of a year's lists: a preset, or words of the office's own."""

    def __init__(self, title: str, confirm: str, names: ListNames, presets: Sequence[ListPreset]) -> None:
        super().__init__(title, confirm)
        self._presets = {preset.id: preset for preset in presets}
        self.preset = Choice()
        self.preset.setAccessibleName("预设")
        for preset in presets:
            self.preset.addItem(preset.titles[0], preset.id)
        self.preset.setCurrentIndex(self.preset.findData(names.preset))
        self.titles = [line(f"第{word}张清单的名称") for word in "一二"]
        self.add_field("预设", self.preset)
        for word, field in zip("一二", self.titles, strict=True):
            self.add_field(f"清单{word}", field)
        self._put(names.titles)
        self.preset.activated.connect(lambda _at: self._put(self._presets[self.preset.currentData()].titles))

    def words(self) -> list[str]:
        """Return the titles that are filled in."""
        return [field.text().strip() for field in self.titles if field.text().strip()]

    def _put(self, titles: Sequence[str]) -> None:
        for place, field in enumerate(self.titles):
            field.setText(titles[place] if place < len(titles) else "")


class ReasonForm(ActForm):
    """One reason: 不列, 退回修改, 另起一版."""

    def __init__(self, title: str, confirm: str, hint: str) -> None:
        super().__init__(title, confirm)
        self.reason = line("理由", hint)
        self.add_field("理由", self.reason)


class NumbersForm(ActForm):
    """Tasks of the ledger by their numbers."""

    def __init__(self, title: str, confirm: str) -> None:
        super().__init__(title, confirm)
        self.numbers = line("事项编号", "如 2026-001、2026-003至2026-007")
        self.add_field("编号", self.numbers)


class MergeForm(ActForm):
    """The words of the one line that several become; the first one's are proposed."""

    def __init__(self, matters: Sequence[str]) -> None:
        super().__init__(f"把 {len(matters)} 项并为一项", "并项")
        self.matter = Lines("并成的事项")
        self.matter.setPlainText(matters[0])
        self.add_field("事项", self.matter)
        told = "　".join(f"{n}. {matter}" for n, matter in enumerate(matters, 1))
        self.add_note(QLabel(f"{told}\n提出单位全部保留；时限不同的写进备注，由您定。"))


class ApproveForm(ActForm):
    """审定: by a held meeting, or by a named approver on a day."""

    def __init__(
        self, meetings: Sequence[MeetingToPick], others: Sequence[str], asked: Sequence[str], parse: Parse
    ) -> None:
        super().__init__("登记审定", "审定并立项")
        self.meeting = Choice()
        self.meeting.setAccessibleName("审定的会议")
        for each in meetings:
            self.meeting.addItem(f"{each.title}（{each.held_on.isoformat()}）", each.id)
        self.meeting.addItem("由批准人审定", None)
        self.approver = line("批准人", "姓名、职务")
        self.on = DateField(parse, name="批准日期")
        self.together = QCheckBox(f"“{'”“'.join(others)}”一并审定")
        self.together.setChecked(True)
        self.undated = QCheckBox("期限没有定的照录，立项后再定")
        self.add_field("会议", self.meeting)
        self.add_field("批准人", self.approver)
        self.add_field("批准日期", self.on)
        if others:
            self.add_field("", self.together)
        if asked:
            more = f"\n……共 {len(asked)} 项" if len(asked) > _MOST_TOLD else ""
            self.add_note(QLabel("\n".join(asked[:_MOST_TOLD]) + more))
            self.add_field("", self.undated)
        self.meeting.currentIndexChanged.connect(lambda _at: self._show_way())
        self._show_way()

    def _show_way(self) -> None:
        by_person = self.meeting.currentData() is None
        for field in (self.approver, self.on):
            field.setEnabled(by_person)


class CarryForm(ActForm):
    """上年未完成的事项, each with a tick; all are ticked at first."""

    def __init__(self, offered: Sequence[Unfinished]) -> None:
        super().__init__("结转上年未完成的事项", "结转")
        self._ticks = [(each.line.id, QCheckBox(_shortened(each))) for each in offered]
        for _key, tick in self._ticks:
            tick.setChecked(True)
            self.add_field("", tick)
        self.add_note(QLabel("结转的事项列为待定，完成时限请重新写明；审定后原事项记为转下年。"))

    def chosen(self) -> list[str]:
        """Return the ids of the lines ticked."""
        return [key for key, tick in self._ticks if tick.isChecked()]


def _shortened(each: Unfinished) -> str:
    return f"{each.line.task}　{clipped(each.line.matter, 24)}"
