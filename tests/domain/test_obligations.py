from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.obligations import (
    Act,
    HeldMeeting,
    IssuedPaper,
    RadarLine,
    RadarState,
    Record,
    RecordedEvent,
    duties_due,
    radar,
    window,
)
from desktop.domain.periods import period_of, read_period
from desktop.domain.profile import Profile, parse_profile
from desktop.domain.workdays import SpecialDay, WorkCalendar
from desktop.locate import shipped

NATIONAL = [SpecialDay(date(2026, 10, day), off=True, name="国庆节") for day in (1, 2, 5, 6, 7)]
CALENDAR = WorkCalendar(
    range(2024, 2028), [*NATIONAL, SpecialDay(date(2026, 10, 10), off=False, name="补班")]
)


def profile_of(name: str) -> Profile:
    return parse_profile((shipped("resources") / "profiles" / f"{name}.toml").read_text(encoding="utf-8"))


PUYANG, LIUZHOU = profile_of("puyang"), profile_of("liuzhou")


def lines_for(
    obligation: str,
    today: date,
    record: Record | None = None,
    *,
    profile: Profile = PUYANG,
    since: date | None = None,
    near: int | None = None,
) -> list[RadarLine]:
    lines = radar(profile, today, record or Record(), CALENDAR, since=since, near_workdays=near)
    return [line for line in lines if line.obligation == obligation]


def test_the_plenary_of_the_year_is_missed_with_its_clause_and_its_button() -> None:
    (line,) = lines_for("plenary", date(2026, 11, 21), since=date(2026, 11, 1))
    assert line.sentence == "本年度尚未召开全体会议，剩 29 个工作日"
    assert (line.clause, line.due, line.periods) == ("一(三)2", date(2026, 12, 31), ("2026",))
    assert (line.action.act, line.action.kind, line.action.label) == (
        Act.PREPARE_MEETING,
        "plenary",
        "筹备全体会议",
    )


def test_only_held_meetings_of_the_kind_and_the_year_covered_count() -> None:
    today, since = date(2026, 11, 20), date(2026, 1, 1)
    kinds = [
        HeldMeeting("coordination", date(2026, 5, 1), 2026),
        HeldMeeting("plenary", date(2026, 1, 8), 2025),
    ]
    to_come = HeldMeeting("plenary", date(2026, 12, 1), 2026)
    (line,) = lines_for("plenary", today, Record(held=[*kinds, to_come]), since=since)
    assert line.state is RadarState.NEAR
    (line,) = lines_for("plenary", date(2026, 12, 1), Record(held=[to_come]), since=since)
    assert (line.state, line.sentence) == (
        RadarState.MET,
        "本年度已召开全体会议 1 次（应不少于 1 次）",
    )


def test_a_plenary_held_in_january_may_count_for_the_year_before() -> None:
    record = Record(held=[HeldMeeting("plenary", date(2026, 1, 8), 2025)])
    lines = lines_for("plenary", date(2026, 2, 1), record, since=date(2025, 3, 1))
    assert [(line.state, line.periods) for line in lines] == [(RadarState.DUE, ("2026",))]


def test_an_overdue_year_is_told_beside_the_running_one() -> None:
    late, running = lines_for("plenary", date(2026, 1, 9), since=date(2025, 3, 1))
    assert late.state is RadarState.OVERDUE
    assert late.sentence == "2025年度尚未召开全体会议，已逾期 7 个工作日"
    assert (running.state, running.periods) == (RadarState.DUE, ("2026",))


def test_states_follow_the_reminder_of_the_duty_or_the_setting() -> None:
    day = date(2026, 11, 30)
    assert lines_for("plenary", day)[-1].state is RadarState.NEAR
    assert lines_for("plenary", day, near=5)[-1].state is RadarState.DUE
    assert lines_for("plenary", date(2026, 6, 1), since=date(2026, 1, 1))[0].state is RadarState.DUE
    assert "今天到期" in lines_for("plenary", date(2026, 12, 31), since=date(2026, 1, 1))[0].sentence


