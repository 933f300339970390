"""The office's units as the readers need them: names, aliases, kinds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.domain.units import UnitBook, UnitName
from desktop.services.desk import Desk
from desktop.store.tables import Office, Unit
from desktop.store.work import View, Work

_PLACE_END = re.compile(r"[县市区旗州盟]")


def book(desk: Desk) -> UnitBook:
    """Return the book of our units as they stand now, for the readers."""
    with desk.view() as view:
        office = view.first(Office, is_self=True)
        units = view.find(Unit, owner_id=desk.office.id, valid_to=None, order="order_no")
        names = tuple(UnitName(u.name, tuple(u.aliases), u.kind) for u in units)
    place = place_of(desk.office.name)
    return UnitBook(
        units=names,
        level=place[-1:] if place else "",
        place=place,
        mechanism=desk.profile.mechanism,
        office_host=office.host_unit if office else "",
    )


@dataclass(frozen=True, slots=True)
class UnitToPick:
    """A unit as a field offers it; `initials` are the stored pinyin initials of its names."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()


def units_to_pick(desk: Desk) -> list[UnitToPick]:
    """Return our units in force, in protocol order, for a field that picks one."""
    with desk.view() as view:
        units = view.find(Unit, owner_id=desk.office.id, valid_to=None, order="order_no")
        return [UnitToPick(u.id, u.name, u.kind, tuple(u.aliases), _initials(u.search_text)) for u in units]


def _initials(folded: str) -> tuple[str, ...]:
    return tuple(word for word in folded.split(" ") if word.isascii() and word.isalpha())


def place_of(office_name: str) -> str:
    """Return the place that an office's name begins with (云岭县府院联动办 → 云岭县), or an empty text.

    The narrowest place counts: 南泉市城北区 is a district, and the 州 of a city's name is no place of its own.
    """
    ends = [match.end() for match in _PLACE_END.finditer(office_name)]
    return office_name[: ends[-1]] if ends and ends[-1] > 1 else ""


def ensure_unit(
    desk: Desk, work: Work, name: str, *, kind: str = "member", since: date | None = None
) -> Unit:
    """Return our unit of that name, adding it at the end of the protocol order when it is new."""
    known = work.first(Unit, owner_id=desk.office.id, name=name, valid_to=None)
    if known is not None:
        return known
    last = max((unit.order_no for unit in work.find(Unit, owner_id=desk.office.id)), default=0)
    return work.add(
        Unit(
            owner_id=desk.office.id,
            name=name,
            kind=kind,
            order_no=last + 1,
            aliases=[],
            valid_from=since,
            search_text=search_text(name),
        )
    )


def unit_named(desk: Desk, view: View, name: str) -> Unit:
    """Return our unit of that name or alias; Refused when the roster does not know it."""
    canonical = book(desk).resolve(name) or name
    unit = view.first(Unit, owner_id=desk.office.id, name=canonical, valid_to=None)
    if unit is None:
        raise Refused(f"名册里没有“{name}”。请先在成员单位中添加，或改用名册上的名称。")
    return unit


def canonical(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """Return names as the roster writes them; one that the roster does not know stays as it was said."""
    known = book(desk)
    return tuple(known.resolve(name.strip()) or name.strip() for name in names if name.strip())


def learn_alias(desk: Desk, work: Work, name: str, alias: str) -> None:
    """Remember that `alias` was said for the unit `name`, inside an act that is already under way."""
    unit = work.first(Unit, owner_id=desk.office.id, name=name, valid_to=None)
    if unit is not None and alias != name and alias not in unit.aliases:
        unit.aliases = [*unit.aliases, alias]
        unit.search_text = search_text(unit.name, *unit.aliases)
