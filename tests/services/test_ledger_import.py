from datetime import date
from pathlib import Path

import pytest
from desks import DAY
from ledger_books import taken_in
from openpyxl import Workbook

from desktop.domain.errors import Refused
from desktop.domain.tasks import Light, Status
from desktop.services import history, ledger
from desktop.services.desk import Desk
from desktop.services.ledger_import import DOUBTS, PLACE
from desktop.services.ledger_review import read_file

FILES = Path(__file__).parents[1] / "files" / "ledger"
LAST_YEAR = FILES / "LV1_云岭县_2025年度台账.xlsx"
ROWS = [
    ["云岭县2026年度台账"],
    ["序号", "来源", "事项", "牵头单位", "配合单位", "原定时限", "调整后时限",
     "进展", "状态", "办结时间", "责任领导", "内部备注"],
    [1, "第一次会议", "甲", "县法院", "县财政局", "3月底", None, "已印发", "已完成", "2026-03-20", "周文涛", "不外传"],
    [2, "第一次会议", "乙", "县财政局", "县法院", "6月底", "12月20日", "起草中", "推进中", None, None, None],
    [3, None, "丙", "县自然资源局", "各乡镇", "9月底", None, "已报方案", "滞后", None, None, None],
    [4, None, "丁", "县农业农村局", None, "每月5日前", None, None, "序时推进", None, None, None],
    [5, None, "戊", "县法院", None, "尽快", None, "等复议结果", "中止", None, None, None],
    [6, None, "己", "县法院", None, "6月底", None, "另案处理", "终止", None, None, None],
]  # fmt: skip


def workbook(path: Path, rows: list[list[object]] | None = None, hidden: bool = False) -> Path:
    book = Workbook()
    for row in rows or ROWS:
        book.active.append(row)
    if hidden:
        older = book.create_sheet("2020年遗留")
        for row in (["序号", "事项", "责任单位", "时限"], [1, "老问题", "县法院", "6月底"]):
            older.append(row)
        older.sheet_state = "hidden"
    book.save(path)
    return path


def files(desk: Desk) -> dict[str, ledger.TaskFile]:
    told = [ledger.open_task(desk, each) for each in ledger.ids(desk, ledger.LedgerFilter())]
    return {one.line.row.matter: one for one in told}


def test_the_whole_ledger_of_last_year_comes_in_by_one_step_and_goes_by_one(county: Desk) -> None:
    before = county.store.content_hash()
    taken = taken_in(county, LAST_YEAR)
    assert (taken.taken, taken.closed, taken.skipped) == (28, 13, 0)
    assert len(files(county)) == 28
    assert [step.label for step in history.recent(county, 1)] == ["导入台账"]
    history.undo(county)
    assert files(county) == {}
    assert county.store.content_hash() == before
    history.redo(county)
    assert len(files(county)) == 28


def test_every_column_is_kept_in_its_order_with_the_place(county: Desk, tmp_path: Path) -> None:
    taken_in(county, workbook(tmp_path / "台账.xlsx"))
    extra = files(county)["甲"].line.row.extra
    assert extra[PLACE] == "台账.xlsx《Sheet》第3行"
    assert list(extra)[1:] == [head for head, told in zip(ROWS[1], ROWS[2], strict=True) if told is not None]
    assert extra["内部备注"] == "不外传"
    assert extra["原定时限"] == "3月底"


def test_finished_matters_come_closed_with_their_words(county: Desk, tmp_path: Path) -> None:
    taken = taken_in(county, workbook(tmp_path / "台账.xlsx"))
    told = files(county)
    done = told["甲"]
    assert (done.line.row.status, done.line.light) == (Status.CLOSED, Light.DONE)
    assert done.done_text == "已完成；已印发"
    assert done.line.row.done_on == date(2026, 3, 20)
    assert done.line.row.responsible_person == "周文涛"
    assert told["己"].line.row.status == Status.TERMINATED
    assert told["己"].line.row.done_on is None  # the workbook does not say when
    assert (taken.taken, taken.closed) == (6, 2)


def test_finished_matters_may_be_left_out(county: Desk, tmp_path: Path) -> None:
    taken = taken_in(county, workbook(tmp_path / "台账.xlsx"), done="skip")
    assert (taken.taken, taken.skipped) == (4, 2)
    assert "甲" not in files(county)
    assert "2 项原已办结，没有导入。" in taken.sentence


def test_a_moved_deadline_keeps_the_first_one(county: Desk, tmp_path: Path) -> None:
    taken_in(county, workbook(tmp_path / "台账.xlsx"))
    row = files(county)["乙"].line.row
    assert (row.original_due_on, row.due_on) == (date(2026, 6, 30), date(2026, 12, 20))
    assert row.source_note == "第一次会议"
    assert (row.lead, row.support) == (("县财政局",), ("县法院",))


def test_units_and_progress_and_states_are_taken(county: Desk, tmp_path: Path) -> None:
    taken_in(county, workbook(tmp_path / "台账.xlsx"))
    told = files(county)
    assert told["丙"].line.row.collective == ("各乡镇",)
    assert [(p.kind, p.text, p.source) for p in told["丙"].progress] == [
        ("report", "已报方案", "原台账"),
        ("state", "原台账状态：滞后", "原台账"),
    ]
    assert told["丁"].line.row.recur == "M:5"
    assert told["丁"].line.light is Light.LONG_TERM
    assert "不在单位名册中" in told["丁"].line.row.extra[DOUBTS]


def test_what_is_overdue_or_undated_from_the_start_is_said(county: Desk, tmp_path: Path) -> None:
    taken = taken_in(county, workbook(tmp_path / "台账.xlsx"))
    assert [place.split("（")[1] for place in taken.overdue] == ["第5行，2026-09-30）"]
    assert [place.split("（")[1] for place in taken.undated] == ["第7行）"]
    overdue = [f for f in files(county).values() if f.line.light is Light.OVERDUE]
    assert len(overdue) == len(taken.overdue)
    assert "有 1 项的时限在导入前已过" in taken.sentence
    assert "撤销一步即可" in taken.sentence


def test_hidden_sheets_stay_out_and_are_named(county: Desk, tmp_path: Path) -> None:
    taken = taken_in(county, workbook(tmp_path / "台账.xlsx", hidden=True))
    assert "老问题" not in files(county)
    assert "2020年遗留" in taken.sentence


def test_the_same_rows_do_not_come_twice(county: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "台账.xlsx")
    taken_in(county, path)
    before = county.store.content_hash()
    with pytest.raises(Refused, match="6 行以前导入过"):
        taken_in(county, path)
    assert county.store.content_hash() == before
    more = workbook(
        path, [*ROWS, [7, None, "庚", "县法院", None, "12月底", None, None, "推进中", None, None, None]]
    )
    taken = taken_in(county, more)
    assert (taken.taken, len(taken.left_out)) == (1, 6)


def test_reading_stores_nothing(county: Desk, tmp_path: Path) -> None:
    before = county.store.content_hash()
    proposal = read_file(county, workbook(tmp_path / "台账.xlsx")).proposal
    assert len(proposal.sheets[0].rows) == 6
    assert proposal.sheets[0].rows[0].lead == ("县法院",)
    assert county.store.content_hash() == before


def test_the_day_of_the_import_opens_the_tasks(county: Desk, tmp_path: Path) -> None:
    taken_in(county, workbook(tmp_path / "台账.xlsx"))
    assert {f.line.row.opened_on for f in files(county).values()} == {DAY}
    assert [f.line.row.number for f in files(county).values()] == [f"2026-{n:03d}" for n in range(1, 7)]
