"""Which of the dates in a duty is its deadline, and which are only facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.deadlines import Explained, Found, combine, explain, find
from desktop.domain.readers.minutes.proposal import DEFERRED
from desktop.domain.workdays import WorkCalendar

_FACT_BEFORE = re.compile(r"(?:已于|截至|截止|早在|曾于|原定|对|自从|印发于|系|受理于)$")
_FACT_AFTER = re.compile(
    r"^(?:以来|至今|印发的|作出的|发布的|下发的|召开的|(?!形成|印发|出具|起草|整理|报送|下发|召开)[^，。；]{0,6}(?:协调会|联席会议|专题会|会议)(?:议定|确定|研究|明确|纪要|精神)|度(?!末|底|内|前|完成|办结)|的(?!前提)|全[县市]|数据)"
)
_OF_RHYTHM = re.compile(r"^(?:于|在)?(?:次|当|下)(?:月|季|年|周)")
_AFTER_MEETING = re.compile(r"[^\W席务议委谈商](?=会后)")
_MONTH_LIST = re.compile(r"(?<=[\d一二三四五六七八九十])、(?=\d{1,2}月)")
_PERIOD = re.compile(
    r"(?:^|[，；。：])(?:于|在|拟于|计划)?((?:\d{4}年)?(?:\d{1,2}月份?|(?:第)?[一二三四]季度|[上下]半年)(?:[上中下]旬|[初底末])?)(?=由|请)"
)
_NEXT_MONTH = re.compile(r"^(?:于|在)?次月(\d{1,2})日")
_EACH_CASE = re.compile(
    r"(?:对|凡|就|如|遇|接|收)[^。；]{0,24}(?:移送|提交|提出|申请|报送|交办|转办|送达|受理|发出|推送|反映|投诉)(?:来)?的[^。；]{0,16}$"
    r"|(?:对|就)[^。；，]{2,24}(?:申请|线索|请求|来函|函件|投诉|举报|诉求)(?:，|应当?|要|须|在|均|于)*$"
    r"|的，[^。；，]{0,12}$|(?:如有|如遇|凡有|凡是|凡涉及|凡属|一旦)[^。；]{0,40}$|[立起]案[前后]由[^。；]{0,40}$"
)
_UNDER_IF = re.compile(
    r"(?:^|[，。；：])(?:若|如果|如(?=[\u4e00-\u9fff]{0,8}$)(?!期|实|下|何)|倘若|一旦)[^，。；]{0,16}$"
)
_WHICH = re.compile(
    r"(?:^|[，。；：])(?:对于?|凡是?|能够?|可以?|有条件|确能|确需)[^，。；：]{0,6}$"
)  # 能够年内履行的，
_WHICH_ONES = re.compile(r"^[^，。；：]{1,10}的，")
_TURNS = {"H": 2, "Q": 4}  # of a rhythm in a year
_TIMES_ARE = re.compile(r"(?:时间|时限|期限|日期)(?:分别|均)?[为是]$")
_SPELL = re.compile(
    r"(?:过渡|有效|试用|试点|试行|试运行|租赁?|合同|服务|履行担保|任|挂职|学习|培训|质保|保修|保证|公示|公告|冻结|查封|扣押|存续|养护|监测|跟踪|帮扶)(?:期限?|时间)"
    r"(?:为|是|暂定|定为|延续|延长)?(?:至|到|截至)?$|(?:为期|历时|周期为?|时长为?)$"
)
_LENGTH = re.compile(r"(?:不(?:得)?(?:超过|少于|低于|高于)|(?:缩短|压缩|压减|控制|限制)(?:至|到|在|为))$")
_SOFTER = ("VAGUE", "IMMEDIATE", "OPEN", "REFERENCE", "TBD", "CHAIN")
_NOTHING = ("NONE", "STATUS", "STATUS_DATE", "TARGET", "PLACEHOLDER")


class Clock:
    """Reads deadline phrases against the day of the meeting."""

    __slots__ = ("anchor", "calendar", "issued")

    def __init__(self, anchor: date | None, calendar: WorkCalendar, issued: date | None = None) -> None:
        self.anchor, self.calendar, self.issued = anchor, calendar, issued

    def dates_in(self, text: str) -> list[Found]:
        """Find the phrases of a paragraph that can be deadlines, leaving out dates that are facts."""
        plain = _AFTER_MEETING.sub("，", text)  # 某局会后三日内: the unit is no part of 会后
        if self.anchor is None:
            plain = _MONTH_LIST.sub("，", plain)  # 4、5月底前: without a year the list fixes nothing
        hits = list(find(plain, self.anchor, self.calendar, self.issued))
        hits = sorted([*hits, *self._periods(text, hits)], key=lambda found: found.start)
        return [
            _monthly(_each_time(found, text), text)
            for found in hits
            if found.explained.kind not in _NOTHING
            and not (found.explained.kind.startswith("REL") and _LENGTH.search(text[: found.start]))
            and not _SPELL.search(text[max(0, found.start - 12) : found.start])
            and not _lasts(found, text)
            and not (_WHICH.search(text[: found.start]) and _WHICH_ONES.match(text[found.end :]))
            and not _UNDER_IF.search(text[: found.start])
            and not _FACT_BEFORE.search(text[max(0, found.start - 4) : found.start])
            and not _FACT_AFTER.match(text[found.end : found.end + 16])
        ]

    def ahead(self, dates: Iterable[Found], low: int, high: int) -> list[int]:
        """Give where the deadlines end that lie between `low` and `high` and come after the meeting, from `low`.

        A day told without its year counts only in the year of the meeting: it may as well be one gone by.
        """
        held = self.anchor
        return [
            found.end - low
            for found in dates
            if held and low <= found.start and found.end <= high and _comes_after(found, held)
        ]

    def _periods(self, text: str, hits: Sequence[Found]) -> list[Found]:
        """Find a bare month or quarter before 由 or 请: 8月份由县法院牵头开展研判."""
        return [
            Found(said.start(1), said.end(1), explain(said[1], self.anchor, self.calendar))
            for said in _PERIOD.finditer(text)
            if all(said.end(1) <= hit.start or hit.end <= said.start(1) for hit in hits)
        ]

    def of_cell(self, words: str) -> Explained | None:
        """Read a cell or a labelled line that holds nothing but a deadline; None for an empty one."""
        bare = words.strip("。；，、 —-－/")
        if not bare or bare in ("无", "/"):
            return None
        found = list(find(bare, self.anchor, self.calendar, self.issued))
        inside = _told_days(found, bare) if len(found) > 1 else found
        if len(inside) == 1 and len(found) > 1:
            return inside[0].explained
        if len(inside) > 1:
            return combine(bare, inside)
        whole = explain(bare, self.anchor, self.calendar, issued=self.issued)
        if whole.kind in _NOTHING and inside:
            return inside[0].explained
        return whole


def _lasts(found: Found, text: str) -> bool:
    """Say whether a term only tells how long something goes on: 跟班学习，期限为一个月."""
    words = text[found.start : found.end]
    behind = re.search(r"(?<!完成)(?<!办理)(?<!整改)(?<!时)(?:期限为?|时间为|期为)$", text[: found.start])
    return (
        bool(behind)
        and found.explained.kind in ("REL_DAY", "REL_WORKDAY", "REL_MONTH")
        and not words.endswith("内")
    )


def _each_time(found: Found, text: str) -> Found:
    """Leave a term without a day where it runs anew for each case: 对法院移送的线索，7个工作日内."""
    said = found.explained
    low = max(text.rfind(mark, 0, found.start) for mark in "。；") + 1
    if not said.kind.startswith("REL") or said.event or not _EACH_CASE.search(text[low : found.start]):
        return found
    question = f"“{said.raw}”要从每一次收到或发生时起算，没有固定的日期，请确认怎样登记"
    meaning = Explained(
        said.raw,
        "EVENT_AFTER",
        certainty="hard",
        offset=said.offset,
        rule="事件发生后起算",
        question=question,
    )
    return Found(found.start, found.end, meaning)


def _monthly(found: Found, text: str) -> Found:
    """Turn 次月3日前 behind a 每月 into the rhythm it is; its first day is not the only one."""
    said = _NEXT_MONTH.match(text[found.start : found.end])
    if not said or "每月" not in text[: found.start] or found.explained.recur:
        return found
    rule = f"每月一次，次月{said[1]}日前"
    meaning = Explained(found.explained.raw, "RECUR", recur=f"M:{said[1]}", certainty="hard", rule=rule)
    return Found(found.start, found.end, meaning)


def _comes_after(found: Found, held: date) -> bool:
    last = found.explained.last
    return last is not None and last > held and (last.year == held.year or "年" in found.explained.raw)


def fixed(found: Found) -> bool:
    """Whether the phrase names a day, a rhythm or a term, be it damaged or in doubt."""
    return found.explained.kind not in _SOFTER


def dated(found: Found) -> bool:
    """Whether the phrase fixes a day or a rhythm."""
    return found.explained.due is not None or found.explained.recur is not None


def _told_days(firm: list[Found], text: str) -> list[Found]:
    """Give a rhythm the days told for it: a rhythm, no two days.

    每半年通报一次，时间分别为1月底和7月底前; 每半年报告一次，6月底和12月底前, as many days as it has turns in a year.
    """
    first, *rest = firm
    if not first.explained.recur or len(rest) != 1:
        return firm
    between = text[first.end : rest[0].start]
    due = rest[0].explained.due
    days = due if isinstance(due, tuple) else (due,) if due else ()
    turns = len(days) == _TURNS.get(first.explained.recur) and re.fullmatch(
        r"[^，。；]{0,6}[，：（]?于?", between
    )
    if not days or not (turns or _TIMES_ARE.search(between)):
        return firm
    code = "Y:" + ",".join(f"{day.month}-{day.day}" for day in days)
    said = Explained("", "RECUR", recur=code, certainty="hard", rule="按周期办理", basis="文件约定")
    return [Found(first.start, rest[0].end, replace(said, raw=text[first.start : rest[0].end]))]


def deadline_of(text: str, dates: Sequence[Found], disposition: str) -> tuple[Explained, int, int] | None:
    """Settle the deadline of a duty from the phrases found in it; `text` is the whole paragraph.

    What is put off has no deadline in 另行研究 or 视情. A phrase that fixes something wins over a vague one
    beside it. Gives the meaning and its stretch.
    """
    if disposition == DEFERRED:
        dates = [found for found in dates if found.explained.kind not in ("TBD", "VAGUE", "IMMEDIATE")]
    firm = [found for found in dates if fixed(found)] or list(dates)[:1]
    if not firm:
        return None
    if any(found.explained.recur for found in firm):
        firm = [found for found in firm if not _OF_RHYTHM.match(text[found.start : found.end])] or firm
        firm = _told_days(firm, text)
    if len(firm) == 1:
        return firm[0].explained, firm[0].start, firm[0].end
    low, high = firm[0].start, firm[-1].end
    shifted = [Found(found.start - low, found.end - low, found.explained) for found in firm]
    return combine(text[low:high], shifted), low, high
