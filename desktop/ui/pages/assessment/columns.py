"""The table of the yearly assessment: a line for each unit, a column for each number, the remarks at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from desktop.domain.assessment import Shown
from desktop.domain.assessment_rules import BY_KEY, DEFINITIONS, RANK_RULE, Definition
from desktop.services import assessment
from desktop.services.assessment import UnitSheet, YearSheets
from desktop.services.desk import Desk
from desktop.ui.models.paged import Column, Sort

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


class AssessmentRows:
    """The sheets of a year for a PagedModel; some dozens of units, so one counting serves ids and rows."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.made: YearSheets | None = None

    def ids(self, where: int | None, sort: Sort | None) -> Sequence[str]:
        """Return the units that have a sheet of the year `where`, in protocol order unless sorted."""
        if where is None:
            return ()
        self.made = assessment.year_sheets(self._desk, where)
        sheets = list(self.made.sheets)
        if sort is not None:
            sheets.sort(
                key=partial(_SORTS.get(sort.column, _by_number), sort.column), reverse=sort.descending
            )
        return [sheet.id for sheet in sheets]

    def remark(self, remarks: Mapping[str, str]) -> None:
        """Show remarks that were saved just now, before everything is counted again."""
        if self.made is not None:
            sheets = (replace(each, remarks=remarks.get(each.id, each.remarks)) for each in self.made.sheets)
            self.made = replace(self.made, sheets=tuple(sheets))

    def rows(self, ids: Sequence[str]) -> Sequence[UnitSheet]:
        """Return the sheets of these units."""
        found = {sheet.id: sheet for sheet in self.made.sheets} if self.made else {}
        return [found[one] for one in ids if one in found]


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
