"""The columns of a list and of a form read in, and where their rows come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.lines import one_line
from desktop.domain.tasks import Light
from desktop.domain.worklists import LineState
from desktop.services.worklist_intake import Intake
from desktop.services.worklists import ListFile, ListLine
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, Sort
from desktop.ui.widgets.lights import LightText

NEW = "new"  # the id of the empty row under a list that may still be typed into
_EDITED = {"proposer", "lead", "support"}


def due_text(line: ListLine) -> str | LightText:
    """Return the day of a line; the light of an open question, or of a long-term matter."""
    if line.id == NEW:
        return ""
    if line.question:
        return LightText(Light.UNDATED)
    return line.due_on.isoformat() if line.due_on else str(LightText(Light.LONG_TERM))


def _day(line: ListLine) -> str:
    return line.due_on.isoformat() if line.due_on else ""


LINE_COLUMNS: tuple[Column[ListLine], ...] = (
    Column("number", "序号", lambda line: str(line.number or ""), 48, sortable=False),
    Column("state", "状态", lambda line: "" if line.id == NEW else line.state.word, 56, sortable=False),
    Column("section", "类别", lambda line: one_line(line.section), 92, editable=True, sortable=False),
    Column(
        "matter",
        "任务（问题）",
        lambda line: one_line(line.matter),
        236,
        editable=True,
        sortable=False,
        tip="在最下面的空行打字就是新的一项；从 WPS 复制的表格粘贴在空行上",
    ),
    Column("measures", "具体要求", lambda line: one_line(line.measures), 120, editable=True, sortable=False),
    Column("proposer", "提出单位", lambda line: "、".join(line.proposers), 96, editable=True, sortable=False),
    Column("lead", "牵头单位", lambda line: "、".join(line.lead), 110, editable=True, sortable=False),
    Column("support", "配合单位", lambda line: "、".join(line.support), 110, editable=True, sortable=False),
    Column(
        "leader",
        "责任领导",
        lambda line: line.leader,
        96,
        editable=True,
        sortable=False,
        edited=lambda line: line.person,
    ),
    Column("deadline", "完成时限", lambda line: one_line(line.deadline), 110, editable=True, sortable=False),
    Column(
        "due",
        "完成日期",
        due_text,
        100,
        editable=True,
        sortable=False,
        edited=_day,
        tip="从时限读出的日期；读不出的由您写明，清空就回到读出的日期",
    ),
    Column("note", "备注", lambda line: one_line(line.note), 130, editable=True, sortable=False),
    Column("task", "台账编号", lambda line: line.task, 90, sortable=False),
)


class LineRows(HeldRows[ListLine]):
    """The lines of the list now open, with an empty row at the end where it may be typed into."""

    def __init__(self) -> None:
        super().__init__(LINE_COLUMNS)
        self.file: ListFile | None = None

    def read(self, where: object) -> Sequence[ListLine]:
        """Return the lines in the order of the list."""
        if self.file is None:
            return ()
        return [*self.file.lines, *([_empty(self.file.id)] if self.file.state.editable else [])]

    def line(self, record: str) -> ListLine | None:
        """Return the line of an id, None for the empty row."""
        return None if record == NEW else self.held.get(record)


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One line of a form read in; `taken` says whether it will be stored."""

    place: int
    taken: bool
    doubts: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the place as an id."""
        return str(self.place)


def _cell(place: int) -> Column[IntakeRow]:
    heads = (
        ("行", 44), ("清单", 120), ("类别", 90), ("任务（问题）", 250), ("具体要求", 150), ("提出单位", 100),
        ("牵头单位", 110), ("配合单位", 110), ("责任领导", 80), ("完成时限", 100), ("完成日期", 96), ("备注", 80),
    )  # fmt: skip
    title, width = heads[place]
    return Column(f"c{place}", title, lambda row: row.cells[place], width, sortable=False)


INTAKE_COLUMNS: tuple[Column[IntakeRow], ...] = (
    Column(
        "taken",
        "登记",
        lambda row: "✓" if row.taken else "不登记",
        60,
        sortable=False,
        tip="Delete 或双击改变",
    ),
    *(_cell(place) for place in range(4)),
    Column("doubts", "存疑", lambda row: "；".join(row.doubts), 240, sortable=False),
    *(_cell(place) for place in range(4, 12)),
)


class IntakeRows:
    """The lines of the form now shown and which of them are left out."""

    def __init__(self) -> None:
        self.intake: Intake | None = None
        self.left_out: set[int] = set()
        self.own = ""  # the list that a sheet without a title is for

    def ids(self, _where: object, _sort: Sort | None) -> Sequence[str]:
        """Return the places of the lines."""
        return [str(place) for place in range(len(self.intake.lines))] if self.intake else ()

    def rows(self, ids: Sequence[str]) -> Sequence[IntakeRow]:
        """Return the rows of these places."""
        return [self._row(self.intake, int(key)) for key in ids] if self.intake else ()

    def _row(self, intake: Intake, place: int) -> IntakeRow:
        line = intake.lines[place]
        cells = (
            str(line.row),
            line.title or self.own,
            line.section,
            one_line(line.matter),
            one_line(line.measures),
            line.proposer,
            "、".join(line.lead),
            "、".join(line.support),
            line.leader,
            line.deadline,
            line.due_on.isoformat() if line.due_on else "",
            one_line(line.note),
        )
        taken = place not in self.left_out and place not in intake.known
        return IntakeRow(place, taken, tuple(intake.doubts_of(place)), cells)


def _empty(list_id: str) -> ListLine:
    nothing = ("", "", (), (), (), "", "", "", None, "", "", "", None, None, "")
    return ListLine(NEW, list_id, None, LineState.PROPOSED, "", *nothing)
