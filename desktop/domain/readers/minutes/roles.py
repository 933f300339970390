"""Who leads and who supports a duty, from the parts the named groups play in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.readers.minutes.mentions import COLLECTIVE, UNKNOWN, Group, Mention
from desktop.domain.readers.minutes.proposal import Doubt
from desktop.domain.readers.minutes.responsibility import (
    AGENT,
    BACKER,
    HELPER,
    LEAD,
    SHARED,
    STEP,
    SUBJECT,
    SUPPORT,
    Part,
)


@dataclass(slots=True)
class Roles:
    """The leading and supporting names of one duty, the unnamed groups, and what is not sure of them."""

    lead: list[Mention] = field(default_factory=list)
    support: list[Mention] = field(default_factory=list)
    collective: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def nobody(self) -> bool:
        """Whether nobody at all was named."""
        return not (self.lead or self.support or self.collective)


def roles_of(parts: Sequence[Part]) -> Roles:
    """Settle who leads: whoever is said to (牵头), else the first actor; helpers and later steps support.

    按职责分工负责 alone names no lead.
    """
    roles = Roles()
    leaders = [part for part in parts if part.role == LEAD]
    actors = [part for part in parts if part.role in (AGENT, SUBJECT, BACKER)]
    unnamed = bool(actors) and not actors[0].group.named and actors[0].role == AGENT
    if not leaders and not unnamed:
        leaders = [part for part in actors if part.group.named][:1]
    if not leaders and not actors and not any(part.role == SHARED for part in parts):
        leaders = _lone_helper(parts)
        if leaders and leaders[0].role == HELPER:
            names = "、".join(member.name for member in leaders[0].group.members)
            roles.doubts.append(Doubt("lead", f"只写了由{names}协助、配合，没有写明牵头单位，请确认。"))
    for part in leaders:
        _take(roles, roles.lead, part.group)
    for part in parts:
        if part not in leaders and part.role in (AGENT, SUBJECT, BACKER, SUPPORT, HELPER, SHARED, STEP, LEAD):
            _take(roles, roles.support, part.group)
    led = {mention.name for mention in roles.lead}
    roles.support = [mention for mention in roles.support if mention.name not in led]
    if not roles.lead and any(part.role == SHARED for part in parts):
        roles.doubts.append(Doubt("lead", "写的是按职责分工负责，没有写明由谁牵头，请确认。"))
    return roles


def led_by_person(roles: Roles, words: str) -> Roles:
    """Take the lead from units where the text gives it to a person: 吴刚同志牵头，县法院参加."""
    reason = f"“{words}”写的是由个人牵头，没有写明牵头单位，请确认。"
    return Roles([], [*roles.lead, *roles.support], roles.collective, [*roles.doubts, Doubt("lead", reason)])


def _lone_helper(parts: Sequence[Part]) -> list[Part]:
    helpers = [part for part in parts if part.role == HELPER and part.group.named]
    steps = [part for part in parts if part.role == STEP and part.group.named]
    return (helpers or steps)[:1]


def _take(roles: Roles, into: list[Mention], group: Group) -> None:
    for mention in group.members:
        if mention.kind == COLLECTIVE:
            if mention.name not in roles.collective:
                roles.collective.append(mention.name)
        elif mention.name not in {known.name for known in into}:
            into.append(mention)


def unknown_doubts(roles: Roles) -> list[Doubt]:
    """Say which names are not units of the book."""
    return [
        Doubt(field_name, f"单位名录中没有“{mention.name}”，按原文列出，请核对。")
        for field_name, mentions in (("lead", roles.lead), ("support", roles.support))
        for mention in mentions
        if mention.kind == UNKNOWN
    ]
