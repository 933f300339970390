"""Setting up an inspection, following up a finding, concluding: small forms."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from desktop.services.inspections import InspectionFile, InspectionLine
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.cards import Choice as Pick
from desktop.ui.pages.days import Parse
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice


class PlanForm(ActForm):
    """开列检查清单: name, day, inspectors, and how the tasks are chosen; a sample has its seed."""

    def __init__(
        self, views: Sequence[tuple[str, str, int]], units: Sequence[Choice], parse: Parse, seed: str
    ) -> None:
        super().__init__("开列专项检查", "开列")
        self.name = line("检查名称", "如 2026年第四季度专项检查")
        self.on = DateField(parse, name="检查日期")
        self.inspectors = line("检查人员", "姓名，用顿号隔开")
        self.view = Pick()
        self.view.setAccessibleName("事项范围")
        for key, words, count in views:
            self.view.addItem(f"{words}（{count} 项）", key)
        self.unit = PickField(units, name="牵头或配合单位")
        self.how_many = line("抽取项数", "空着就全部列入")
        self.seed = line("抽样种子")
        self.seed.setText(seed)
        for name, field in (
            ("名称", self.name), ("日期", self.on), ("人员", self.inspectors), ("范围", self.view), ("单位", self.unit),
            ("抽取", self.how_many), ("种子", self.seed),
        ):  # fmt: skip
            self.add_field(name, field)
        self.add_note(QLabel("种子印在检查清单上，凭种子和编号可以复核抽样。"))

    def count(self) -> int | None:
        """Return how many are drawn, None for all; a word that is no number counts as none."""
        text = self.how_many.text().strip()
        return int(text) if text.isdecimal() else (0 if text else None)


class FollowForm(ActForm):
    """立项整改: the matter and the words of its deadline."""

    def __init__(self, found: InspectionLine) -> None:
        super().__init__("立项整改", "立项")
        self.matter = Lines("整改事项")
        self.matter.setPlainText(f"整改落实“{found.task.row.matter}”：{found.finding or found.word}")
        self.deadline = line("完成时限", "如 10个工作日内，从检查之日起算")
        self.add_field("事项", self.matter)
        self.add_field("时限", self.deadline)
        self.add_note(QLabel(f"牵头单位：{'、'.join(found.task.row.lead) or '未明确'}，与原事项相同。"))


class ConcludeForm(ActForm):
    """检查结论, with the counts before the eyes."""

    def __init__(self, file: InspectionFile) -> None:
        super().__init__("检查结论", "登记结论")
        self.text = Lines("检查结论", "总体情况、主要问题、整改要求", lines=4)
        self.text.setPlainText(file.conclusion)
        self.add_note(QLabel(f"{file.sentence}。登记后，各项检查情况记入台账进展。"))
        self.add_field("结论", self.text)
