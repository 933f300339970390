"""What holds for every phrase: nothing is invented, nothing breaks, everything explains itself."""

import json
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.deadlines import explain, find
from desktop.domain.workdays import WorkCalendar

SIGNS = [*"年月日底前后内起至到和、，。（）()-./ 0123456789一二三四五六七八九十两半本下每周季度旬初末x×\n\t"]
WORDS = [
    "工作日",
    "个月",
    "春节",
    "国庆节",
    "收到",
    "之日",
    "会后",
    "力争",
    "确保",
    "尽快",
    "截至",
    "第一",
    "每月",
    "2026",
]
TEXTS = st.lists(st.sampled_from(SIGNS + WORDS), max_size=24).map("".join)
ANCHOR = date(2026, 3, 18)


@given(text=TEXTS, anchor=st.one_of(st.none(), st.dates(date(2004, 1, 1), date(2030, 12, 31))))
@example(text="2月29日前", anchor=date(2025, 3, 1))
@example(text="0月0日前", anchor=ANCHOR)
@example(text="一百个月内", anchor=ANCHOR)
def test_no_phrase_breaks_the_reader(calendar: WorkCalendar, text: str, anchor: date | None) -> None:
    said = explain(text, anchor, calendar)
    assert said.raw == text
    json.dumps(said.as_json())
    assert said.due is not None or said.recur or said.question
    for each in find(text, anchor, calendar):
        assert text[each.start : each.end] == each.explained.raw != ""


@given(text=TEXTS)
def test_what_asks_gives_no_day(calendar: WorkCalendar, text: str) -> None:
    said = explain(text, ANCHOR, calendar)
    if said.certainty in ("ambiguous", "vague", "open", "damaged", "none"):
        assert said.due is None
    if said.due is not None:
        assert said.certainty in ("hard", "soft")


@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_written_day_is_read_whatever_its_dress(calendar: WorkCalendar, day: date) -> None:
    y, m, d = day.year, day.month, day.day
    for phrase in (f"{y}年{m}月{d}日前", f"{y}-{m:02}-{d:02}", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}{m:02}{d:02}",
                   f"于{y} 年 {m} 月 {d} 日之前报送", f"至迟{y}年{m}月{d}日"):  # fmt: skip
        said = explain(phrase, ANCHOR, calendar)
        assert (said.kind, said.due) == ("ABS", day), phrase


@given(
    anchor=st.dates(date(2020, 1, 1), date(2030, 12, 31)), month=st.integers(1, 12), day=st.integers(1, 28)
)
def test_a_day_without_a_year_is_the_first_not_before_the_anchor(
    calendar: WorkCalendar, anchor: date, month: int, day: int
) -> None:
    wanted = next(
        each for year in (anchor.year, anchor.year + 1) if (each := date(year, month, day)) >= anchor
    )
    assert explain(f"{month}月{day}日前", anchor, calendar).due == wanted


@pytest.mark.parametrize(
    "phrase", ["5月20日前", "月底前", "二季度", "下周三", "春节前", "会后5个工作日内", "15日内", "年底前"]
)
def test_without_an_anchor_it_asks(calendar: WorkCalendar, phrase: str) -> None:
    said = explain(phrase, None, calendar)
    assert said.due is None
    assert said.question


def test_an_unknown_feast_day_asks() -> None:
    said = explain("春节前", ANCHOR, WorkCalendar())
    assert said.due is None
    assert "节日表" in (said.question or "")


def test_a_term_from_receipt_asks_for_the_day(calendar: WorkCalendar) -> None:
    said = explain("收到检察建议书之日起两个月内", ANCHOR, calendar)
    assert (said.kind, said.due, said.event, said.offset) == (
        "EVENT_AFTER",
        None,
        "收到检察建议书",
        (2, "month"),
    )
    assert "收到检察建议书" in (said.question or "")
    assert explain("收到检察建议书之日起两个月内", ANCHOR, calendar, date(2026, 1, 15)).due == date(
        2026, 3, 16
    )


def test_both_tiers_are_given(calendar: WorkCalendar) -> None:
    said = explain("力争6月底、确保9月底", ANCHOR, calendar)
    assert [(tier.due, tier.certainty) for tier in said.tiers] == [
        (date(2026, 6, 30), "soft"),
        (date(2026, 9, 30), "hard"),
    ]
    assert said.last == date(2026, 9, 30)


def test_words_before_a_day_soften_it(calendar: WorkCalendar) -> None:
    assert explain("原则上6月底前完成", ANCHOR, calendar).certainty == "soft"
    assert explain("确保6月底前完成", ANCHOR, calendar).certainty == "hard"


def test_the_json_has_the_keys_of_the_command_line(calendar: WorkCalendar) -> None:
    keys = {"raw", "kind", "due", "start", "recur", "certainty", "rule", "basis", "steps", "question"}
    assert set(explain("5月20日前", ANCHOR, calendar).as_json()) == keys
    assert set(explain("10月前", ANCHOR, calendar).as_json()) == keys | {"candidates"}


def test_a_ledger_year_leaves_the_new_year_open(calendar: WorkCalendar) -> None:
    said = explain("春节前", date(2025, 1, 1), calendar)
    assert said.candidates == (date(2025, 1, 28), date(2026, 2, 16))
    assert explain("春节前", date(2026, 1, 22), calendar).due == date(2026, 2, 16)


def test_a_rhythm_keeps_the_month_it_starts_in(calendar: WorkCalendar) -> None:
    said = explain("自10月起，于每月5日前函告", date(2025, 9, 24), calendar)
    assert (said.kind, said.recur, said.start) == ("RECUR", "M:5", date(2025, 10, 1))
    said = explain("5月起长期坚持，每周三坐班", date(2026, 4, 29), calendar)
    assert (said.kind, said.recur, said.start) == ("OPEN", "W:3", date(2026, 5, 1))


def test_several_days_without_a_year_to_stand_in_ask(calendar: WorkCalendar) -> None:
    read = explain("4、5月底前完成", None, calendar)
    assert read.due is None
    assert read.question is not None
    assert "年份" in read.question
    assert find("，4、5月底前完成", None, calendar)[0].explained.last is None
