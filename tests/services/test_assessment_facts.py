"""From the year's records to a unit's facts: whom a line means, what counts as a return, who took over."""

from datetime import date

import pytest

from desktop.domain.assessment import Came, EntryFact, TaskFact, UnitYear
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar
from desktop.services.assessment_facts import Span, UnitNames, listed, unit_years
from desktop.store.queries.assessment import Held, Line, Part, YearFacts
from desktop.store.tables import Succession, Unit

DAY, END = date(2026, 5, 6), date(2026, 12, 31)
OLD = Unit(
    id="old", name="县粮食局", short_name="粮食局", aliases=["粮食"], order_no=2, valid_to=date(2026, 6, 30)
)
NEW = Unit(
    id="new", name="县发展局", short_name="", aliases=["粮食"], order_no=1, valid_from=date(2026, 7, 1)
)
TASK = TaskFact("t", "2026-001", 2026, Status.OPEN, END, END, date(2026, 2, 1))


def facts(**given: object) -> YearFacts:
    nothing: dict = dict.fromkeys(
        ("tasks", "parts", "extensions", "entries", "meetings", "attendance", "invitations"), ()
    )
    return YearFacts(**{**nothing, "seated": frozenset(), **given})


def years(known: YearFacts, *successions: Succession) -> dict[str, UnitYear]:
    span = Span(END, date(2027, 1, 1))
    return unit_years(known, [OLD, NEW], successions, 2026, span, WorkCalendar())


@pytest.mark.parametrize(
    ("line", "on", "found"),
    [
        (Line("m", "new", "别的名称"), DAY, "new"),
        (Line("m", None, "县粮食局"), DAY, "old"),
        (Line("m", None, "粮食局"), END, "old"),
        (Line("m", None, "粮食"), DAY, "old"),
        (Line("m", None, "粮食"), END, "new"),
        (Line("m", None, "县气象局"), DAY, None),
        (Line("m", "gone", ""), DAY, None),
    ],
)
def test_a_line_means_the_unit_of_its_id_else_of_its_name_on_that_day(
    line: Line, on: date, found: str | None
) -> None:
    assert UnitNames([OLD, NEW]).id_of(line, on) == found


def test_lines_of_one_meeting_are_one_meeting() -> None:
    known = facts(
        meetings=(Held("m", "全体会议", DAY), Held("n", "座谈会", END)),
        attendance=(
            Line("m", None, "县粮食局", "赵元", "present", "deputy"),
            Line("m", "old", "", "孙岩", "present", "chief"),
            Line("n", "old", "", "钱进", "observer"),
        ),
        invitations=(Line("m", "old", ""), Line("n", "old", "", reply="attend"), Line("n", "new", "")),
    )
    found = years(known)
    (meeting,) = found["old"].meetings
    assert (meeting.came, meeting.person, meeting.replied) == (Came.CHIEF, "赵元、孙岩", False)
    (asked,) = found["new"].meetings
    assert (asked.came, asked.replied) == (Came.UNRECORDED, False)


def test_a_task_taken_over_is_told_on_both_sides_and_only_for_the_leading_part() -> None:
    handed = EntryFact("e", "t", DAY, "state")
    helped = EntryFact("f", "s", DAY, "state")
    other = TaskFact("s", "2026-002", 2026, Status.OPEN, END, END, DAY)
    known = facts(
        tasks=(TASK, other),
        parts=(
            Part("t", "old", "former"), Part("t", "new", "lead"),
            Part("s", "old", "former"), Part("s", "new", "lead"),
        ),
        entries=(
            (handed, "机构改革（合并）：原牵头单位县粮食局，自2026年7月1日起由县发展局承接。"),
            (helped, "机构改革（合并）：原配合单位县粮食局，自2026年7月1日起由县发展局承接。"),
        ),
    )  # fmt: skip
    found = years(known, Succession(kind="merge", from_unit_id="old", to_unit_id="new", on=date(2026, 7, 1)))
    assert [task.id for task in found["old"].handed] == ["t"]
    assert found["new"].taken == {"t"}
    assert [task.id for task in found["new"].lead] == ["t", "s"]


def test_sent_back_and_reopened_are_returns_and_other_changes_of_state_are_not() -> None:
    words = ("退回：不足", "重开：有误", "拆分为2026-001-1", "部分落实：已落实：甲")
    entries = tuple((EntryFact(str(n), "t", DAY, "state"), each) for n, each in enumerate(words))
    found = years(facts(tasks=(TASK,), parts=(Part("t", "old", "lead"),), entries=entries))
    assert [entry.kind for entry in found["old"].entries] == ["return", "return", "state", "state"]


def test_leading_counts_before_supporting_and_what_opened_later_stays_out() -> None:
    later = TaskFact("l", "2026-009", 2026, Status.OPEN, None, None, date(2027, 1, 5))
    parts = (Part("t", "old", "lead"), Part("t", "old", "support"), Part("l", "old", "lead"))
    found = years(facts(tasks=(TASK, later), parts=parts))["old"]
    assert ([task.id for task in found.lead], found.support) == (["t"], ())


def test_a_sheet_is_for_whoever_has_a_seat_or_a_part_in_protocol_order() -> None:
    known = facts(tasks=(TASK,), parts=(Part("t", "old", "lead"),), seated=frozenset({"new"}))
    assert [unit.id for unit in listed(years(known), known, [OLD, NEW])] == ["new", "old"]
    empty = facts()
    assert listed(years(empty), empty, [OLD, NEW]) == []
