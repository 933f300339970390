import pytest

from desktop.domain.readers.holiday_dates import Named, Use, damages, named_days


def only(text: str, *, new_year: bool = False) -> Named:
    (found,) = named_days(text, 2027, new_year=new_year)
    return found


def spelled(named: Named) -> list[str]:
    return [f"{day:%Y-%m-%d}" for day in named.days]


@pytest.mark.parametrize(
    ("text", "use", "days"),
    [
        ("10月1日放假", Use.OFF, ["2027-10-01"]),
        ("10月1日至3日放假", Use.OFF, ["2027-10-01", "2027-10-02", "2027-10-03"]),
        (
            "10月1日（星期五）—3日（周日），共3天，放假调休",
            Use.OFF,
            ["2027-10-01", "2027-10-02", "2027-10-03"],
        ),
        ("9月30日到10月1日为假期", Use.OFF, ["2027-09-30", "2027-10-01"]),
        ("10月1－2日放假", Use.OFF, ["2027-10-01", "2027-10-02"]),
        ("10月9日（周六）、10日上班", Use.WORK, ["2027-10-09", "2027-10-10"]),
        ("9月26日（周日），10月9日（周六）均正常上班", Use.WORK, ["2027-09-26", "2027-10-09"]),
        ("10月9日调整为工作日", Use.WORK, ["2027-10-09"]),
        ("10月1日为法定节假日", Use.NOTHING, ["2027-10-01"]),
        ("10月2日照常公休", Use.NOTHING, ["2027-10-02"]),
        ("公休日调至10月4日", Use.NOTHING, ["2027-10-04"]),
        ("鼓励职工在2月4日休息", Use.NOTHING, ["2027-02-04"]),
        ("10月9日（周六）", Use.UNKNOWN, ["2027-10-09"]),
    ],
)
def test_days_are_read_with_what_the_words_make_of_them(text: str, use: Use, days: list[str]) -> None:
    found = only(text)
    assert (found.use, spelled(found), found.faults) == (use, days, ())
    assert text[found.start : found.end].startswith(text[found.start])


def test_the_end_of_december_is_of_the_year_before_only_for_new_year() -> None:
    assert spelled(only("12月31日至1月2日放假", new_year=True)) == ["2026-12-31", "2027-01-01", "2027-01-02"]
    assert spelled(only("12月31日放假")) == ["2027-12-31"]
    assert spelled(only("2026年12月31日至1月1日放假")) == ["2026-12-31", "2027-01-01"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2月29日放假", "没有2027年2月29日这一天"),
        ("13月1日放假", "没有2027年13月1日这一天"),
        ("10月7日至1日放假", "早于起日"),
        ("10月1日至31日放假", "不像一个假期"),
        ("7日放假", "没有写月份"),
    ],
)
def test_what_is_no_day_gives_none_and_says_why(text: str, fault: str) -> None:
    found = only(text)
    assert found.days == ()
    assert fault in found.faults[-1]


def test_a_weekday_that_disagrees_is_told_and_the_day_stands_as_written() -> None:
    found = only("10月1日（周四）放假")
    assert spelled(found) == ["2027-10-01"]
    assert found.faults == ("2027年10月1日写作周四，日历上是周五，请核对日期",)


@pytest.mark.parametrize("text", ["月1日", "1月日放假", "1日至日", "共天", "10月??日", "1月\ufffd日"])
def test_lost_digits_are_seen(text: str) -> None:
    assert list(damages(text))


@pytest.mark.parametrize("text", ["1月1日至3日放假，共3天。", "12月31日", "正月初一"])
def test_a_sound_text_is_not_called_damaged(text: str) -> None:
    assert not list(damages(text))


def test_a_day_with_its_year_is_known_as_such() -> None:
    assert only("2026年11月4日").full
    assert not only("11月4日").full
