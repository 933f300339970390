"""A profile: one place's mechanism as typed, dated, versioned data, read from TOML text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from desktop.domain.errors import Refused
from desktop.domain.profile_checks import check_profile
from desktop.domain.profile_parts import (
    Body,
    Fulfilment,
    LadderStep,
    Lists,
    MeetingKind,
    Obligation,
    Office,
    PaperUse,
    Party,
    Retention,
    Role,
    SeatKind,
    Source,
    Theme,
    YearCovered,
)
from desktop.domain.typed_tables import build, refusal

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One mechanism. `version` and `dated` tell which of two profiles with the same id is the later."""

    format: int
    id: str
    version: int
    dated: date
    title: str
    mechanism: str
    mechanism_aliases: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    source: Source
    body: Body
    office: Office
    parties: tuple[Party, ...]
    roles: tuple[Role, ...]
    seat_kinds: tuple[SeatKind, ...]
    lists: Lists
    meetings: tuple[MeetingKind, ...]
    obligations: tuple[Obligation, ...]
    themes: tuple[Theme, ...] = ()
    papers: tuple[PaperUse, ...]
    indicators: tuple[str, ...] = ()
    ladder: tuple[LadderStep, ...]
    retention: tuple[Retention, ...]

    def meeting(self, kind: str) -> MeetingKind:
        """Return the meeting kind of that id; Refused, with the known names, where there is none."""
        for known in self.meetings:
            if kind in (known.id, known.name):
                return known
        names = "、".join(f"{known.id}（{known.name}）" for known in self.meetings)
        raise Refused(f"本机制没有“{kind}”这一类会议，未办理。可用的会议类型：{names}。")

    def paper(self, kind: str) -> PaperUse:
        """Return the paper of that id; Refused where the mechanism does not use it."""
        for known in self.papers:
            if known.id == kind:
                return known
        raise Refused(f"本机制没有“{kind}”这一类文书，未办理。请在文书目录中选择。")

    def role(self, role: str) -> Role:
        """Return the role of that id or name; Refused, with the known names, where there is none."""
        for known in self.roles:
            if role in (known.id, known.name):
                return known
        raise Refused(
            f"本机制没有“{role}”这一职务，未办理。可用的职务：{'、'.join(r.name for r in self.roles)}。"
        )

    def owed(self, kind: str) -> Obligation | None:
        """Return the duty that sets the minimum number of such meetings, or None where none is owed."""
        meeting = self.meeting(kind)
        duties = (
            o for o in self.obligations if o.fulfilled_by is Fulfilment.MEETING and meeting.id in o.kinds
        )
        return next(duties, None)

    def hosting_words(self, role: str) -> str | None:
        """Return how the role may host a meeting: 主持, 受召集人委托主持, or None where it may not host."""
        known = self.role(role)
        if not known.may_host:
            return None
        return f"受{self.role(known.delegated_by).name}委托主持" if known.delegated_by else "主持"

    def year_covered(self, kind: str, held_on: date) -> int:
        """Propose the year that a meeting counts for; the clerk may set another.

        A meeting due 年底或年初 (柳州 五(二)1) held before its window closes counts for the year before.
        """
        meeting = self.meeting(kind)
        if meeting.covers is YearCovered.HELD:
            return held_on.year
        duty = self.owed(meeting.id)
        return held_on.year - 1 if duty and held_on.month <= duty.grace_months else held_on.year

    def inventory(self) -> tuple[str, ...]:
        """Return every inventory row that the profile serves, in the order of the file."""
        parts: list[Source | Body | Office | Role | SeatKind | MeetingKind | Obligation | Theme | PaperUse]
        parts = [self.source, self.body, self.office, *self.roles, *self.seat_kinds]
        parts += [*self.meetings, *self.obligations, *self.themes, *self.papers]
        return tuple(row for part in parts for row in part.inventory)


def parse_profile(text: str) -> Profile:
    """Read a profile from TOML text; whatever does not fit is Refused, naming the key or the line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"第{place[1]}行第{place[2]}列" if place else "末尾"
        raise refusal(where, "不是有效的 TOML 写法") from error
    if isinstance(table.get("format"), int) and table["format"] > FORMAT:
        raise refusal(
            "“format”", f"格式号 {table['format']} 由较新的版本写成，本版本只认到 {FORMAT}，请先升级本软件"
        )
    profile = build(Profile, table, "正文")
    check_profile(profile)
    return profile


def profile_hash(text: str) -> str:
    """Return the SHA-256 of the text with line ends and outer blanks made equal, as 64 hex digits."""
    lines = [line.rstrip() for line in text.lstrip("\ufeff").splitlines()]
    return sha256("\n".join(lines).strip().encode()).hexdigest()


def is_later(one: Profile, other: Profile) -> bool:
    """Tell whether `one` replaces `other`: the same id and a higher version."""
    return one.id == other.id and one.version > other.version
