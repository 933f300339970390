"""What is done with the lines of a list before it goes to the meeting: added, edited, kept, merged, dropped, moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.dates import read_date
from desktop.domain.errors import Refused
from desktop.domain.readers.ledger.units import read_units
from desktop.domain.units import UnitBook
from desktop.domain.worklists import LineState, list_deadline
from desktop.services.desk import Desk
from desktop.services.units import book
from desktop.services.worklists import editable, ordered
from desktop.store.tables import ListItem, Unit, WorkList
from desktop.store.work import View, Work

_TEXTS = {
    "section": "section",
    "measures": "measures",
    "post": "responsible_post",
    "leader": "responsible_person",
    "note": "note",
}
FIELDS = (*_TEXTS, "matter", "proposer", "lead", "support", "deadline", "due")


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as a unit proposes it; units are names, the deadline is the words, `due_on` a day that settles them."""

    matter: str
    measures: str = ""
    section: str = ""
    proposer: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    post: str = ""
    person: str = ""
    deadline: str = ""
    due_on: date | None = None
    note: str = ""
    task_id: str | None = None  # the task it goes on with, where it was carried over


@dataclass(frozen=True, slots=True)
class LineEdit:
    """New words for one field of one line; `field` is one of FIELDS."""

    id: str
    field: str
    text: str


def add_lines(desk: Desk, list_id: str, drafts: Sequence[LineDraft], *, paper: str = "") -> Changes:
    """Add proposals at the end of a list, undecided, in one act; `paper` is the form they came on."""
    with desk.act("登记申报", paper=paper) as work:
        add_lines_in(desk, work, editable(desk, work, list_id), drafts)
    return work.changes


def add_lines_in(
    desk: Desk,
    work: Work,
    worklist: WorkList,
    drafts: Sequence[LineDraft],
    state: LineState = LineState.PROPOSED,
) -> list[ListItem]:
    """Add lines inside an act that is already under way; Refused when one says nothing."""
    if not drafts or not all(draft.matter.strip() for draft in drafts):
        raise Refused("事项内容是空的，没有登记。请填写要办的事。")
    known = book(desk)
    last = max((item.order_no for item in work.find(ListItem, list_id=worklist.id)), default=0)
    return [
        work.add(_item(desk, work, worklist, draft, last + place, state, known))
        for place, draft in enumerate(drafts, 1)
    ]


def edit_lines(desk: Desk, edits: Sequence[LineEdit]) -> Changes:
    """Write new words into cells of lines in one act, as typing or a pasted block brings them.

    Units are read by their names, marks such as （配合） included; a deadline is read with the year of the list;
    `due` settles the day, and empty takes it back to what the words say.
    """
    with desk.act("修改清单") as work:
        known, lists = book(desk), dict[str, WorkList]()
        for edit in edits:
            item = _line_of(work, edit.id)
            lists[item.list_id] = lists.get(item.list_id) or editable(desk, work, item.list_id)
            _write(desk, work, lists[item.list_id], item, edit, known)
    return work.changes


def keep(desk: Desk, ids: Sequence[str]) -> Changes:
    """Put lines on the list (列入); one that was merged or dropped stands for itself again."""
    with desk.act("列入清单") as work:
        for item in _lines(desk, work, ids):
            _set(item, LineState.KEPT)
    return work.changes


def put_back(desk: Desk, ids: Sequence[str]) -> Changes:
    """Make lines undecided again; what was merged into them stands for itself again."""
    with desk.act("重新研究") as work:
        for item in _lines(desk, work, ids):
            _set(item, LineState.PROPOSED)
            _free(work, item)
    return work.changes


def drop(desk: Desk, ids: Sequence[str], reason: str) -> Changes:
    """Leave lines off the list (不列) with the reason; they stay to be seen. What was merged into them goes free."""
    if not reason.strip():
        raise Refused("不列入清单须写明理由，没有改动。")
    with desk.act("不列入清单", reason=reason.strip()) as work:
        for item in _lines(desk, work, ids):
            _set(item, LineState.DROPPED, reason=reason.strip())
            _free(work, item)
    return work.changes


def merge(desk: Desk, ids: Sequence[str], matter: str = "") -> Changes:
    """Make one line of several (并项): the first of them in the list stays, or the one that is in the ledger already.

    All proposers stay with it, units and requirements are put together; a deadline that differs is written into
    the remarks and never chosen. Refused for fewer than two, and for two that both are tasks already.
    """
    with desk.act("并项") as work:
        items = ordered(_lines(desk, work, ids))
        if len(items) < 2 or len({item.list_id for item in items}) > 1:
            raise Refused("并项要选同一张清单上的两项以上，没有改动。")
        filed = [item for item in items if item.task_id]
        if len(filed) > 1:
            raise Refused("所选事项中有两项以上已经立项，不能并为一项，没有改动。可以把其中一项改为不列。")
        target = filed[0] if filed else items[0]
        for item in items:
            if item is not target:
                _join(work, target, item)
        target.matter = matter.strip() or target.matter
        _set(target, LineState.KEPT)
    return work.changes


def move(desk: Desk, line_id: str, steps: int) -> Changes:
    """Move a line up (below zero) or down among the kept lines of its section, or among the undecided."""
    with desk.act("调整次序") as work:
        (item,) = _lines(desk, work, [line_id])
        around = [
            each
            for each in ordered(work.find(ListItem, list_id=item.list_id))
            if (each.state, each.section) == (item.state, item.section)
        ]
        places = sorted(each.order_no for each in around)
        at = [each.id for each in around].index(item.id)
        around.insert(max(0, min(at + steps, len(around) - 1)), around.pop(at))
        for each, place in zip(around, places, strict=True):
            each.order_no = place
    return work.changes


