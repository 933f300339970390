"""Rosters in tables: merged role cells, vacancies, units and persons in columns of any order."""

from __future__ import annotations

import re

from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_people import Person, people_in
from desktop.domain.readers.roster_proposal import TopicGroup, WorkingDepartment
from desktop.domain.readers.roster_seats import Seat, seats_in
from desktop.domain.readers.roster_words import LABELS, VACANT, is_name
from desktop.domain.source import Table, chinese_punctuation, squash

_HEADS = (
    (
        "role",
        r"(?:联席会议|领导小组|机制|组内|小组|工作组|专班|会议)(?:内)?(?:职务|职位|任职|角色)|担任职务|角色|组成",
    ),
    ("group", r"专题组|工作组名称|组别"),
    ("lead", r"牵头单位|牵头部门|组长单位"),
    ("departments", r"工作部门|联络部门|责任部门|内设机构|具体部门"),
    ("position", r"单位及职务|单位职务|单位和职务|单位、职务|职务及单位|现任职务|行政职务|工作职务|党政职务"),
    ("name", r"姓名|负责同志|成员姓名|人员"),
    ("unit", r"成员单位|单位名称|工作单位|所在单位|单位|部门"),
    ("title", r"职务|职位"),
    ("seat", r"席位|席位要求|成员席位"),
    ("note", r"备注|说明"),
)
_DITTO = re.compile(r"^(?:同上|〃|″|\"|ditto)$")
_OFFICE_NOTE = re.compile(r"办公室(副?)(?:主任|负责人)|联席办(副?)主任")


def tables_in(clean: str) -> tuple[Table, ...]:
    """Find tables pasted as lines of cells with tabs between: two or more such lines together."""
    found: list[Table] = []
    rows: list[tuple[str, ...]] = []
    place = start = 0
    for line in [*clean.split("\n"), ""]:
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > 1:
            start = start if rows else place
            rows.append(cells)
        else:
            if len(rows) > 1:
                found.append(Table(tuple(rows), start, place, tuple(rows)))
            rows = []
        place += len(line) + 1
    return tuple(found)


def read_table(table: Table, draft: Draft) -> bool:
    """Read one table into the draft; says whether it was a roster at all."""
    rows = [tuple(squash(chinese_punctuation(cell)) for cell in row) for row in table.filled or table.rows]
    header = next((n for n, row in enumerate(rows[:4]) if len(_columns(row)) >= 2), None)
    columns = _columns(rows[header]) if header is not None else _guessed(rows)
    if header is not None and header + 1 < len(rows) and _is_second_head(rows[header + 1]):
        header += 1
        columns = _columns(rows[header]) | columns
    body = list(enumerate(rows))[(header + 1) if header is not None else 0 :]
    span = (table.start, table.end)
    if "departments" in columns and "unit" in columns:
        _departments(body, columns, draft, span)
    elif "group" in columns and "role" not in columns:
        _groups(body, columns, draft, span)
    elif "role" in columns or (("name" in columns or "seat" in columns) and len(columns) >= 2):
        _people(body, columns, draft, table)
    else:
        return False
    return True


