"""Taking in a founding or adjusting notice: what it changes against the roster that stands, then one act."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.units import UnitBook
from desktop.services.desk import Desk
from desktop.services.roster_draft import HeadDraft, MemberDraft, RosterDraft
from desktop.services.roster_people import day_before, in_force, put_term
from desktop.services.units import book, ensure_unit, learn_alias
from desktop.store.tables import Person, Seat, SourceFile, Term, Unit
from desktop.store.work import View, Work

NEW, FILLED, HOLDER, POST, WORDING, LEFT, GONE, SAME = (
    "new", "filled", "holder", "post", "wording", "left", "gone", "same",
)  # fmt: skip
WORDS = {
    NEW: "新增席位",
    FILLED: "补登姓名",
    HOLDER: "换人",
    POST: "职务变动",
    WORDING: "席位改称",
    LEFT: "不再担任",
    GONE: "名单中没有",
    SAME: "无变化",
}
_NOT_SEATS = ("成员", "联络员")  # roles whose holders come with their units
# A notice that names this part of the seats lists the whole body: whoever is missing is told.
_WHOLE_LIST = 0.5


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a notice against the roster; `key` names it (h0, m3, o1, or gone:<seat>).

    `before` and `after` are the person or words; a line that only leaves somebody out is never done by itself.
    """

    key: str
    kind: str
    what: str
    before: str = ""
    after: str = ""
    seat_id: str | None = None

    @property
    def words(self) -> str:
        """Return the difference in words: 换人：张三 → 李四."""
        told = f"{self.before} → {self.after}" if self.before else self.after
        return f"{WORDS[self.kind]}：{told}" if told and self.kind != SAME else WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One seat of a draft, of whichever kind; `unit` as the roster writes it."""

    key: str
    kind: str
    role: str
    unit: str
    requirement: str
    name: str
    position: str
    member: MemberDraft | None = None
    replaces: str = ""
    added: bool = False

    @property
    def what(self) -> str:
        return f"{self.unit}　{self.requirement}".strip("　") or self.role


@dataclass(frozen=True, slots=True)
class _Held:
    """A seat that stands, with its holder on the day."""

    seat: Seat
    unit: str
    name: str
    position: str


def compare(desk: Desk, draft: RosterDraft) -> list[Difference]:
    """Return what a notice changes, in its own order, then the seats it ends or no longer names; nothing is stored."""
    with desk.view() as view:
        on = draft.on or desk.today()
        held = _held(desk, view, on)
        entries = _entries(draft, book(desk))
        pairs = _matched(entries, held)
        told = [_difference(entry, pairs.get(entry.key)) for entry in entries]
        taken = {each.seat.id for each in pairs.values()}
        left = [each for each in held if each.seat.id not in taken and _leaves(draft, each)]
        told += [_ended(LEFT, each) for each in left]
        taken |= {each.seat.id for each in left}
        missing = [each for each in held if each.seat.kind != "office" and each.seat.id not in taken]
        if draft.partial or len(taken) < _WHOLE_LIST * (len(taken) + len(missing)):
            return told
        return told + [_ended(GONE, each) for each in missing]


def import_roster(
    desk: Desk,
    draft: RosterDraft,
    *,
    source: tuple[str, bytes, str] | None = None,
    leaving_out: Collection[str] = (),
    ending: Collection[str] = (),
) -> Changes:
    """Store a confirmed roster in one act; `source` is (name, bytes, text) of the paper, kept beside it.

    Seats that stand already are not doubled. `leaving_out` are keys of `compare` that the clerk does not want;
    `ending` the ids of seats that the notice no longer names and that end with it.
    """
    if not draft.heads and not draft.members:
        raise Refused("名单里没有读到职务和成员，没有导入。请检查原文，或手工添加成员单位。")
    sha = desk.store.files.keep(source[1]) if source else ""
    with desk.act("导入名册", paper=draft.paper) as work:
        if source:
            work.add(SourceFile(kind="roster", name=source[0], text=source[2], sha256=sha))
        on = draft.on or desk.today()
        held = _held(desk, work, on)
        entries = _entries(draft, book(desk))
        pairs = _matched(entries, held)
        for entry in entries:
            if entry.key not in leaving_out:
                _store(desk, work, entry, pairs.get(entry.key), draft)
        for each in ending:
            end_seat(work, work.need(Seat, each), on)
    return work.changes


def preset_heads(desk: Desk) -> Changes:
    """Add the heads' and office seats that the mechanism fixes and the roster lacks, all vacant, as one act.

    The number is that of the founding document, one where it fixes none. Refused when none is missing.
    """
    roles = [role for role in desk.profile.roles if role.name not in _NOT_SEATS]
    with desk.act("按机制设领导席位") as work:
        for role in roles:
            kind = "office" if role.name.startswith("办公室") else "head"
            standing = [each for each in _held(desk, work, desk.today()) if each.seat.role == role.name]
            for _missing in range(max(role.seats, 1) - len(standing)):
                entry = _Entry("", kind, role.name, "", "", "", "")
                _new_seat(desk, work, entry, None, None, RosterDraft((), ()))
    if not work.changes:
        raise Refused("机制规定的领导席位名册里都有了，没有改动。")
    return work.changes


def end_seat(work: Work, seat: Seat, on: date) -> None:
    """End a seat and its holder's term the day before `on`."""
    seat.valid_to = day_before(on)
    _end_terms(work, seat, on)


