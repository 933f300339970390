"""What a form for a new meeting can offer: the usual time and place, and a period that still lacks its meeting."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.profile_parts import Rhythm
from desktop.services.desk import Desk
from desktop.store.tables import Meeting


@dataclass(frozen=True, slots=True)
class Usual:
    """Time and place of the last meeting of the kind, and every place used lately; empty where there was none."""

    time_text: str = ""
    place: str = ""
    places: tuple[str, ...] = ()


def usual(desk: Desk, kind: str) -> Usual:
    """Return what was usual for a kind of meeting."""
    with desk.view() as view:
        found = view.find(Meeting, owner_id=desk.office.id, order="meets_on")
    latest = [m for m in reversed(found) if m.kind == kind and (m.time_text or m.place)]
    places = tuple(dict.fromkeys(m.place for m in reversed(found) if m.place))
    return Usual(latest[0].time_text, latest[0].place, places) if latest else Usual(places=places)


def year_hint(desk: Desk, kind: str, day: date) -> str:
    """Return a word where the year before still lacks the meeting it owed, "" otherwise.

    Only in the first quarter, when a meeting may make up for it: the clerk decides which year it counts for.
    """
    duty = desk.profile.owed(kind)
    if duty is None or duty.rhythm is not Rhythm.YEAR or day.month > 3:
        return ""
    last, name = day.year - 1, desk.profile.meeting(kind).name
    with desk.view() as view:
        held = view.first(Meeting, owner_id=desk.office.id, kind=kind, year_covered=last, status="held")
    return "" if held else f"{last}年度还没有召开{name}；这次补开的，所属年度改为{last}。"
