"""Sentences that add to the decisions before them: who helps with all of them, who goes on when it is time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.deadlines.numerals import number
from desktop.domain.readers.minutes import lexicon
from desktop.domain.readers.minutes.clauses import Duty
from desktop.domain.readers.minutes.drafts import Draft
from desktop.domain.readers.minutes.roles import roles_of
from desktop.domain.readers.minutes.sights import Sight
from desktop.domain.readers.minutes.timing import dated

_HELPS = re.compile(r"保障|监督|指导|配合|协助|支持|把关")
_ALL = re.compile(r"^(?:以上|上述|前述|上列)([两二三四五六七八九十\d]{1,2})[项个件]")
_THEN = re.compile(r"^(?:届时|到时|期满后|到期后)，?由")


def helps_all(drafts: Sequence[Draft], item: Sequence[Draft], sight: Sight, duty: Duty) -> bool:
    """Give those who help with all of several decisions to each: 以上三项由某局做好资金保障，某院全程监督."""
    text = sight.text[duty.start : duty.end]
    clauses = [sight.text[clause.start : clause.end] for clause in duty.clauses]
    if not lexicon.SHARED_TERM.match(text) or not all(_HELPS.search(words) for words in clauses):
        return False
    if any(map(dated, duty.dates)):
        return False
    counted = _ALL.match(text)
    meant = drafts[-(number(counted[1]) or 1) :] if counted else item
    for draft in meant:
        draft.help(sight.paragraph, roles_of(duty.parts), sight.paragraph.view.span(duty.start, duty.end))
    return bool(meant)


def goes_on(last: Draft, sight: Sight, duty: Duty) -> bool:
    """Take 届时由某局提出方案 into the decision right before it, which gets that unit if it has none."""
    text = sight.text[duty.start : duty.end]
    follows = last.where.paragraph is sight.paragraph and last.where.high == duty.start
    if not follows or not _THEN.match(text) or any(map(dated, duty.dates)):
        return False
    last.where.high = duty.end
    roles = roles_of(duty.parts)
    if last.roles.nobody:
        last.roles = roles
    else:
        last.roles.support += [m for m in roles.lead + roles.support if m not in last.roles.support]
    last.see(sight.paragraph, roles)
    return True
