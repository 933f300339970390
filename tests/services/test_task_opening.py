"""From what is known of a task to a numbered matter of the ledger."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import Clock

from desktop.domain.errors import Refused
from desktop.services import ledger, tasks
from desktop.services.desk import Desk
from desktop.services.task_opening import Descent, open_task_in
from desktop.services.tasks import TaskDraft
from desktop.store.tables import TaskUnit, Unit


def test_an_instruction_keeps_who_gave_it_when_and_in_which_words(county: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "批示.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    draft = TaskDraft(
        "抓紧落实资金",
        ("县财政局",),
        source_kind="instruction",
        source_by="县长周文涛",
        source_on=date(2026, 11, 18),
        source_text="请财政局抓紧。",
    )
    made = tasks.add_task(county, draft, scans=[scan]).made[0]
    file = ledger.open_task(county, made)
    assert (file.source.by, file.source.on, file.source.words) == (
        "县长周文涛",
        date(2026, 11, 18),
        "请财政局抓紧。",
    )
    ((name, sha),) = file.evidence
    assert (name, county.store.files.read(sha)) == ("批示.pdf", b"%PDF-1.4 scan")
    assert ledger.ids(county, ledger.LedgerFilter(source_kind="instruction")) == [made]
    assert ledger.ids(county, ledger.LedgerFilter(text="周文涛")) == [made]


def test_a_scan_that_cannot_be_read_opens_nothing(county: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="读不出来，没有立项"):
        tasks.add_task(county, TaskDraft("落实"), scans=[tmp_path / "没有.pdf"])
    assert ledger.count(county, ledger.LedgerFilter()) == 0


def test_the_words_of_the_unit_stand_beside_the_summary(county: Desk) -> None:
    made = tasks.add_task(county, TaskDraft("落实")).made[0]
    tasks.add_progress(
        county, made, "已启动", source="电话", by="赵元", words="我们上周就动手了", period="2026-11"
    )
    tasks.add_progress(county, made, "", source="书面", by="", words="附件已寄")
    first, second = ledger.open_task(county, made).progress
    assert (first.text, first.words, first.period) == ("已启动", "我们上周就动手了", "2026-11")
    assert second.text == second.words == "附件已寄"


def test_a_unit_is_bound_by_the_day_and_not_by_an_open_end(county: Desk) -> None:
    with county.act("名册") as work:
        gone = work.find(Unit, owner_id=county.office.id, name="县自然资源局")[0]
        gone.valid_to = county.today() - timedelta(1)
        leaving = work.find(Unit, owner_id=county.office.id, name="县财政局")[0]
        leaving.valid_to = county.today()
    made = tasks.add_task(county, TaskDraft("落实", ("县财政局",), ("县自然资源局",), ("各成员单位",))).made[
        0
    ]
    with county.view() as view:
        bound = {part.words: part.unit_id for part in view.find(TaskUnit, task_id=made)}
    assert bound == {"县财政局": leaving.id, "县自然资源局": None, "各成员单位": None}


def test_numbers_belong_to_the_year_they_are_given_for(county: Desk, clock: Clock) -> None:
    with county.act("立项") as work:
        numbers = [
            open_task_in(county, work, TaskDraft("事"), Descent(year=year)).number
            for year in (None, 2028, 2028, 2026)
        ]
    assert numbers == ["2026-001", "2028-001", "2028-002", "2026-002"]
