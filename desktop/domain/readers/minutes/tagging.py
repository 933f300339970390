"""What labelled lines (责任单位：, 配合单位：, 完成时限：) add to the decisions they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.deadlines import Explained, Found, combine
from desktop.domain.readers.minutes.drafts import Draft, Where
from desktop.domain.readers.minutes.labels import DUE, DUTY_UNIT, LEAD, SUPPORT, Label
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import COLLECTIVE, Mention
from desktop.domain.readers.minutes.proposal import AGREED, DEFERRED, STATUS, SUGGESTION, TASK, Doubt, Span
from desktop.domain.readers.minutes.roles import Roles
from desktop.domain.readers.minutes.timing import Clock

# Of several sentences under one label, the one that decides least firmly tells what the whole is.
_WEIGHT = (DEFERRED, AGREED, SUGGESTION, STATUS, TASK)
_LEADS_HERE = re.compile(r"^（[^（）]{0,4}(?:牵头|主办|主责)")


def apply_labels(
    item: Sequence[Draft],
    prose: Sequence[Where],
    paragraph: Paragraph,
    labels: Sequence[Label],
    mentions: Sequence[Mention],
    clock: Clock,
) -> list[Draft]:
    """Give the decisions of an item with what its labels say."""
    drafts = _gather(item, prose)
    for draft in drafts:
        draft.see(paragraph, _add_units(draft, paragraph.text, labels, mentions))
    for label in (label for label in labels if label.kind == DUE):
        deadline = clock.of_cell(paragraph.text[label.start : label.end])
        for draft in drafts:
            if deadline and (draft.deadline is None or len(drafts) == 1):
                draft.deadline = deadline, paragraph.view.span(label.start, label.end)
    return drafts


def _gather(item: Sequence[Draft], prose: Sequence[Where]) -> list[Draft]:
    """Several sentences under one label are one decision, unless they have actors of their own."""
    own = [draft for draft in item if draft.roles.lead and not draft.carried]
    if sum(draft.deadline is not None for draft in own) > 1 or not (prose or item):
        return list(item)
    pieces = [where for where in prose if where.paragraph is prose[-1].paragraph] if prose else []
    if len(item) <= 1 and item and item[0].where.paragraph is not (pieces[0].paragraph if pieces else None):
        return list(item)
    if not pieces or not item:
        return list(item)
    whole = Where(pieces[0].paragraph, pieces[0].low, pieces[-1].high)
    first = own[0] if own and not item[0].roles.collective else item[0]
    if len(item) > 1:
        first.where = whole
        first.deadline = _all_days([draft.deadline for draft in item if draft.deadline])
        for other in item:
            if other is not first:
                first.roles.support += other.roles.lead + other.roles.support
                first.doubts += other.doubts
        first.disposition = min((draft.disposition for draft in item), key=_WEIGHT.index)
    elif not own:
        first.where = whole
    return [first]


def _all_days(said: Sequence[tuple[Explained, Span]]) -> tuple[Explained, Span] | None:
    """Keep the days of all sentences that one label makes one decision of."""
    fixed = [each for each in said if each[0].due or each[0].recur] or said[:1]
    if len(fixed) < 2:
        return fixed[0] if fixed else None
    low, high = min(span[0] for _, span in fixed), max(span[1] for _, span in fixed)
    raw = "；".join(meaning.raw for meaning, _ in fixed)
    return combine(raw, [Found(*span, meaning) for meaning, span in fixed]), (low, high)


def _add_units(draft: Draft, text: str, labels: Sequence[Label], mentions: Sequence[Mention]) -> Roles:
    """Add the units of the labels; 责任单位 beside 牵头单位 supports, alone its first unit leads."""
    named = {kind: _values(text, labels, mentions, kind) for kind in (LEAD, DUTY_UNIT, SUPPORT)}
    marked = [m for m in named[DUTY_UNIT] if _LEADS_HERE.match(text[m.end :])]
    leading = named[LEAD] or marked
    added = Roles()
    if leading:
        before = [] if draft.carried else [m for m in draft.roles.lead if m.kind != COLLECTIVE]
        draft.roles.support = _distinct([*before, *draft.roles.support])
        draft.roles.lead = added.lead = leading
        added.support = [m for m in named[DUTY_UNIT] + named[SUPPORT] if m not in leading]
        draft.doubts = [doubt for doubt in draft.doubts if doubt.field != "lead"]
    elif named[DUTY_UNIT] and (not draft.roles.lead or draft.carried):
        added.lead, added.support = named[DUTY_UNIT][:1], named[DUTY_UNIT][1:] + named[SUPPORT]
        draft.roles.lead = added.lead
        draft.doubts = [doubt for doubt in draft.doubts if doubt.field != "lead"]
        if named[DUTY_UNIT][1:]:
            draft.doubts.append(Doubt("lead", "责任单位有几家而没有写明牵头，暂以列在最前的为牵头，请确认。"))
    else:
        added.support = named[DUTY_UNIT] + named[SUPPORT]
    led = {mention.name for mention in draft.roles.lead}
    draft.roles.support = [m for m in _distinct([*draft.roles.support, *added.support]) if m.name not in led]
    for mention in _groups(text, labels, mentions):
        if mention.name not in draft.roles.collective:
            draft.roles.collective.append(mention.name)
    added.support = [m for m in added.support if m.name not in led]
    return added


def _values(text: str, labels: Sequence[Label], mentions: Sequence[Mention], kind: str) -> list[Mention]:
    return [
        mention
        for label in labels
        if label.kind == kind
        for mention in mentions
        if label.start <= mention.start < label.end and mention.kind != COLLECTIVE
    ]


def _groups(text: str, labels: Sequence[Label], mentions: Sequence[Mention]) -> list[Mention]:
    kinds = (LEAD, DUTY_UNIT, SUPPORT)
    stretches = [(label.start, label.end) for label in labels if label.kind in kinds]
    return [
        mention
        for mention in mentions
        if mention.kind == COLLECTIVE and any(low <= mention.start < high for low, high in stretches)
    ]


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    return list({mention.name: mention for mention in reversed(mentions)}.values())[::-1]