def _columns(row: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in enumerate(row):
        for field, words in _HEADS:
            if field not in found and re.fullmatch(words, text):
                found[field] = column
                break
    if "role" not in found and "title" in found and "position" in found:
        found["role"] = found.pop("title")
    return found


def _is_second_head(row: tuple[str, ...]) -> bool:
    return len(_columns(row)) >= 2 and not any(is_name(cell) and cell not in ("姓名", "单位") for cell in row)


def _guessed(rows: list[tuple[str, ...]]) -> dict[str, int]:
    """Tell the columns of a table without a head by what stands in them."""
    found: dict[str, int] = {}
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
    return found if "role" in found else {}


def _cell(row: tuple[str, ...], columns: dict[str, int], field: str) -> str:
    place = columns.get(field, -1)
    return row[place] if 0 <= place < len(row) else ""


def _people(
    body: list[tuple[int, tuple[str, ...]]], columns: dict[str, int], draft: Draft, table: Table
) -> None:
    role, above = "成员", ("",) * 40
    spans = _row_spans(table)
    for number, row in body:
        if len(set(row)) == 1 or len([cell for cell in row if cell]) == 1:
            only = next((cell for cell in row if cell), "")
            role = only.rstrip("：") if LABELS.fullmatch(only.rstrip("：")) else role
            continue
        row = tuple(above[n] if _DITTO.match(cell) and n < len(above) else cell for n, cell in enumerate(row))
        above = row
        if len(_columns(row)) >= 2:
            continue  # the head repeated on a new page
        written = _cell(row, columns, "role")
        if found := LABELS.match(written):
            role = found[0]
        _row(row, columns, role, number, draft, spans[number])


def _row(
    row: tuple[str, ...], columns: dict[str, int], role: str, number: int, draft: Draft, span: tuple[int, int]
) -> None:
    name, note = _cell(row, columns, "name"), _cell(row, columns, "note")
    unit, title = _cell(row, columns, "unit"), _cell(row, columns, "title")
    position = _cell(row, columns, "position") or (
        title if not title or title.startswith(unit) else unit + title
    )
    seat = _cell(row, columns, "seat")
    vacant = not name or bool(VACANT.match(name)) or bool(VACANT.match(note))
    if not (name or position or unit or seat):
        return
    at, where = span[0], f"表格第{number + 1}行"
    if name and not VACANT.match(name) and not is_name(name):
        inside = people_in(name)
        if len(inside) == 1 and inside[0].name:
            name, position = inside[0].name, position or inside[0].position or ""
        elif found := seats_in(name):
            for each in found:
                draft.add_seat(Seat(each.unit_raw, each.seat, 0, span[1] - at, each.collective), at, role)
            return
    known = None if vacant or not is_name(name) else name
    doubt = _doubt(known, name, vacant, note)
    person = Person(known, position or None, 0, span[1] - at, f"{where}：{doubt}" if doubt else "", vacant)
    if _leads(role):
        draft.add_head(role, person, at)
    elif known is None and unit and (seat or not position):
        draft.add_seat(Seat(unit, seat or None, 0, span[1] - at), at, role)
    else:
        draft.add_person(person, at, role, unit_raw=unit, note=note)
    if known or note:
        _office(note or role, known, position, draft)


def _leads(role: str) -> bool:
    found = LABELS.fullmatch(role)
    return bool(found and found["head"])


def _doubt(known: str | None, name: str, vacant: bool, note: str) -> str:
    if known:
        return ""
    if vacant:
        word = note if VACANT.match(note) else name
        return f"席位没有姓名{f'（{word}）' if word else ''}"
    return f"“{name}”不像完整的姓名"


def _office(note: str, name: str | None, position: str, draft: Draft) -> None:
    found = _OFFICE_NOTE.search(note)
    if not found or name is None:
        return
    if found[1] or found[2]:
        draft.office_deputies.append(name)
    else:
        draft.office_head = (name, position or None)


def _departments(
    body: list[tuple[int, tuple[str, ...]]], columns: dict[str, int], draft: Draft, span: tuple[int, int]
) -> None:
    for _, row in body:
        unit, words = _cell(row, columns, "unit"), _cell(row, columns, "departments")
        if unit:
            parts = tuple(part for part in re.split("[、，；\n]", words) if part)
            draft.departments.append(
                WorkingDepartment(draft.unit_name(unit, "工作部门名单", span), parts, span)
            )


def _groups(
    body: list[tuple[int, tuple[str, ...]]], columns: dict[str, int], draft: Draft, span: tuple[int, int]
) -> None:
    for _, row in body:
        name = _cell(row, columns, "group")
        if not name:
            continue
        lead = tuple(draft.unit_name(s.unit_raw, name, span) for s in seats_in(_cell(row, columns, "lead")))
        units = tuple(draft.unit_name(s.unit_raw, name, span) for s in seats_in(_cell(row, columns, "unit")))
        draft.groups.append(TopicGroup(name, lead, units, (), "，".join(cell for cell in row if cell), span))


def _row_spans(table: Table) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    place = table.start
    for row in table.rows:
        length = len("\t".join(row))
        spans.append((place, place + length))
        place += length + 1
    return spans
