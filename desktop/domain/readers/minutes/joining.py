"""Duties set right: what only adds to the duty before it is joined to it, what stands by itself is parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.clauses import GRANTS, Clause, Duty
from desktop.domain.readers.minutes.responsibility import AGENT, LEAD, MENTION, STEP, SUBJECT, Part
from desktop.domain.readers.minutes.timing import dated, fixed

_BOUND = re.compile(r"要|应|须|必须|负责|牵头|不得|(?<!申)请|力争|确保|由")
_SHARE = re.compile(
    r"(?:选派|委派|指派|抽调|派出?|安排)[^，。；]{0,6}(?:员|骨干|专人|力量|人)|把关|提供|审核|保障|到场|见证|调剂"
)
_DETAIL = re.compile(
    r"^具体(?:[^，。；]{0,8})?由[^，。；]*(?:沟通|对接|商定|协商|确定|掌握|负责|安排|实施|组织|落实|办理|另行)[^，。；]{0,4}[；。]?$"
)
_OPEN_DETAIL = re.compile(r"(?:时间|标准|名单|方式|费用|地点|名额|金额|人选|比例)，$")
_SETTLES = re.compile(r"^由[^，。；]{2,20}(?:通知|确定|商定|承担|核定|另行|掌握)[^，。；]{0,4}[；。]?$")
_AFTERWARDS = re.compile(r"(?<!会)(?:之|以)?后，$")
_STEPS = re.compile(
    r"提出|审核|审查|研究|把关|同意|会签|测算|核[实查定]|评估|拟[定订]|起草|出具|验收|论证|征求|审定|批准|初审|复核"
)
_CONSENTS = re.compile(r"^(?:会议)?(?:研究)?同意(?!.*(?:前|内|底)[^，。；]{0,6}(?:完成|报|印发))[^；。]*，$")
_TOPIC = re.compile(
    r"^[^，；。]*(?:提出的|反映的|提请的|关于[^，；。]+的)[^，；。]*(?:建议|请示|申请|问题|事项|事宜|议题|提议|诉求)，$"
    r"|^[^，；。]{2,12}提请(?:联席)?会议[^；。]*，$|^会议认为[^；。]*，$"
    r"|^[^，；。]{2,14}(?:建议|提议|请求|申请)[^，；。]+，会议(?:予以|一致|表示)?(?:采纳|同意|认可|支持)[^，；。]*，$"
)
_WHEN = re.compile(r"(?:[一二三四]季度|\d月|[上下]半年|年底|年内)[^，；。]{0,6}[；。，]")
_DONE_ALREADY = re.compile(
    r"^[^，；。]{2,20}已(?:于|经|由|全部|完成|移|立|作|对|形成|建|提)[^，；。]*(?<!的)，$"
)
_UNNAMED = re.compile(
    r"^[^，；。]{2,16}(?:单位|部门|企业|公司|方)(?:负责的[^，；。]{2,20}，)?(?:必须|须|应|要)"
)


def joined(duties: Sequence[Duty], text: str) -> list[Duty]:
    """Put duties of one sentence together where one only completes the other.

    A clause without a day in which another unit merely does its share (…，某局派员评估), the settling of details
    (具体由某局与某局商定), a topic or consent that leads over to what shall be done (某局提出的…问题，由…).
    """
    made: list[Duty] = []
    for duty in (piece for whole in duties for piece in _parted(_without_state(whole, text), text)):
        if made and _leads_over(made[-1], text):
            words = text[made[-1].start : made[-1].end]
            for clause in () if _CONSENTS.match(words) and not GRANTS.match(words) else made[-1].clauses:
                clause.parts = [
                    Part(part.group, MENTION if part.role == SUBJECT else part.role) for part in clause.parts
                ]
            made[-1].clauses.extend(duty.clauses)
        elif made and _comes_first(made[-1], duty, text):
            role = STEP if _STEPS.search(text[made[-1].start : made[-1].end]) else MENTION
            for clause in made[-1].clauses:
                clause.parts = [
                    Part(part.group, role if part.role in (SUBJECT, AGENT) else part.role)
                    for part in clause.parts
                ]
            made[-1].clauses.extend(duty.clauses)
        elif made and _shares(made[-1], duty, text):
            made[-1].clauses.extend(duty.clauses)
        else:
            made.append(duty)
    return made


def charges_unnamed(words: str) -> bool:
    """Say whether somebody is charged whom no unit's name tells: 总承包单位必须…, 各被执行企业应…."""
    return bool(_UNNAMED.match(words))


