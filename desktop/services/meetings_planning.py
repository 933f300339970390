"""What a form for a new meeting can offer: the usual time and place, and a period that still lacks its meeting."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.profile_parts import Rhythm
from desktop.services.desk import Desk
from desktop.store.tables import Meeting

_FIRST_MONTHS = 3  # a meeting held in these may make up for the year before


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


def proposed_year(desk: Desk, kind: str, day: date) -> int:
    """Propose the year that a meeting on a day counts for; the clerk may set another.

    The profile's rule comes first. A yearly meeting planned now for the first months of the next year makes up for
    the running year where that one still lacks it.
    """
    year = desk.profile.year_covered(kind, day)
    running = desk.today().year
    return running if running < year and _lacks(desk, kind, day, running) else year


def year_hint(desk: Desk, kind: str, day: date, covered: int) -> str:
    """Return a word on the year before where it still lacks the meeting it owed, "" otherwise.

    Only in the first quarter, when a meeting may make up for it; `covered` is the year now chosen.
    """
    last, name = day.year - 1, desk.profile.meeting(kind).name
    if not _lacks(desk, kind, day, last):
        return ""
    if covered == last:
        return f"{last}年度还没有召开{name}，这次计入{last}年度。"
    return f"{last}年度还没有召开{name}；这次补开的，所属年度改为{last}。"


def _lacks(desk: Desk, kind: str, day: date, year: int) -> bool:
    """Tell whether a yearly meeting on a day early in the year could still make up for the year before."""
    duty = desk.profile.owed(kind)
    if duty is None or duty.rhythm is not Rhythm.YEAR or day.month > _FIRST_MONTHS or day.year != year + 1:
        return False
    with desk.view() as view:
        known = view.find(Meeting, owner_id=desk.office.id, kind=kind, year_covered=year)
    return not any(meeting.status in ("held", "planned") for meeting in known)
