"""The columns of a contact list: one or two head rows, and A/B roles side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.source import Sheet, half_width, squash

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
        r"(?:现任|工作|行政)?职务|职位|职务/岗位|科室(?:及职务|职务)?|股室(?:及职务)?|所在股室及职务|职务职级|岗位",
    ),
    (
        "mobile",
        r"[AB](?:角|岗)(?:联系)?(?:电话|手机(?:号码?)?|联系方式)|(?:联系)?手机(?:号码?|电话|长号)?|移动电话|手机号|联系电话（手机）|电话（手机）",
    ),
    ("phone", r"(?:办公|固定|单位)?(?:电话|座机)|办公|固话|办公室电话|联系电话|联系方式|电话号码|座机号码?"),
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

    def repeated(self, texts: list[str]) -> bool:
        """Say whether a row is the head printed again on a new page."""
        return tuple(texts) in self.heads


def field_of(head: str) -> str | None:
    """Tell which field a head names."""
    bare = half_width(squash(head)).replace("(", "（").replace(")", "）")
    return next((field for field, words in _FIELDS if re.fullmatch(words, bare, re.IGNORECASE)), None)


def find_columns(sheet: Sheet) -> Columns | None:
    """Find the head of a contact list among the first fifteen rows; None when the sheet has none."""
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
        if known & {"unit", "post"} and "name" in known:
            return _columns(sheet, row, row + 1 if second else row, fields)
    return None


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
    groups: list[dict[str, int]] = [{}]
    roles: list[str] = [""]
    shared = {
        f: n
        for n, f in enumerate(fields, 1)
        if f in ("serial", "unit", "post", "note", "role") and f is not None
    }
    for column, field in enumerate(fields, 1):
        if field is None or field in shared:
            continue
        over = squash(sheet.text(first, column))
        if field in groups[-1] and field == "name":
            groups.append({})
            roles.append("")
        elif field in groups[-1]:
            continue
        groups[-1][field] = column
        if field == "name" and (found := re.match(r"[ABＡＢ](?:角|岗)", over)):
            roles[-1] = half_width(found[0])
        elif (
            field == "name"
            and last > first
            and (found := re.search(r"第[一二]|主要|备用|分管领导|联络员", over))
        ):
            roles[-1] = over
    made = tuple({**shared, **group} for group in groups if "name" in group)
    heads = frozenset(tuple(squash(text) for text in sheet.row_texts(row)) for row in (first, last))
    named = tuple(role for role, group in zip(roles, groups, strict=True) if "name" in group)
    return Columns(first, last, made, named, heads)
