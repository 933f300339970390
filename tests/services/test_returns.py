from datetime import date
from pathlib import Path

import pytest
from desks import Clock
from openpyxl import Workbook

from desktop.domain.errors import Refused
from desktop.domain.rhythm import SENT_BACK
from desktop.services import history, ladder, ledger
from desktop.services.desk import Desk
from desktop.services.returns import (
    THIN,
    import_returns,
    issued_codes,
    read_return_files,
    register_paper,
    task_by_code,
)
from desktop.services.tasks import TaskDraft, add_task

HEAD = ["编号/校验码", "事项", "办理情况", "完成时间", "联系人"]


@pytest.fixture
def codes(county: Desk) -> list[str]:
    for matter in ("河道垃圾整治", "取水许可清理", "采砂案件协调"):
        add_task(county, TaskDraft(matter, ("县财政局",)))
    return [f"{one.number}-{one.check}" for one in issued_codes(county)]


def form(path: Path, rows: list[list[str | None]]) -> Path:
    book = Workbook()
    for row in [
        ["反馈表"],
        ["反馈单位：县财政局", None, None, "反馈期：2026年11月"],
        HEAD,
        *rows,
        ["填表说明：请勿改动编号。"],
    ]:
        book.active.append(row)
    book.save(path)
    return path


def progress(desk: Desk) -> dict[str, list[str]]:
    files = [ledger.open_task(desk, each) for each in ledger.ids(desk, ledger.LedgerFilter())]
    return {one.line.row.matter: [entry.text for entry in one.progress] for one in files}


def test_the_units_own_words_are_kept_in_one_step(county: Desk, codes: list[str], tmp_path: Path) -> None:
    rows: list[list[str | None]] = [
        [codes[2], "采砂案件协调", "已完成调解，双方撤诉。", "11月10日", "王立"],
        [codes[0], "河道垃圾整治", "清运过半", None, None],
        [codes[1], "取水许可清理", None, None, None],
    ]
    taken = import_returns(county, read_return_files(county, [form(tmp_path / "反馈.xlsx", rows)]))
    assert (taken.taken, taken.unchanged, taken.done) == (2, 0, ("2026-003",))
    assert progress(county) == {
        "河道垃圾整治": ["清运过半"],
        "取水许可清理": [],
        "采砂案件协调": ["已完成调解，双方撤诉。（完成时间：11月10日）"],
    }
    entry = ledger.open_task(county, ledger.task_id(county, "2026-003")).progress[0]
    assert (entry.source, entry.by) == ("反馈表", "县财政局 王立")
    assert [step.label for step in history.recent(county, 1)] == ["登记反馈表"]
    history.undo(county)
    assert not any(progress(county).values())


def test_an_altered_code_is_written_nowhere(county: Desk, codes: list[str], tmp_path: Path) -> None:
    altered = codes[0][:-1] + ("A" if codes[0][-1] != "A" else "B")
    rows: list[list[str | None]] = [
        [altered, "河道垃圾整治", "清运过半", None, None],
        [codes[1], "取水许可清理", "已清理 3 件", None, None],
    ]
    taken = import_returns(county, read_return_files(county, [form(tmp_path / "反馈.xlsx", rows)]))
    assert taken.taken == 1
    assert progress(county)["河道垃圾整治"] == []
    assert "可能是 2026-001，请认领" in taken.sentence


def test_the_same_form_again_changes_nothing(county: Desk, codes: list[str], tmp_path: Path) -> None:
    path = form(tmp_path / "反馈.xlsx", [[codes[0], "河道垃圾整治", "清运过半", None, None]])
    import_returns(county, read_return_files(county, [path]))
    before = county.store.content_hash()
    with pytest.raises(Refused, match="1 项与以前登记的相同"):
        import_returns(county, read_return_files(county, [path]))
    assert county.store.content_hash() == before


def test_a_form_nobody_filled_is_named(county: Desk, codes: list[str], tmp_path: Path) -> None:
    blank = form(tmp_path / "空白.xlsx", [[codes[0], "河道垃圾整治", None, None, None]])
    filled = form(tmp_path / "已填.xlsx", [[codes[1], "取水许可清理", "已清理 3 件", None, None]])
    taken = import_returns(county, read_return_files(county, [blank, filled]))
    assert taken.untouched == ("空白.xlsx",)
    assert "“空白.xlsx”原样退回，没有填写。" in taken.sentence
    assert taken.as_json()["taken"] == 1


def test_a_paper_is_registered_by_its_code(county: Desk, codes: list[str]) -> None:
    code = codes[1].split("-")[-1]
    task = task_by_code(county, f" {code.lower()} ")
    assert task == task_by_code(county, codes[1]) == ledger.task_id(county, "2026-002")
    changes = register_paper(county, task, "已清理 3 件", by="县财政局")
    assert changes.label == "登记反馈单"
    entry = ledger.open_task(county, task).progress[0]
    assert (entry.text, entry.source, entry.by) == ("已清理 3 件", "反馈单", "县财政局")
    register_paper(county, task, "正在办理")
    assert ledger.open_task(county, task).progress[1].text == THIN


@pytest.mark.parametrize("typed", ["", "ABC", "ZZZZZZ", "2026-002"])
def test_a_wrong_code_opens_nothing(county: Desk, codes: list[str], typed: str) -> None:
    with pytest.raises(Refused, match="没有校验码"):
        task_by_code(county, typed)


def test_a_reply_without_substance_makes_no_regular_report(
    county: Desk, clock: Clock, tmp_path: Path
) -> None:
    clock.day = date(2026, 10, 1)
    first, _ = (
        add_task(county, TaskDraft(matter, ("县财政局",)), deadline="每月5日前").made[0]
        for matter in ("按月清零", "按月报账")
    )
    codes = [f"{one.number}-{one.check}" for one in issued_codes(county)]
    clock.day = date(2026, 10, 4)
    register_paper(county, first, "正在办理中")
    filled: list[list[str | None]] = [[codes[1], "按月报账", "正在推进", None, None]]
    import_returns(county, read_return_files(county, [form(tmp_path / "反馈.xlsx", filled)]))
    clock.day = date(2026, 10, 8)

    def owing() -> list[str]:
        return [each.line.row.matter for each in ladder.missed_reports(county)]

    assert owing() == ["按月清零", "按月报账"]
    (entry,) = ledger.open_task(county, first).progress
    assert (entry.text, entry.words, entry.period) == (THIN, "正在办理中", SENT_BACK)
    clock.day = date(2026, 10, 5)
    register_paper(county, first, "本月清理 3 件，余 2 件")
    clock.day = date(2026, 10, 8)
    assert owing() == ["按月报账"]


def test_a_paper_without_words_is_refused(county: Desk, codes: list[str]) -> None:
    before = county.store.content_hash()
    with pytest.raises(Refused, match="反馈内容是空的"):
        register_paper(county, task_by_code(county, codes[0]), " ")
    assert county.store.content_hash() == before