def _end_terms(work: Work, seat: Seat, on: date) -> None:
    for term in work.find(Term, seat_id=seat.id, valid_to=None):
        term.valid_to = day_before(on)


def _entries(draft: RosterDraft, known: UnitBook) -> list[_Entry]:
    heads = [_head(f"h{n}", "head", head) for n, head in enumerate(draft.heads)]
    office = [_head(f"o{n}", "office", head) for n, head in enumerate(draft.office)]
    members = []
    for n, each in enumerate(draft.members):
        unit = known.resolve(each.unit) or each.unit
        told = (each.seat, each.person or "", each.position or "")
        given = (each, each.replaces or "", each.added)
        members.append(_Entry(f"m{n}", "member", "成员", unit, *told, *given))
    return [*heads, *members, *office]


def _head(key: str, kind: str, head: HeadDraft) -> _Entry:
    told = (head.name or "", head.position or "")
    return _Entry(key, kind, head.role, "", "", *told, None, head.replaces or "", head.added)


def _held(desk: Desk, view: View, on: date) -> list[_Held]:
    """Return the seats that stand on a day or are still to begin, with who holds them then."""
    units = {unit.id: unit.name for unit in view.find(Unit, owner_id=desk.office.id)}
    seats = view.find(Seat, owner_id=desk.office.id, order=("order_no", "id"))
    standing = [seat for seat in seats if seat.valid_to is None or on <= seat.valid_to]
    return [_Held(seat, units.get(seat.unit_id or "", ""), *_holder(view, seat, on)) for seat in standing]


def _holder(view: View, seat: Seat, on: date) -> tuple[str, str]:
    held = [term for term in view.find(Term, seat_id=seat.id) if in_force(term, on)]
    return (view.need(Person, held[-1].person_id).name, held[-1].position) if held else ("", "")


def _matched(entries: Iterable[_Entry], held: Iterable[_Held]) -> dict[str, _Held]:
    """Pair the lines of a notice with the seats that stand: by holder first, then by wording, then in order.

    A line that names whose place it takes goes there; one that adds a seat takes nobody's place.
    """
    pairs: dict[str, _Held] = {}
    free = list(held)
    waiting = list(entries)
    for fits in (_takes_over, _same_holder, _same_wording, _one_unnamed, _reworded):
        for entry in list(waiting):
            found = [each for each in free if _same_place(entry, each) and fits(entry, each)]
            if entry.added:
                found = [each for each in found if each.name in ("", entry.name)]
            if not found or (fits is _reworded and not _alone(entry, waiting, found)):
                continue
            pairs[entry.key] = found[0]
            free.remove(found[0])
            waiting.remove(entry)
    return pairs


def _same_place(entry: _Entry, held: _Held) -> bool:
    return (entry.kind, entry.role, entry.unit) == (held.seat.kind, held.seat.role, held.unit)


def _takes_over(entry: _Entry, held: _Held) -> bool:
    return bool(entry.replaces) and entry.replaces == held.name


def _same_holder(entry: _Entry, held: _Held) -> bool:
    return bool(entry.name) and entry.name == held.name and entry.requirement == held.seat.requirement


def _same_wording(entry: _Entry, held: _Held) -> bool:
    return entry.requirement == held.seat.requirement


