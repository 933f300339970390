from datetime import date

import pytest
from offices import TODAY, county_office

from desktop.ui.pages.days import day_note, extension_parser, parser, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = county_office(tmp_path_factory.mktemp("office") / "home")
    yield made
    made.close()


def test_days_are_read_any_way_and_words_that_are_none_are_not(desk):
    parse = parser(desk)
    assert parse("12.30").day == date(2026, 12, 30)
    assert parse("明天").day == date(2026, 11, 22)
    assert parse("尽快") is None
    assert parse("") is None
    assert date(2026, 11, 21) == TODAY


def test_a_day_that_lies_behind(desk):
    assert parser(desk, forward=False)("3.5").day == date(2026, 3, 5)
    assert parser(desk)("3.5").day == date(2027, 3, 5)


@pytest.mark.parametrize("words", ["10个工作日", "10个工作日内", "延长10个工作日", "十个工作日"])
def test_a_length_counts_from_the_deadline(desk, words):
    read = extension_parser(desk, date(2026, 11, 25))(words)
    assert (read.day, read.note) == (date(2026, 12, 9), "自现期限起算")


@pytest.mark.parametrize("words", ["12.9", "12月9日", "2026-12-09"])
def test_a_day_is_that_day_whatever_the_deadline(desk, words):
    read = extension_parser(desk, date(2026, 11, 25))(words)
    assert (read.day, read.note) == (date(2026, 12, 9), "")


def test_without_a_deadline_a_length_counts_from_today(desk):
    assert extension_parser(desk, None)("10个工作日内").day == date(2026, 12, 4)


def test_what_is_special_about_a_day_is_told(desk):
    assert day_note(date(2026, 10, 1), desk.calendar) == "国庆节放假"
    assert day_note(date(2026, 10, 10), desk.calendar) == "补班"
    assert day_note(date(2026, 11, 20), desk.calendar) == ""
    assert told(date(2026, 10, 10), desk.calendar) == "2026-10-10（周六 补班）"
    assert told(date(2026, 11, 20), desk.calendar) == "2026-11-20（周五）"


def test_a_year_without_its_notice_is_said_beside_each_of_its_days(desk):
    assert told(date(2027, 1, 5), desk.calendar) == "2027-01-05（周二 放假未录入）"
    assert parser(desk)("2027-01-05").note == "放假未录入"
