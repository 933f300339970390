"""The sheets of a year from real records: which unit, which year, which rows, and what a reform does to them."""

from datetime import date

import pytest
from desks import Clock, unit_id

from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.services import assessment, history, tasks
from desktop.services.assessment import UnitSheet
from desktop.services.desk import Desk
from desktop.services.meetings import AttendanceDraft, MeetingDraft, add_meeting
from desktop.services.meetings_attendance import attend
from desktop.services.successions import Reform, reorganise
from desktop.services.task_endings import carry, finish, send_back
from desktop.services.task_opening import TaskDraft

MONEY, LAND, COURT = "县财政局", "县自然资源局", "县法院"


def add(desk: Desk, clock: Clock, day: date, due: date | None = None, **facts: object) -> str:
    clock.day = day
    lead = facts.pop("lead", (MONEY,))
    return tasks.add_task(desk, TaskDraft(f"事项{day}", lead, due_on=due, **facts)).made[0]


def sheet(desk: Desk, unit: str, year: int = 2026) -> UnitSheet:
    made = assessment.year_sheets(desk, year)
    return assessment.sheet_named(desk, made, unit)


def told(desk: Desk, unit: str, *keys: str, year: int = 2026) -> tuple[int, ...]:
    found = sheet(desk, unit, year).numbers
    return tuple(found[key].value for key in keys)


@pytest.fixture
def worked(county: Desk, clock: Clock) -> dict[str, str]:
    """One task finished late after an extension, one running, one supported; all of March 2026."""
    late = add(county, clock, date(2026, 3, 2), date(2026, 6, 30))
    running = add(county, clock, date(2026, 3, 2), date(2026, 12, 31), support=(LAND,))
    clock.day = date(2026, 6, 20)
    tasks.extend(
        county, late, date(2026, 7, 31), reason="材料不齐", paper="云财函〔2026〕1号", approver="周文涛"
    )
    clock.day = date(2026, 8, 10)
    tasks.add_progress(county, late, "请抓紧。", source="电话", by="赵元", kind="press")
    finish(county, late, text="已落实")
    clock.day = date(2026, 8, 12)
    tasks.close(county, late, by="周文涛")
    return {"late": late, "running": running}


def test_a_unit_has_both_deadlines_and_frozen_days(
    county: Desk, clock: Clock, worked: dict[str, str]
) -> None:
    keys = ("lead", "closed", "open", "late_original", "late_current", "days_original", "days_current")
    assert told(county, MONEY, *keys) == (2, 1, 1, 1, 1, 29, 6)
    assert told(county, MONEY, "extensions", "press", "not_due") == (1, 1, 1)
    assert told(county, LAND, "lead", "support") == (0, 1)
    assert sheet(county, MONEY).numbers["rate_current"].words == "0/1（0.0%）"
    assert sheet(county, LAND).numbers["rate_current"].words == "—"
    clock.day = date(2027, 2, 1)
    assert told(county, MONEY, *keys) == (2, 1, 1, 1, 1, 29, 6)
    assert sheet(county, MONEY).numbers["rate_current"].words == "0/2（0.0%）"  # the running one is owed


def test_every_number_opens_to_its_rows(county: Desk, worked: dict[str, str]) -> None:
    made = sheet(county, MONEY)
    for key, number in made.numbers.items():
        rows = assessment.evidence(county, made, key)
        assert len(rows) == len(number.rows)
        assert all(row.about and row.words for row in rows)
    late, moved, pressed = (
        assessment.evidence(county, made, key)[0] for key in ("late_current", "extensions", "press")
    )
    assert late.about == moved.about == pressed.about == worked["late"]
    assert late.note == "期限2026-07-31（原定2026-06-30），2026-08-10办结，逾期6个工作日"
    assert moved.note == "由2026-06-30延至2026-07-31，周文涛批准"
    assert (pressed.note, pressed.on) == ("请抓紧。", date(2026, 8, 10))


def test_a_sheet_does_not_move_with_the_next_year(county: Desk, clock: Clock, worked: dict[str, str]) -> None:
    clock.day = date(2027, 1, 4)
    before = assessment.year_sheets(county, 2026)
    tasks.extend(county, worked["running"], date(2027, 3, 31), reason="r", paper="p", approver="a")
    clock.day = date(2027, 1, 20)
    finish(county, worked["running"], text="已落实")
    add(county, clock, date(2027, 1, 21))
    after = assessment.year_sheets(county, 2026)
    assert after == before
    (running,) = assessment.evidence(county, assessment.sheet_named(county, after, MONEY), "open")
    assert running.note == "期限2026-12-31"
    assert after.as_of == date(2026, 12, 31)


def test_a_carried_task_is_this_years_and_told_apart(
    county: Desk, clock: Clock, worked: dict[str, str]
) -> None:
    clock.day = date(2026, 12, 25)
    carry(county, worked["running"], reason="工期未到", approval=Approval("周文涛"))
    assert told(county, MONEY, "transferred", "owed_current", "open") == (1, 0, 0)
    clock.day = date(2027, 5, 10)
    assert told(county, MONEY, "lead", "carried", "earlier", year=2027) == (1, 1, 0)


def test_what_runs_on_from_an_earlier_year_stands_beside(county: Desk, clock: Clock) -> None:
    add(county, clock, date(2025, 11, 3), date(2026, 11, 30))
    clock.day = date(2026, 6, 1)
    assert told(county, MONEY, "lead", "earlier") == (0, 1)