def _shares(before: Duty, duty: Duty, text: str) -> bool:
    words = text[duty.start : duty.end]
    if not any(map(dated, duty.dates)) and (
        _DETAIL.match(words)
        or (_SETTLES.match(words) and _OPEN_DETAIL.search(text[before.start : before.end]))
    ):
        return True
    if len(duty.clauses) > 1 or duty.dates or not any(fixed(found) for found in before.dates):
        return False
    roles = {part.role for part in duty.parts}
    if roles == {SUBJECT} and _names(duty, SUBJECT) <= _names(before, LEAD, AGENT, SUBJECT):
        return True
    share = SUBJECT in roles and not roles & {LEAD, AGENT} and bool(_SHARE.search(words))
    return share and not _BOUND.search(words)


def _comes_first(before: Duty, duty: Duty, text: str) -> bool:
    """Say whether a duty is only a step on the way to the next: 由某局提出意见后，某局于5月底前印发."""
    roles = {part.role for part in before.parts}
    if (
        len(before.clauses) > 1
        or any(map(fixed, before.dates))
        or not roles & {SUBJECT, AGENT}
        or LEAD in roles
    ):
        return False
    acts = any(part.role in (SUBJECT, AGENT, LEAD) and part.group.named for part in duty.parts)
    return acts and bool(_AFTERWARDS.search(text[before.start : before.end]))


def _names(duty: Duty, *roles: str) -> set[str]:
    return {member.name for part in duty.parts if part.role in roles for member in part.group.members}


def _leads_over(before: Duty, text: str) -> bool:
    words = text[before.start : before.end]
    bare = not before.dates and not any(part.role in (LEAD, AGENT) for part in before.parts)
    return bool(_CONSENTS.match(words)) or (bare and bool(_TOPIC.match(words)))


def _without_state(duty: Duty, text: str) -> Duty:
    """Leave out what another unit has done already, told before the duty: 某院已立案审查，某局要主动对接."""
    for place, clause in enumerate(duty.clauses[:2]):
        words = text[clause.start : clause.end]
        following = duty.clauses[place + 1 :]
        if clause.mark == "，" and _DONE_ALREADY.match(words) and following and following[0].actor:
            named = {part.role for part in clause.parts}
            return Duty(following, duty.carried) if named and named <= {SUBJECT, MENTION} else duty
    return duty


def _parted(duty: Duty, text: str) -> Iterator[Duty]:
    """Cut a duty at a semicolon behind which others are charged whom no name tells, or another part is settled."""
    run: list[Clause] = []
    for clause in duty.clauses:
        if run and run[-1].mark == "；" and _stands(run, clause, duty, text):
            yield Duty(run, duty.carried)
            run = []
        run.append(clause)
    yield Duty(run, duty.carried and run[0] is duty.clauses[0])


def _stands(run: Sequence[Clause], clause: Clause, duty: Duty, text: str) -> bool:
    if not any(each.actor for each in run):
        return False
    rest = [each for each in duty.clauses if each.start >= clause.start]
    stop = next((each.end for each in rest if each.mark == "；"), rest[-1].end)
    words = text[clause.start : stop]
    if charges_unnamed(words):
        return True
    if clause.actor and not clause.actor.group.named and clause.actor.role == AGENT:
        return True
    named = {m.name for each in run for part in each.parts for m in part.group.members}
    here = {m.name for each in rest if each.end <= stop for part in each.parts for m in part.group.members}
    settled = any(fixed(found) for each in rest if each.end <= stop for found in each.dates)
    closed = settled or bool(lexicon.DEFERRED.search(words) or _WHEN.search(words))
    return closed and bool(here - named) and any(fixed(found) for each in run for found in each.dates)
