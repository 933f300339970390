"""Rosters in tables: which columns hold what, merged role cells, heads in two rows, persons side by side."""

from __future__ import annotations

import re

from desktop.domain.patterns import Late
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_proposal import Span, TopicGroup, WorkingDepartment
from desktop.domain.readers.roster_rows import Row, read_row
from desktop.domain.readers.roster_seats import seats_in, unit_of_position
from desktop.domain.readers.roster_words import LABELS, VACANT, is_name
from desktop.domain.source import Table, chinese_punctuation, squash

SERIAL = "serial"
_FIELDS = (
    (SERIAL, "序号|编号|序"),
    (
        "role",
        r"(?:府院联动)?(?:联席会议|领导小组|机制|组内|小组|工作组|专班|会议)(?:内|中)?(?:职务|职位|任职|角色|身份)|"
        r"(?:担任|兼任)职务|拟任职务|角色|类别|组成",
    ),
    ("group", r"(?:专题组|工作组|专项组)(?:名称)?|组别"),
    ("lead", r"牵头(?:单位|部门)|组长单位"),
    ("departments", r"(?:具体)?(?:工作|联络|责任|职能|承办)(?:部门|科室|处室|股室)|内设机构|具体部门"),
    ("position", r".*单位.*职务.*|(?:现任|现|行政|工作|党政|所任)职务|职务及单位"),
    (
        "former",
        r"原.{0,4}(?:成员|人员|姓名|任|组成人员)(?:姓名)?|(?:调整|变更|变动)前.{0,6}|被?(?:接替|替换)(?:人员|对象)",
    ),
    (
        "name",
        r"(?:成员)?姓名|姓名及职务|(?:负责|组成|成员|现任|现|新任|拟任|拟定)?(?:人员|同志|成员)(?:名单|姓名)?|名单|"
        r"(?:调整|变更|变动)后(?:的)?(?:成员|人员|姓名)?",
    ),
    ("unit", r"(?:成员|工作|所在|责任)?(?:单位|部门)(?:名称)?"),
    ("title", r"职务|职位"),
    ("seat", r"(?:成员)?席位(?:要求)?|任职要求"),
    ("phone", r"(?:联系|办公|手机|移动|固定)?(?:电话|手机)(?:号码)?|手机号码?|联系方式"),
    ("note", r"备注|说明"),
)
_OFFICE_HEAD = Late(r"办公室主任$|兼主任$")
_ROLE_POST = Late(rf"^(?P<role>{LABELS.source})（(?P<post>.+)）$")  # 组长（县长） in the column of posts
_LIAISON = Late(r"联络员|联系人|经办人")
_DITTO = Late(r"^(?:同上|〃|″|\")$")

Columns = dict[str, int]
Grid = list[tuple[str, ...]]


def tables_in(clean: str) -> tuple[Table, ...]:
    """Find tables pasted as lines of cells with tabs between: two or more such lines together."""
    found: list[Table] = []
    lines: list[tuple[str, ...]] = []
    cells: list[tuple[str, ...]] = []
    place = start = 0
    for line in [*clean.split("\n"), ""]:
        row = _cells_of(line)
        if len(row) > 1:
            start = start if lines else place
            lines.append(tuple(line.split("\t")))
            cells.append(row)
        else:
            if len(lines) > 1:
                found.append(Table(tuple(lines), start, place - 1, tuple(cells)))
            lines, cells = [], []
        place += len(line) + 1
    return tuple(found)


def _cells_of(line: str) -> tuple[str, ...]:
    """Part a line at its tabs, or at the strokes of a table drawn with them."""
    bare = line.strip()
    if "\t" not in line and bare.count("|") > 1 and bare.startswith("|"):
        return tuple(cell.strip() for cell in bare.strip("|").split("|"))
    return tuple(cell.strip() for cell in line.split("\t"))


def read_table(table: Table, draft: Draft) -> bool:
    """Read one table into the draft; says whether it was a roster at all."""
    rows = [tuple(squash(chinese_punctuation(cell)) for cell in row) for row in table.filled or table.rows]
    first, last, sets = _head(rows)
    if not sets:
        return False
    spans = _row_spans(table)
    for columns in sets:
        if "departments" in columns and "unit" in columns:
            _departments(rows, last + 1, columns, draft, spans)
        elif "group" in columns and "role" not in columns:
            _groups(rows, last + 1, columns, draft, spans)
        else:
            _people(rows, first, last, columns, draft, spans)
    return True


def _head(rows: Grid) -> tuple[int, int, list[Columns]]:
    """Find the head: its first and last row (both -1 when there is none) and a set of columns a person."""
    for number, row in enumerate(rows[:5]):
        sets = [columns for columns in _column_sets(row) if _useful(columns)]
        if not sets:
            continue
        if number + 1 < len(rows) and _is_head(rows[number + 1]):
            lower = _below(row, _column_sets(rows[number + 1]))
            return (
                number,
                number + 1,
                [low | {k: v for k, v in sets[0].items() if k not in low} for low in lower],
            )
        return number, number, sets
    guessed = _guessed(rows)
    return -1, -1, [guessed] if guessed else []


def _below(above: tuple[str, ...], sets: list[Columns]) -> list[Columns]:
    """Give the sets of a second head row: no liaisons, and who sat before beside who sits now."""
    kept = [columns for columns in sets if not _of_liaisons(above, columns)]
    past = [each for each in kept if field_of(_cell(above, each, "name")) == "former"]
    now = [each for each in kept if each not in past]
    return [now[0] | {"former": past[0]["name"]}] if len(past) == len(now) == 1 else kept


def _of_liaisons(above: tuple[str, ...], columns: Columns) -> bool:
    """Say whether the columns stand under 联络员: a liaison is no member."""
    place = columns.get("name", -1)
    return 0 <= place < len(above) and bool(_LIAISON.search(above[place]))