def _one_unnamed(entry: _Entry, held: _Held) -> bool:
    return not entry.requirement or not held.seat.requirement


def _reworded(_entry: _Entry, _held: _Held) -> bool:
    return True


def _alone(entry: _Entry, waiting: list[_Entry], found: list[_Held]) -> bool:
    """Tell whether a unit has one seat left and the notice one line for it: the same seat under another name."""
    return len(found) == 1 and sum(_same_unit(entry, each) for each in waiting) == 1


def _same_unit(one: _Entry, other: _Entry) -> bool:
    return (one.kind, one.role, one.unit) == (other.kind, other.role, other.unit)


def _difference(entry: _Entry, held: _Held | None) -> Difference:
    if held is None:
        return Difference(entry.key, NEW, entry.what, "", entry.name)
    told = (entry.key, entry.what, held.seat.id)
    key, what, seat = told
    if entry.requirement and held.seat.requirement and entry.requirement != held.seat.requirement:
        return Difference(key, WORDING, what, held.seat.requirement, entry.requirement, seat)
    if entry.replaces and not entry.name and held.name:
        return Difference(key, HOLDER, what, held.name, "空缺", seat)
    if not entry.name or (entry.name == held.name and entry.position in ("", held.position)):
        return Difference(key, SAME, what, held.name, entry.name, seat)
    if not held.name:
        return Difference(key, FILLED, what, "", entry.name, seat)
    if entry.name == held.name:
        return Difference(key, POST, what, held.position, entry.position, seat)
    return Difference(key, HOLDER, what, held.name, entry.name, seat)


def _leaves(draft: RosterDraft, held: _Held) -> bool:
    """Tell whether a notice says that the holder, or the whole unit, no longer belongs to the body."""
    return any(
        each.person == held.name and each.role in (held.seat.role, "成员单位")
        if each.person
        else each.unit == held.unit and held.seat.kind == "member"
        for each in draft.leaving
    )


def _ended(kind: str, held: _Held) -> Difference:
    words = f"{held.unit}　{held.seat.requirement}".strip("　") or held.seat.role
    return Difference(f"gone:{held.seat.id}", kind, words, held.name, "", held.seat.id)


def _store(desk: Desk, work: Work, entry: _Entry, held: _Held | None, draft: RosterDraft) -> None:
    unit = _unit(desk, work, entry, draft) if entry.unit else None
    seat = held.seat if held else None
    if seat is not None and entry.requirement and entry.requirement != seat.requirement:
        if seat.requirement:
            end_seat(work, seat, draft.on or desk.today())
            seat = None
        else:
            seat.requirement = entry.requirement
    if seat is None:
        seat = _new_seat(desk, work, entry, unit, held, draft)
    if entry.name:
        put_term(desk, work, seat.id, entry.name, position=entry.position, since=draft.on, paper=draft.paper)
    elif held and entry.replaces == held.name:
        _end_terms(work, seat, draft.on or desk.today())


def _unit(desk: Desk, work: Work, entry: _Entry, draft: RosterDraft) -> Unit:
    member = entry.member
    short = member.short if member else ""
    unit = ensure_unit(desk, work, entry.unit, kind=_kind_of(entry.unit), since=draft.on, short=short)
    if short and short != unit.name:
        unit.short_name = short
    if member and member.raw:
        learn_alias(desk, work, unit.name, member.raw)
    return unit


def _new_seat(
    desk: Desk, work: Work, entry: _Entry, unit: Unit | None, former: _Held | None, draft: RosterDraft
) -> Seat:
    owner = desk.office.id
    places = [seat.order_no for seat in work.find(Seat, owner_id=owner, kind=entry.kind)]
    place = former.seat.order_no if former else max(places, default=-1) + 1
    return work.add(
        Seat(
            owner_id=owner,
            kind=entry.kind,
            role=entry.role,
            unit_id=unit.id if unit else None,
            requirement=entry.requirement,
            order_no=place,
            valid_from=draft.on,
        )
    )


def _kind_of(name: str) -> str:
    if name.endswith(("人民法院", "人民检察院", "法院", "检察院", "人民政府")) and not name.endswith(
        ("镇人民政府", "乡人民政府")
    ):
        return "organ"
    return "town" if name.endswith(("镇人民政府", "乡人民政府", "街道办事处")) else "member"
