"""Filled feedback forms (反馈表) that come back from units: rows matched by their code, never by anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from desktop.domain.deadlines import explain
from desktop.domain.errors import Refused
from desktop.domain.patterns import Late
from desktop.domain.readers.ledger.columns import head_words
from desktop.domain.readers.ledger.status import state_of
from desktop.domain.readers.ledger.words import DITTO
from desktop.domain.source import Cell, Sheet, column_letters, half_width, squash
from desktop.domain.workdays import WorkCalendar

_FIELDS: tuple[tuple[str, Late], ...] = tuple(
    (name, Late(words))
    for name, words in (
        ("check", r"(?:事项)?校验码"),
        ("code", r".*校验码.*|(?:事项|任务)?编号"),
        ("finish", r"(?:预计|计划|实际)?(?:完成|办结)(?:时间|日期|时限)"),
        ("progress", r".*(?:办理|进展|落实|完成|工作|反馈)(?:情况|进度|内容|结果)(?:（.*）)?|.*进展"),
        ("contact", r"(?:联系人|经办人|填报人|联络员)(?:及?电话|、?联系方式)?(?:（.*）)?"),
        ("matter", r"(?:交办|议定|反馈|工作)?(?:事项|任务|内容)(?:名称|内容)?"),
    )
)
_CODE = Late(r"(?P<no>[A-Z0-9\u4e00-\u9fff〔〕\[\]]+(?:-[A-Z0-9]+)*)-(?P<check>[A-Z0-9]{4,8})")
_UNIT = Late(r"(?:反馈|填报|报送)单位[：:]\s*([^\s：:]+)")
_YEAR = Late(r"(20\d\d)\s*年?")
_NOTE = Late(r"(?:填表|填报)?(?:说明|注|备注)\s*[：:]")
_DONE = Late(
    r"^(?:该项|本项|此项|目前)?(?:工作|事项)?(?:已|已经|均已|全部)(?:全部|按期|如期)?(?:完成|办结|落实|整改到位)"
)
_THIN = Late(
    r"^(?:正在|积极|持续|按计划|有序)?(?:办理|推进|落实|进行|开展)(?:之?中)?[。.]?$|^(?:无|暂无|同意)$"
)
_LIKE = 0.75


@dataclass(frozen=True, slots=True)
class Issued:
    """A code that was sent out: the number, its check characters, and the matter it belongs to."""

    number: str
    check: str
    matter: str


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One row a unit filled.

    `code_ok` is None when no list of issued codes is at hand; only a row whose code is right may be written.
    `suspected` is the number a person may choose for a row whose code is not.
    """

    row: int
    code_raw: str | None
    code_ok: bool | None
    number: str | None
    matter: str
    progress: str | None
    finish_raw: str | None
    finish: date | None
    finish_kind: str
    contact: str | None
    done: bool
    suspected: str | None = None

    @property
    def filled(self) -> bool:
        """Whether the unit wrote anything."""
        return bool(self.progress or self.finish_raw)

    def as_json(self) -> dict[str, object]:
        """Give the row as the commands print it."""
        finish = {
            "raw": self.finish_raw,
            "date": self.finish.isoformat() if self.finish else None,
            "kind": self.finish_kind,
        }
        value: dict[str, object] = {
            "row": self.row,
            "code_raw": self.code_raw,
            "code_ok": self.code_ok,
            "no": self.number,
            "matter": self.matter,
            "progress": self.progress,
            "finish": finish,
            "contact": self.contact,
            "filled": self.filled,
            "done": self.done,
        }
        return value | ({"suspected_no": self.suspected} if self.suspected else {})


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """One form as it came back: its unit, where the table stands, the rows, remarks, and what is wrong."""

    file: str
    unit: str | None
    sheet: str
    header_row: int
    columns: Mapping[str, int]
    rows: tuple[ReturnRow, ...]
    extra_rows: tuple[tuple[int, str], ...]
    problems: tuple[tuple[int, str], ...]

    @property
    def untouched(self) -> bool:
        """Whether nothing was filled in at all."""
        return not any(row.filled for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """Give the form as the commands print it."""
        return {
            "file": self.file,
            "unit": self.unit,
            "sheet": self.sheet,
            "header_row": self.header_row,
            "columns": {name: column_letters(column) for name, column in self.columns.items()},
            "rows": [row.as_json() for row in self.rows],
            "extra_rows": [{"row": row, "text": text} for row, text in self.extra_rows],
            "problems": [{"row": row, "reason": reason} for row, reason in self.problems],
        }


def is_thin(words: str) -> bool:
    """Tell whether a unit's words say nothing of substance (正在办理中, 按计划推进): they go back to be filled in."""
    return bool(_THIN.match(squash(words)))


def read_return(
    sheets: Sequence[Sheet],
    calendar: WorkCalendar,
    file: str,
    issued: Sequence[Issued] | None = None,
    today: date | None = None,
) -> ReturnForm:
    """Read one form; columns may have moved and rows been added, codes decide.

    `issued` are the codes sent out, None when they are not at hand; `today` settles days without a year where
    the form names none. Raises Refused when no sheet has a head with the code and the matter or the progress.
    """
    if found := _table(sheets):
        return _Form(*found, calendar, file, issued, today).read()
    raise Refused(
        f"“{file}”不是反馈表：没有找到写着“编号/校验码”和“事项”“办理情况”的表头，没有读入任何内容，请用发出的反馈表填写后再导入。"
    )


def is_form(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a workbook is a feedback form: its head names the code with its check characters."""
    found = _table(sheets)
    return found is not None and "校验码" in "".join(found[0].row_texts(found[1]))


def _table(sheets: Sequence[Sheet]) -> tuple[Sheet, int, dict[str, int]] | None:
    """Find the sheet, the head row and the columns of a form."""
    for sheet in sheets:
        for row in range(1, min(len(sheet.rows), 30) + 1):
            columns = _columns(sheet, row)
            named = "code" in columns or "check" in columns
            if named and ("matter" in columns or "progress" in columns):
                return sheet, row, columns
    return None


def _columns(sheet: Sheet, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    texts = sheet.row_texts(row)
    if len(set(texts) - {""}) < 2:
        return found
    for column, text in enumerate(texts, 1):
        words = head_words(text)
        kind = next((name for name, pattern in _FIELDS if words and pattern.fullmatch(words)), None)
        if kind and kind not in found:
            found[kind] = column
    return found


@dataclass(slots=True)
class _Form:
    sheet: Sheet
    head: int
    columns: dict[str, int]
    calendar: WorkCalendar
    file: str
    issued: Sequence[Issued] | None
    today: date | None
    rows: list[ReturnRow] = field(default_factory=list)
    extra: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    above: dict[str, Cell] = field(default_factory=dict)

    def read(self) -> ReturnForm:
        top = "\n".join(text for row in range(1, self.head) for text in self.sheet.row_texts(row))
        unit, year = _UNIT.search(top), _YEAR.search(top)
        anchor = date(int(year[1]), 1, 1) if year else self.today and self.today.replace(month=1, day=1)
        for row in range(self.head + 1, len(self.sheet.rows) + 1):
            self._row(row, anchor or None)
        if not any(row.filled for row in self.rows):
            self.problems.append((self.head, "原样退回，一项也没有填写"))
        self._repeated()
        return ReturnForm(
            self.file,
            unit[1] if unit else None,
            self.sheet.name,
            self.head,
            self.columns,
            tuple(self.rows),
            tuple(self.extra),
            tuple(self.problems),
        )

    def _row(self, row: int, anchor: date | None) -> None:
        texts = [text for text in dict.fromkeys(self.sheet.row_texts(row)) if text.strip()]
        if not texts or _columns(self.sheet, row).keys() >= {"code", "matter"}:
            return
        code, matter = self._code(row), self._text(row, "matter")
        remark = code and not _code_like(code) and not self._text(row, "progress")  # 联系电话 0393-…
        if (
            _NOTE.match(texts[0])
            or remark
            or not (_code_like(code) or matter)
            or (not code and len(texts) == 1)
        ):
            self.extra.append((row, " ".join(texts)))
            return
        cells = {name: self._cell(row, name) for name in ("progress", "finish", "contact")}
        self.above = cells
        progress = cells["progress"].text.strip()
        day, kind = self._finish(cells["finish"], anchor)
        known, suspected = self._issued(row, code, matter)
        read = ReturnRow(
            row,
            code or None,
            None if self.issued is None else known is not None,
            known.number if known else _number(code) if self.issued is None else None,
            matter,
            progress or None,
            cells["finish"].text.strip() or None,
            day,
            kind,
            cells["contact"].text.strip() or None,
            bool(_DONE.match(progress)) or state_of(progress) == "done",
            suspected,
        )
        self.rows.append(read)
        if progress and is_thin(progress):
            self.problems.append((row, f"办理情况只写了“{progress}”，没有具体内容，请退回补充"))

    def _code(self, row: int) -> str:
        """Give the code of a row; number and check characters may stand in two columns."""
        parts = (self._text(row, "code"), self._text(row, "check"))
        return "-".join(part for part in parts if part)

    def _text(self, row: int, name: str) -> str:
        column = self.columns.get(name)
        return self.sheet.text(row, column).strip() if column else ""

    def _cell(self, row: int, name: str) -> Cell:
        column = self.columns.get(name)
        cell = self.sheet.cell(row, column) if column else Cell(row, 1, None, "")
        if DITTO.fullmatch(squash(cell.text)):
            return self.above.get(name, Cell(row, 1, None, ""))
        return cell

    def _finish(self, cell: Cell, anchor: date | None) -> tuple[date | None, str]:
        if isinstance(cell.value, date):
            return date(cell.value.year, cell.value.month, cell.value.day), "ABS"
        said = explain(cell.text, anchor, self.calendar)
        return (said.due if isinstance(said.due, date) else None), said.kind

    def _issued(self, row: int, code: str, matter: str) -> tuple[Issued | None, str | None]:
        """Find the issued code a row carries; a code that is not exactly one of them finds nothing."""
        if self.issued is None:
            return None, None
        plain = _even(code)
        for one in self.issued:
            if plain == _even(f"{one.number}-{one.check}"):
                if other := self._other(one, matter):
                    told = f"编号是 {one.number} 的，事项却是 {other} 的，没有写入任何事项，请认领"
                    self.problems.append((row, told))
                    return None, other
                if matter and squash(matter) != squash(one.matter):
                    self.problems.append((row, f"编号与校验码相符，但事项文字被改动（原为“{one.matter}”）"))
                return one, None
        suspected = self._suspected(plain, matter)
        hint = f"，可能是 {suspected}，请认领" if suspected else "，请核对"
        told = f"“{code}”与发出的编号和校验码不符" if code else "没有写编号"
        self.problems.append((row, f"{told}，没有写入任何事项{hint}"))
        return None, suspected

    def _other(self, one: Issued, matter: str) -> str | None:
        """Name the item whose matter stands beside the code of another: codes slip when rows are moved."""
        bare = squash(matter)
        if not bare or bare == squash(one.matter):
            return None
        return next((other.number for other in self.issued or () if squash(other.matter) == bare), None)

    def _suspected(self, code: str, matter: str) -> str | None:
        """Name one number for a person to choose: of the same matter, check characters or number, in this order."""
        issued = self.issued or ()
        ways = (
            [one for one in issued if matter and squash(one.matter) == squash(matter)],
            [one for one in issued if one.check and code.endswith(f"-{_even(one.check)}")],
            [one for one in issued if code and code.startswith(f"{_even(one.number)}-")],
            [one for one in issued if matter and SequenceMatcher(None, one.matter, matter).ratio() >= _LIKE],
        )
        return next((found[0].number for found in ways if len(found) == 1), None)

    def _repeated(self) -> None:
        seen: dict[str, int] = {}
        for row in self.rows:
            if row.number and seen.setdefault(row.number, row.row) != row.row:
                self.problems.append((row.row, f"编号 {row.number} 与第 {seen[row.number]} 行重复"))


def _even(code: str) -> str:
    joined = re.sub(r"\s*\n\s*", "-", code.strip())  # number and check characters one below the other
    return re.sub(r"-{2,}", "-", re.sub(r"[‐–—－−_]", "-", half_width(squash(joined)))).upper()


def _code_like(code: str) -> bool:
    return bool(_CODE.fullmatch(_even(code)))


def _number(code: str) -> str | None:
    match = _CODE.fullmatch(_even(code))
    return match["no"] if match else None
