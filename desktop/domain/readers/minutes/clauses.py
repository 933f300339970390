"""From a sentence to its duties: clauses, who acts in each, and where one duty ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.domain.deadlines import Found
from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.mentions import UNKNOWN, Group, Mention
from desktop.domain.readers.minutes.responsibility import (
    AGENT,
    BACKER,
    HELPER,
    LEAD,
    MENTION,
    SHARED,
    STEP,
    SUBJECT,
    Part,
    parts_of,
)
from desktop.domain.readers.minutes.timing import fixed

_MARKS = "，；。：！？"
_ACTING = (LEAD, AGENT, SUBJECT)
_DUTY_NOTE = re.compile(r"（(?=[^（）]*(?:牵头|负责|配合|落实|责任单位|未形成|会后))")
_ABOUT = re.compile(
    r"^(?:关于[^，。；：]{2,60}|(?:对于|对|就|针对)[^，。；：]{2,50}(?:问题|事项|案件|事宜|一事|工作|情况))[，：]$"
)
_OTHERWISE = re.compile(r"^(?:对)?(?:逾期|未按期|未按时|未在|到期未|拒不|如未|仍未|不能按期)")
_ASSIGNS = re.compile(r"^（[^（）]*(?:牵头|配合|责任单位|负责)[^（）]*）[。；]?$")
_WATCHES = re.compile(
    r"^(?:由|请)?[^，。；]{0,8}(?:督查室|督查局|督查办|督查科|督查部门|监察局)[^，。；]*(?:跟踪|督查|督办|督促|检查|通报)"
    r"|^(?:由|请)?[^，。；]{0,14}(?:负责)?(?:跟踪(?:督办|问效|落实|督促)|督促(?:抓好)?落实|督导落实)[。；]?$"
)
GRANTS = re.compile(  # leave for what somebody asked for; what he is told to set up he does himself
    r"^(?:会议)?(?:研究|一致|原则)?(?:上)?(?:同意|支持|允许|批准)[^，。；]{2,30}(?:申报|申请|参评|参选|报名|请求|试点)[^，。；]{0,8}，"
)
# A subject that is no unit of ours: 总承包单位必须…, 住建部门负责的隐患，必须….
_OWN = re.compile(
    r"[^，。；、\d由对将把在于]{2,12}(?<![，尚仍均也都还])(?:必须|应当|务必)|[^，。；\d由]{2,8}(?:单位|部门|企业|公司|机构|管理人)负责的"
)
_ONLY_LEADS = re.compile(r"总?牵头(?:负责|抓总|落实|协调)?[，。；]")
_PART_OF = re.compile(r"^(?:其中)?(?:具体|所需|相关|有关|涉及的?)[^，。；]{0,10}由$")
_LIGHT = re.compile(
    r"^(?:同时|此外|另外|另|其中|会后|为此|对此|下一步|具体|在此基础上|必要时|此前|届时|期间|[一二三四五六]是|[一二三四五六]要|第[一二三四五六])[，：]?$"
)
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九]是(?:要)?|其[一二三四]，|[一二三四五六]要(?=[由对把将])|第[一二三四五六]，)"
)
_POINT = re.compile(r"[二三四五六七八九]是|其[二三四五]，|[二三四五六]要")
_DATES_OF = re.compile(r"[^，。；]{0,6}(?:时间|时限|期限|日期)(?:分别|均)?[为是]")
_FIRM = re.compile(
    r"^[^，；]{0,6}?(?:要|应|须|必须|负责|同步|于|在|每|按|将|需(?!求))|\d{1,2}(?:月|日|个工作日|年)"
)


@dataclass(slots=True)
class Clause:
    """A stretch of a paragraph up to a comma or a full stop, with the names and dates in it."""

    start: int
    end: int
    mark: str
    parts: list[Part] = field(default_factory=list)
    dates: list[Found] = field(default_factory=list)

    @property
    def actor(self) -> Part | None:
        """The first group that acts in the clause."""
        return next((part for part in self.parts if part.role in _ACTING), None)


@dataclass(slots=True)
class Duty:
    """Neighbouring clauses that make one duty; `carried` when its actor stands in an earlier one."""

    clauses: list[Clause]
    carried: bool = False

    @property
    def start(self) -> int:
        """Where it starts in the paragraph."""
        return self.clauses[0].start

    @property
    def end(self) -> int:
        """Where it ends in the paragraph, its last mark included."""
        return self.clauses[-1].end

    @property
    def parts(self) -> list[Part]:
        """All groups in it, with their parts."""
        return [part for clause in self.clauses for part in clause.parts]

    @property
    def dates(self) -> list[Found]:
        """All deadline phrases in it."""
        return [found for clause in self.clauses for found in clause.dates]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a paragraph at its full stops; a bracketed note after the stop stays with its sentence."""
    start = 0
    for stop in re.finditer(r"[。！？](?:[”’》]|（[^（）]{2,80}）[。；]?)*|$", text):
        depth = text.count("（", start, stop.start()) - text.count("）", start, stop.start())
        if depth > 0 and stop.start() < len(text) and "）" in text[stop.start() : stop.start() + 80]:
            continue
        if stop.end() > start:
            yield start, stop.end()
        start = stop.end()


