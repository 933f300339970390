from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.workdays import SpecialDay, parse_year_file
from desktop.domain.yearfile import year_file

YEAR = 2031
DAYS = st.dictionaries(
    st.integers(0, 364).map(lambda n: date(YEAR, 1, 1) + timedelta(n)),
    st.tuples(st.booleans(), st.sampled_from(("元旦", "春节", '带"引号\\的节', "国庆节、中秋节"))),
)


@given(days=DAYS, source=st.sampled_from(("", "国办发明电〔2030〕7号", '引"号')))
def test_what_is_written_is_read_back(days: dict[date, tuple[bool, str]], source: str) -> None:
    special = tuple(SpecialDay(day, off, name) for day, (off, name) in sorted(days.items()))
    assert parse_year_file(year_file(YEAR, special, source)) == (YEAR, special, source)


def test_runs_are_drawn_together_and_other_years_left_out() -> None:
    days = [SpecialDay(date(YEAR, 1, n), True, "元旦") for n in (1, 2, 3)]
    text = year_file(YEAR, [*days, SpecialDay(date(YEAR + 1, 1, 1), True, "元旦")], "某号")
    assert 'off = ["01-01~01-03"]' in text
    assert "work = []" in text
