"""The rows of an old ledger as they would be stored, for a table."""

from dataclasses import dataclass

from desktop.domain.lines import one_line
from desktop.domain.readers.ledger import LedgerRow
from desktop.domain.tasks import Status
from desktop.services.ledger_import import status_of
from desktop.services.ledger_review import SKIP, STATES, Review, due_words
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column

_FATES = {Status.CLOSED: "按已销号保留", Status.TERMINATED: "按终止保留"}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One matter as it would be stored; `fate` says what becomes of it, `doubts` what waits for an answer."""

    id: str
    sheet: str
    row: LedgerRow
    fate: str
    doubts: str


def line_id(sheet: str, row: int) -> str:
    """Return the id of a row of the workbook."""
    return f"{row}!{sheet}"


class ReviewRows(HeldRows[ReviewLine]):
    """The rows of a review in the order of the workbook; without a review there are none."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)

    def show(self, review: Review | None) -> None:
        """Take the rows as they stand now."""
        self.hold(_lines(review) if review else ())

    def sort_key(self, row: ReviewLine, column: str) -> tuple[int, str]:
        """Return the words of a column, rows of the workbook by their number."""
        return (row.row.row if column == "row" else 0, super().sort_key(row, column))


def _lines(review: Review) -> list[ReviewLine]:
    made: list[ReviewLine] = []
    for sheet in review.settled().sheets:
        doubts: dict[int, list[str]] = {}
        for doubt in sheet.doubts:
            doubts.setdefault(doubt.row, []).append(f"{doubt.cell} {doubt.reason}")
        for row in sheet.rows:
            fate = "不导入（隐藏的工作表）" if sheet.hidden else _fate(review, row)
            told = "；".join(doubts.get(row.row, ()))
            made.append(ReviewLine(line_id(sheet.name, row.row), sheet.name, row, fate, told))
    return made


def _fate(review: Review, row: LedgerRow) -> str:
    status = status_of(row)
    if status is Status.OPEN:
        return "导入"
    return "不导入（已办结）" if review.done == SKIP else _FATES[status]


def _due(line: ReviewLine) -> str:
    said = line.row.deadline.said
    words = due_words(said)
    plain = not said.raw or said.raw == words
    return words if plain else f"{words}（{one_line(said.raw)}）"


COLUMNS: tuple[Column[ReviewLine], ...] = (
    Column("row", "行", lambda line: str(line.row.row), width=44, number=True, tip="表格软件里显示的行号"),
    Column("doubts", "存疑", lambda line: f"▲ {line.doubts}" if line.doubts else "", width=64),
    Column("fate", "处理", lambda line: line.fate, width=100),
    Column("serial", "序号", lambda line: line.row.serial or "", width=56),
    Column("matter", "事项", lambda line: one_line(line.row.matter), width=220),
    Column("lead", "牵头单位", lambda line: "、".join(line.row.lead or line.row.collective), width=120),
    Column("support", "配合单位", lambda line: "、".join(line.row.support), width=110),
    Column("due", "完成时限", _due, width=150, tip="读出的日期（原来写的）"),
    Column("status", "状态", lambda line: STATES.get(line.row.status or "", ""), width=70),
    Column("progress", "进展", lambda line: one_line(line.row.progress or ""), width=150),
    Column("section", "类别", lambda line: one_line(line.row.section or ""), width=110),
    Column("sheet", "工作表", lambda line: line.sheet, width=90, hidden=True),
)