def clauses_of(
    text: str, low: int, high: int, groups: Sequence[Group], dates: Sequence[Found]
) -> list[Clause]:
    """Cut a sentence at its commas, colons and semicolons, and say who plays what part in each clause."""
    made = [Clause(a, b, text[b - 1] if text[b - 1] in _MARKS else "") for a, b in _cuts(text, low, high)]
    for clause in made:
        inside = [group for group in groups if clause.start <= group.start < clause.end]
        clause.dates = [found for found in dates if clause.start <= found.start < clause.end]
        place = clause.start
        for number, group in enumerate(inside):
            stop = inside[number + 1].start if number + 1 < len(inside) else clause.end
            stop = max(stop, min(group.end + 12, clause.end))
            left = text[place : group.start]
            if number == 0 and not _alone(text, group):
                left = _ORDINAL.sub("", left.strip("（"))
            clause.parts += parts_of(group, text, left, text[group.end : stop])
            place = group.end
        if any(each.actor for each in made[: made.index(clause)]):
            clause.parts = [_in_event(part, clause) for part in clause.parts]
    _let_agents_act(made, text)
    for number, clause in enumerate(made):
        if text[: clause.end].endswith("的，") and any(later.actor for later in _same_point(made[number:])):
            clause.parts = [Part(p.group, MENTION) if p.role == SUBJECT else p for p in clause.parts]
    return made


def _let_agents_act(made: list[Clause], text: str) -> None:
    """Take for no actor what only stands as the topic where 由 names who acts.

    A unit before 由 in the same clause (某镇信访问题由县信访局跟进), one that a consent speaks of (同意某镇申报，由县司法局
    把关), a thing that only reads like a unit (调解中心拟于6月揭牌，由县法院筹备).
    """
    for number, clause in enumerate(made):
        handed = [part for part in clause.parts if part.role in (LEAD, AGENT) and part.group.named]
        if handed:
            clause.parts = [
                Part(p.group, MENTION) if p.role == SUBJECT and p.group.end < handed[-1].group.start else p
                for p in clause.parts
            ]
        after = [part for each in made[number + 1 :] for part in each.parts if part.group.named]
        granted = bool(GRANTS.match(text[clause.start : clause.end])) and any(
            part.role in (LEAD, AGENT, STEP) for part in after
        )
        handed_on = any(part.role in (LEAD, AGENT) for each in made[number + 1 :] for part in each.parts)
        if granted or handed_on:
            clause.parts = [
                Part(p.group, MENTION)
                if p.role == SUBJECT and (granted or all(_loose(m) for m in p.group.members))
                else p
                for p in clause.parts
            ]


def _loose(mention: Mention) -> bool:
    return mention.kind == UNKNOWN and mention.name[:1] not in "县市区州旗省"


def _in_event(part: Part, clause: Clause) -> Part:
    """Take a unit that only tells from when a term runs for no actor: …各派1人，县法院指定管理人后5日内到位."""
    inside = any(
        found.start <= part.group.start and part.group.end < found.end and found.explained.event
        for found in clause.dates
    )
    return Part(part.group, MENTION) if inside and part.role == SUBJECT else part


def _alone(text: str, group: Group) -> bool:
    """Say whether a name stands alone in brackets behind a matter: 3号建议（县住建局），4月30日前整改."""
    return text[group.start - 1 : group.start] == "（" and text[group.end : group.end + 1] == "）"


