"""Whether a duty is a task, agreed in principle, deferred, a suggestion, a report — or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.clauses import Duty
from desktop.domain.readers.minutes.frames import DECIDE, REPORT, SPEECH, URGE
from desktop.domain.readers.minutes.proposal import AGREED, DEFERRED, STATUS, SUGGESTION, TASK
from desktop.domain.readers.minutes.responsibility import AGENT, LEAD, STEP, SUBJECT
from desktop.domain.readers.minutes.roles import Roles
from desktop.domain.readers.minutes.timing import dated, fixed

_STRONG = re.compile(
    r"(?<![主重需摘纪简概])要(?!求|素|件|点)|应(?!诉|急)|须|必须|由(?!于)|负责|牵头|务必|(?<!申)(?<!提)请(?!示)|责成"
)
_STRONG_SPEECH = re.compile(r"要|应(?!当在)|须|必须|务必|由|负责|牵头")
_POINT = re.compile(r"^(?:[一二三四五六七八九]是(?:要)?|其[一二三四]，|[一二三四五六]要)")
_AIM = re.compile(r"确保|力争|达到|控制在|[降升]至[^，。；]{0,8}以[下上]")
_OF_THE_PAPER = re.compile(
    r"^(?:本|该)(?:纪要|办法|细则|意见|方案|制度|通知)[^，。；]{0,6}由[^，。；]{2,30}(?:负责)?解释[。；]?$"
    r"|^(?:会议(?:明确|要求|决定)，)?(?:以上|上述|前述|本纪要)[^，。；]{0,8}(?:事项|任务|工作)[^，。；]{0,6}由[^，。；]{2,20}(?:负责)?(?:督办|跟踪督办|督促落实|督导|牵总)[，。；]?$"
    r"|^[^，。；]{0,14}不再(?:就|对|另行|单独|专门)[^，。；]{0,16}(?:召开|研究|发文|通知|行文)[^，。；]{0,6}[。；]?$"
    r"|^[^，。；]{0,10}(?:不成|未果|不服)的，[^，。；]{0,12}依法(?:判决|裁判|裁定|处理)[。；]?$"
)
_HEARD = re.compile(r"^会议(?:听取|传达|学习|审议|研究|通报)了?(?![^。]{0,14}(?:认为|指出)，)")
_REVIEW = re.compile(
    r"(?:议定|交办|督办|上次|纪要)[^，。]{0,8}(?:事项|任务|工作)?的?(?:落实|办理|完成|进展|推进)情况"
)
_ORDERED = re.compile(r"(?:要求|责成|务必|必须|须于|应于|限于?)[^，。；]{0,12}$")
_RESOLVED = re.compile(r"会议(?:明确|决定|议定|商定|确定)")
_HEAR_AGAIN = re.compile(r"再(?:次)?(?:专题)?(?:听取|召开|研究一次)")
_LED = re.compile(r"(?:^|[，；：])由[^，。；]{2,30}(?:牵头|负责)(?!的)[^。；]{0,40}$")
_PLANNED = re.compile(r"(?:(?<!按)计划|拟|承诺|有望|可望)[^，。；]{0,24}$")
_BY_THEN = re.compile(r"[^，。；]{0,12}")
_COUNTED = re.compile(r"了|率|\d|[一二三四五六七八九十两]+[件项个起]|的")
_WATCHER = re.compile(r"督查|督办|监察|督导")


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of a duty when it is judged."""

    text: str
    duty: Duty
    roles: Roles
    frame: str
    listed: bool  # stands in a numbered item or under a heading


def earlier_report(text: str, ahead: Iterable[int] = (), review: str | None = None) -> bool:
    """Say whether a sentence reports on items settled at an earlier meeting.

    `ahead` are the ends of the deadlines still to come: what is to be 办结 by then has not been so yet.
    `review` is the heading; under 上次议定事项落实情况 any sentence that tells what is done reports.
    """
    if _HEARD.match(text) or not (lexicon.EARLIER.search(text) or (review and _REVIEW.search(review))):
        return False
    ends = tuple(ahead)
    if any(_ORDERED.search(text[:end]) for end in ends):
        return False
    return any(not _to_finish(text, told, ends) for told in lexicon.DONE.finditer(text))


def _to_finish(text: str, told: re.Match[str], ends: tuple[int, ...]) -> bool:
    """Say whether 办结 is what somebody shall do, by its leader (由某局牵头) or by a day still to come."""
    if told[0] != "办结" or _COUNTED.match(text[told.end() :]):
        return False
    before = text[: told.start()]
    if _PLANNED.search(before):
        return False
    return bool(_LED.search(before)) or any(
        _BY_THEN.fullmatch(before[end:]) for end in ends if end <= len(before)
    )


def report_goes_on(text: str, acting: bool) -> bool:
    """Say whether a sentence continues such a report rather than giving somebody a duty."""
    return (
        not acting
        and bool(lexicon.GOES_ON.search(text))
        and not re.search(r"^(?:由|请)|要(?!求|原因)|务必", text)
    )


