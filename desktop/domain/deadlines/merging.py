"""Several phrases that belong together: from … to …, lists, 力争 … 确保 …, and mixed deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.deadlines.days import cn, day_of
from desktop.domain.deadlines.model import Explained, Tier
from desktop.domain.deadlines.patterns import compiled
from desktop.domain.deadlines.scanning import POINT, Hit
from desktop.domain.deadlines.setting import Setting
from desktop.domain.deadlines.settling import fixed, many

_RANGE = r"(?:起)?(?:-|至|到|起至|起到)$"
_LIST = r"(?:前)?(?:、|和|及|与|以及|,)$"
_HOPED = r"(?:力争|争取|力促|力求|目标|原则上)[^,。;\n]{0,6}$"
_UNTIL = r"(?:直至|直到|持续到|持续至|延续至|一直到|截至|至|到)$"
_GRACE = r"(?:可|允许)(?:以|适当|相应|再|最长)*(?:延长|延期|顺延|推迟|延迟|宽限)(?:至|到)?$"
_NOT_LATER = r"不(?:影响|耽误|误|低于|少于)"
_SURE = r"确保|保证|务必|必须|最迟|至迟|不迟于|不晚于"
_ORDER = (
    "PLACEHOLDER", "DAMAGED", "WINDOW", "MULTI_RANGE", "EARLIEST_AFTER", "EVENT_AFTER", "EVENT_BEFORE", "CHAIN",
    "MONTH_BEFORE", "YEAR_BEFORE", "PERIOD_BEFORE", "AMBIGUOUS", "RECUR", "HOLIDAY_RULE", "TBD", "IMMEDIATE",
    "REFERENCE", "OPEN", "VAGUE",
)  # fmt: skip


def _of_the_year(hits: Sequence[Hit], text: str) -> list[Hit]:
    """Let days without a year stand in the later year named before them: 2027年3月底前立项，6月底前开工."""
    made: list[Hit] = []
    named: Hit | None = None
    for hit in hits:
        due = hit.said.due
        if named and compiled("[。\\n]").search(text[named.end : hit.start]):
            named = None
        last = named.said.last if named else None
        if hit.level == POINT and hit.match.groupdict().get("y") and due:
            named = hit
        elif hit.level == POINT and named and last and isinstance(due, date) and due.year < last.year:
            moved = day_of(last.year, due.month, due.day) or due
            if moved >= (named.said.start or last):
                steps = (f"承前文为{moved.year}年",)
                hit = replace(hit, said=replace(hit.said, due=moved, start=None, steps=steps))
        made.append(hit)
    return made


def settle_among(hits: Sequence[Hit], text: str) -> list[Hit]:
    """Leave out days that only bound what stands beside them.

    The end of a rhythm (每月5日前报送，直至年底) and the day of a meeting that terms are counted back from
    (会议拟于9月8日召开，会前5天…) are no deadlines of their own.
    """
    kept: list[Hit] = []
    for hit in _of_the_year(hits, text):
        if _may_wait(hit, kept, text):
            continue
        rhythm = next((h for h in reversed(kept) if h.said.recur), None)
        between = text[rhythm.end : hit.start] if rhythm else ""
        if (
            rhythm
            and hit.level == POINT
            and compiled(_UNTIL).search(between)
            and not compiled("[。;\n]").search(between)
        ):
            continue
        kept.append(hit)
    kept = [h for n, h in enumerate(kept) if not _frames_next(h, kept[n + 1 : n + 2], text)]
    counted = {h.said.anchor for h in kept if h.said.kind == "REL_BEFORE"}
    soft = {h.said.last for h in kept if h.said.certainty == "soft" and h.said.last in counted}
    return [
        replace(h, said=replace(h.said, certainty="soft"))
        if h.said.kind == "REL_BEFORE" and h.said.anchor in soft
        else h
        for h in kept
        if not (h.said.last in counted and h.said.kind != "REL_BEFORE")
    ]


def _may_wait(hit: Hit, kept: Sequence[Hit], text: str) -> bool:
    """Say whether a day only bounds a grace behind the day itself: 6月底前完成，确有困难的可延长至7月底."""
    grace = compiled(_GRACE).search(text, max(0, hit.start - 10), hit.start)
    return bool(
        grace
        and kept
        and kept[-1].said.due
        and not compiled("[。;\\n]").search(text[kept[-1].end : hit.start])
    )


def _frames_next(hit: Hit, after: Sequence[Hit], text: str) -> bool:
    """Say whether a period only frames the day behind it: 评查放在明年一季度，3月20日前出具报告."""
    if (
        not after
        or not hit.said.start
        or after[0].said.start
        or text[hit.end : hit.end + 1] not in (",", ";")
    ):
        return False
    first, day, last = hit.said.start, after[0].said.due, hit.said.due
    return isinstance(day, date) and isinstance(last, date) and first <= day < last


def join(hits: Sequence[Hit], text: str, setting: Setting) -> list[Hit]:
    """Join neighbouring days: 5月1日至8月31日 becomes a period, 6月底和7月底 a list."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and last.level == hit.level == POINT:
            gap = text[last.end : hit.start]
            pair = _period(last, hit, text, setting) if compiled(_RANGE).match(gap) else None
            if pair is None and compiled(_LIST).match(gap) and gap != ",":
                pair = _list(last, hit, setting)
            if pair:
                joined[-1] = pair
                continue
        joined.append(hit)
    return joined


