"""The columns of an inspection and where its rows come from."""

from collections.abc import Sequence

from desktop.domain.errors import Refused
from desktop.domain.lines import one_line
from desktop.services.inspections import RESULTS, InspectionFile, InspectionLine
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column
from desktop.ui.pages.ledger.columns import due_words, light_text

# What may be typed for a result: its number on the printed list, its word, or the word's beginning.
_TYPED = {
    "": "", "1": "met", "2": "partly", "3": "unmet", "落实": "met", "部分": "partly", "未": "unmet", "已": "met",
}  # fmt: skip


def result_of(words: str) -> str:
    """Return the key of a typed result: 1, 2, 3, 已落实, 部分落实, 未落实; Refused for anything else."""
    text = words.strip()
    known = {word: key for key, word in RESULTS.items()} | _TYPED
    if text not in known:
        raise Refused(f"检查结果“{text}”不认识，没有登记。请打 1（已落实）、2（部分落实）或 3（未落实）。")
    return known[text]


INSPECTION_COLUMNS: tuple[Column[InspectionLine], ...] = (
    Column("number", "序号", lambda line: str(line.number), 48, sortable=False),
    Column("task", "编号", lambda line: line.task.row.number, 84, sortable=False),
    Column("matter", "事项", lambda line: one_line(line.task.row.matter), 230, sortable=False),
    Column(
        "result",
        "检查结果",
        lambda line: line.word,
        84,
        editable=True,
        sortable=False,
        tip="打 1 已落实、2 部分落实、3 未落实",
    ),
    Column("finding", "检查情况", lambda line: one_line(line.finding), 240, editable=True, sortable=False),
    Column("lead", "牵头单位", lambda line: "、".join(line.task.row.lead), 110, sortable=False),
    Column("due", "完成时限", lambda line: due_words(line.task), 96, sortable=False),
    Column("light", "台账状态", lambda line: light_text(line.task), 116, sortable=False),
    Column("follow", "整改立项", lambda line: line.follow, 90, sortable=False),
)


class InspectionRows(HeldRows[InspectionLine]):
    """The lines of the inspection now open."""

    def __init__(self) -> None:
        super().__init__(INSPECTION_COLUMNS)
        self.file: InspectionFile | None = None

    def read(self, where: object) -> Sequence[InspectionLine]:
        """Return the lines in order."""
        return self.file.lines if self.file else ()
