"""An old ledger is settled once for all cells alike, and nothing is stored before it is accepted."""

from datetime import date
from pathlib import Path

import pytest
from ledger_books import MATTERS, STRANGE, old_ledger

from desktop.domain.errors import Refused
from desktop.domain.readers.ledger.settling import KEEP, LEAVE, Group
from desktop.domain.tasks import Light, Status
from desktop.services import history, ledger, units
from desktop.services.desk import Desk
from desktop.services.ledger_import import PLACE
from desktop.services.ledger_review import (
    SKIP,
    Review,
    accept,
    accept_readings,
    answer,
    answer_day,
    choose_field,
    choose_head,
    choose_year,
    head_of,
    read_file,
    read_pasted,
    reading_of,
)


@pytest.fixture
def review(county: Desk, tmp_path: Path) -> Review:
    return read_file(county, old_ledger(tmp_path / "台账.xlsx"))


def group(review: Review, kind: str, about: str) -> Group:
    return next(one for one in review.groups() if one.key == (kind, about))


def files(desk: Desk) -> list[ledger.TaskFile]:
    return [ledger.open_task(desk, each) for each in ledger.ids(desk, ledger.LedgerFilter())]


def test_every_doubt_is_there_once_with_its_rows(county: Desk, review: Review) -> None:
    soon = group(review, "deadline", "尽快")
    assert len(soon.places) == 2
    assert soon.rows_words == "第15、30行"
    assert review.open(soon)
    assert reading_of(review, soon) == "未定"
    march = group(review, "deadline", "3月底")
    assert (march.doubtful, reading_of(review, march), len(march.places)) == (False, "2025-03-31", 10)
    assert county.store.content_hash() == county.store.content_hash()
    assert ledger.count(county, ledger.LedgerFilter()) == 0


def test_one_answer_counts_for_all_cells_alike(county: Desk, review: Review) -> None:
    answer_day(county, review, group(review, "deadline", "3月底"), "3.30")
    answer_day(county, review, group(review, "deadline", "尽快"), "长期")
    answer(review, group(review, "unit", STRANGE), "县住房城乡建设局")
    review.done = KEEP
    taken = accept(county, review)
    assert (taken.read, taken.taken) == (MATTERS, MATTERS)
    assert taken.sum == "原表 46 项，导入 46 项，一项不少。"
    rows = [one.line.row for one in files(county)]
    assert {row.due_on for row in rows if row.deadline_raw == "3月底"} == {date(2025, 3, 30)}
    assert {row.deadline_kind for row in rows if row.deadline_raw == "尽快"} == {"OPEN"}
    assert not any(STRANGE in row.lead for row in rows)
    assert units.book(county).resolve(STRANGE) == "县住房城乡建设局"  # remembered for the next workbook
    assert rows[3].extra["备注"] == "跨部门"
    assert rows[0].extra[PLACE].endswith("第5行")


def test_the_import_is_one_act_and_goes_by_one_undo(county: Desk, review: Review) -> None:
    before = county.store.content_hash()
    answer(review, group(review, "unit", STRANGE), "县住房城乡建设局")
    review.done = KEEP
    accept(county, review)
    history.undo(county)
    assert county.store.content_hash() == before


def test_what_becomes_of_finished_matters_has_to_be_said(county: Desk, review: Review) -> None:
    finished = review.counts(county.today()).finished
    assert finished == 18
    with pytest.raises(Refused, match="18 项已办结"):
        accept(county, review)
    review.done = SKIP
    taken = accept(county, review)
    assert (taken.taken, taken.skipped) == (MATTERS - finished, finished)
    assert taken.sum == "原表 46 项 = 导入 28 项 + 没有导入 18 项。"
    assert "18 项原已办结" in taken.summary


def test_the_first_day_may_be_calm(county: Desk, review: Review) -> None:
    review.done, review.park = KEEP, True
    past = review.counts(county.today()).past
    assert past > 10
    accept(county, review)
    told = files(county)
    assert not [one for one in told if one.line.light is Light.OVERDUE]
    parked = [
        one.line.row for one in told if one.line.light is Light.UNDATED and one.line.row.original_due_on
    ]
    assert len(parked) == past
    assert all("待核对" in row.deadline_rule for row in parked)


def test_the_rest_may_be_taken_as_it_was_read(county: Desk, review: Review) -> None:
    waiting = review.waiting()
    assert accept_readings(review) == waiting > 1
    assert review.waiting() == 0
    assert not any(sheet.doubts for sheet in review.settled().sheets)


def test_words_that_fix_no_day_are_refused(county: Desk, review: Review) -> None:
    with pytest.raises(Refused, match="定不出期限"):
        answer_day(county, review, group(review, "deadline", "尽快"), "适当时候")
    assert review.open(group(review, "deadline", "尽快"))


def test_a_column_may_be_another_field(county: Desk, review: Review) -> None:
    choose_field(county, review, "2025年", 6, "note")
    row = review.settled().sheets[0].rows[0]
    assert row.progress is None
    assert row.facts["note"] == "已开展第1轮工作"
    with pytest.raises(Refused, match="总要有一栏是“事项”"):
        choose_field(county, review, "2025年", 2, "")
    head = head_of(review, "2025年")
    assert head is not None
    assert head.kinds[1] == "matter"


def test_the_head_rows_may_be_others(county: Desk, review: Review) -> None:
    choose_head(county, review, "2025年", 3, 3)
    head = head_of(review, "2025年")
    assert head is not None
    assert (head.first, head.last) == (3, 3)
    choose_head(county, review, "2025年", 2, 3)
    assert len(review.proposal.sheets[0].rows) == MATTERS


def test_another_year_moves_the_days_without_one(county: Desk, review: Review) -> None:
    choose_year(county, review, 2027)
    assert reading_of(review, group(review, "deadline", "3月底")) == "2027-03-31"


def test_a_sheet_may_stay_out(county: Desk, review: Review) -> None:
    review.left.add("2025年")
    assert review.groups() == []
    assert review.hindrance(county.today()) == "没有要导入的事项。"


def test_a_pasted_block_is_read_like_a_file(county: Desk) -> None:
    block = "2026年台账\t\t\t\n序号\t事项\t责任单位\t时限\n1\t甲\t县法院\t6月底\n2\t乙\t县财政局\t长期\n"
    pasted = read_pasted(county, block)
    assert [row.matter for _sheet, row in pasted.settled().rows()] == ["甲", "乙"]
    with pytest.raises(Refused, match="不是表格"):
        read_pasted(county, "一段话")


def test_doubled_rows_may_be_left_out(county: Desk) -> None:
    block = "2026年台账\n序号\t事项\t责任单位\t时限\n1\t甲\t县法院\t6月底\n2\t甲\t县法院\t6月底\n"
    review = read_pasted(county, block)
    twice = next(one for one in review.groups() if one.kind == "twice")
    answer(review, twice, LEAVE)
    taken = accept(county, review)
    assert (taken.read, taken.taken) == (2, 1)
    assert files(county)[0].line.row.status == Status.OPEN
