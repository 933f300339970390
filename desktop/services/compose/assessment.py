"""The yearly assessment on paper: a sheet for each unit with the rows behind its numbers, and the table of all units."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.assessment import Row, Shown
from desktop.domain.assessment_rules import BY_KEY, DEFINITIONS, Definition, rules
from desktop.domain.errors import Refused
from desktop.services import assessment, ledger
from desktop.services.assessment import UnitSheet, YearSheets
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject

_PAIRS = 2  # numbers beside each other on a unit's sheet
_NOT_TOLD = ("lead", "support", "rate_original", "rate_current")
_SUMS = {
    "事项": "事项与时限",
    "时限": "事项与时限",
    "办理": "办理与参会",
    "催督办": "办理与参会",
    "参会": "办理与参会",
}
_WIDTHS = {Shown.COUNT: 8.0, Shown.DAYS: 11.0, Shown.RATE: 16.0}  # mm


def assessment_sheet(desk: Desk, subject: Subject) -> Facts:
    """单位年度落实情况表 of one unit, with every row that its numbers rest on and the rules they follow."""
    if not subject.unit:
        raise Refused("没有指明是哪个单位，没有出单位年度落实情况表。请先选择单位。")
    made = _made(desk, subject)
    sheet = assessment.sheet_named(desk, made, subject.unit)
    matters, meetings = _matters(desk, sheet), _meetings(desk, sheet)
    fields = {
        "机制名称": f"{common.place(desk)}{desk.profile.mechanism}",
        "年度": made.year,
        "单位": sheet.unit,
        "截至日期": chinese_date(made.as_of),
        "位次": f"{sheet.rank}" if sheet.rank else "",
        "变动": list(sheet.story),
        "备注": sheet.remarks,
        "有事项": bool(matters.rows),
        "有会议": bool(meetings.rows),
        "协办": _numbers_of(desk, sheet, "support"),
    }
    tables = {
        "落实情况": _numbers(sheet),
        "事项": matters,
        "会议": meetings,
        "规则": _rules(ranked=made.ranked),
    }
    return Facts(f"{_title(desk, made)}单位落实情况表（{sheet.unit}）", fields, tables)


def assessment_summary(desk: Desk, subject: Subject) -> Facts:
    """汇总表 of all units, A4 landscape: matters and deadlines, then pressing and meetings with the remarks."""
    made = _made(desk, subject)
    if not made.sheets:
        raise Refused("名册和台账里还没有单位，没有出年度落实情况汇总表。请先导入名册或者立项。")
    head = f"{_title(desk, made)}单位落实情况汇总表"
    tables = {
        name: replace(_summary(made, name), caption=f"{head}（截至{chinese_date(made.as_of)}，{name}）")
        for name in dict.fromkeys(_SUMS.values())
    }
    return Facts(head, {}, {**tables, "规则": replace(_rules(ranked=made.ranked), landscape=True)})


def assessed(desk: Desk, subject: Subject) -> list[Subject]:
    """Return every unit that has a sheet of the year, in protocol order."""
    return [replace(subject, unit=sheet.unit) for sheet in _made(desk, subject).sheets]


def summary_columns(made: YearSheets) -> list[tuple[str, str]]:
    """Return group and head of every column of the whole table, as the window and the workbook show them."""
    ranked = [("", "位次")] if made.ranked else []
    return [("", "单位"), *((each.group, each.title) for each in DEFINITIONS), *ranked, ("", "备注")]


def summary_rows(made: YearSheets) -> list[tuple[str, ...]]:
    """Return the cells of the whole table, a line for each unit and the total below."""
    keys = [each.key for each in DEFINITIONS]
    rank = [(str(sheet.rank or "—"),) if made.ranked else () for sheet in made.sheets]
    rows = [
        (sheet.unit, *(sheet.numbers[key].words for key in keys), *place, sheet.remarks)
        for sheet, place in zip(made.sheets, rank, strict=True)
    ]
    last = (
        "合计",
        *(assessment.total(made.sheets, key) for key in keys),
        *(("",) if made.ranked else ()),
        "",
    )
    return [*rows, last] if rows else rows


def _made(desk: Desk, subject: Subject) -> YearSheets:
    return assessment.year_sheets(desk, subject.on.year if subject.on else None)


def _title(desk: Desk, made: YearSheets) -> str:
    return f"{common.place(desk)}{desk.profile.mechanism}{made.year}年度"


def _numbers(sheet: UnitSheet) -> Table:
    """Every number of a unit in two columns, by groups; both deadlines stand beside each other."""
    rows: list[tuple[str | Cell, ...]] = []
    for group in dict.fromkeys(each.group for each in DEFINITIONS):
        rows.append((Cell(group, across=2 * _PAIRS, align=Align.CENTER),))
        shown = [each for each in DEFINITIONS if each.group == group]
        for at in range(0, len(shown), _PAIRS):
            line = shown[at : at + _PAIRS]
            cells = [text for each in line for text in (each.title, sheet.numbers[each.key].words)]
            rows.append((*cells, *("",) * (2 * _PAIRS - len(cells))))
    return Table(
        columns=("项目", "数") * _PAIRS,
        rows=tuple(rows),
        widths=(46, 32) * _PAIRS,
        aligns=(Align.LEFT, Align.CENTER) * _PAIRS,
        font_size=10.5,
    )


def _matters(desk: Desk, sheet: UnitSheet) -> Table:
    counted = _counted_in(sheet)
    lines = {line.id: line for line in assessment.lines_of(desk, sheet, list(counted))}
    rows = [
        (
            str(n), lines[each].row.number, lines[each].row.matter, common.due_with_original(lines[each]),
            common.day_cell(lines[each].row.done_on), "、".join(_times(counted[each])),
        )
        for n, each in enumerate(sorted(counted, key=lambda each: lines[each].row.number), 1)
    ]  # fmt: skip
    return Table(
        columns=("序号", "编号", "事项", "完成时限", "办结", "计入"),
        rows=tuple(rows),
        widths=(11, 22, 40, 28, 22, 33),
        aligns=(Align.CENTER, Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.LEFT),
        font_size=10.5,
    )


def _counted_in(sheet: UnitSheet) -> dict[str, list[tuple[Definition, Row]]]:
    """Return the tasks behind the numbers, each with every number that counts it."""
    found: dict[str, list[tuple[Definition, Row]]] = {}
    for key, number in sheet.numbers.items():
        for row in number.rows:
            if row.kind == "task" and key != "support":
                found.setdefault(row.about, []).append((BY_KEY[key], row))
    return found


def _times(counted: Sequence[tuple[Definition, Row]]) -> Iterator[str]:
    """Say in which numbers a task is counted: 已销号, 延期次数×2, 逾期6个工作日（原定）."""
    told: dict[str, list[str]] = {}
    for each in dict.fromkeys(each for each, _row in counted if each.key not in _NOT_TOLD):
        rows = [row for other, row in counted if other is each]
        days = each.shown is Shown.DAYS
        often = f"×{len(rows)}" if len(rows) > 1 else ""
        words = f"逾期{sum(row.days for row in rows)}个工作日" if days else each.name + often
        told.setdefault(words, []).append(each.against)
    for words, against in told.items():
        both = len(against) > 1 or not against[0]
        yield words if both else f"{words}（{against[0]}）"


def _meetings(desk: Desk, sheet: UnitSheet) -> Table:
    came = {
        row.about: BY_KEY[key].title
        for key in ("chief", "deputy", "other", "stand_in", "leave", "absent", "unrecorded")
        for row in sheet.numbers[key].rows
    }
    told = assessment.evidence(desk, sheet, "due_at")
    return Table(
        columns=("序号", "日期", "会议", "到会情况"),
        rows=tuple(
            (str(n), common.day(each.on), each.words, came[each.about]) for n, each in enumerate(told, 1)
        ),
        widths=(12, 36, 78, 30),
        aligns=(Align.CENTER, Align.CENTER, Align.LEFT, Align.CENTER),
        font_size=10.5,
    )


def _numbers_of(desk: Desk, sheet: UnitSheet, key: str) -> str:
    return common.numbers_of(ledger.lines(desk, [row.about for row in sheet.numbers[key].rows]))


def _rules(*, ranked: bool) -> Table:
    return Table(
        columns=("项目", "计数规则"),
        rows=tuple(rules(ranked=ranked)),
        widths=(30, 126),
        aligns=(Align.LEFT, Align.LEFT),
        font_size=9,
    )


def _summary(made: YearSheets, name: str) -> Table:
    """One of the two tables of all units: three rows of heads, a line for each unit, the total."""
    shown = [each for each in DEFINITIONS if _SUMS[each.group] == name]
    last = name == list(_SUMS.values())[-1]
    ranked = made.ranked and not last
    ends = (*(("位次",) if ranked else ()), *(("备注",) if last else ()))
    rows = [_line(str(n), sheet, shown, ranked=ranked, last=last) for n, sheet in enumerate(made.sheets, 1)]
    totals = (_narrow(assessment.total(made.sheets, each.key)) for each in shown)
    rows.append((Cell("合计", across=2, align=Align.CENTER), *totals, *("" for _end in ends)))
    widths = (
        9.0, 31.0, *(_WIDTHS[each.shown] for each in shown),
        *((9.0,) if ranked else ()), *((58.0,) if last else ()),
    )  # fmt: skip
    middle = (Align.CENTER,) * (len(shown) + ranked)
    return Table(
        columns=(),
        head=_heads(shown, ends),
        rows=tuple(rows),
        widths=widths,
        aligns=(Align.CENTER, Align.LEFT, *middle, *((Align.LEFT,) if last else ())),
        font_size=9,
        landscape=True,
    )


def _heads(shown: Sequence[Definition], ends: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of heads: groups, numbers, and under a number of both deadlines which one it is."""
    paired = any(each.against for each in shown)
    deep = 3 if paired else 2
    groups = Counter(each.group for each in shown)
    names = {each.name: each for each in shown}
    first = (
        Cell("序号", down=deep), Cell("单位", down=deep),
        *(Cell(group, across=count) for group, count in groups.items()),
        *(Cell(end, down=deep) for end in ends),
    )  # fmt: skip
    second = tuple(
        Cell(name, across=2) if each.against else Cell(name, down=deep - 1) for name, each in names.items()
    )
    third = tuple(Cell(each.against) for each in shown if each.against)
    return (first, second, third) if paired else (first, second)


def _line(
    place: str, sheet: UnitSheet, shown: Sequence[Definition], *, ranked: bool, last: bool
) -> tuple[str | Cell, ...]:
    return (
        place,
        sheet.unit,
        *(_narrow(sheet.numbers[each.key].words) for each in shown),
        *((str(sheet.rank or "—"),) if ranked else ()),
        *((sheet.remarks,) if last else ()),
    )


def _narrow(words: str) -> str:
    """Break a rate between its counts and its percentage."""
    return words.replace("（", "\n").replace("）", "")