def _period(first: Hit, last: Hit, text: str, setting: Setting) -> Hit | None:
    """Join two days into a stretch; a first day without a year is the latest one not after the last day."""
    due = last.said.last or _pending(last)
    begin = first.said.start or first.said.last
    if due is None or begin is None:
        return None
    if not _dated(first):
        begin = day_of(due.year, begin.month, begin.day) or begin
        begin = begin if begin <= due else (day_of(due.year - 1, begin.month, begin.day) or begin)
    elif not _dated(last) and due < begin:
        due = day_of(begin.year, due.month, due.day) or due
        due = due if due >= begin else (day_of(due.year + 1, due.month, due.day) or due)
    if begin > due:
        return None
    if _dated(first) and not _dated(last):
        moved = day_of(begin.year, due.month, due.day)
        due = moved if moved and moved >= begin else due
    said = fixed("PERIOD", due, setting, "起止都写明的一段时间", begin)
    return Hit(first.start, last.end, POINT, said, last.match)


def _pending(hit: Hit) -> date | None:
    """Give the last day of 6月前 when it only closes a stretch (3月至6月前)."""
    return max(hit.said.candidates, default=None) if hit.said.kind.endswith("_BEFORE") else None


def _dated(hit: Hit) -> bool:
    return "年" in hit.match[0] or hit.said.kind == "ABS"


def _list(first: Hit, last: Hit, setting: Setting) -> Hit | None:
    if first.said.last is None or last.said.last is None:
        return None
    after = last.said
    if _dated(first) and not _dated(last) and setting.anchor and after.last:
        moved = day_of(first.said.last.year, after.last.month, after.last.day)
        if moved and moved > first.said.last:
            after = replace(after, due=moved)
    return Hit(first.start, last.end, POINT, many((*pieces(first.said), after)), last.match)


def pieces(said: Explained) -> tuple[Explained, ...]:
    """Give the parts of a mixed deadline, or itself."""
    return said.parts if said.kind == "MULTI" else (said,)


def tiers(hits: Sequence[Hit], text: str) -> list[Hit]:
    """Join 力争A…确保B of one sentence into a two-tier deadline."""
    paired: list[Hit] = []
    for hit in hits:
        last = paired[-1] if paired else None
        pair = _tier(last, hit, text) if last and last.said.kind != "TWO_TIER" else None
        if pair:
            paired[-1] = pair
        else:
            paired.append(hit)
    return paired


