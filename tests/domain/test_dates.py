"""Days as clerks type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import read_date
from desktop.domain.errors import Refused
from desktop.domain.workdays import WorkCalendar

TODAY = date(2026, 3, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.20", "2026-03-20"),
        ("3.5", "2027-03-05"),
        ("6.3", "2026-06-03"),
        ("0405", "2026-04-05"),
        ("20260405", "2026-04-05"),
        ("260405", "2026-04-05"),
        ("4月5日", "2026-04-05"),
        ("四月五日", "2026-04-05"),
        ("４．５", "2026-04-05"),
        ("2026/4/5", "2026-04-05"),
        ("2026年4月5日", "2026-04-05"),
        ("二〇二六年四月五日", "2026-04-05"),
        ("26.4.5", "2026-04-05"),
        ("4-5", "2026-04-05"),
        ("25日", "2026-03-25"),
        ("5日", "2026-04-05"),
        ("今天", "2026-03-18"),
        ("昨天", "2026-03-17"),
        ("明天", "2026-03-19"),
        ("下周三", "2026-03-25"),
        ("本周五前", "2026-03-20"),
        ("月底前", "2026-03-31"),
        ("下月10日", "2026-04-10"),
        ("年底前", "2026-12-31"),
        ("5个工作日内", "2026-03-25"),
        ("一周内", "2026-03-25"),
    ],
)
def test_a_typed_day_is_read_forward(calendar: WorkCalendar, text: str, day: str) -> None:
    assert read_date(text, TODAY, calendar).isoformat() == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("3.5", "2026-03-05"), ("1月20日", "2026-01-20"), ("5日", "2026-03-05"), ("0105", "2026-01-05")],
)
def test_a_day_that_has_happened_lies_in_this_year(calendar: WorkCalendar, text: str, day: str) -> None:
    assert read_date(text, TODAY, calendar, forward=False).isoformat() == day


def test_december_rolls_into_january(calendar: WorkCalendar) -> None:
    assert read_date("5日", date(2026, 12, 20), calendar) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "还没有填写"),
        ("2.30", "不是一个存在的日期"),
        ("0230", "不是一个存在的日期"),
        ("2026-13-01", "不是一个存在的日期"),
        ("尽快", "读不出是哪一天"),
        ("abc", "读不出是哪一天"),
        ("每月5日前", "读不出是哪一天"),
        ("10月前", "2026-09-30或2026-10-31"),
    ],
)
def test_what_is_no_day_is_refused_in_words(calendar: WorkCalendar, text: str, part: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_date(text, TODAY, calendar)
    assert part in refusal.value.sentence


@given(day=st.dates(date(2026, 3, 18), date(2027, 3, 17)))
def test_every_way_of_writing_a_coming_day_gives_it_back(calendar: WorkCalendar, day: date) -> None:
    for written in (day.isoformat(), f"{day:%Y%m%d}", f"{day.month}.{day.day}", f"{day:%m%d}", f"{day.month}月{day.day}日",
                    f"{day.year}年{day.month}月{day.day}日", f"{day.year}.{day.month}.{day.day}"):  # fmt: skip
        assert read_date(written, TODAY, calendar) == day
