"""Holiday notices read back: as they were worded from 2005 to 2026, damaged, and contradicting themselves."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notices import Style, notice, parts

from desktop.domain.readers.holidays import HolidayNotice, read_holidays
from desktop.domain.workdays import WorkCalendar
from desktop.services.calendars import shipped_calendar

HEAD = "国办发明电〔2026〕9号\n关于2027年部分节假日安排的通知\n"


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return shipped_calendar()


def read(text: str, head: str = HEAD) -> HolidayNotice:
    return read_holidays(head + text, shipped_calendar())


def reasons(found: HolidayNotice, where: str = "") -> str:
    return "；".join(doubt.reason for doubt in found.doubts if not where or doubt.where == where)


@pytest.mark.parametrize("year", range(2005, 2027))
@pytest.mark.parametrize("style", [Style(), Style("星期", "—"), Style("", "-", numbered=False)], ids=str)
def test_every_notice_is_read_back_exactly(calendar: WorkCalendar, year: int, style: Style) -> None:
    found = read_holidays(notice(year, style), calendar)
    assert found.year == year
    assert found.number == f"国办发明电〔{year - 1}〕7号"
    assert [(each.names, each.off, each.work) for each in found.holidays] == [
        (part.names, part.off, part.work) for part in parts(year)
    ]
    assert [each.told for each in found.holidays] == [len(part.off) for part in parts(year)]


@pytest.mark.parametrize("year", [*range(2005, 2015), *range(2016, 2020), *range(2021, 2027)])
def test_a_sound_notice_raises_no_doubt(calendar: WorkCalendar, year: int) -> None:
    assert read_holidays(notice(year), calendar).doubts == ()


def test_a_year_off_its_rules_is_asked_about(calendar: WorkCalendar) -> None:
    found = read_holidays(notice(2020), calendar)  # 春节 was prolonged in the midst of it
    assert "应有3天调休上班" in reasons(found, "春节")


@given(year=st.sampled_from((2016, 2019, 2023, 2025, 2026)), data=st.data())
def test_a_damaged_copy_is_read_alike(year: int, data: st.DataObject) -> None:
    """Blanks anywhere, other widths and brackets: what web pages and chat programs make of a notice."""
    text, calendar = notice(year), shipped_calendar()
    body = text.index("一、元旦")
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(body, len(text)))
        text = text[:at] + data.draw(st.sampled_from((" ", "\u00a0", "\u3000", "\n", "\u200b"))) + text[at:]
    if data.draw(st.booleans()):
        text = text.replace("（", "(").replace("）", ")").replace("：", ":").replace("，", ",")
    if data.draw(st.booleans()):
        text = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    found = read_holidays(text, calendar)
    assert (found.year, found.number) == (year, f"国办发明电〔{year - 1}〕7号")
    assert [(each.off, each.work) for each in found.holidays] == [(p.off, p.work) for p in parts(year)]


@given(year=st.sampled_from((2023, 2024, 2025, 2026)), data=st.data())
def test_a_lost_digit_never_makes_a_day_that_the_notice_does_not_name(year: int, data: st.DataObject) -> None:
    text, calendar = notice(year), shipped_calendar()
    body = text.index("一、元旦")
    places = [found.start() for found in re.finditer(r"\d", text) if body < found.start()]
    at = data.draw(st.sampled_from(places))
    found = read_holidays(text[:at] + text[at + 1 :], calendar)
    right = {day.day: day.off for day in read_holidays(text, calendar).days}
    wrong = [day for day in found.days if right.get(day.day) != day.off]
    assert (len(found.days) == len(right) and not wrong) or found.doubts


def test_every_span_shows_the_words_it_was_read_from(calendar: WorkCalendar) -> None:
    text = notice(2026).replace("至", " 至 ")
    for each in read_holidays(text, calendar).holidays:
        words = text[slice(*each.span)]
        assert words.startswith(each.names[0])
        assert words.endswith("。")


def test_a_range_over_new_year_takes_both_years() -> None:
    found = read("一、元旦：12月31日（周四）至1月2日（周六）放假调休，共3天。")
    assert found.holidays[0].off == (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2))
    written = read("一、元旦：2026年12月31日至2027年1月2日放假，共3天。12月26日（周六）上班。")
    assert written.holidays[0].off == found.holidays[0].off
    assert written.holidays[0].work == (date(2026, 12, 26),)


def test_joined_holidays_and_a_day_that_is_only_recommended() -> None:
    found = read(
        "一、春节：2月5日至11日放假调休，共7天。鼓励各单位安排职工在2月4日休息。"
        "二、中秋节与国庆节：10月1日至8日放假，共8天。"
    )
    assert [each.name for each in found.holidays] == ["春节", "中秋节、国庆节"]
    assert date(2027, 2, 4) not in {day.day for day in found.days}


def test_one_day_joined_to_the_weekend_and_no_exchange() -> None:
    found = read("元旦：1月1日（周五）放假1天，不调休。端午节：6月9日放假，与周末连休。")
    assert [each.off for each in found.holidays] == [(date(2027, 1, 1),), (date(2027, 6, 9),)]
    assert [each.told for each in found.holidays] == [1, None]
    assert reasons(found, "元旦") == ""


def test_days_exchanged_are_explained_and_not_worked() -> None:
    found = read(
        "一、劳动节：5月1日—3日放假，共3天。其中，5月1日（星期六）为法定节假日，5月2日（星期日）照常公休，"
        "5月8日（星期六）公休日调至5月3日（星期一），5月8日（星期六）上班。"
    )
    assert found.holidays[0].work == (date(2027, 5, 8),)
    assert [day.day for day in found.holidays[0].off] == [1, 2, 3]


def test_a_notice_of_one_holiday_alone() -> None:
    text = (
        "国务院办公厅关于调整2019年劳动节假期安排的通知\n国办发明电〔2019〕3号\n经国务院批准，现将2019年劳动节假期安排调整如下：\n"
        "5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。"
    )
    found = read(text, head="")
    assert (found.year, found.number, found.whole) == (2019, "国办发明电〔2019〕3号", False)
    assert [day.day for day in found.holidays[0].off] == [1, 2, 3, 4]
    assert "没有读到元旦、春节" in reasons(found, "通知")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("元旦：1月1日（周四）放假，共1天。", "写作周四，日历上是周五"),
        ("国庆节：10月7日至1日放假，共7天。", "止日2027年10月1日早于起日"),
        ("清明节：4月31日放假，共1天。", "没有2027年4月31日这一天"),
        ("劳动节：5月1日至5日放假，共3天。", "写明共3天，读出的是5天"),
        ("元旦：1月2日放假，共1天。", "放假的日子里没有元旦当天（1月1日）"),
        ("元旦：1月1日至3日放假调休，共3天。1月6日上班。", "1月6日本来就是工作日"),
        ("劳动节：5月1日（周六）至日（周三）放假调休，共5天。", "日期的数字丢失"),
        ("劳动节：月1日至5日放假，共5天。", "日期的数字丢失"),
        ("劳动节：5月1日至5日放假，共5天。5月9日（周日）。", "没有写明是放假还是上班"),
        ("劳动节：放假安排另行通知。", "没有读到放假的日子"),
        ("劳动节：5月1日至5日放假调休，共5天。", "按放假天数应有1天调休上班，只读到0天"),
        ("劳动节：5月1日至30日放假。", "不像一个假期"),
        ("劳动节：5月1日至5日放假，共5天。国庆节：5月5日放假，共1天。", "5月5日在两个假期里都出现"),
        ("劳动节：3日放假。", "没有写月份"),
        ("劳动节：5月1日至5日放假调休，共5天。1月9日上班。", "1月9日离放假的日子太远"),
    ],
)
def test_what_does_not_fit_is_asked_about_with_its_place(text: str, told: str) -> None:
    found = read(text)
    doubt = next(each for each in found.doubts if told in each.reason)
    assert doubt.span is None or doubt.span[1] > doubt.span[0] >= len(HEAD)


def test_what_cannot_be_read_gives_no_day() -> None:
    for text in ("国庆节：10月7日至1日放假。", "清明节：4月31日放假。", "劳动节：5月1日至日放假。"):
        assert read(text).days == ()


@pytest.mark.parametrize(
    ("head", "year", "number", "told"),
    [
        ("", None, "", "没有读到是哪一年"),
        ("国办发明电202510号 关于2026年部分节假日安排的通知\n", 2026, "", "括号丢失"),
        ("关于2026年部分节假日安排的通知 现将2025年元旦\n", 2026, "", "正文又写2025年"),
        ("国办发明电〔2019〕7号\n关于2026年放假安排的通知\n", 2026, "国办发明电〔2019〕7号", "对不上"),
        ("现将2026年元旦、2027年春节安排\n", None, "", "几个年份"),
    ],
)
def test_year_and_number_are_read_or_asked_for(head: str, year: int, number: str, told: str) -> None:
    found = read("元旦：1月1日放假，共1天。", head)
    assert (found.year, found.number) == (year, number)
    assert told in reasons(found, "通知")


def test_the_year_may_be_told_from_outside(calendar: WorkCalendar) -> None:
    found = read_holidays("元旦：1月1日（周五）放假，共1天。", calendar, 2027)
    assert [day.day for day in found.days] == [date(2027, 1, 1)]


def test_a_page_holding_the_notice_twice_is_read_once(calendar: WorkCalendar) -> None:
    text = notice(2026)
    found = read_holidays(f"{text}\n{text}", calendar)
    assert len(found.holidays) == 7
    assert found.doubts == ()


def test_another_text_says_that_it_is_none(calendar: WorkCalendar) -> None:
    found = read_holidays("关于召开2026年全体会议的通知", calendar, 2026)
    assert "没有读到任何节日" in reasons(found)


def test_the_notice_as_json(calendar: WorkCalendar) -> None:
    found = read_holidays(notice(2026), calendar).as_json()
    assert found["holidays"][0]["off"] == ["2026-01-01", "2026-01-02", "2026-01-03"]
    assert read("").as_json()["doubts"]


def test_a_county_notice_of_one_festival_with_its_own_number() -> None:
    text = (
        "濮县政办函〔2027〕3号\n关于2027年春节放假的通知\n现将2027年春节放假安排通知如下：\n"
        "2月5日（星期五）至2月13日（星期六）放假调休，共9天。1月30日（星期六）、2月20日（星期六）正常上班。\n"
        "值班电话：5550101。\n2027年1月20日"
    )
    found = read(text, head="")
    assert found.number == "濮县政办函〔2027〕3号"
    assert [doubt.reason[:4] for doubt in found.doubts] == ["没有读到"]
    assert (len(found.holidays[0].off), found.holidays[0].told, len(found.holidays[0].work)) == (9, 9, 2)


def test_a_copy_without_stops_still_tells_its_number_of_days() -> None:
    found = read("元旦 1 月 1 日 至 3 日 放假 共 3 天\n端午节 6月9日 放假 共 2 天")
    assert [each.told for each in found.holidays] == [3, 2]
    assert "写明共2天，读出的是1天" in reasons(found, "端午节")