def test_the_annual_consultation_opens_in_december_and_may_be_held_in_january() -> None:
    def stand(day: date, record: Record | None = None) -> list[tuple[RadarState, tuple[str, ...]]]:
        lines = lines_for("annual_consultation", day, record, profile=LIUZHOU, since=date(2026, 1, 1))
        return [(line.state, line.periods) for line in lines]

    assert stand(date(2026, 11, 30)) == []
    assert stand(date(2026, 12, 1)) == [(RadarState.DUE, ("2026",))]
    assert stand(date(2027, 1, 20)) == [(RadarState.NEAR, ("2026",))]
    held = Record(held=[HeldMeeting("annual_consultation", date(2027, 1, 8), 2026)])
    assert stand(date(2027, 1, 20), held) == [(RadarState.MET, ("2026",))]
    assert stand(date(2027, 2, 1)) == [(RadarState.OVERDUE, ("2026",))]


def test_a_quarter_counts_by_the_quarter_given_else_by_the_day_held() -> None:
    today = date(2026, 11, 2)
    third = HeldMeeting("quarterly", date(2026, 10, 12), 2026, quarter=3)
    fourth = HeldMeeting("quarterly", date(2026, 10, 20), 2026)
    lines = lines_for("quarterly", today, Record(held=[third]), profile=LIUZHOU, since=date(2026, 7, 1))
    assert [(line.state, line.periods) for line in lines] == [(RadarState.DUE, ("2026Q4",))]
    (line,) = lines_for(
        "quarterly", today, Record(held=[third, fourth]), profile=LIUZHOU, since=date(2026, 7, 1)
    )
    assert (line.state, line.periods) == (RadarState.MET, ("2026Q4",))


def test_the_monthly_bulletin_is_due_ten_working_days_after_the_month() -> None:
    duty = next(o for o in PUYANG.obligations if o.id == "appearance_bulletin")
    assert window(duty, read_period("2026-09"), CALENDAR) == (date(2026, 10, 1), date(2026, 10, 20))
    (line,) = lines_for("appearance_bulletin", date(2026, 10, 8), since=date(2026, 9, 1))
    assert line.sentence == "2026年9月行政机关负责人出庭应诉情况通报尚未印发，剩 9 个工作日"
    assert "次月第10个工作日" in line.assumed
    assert (line.action.act, line.action.kind) == (Act.MAKE_PAPER, "appearance_bulletin")


def test_bulletins_missed_for_months_are_one_line() -> None:
    since, today = date(2026, 6, 1), date(2026, 10, 26)
    issued = [IssuedPaper("appearance_bulletin", "2026-07", date(2026, 8, 5))]
    (line,) = lines_for("appearance_bulletin", today, Record(issued=issued), since=since)
    assert line.state is RadarState.OVERDUE
    assert line.periods == ("2026-06", "2026-08", "2026-09")
    assert line.sentence.startswith(
        "2026年6月至2026年9月共 3 期行政机关负责人出庭应诉情况通报尚未印发，最早一期已逾期"
    )


def test_a_paper_of_another_period_or_of_tomorrow_does_not_count() -> None:
    today, since = date(2026, 10, 8), date(2026, 9, 1)
    wrong = [
        IssuedPaper("appearance_bulletin", "2026-08", today),
        IssuedPaper("circular", "2026-09", today),
        IssuedPaper("appearance_bulletin", "2026-09", today + timedelta(days=1)),
    ]
    assert (
        lines_for("appearance_bulletin", today, Record(issued=wrong), since=since)[0].state
        is not RadarState.MET
    )
    right = [IssuedPaper("appearance_bulletin", "2026-09", today)]
    assert (
        lines_for("appearance_bulletin", today, Record(issued=right), since=since)[0].state is RadarState.MET
    )


def test_an_office_founded_this_month_is_not_blamed_for_the_past() -> None:
    founded = date(2026, 11, 20)
    for profile in (PUYANG, LIUZHOU):
        lines = radar(profile, founded, Record(), CALENDAR, since=founded)
        assert all(line.state in (RadarState.DUE, RadarState.NEAR) for line in lines)
        assert all(read_period(key).end >= founded for line in lines for key in line.periods)


def test_a_paper_that_others_send_is_registered_not_made() -> None:
    (line,) = lines_for("annual_case_report", date(2026, 3, 2), since=date(2025, 1, 1))
    assert (line.action.act, line.action.label) == (Act.REGISTER_PAPER, "登记收到行政案件年度报告")
    assert line.due == date(2026, 6, 30)