def disposition_of(case: Case) -> str | None:
    """Give the disposition of a duty, or None when it is no decision (speech, statistics, exhortation)."""
    text = case.text
    if case.frame == SPEECH:
        return SUGGESTION if _said_in_speech(case) else None
    if lexicon.DEFERRED.search(text) and not lexicon.NOT_DEFERRED.search(text):
        return DEFERRED
    if lexicon.AGREED.search(text):
        return AGREED
    if _watching_only(case) or _OF_THE_PAPER.match(text):
        return None
    if lexicon.SUGGESTED.search(text):
        return SUGGESTION if case.frame in (DECIDE, URGE) or text.startswith("会议建议") else None
    if lexicon.CONSENT.match(text) and not case.roles.lead and not case.roles.collective:
        return AGREED
    return TASK if _is_task(case) else None


def _is_task(case: Case) -> bool:
    if case.frame == DECIDE:
        return _decided(case)
    firm = any(fixed(found) for found in case.duty.dates)
    when = any(dated(found) for found in case.duty.dates)
    strong = bool(_STRONG.search(case.text))
    if case.frame == REPORT:
        return when and strong and not case.roles.nobody and not _past(case)
    if case.roles.lead or case.roles.support:
        return (firm or (strong and not slogan(case))) and not _past(case)
    if case.roles.collective:
        settled = any(found.explained.due for found in case.duty.dates)
        return firm and (settled or not slogan(case))
    return when and bool(lexicon.IMPERATIVE.match(case.text)) and not _past(case)


def _decided(case: Case) -> bool:
    when = any(fixed(found) for found in case.duty.dates)
    if not case.roles.nobody:
        return (when and not _past(case)) or not (slogan(case) or _past(case))
    acting = lexicon.DIRECTIVE.search(case.text) or (case.duty.carried and _POINT.match(case.text))
    resolved = bool(_RESOLVED.search(case.text)) and bool(_HEAR_AGAIN.search(case.text))
    if ((when and acting) or resolved) and not _past(case):
        return True
    plain = len(case.text) >= 8 and not slogan(case) and not _past(case)
    return case.listed and plain and bool(lexicon.IMPERATIVE.match(_POINT.sub("", case.text)))


def _said_in_speech(case: Case) -> bool:
    when = any(dated(found) for found in case.duty.dates)
    here = [clause for clause in case.duty.clauses if any(map(dated, clause.dates))]
    said = " ".join(case.text[c.start - case.duty.start : c.end - case.duty.start] for c in here)
    return when and not case.roles.nobody and bool(_STRONG_SPEECH.search(said))


def _watching_only(case: Case) -> bool:
    watchers = bool(case.roles.lead) and all(_WATCHER.search(m.name) for m in case.roles.lead)
    return watchers and bool(lexicon.WATCHED.search(case.text)) and not any(map(dated, case.duty.dates))


def _past(case: Case) -> bool:
    """Whether the words after the first actor tell what was or is, with no duty in them."""
    parts = case.duty.parts
    if not case.duty.dates and lexicon.HAPPENED.search(case.text):
        return True
    if any(part.role in (LEAD, AGENT, STEP) for part in parts):
        return False
    actor = next((part for part in parts if part.role == SUBJECT), parts[0] if parts else None)
    first = actor.group.end - case.duty.start if actor else 0
    rest = case.text[first:] if 0 < first < len(case.text) else case.text
    if lexicon.STATISTICS.search(case.text) and not (_STRONG.search(rest) or _AIM.search(rest)):
        return True
    return bool(lexicon.PAST.match(rest) or lexicon.PERFECT.search(rest)) and not _STRONG.search(rest)


def slogan(case: Case) -> bool:
    """Whether every clause only exhorts: 提高站位, 压实责任, 形成合力."""
    seen = False
    for clause in case.duty.clauses:
        if clause.mark == "：" and case.text.startswith(("会议", "经")):
            continue
        words = case.text[clause.start - case.duty.start : clause.end - case.duty.start].strip("，；。：、")
        for piece in re.split(r"、(?=[^、]{3,})", words):
            if lexicon.EXHORTATION.search(piece):
                seen = True
            elif len(piece) > 5 and not re.search(r"(?:单位|部门|乡镇|街道|局|法院|检察院)$", piece):
                return False
    return seen


def disposition_doubt(case: Case, disposition: str) -> str | None:
    """Give the reason a disposition needs a look, if it does."""
    if case.frame == SPEECH:
        return "这句话出自讲话，是否列为任务请确认。"
    if disposition == TASK and case.frame == REPORT:
        return "这句话出自情况说明部分，是否列为任务请确认。"
    if disposition == AGREED and case.roles.nobody and not lexicon.AGREED.search(case.text):
        return "只写了同意，没有写由谁办理，请确认。"
    return None


__all__ = [
    "STATUS",
    "Case",
    "disposition_doubt",
    "disposition_of",
    "earlier_report",
    "report_goes_on",
    "slogan",
]
