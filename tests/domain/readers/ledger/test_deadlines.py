from datetime import date, datetime

import pytest

from desktop.domain.deadlines import Explained, explain
from desktop.domain.readers.ledger.deadlines import DeadlineReader, RowDeadline, Start, moved, moved_inside
from desktop.domain.source import Cell, CellValue, value_text

from .books import CALENDAR

RECEIVED = {"received": Start("received", "收到", date(2026, 3, 2))}


def reader() -> DeadlineReader:
    return DeadlineReader(date(2026, 1, 1), CALENDAR)


def read(value: CellValue, head: str = "完成时限", **more: object) -> RowDeadline:
    starts = more.get("starts") or {}
    assert isinstance(starts, dict)
    return reader().read(Cell(5, 6, value, value_text(value)), head, starts, str(more.get("remark") or ""))


@pytest.mark.parametrize(
    ("value", "due", "doubtful"),
    [
        (date(2026, 6, 30), date(2026, 6, 30), False),
        (datetime(2026, 6, 30, 17, 0), date(2026, 6, 30), False),
        (46203, date(2026, 6, 30), True),
        (20260630, date(2026, 6, 30), False),
        ("3月底", date(2026, 3, 31), False),
        ("8.15", date(2026, 8, 15), True),
        (6.3, None, True),
        (2026.1, None, True),
        ("2026.1", date(2026, 1, 31), False),
        ("25.6.30", date(2025, 6, 30), True),
        ("每月5日前", None, False),
        ("长期坚持", None, False),
        ("尽快", None, True),
        ("已完成", None, True),
        (None, None, True),
        ("会后10个工作日内", None, True),
        ("下月底", None, True),
        ("60日内", None, True),
        ("收到之日起两个月", None, True),
        ("2019-06-30", date(2019, 6, 30), True),
        ("首批9月底，全部12月底", (date(2026, 9, 30), date(2026, 12, 31)), False),
        ("6月底/9月底", (date(2026, 6, 30), date(2026, 9, 30)), True),
    ],
)
def test_cells(value: CellValue, due: object, doubtful: bool) -> None:
    found = read(value)
    assert found.said.due == due
    assert bool(found.doubts) == doubtful
    if due is None:
        assert found.said.due is None


def test_the_words_of_the_cell_are_kept() -> None:
    assert read("6月底/9月底").said.raw == "6月底/9月底"
    assert read(date(2026, 6, 30)).said.raw == "2026-06-30"


def test_what_no_day_starts_is_not_certain() -> None:
    for words in ("会后10个工作日内", "60日内", "下月10日", "本周五前"):
        assert read(words).said.certainty not in ("hard", "soft")


@pytest.mark.parametrize(
    ("value", "head", "due"),
    [
        ("收到之日起60日内", "答复期限", date(2026, 5, 6)),  # 60th day 1 May: a holiday, moved to 6 May
        ("60日", "法定期限", date(2026, 5, 6)),
        (60, "法定期限（日）", date(2026, 5, 6)),
        ("两个月", "法定期限", date(2026, 5, 6)),
        ("2", "答复期限（月）", date(2026, 5, 6)),
        ("15个工作日", "办理期限", date(2026, 3, 23)),
    ],
)
def test_terms_run_from_the_day_the_row_gives(value: CellValue, head: str, due: date) -> None:
    found = read(value, head, starts=RECEIVED)
    assert found.said.due == due
    assert found.source == "收到 2026-03-02"


def test_a_term_takes_the_day_it_speaks_of() -> None:
    starts = RECEIVED | {
        "assigned": Start("assigned", "交办", date(2026, 4, 1)),
        "met": Start("met", "会议", date(2026, 9, 25)),
    }
    # Only the terms of reply to recommendations move off a day of rest; 11 April 2026 is a Saturday.
    assert read("自交办之日起10日内", starts=starts).said.due == date(2026, 4, 11)
    assert read("会后5个工作日内", starts=starts).said.due == CALENDAR.add_workdays(date(2026, 9, 25), 5).day


def test_a_remark_that_the_year_is_crossed_moves_a_date_without_year() -> None:
    found = read("1月20日", remark="跨年")
    assert found.said.due == date(2027, 1, 20)
    assert "跨年" in found.doubts[-1]
    assert read("2026年1月20日", remark="跨年").said.due == date(2026, 1, 20)


def test_a_rule_of_the_sheet_is_doubtful() -> None:
    found = reader().from_words("自收到之日起两个月内", RECEIVED)
    assert found.said.due == date(2026, 5, 6)
    assert "按表中说明" in found.doubts[-1]


def test_the_moved_deadline_holds_and_the_first_is_kept() -> None:
    both = moved(read("6月底"), read("9月底"))
    assert both is not None
    assert both.said.due == date(2026, 9, 30)
    assert both.original is not None
    assert both.original.due == date(2026, 6, 30)
    assert both.extended
    assert both.as_json()["extended"] is True
    assert moved(read("6月底"), read("/")) == read("6月底")
    assert moved(None, read("9月底")) == read("9月底")
    assert moved(None, None) is None
    earlier = moved(read("9月底"), read("6月底"))
    assert earlier is not None
    assert "早于原定" in earlier.doubts[-1]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("原定6月底，调整为9月底", ""),
        ("6月底（延至9月底）", ""),
        ("2026年6月30日\n调整至2026年9月30日", ""),
        ("6月底→9月底", ""),
        ("6月底/9月底", "完成时限（原定/调整后）"),
    ],
)
def test_both_in_one_cell(words: str, head: str) -> None:
    def again(text: str) -> Explained:
        return explain(text, date(2026, 1, 1), CALENDAR)

    found = moved_inside(read(words), head, again)
    assert found.said.due == date(2026, 9, 30)
    assert found.said.raw == words
    assert found.original is not None
    assert found.original.due == date(2026, 6, 30)


def test_new_year_in_a_ledger_is_the_one_that_ends_its_year() -> None:
    found = read("元旦前")
    assert found.said.due == date(2026, 12, 31)
    assert "请确认" in found.doubts[0]
    assert read("2026年元旦前").said.due == date(2025, 12, 31)


def test_a_day_from_which_is_asked_about() -> None:
    found = read("7月1日起执行")
    assert found.said.due is None
    assert found.doubts
    assert read("长期坚持").doubts == ()
