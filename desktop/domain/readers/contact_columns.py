"""The columns of a contact list: one or two head rows, and A/B roles side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.readers.contact_phones import read_phones
from desktop.domain.readers.roster_words import TITLES, is_name
from desktop.domain.source import Sheet, half_width, squash
from desktop.domain.units import looks_like_unit

_FIELDS = (
    ("serial", r"序号|编号|No\.?"),
    ("role", r"(?:联络员)?(?:角色|类别|类型|身份|AB角|A/B角|A、B角|AB岗|岗位类别|分工)"),
    ("unit", r"(?:成员|联动|报送|所在|工作|填报|责任)?单位(?:名称)?|部门(?:名称)?|单位/部门|成员单位名称"),
    ("post", r"(?:所在|工作|现)?单位(?:及|和|、|/)?(?:现任)?职务|所在单位、职务"),
    (
        "name",
        r"[AB](?:角|岗)(?:联络员)?姓名|(?:联络员|联系人|经办人|人员)?姓名|联络员|联系人|名字|[ABＡＢ]角",
    ),
    (
        "position",
        r"(?:现任|工作|行政)?职务|职位|职务/岗位|(?:所在|具体)?[科股处]室(?:及职务|职务|/职务|、职务)?|职务职级|岗位",
    ),
    (
        "mobile",
        r"[AB](?:角|岗)(?:联系)?(?:电话|手机(?:号码?)?|联系方式)|(?:联系)?手机(?:号码?|电话|长号)?|移动电话|手机号|联系电话（手机）|电话（手机）",
    ),
    ("phone", r"(?:办公|固定|单位)?(?:电话|座机)(?:号码?)?|办公|固话|办公室电话|联系电话|联系方式"),
    ("wechat", r"微信号?|微信"),
    ("email", r"(?:电子)?邮箱|E-?mail"),
    ("note", r"备注|说明"),
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand: a group of columns for each person of a row, and the role each group stands for."""

    first_head: int
    last_head: int
    groups: tuple[dict[str, int], ...]
    roles: tuple[str, ...]
    heads: frozenset[tuple[str, ...]]

    @property
    def with_units(self) -> bool:
        """Whether a column tells the unit of each person; else it stands over them."""
        return any({"unit", "post"} & set(group) for group in self.groups)

    def repeated(self, texts: list[str]) -> bool:
        """Say whether a row is the head printed again on a new page."""
        return tuple(texts) in self.heads


_WHO = re.compile(
    r"(?P<who>(?:[AB](?:角|岗)|第[一二]|备用|主|备)?(?:联络员|联系人|经办人)|(?:分管|主管|主要)(?:领导|负责人|负责同志|同志)|负责人|[AB](?:角|岗))"
    r"的?(?:及|和|与)?(?:其)?(?P<what>.*)"
)


def field_of(head: str) -> str | None:
    """Tell which field a head names."""
    return _named(head)[0]


def _named(head: str) -> tuple[str | None, str]:
    """Tell the field a head names and whose it is: 联络员电话 is the telephone of the 联络员; 姓名（职务） a name."""
    bare = half_width(squash(head)).replace("(", "（").replace(")", "）")
    for words in (bare, re.sub("（[^（）]*）$", "", bare)):
        found = _WHO.fullmatch(words)
        who, what = (found["who"], found["what"]) if found else ("", "")
        if field := _direct(words):
            return field, who
        if found and (not what or _direct(what)):
            return (_direct(what) if what and not words.startswith(f"{who}及") else "name"), who
    return None, ""


def _direct(bare: str) -> str | None:
    return next((field for field, words in _FIELDS if re.fullmatch(words, bare, re.IGNORECASE)), None)


def find_columns(sheet: Sheet) -> Columns | None:
    """Find the head of a contact list among the first fifteen rows; None when the sheet is no such list.

    A list without a head is told by what stands in its columns; one without a column of units by units that stand
    over their persons.
    """
    for row in range(1, min(len(sheet.rows), 15) + 1):
        texts = sheet.row_texts(row)
        if len(set(texts) - {""}) < 2:
            continue  # a title over the whole width
        fields = [field_of(text) for text in texts]
        below = sheet.row_texts(row + 1) if row < len(sheet.rows) else ()
        second = _second_head(texts, below)
        if second:
            fields = [field_of(low) or high for high, low in zip(fields, below, strict=True)]
        known = set(fields) - {None}
        last = row + 1 if second else row
        grouped = known & {"mobile", "phone"} and _units_above(sheet, last)
        if "name" in known and (known & {"unit", "post"} or grouped):
            return _columns(sheet, row, last, fields)
    fields = [_content(sheet, column) for column in range(1, sheet.width + 1)]
    return _columns(sheet, 0, 0, fields) if {"unit", "name", "mobile"} <= set(fields) else None


