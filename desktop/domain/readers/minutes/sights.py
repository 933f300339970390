"""One paragraph with everything found in it, and what can be told of it by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.deadlines import Found
from desktop.domain.readers.minutes.clauses import Duty, clauses_of
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import Group, Mention
from desktop.domain.readers.minutes.responsibility import AGENT, LEAD, SUBJECT

_VERB = r"每|于|在|要|应|须|将|对|就|会同|负责|牵头|配合|联合|共同|按|及时|组织|\d"


@dataclass(slots=True)
class Sight:
    """One paragraph with everything found in it."""

    paragraph: Paragraph
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    dates: list[Found]

    @property
    def text(self) -> str:
        """The letters of the paragraph."""
        return self.paragraph.text


def unread_beside(text: str, duty: Duty) -> str | None:
    """Give the words that stand in one list with the acting units but were read as no name: 督查室、某局."""
    for part in duty.parts:
        if part.role not in (LEAD, AGENT, SUBJECT):
            continue
        after = re.match(
            rf"、([^，。；：、]{{2,10}}?)(?={_VERB}|[，。；：、]|$)", text[part.group.end : duty.end]
        )
        before = re.search(
            r"(?:^|[，。；：、由])([^，。；：、由]{2,12})、$", text[duty.start : part.group.start]
        )
        if after or before:
            return (after or before)[1]  # type: ignore[index]
    return None


def orders_by_day(sight: Sight) -> bool:
    """Say whether a line without any mark gives a unit a day all the same: 三是县司法局要在6月20日前完成培训."""
    return bool(sight.mentions) and any(
        sight.text[: found.end].endswith(("前", "内")) and found.explained.due for found in sight.dates
    )


def assigns(sight: Sight, low: int, high: int) -> bool:
    """Say whether a sentence hands something to a unit: 由 X, 请 X, X 牵头."""
    clauses = clauses_of(sight.text, low, high, sight.groups, sight.dates)
    return any(part.role in (LEAD, AGENT) for clause in clauses for part in clause.parts)
