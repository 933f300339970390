from datetime import date

import pytest

from desktop.domain.readers.minutes.days import full_dates, has_short_date, made, short_date


@pytest.mark.parametrize(
    "text", ["2026年3月13日", "二〇二六年三月十三日", "二○二六年三月十三日", "2026-03-13", "2026.3.13"]
)
def test_dates_with_a_year(text):
    assert full_dates(f"印发于{text}下午") == [date(2026, 3, 13)]


def test_impossible_dates_are_left_out():
    assert full_dates("2026年2月30日和2026323") == []
    assert made("2026", "13", "1") is None


def test_a_date_without_a_year_is_the_latest_before_the_print():
    assert short_date("12月26日下午", date(2026, 1, 4)) == date(2025, 12, 26)
    assert short_date("4月29日上午", date(2026, 5, 7)) == date(2026, 4, 29)
    assert short_date("下午三时", date(2026, 5, 7)) is None


def test_short_dates_are_told_from_full_ones():
    assert has_short_date("4月29日上午")
    assert not has_short_date("2026年4月29日上午")
