from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.periods import Period, Span, month_end, period_of, read_period

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("span", "key", "label", "start", "end"),
    [
        (Span.YEAR, "2026", "2026年度", date(2026, 1, 1), date(2026, 12, 31)),
        (Span.HALF_YEAR, "2026H2", "2026年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        (Span.QUARTER, "2026Q3", "2026年第三季度", date(2026, 7, 1), date(2026, 9, 30)),
        (Span.MONTH, "2026-09", "2026年9月", date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_a_day_has_its_period_of_each_length(
    span: Span, key: str, label: str, start: date, end: date
) -> None:
    period = period_of(date(2026, 9, 15), span)
    assert (period.key, period.label, period.start, period.end) == (key, label, start, end)


def test_first_half_is_named() -> None:
    assert Period(2026, 1, Span.HALF_YEAR).label == "2026年上半年"


@given(DAYS, st.sampled_from(list(Span)))
def test_periods_hold_their_day_follow_each_other_and_read_back(day: date, span: Span) -> None:
    period = period_of(day, span)
    assert period.start <= day <= period.end
    assert read_period(period.key) == period
    assert period.following().previous() == period
    assert (period.following().start - period.end).days == 1


@pytest.mark.parametrize("key", ["", "26", "2026Q5", "2026-13", "2026-9", "2026年", "2026H3"])
def test_another_text_is_refused(key: str) -> None:
    with pytest.raises(Refused, match="期别"):
        read_period(key)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 1, 31), -1, date(2025, 12, 31)),
        (date(2026, 6, 30), 0, date(2026, 6, 30)),
    ],
)
def test_month_end_counts_over_the_year(day: date, months: int, end: date) -> None:
    assert month_end(day, months) == end


@given(DAYS, st.integers(-40, 40))
def test_the_end_of_a_month_so_far_away_agrees_with_stepping(day: date, months: int) -> None:
    period = period_of(day, Span.MONTH)
    for _ in range(abs(months)):
        period = period.following() if months > 0 else period.previous()
    assert month_end(day, months) == period.end


@given(DAYS)
def test_quarters_halves_and_years_are_made_of_whole_months(day: date) -> None:
    for span in (Span.QUARTER, Span.HALF_YEAR, Span.YEAR):
        whole = period_of(day, span)
        months = [period_of(whole.start, Span.MONTH)]
        while months[-1].end < whole.end:
            months.append(months[-1].following())
        assert len(months) == span.months
        assert months[-1].end == whole.end
        assert {month.year for month in months} == {whole.year}
