from datetime import date

import pytest

from desktop.domain.readers.minutes.proposal import DEFERRED, TASK
from desktop.domain.readers.minutes.timing import Clock, dated, deadline_of, fixed


def settled(clock, text, disposition=TASK):
    found = deadline_of(text, clock.dates_in(text), disposition)
    return found[0] if found else None


def test_a_firm_day_wins_over_a_vague_word(clock):
    assert settled(clock, "县司法局要尽快修订，5月底前印发。").due == date(2026, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "企业印章已于3月5日移交。",
        "协助时限一般不超过3个工作日",
        "4月15日协调会议定的事项",
        "截至4月20日尚未回复",
        "租赁期至2026年12月31日，由县国资局签约",
        "选派2名干部跟班，期限为三个月",
        "巡回审判为期两个月",
    ],
)
def test_facts_are_no_deadlines(clock, text):
    assert settled(clock, text) is None


def test_the_unit_before_the_meeting_is_no_event(clock):
    assert settled(clock, "县司法局会后3个工作日内印发").due == date(2026, 5, 7)


def test_several_days_are_kept_together(clock):
    meaning = settled(clock, "5月15日前对账，6月30日前付款。")
    assert (meaning.kind, meaning.due) == ("MULTI", (date(2026, 5, 15), date(2026, 6, 30)))


@pytest.mark.parametrize("text", ["每月会商一次，情况于次月5日前报送", "每月25日前报送；汇总后次月5日前上报"])
def test_next_month_behind_a_rhythm_is_no_single_day(clock, text):
    assert settled(clock, text).due is None


def test_what_is_put_off_has_no_deadline_in_the_putting_off(clock):
    assert settled(clock, "由县财政局另行研究，适时提请。", DEFERRED) is None


def test_cells(clock):
    assert clock.of_cell("6月30日前").due == date(2026, 6, 30)
    assert clock.of_cell("会后5个工作日内启动，6月30日前完成").kind == "MULTI"
    assert clock.of_cell(" — ") is None
    assert clock.of_cell("10月前").certainty == "ambiguous"


def test_minutes_to_be_drawn_up_are_no_minutes_of_the_past(clock):
    assert settled(clock, "5月中旬召开协调会，5月底前形成会议纪要。").due == (
        date(2026, 5, 20),
        date(2026, 5, 31),
    )


def test_the_end_of_a_rhythm_is_no_deadline(clock):
    meaning = settled(clock, "每周一报送排查数据，直至12月底。")
    assert (meaning.recur, meaning.due) == ("W:1", None)


def test_a_term_for_the_work_is_no_mere_length(clock):
    assert settled(clock, "完成期限为20日").due is not None


def test_a_bare_month_before_the_actor_is_its_time(clock):
    assert settled(clock, "8月份由县法院牵头开展研判").due == date(2026, 8, 31)


def test_without_a_meeting_day_nothing_is_counted(calendar):
    nowhen = Clock(None, calendar)
    for text in ("4、5月底前完成", "会后5个工作日内报告", "6月底前完成"):
        assert all(not dated(found) and found.explained.question for found in nowhen.dates_in(text))


def test_fixed_and_dated(clock):
    vague, day = clock.dates_in("尽快办理，5月底前办结")
    assert (fixed(vague), dated(vague), fixed(day), dated(day)) == (False, False, True, True)


def test_a_time_that_tells_which_cases_is_no_deadline(clock):
    assert settled(clock, "能够年内履行的，务必于12月25日前履行到位。").due == date(2026, 12, 25)


@pytest.mark.parametrize("words", ["每半年报告一次，6月底和12月底前", "每半年报告一次（6月底、12月底）"])
def test_as_many_days_as_a_rhythm_has_turns_are_its_days(clock, words):
    meaning = clock.of_cell(words)
    assert (meaning.recur, meaning.due) == ("Y:6-30,12-31", None)
