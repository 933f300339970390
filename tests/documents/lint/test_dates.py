import pytest

from desktop.documents.lint import Weight
from desktop.documents.official import Table
from tests.documents.lint.drafts import draft, offers, told


@pytest.mark.parametrize("words", ["2026.3.5", "2026-03-05", "2026/3/5", "2026．3．5", "2026.03.05"])
def test_separated_dates_are_written_out_in_running_text_7_3_5_4(words: str) -> None:
    assert offers(f"会议于{words}召开。") == [(words, "2026年3月5日")]


@pytest.mark.parametrize(
    "text",
    [
        "编号2026-012。",
        "版本2026.3.5.1。",
        "见文件A2026-03-05。",
        "2026.13.45不是日期。",
        "比分3.5.6。",
        "2025—2026年度。",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert not told(text, "date.separators")


def test_tables_may_write_dates_short() -> None:
    table = Table(("时限",), (("2026.3.5",),))
    assert not told(draft(table), "date.separators")


def test_month_and_day_bear_no_zero() -> None:
    assert offers("自2026年03月05日起施行。") == [("0", ""), ("0", "")]
    assert not told("10月10日、20月票、100日。", "date.zero")


def test_the_zero_of_a_chinese_year_is_the_round_one() -> None:
    assert offers("二零二六年三月五日") == [("二零二六", "二〇二六")]
    assert offers("二○二六年三月五日") == [("二○二六", "二〇二六")]
    assert not told("二〇二六年三月五日")


def test_one_date_is_in_one_kind_of_numeral() -> None:
    assert offers("2026年三月5日召开") == [("2026年三月5日", "2026年3月5日")]
    assert offers("二〇二六年3月十五日召开") == [("二〇二六年3月十五日", "2026年3月15日")]
    assert not told("2026年3月底前；二〇一八年十一月")


def test_a_short_year_is_asked_about_and_never_completed() -> None:
    (finding,) = told("已于26年3月5日印发。")
    assert (finding.code, finding.fix, finding.weight) == ("date.year", None, Weight.WARNING)
    assert not told("已于2026年3月5日印发。")


@pytest.mark.parametrize("words", ["2026年2月29日", "4月31日", "13月1日"])
def test_a_day_no_calendar_has_is_told_and_not_guessed(words: str) -> None:
    assert offers(f"请于{words}前报送。") == [(words, None)]
    assert not told("请于2024年2月29日、2月29日前报送。")