def _units_above(sheet: Sheet, last: int) -> bool:
    """Say whether units stand alone in rows of their own below the head."""
    alone = [set(sheet.row_texts(row)) - {""} for row in range(last + 1, len(sheet.rows) + 1)]
    return any(len(texts) == 1 and looks_like_unit(next(iter(texts))) for texts in alone)


def _content(sheet: Sheet, column: int) -> str | None:
    """Tell what a column without a head holds by most of its cells."""
    cells = [text for row in sheet.rows if (text := squash(row[column - 1].text))]
    tests = (
        ("mobile", lambda text: bool(read_phones(text).mobiles)),
        ("unit", lambda text: looks_like_unit(text) or bool(re.search("(?:镇|乡|街道)$", text))),
        ("name", is_name),
        ("position", lambda text: bool(TITLES.search(text))),
    )
    fits = (field for field, test in tests if sum(map(test, cells)) * 3 > len(cells) * 2)
    return next(fits, None) if len(cells) > 1 else None


def _second_head(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Say whether the row below the head belongs to it: it parts what stands above, mostly into fields."""
    parted = [low for high, low in zip(above, below, strict=False) if low and squash(low) != squash(high)]
    known = [low for low in parted if field_of(low)]
    return bool(known) and len(known) * 2 > len(parted) and not any(re.search(r"\d", low) for low in parted)


def _side_by_side(fields: list[str | None]) -> list[list[str | None]]:
    """Part the fields of two lists set side by side: a second 单位 followed by a name of its own opens a new one."""
    opens = [n for n, field in enumerate(fields) if field == "unit" and "name" in fields[n:]]
    starts = [0, *opens[1:], len(fields)] if len(opens) > 1 else [0, len(fields)]
    parts = []
    for low, high in pairwise(starts):
        kept: list[str | None] = [f if low <= n < high else None for n, f in enumerate(fields)]
        parts.append(kept)
    return parts


def _columns(sheet: Sheet, first: int, last: int, fields: list[str | None]) -> Columns:
    parts = _side_by_side(fields)
    if len(parts) > 1:
        sets = [_columns(sheet, first, last, part) for part in parts]
        return Columns(
            first,
            last,
            tuple(group for each in sets for group in each.groups),
            tuple(role for each in sets for role in each.roles),
            sets[0].heads,
        )
    shared = {
        f: n
        for n, f in enumerate(fields, 1)
        if f in ("serial", "unit", "post", "note", "role") and f is not None
    }
    groups, roles = _persons(sheet, (first, last), fields)
    made = tuple({**shared, **group} for group in groups if "name" in group)
    heads = frozenset(tuple(squash(text) for text in sheet.row_texts(row)) for row in (first, last))
    named = tuple(role for role, group in zip(roles, groups, strict=True) if "name" in group)
    return Columns(first, last, made, named, heads)


def _persons(
    sheet: Sheet, rows: tuple[int, int], fields: list[str | None]
) -> tuple[list[dict[str, int]], list[str]]:
    """Part the columns into a group a person: a further name opens one, a head that says whose it is goes there."""
    groups: list[dict[str, int]] = [{}]
    roles: list[str] = [""]
    whose: list[str] = [""]
    for column, field in enumerate(fields, 1):
        if field is None or field in ("serial", "unit", "post", "note", "role"):
            continue
        over = squash(sheet.text(rows[0], column))
        who = _named(over)[1]
        if field == "name" and "name" in groups[-1]:
            groups.append({})
            roles.append("")
            whose.append("")
        if field == "name":
            whose[-1] = who
            roles[-1] = _role(over, who, parted=rows[1] > rows[0])
        place = whose.index(who) if who and who in whose else -1
        if field == "position" and field in groups[place]:
            field = "post_too"  # 科室 and 职务 in columns of their own
        groups[place].setdefault(field, column)
    several = sum("name" in group for group in groups) > 1
    given = [who if several and not role else role for role, who in zip(roles, whose, strict=True)]
    return groups, given


def _role(over: str, who: str, *, parted: bool) -> str:
    """Tell the role a head over a person gives: A角 always, 联络员 where a second row parts it."""
    if found := re.match(r"[ABＡＢ](?:角|岗)", over):
        return half_width(found[0])
    return over if parted and (who or re.search(r"第[一二]|主要|备用", over)) else ""
