"""The table of the yearly assessment: a line for each unit, a column for each number, the remarks at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop.domain.assessment import Shown
from desktop.domain.assessment_rules import BY_KEY, DEFINITIONS, RANK_RULE, Definition
from desktop.services import assessment
from desktop.services.assessment import UnitSheet, YearSheets
from desktop.services.desk import Desk
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column

UNIT, RANK, REMARKS = "unit", "rank", "remarks"
_MAIN = (
    "lead", "support", "closed", "open", "owed_current", "days_current", "rate_original", "rate_current",
    "extensions", "missed", "stand_in",
)  # fmt: skip
_CHAR, _SIDES, _RATE = 14, 32, 122  # pixels at 100 %
# The groups of columns that a chip shows; the first is shown at the beginning.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "main": ("主要", _MAIN),
    "matters": ("事项", tuple(each.key for each in DEFINITIONS if each.group == "事项")),
    "time": ("时限", tuple(each.key for each in DEFINITIONS if each.group == "时限")),
    "work": ("办理和催督办", tuple(each.key for each in DEFINITIONS if each.group in ("办理", "催督办"))),
    "meetings": ("参会", tuple(each.key for each in DEFINITIONS if each.group == "参会")),
    "all": ("全部", tuple(each.key for each in DEFINITIONS)),
}


class AssessmentRows(HeldRows[UnitSheet]):
    """The sheets of a year, in protocol order unless sorted; the filter is the year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk
        self.made: YearSheets | None = None

    def read(self, where: int | None) -> Sequence[UnitSheet]:
        """Count the year and return the sheet of each unit."""
        if where is None:
            return ()
        self.made = assessment.year_sheets(self._desk, where)
        return self.made.sheets

    def sort_key(self, row: UnitSheet, column: str) -> tuple[float, int] | tuple[str]:
        """Return the number under a column, a rate by its worth."""
        return _SORTS.get(column, _by_number)(column, row)

    def remark(self, remarks: Mapping[str, str]) -> None:
        """Show remarks that were saved just now, before everything is counted again."""
        self.hold(replace(each, remarks=remarks.get(each.id, each.remarks)) for each in self.held.values())


def shown_columns(group: str, *, ranked: bool) -> frozenset[str]:
    """Return the keys of the columns that a group shows; unit and remarks are always there."""
    return frozenset({UNIT, REMARKS, *GROUPS[group][1], *((RANK,) if ranked else ())})


def number_of(column: str) -> str:
    """Return the number that a column stands for; the unit and its remarks open all that the unit leads."""
    return {RANK: assessment.RANKED_BY}.get(column, column if column in BY_KEY else "lead")


def _by_number(column: str, sheet: UnitSheet) -> tuple[float, int]:
    number = sheet.numbers[column]
    if number.shown is not Shown.RATE:
        return (number.value, 0)
    rate = number.rate
    return (rate.top / rate.bottom if rate.bottom else -1.0, rate.bottom)


_SORTS: dict[str, Callable[[str, UnitSheet], tuple[float, int] | tuple[str]]] = {
    UNIT: lambda _column, sheet: (sheet.unit,),
    REMARKS: lambda _column, sheet: (sheet.remarks,),
    RANK: lambda _column, sheet: (sheet.rank or 10_000, 0),
}


def _column(each: Definition) -> Column[UnitSheet]:
    wide = _RATE if each.shown is Shown.RATE else 0
    return Column(
        each.key,
        each.title,
        lambda sheet: sheet.numbers[each.key].words,
        width=max(wide, len(each.title) * _CHAR + _SIDES),
        number=True,
        tip=f"{each.rule}。回车看这个数由哪些事项组成",
    )


COLUMNS: tuple[Column[UnitSheet], ...] = (
    Column(UNIT, "单位", lambda sheet: sheet.unit, width=150),
    *(_column(each) for each in DEFINITIONS),
    Column(RANK, "位次", lambda sheet: str(sheet.rank or "—"), width=60, number=True, tip=RANK_RULE),
    Column(
        REMARKS, "备注", lambda sheet: sheet.remarks, width=220, editable=True, tip="直接打字填写；可整列粘贴"
    ),
)