def test_an_event_counts_by_its_period_or_in_the_window_of_its_day() -> None:
    since, today = date(2026, 1, 1), date(2026, 12, 1)
    by_day = Record(events=[RecordedEvent("list_approval", date(2026, 3, 1))])
    by_period = Record(events=[RecordedEvent("list_approval", date(2026, 3, 1), "2025")])
    assert lines_for("list_approval", today, by_day, since=since)[0].state is RadarState.MET
    (line,) = lines_for("list_approval", today, by_period, since=since)
    assert (line.state, line.action.act) == (RadarState.NEAR, Act.RECORD_EVENT)


def test_missing_liaisons_are_a_line_of_their_own() -> None:
    assert lines_for("liaisons", date(2026, 11, 20)) == []
    (line,) = lines_for("liaisons", date(2026, 11, 20), Record(liaisons_missing=5))
    assert (line.sentence, line.clause, line.due) == ("5 个成员单位尚无联络员", "一(三)1", None)
    assert line.action.act is Act.CHASE_LIAISONS


def test_an_uncovered_year_is_said_in_the_line() -> None:
    lines = radar(LIUZHOU, date(2027, 12, 15), Record(), CALENDAR, since=date(2027, 12, 1))
    line = next(line for line in lines if line.obligation == "annual_consultation")
    assert "2028年放假安排未录入" in line.sentence


def test_duties_without_a_date_stay_off_the_radar() -> None:
    lines = radar(PUYANG, date(2026, 11, 20), Record(), CALENDAR, since=date(2026, 1, 1))
    assert {line.obligation for line in lines} == {
        "plenary",
        "appearance_bulletin",
        "list_approval",
    }


@pytest.mark.parametrize("profile", [PUYANG, LIUZHOU])
@given(today=st.dates(date(2024, 1, 1), date(2027, 12, 31)), since=st.none() | st.dates(date(2022, 1, 1)))
def test_each_period_of_a_duty_is_told_at_most_once_and_the_pressing_first(
    profile: Profile, today: date, since: date | None
) -> None:
    since = since and min(since, today)
    lines = radar(profile, today, Record(), CALENDAR, since=since)
    told = [(line.obligation, key) for line in lines for key in line.periods]
    assert len(told) == len(set(told))
    assert [list(RadarState).index(line.state) for line in lines] == sorted(
        list(RadarState).index(line.state) for line in lines
    )
    for line in lines:
        assert (line.state is RadarState.OVERDUE) == (line.due is not None and line.due < today)


@given(today=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_doing_what_the_radar_asks_meets_it(today: date) -> None:
    def do(line: RadarLine, key: str) -> HeldMeeting:
        period = read_period(key)
        quarter = period_of(period.start, period.span).number if len(key) > 4 else None
        return HeldMeeting(line.action.kind, today, period.year, quarter)

    since = today - timedelta(days=400)
    asked = radar(LIUZHOU, today, Record(), CALENDAR, since=since)
    meetings = [line for line in asked if line.action.act is Act.PREPARE_MEETING]
    record = Record(held=[do(line, key) for line in meetings for key in line.periods])
    after = radar(LIUZHOU, today, record, CALENDAR, since=since)
    assert {line.state for line in after if line.action.act is Act.PREPARE_MEETING} <= {RadarState.MET}


@given(first=st.dates(date(2024, 6, 1), date(2027, 6, 1)), length=st.integers(0, 400))
@pytest.mark.parametrize("profile", [PUYANG, LIUZHOU], ids=["puyang", "liuzhou"])
def test_the_duties_of_a_stretch_are_those_whose_window_ends_in_it(
    profile: Profile, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    found = duties_due(profile, first, last, last, Record(), CALENDAR)
    expected = set()
    for duty in profile.obligations:
        if duty.rhythm.span is None:
            continue
        period = period_of(date(2021, 1, 1), duty.rhythm.span)
        while period.start.year < 2030:
            due = window(duty, period, CALENDAR)[1]
            if first <= due <= last:
                expected.add((duty.id, period.label, due))
            period = period.following()
    assert {(each.obligation, each.period, each.due) for each in found} == expected
    assert [each.due for each in found] == sorted(each.due for each in found)
    assert not any(each.met for each in found)


def test_a_duty_due_tells_whether_it_is_met_by_the_day_asked() -> None:
    record = Record(held=[HeldMeeting("plenary", date(2026, 11, 10), 2026)])
    for today, met in ((date(2026, 11, 9), False), (date(2026, 11, 10), True)):
        found = duties_due(PUYANG, date(2026, 12, 31), date(2026, 12, 31), today, record, CALENDAR)
        assert {each.obligation: each.met for each in found}["plenary"] is met