def _useful(columns: Columns) -> bool:
    known = set(columns)
    if known & {"departments"}:
        return "unit" in known
    if known & {"group"} and not known & {"role"}:
        return bool(known & {"lead", "unit"})
    return len(known) >= 2 and bool(known & {"role", "name", "seat"})


def _is_head(row: tuple[str, ...]) -> bool:
    texts = [text for text in row if text and text != "序号"]
    return (
        len(texts) > 1
        and all(field_of(text) for text in texts)
        and not any(LABELS.fullmatch(t) for t in texts)
    )


def field_of(text: str) -> str | None:
    """Tell what the head of a column says stands in it; None when it is no head."""
    bare = re.sub("（[^（）]*）$", "", text)  # 成员（职务） holds the member, his post behind the name
    return next(
        (field for field, words in _FIELDS if re.fullmatch(words, text) or re.fullmatch(words, bare)), None
    )


def _column_sets(row: tuple[str, ...]) -> list[Columns]:
    """Tell the columns by their heads; a head that comes again starts the columns of a further person."""
    sets: list[Columns] = [{}]
    before = ""
    for column, text in enumerate(row):
        field = field_of(text)
        if field and not (text == before and column):  # a head merged across is one head
            if field in sets[-1]:
                sets.append({})
            sets[-1][field] = column
        before = text
    for columns in sets:
        if "role" not in columns and "title" in columns and "position" in columns:
            columns["role"] = columns.pop("title")
    return sets


def _guessed(rows: Grid) -> Columns:
    """Tell the columns of a table without a head by what stands in them."""
    found: Columns = {}
    for column in range(max((len(row) for row in rows), default=0)):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        if not cells:
            continue
        if sum(bool(LABELS.fullmatch(cell)) for cell in cells) * 2 >= len(cells):
            found.setdefault("role", column)
        elif sum(is_name(cell) for cell in cells) * 2 > len(cells):
            found.setdefault("name", column)
        elif not all(cell.isdigit() for cell in cells):
            found.setdefault("position", column)
    return found if "role" in found and len(found) > 1 else {}


def _cell(row: tuple[str, ...], columns: Columns, field: str) -> str:
    place = columns.get(field, -1)
    return row[place] if 0 <= place < len(row) else ""


def _people(rows: Grid, first: int, last: int, columns: Columns, draft: Draft, spans: list[Span]) -> None:
    role, above = "成员", tuple[str, ...]()
    for number, row in enumerate(rows):
        if 0 <= first <= number <= last or (number > last and _is_head(row)):
            continue
        only = {cell for cell in row if cell}
        if len(only) == 1 and not _seat_alone(row):  # a line of its own: 副召集人 over the persons below
            word = only.pop().rstrip("：")
            role = word if LABELS.fullmatch(word) else role
            continue
        if number < first or not only:
            continue
        row = tuple(above[n] if _DITTO.match(cell) and n < len(above) else cell for n, cell in enumerate(row))
        above = row
        if found := LABELS.match(_cell(row, columns, "role")):
            role = found[0]
        own, cells = _values(row, columns, role)
        if cells["name"] and _OFFICE_HEAD.search(_cell(row, columns, "role")):
            draft.office_head = (cells["name"], cells["position"] or cells["title"] or None)
        read_row(Row(own, f"表格第{number + 1}行", spans[number], **cells), draft)


def _seat_alone(row: tuple[str, ...]) -> bool:
    """Whether all a row holds is a post in one cell: a seat that nobody is named for."""
    filled = [cell for cell in row if cell]
    return len(filled) == 1 < len(row) and unit_of_position(filled[0]) is not None


def _values(row: tuple[str, ...], columns: Columns, role: str) -> tuple[str, dict[str, str]]:
    """Give the role of a row and its cells by field: 组长（县长） is role and post, （空缺） behind a post a note."""
    fields = ("name", "position", "unit", "title", "seat", "note", "former")
    cells = {field: _cell(row, columns, field) for field in fields}
    if "role" not in columns and (told := _ROLE_POST.match(cells["position"] or cells["title"])):
        role = told["role"]
        cells |= {"position": told["post"], "title": ""}
    for field in ("position", "title"):
        behind = re.search("（[^（）]*）$", cells[field])
        if behind and VACANT.match(behind[0]):
            cells |= {field: cells[field][: behind.start()], "note": behind[0]}
    return role, cells


def _departments(rows: Grid, start: int, columns: Columns, draft: Draft, spans: list[Span]) -> None:
    for number, row in enumerate(rows[start:], start):
        unit, words = _cell(row, columns, "unit"), _cell(row, columns, "departments")
        if unit:
            parts = tuple(part for part in re.split("[、，；]", words) if part)
            name = draft.unit_name(unit, "工作部门名单", spans[number])
            draft.departments.append(WorkingDepartment(name, parts, spans[number]))


def _groups(rows: Grid, start: int, columns: Columns, draft: Draft, spans: list[Span]) -> None:
    for number, row in enumerate(rows[start:], start):
        name = _cell(row, columns, "group")
        if not name:
            continue
        span = spans[number]
        lead = tuple(draft.unit_name(s.unit_raw, name, span) for s in seats_in(_cell(row, columns, "lead")))
        units = tuple(draft.unit_name(s.unit_raw, name, span) for s in seats_in(_cell(row, columns, "unit")))
        draft.groups.append(TopicGroup(name, lead, units, (), "，".join(cell for cell in row if cell), span))


def _row_spans(table: Table) -> list[Span]:
    spans: list[Span] = []
    place = table.start
    for row in table.rows:
        length = len("\t".join(row))
        spans.append((place, place + length))
        place += length + 1
    return spans
