"""The deadline of a row: real dates, serial numbers, phrases, terms from a day of receipt, and moved deadlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desktop.domain.deadlines import Explained, explain
from desktop.domain.patterns import Late
from desktop.domain.source import Cell, half_width, squash
from desktop.domain.workdays import WorkCalendar

_TERM = Late(
    r"(?:法定)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?P<unit>日历日|自然日|工作日|日"
    r"|天|月|周)?(?:之?内)?(?:书面)?(?:答复|回复|办结|反馈)?"
)
_HANGING = Late(r"本月|当月|这个月|下个?月|次月|[本下这]个?(?:周|星期)|会后|会议后|近日|月内$")
_SHORT_YEAR = Late(r"(?P<y>\d{2})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})")
_DOTTED = Late(r"\d{1,2}[./-]\d{1,2}")
_MOVED = Late(r"调整|延期|变更|延至|延长|顺延|推迟|展期|改为|改至")
_PARTED = Late(r"(?<=[月日底末旬])[/／](?=\d|[一二三四五六七八九十])")
_ARROW = Late(r"→|[-—－]+[>＞]|⇒")
_STROKE = Late(r"[/／\n；;]")
_BOTH = Late(r"原.*(?:调整|延期|变更|现)")
_BEFORE_MOVE = Late(r"[（(，,；;\s]*(?:现|已|后)?$")
_MAY_MOVE = Late(
    r"[（(，,；;\s]*(?:如有?|若|因)?(?:确需|确有|特殊|经)?[^，,；;（）()]{0,8}可(?:以|再|适当|酌情)?(?:延|顺延|推迟|展期|调整|放宽).*$"
)
_EACH_MOVE = Late(r"第[一二三四五\d]次|再次|二次|又(?:调整|延|改)|[一二三四五]调")
_NEXT_YEAR = Late(r"跨年|次年|转下年|明年")
_NO_YEAR_KINDS = {"ABS_NOYEAR", "MONTH_END", "MONTH", "PERIOD"}


@dataclass(frozen=True, slots=True)
class Start:
    """A day a term may run from: its kind (received, assigned, issued, met) and the words over the column."""

    kind: str
    head: str
    day: date


@dataclass(frozen=True, slots=True)
class RowDeadline:
    """The deadline of one row, with its first form where it was moved, and what is doubtful about it."""

    said: Explained
    column: int | None = None
    original: Explained | None = None
    source: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def extended(self) -> bool:
        """Whether the ledger says that the deadline was moved."""
        return self.original is not None

    def as_json(self) -> dict[str, object]:
        """Give the deadline as the commands print it."""
        value = self.said.as_json()
        if self.original is not None:
            value["original"] = self.original.as_json()
            value["extended"] = True
        if self.source:
            value["from"] = self.source
        return value


@dataclass(slots=True)
class DeadlineReader:
    """Reads the deadline cells of one sheet; the same words are read once."""

    anchor: date | None
    calendar: WorkCalendar
    known: dict[tuple[str, date | None], tuple[Explained, tuple[str, ...]]] = field(default_factory=dict)
    plain: dict[tuple[type, str, int, str, bool], RowDeadline] = field(default_factory=dict)

    def read(self, cell: Cell, head: str, starts: Mapping[str, Start], remark: str = "") -> RowDeadline:
        """Read one cell; `starts` are the days the row gives, `remark` the words of its other columns."""
        crosses = bool(remark) and bool(_NEXT_YEAR.search(remark))
        if starts:
            return self._read_cell(cell, head, starts, crosses)
        key = (type(cell.value), cell.text, cell.column, head, crosses)
        if key not in self.plain:
            self.plain[key] = self._read_cell(cell, head, starts, crosses)
        return self.plain[key]

    def _read_cell(self, cell: Cell, head: str, starts: Mapping[str, Start], crosses: bool) -> RowDeadline:
        if isinstance(cell.value, date):
            said, doubts = self._dated(cell.value, cell.text)
        else:
            said, doubts = self._words(cell, head, starts)
        if said.kind in _NO_YEAR_KINDS and isinstance(said.due, date) and crosses:
            said, doubts = self._next_year(said, doubts)
        elif said.kind == "FESTIVAL" and said.last and self.anchor and said.last < self.anchor:
            said, doubts = self._within_year(said, doubts)
        source = None
        if said.kind.startswith("REL") and said.due and (start := _start_for(cell.text, starts)):
            source = f"{start.head} {start.day.isoformat()}"
            if start is starts.get("heading"):
                told = f"“{cell.text.strip()}”从标题写明的会议日期 {start.day} 起算，请确认"
                doubts = (*doubts, told)
        return RowDeadline(said, cell.column, None, source, doubts)

    def from_words(self, words: str, starts: Mapping[str, Start]) -> RowDeadline:
        """Read a rule given for the whole sheet (收到之日起60日内答复) with the days of the row."""
        found = self.read(Cell(0, 0, words, words), "", starts)
        reason = f"本行没有写时限，按表中说明“{words}”推算，请确认"
        return replace(found, column=None, doubts=(*found.doubts, reason))

    def _dated(self, value: date, text: str) -> tuple[Explained, tuple[str, ...]]:
        day = value.date() if isinstance(value, datetime) else value
        said = Explained(text, "ABS", day, certainty="hard", rule="单元格里是日期")
        return said, self._far(day)

    def _words(self, cell: Cell, head: str, starts: Mapping[str, Start]) -> tuple[Explained, tuple[str, ...]]:
        text = cell.text.strip()
        start = _start_for(text, starts)
        key = (
            f"{type(cell.value).__name__}{head if _TERM.fullmatch(squash(text)) else ''}\0{text}",
            start.day if start else None,
        )
        if key not in self.known:
            self.known[key] = self._read(cell, text, head, start)
        return self.known[key]

    def _read(
        self, cell: Cell, text: str, head: str, start: Start | None
    ) -> tuple[Explained, tuple[str, ...]]:
        if (term := _TERM.fullmatch(half_width(squash(text)))) and not _month_only(term):
            return self._term(term, text, head, start)
        if short := _SHORT_YEAR.fullmatch(half_width(squash(text))):
            said = replace(self._explain(f"20{short['y']}-{short['m']}-{short['d']}"), raw=text)
            return said, (f"“{text}”的年份只有两位，按 20{short['y']} 年读取，请确认",)
        if (firm := _MAY_MOVE.sub("", text)) and firm != text:
            said = replace(self._grounded(self._explain(firm, start), firm, start), raw=text)
            return said, (f"“{text}”写明可以延长，按 {said.last or '未定'} 读取，请确认",)
        said = replace(self._explain(text, start), raw=text)
        if isinstance(cell.value, float) and (found := re.fullmatch(r"(20\d\d)\.1", text)):
            days = (date(int(found[1]), 1, 31), date(int(found[1]), 10, 31))
            question = f"“{text}”可能是{found[1]}年1月，也可能是10月（数字末尾的零会被表格软件去掉），请确认"
            said = replace(
                said, kind="AMBIGUOUS", due=None, certainty="ambiguous", candidates=days, question=question
            )
        said = self._grounded(said, text, start)
        return said, self._doubts(said, text)

    def _term(
        self, term: re.Match[str], text: str, head: str, start: Start | None
    ) -> tuple[Explained, tuple[str, ...]]:
        unit = term["unit"] or next((u for u in ("工作日", "月", "周", "天") if u in head), "日")
        if start is None:
            question = f"“{text}”从哪一天起算，表中没有写明，请补上起算日期"
            said = Explained(
                text, "EVENT_AFTER", certainty="ambiguous", question=question, rule="没有起算日期"
            )
            return said, (question,)
        words = {"月": "个月", "周": "周", "工作日": "个工作日"}.get(unit, "日")
        event = "收到" if start.kind == "received" else start.head
        said = replace(self._explain(f"自{event}之日起{term['n']}{words}内", start), raw=text)
        unsure = () if term["unit"] else (f"“{text}”没有写单位，按“{term['n']}{words}”读取，请确认",)
        return said, (*self._doubts(said, text), *unsure)

    def _explain(self, text: str, start: Start | None = None) -> Explained:
        anchor = start.day if start and start.kind == "met" else self.anchor
        issued = start.day if start and start.kind == "issued" else None
        return explain(_PARTED.sub("、", text), anchor, self.calendar, start.day if start else None, issued)

    def _grounded(self, said: Explained, text: str, start: Start | None) -> Explained:
        """Take the day from what only runs from an unnamed day: a ledger's year is no day to count from."""
        hanging = said.kind.startswith(("REL", "WEEKDAY")) or _HANGING.search(text)
        if start is not None or said.due is None or not hanging:
            return said
        question = f"“{text}”从哪一天起算，表中没有写明，请补上起算日期或完成日期"
        return replace(said, due=None, certainty="ambiguous", question=question, tiers=(), start=None)

    def _doubts(self, said: Explained, text: str) -> tuple[str, ...]:
        if said.kind == "EXCEL_SERIAL":
            return (f"{text} 是表格里的日期序号，按 {said.last} 读取，请确认",)
        if said.due is None:
            asks = said.question and not said.recur and (said.kind != "OPEN" or said.start)
            return (said.question or "没有读出完成时限",) if asks else ()
        if _DOTTED.fullmatch(text) or self.anchor is None:
            return (
                (f"“{text}”没有写年份，按 {said.last} 读取，请确认",) if said.kind in _NO_YEAR_KINDS else ()
            )
        if _PARTED.search(text) and isinstance(said.due, tuple):
            return (f"“{text}”里有 {len(said.due)} 个日期，按分批完成读取，请确认",)
        if said.provisional:
            return (f"{said.last} 所在年份的放假安排未录入，日期暂定",)
        return self._far(said.last)

    def _far(self, day: date | None) -> tuple[str, ...]:
        if day is None or self.anchor is None or -1 <= day.year - self.anchor.year <= 4:
            return ()
        return (f"时限 {day} 与台账年度 {self.anchor.year} 年相差较远，请核对",)

    def _within_year(self, said: Explained, doubts: tuple[str, ...]) -> tuple[Explained, tuple[str, ...]]:
        """Read 元旦前 in the ledger of a year as before the New Year that ends it: no matter is due before the year."""
        if self.anchor is None or re.search(r"20\d\d|[今明次去]年", said.raw):
            return said, doubts
        again = explain(said.raw, self.anchor.replace(year=self.anchor.year + 1), self.calendar)
        reason = f"“{said.raw}”在 {self.anchor.year} 年的台账里按 {again.last} 读取，请确认"
        return again, (*doubts, reason)

    def _next_year(self, said: Explained, doubts: tuple[str, ...]) -> tuple[Explained, tuple[str, ...]]:
        if self.anchor is None or not isinstance(said.due, date) or said.due.year != self.anchor.year:
            return said, doubts
        if re.search(r"20\d\d|[今明次]年", said.raw):
            return said, doubts
        again = explain(said.raw, self.anchor.replace(year=self.anchor.year + 1), self.calendar)
        reason = f"“{said.raw}”没有写年份，本行注明跨年，按 {again.last} 读取，请确认"
        return again, (*doubts, reason)


