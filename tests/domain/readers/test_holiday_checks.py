from datetime import date, timedelta

import pytest

from desktop.domain.readers.holiday_checks import (
    FESTIVALS,
    Holiday,
    faults_of,
    faults_of_all,
    statutory_days,
)
from desktop.services.calendars import shipped_calendar


def holiday(name: str, first: date, days: int, *work: date, told: int | None = None) -> Holiday:
    off = tuple(first + timedelta(n) for n in range(days))
    return Holiday(tuple(name.split("、")), off, work, told, (0, 1))


def faults(one: Holiday, year: int = 2027) -> list[str]:
    return list(faults_of(one, year, shipped_calendar()))


@pytest.mark.parametrize(
    ("names", "year", "days"),
    [
        (("春节",), 2024, 3), (("春节",), 2025, 4), (("劳动节",), 2024, 1), (("劳动节",), 2025, 2),
        (("国庆节", "中秋节"), 2025, 4), (("元旦",), 2007, None), (FESTIVALS, 2026, 13),
    ],
)  # fmt: skip
def test_the_law_gives_each_festival_its_days(names: tuple[str, ...], year: int, days: int | None) -> None:
    assert statutory_days(names, year) == days


def test_a_sound_holiday_has_no_fault() -> None:
    assert faults(holiday("劳动节", date(2027, 5, 1), 5, date(2027, 5, 8), told=5)) == []
    assert faults(holiday("清明节", date(2027, 4, 3), 3, told=3)) == []
    assert faults(holiday("端午节", date(2027, 6, 9), 1)) == []


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (holiday("劳动节", date(2027, 5, 1), 5, told=4), "写明共4天"),
        (holiday("劳动节", date(2027, 5, 1), 5), "应有1天调休上班，只读到0天"),
        (holiday("清明节", date(2027, 4, 3), 3, date(2027, 4, 10)), "应有0天调休上班，读到的是1天"),
        (holiday("春节", date(2027, 2, 8), 5), "没有春节当天（2月6日）"),
        (holiday("端午节", date(2027, 6, 8), 1), "没有端午节当天（6月9日）"),
        (holiday("劳动节", date(2027, 5, 1), 5, date(2027, 5, 5)), "既写放假又写上班"),
        (holiday("劳动节", date(2027, 5, 1), 5, date(2027, 5, 6)), "本来就是工作日"),
        (holiday("劳动节", date(2027, 5, 1), 5, date(2027, 6, 5)), "离放假的日子太远"),
        (Holiday(("劳动节",), (), (), None, (0, 1)), "没有读到放假的日子"),
    ],
)
def test_what_does_not_fit_one_holiday_is_said(one: Holiday, fault: str) -> None:
    assert any(fault in each for each in faults(one))


def test_a_day_of_remembrance_is_not_weighed_by_the_law_of_festivals() -> None:
    assert faults(holiday("抗战胜利纪念日", date(2015, 9, 3), 3, date(2015, 9, 6)), 2015) == []


def test_the_notice_as_a_whole_names_what_is_missing_and_what_comes_twice() -> None:
    some = [holiday("劳动节", date(2027, 5, 1), 5), holiday("端午节", date(2027, 5, 5), 1)]
    told = list(faults_of_all(some, 2027))
    assert told == ["没有读到元旦、春节、清明节、中秋节、国庆节的安排", "5月5日在两个假期里都出现"]
    assert list(faults_of_all(some[:1], 2006)) == []