def _same_point(clauses: list[Clause]) -> Iterator[Clause]:
    """Give the clauses after the first up to the next semicolon: what a condition (某局申请…的，) is set for."""
    for before, clause in pairwise(clauses):
        if before.mark == "；":
            return
        yield clause


def _cuts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    start, depth, notes = low, 0, {found.start() for found in _DUTY_NOTE.finditer(text, low, high)}
    for place in range(low, high):
        letter = text[place]
        if place in notes:
            if place > start:
                yield start, place
            start = place
        elif letter in "（《“〔":
            depth += 1
        elif letter in "）》”〕":
            depth = max(0, depth - 1)
        elif letter in _MARKS and (depth == 0 or letter in "；。"):
            yield start, place + 1
            start, depth = place + 1, 0
    if start < high:
        yield start, high


def without_topic(clauses: list[Clause], text: str) -> list[Clause]:
    """Drop a leading clause that only names the matter (关于…，由…), if somebody acts after it."""
    while len(clauses) > 1 and _ABOUT.match(text[clauses[0].start : clauses[0].end]):
        rest = clauses[1:]
        if clauses[0].actor or not any(clause.actor for clause in rest[:2]):
            break
        clauses = rest
    return clauses


def duties_of(clauses: list[Clause], text: str) -> list[Duty]:
    """Put the clauses of one sentence together into duties; a new actor with its own duty starts a new one."""
    duties: list[Duty] = []
    for number, clause in enumerate(clauses):
        run = _run(clauses, number)
        if not duties:
            duties.append(Duty([clause]))
        elif _new_actor(duties[-1], clauses[number - 1], clause, run, text):
            duties.append(Duty([*_lead_in(duties[-1], text, clause), clause]))
        elif _own_subject(clauses[number - 1], run, text):
            duties.append(Duty([clause]))
        elif _new_point(duties[-1], _point(clauses, number), text) or _new_date(
            duties[-1], clauses[number - 1], run, text
        ):
            duties.append(Duty([clause], carried=not any(part.role in _ACTING for part in clause.parts)))
        else:
            duties[-1].clauses.append(clause)
    return duties


def agreed_duties(clauses: list[Clause], text: str) -> list[Duty]:
    """Keep an agreement in principle as one duty, but for a later part with its own actor and date."""
    duties = [Duty([clauses[0]])]
    for before, clause in pairwise(clauses):
        own = clause.actor is not None and any(
            found.explained.due or found.explained.recur for found in clause.dates
        )
        if before.mark == "；" and own:
            duties.append(Duty([clause]))
        else:
            duties[-1].clauses.append(clause)
    return duties


def _point(clauses: list[Clause], number: int) -> list[Clause]:
    """Give the clause and those after it up to the next semicolon."""
    stop = next((n for n in range(number, len(clauses)) if clauses[n].mark == "；"), len(clauses) - 1)
    return clauses[number : stop + 1]


def _run(clauses: list[Clause], number: int) -> list[Clause]:
    """Give the clause and those after it up to the next one with its own actor."""
    run = [clauses[number]]
    for clause in clauses[number + 1 :]:
        if clause.actor or run[-1].mark == "；":
            break
        run.append(clause)
    return run


def _new_actor(duty: Duty, before: Clause, clause: Clause, run: list[Clause], text: str) -> bool:
    actor = clause.actor
    if text[clause.start] == "（" or text.count("（", duty.start, clause.start) > text.count(
        "）", duty.start, clause.start
    ):
        return False
    acting = [part for part in duty.parts if part.role in (*_ACTING, SHARED, BACKER)]
    fresh = _fresh(duty)
    if (
        actor is None
        or not (acting or (fresh and (duty.parts or any(map(fixed, duty.dates)))))
        or _OTHERWISE.match(text[clause.start : clause.end])
    ):
        return False
    dated = any(fixed(found) for each in run for found in each.dates)
    bound = any(map(fixed, duty.dates))
    if not actor.group.named:
        return any(map(fixed, clause.dates)) or (dated and (fresh or bound))
    if not any(part.group.named for part in acting):
        return bound or fresh
    if not fresh and acting and _PART_OF.match(text[clause.start : actor.group.start]):
        return False  # 具体数额由某局测算: a part of the same duty
    names = {m.name for m in actor.group.members}
    if not fresh and actor.role == LEAD and names < {m.name for p in acting for m in p.group.members}:
        return False
    unled = not bound and not fresh and not any(part.role == LEAD for part in acting)
    if unled and actor.role == LEAD and _ONLY_LEADS.match(text, actor.group.end):
        return False  # 由某局、某局组成专班，某委牵头
    if fresh or actor.role == LEAD:
        return True
    if names == {m.name for m in acting[-1].group.members}:
        return False
    led = any(part.role == LEAD for part in acting)
    firm = bool(_FIRM.search(text[actor.group.end : clause.end])) or bool(clause.dates)
    handed = any(part.role == AGENT for part in acting) and dated and not bound
    return firm if led or handed else True