def moved(first: RowDeadline | None, later: RowDeadline | None) -> RowDeadline | None:
    """Put the first and the moved deadline together: the moved one holds, the first is kept beside it."""
    if later is None or (later.said.due is None and later.said.kind in ("NONE", "STATUS")):
        if first and later and re.search("[\u4e00-\u9fff]", later.said.raw):
            reason = f"调整后一栏写“{later.said.raw.strip()}”，按没有调整读取，请确认"
            return replace(first, doubts=(*first.doubts, reason))
        return first
    if first is None or first.said.kind == "NONE":
        return later
    doubts = (*first.doubts, *later.doubts)
    if len(_EACH_MOVE.findall(later.said.raw)) > 1:
        doubts = (*doubts, f"“{later.said.raw}”写有多次调整，按最后一次 {later.said.last} 读取，请确认")
    if first.said.last and later.said.last and later.said.last < first.said.last:
        doubts = (*doubts, f"调整后时限 {later.said.last} 早于原定 {first.said.last}，请核对")
    return replace(later, original=first.said, doubts=doubts)


def moved_inside(found: RowDeadline, head: str, again: Callable[[str], Explained]) -> RowDeadline:
    """Give the first deadline too where one cell holds both: 原定6月底，调整为9月底; 6月底→9月底.

    A stroke parts the two where the words over the column say so (原定/调整后).
    """
    raw = found.said.raw
    match = _MOVED.search(raw) or _ARROW.search(raw)
    if match is None and _BOTH.search(head):
        match = _STROKE.search(raw)
    if match is None or found.original is not None or _MAY_MOVE.search(raw):
        return found
    first = again(_BEFORE_MOVE.sub("", raw[: match.start()]).strip().removeprefix("原定"))
    later = again(raw[match.start() :].lstrip("→⇒-—－>＞/／\n；; ").rstrip("）)"))
    if first.due is None or later.due is None:
        return found
    return replace(found, said=replace(later, raw=raw), original=first)


def _month_only(term: re.Match[str]) -> bool:
    """Whether the words name a month (6月) and not a number of months (6个月)."""
    return term["unit"] == "月" and "个" not in term[0]


def _start_for(text: str, starts: Mapping[str, Start]) -> Start | None:
    """Choose the day a term runs from by its words: 收到 …, 交办 …, 印发 …, 会后 …; bare terms the first known."""
    if not starts:
        return None
    wanted = (
        ("met", "会"),
        ("issued", "印发|制发|发出|发文"),
        ("assigned", "交办|转办|下达|立项|受理"),
        ("received", "收|送达|签"),
    )
    for kind, words in wanted:
        if re.search(words, text):
            return starts.get(kind) or (starts.get("heading") if kind == "met" else None)
    bare = _TERM.fullmatch(half_width(squash(text))) or re.search(r"之日起|起算|[日天月]内", text)
    order = ("received", "assigned", "issued", "met")
    return next((starts[kind] for kind in order if kind in starts), None) if bare else None