def _item(
    desk: Desk,
    view: View,
    worklist: WorkList,
    draft: LineDraft,
    place: int,
    state: LineState,
    known: UnitBook,
) -> ListItem:
    said = list_deadline(draft.deadline, worklist.year, desk.calendar)
    proposer = known.resolve(draft.proposer) or draft.proposer.strip()
    unit = view.first(Unit, owner_id=desk.office.id, name=proposer, valid_to=None) if proposer else None
    return ListItem(
        owner_id=desk.office.id,
        list_id=worklist.id,
        order_no=place,
        section=draft.section.strip(),
        matter=draft.matter.strip(),
        measures=draft.measures.strip(),
        proposer_unit_id=unit.id if unit else None,
        proposer=proposer,
        proposed_on=desk.today(),
        lead=_names(known, draft.lead),
        support=_names(known, draft.support),
        responsible_post=draft.post.strip(),
        responsible_person=draft.person.strip(),
        deadline_raw=draft.deadline.strip(),
        due_on=draft.due_on or said.last,
        note=draft.note.strip(),
        state=state,
        task_id=draft.task_id,
    )


def _write(
    desk: Desk, view: View, worklist: WorkList, item: ListItem, edit: LineEdit, known: UnitBook
) -> None:
    text = edit.text.strip()
    if edit.field in _TEXTS:
        setattr(item, _TEXTS[edit.field], text)
    elif edit.field == "matter":
        if not text:
            raise Refused("事项内容不能改成空的，没有改动。不需要的事项请改为不列。")
        item.matter = text
    elif edit.field == "proposer":
        item.proposer = "、".join(_names(known, read_units(text, known, "lead").lead)) or text
        unit = view.first(Unit, owner_id=desk.office.id, name=item.proposer, valid_to=None)
        item.proposer_unit_id = unit.id if unit else None
    elif edit.field in ("lead", "support"):
        _write_units(item, edit.field, text, known)
    elif edit.field == "deadline":
        item.deadline_raw = text
        item.due_on = list_deadline(text, worklist.year, desk.calendar).last
    elif edit.field == "due":
        item.due_on = _settled(desk, worklist, item, text)
    else:
        raise Refused(f"清单没有“{edit.field}”这一栏，没有改动。")


def _write_units(item: ListItem, field: str, text: str, known: UnitBook) -> None:
    read = read_units(text, known, field)
    own, other = (read.lead, read.support) if field == "lead" else (read.support, read.lead)
    words = [*own, *read.collective]
    setattr(item, field, words)
    if other:  # 县法院（牵头）、县财政局（配合）in one cell
        beside = "support" if field == "lead" else "lead"
        setattr(item, beside, list(dict.fromkeys([*getattr(item, beside), *other])))


def _settled(desk: Desk, worklist: WorkList, item: ListItem, text: str) -> date | None:
    if not text:
        return list_deadline(item.deadline_raw, worklist.year, desk.calendar).last
    said = list_deadline(text, worklist.year, desk.calendar)
    if said.last is None and said.kind != "NONE":
        raise Refused(f"{said.question or '“' + text + '”读不出是哪一天'}，没有改动。")
    return read_date(text, date(worklist.year, 1, 1), desk.calendar)


def _names(known: UnitBook, names: Iterable[str]) -> list[str]:
    told = (known.resolve(name.strip()) or name.strip() for name in names if name.strip())
    return list(dict.fromkeys(told))


def _join(work: Work, target: ListItem, item: ListItem) -> None:
    for field in ("lead", "support"):
        setattr(target, field, list(dict.fromkeys([*getattr(target, field), *getattr(item, field)])))
    target.support = [name for name in target.support if name not in target.lead]
    if item.measures and item.measures not in target.measures:
        target.measures = "\n".join(filter(None, (target.measures, item.measures)))
    if (item.deadline_raw, item.due_on) != (target.deadline_raw, target.due_on):
        words = item.deadline_raw or (item.due_on.isoformat() if item.due_on else "未写时限")
        told = f"{item.proposer or '并入的一项'}申报的时限：{words}"
        target.note = "；".join(filter(None, (target.note, told)))
    for each in work.find(ListItem, list_id=item.list_id, merged_into_id=item.id):
        each.merged_into_id = target.id
    _set(item, LineState.MERGED, into=target.id)


def _set(item: ListItem, state: LineState, *, reason: str = "", into: str | None = None) -> None:
    item.state, item.reason, item.merged_into_id = state, reason, into


def _free(work: Work, item: ListItem) -> None:
    for each in work.find(ListItem, list_id=item.list_id, merged_into_id=item.id):
        _set(each, LineState.PROPOSED)


def _lines(desk: Desk, work: Work, ids: Sequence[str]) -> list[ListItem]:
    """Return lines that may be changed; Refused when none is chosen or their list is with the meeting."""
    if not ids:
        raise Refused("没有选事项，没有改动。请先在清单中选一项。")
    items = [_line_of(work, each) for each in dict.fromkeys(ids)]
    for list_id in {item.list_id for item in items}:
        editable(desk, work, list_id)
    return items


def _line_of(view: View, line_id: str) -> ListItem:
    item = view.get(ListItem, line_id)
    if item is None:
        raise Refused("所选事项已经不在清单上，没有改动。请重新选择。")
    return item
