"""The rows of returned forms: what the ledger said, what the unit says now, and the clerk's summary beside it."""

from collections.abc import Sequence

from desktop.domain.lines import one_line
from desktop.services.returns_review import ALTERED, WORDS, ReturnLine, ReturnsReview
from desktop.ui.models.paged import Column, Sort


class ReturnRows:
    """The rows of a review for a PagedModel; without a review there are none."""

    def __init__(self) -> None:
        self._lines: dict[str, ReturnLine] = {}

    def show(self, review: ReturnsReview | None) -> None:
        """Take the rows as they stand now."""
        self._lines = {} if review is None else {line.id: line for line in review.lines()}

    def line(self, record: str) -> ReturnLine | None:
        """Return one row."""
        return self._lines.get(record)

    def first_altered(self) -> ReturnLine | None:
        """Return the first row whose code waits to be claimed."""
        return next((line for line in self._lines.values() if line.state == ALTERED), None)

    def ids(self, where: object, sort: Sort | None) -> Sequence[str]:
        """Return the rows, those to claim first, or sorted by the words of a column."""
        if sort is None:
            return list(self._lines)
        text = next(column.text for column in COLUMNS if column.key == sort.column)
        return sorted(self._lines, key=lambda one: str(text(self._lines[one])), reverse=sort.descending)

    def rows(self, ids: Sequence[str]) -> Sequence[ReturnLine]:
        """Return these rows."""
        return [self._lines[one] for one in ids if one in self._lines]


def _number(line: ReturnLine) -> str:
    return line.target.number if line.target else line.row.code_raw or "（没有编号）"


COLUMNS: tuple[Column[ReturnLine], ...] = (
    Column("state", "结果", lambda line: WORDS[line.state], width=150),
    Column("number", "编号", _number, width=120),
    Column(
        "matter",
        "事项",
        lambda line: one_line(line.target.matter if line.target else line.row.matter),
        width=190,
    ),
    Column(
        "before",
        "台账里最近的进展",
        lambda line: one_line(line.target.latest) if line.target else "",
        width=170,
    ),
    Column("words", "单位原话", lambda line: one_line(line.words), width=220, tip="照原样保留，不能改"),
    Column(
        "summary",
        "登记为",
        lambda line: one_line(line.summary),
        width=200,
        editable=True,
        tip="登记到进展里的话，可以改短；单位原话另外保留",
    ),
    Column("unit", "单位", lambda line: line.unit, width=110),
    Column("place", "文件和行", lambda line: f"{line.place[0]} 第{line.place[1]}行", width=170),
)
