"""The office's units as the readers need them: names, aliases, kinds, and what they were called before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.domain.units import UnitBook, UnitName
from desktop.services.desk import Desk
from desktop.store.tables import Office, Succession, Unit
from desktop.store.work import View, Work

_PLACE_END = re.compile(r"[县市区旗州盟]")
# The ends that speech leaves out, and what it says in their place.
_SHORT = (
    ("人民法院", "法院"), ("人民检察院", "检察院"), ("镇人民政府", "镇"), ("乡人民政府", "乡"),
    ("街道办事处", "街道"), ("办公室", "办"), ("管理委员会", "管委会"), ("委员会", "委"),
)  # fmt: skip


def book(desk: Desk, on: date | None = None) -> UnitBook:
    """Return the book of our units as they stand now, or stood on a day, for the readers.

    A unit that was renamed or merged is found under its old name as its successor from the day of the change on,
    and as itself before it; the old name of a unit that was split names nobody.
    """
    with desk.view() as view:
        office = view.first(Office, is_self=True)
        units = standing_units(desk, view, on)
        before = former_names(desk, view, on)
        names = tuple(UnitName(u.name, _other_names(u, before), u.kind) for u in units)
    place = place_of(desk.office.name)
    return UnitBook(
        units=names,
        level=place[-1:] if place else "",
        place=place,
        mechanism=desk.profile.mechanism,
        office_host=office.host_unit if office else "",
    )


def standing_units(desk: Desk, view: View, on: date | None = None) -> list[Unit]:
    """Return our units that stand on a day (default today, those still to begin included), in protocol order.

    A paper may speak of a unit before the roster first names it, so only a successor has to wait for its day.
    """
    day = on or desk.today()
    units = view.find(Unit, owner_id=desk.office.id, order=("order_no", "id"))
    begun_later = {
        each.to_unit_id for each in view.find(Succession, owner_id=desk.office.id) if on and each.on > on
    }
    return [
        unit
        for unit in units
        if (unit.valid_to is None or day <= unit.valid_to)
        and not (unit.id in begun_later and unit.valid_from and unit.valid_from > day)
    ]


def former_names(desk: Desk, view: View, on: date | None = None) -> dict[str, tuple[str, ...]]:
    """Return the names under which a unit's predecessors were known, by the id of the unit, as of a day."""
    day = on or desk.today()
    steps = [each for each in view.find(Succession, owner_id=desk.office.id) if each.on <= day]
    heirs: dict[str, list[str]] = {}
    for step in steps:
        heirs.setdefault(step.from_unit_id, []).append(step.to_unit_id)
    found: dict[str, list[str]] = {}
    for gone, next_ids in heirs.items():
        heir = _last_heir(gone, heirs)
        unit = view.get(Unit, gone)
        if heir and heir != gone and unit and gone not in next_ids:
            found.setdefault(heir, []).extend(_other_names(unit, {}, unit.name))
    return {heir: tuple(dict.fromkeys(names)) for heir, names in found.items()}


def _last_heir(gone: str, heirs: Mapping[str, list[str]]) -> str | None:
    """Follow the successions to the unit that stands; None where a split leaves it open."""
    seen = {gone}
    while gone in heirs and not (len(seen) > 1 and gone in heirs[gone]):
        if len(set(heirs[gone])) > 1 or heirs[gone][0] in seen:
            return None
        gone = heirs[gone][0]
        seen.add(gone)
    return gone


def _other_names(unit: Unit, before: Mapping[str, tuple[str, ...]], *first: str) -> tuple[str, ...]:
    told = (*first, *([unit.short_name] if unit.short_name else []), *unit.aliases, *before.get(unit.id, ()))
    return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class UnitToPick:
    """A unit as a field offers it; `initials` are the stored pinyin initials of its names."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()


def units_to_pick(desk: Desk) -> list[UnitToPick]:
    """Return our units in force, in protocol order, for a field that picks one; a former name finds it too."""
    with desk.view() as view:
        before = former_names(desk, view)
        return [
            UnitToPick(u.id, u.name, u.kind, _other_names(u, before), _initials(u, before.get(u.id, ())))
            for u in standing_units(desk, view)
        ]


def _initials(unit: Unit, former: tuple[str, ...]) -> tuple[str, ...]:
    told = f"{unit.search_text} {search_text(*former)}" if former else unit.search_text
    return tuple(word for word in told.split(" ") if word.isascii() and word.isalpha())


def place_of(office_name: str) -> str:
    """Return the place that an office's name begins with (云岭县府院联动办 → 云岭县), or an empty text.

    The narrowest place counts: 南泉市城北区 is a district, and the 州 of a city's name is no place of its own.
    """
    ends = [match.end() for match in _PLACE_END.finditer(office_name)]
    return office_name[: ends[-1]] if ends and ends[-1] > 1 else ""


def short_form(name: str) -> str:
    """Return the short name that the end of a full name gives (县人民法院 → 县法院), empty where it gives none."""
    for end, short in _SHORT:
        if name.endswith(end) and len(name) > len(end):
            return name.removesuffix(end) + short
    return ""


def ensure_unit(
    desk: Desk, work: Work, name: str, *, kind: str = "member", since: date | None = None, short: str = ""
) -> Unit:
    """Return our unit of that name, adding it at the end of the protocol order when it is new."""
    known = unit_in(desk, work, name)
    if known is not None:
        return known
    last = max((unit.order_no for unit in work.find(Unit, owner_id=desk.office.id)), default=0)
    return work.add(
        Unit(
            owner_id=desk.office.id,
            name=name,
            short_name=short if short != name else "",
            kind=kind,
            order_no=last + 1,
            aliases=[],
            valid_from=since,
            search_text=search_text(name, short),
        )
    )


def unit_in(desk: Desk, view: View, name: str) -> Unit | None:
    """Return our unit of exactly that name that stands today, None when there is none."""
    today = desk.today()
    named = view.find(Unit, owner_id=desk.office.id, name=name)
    return next((unit for unit in named if unit.valid_to is None or today <= unit.valid_to), None)


def unit_named(desk: Desk, view: View, name: str) -> Unit:
    """Return our unit of that name or alias; Refused when the roster does not know it."""
    canonical = book(desk).resolve(name) or name
    unit = unit_in(desk, view, canonical)
    if unit is None:
        raise Refused(f"名册里没有“{name}”。请先在成员单位中添加，或改用名册上的名称。")
    return unit


def canonical(desk: Desk, names: Iterable[str]) -> tuple[str, ...]:
    """Return names as the roster writes them; one that the roster does not know stays as it was said."""
    known = book(desk)
    return tuple(known.resolve(name.strip()) or name.strip() for name in names if name.strip())


def learn_alias(desk: Desk, work: Work, name: str, alias: str) -> None:
    """Remember that `alias` was said for the unit `name`, inside an act that is already under way."""
    unit = unit_in(desk, work, name)
    if unit is not None and alias != name and alias not in unit.aliases:
        unit.aliases = [*unit.aliases, alias]
        unit.search_text = search_text(unit.name, unit.short_name, *unit.aliases)
