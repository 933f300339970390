"""Whatever sequence of acts, undo and redo: what a ledger must never lose, reuse or let slip."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from desks import DAY, Clock, county
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.services import history, ledger, meetings, tasks
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, TaskFile
from desktop.services.meetings import MeetingDraft
from desktop.services.tasks import Carried, PartDraft, TaskDraft

ENDED = ("closed", "partial", "transferred", "terminated")
PICK = st.integers(0, 10_000)
REASON = st.sampled_from(["工程跨年", "职责划转", ""])
BY = st.sampled_from(["县长周文涛", "meeting", " "])
DAYS = st.integers(-40, 400)


class LedgerLife(RuleBasedStateMachine):
    """A clerk who does anything in any order, and takes any of it back."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory(prefix="fuyuan-life-")
        self.clock = Clock()
        self.desk: Desk = county(Path(self._folder.name) / "office", self.clock)
        self.meeting = meetings.add_meeting(self.desk, MeetingDraft("plenary", DAY)).made[0]
        self.past: list[str] = []  # what the office held before each act that undo can take back
        self.ahead: list[str] = []  # what it held before each act was taken back
        self.given: dict[str, str] = {}  # number -> the task that carries it, or ever did
        self.frozen: dict[tuple[str, date], int] = {}
        self._read: tuple[str, date, list[TaskFile]] = ("", DAY, [])

    def teardown(self) -> None:
        self.desk.close()
        self._folder.cleanup()

    @initialize(due=DAYS)
    def begin(self, due: int) -> None:
        self.open(due, dated=True)

    @rule(due=DAYS, dated=st.booleans())
    def open(self, due: int, dated: bool) -> None:
        day = DAY + timedelta(due) if dated else None
        self._act(lambda: tasks.add_task(self.desk, TaskDraft("落实资金", lead=("县财政局",), due_on=day)))

    @rule(pick=PICK, kind=st.sampled_from(["report", "remind", "press"]))
    def tell(self, pick: int, kind: str) -> None:
        more = {"source": "电话", "by": "赵元", "kind": kind}
        self._on(pick, lambda task: tasks.add_progress(self.desk, task, "正在办理", **more))

    @rule(pick=PICK, days=DAYS, reason=REASON, by=BY)
    def extend(self, pick: int, days: int, reason: str, by: str) -> None:
        more = {"reason": reason, "paper": "云财〔2026〕1号", "approver": by}
        self._on(pick, lambda task: tasks.extend(self.desk, task, DAY + timedelta(days), **more))

    @rule(pick=PICK, words=st.sampled_from(["2027年3月底前", "尽快", "每季度末", "20个工作日内"]))
    def settle(self, pick: int, words: str) -> None:
        self._on(pick, lambda task: tasks.settle_deadline(self.desk, task, words))

    @rule(pick=PICK, text=REASON)
    def finish(self, pick: int, text: str) -> None:
        self._on(pick, lambda task: tasks.finish(self.desk, task, text=text))

    @rule(pick=PICK, by=BY)
    def close(self, pick: int, by: str) -> None:
        agreed = self._agreed(by)
        self._on(pick, lambda t: tasks.close(self.desk, t, by=agreed.by, meeting_id=agreed.meeting_id))

    @rule(pick=PICK, reason=REASON)
    def send_back(self, pick: int, reason: str) -> None:
        self._on(pick, lambda task: tasks.send_back(self.desk, task, reason=reason))

    @rule(pick=PICK, reason=REASON, by=BY)
    def part(self, pick: int, reason: str, by: str) -> None:
        told = {"achieved": "已办八成", "remaining": "余两成", "reason": reason}
        self._on(pick, lambda task: tasks.part(self.desk, task, **told, approval=self._agreed(by)))

    @rule(pick=PICK, reason=REASON, by=BY, words=st.sampled_from(["", "2027年6月底前", "每月报送"]))
    def carry(self, pick: int, reason: str, by: str, words: str) -> None:
        told = {"reason": reason, "approval": self._agreed(by), "to": Carried(deadline=words)}
        self._on(pick, lambda task: tasks.carry(self.desk, task, **told))

    @rule(pick=PICK, reason=REASON, by=BY)
    def terminate(self, pick: int, reason: str, by: str) -> None:
        told = {"reason": reason, "approval": self._agreed(by)}
        self._on(pick, lambda task: tasks.terminate(self.desk, task, **told))

    @rule(pick=PICK, count=st.integers(0, 3))
    def split(self, pick: int, count: int) -> None:
        parts = [PartDraft(f"第{n}部分") for n in range(count)]
        self._on(pick, lambda task: tasks.split(self.desk, task, parts))

    @rule()
    def undo(self) -> None:
        if self.past:
            before = self._content()
            history.undo(self.desk)
            assert self._content() == self.past.pop()
            self.ahead.append(before)

    @rule()
    def redo(self) -> None:
        if self.ahead:
            before = self._content()
            history.redo(self.desk)
            assert self._content() == self.ahead.pop()
            self.past.append(before)

    @rule(days=st.integers(1, 120))
    def wait(self, days: int) -> None:
        self.clock.day += timedelta(days)

    @invariant()
    def a_number_is_never_reused(self) -> None:
        files = self._files()
        assert len({file.line.row.number for file in files}) == len(files)
        for file in files:
            assert self.given.setdefault(file.line.row.number, file.line.row.id) == file.line.row.id

    @invariant()
    def nothing_ends_without_an_approver_or_a_meeting(self) -> None:
        for file in self._files():
            row = file.line.row
            named = bool(row.closed_by.strip() or row.closing_meeting_id)
            assert named is (row.status in ENDED) is (row.closed_on is not None)
            assert bool(row.outcome_reason) is (row.status in ENDED and row.status != "closed")

    @invariant()
    def a_finished_task_has_no_part_under_way(self) -> None:
        for file in self._files():
            if file.line.row.status in ("done", "closed"):
                assert all(each.row.status != "open" for each in file.kin.parts)

    @invariant()
    def a_task_carried_on_is_linked_both_ways_and_keeps_its_first_deadline(self) -> None:
        for file in self._files():
            before, after = file.kin.carried_from, file.kin.carried_to
            if file.line.row.status == "transferred":
                assert after is not None
                assert after.row.number > file.line.row.number
            if before is not None and before.row.original_due_on is not None:
                assert file.line.row.original_due_on == before.row.original_due_on

    @invariant()
    def overdue_days_stand_still_once_a_task_is_done(self) -> None:
        for file in self._files():
            row = file.line.row
            if row.done_on is not None:
                days = file.line.overdue.by_original
                assert self.frozen.setdefault((row.id, row.done_on), days) == days

    @invariant()
    def extensions_lead_from_day_to_day(self) -> None:
        for file in self._files():
            moved = file.extensions
            assert all(before.to_due == after.from_due for before, after in pairwise(moved))
            assert all(each.from_due is None or each.to_due > each.from_due for each in moved)
            assert file.line.row.extensions == len(moved)
            if moved:
                assert file.line.row.due_on == moved[-1].to_due

    @invariant()
    def the_journal_is_whole(self) -> None:
        assert self.desk.store.faults() == ()

    def _on(self, pick: int, do: Callable[[str], Changes]) -> None:
        ids = ledger.ids(self.desk, LedgerFilter())
        if ids:
            self._act(lambda: do(ids[pick % len(ids)]))

    def _act(self, do: Callable[[], Changes]) -> None:
        """Do something: it is refused and keeps nothing, or it adds and loses nothing."""
        before, files = self._content(), self._files()
        try:
            changes = do()
        except Refused:
            assert self._content() == before
            return
        assert changes
        self.past.append(before)
        self.ahead.clear()
        for file in files:
            _kept(file, ledger.open_task(self.desk, file.line.id))

    def _agreed(self, by: str) -> Approval:
        return Approval(meeting_id=self.meeting) if by == "meeting" else Approval(by)

    def _files(self) -> list[TaskFile]:
        """Return every task, read anew when something changed or a day went by."""
        now = self._content(), self.clock.day
        if self._read[:2] != now:
            ids = ledger.ids(self.desk, LedgerFilter())
            self._read = (*now, [ledger.open_task(self.desk, each) for each in ids])
        return self._read[2]

    def _content(self) -> str:
        return self.desk.store.content_hash()


def _kept(before: TaskFile, after: TaskFile) -> None:
    """Check that an act left what must stay: number, code, first deadline, progress and extensions."""
    old, new = before.line.row, after.line.row
    assert (old.number, old.check_code, old.opened_on) == (new.number, new.check_code, new.opened_on)
    assert old.original_due_on in (None, new.original_due_on)
    assert not Counter(before.progress) - Counter(after.progress)
    assert before.extensions == after.extensions[: len(before.extensions)]
    assert before.evidence == after.evidence[: len(before.evidence)]


TestLedgerLife = LedgerLife.TestCase
TestLedgerLife.settings = settings(
    max_examples=4, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
