"""Who a duty falls to where its own sentence does not say it outright: 两家单位, the heading's unit, who drew it up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.deadlines.numerals import number
from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.clauses import Duty, clauses_of
from desktop.domain.readers.minutes.drafts import Draft
from desktop.domain.readers.minutes.mentions import COLLECTIVE, Mention, groups_in, mentions_in
from desktop.domain.readers.minutes.proposal import Doubt
from desktop.domain.readers.minutes.responsibility import AGENT, BACKER, HELPER, LEAD, MENTION, STEP, SUBJECT
from desktop.domain.readers.minutes.roles import Roles, roles_of
from desktop.domain.readers.minutes.sights import Sight
from desktop.domain.readers.minutes.timing import dated, deadline_of
from desktop.domain.units import UnitBook

_ACTING = (LEAD, AGENT, SUBJECT, BACKER)
_BACK = re.compile(
    r"(?:上述|以上|前述|这|该)?(?P<n>[两二三四五六七八九2-9])(?:家|个)?(?:单位|部门|地|方|镇|乡|街道|乡镇|镇街|家)(?=[^、]|$)"
    r"|(?P<pair>双方)(?=自行|分别|共同|联合|各|协商|应|要|于|在|具体|签|会)"
)
_DRAWN_UP = re.compile(
    r"^(?:联合|共同|牵头|会同[^，。；]{2,16})?(?:拟定|拟订|起草|制定|提出|提交|草拟|报送|提请|的|《)"
)
_LED = re.compile(
    r"^(?:此|该|这|本|上述)(?:项|件)?(?:工作|任务|事项|事宜|事|行动|专项)(?:均|统一|具体|总体)?由[^，。；]{2,40}牵头[^，。；]{0,6}[。；]?$"
)
_OF_THE_MATTER = re.compile(r"^([\u4e00-\u9fff]{2,8}?)(?:应当?|须|必须|要|于|务必|争取|力争|在|最迟|原则上)")


_BODY = re.compile(
    r"(?:专班|组|单位|部门|企业|公司|方|人员|同志|领导|管理人|法院|检察院|政府|[局委办镇乡院])$"
)


def assigned(sight: Sight, duty: Duty, owner: Sequence[Mention]) -> Roles:
    """Settle the roles of a duty, with the unit it stands under (`owner`) and units named before in its sentence."""
    roles = roles_of(duty.parts)
    first = duty.clauses[0]
    handed = any(part.role in (LEAD, AGENT) for part in duty.parts)
    if (
        owner
        and roles.lead
        and not handed
        and len(duty.clauses) > 1
        and not any(p.role in _ACTING for p in first.parts)
    ):
        led = {mention.name for mention in owner}
        roles.support = [m for m in [*roles.lead, *roles.support] if m.name not in led]
        roles.lead = []
    _look_back(sight, duty, roles)
    return roles


def said_roles(letters: str, book: UnitBook) -> Roles:
    """Read who leads and who helps from words that are a sentence: 某局牵头，商某局提出意见."""
    groups = groups_in(letters, mentions_in(letters, book))
    return roles_of(
        [part for clause in clauses_of(letters, 0, len(letters), groups, []) for part in clause.parts]
    )


def _look_back(sight: Sight, duty: Duty, roles: Roles) -> None:
    """Take 两家单位, 双方, 四地 for the last two (four) units named before it in the paragraph, with a doubt."""
    text = sight.text[: duty.end]
    found = _BACK.search(text, duty.start)
    acting = min((p.group.start for p in duty.parts if p.role in _ACTING and p.group.named), default=duty.end)
    if not found or (roles.lead and (acting < found.start() or any(p.role == LEAD for p in duty.parts))):
        return
    wanted = 2 if found["pair"] else number(found["n"]) or 0
    floor = text.rfind("。", 0, duty.start) + 1
    named = [m for m in sight.mentions if floor <= m.start < found.start() and m.kind != COLLECTIVE]
    names = list(dict.fromkeys(m.name for m in named))
    if len(names) < 2 or len(names) != wanted:
        return
    roles.support = [*roles.lead, *[m for m in roles.support if m not in roles.lead]]
    roles.lead = [next(m for m in named if m.name == name) for name in names]
    roles.support = [m for m in roles.support if m.name not in names]
    roles.collective = [words for words in roles.collective if words not in found[0]]
    roles.doubts.append(Doubt("lead", f"“{found[0]}”按前文列为{'、'.join(names)}，请确认。"))


def drafters(text: str, duty: Duty, roles: Roles) -> Doubt | None:
    """Let those who drew up what is agreed in principle finish it, where only later steps are given to others.

    Gives the doubt that goes with it; None where somebody is told to finish it. `text` is the paragraph.
    """
    if not duty.parts or any(part.role not in (STEP, MENTION, HELPER) for part in duty.parts):
        return None
    drew = next((part for part in duty.parts if part.role == MENTION and part.group.named), None)
    finishing = lexicon.FINISHING.search(text, drew.group.end, duty.end) if drew else None
    if drew and not finishing and not any(part.role == STEP for part in duty.parts):
        return Doubt("lead", "只写了同意，没有写由谁办理，请确认。")
    if drew is None or drew is not duty.parts[0] or not _DRAWN_UP.match(text[drew.group.end : duty.end]):
        return Doubt("lead", "只写了由谁审核或印发，没有写由谁修改完善，请确认。")
    roles.support = [*roles.lead, *[m for m in roles.support if m not in roles.lead]]
    roles.lead = [member for member in drew.group.members if member.kind != COLLECTIVE]
    names = "、".join(mention.name for mention in roles.lead)
    return Doubt("lead", f"没有写由谁修改完善，暂列提出的{names}，请确认。")


def completes(last: Draft, sight: Sight, duty: Duty) -> bool:
    """Give the decision before it what a sentence of its own says of it; False when it says nothing of it.

    Who leads it (此项工作由某局牵头。) or the day of something it orders (催缴通知应于2月10日前发出。).
    """
    text = sight.text[duty.start : duty.end]
    span = sight.paragraph.view.span(duty.start, duty.end)
    leaders = [part for part in duty.parts if part.role == LEAD and part.group.named]
    if leaders and _LED.match(text):
        led = list(leaders[0].group.members)
        names = {mention.name for mention in led}
        last.roles.support = [m for m in [*last.roles.lead, *last.roles.support] if m.name not in names]
        last.roles.lead, last.carried = led, False
        last.doubts = [doubt for doubt in last.doubts if doubt.field != "lead"]
        last.lead_spans = [sight.paragraph.view.span(m.start, m.end) for m in led]
        last.more.append(span)
        return True
    days = [found for found in duty.dates if dated(found)]
    matter = _OF_THE_MATTER.match(text)
    if last.deadline or not days or not matter or matter[1] not in last.where.words:
        return False
    if _BODY.search(matter[1]) or any(part.role in _ACTING for part in duty.parts):
        return False
    if settled := deadline_of(sight.text, days, last.disposition):
        last.deadline = settled[0], sight.paragraph.view.span(settled[1], settled[2])
        last.more.append(span)
    return True


def carried_over(roles: Roles, actor: Sequence[Mention], duty: Duty, *, same_sentence: bool) -> Doubt | None:
    """Let a duty without an actor fall to the one before; asks unless both stand in one sentence.

    It asks there too where the words begin with another unit: 某乡的3件可以推迟.
    """
    roles.lead = [mention for mention in actor if mention.kind != COLLECTIVE]
    groups = [mention.name for mention in actor if mention.kind == COLLECTIVE]
    roles.collective += [name for name in groups if name not in roles.collective]
    led = {mention.name for mention in roles.lead}
    roles.support = [mention for mention in roles.support if mention.name not in led]
    first = duty.parts[0] if duty.parts else None
    other = first is not None and first.group.start - duty.start <= 2 and first.group.named
    if same_sentence and not other:
        return None
    names = "、".join(mention.name for mention in actor)
    return Doubt("lead", f"这一句没有写责任单位，承前文列为{names}，请确认。")
