"""Duties put back together: what a sentence only adds to the duty before it is no duty of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.readers.minutes.clauses import Duty
from desktop.domain.readers.minutes.responsibility import AGENT, LEAD, SUBJECT
from desktop.domain.readers.minutes.timing import dated, fixed

_BOUND = re.compile(r"要|应|须|必须|负责|牵头|不得|(?<!申)请|力争|确保|由")
_SHARE = re.compile(
    r"(?:选派|委派|指派|抽调|派出?|安排)[^，。；]{0,6}(?:员|骨干|专人|力量|人)|把关|提供|审核|保障|到场|见证|调剂"
)
_DETAIL = re.compile(
    r"^具体(?:[^，。；]{0,8})?由[^，。；]*(?:沟通|对接|商定|协商|确定|掌握|负责|安排|实施|组织|落实|办理|另行)[^，。；]{0,4}[；。]?$"
)
_CONSENTS = re.compile(r"^(?:会议)?(?:研究)?同意(?!.*(?:前|内|底)[^，。；]{0,6}(?:完成|报|印发))[^；。]*，$")


def joined(duties: Sequence[Duty], text: str) -> list[Duty]:
    """Put duties of one sentence together where the later one only completes the one before.

    A clause without a day in which another unit merely does its share (…，某局派员评估), the settling of details
    (具体由某局与某局商定), and a consent that leads over to what shall be done (同意某镇申报，由某局把关).
    """
    made: list[Duty] = []
    for duty in duties:
        if made and (_shares(made[-1], duty, text) or _leads_over(made[-1], text)):
            made[-1].clauses.extend(duty.clauses)
        else:
            made.append(duty)
    return made


def _shares(before: Duty, duty: Duty, text: str) -> bool:
    words = text[duty.start : duty.end]
    if _DETAIL.match(words) and not any(map(dated, duty.dates)):
        return True
    if len(duty.clauses) > 1 or duty.dates or not any(fixed(found) for found in before.dates):
        return False
    roles = {part.role for part in duty.parts}
    share = SUBJECT in roles and not roles & {LEAD, AGENT} and bool(_SHARE.search(words))
    return share and not _BOUND.search(words)


def _leads_over(before: Duty, text: str) -> bool:
    return bool(_CONSENTS.match(text[before.start : before.end]))
