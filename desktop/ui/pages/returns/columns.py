"""The rows of returned forms: what the ledger said, what the unit says now, and the clerk's summary beside it."""

from desktop.domain.lines import one_line
from desktop.services.returns_review import ALTERED, WORDS, ReturnLine, ReturnsReview
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column


class ReturnRows(HeldRows[ReturnLine]):
    """The rows of a review, those to claim first; without a review there are none."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)

    def show(self, review: ReturnsReview | None) -> None:
        """Take the rows as they stand now."""
        self.hold(review.lines() if review else ())

    def first_altered(self) -> ReturnLine | None:
        """Return the first row whose code waits to be claimed."""
        return next((line for line in self.held.values() if line.state == ALTERED), None)


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