def test_sending_back_and_reopening_count_as_returns(
    county: Desk, clock: Clock, worked: dict[str, str]
) -> None:
    clock.day = date(2026, 9, 1)
    send_back(county, worked["late"], reason="佐证不足")
    finish(county, worked["late"], text="补齐")
    send_back(county, worked["late"], reason="仍不足")
    assert told(county, MONEY, "returns", "open") == (2, 2)


def test_meetings_count_for_the_unit_however_the_line_names_it(county: Desk, clock: Clock) -> None:
    kind = county.profile.meetings[0].id
    came = (("present", "chief"), ("stand_in", "other"), ("stand_in", ""), ("leave", "deputy"))
    for n, (how, level) in enumerate(came, 1):
        clock.day = date(2026, n, 10)
        meeting = add_meeting(county, MeetingDraft(kind, clock.day, f"第{n}次")).made[0]
        entries = (
            AttendanceDraft(how, MONEY, "赵元", level=level),
            AttendanceDraft("observer", LAND, "孙岩"),
            AttendanceDraft("present", "县某单位", "不在名册"),
        )
        attend(county, meeting, entries, close=True)
    keys = ("due_at", "chief", "stand_in", "stand_in_again", "leave", "absent")
    assert told(county, MONEY, *keys) == (4, 1, 2, 1, 1, 0)
    assert told(county, LAND, "due_at") == (0,)
    rows = assessment.evidence(county, sheet(county, MONEY), "stand_in")
    assert [(row.kind, row.words, row.on) for row in rows] == [
        ("meeting", "第2次", date(2026, 2, 10)),
        ("meeting", "第3次", date(2026, 3, 10)),
    ]


def test_missing_reports_of_a_rhythm(county: Desk, clock: Clock) -> None:
    clock.day = date(2026, 3, 2)
    task = tasks.add_task(county, TaskDraft("长期事项", (MONEY,)), deadline="每月10日前报告进展").made[0]
    clock.day = date(2026, 5, 8)
    tasks.add_progress(county, task, "五月情况", source="书面", by="赵元")
    clock.day = date(2026, 7, 1)
    assert told(county, MONEY, "missed", "undated") == (3, 1)
    notes = [row.note for row in assessment.evidence(county, sheet(county, MONEY), "missed")]
    assert notes == ["2026年3月没有报告", "2026年4月没有报告", "2026年6月没有报告"]


def test_both_sheets_of_a_reform_stay_explainable(county: Desk, clock: Clock, worked: dict[str, str]) -> None:
    clock.day = date(2026, 9, 1)
    helped = add(county, clock, clock.day, lead=(COURT,), support=(MONEY,))
    reorganise(county, Reform("merge", (MONEY, LAND), ("县财政和自然资源局",), clock.day, "云编〔2026〕3号"))
    old, new = sheet(county, MONEY), sheet(county, "县财政和自然资源局")
    assert told(county, MONEY, "lead", "handed", "closed") == (1, 1, 1)
    assert [row.about for row in old.numbers["handed"].rows] == [worked["running"]]
    assert told(county, new.unit, "lead", "taken", "support") == (1, 1, 1)
    assert [row.about for row in new.numbers["support"].rows] == [helped]
    assert old.story[0].startswith("2026年9月1日，县财政局并入县财政和自然资源局（云编〔2026〕3号）")
    assert len(new.story) == 2


def test_remarks_are_an_act_that_can_be_undone(county: Desk) -> None:
    unit = unit_id(county, MONEY)
    assessment.put_remarks(county, 2026, {unit: " 主动协同。 "})
    assert sheet(county, MONEY).remarks == "主动协同。"
    assessment.put_remarks(county, 2026, {unit: "改写"})
    assessment.put_remarks(county, 2026, {unit: ""})
    assert sheet(county, MONEY).remarks == ""
    history.undo(county)
    assert sheet(county, MONEY).remarks == "改写"
    assert not assessment.put_remarks(county, 2026, {unit: "改写"})


def test_there_is_no_ranking_unless_it_is_switched_on(county: Desk, worked: dict[str, str]) -> None:
    plain = assessment.year_sheets(county, 2026)
    assert not plain.ranked
    assert {each.rank for each in plain.sheets} == {None}
    assessment.set_ranking(county, True)
    ranked = assessment.year_sheets(county, 2026)
    assert ranked.ranked
    assert {each.unit: each.rank for each in ranked.sheets if each.rank} == {MONEY: 1}
    assessment.set_ranking(county, False)
    assert not assessment.ranking_on(county)


def test_totals_add_counts_and_compare_rates(county: Desk, worked: dict[str, str]) -> None:
    made = assessment.year_sheets(county, 2026)
    assert assessment.total(made.sheets, "lead") == "2"
    assert assessment.total(made.sheets, "rate_current") == "0/1（0.0%）"
    assert assessment.total((), "lead") == "0"


def test_the_year_assessed_is_the_old_one_until_spring(county: Desk, clock: Clock) -> None:
    for day, year in ((date(2026, 12, 1), 2026), (date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027)):
        clock.day = day
        assert assessment.assessed_year(county) == year
    assert assessment.years(county) == [2027]


def test_a_year_to_come_and_a_stranger_are_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="2031年还没有开始"):
        assessment.year_sheets(county, 2031)
    with pytest.raises(Refused, match="没有“县气象局”"):
        sheet(county, "县气象局")
