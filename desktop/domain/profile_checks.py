"""Checks that one profile holds together: ids once, references known, numbers in range."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.domain.profile_parts import Fulfilment, Obligation
from desktop.domain.typed_tables import refusal

if TYPE_CHECKING:
    from desktop.domain.profile import Profile


def check_profile(profile: Profile) -> None:
    """Refuse, naming the place, a profile with an id used twice, an unknown reference or an odd number."""
    _check_ids(profile)
    _check_references(profile)
    _check_numbers(profile)
    for obligation in profile.obligations:
        _check_fulfilment(profile, obligation)


def _check_ids(profile: Profile) -> None:
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("parties", (p.id for p in profile.parties)),
        ("roles", (r.id for r in profile.roles)),
        ("seat_kinds", (s.id for s in profile.seat_kinds)),
        ("meetings", (m.id for m in profile.meetings)),
        ("obligations", (o.id for o in profile.obligations)),
        ("themes", (t.id for t in profile.themes)),
        ("papers", (p.id for p in profile.papers)),
        ("ladder", (s.id for s in profile.ladder)),
        ("lists.presets", (p.id for p in profile.lists.presets)),
    )
    for group, ids in groups:
        seen: set[str] = set()
        for one in ids:
            if one in seen:
                raise refusal(f"“{group}”", f"编号“{one}”用了两次")
            seen.add(one)


def _check_references(profile: Profile) -> None:
    papers = {p.id for p in profile.papers}
    roles = {r.id for r in profile.roles}
    for meeting in profile.meetings:
        _check_known(f"meetings“{meeting.id}”的“papers”", meeting.papers, papers)
    for step in profile.ladder:
        _check_known(f"ladder“{step.id}”的“paper”", [step.paper] if step.paper else [], papers)
    for role in profile.roles:
        _check_known(
            f"roles“{role.id}”的“delegated_by”", [role.delegated_by] if role.delegated_by else [], roles
        )
    _check_known("lists 的“chosen”", [profile.lists.chosen], {p.id for p in profile.lists.presets})


def _check_fulfilment(profile: Profile, obligation: Obligation) -> None:
    where = f"obligations“{obligation.id}”的“kinds”"
    known = {
        Fulfilment.MEETING: {m.id for m in profile.meetings},
        Fulfilment.PAPER: {p.id for p in profile.papers},
    }.get(obligation.fulfilled_by)
    _check_known(where, obligation.kinds, known or set())
    if known is not None and not obligation.kinds:
        raise refusal(where, "要写明由哪类会议或文书履行")


def _check_known(where: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise refusal(where, f"“{name}”没有在本档案中定义")


def _check_numbers(profile: Profile) -> None:
    if not 2 <= len(profile.parties) <= 3:
        raise refusal("“parties”", "参与方应为两方或三方")
    for obligation in profile.obligations:
        where = f"obligations“{obligation.id}”"
        if obligation.count < 1:
            raise refusal(f"{where}的“count”", "至少为 1")
        numbers = (obligation.opens_months, obligation.grace_months, obligation.grace_workdays)
        if min(*numbers, obligation.remind_workdays) < 0:
            raise refusal(where, "月数和工作日数不能为负")
