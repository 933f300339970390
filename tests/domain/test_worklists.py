"""The rules of the lists: order, deadlines that ask, states that refuse, what a version changes."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.profile import parse_profile
from desktop.domain.workdays import WorkCalendar
from desktop.domain.worklists import (
    LineState,
    ListState,
    Placed,
    Version,
    approving_kinds,
    check_approve,
    check_editable,
    check_submit,
    differences,
    in_order,
    list_deadline,
    needs_day,
)
from desktop.locate import shipped
from desktop.services.calendars import shipped_calendar


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return shipped_calendar()


def profile(name: str):
    return parse_profile((shipped("resources") / "profiles" / f"{name}.toml").read_text(encoding="utf-8"))


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["", "甲", "乙", "丙"])), max_size=12))
def test_sections_stay_together_and_keep_their_order(rows: list[tuple[int, str]]) -> None:
    lines = [Placed(f"{n:02}", section, order) for n, (order, section) in enumerate(rows)]
    by_id = {line.id: line for line in lines}
    found = [by_id[key] for key in in_order(lines)]
    assert sorted(line.id for line in found) == sorted(by_id)
    runs = [line.section for line in found]
    assert sum(one != two for one, two in pairwise(runs)) == max(0, len(set(runs)) - 1)
    for section in set(runs):
        places = [line.order_no for line in found if line.section == section]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("6月底前", date(2027, 6, 30)),
        ("2027年9月30日前", date(2027, 9, 30)),
        ("年底前", date(2027, 12, 31)),
        ("三季度", date(2027, 9, 30)),
        ("2028年3月底前", date(2028, 3, 31)),
        ("6月底前；12月底前", date(2027, 12, 31)),
        ("8.15", date(2027, 8, 15)),
        ("12月份底前", date(2027, 12, 31)),
    ],
)
def test_words_are_read_with_the_year_of_the_list(words: str, due: date, calendar: WorkCalendar) -> None:
    said = list_deadline(words, 2027, calendar)
    assert said.last == due
    assert not needs_day(said, None)


@pytest.mark.parametrize(
    "words", ["", "尽快", "10个工作日内", "2个月内", "下周三前", "月底前", "本月底前", "会后一周内", "10月前"]
)
def test_words_without_a_day_of_the_list_ask(words: str, calendar: WorkCalendar) -> None:
    said = list_deadline(words, 2027, calendar)
    assert (said.last, bool(said.question)) == (None, True)
    assert needs_day(said, None)
    assert not needs_day(said, date(2027, 5, 1))


@pytest.mark.parametrize("words", ["长期", "每季度末", "常态化"])
def test_long_term_lines_need_no_day(words: str, calendar: WorkCalendar) -> None:
    assert not needs_day(list_deadline(words, 2027, calendar), None)


@pytest.mark.parametrize("state", [ListState.SUBMITTED, ListState.APPROVED])
def test_a_list_with_the_meeting_is_locked(state: ListState) -> None:
    with pytest.raises(Refused, match="没有改动"):
        check_editable(state, "清单")
    assert not state.editable


def test_submitting_needs_decisions_and_lines() -> None:
    with pytest.raises(Refused, match="2 项申报没有定"):
        check_submit(ListState.DRAFT, "清单", 3, 2)
    with pytest.raises(Refused, match="一项也没有列入"):
        check_submit(ListState.DRAFT, "清单", 0, 0)
    check_submit(ListState.COLLECTING, "清单", 1, 0)


@pytest.mark.parametrize("state", [ListState.COLLECTING, ListState.DRAFT, ListState.APPROVED])
def test_only_a_submitted_list_is_approved(state: ListState) -> None:
    with pytest.raises(Refused):
        check_approve(state, "清单")
    check_approve(ListState.SUBMITTED, "清单")


def test_only_meetings_of_the_body_approve() -> None:
    assert approving_kinds(profile("puyang")) == ("plenary",)
    assert approving_kinds(profile("liuzhou")) == ("annual_consultation", "quarterly")


def test_each_state_has_its_word() -> None:
    assert [state.word for state in ListState] == ["征集", "草案", "送审", "审定"]
    assert [state.word for state in LineState] == ["待定", "列入", "并入", "不列"]


def version(root: str, **changed: object) -> Version:
    values = {
        "matter": root, "measures": "", "lead": ("县法院",), "support": (), "responsible": "", "deadline": "6月底前",
        "due_on": date(2027, 6, 30),
    }  # fmt: skip
    return Version(root, **(values | changed))


def test_a_version_says_what_it_adds_alters_and_takes_off() -> None:
    before = [version("甲"), version("乙"), version("丙")]
    after = [version("甲"), version("丙", deadline="9月底前", lead=("县财政局",)), version("丁")]
    assert differences(before, after) == [
        "调整：丙（牵头单位由“县法院”改为“县财政局”；完成时限由“6月底前”改为“9月底前”）",
        "新增：丁",
        "不再列入：乙",
    ]
    assert differences(before, before) == []