def _fresh(duty: Duty) -> bool:
    """Say whether a semicolon was passed and nobody has acted since."""
    for clause in reversed(duty.clauses):
        if clause.mark == "；":
            return True
        if clause.actor:
            return False
    return False


def _new_point(duty: Duty, run: list[Clause], text: str) -> bool:
    """Say whether 二是 opens a further duty: both points have a day of their own, or one of them is put off."""
    clause = run[0]
    if not _POINT.match(text, clause.start):
        return False
    off = [
        bool(lexicon.DEFERRED.search(text[low:high]))
        for low, high in ((duty.start, duty.end), (run[0].start, run[-1].end))
    ]
    return off[0] != off[1] or (bool(duty.dates) and bool(clause.dates))


def _new_date(duty: Duty, before: Clause, run: list[Clause], text: str) -> bool:
    """Say whether a clause of the same actor is a further duty: its day is of another kind, or a semicolon parts them."""
    clause = run[0]
    if clause.actor or not duty.dates or _DATES_OF.match(text, clause.start):
        return False
    if (
        before.mark == "；"
        and any(map(fixed, duty.dates))
        and any(fixed(found) for c in run for found in c.dates)
    ):
        return not any(part.role == HELPER for part in clause.parts)
    return (
        bool(clause.dates)
        and before.mark != "；"
        and _unsettled(clause.dates[0]) != _unsettled(duty.dates[-1])
    )


def _own_subject(before: Clause, run: list[Clause], text: str) -> bool:
    """Say whether behind a semicolon somebody who is no unit of ours is given a day: 总承包单位必须自9月18日起…."""
    clause = run[0]
    if before.mark != "；" or clause.actor or _OTHERWISE.match(text[clause.start : clause.end]):
        return False
    return bool(_OWN.match(text, clause.start)) and any(fixed(found) for each in run for found in each.dates)


def _unsettled(found: Found) -> bool:
    return found.explained.certainty == "ambiguous" or found.explained.kind == "DAMAGED"


def _lead_in(duty: Duty, text: str, clause: Clause) -> list[Clause]:
    """Take back from the end of a duty the clauses that only introduce the next (同时，; 年底前，)."""
    fresh = _fresh(duty)
    taken: list[Clause] = []
    while len(duty.clauses) > 1 and duty.clauses[-1].mark != "；":
        last = duty.clauses[-1]
        words = text[last.start : last.end]
        said = sum(found.end - found.start for found in last.dates)
        bare = bool(last.dates) and not text[last.dates[-1].end : last.end].strip("，：")
        dated = not clause.dates and bare and said >= 0.6 * len(words)
        if not fresh and (last.parts or not (_LIGHT.match(words) or dated)):
            break
        taken.insert(0, duty.clauses.pop())
    return taken


def core_of(duty: Duty, text: str) -> tuple[int, int]:
    """Give the stretch of a duty without a leading 一是 and without what closes it.

    A closing note that only assigns it, or a clause on who watches over it, is left to `more_spans`.
    """
    low, high = duty.start, duty.end
    low += len(text[low:high]) - len(text[low:high].lstrip("?？，、；：。"))
    if found := _ORDINAL.match(text[low:high]):
        low += found.end()
    if len(duty.clauses) > 1 and _WATCHES.match(text[duty.clauses[-1].start : high]):
        high = duty.clauses[-1].start
    for clause in duty.clauses[1:]:
        if text[clause.start] == "（" and _ASSIGNS.match(text[clause.start : high]):
            high = clause.start
            break
    return low, high
