from datetime import date

import pytest

from desktop.domain.periods import read_period
from desktop.domain.profile_parts import Fulfilment, Obligation, Rhythm
from desktop.domain.radar_words import late_words, left_words, met_words, missing_words, uncovered_note
from desktop.domain.workdays import WorkCalendar

TODAY = date(2026, 11, 20)


def duty(how: Fulfilment, subject: str, verb: str, count: int = 1) -> Obligation:
    return Obligation(
        id="x",
        title=subject,
        subject=subject,
        verb=verb,
        who="办公室",
        rhythm=Rhythm.YEAR,
        fulfilled_by=how,
        count=count,
        clause="一",
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026", "本年度尚未召开全体会议"),
        ("2025", "2025年度尚未召开全体会议"),
        ("2026H2", "本半年尚未召开全体会议"),
        ("2026Q4", "本季度尚未召开全体会议"),
        ("2026Q3", "2026年第三季度尚未召开全体会议"),
        ("2026-11", "本月尚未召开全体会议"),
    ],
)
def test_a_missing_meeting_is_told_by_its_period(period: str, words: str) -> None:
    plenary = duty(Fulfilment.MEETING, "全体会议", "召开")
    assert missing_words(plenary, read_period(period), 0, TODAY) == words


def test_a_missing_paper_and_a_part_of_several() -> None:
    letter = duty(Fulfilment.PAPER, "出庭通报", "印发")
    assert missing_words(letter, read_period("2026-10"), 0, TODAY) == "2026年10月出庭通报尚未印发"
    twice = duty(Fulfilment.MEETING, "全体会议", "召开", count=3)
    assert missing_words(twice, read_period("2026"), 1, TODAY) == "本年度全体会议已召开 1 次，尚差 2 次"


def test_what_is_met_is_told_too() -> None:
    plenary = duty(Fulfilment.MEETING, "全体会议", "召开")
    assert met_words(plenary, read_period("2026"), 2, TODAY) == "本年度已召开全体会议 2 次（应不少于 1 次）"
    letter = duty(Fulfilment.PAPER, "出庭通报", "印发")
    assert met_words(letter, read_period("2026-10"), 1, TODAY) == "2026年10月出庭通报已印发"


def test_days_left_and_days_late() -> None:
    assert left_words(28, date(2026, 12, 31), TODAY) == "剩 28 个工作日"
    assert left_words(0, TODAY, TODAY) == "今天到期"
    assert left_words(0, date(2026, 11, 22), TODAY) == "11月22日到期，其间已无工作日"
    assert late_words(12, date(2026, 11, 1)) == "已逾期 12 个工作日"
    assert late_words(0, date(2026, 11, 20)) == "已于11月20日到期"


def test_an_uncovered_year_is_said() -> None:
    calendar = WorkCalendar([2026])
    assert uncovered_note(calendar, TODAY, date(2026, 12, 31)) == ""
    note = uncovered_note(calendar, TODAY, date(2027, 1, 31))
    assert note == "（2027年放假安排未录入，暂按周一至周五计）"
