"""The three ways of counting, their authority, and the steps told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import explain
from desktop.domain.deadlines.days import add_months
from desktop.domain.deadlines.regimes import AGREED, count, regime
from desktop.domain.deadlines.setting import Setting
from desktop.domain.workdays import WorkCalendar

DAYS = st.dates(date(2005, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("words", "event", "n", "unit", "counted", "rolls", "law"),
    [
        ("应当在五日内受理", "", 5, "day", "workday", False, "行政强制法第六十九条"),
        ("七日内作出是否准予执行的裁定", "受理", 7, "day", "workday", False, "行政强制法第六十九条"),
        ("三十日内作出裁定", "受理", 30, "day", "day", True, "民诉法第八十五条"),
        ("十日内提出书面答复", "收到行政复议申请书副本", 10, "day", "workday", False, "行政复议法第八十八条"),
        ("不服复议决定的，十五日内起诉", "收到复议决定书", 15, "day", "day", True, "民法典第二百零一条"),
        ("十日内提起上诉", "裁定书送达", 10, "day", "day", True, "民法典"),
        ("两个月内书面回复", "收到检察建议", 2, "month", "month", True, "民法典第二百零二条"),
        ("二十个工作日内公开", "收到政府信息公开申请", 20, "workday", "workday", False, "政府信息公开条例"),
        ("提出方案", "", 15, "day", "day", False, AGREED),
        ("报告落实情况", "会", 5, "workday", "workday", False, AGREED),
    ],
)
def test_the_regime_follows_the_law(
    words: str, event: str, n: int, unit: str, counted: str, rolls: bool, law: str
) -> None:
    chosen = regime(words, event, n, unit)
    assert (chosen.unit, chosen.rolls) == (counted, rolls)
    assert law in chosen.basis


@given(start=DAYS, n=st.integers(1, 90))
def test_statutory_days_end_on_the_last_day_or_the_next_working_day(
    calendar: WorkCalendar, start: date, n: int
) -> None:
    said = count(start, n, "day", regime("书面答复", "收到司法建议", n, "day"), Setting(start, calendar))
    due = raw = start + timedelta(days=n)
    while not calendar.is_workday(due):
        due += timedelta(days=1)
    assert said.due == due
    assert said.due_unrolled == (raw if raw != due else None)


@given(start=DAYS, n=st.integers(1, 30))
def test_agreed_months_are_not_moved(calendar: WorkCalendar, start: date, n: int) -> None:
    said = count(start, n, "month", regime("提出方案", "", n, "month"), Setting(start, calendar))
    assert said.due == add_months(start, n)


def test_every_step_is_told(calendar: WorkCalendar) -> None:
    said = explain("会后5个工作日内报告落实情况", date(2026, 2, 12), calendar)
    assert said.steps == (
        "从会议日期起算：2026年2月12日",
        "起算日2026年2月12日（星期四）不计，只数工作日",
        "其间2月15日至23日春节放假，不计",
        "第5个工作日是2026年2月26日（星期四）",
    )
    assert said.basis == "会议日期"


def test_a_moved_last_day_says_why(calendar: WorkCalendar) -> None:
    start = date(2025, 3, 3)
    said = explain("应当在收到司法建议之日起六十日内予以书面答复", start, calendar, received=start)
    assert said.due == date(2025, 5, 6)
    assert said.due_unrolled == date(2025, 5, 2)
    assert said.steps[-1] == "2025年5月2日为休息日（5月2日至5日劳动节放假），顺延到2025年5月6日（星期二）"


def test_a_count_into_an_uncovered_year_is_provisional(calendar: WorkCalendar) -> None:
    said = explain("会后10个工作日内", date(2026, 12, 28), calendar)
    assert said.provisional
    assert said.steps[-1] == "2027年放假安排尚未录入，暂按周一至周五计，未含调休"
    assert said.as_json()["provisional"] is True
    assert not explain("会后10个工作日内", date(2026, 11, 2), calendar).provisional


def test_the_day_of_issue_counts_for_terms_from_issue(calendar: WorkCalendar) -> None:
    phrase = "自印发之日起30日内"
    assert explain(phrase, date(2026, 3, 18), calendar, issued=date(2026, 3, 25)).due == date(2026, 4, 24)
    assert explain(phrase, date(2026, 3, 18), calendar).due == date(2026, 4, 17)
