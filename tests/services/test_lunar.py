from datetime import date, timedelta

import pytest

from desktop.services.calendars import shipped_calendar
from desktop.services.lunar import lunar_day


@pytest.mark.parametrize(
    ("day", "full", "words"),
    [
        (date(2026, 2, 17), "农历正月初一　春节", "春节"),
        (date(2026, 2, 16), "农历腊月廿九　除夕", "除夕"),
        (date(2025, 7, 25), "农历闰六月初一", "闰六月"),
        (date(2025, 7, 26), "农历闰六月初二", "初二"),
        (date(2026, 3, 20), "农历二月初二　春分", "春分"),
        (date(2026, 4, 5), "农历二月十八　清明节　清明", "清明节"),
        (date(2026, 12, 4), "农历十月廿六　国家宪法日", "国家宪法日"),
        (date(2026, 11, 18), "农历十月初十", "初十"),
        (date(2026, 11, 28), "农历十月二十", "二十"),
    ],
)
def test_a_day_has_its_lunar_day(day: date, full: str, words: str) -> None:
    assert (lunar_day(day).full, lunar_day(day).words) == (full, words)


@pytest.mark.parametrize("name", ["除夕", "春节", "元宵节", "端午节", "中秋节", "重阳节", "冬至", "清明节"])
def test_feasts_agree_with_the_shipped_table(name: str) -> None:
    calendar = shipped_calendar()
    for year in range(2010, 2045):
        day = calendar.festival(name, year)
        if day:
            lunar = lunar_day(day)
            assert name in (lunar.festival, lunar.term), day


def test_every_day_of_forty_years_has_one_and_goes_on_from_the_day_before() -> None:
    day, before = date(2010, 1, 1), lunar_day(date(2010, 1, 1))
    while day < date(2049, 12, 31):
        day += timedelta(1)
        lunar = lunar_day(day)
        assert (lunar.day == "初一") == (lunar.month != before.month), day
        before = lunar