def _tier(first: Hit, last: Hit, text: str) -> Hit | None:
    hoped, sure = first.said.due, last.said.due
    if not isinstance(hoped, date) or not isinstance(sure, date):
        return None
    if sure < hoped:
        return _floor_first(first, last, text, (sure, hoped))
    between, floor = text[first.end : last.start], max(0, first.start - 10)
    wish = compiled(_HOPED).search(text, floor, first.start)
    if not wish or "。" in between or "\n" in between or ";" in between or len(between) > 40:
        return None
    if compiled(_NOT_LATER).search(between):
        return None
    if not compiled(_SURE).search(between) and not compiled(_SURE).search(text[last.end : last.end + 8]):
        return None
    return Hit(
        wish.start(), last.end, first.level, _two_tiers((hoped, sure), first.said, last.said), last.match
    )


def _floor_first(first: Hit, last: Hit, text: str, days: tuple[date, date]) -> Hit | None:
    """Read 确保年底前完成，争取10月底前完成: the last day told before the hoped-for one."""
    between = text[first.end : last.start]
    firm = compiled(_SURE + r"(?=[^,。;\n]{0,6}$)").search(text, max(0, first.start - 10), first.start)
    if (
        not firm
        or len(between) > 40
        or not compiled(_HOPED).search(between)
        or compiled("[。;\n]").search(between)
    ):
        return None
    return Hit(first.start, last.end, first.level, _two_tiers(days, last.said, first.said), last.match)


def _two_tiers(days: tuple[date, date], wish: Explained, floor: Explained) -> Explained:
    hoped, sure = days
    steps = (f"力争{cn(hoped)}（预期）", f"确保{cn(sure)}（底线）")
    return Explained(
        "", "TWO_TIER", (hoped, sure), certainty="hard", rule="两级期限，逾期按底线计", basis="文件约定", steps=steps,
        tiers=(Tier(hoped, "soft"), Tier(sure, "hard")), parts=(wish, floor),
        provisional=wish.provisional or floor.provisional,
    )  # fmt: skip


def together(said: Sequence[Explained]) -> Explained | None:
    """Make one meaning of several: what asks most strongly asks, days make a list, rhythms stand beside."""
    blocked = [each for each in said if each.kind in ("PLACEHOLDER", "DAMAGED")]
    if blocked or not said:
        return blocked[0] if blocked else None
    dated = [each for each in said if each.due is not None]
    undated = sorted((each for each in said if each.due is None), key=_rank)
    doubtful = [each for each in undated if each.candidates]
    if dated and not doubtful:
        return _days(dated, undated)
    first = doubtful[0] if doubtful else undated[0]
    codes = dict.fromkeys(each.recur for each in undated if each.recur)
    rhythm = (
        ";".join(code for code in codes if not any(other.startswith(f"{code}:") for other in codes)) or None
    )
    lasting = [each for each in undated if each.kind == "OPEN" and not each.start]
    if lasting and first.kind == "RECUR":
        first = lasting[0]
    elif rhythm and first.kind == "OPEN":
        first = next(each for each in undated if each.recur)
    start = first.start or next((each.start for each in undated if each.kind == "OPEN" and each.start), None)
    return replace(first, recur=rhythm or first.recur, start=start, parts=tuple(dated))


def _days(dated: list[Explained], undated: list[Explained]) -> Explained:
    beside = tuple(
        each for each in undated if each.kind in ("RECUR", "EVENT_AFTER", "EVENT_BEFORE", "HOLIDAY_RULE")
    )
    flat = tuple(part for each in dated for part in pieces(each))
    different = {part.due for part in flat}
    main = flat[0] if len(different) == 1 else many(flat)
    if len(dated) == 1:
        main = dated[0]
    return replace(main, also=beside) if beside else main


def _rank(said: Explained) -> int:
    return _ORDER.index(said.kind) if said.kind in _ORDER else len(_ORDER)
