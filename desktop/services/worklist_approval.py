"""The way of a list through the office: draft, submitted (送审), approved (审定) and locked, replaced by a new version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.profile_parts import Fulfilment
from desktop.domain.worklists import (
    APPROVAL,
    DRAFTING,
    LineState,
    ListState,
    Version,
    approving_kinds,
    check_approve,
    check_editable,
    check_submit,
    differences,
)
from desktop.services.desk import Desk
from desktop.services.duties import record_event_in
from desktop.services.worklist_tasks import Agreed, Filing
from desktop.services.worklists import ListFile, newest, open_list, ordered, ours, proposers
from desktop.store.tables import DutyEvent, ListItem, Meeting, WorkList
from desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approval brought: how many tasks, which have no day yet, and what a person should look at."""

    changes: Changes
    opened: tuple[str, ...]
    undated: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return what was done, in a line or two."""
        words = "已登记审定，清单锁定，" + (
            f"立项 {len(self.opened)} 项。" if self.opened else "没有新增立项。"
        )
        if self.undated:
            words += f"有 {len(self.undated)} 项没有期限，请在台账中定期限：{'、'.join(self.undated[:8])}。"
        return words + "".join(self.told)


@dataclass(frozen=True, slots=True)
class MeetingToPick:
    """A held meeting that can approve a list."""

    id: str
    title: str
    held_on: date


def draw_up(desk: Desk, list_id: str) -> Changes:
    """Close the collecting (征集) and go on to the draft; later proposals can still be added."""
    with desk.act("汇总清单") as work:
        worklist = ours(desk, work, list_id)
        check_editable(ListState(worklist.status), worklist.title)
        worklist.status = ListState.DRAFT
    return work.changes


def submit(desk: Desk, list_ids: Sequence[str]) -> Changes:
    """Submit lists to the meeting (送审): every proposal decided, at least one line kept; they are locked until back."""
    with desk.act("送审清单") as work:
        for each in list_ids:
            worklist = ours(desk, work, each)
            states = [item.state for item in work.find(ListItem, list_id=each)]
            kept, undecided = states.count(LineState.KEPT), states.count(LineState.PROPOSED)
            check_submit(ListState(worklist.status), worklist.title, kept, undecided)
            worklist.status, worklist.submitted_on = ListState.SUBMITTED, desk.today()
            _meet(desk, work, DRAFTING, worklist, desk.today(), "")
    return work.changes


def take_back(desk: Desk, list_ids: Sequence[str], reason: str) -> Changes:
    """Take submitted lists back for changes (退回修改), with the reason; an approved one stays."""
    if not reason.strip():
        raise Refused("退回修改须写明理由，没有改动。")
    with desk.act("清单退回修改", reason=reason.strip()) as work:
        for each in list_ids:
            worklist = ours(desk, work, each)
            if worklist.status != ListState.SUBMITTED:
                raise Refused(f"“{worklist.title}”{ListState(worklist.status).word}，不在送审中，没有改动。")
            worklist.status, worklist.submitted_on = ListState.DRAFT, None
    return work.changes


def meetings_to_pick(desk: Desk, year: int) -> list[MeetingToPick]:
    """Return the held meetings that can approve a list of a year, the newest first."""
    with desk.view() as view:
        found = [
            MeetingToPick(each.id, each.title, each.meets_on)
            for kind in approving_kinds(desk.profile)
            for each in view.find(Meeting, owner_id=desk.office.id, kind=kind, status="held")
            if each.meets_on.year >= year - 1
        ]
    return sorted(found, key=lambda each: each.held_on, reverse=True)


def undated(desk: Desk, list_ids: Sequence[str]) -> list[str]:
    """Return, a sentence each, the kept lines whose deadline is still asked for."""
    found = []
    for each in list_ids:
        file = open_list(desk, each)
        found += [f"{file.title}第{line.number}项：{line.question}" for line in file.kept if line.question]
    return found


def approve(
    desk: Desk,
    list_ids: Sequence[str],
    *,
    meeting_id: str | None = None,
    approver: str = "",
    on: date | None = None,
    leave_undated: bool = False,
) -> Approved:
    """Record that lists were approved (审定): they are locked, and their lines become tasks, all in one act.

    Approved by a held meeting of the deciding body, or by a named approver on a day (濮阳 二(二)：报联席会议审定).
    Refused where a line's deadline is still asked for, unless `leave_undated` says that the ledger is to ask.
    """
    asked = undated(desk, list_ids)
    if asked and not leave_undated:
        more = f"等 {len(asked)} 项" if len(asked) > 3 else ""
        raise Refused(
            f"有事项的完成时限没有定下来，没有登记审定：{'；'.join(asked[:3])}{more}。请写明日期，或者选定立项后再定。"
        )
    with desk.act("审定清单") as work:
        agreed = _agreed(desk, work, meeting_id, approver, on)
        filings = [_approve(desk, work, ours(desk, work, each), agreed) for each in dict.fromkeys(list_ids)]
        if not filings:
            raise Refused("没有选清单，没有登记审定。")
    return Approved(
        work.changes,
        tuple(number for each in filings for number in each.opened),
        tuple(number for each in filings for number in each.undated),
        tuple(words for each in filings for words in each.told),
    )


def revise(desk: Desk, list_id: str, reason: str) -> Changes:
    """Begin the next version of an approved list (改版): its lines copied, with the tasks they are; the old one stays."""
    if not reason.strip():
        raise Refused("另起一版须写明理由，没有改动。")
    with desk.act("清单改版", reason=reason.strip()) as work:
        old = ours(desk, work, list_id)
        if old.status != ListState.APPROVED:
            raise Refused(f"“{old.title}”还没有审定，可以直接修改，不需要另起一版。")
        if old.id not in {each.id for each in newest(desk, work, old.year)}:
            raise Refused(f"“{old.title}”已有更新的一版，没有改动。请在最新一版上办理。")
        new = work.add(
            WorkList(
                owner_id=desk.office.id,
                year=old.year,
                place=old.place,
                version=old.version + 1,
                title=old.title,
                status=ListState.DRAFT,
                replaces_id=old.id,
            )
        )
        items = ordered(work.find(ListItem, list_id=old.id))
        behind = proposers(items)
        for place, item in enumerate((i for i in items if i.state == LineState.KEPT), 1):
            work.add(_copy(item, new.id, place, "、".join(behind[item.id])))
    return work.changes


def discard(desk: Desk, list_id: str) -> Changes:
    """Give up a new version that was not approved; the version that it was to replace goes on."""
    with desk.act("放弃新版") as work:
        worklist = ours(desk, work, list_id)
        check_editable(ListState(worklist.status), worklist.title)
        if worklist.replaces_id is None:
            raise Refused(f"“{worklist.title}”是第一版，不能放弃，没有改动。不需要的事项请改为不列。")
        items = work.find(ListItem, list_id=list_id)
        for item in sorted(items, key=lambda each: each.merged_into_id is None):
            work.remove(item)
        work.remove(worklist)
    return work.changes


def changes_from_before(desk: Desk, list_id: str) -> list[str]:
    """Say what a version changes against the one that it replaces; nothing for a first version."""
    now = open_list(desk, list_id)
    if now.replaces_id is None:
        return []
    before = open_list(desk, now.replaces_id)
    return differences(_versions(before), _versions(now))


def _approve(desk: Desk, work: Work, worklist: WorkList, agreed: Agreed) -> Filing:
    check_approve(ListState(worklist.status), worklist.title)
    items = ordered(work.find(ListItem, list_id=worklist.id))
    kept = [item for item in items if item.state == LineState.KEPT]
    old = (
        work.find(ListItem, list_id=worklist.replaces_id, state=LineState.KEPT)
        if worklist.replaces_id
        else []
    )
    before = {item.task_id: item.id for item in old if item.task_id}
    filing = Filing(desk, work, worklist, agreed)
    filing.file(kept, before)
    still = {item.task_id for item in kept}
    reasons = {item.task_id: item for item in items}
    for item in old:
        if item.task_id and item.task_id not in still:
            filing.left_off(reasons.get(item.task_id, item), item.task_id)
    worklist.status, worklist.approved_on = ListState.APPROVED, agreed.on
    worklist.approver, worklist.meeting_id = ("" if agreed.meeting_id else agreed.by), agreed.meeting_id
    if all(each.status == ListState.APPROVED for each in newest(desk, work, worklist.year)):
        _meet(desk, work, APPROVAL, worklist, agreed.on, agreed.by)
    return filing


def _agreed(desk: Desk, work: Work, meeting_id: str | None, approver: str, on: date | None) -> Agreed:
    if not meeting_id:
        if not approver.strip() or on is None:
            raise Refused("审定须写明审定的会议，或者批准人和批准日期，没有登记。")
        if on > desk.today():
            raise Refused(f"批准日期{on.isoformat()}还没有到，没有登记审定。请核对日期。")
        return Agreed(approver.strip(), on)
    meeting = work.get(Meeting, meeting_id)
    if meeting is None or meeting.owner_id != desk.office.id:
        raise Refused(f"没有编号为“{meeting_id}”的会议，没有登记审定。")
    kinds = approving_kinds(desk.profile)
    if meeting.kind not in kinds:
        names = "、".join(desk.profile.meeting(kind).name for kind in kinds)
        raise Refused(f"“{meeting.title}”不能审定清单，没有登记。清单由{names}审定，或者写明批准人。")
    if meeting.status != "held":
        raise Refused(f"“{meeting.title}”还没有登记为召开，没有登记审定。请先登记会议召开。")
    return Agreed(meeting.title, meeting.meets_on, meeting.id)


def _meet(desk: Desk, work: Work, duty: str, worklist: WorkList, on: date, by: str) -> None:
    """Record once a year that a duty of the founding document is met, where the profile has it."""
    known = {o.id for o in desk.profile.obligations if o.fulfilled_by is Fulfilment.EVENT}
    period = str(worklist.year)
    if duty not in known or work.first(DutyEvent, owner_id=desk.office.id, obligation=duty, period=period):
        return
    note = f"{worklist.year}年{desk.profile.lists.name}" + (f"经{by}审定" if by else "送审")
    record_event_in(desk, work, duty, on, note, period=period)


def _copy(item: ListItem, list_id: str, place: int, behind: str) -> ListItem:
    same = (
        "owner_id", "section", "matter", "measures", "proposer_unit_id", "proposed_on", "responsible_post",
        "responsible_person", "deadline_raw", "due_on", "note", "task_id",
    )  # fmt: skip
    values = {name: getattr(item, name) for name in same}
    lists = {"lead": list(item.lead), "support": list(item.support)}
    return ListItem(list_id=list_id, order_no=place, proposer=behind, state=LineState.KEPT, **values, **lists)


def _versions(file: ListFile) -> list[Version]:
    return [
        Version(
            line.task_id or line.id,
            line.matter,
            line.measures,
            line.lead,
            line.support,
            line.leader,
            line.deadline,
            line.due_on,
        )
        for line in file.kept
    ]
