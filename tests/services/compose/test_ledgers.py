import io
from datetime import date
from pathlib import Path

import pdfplumber

from desktop.services import papers, tasks
from desktop.services.compose import common, ledgers
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject

from .conftest import Compose


def test_the_ledger_shows_original_and_current_deadline_side_by_side(own_office: SampleOffice) -> None:
    desk = own_office.desk
    first = common.our_lines(desk)[1]
    tasks.extend(desk, first.id, date(2026, 7, 20), reason="r", paper="p", approver="a")
    table = ledgers.ledger_paper(desk, Subject()).tables["台账"]
    row = dict(zip(table.columns, table.rows[1], strict=True))
    assert (row["完成时限"], row["原定期限"]) == ("2026年\n7月20日", "2026年\n6月30日")
    assert table.caption == "濮阳县府院联动工作台账（截至2026年6月24日，共7项）"


def test_chosen_tasks_keep_their_order_and_give_the_title(office: SampleOffice) -> None:
    ids = [line.id for line in common.our_lines(office.desk)]
    made = ledgers.ledger_paper(office.desk, Subject(task_ids=(ids[4], ids[1])))
    assert [row[1] for row in made.tables["台账"].rows] == ["2026-005", "2026-002"]
    assert made.title.endswith("（2026-002、2026-005）")


def test_a3_is_a3_on_its_side(own_office: SampleOffice, tmp_path: Path) -> None:
    made = papers.make(own_office.desk, "ledger_a3", Subject(), tmp_path)
    with pdfplumber.open(io.BytesIO(made.pdf.read_bytes())) as read:
        sizes = {(round(page.width * 25.4 / 72), round(page.height * 25.4 / 72)) for page in read.pages}
    assert sizes == {(420, 297)}


def test_every_task_is_in_the_ledger(office: SampleOffice, facts: Compose) -> None:
    numbers = [line.row.number for line in common.our_lines(office.desk)]
    assert [row[1] for row in facts("ledger").tables["台账"].rows] == numbers
    assert [row[1] for row in facts("ledger_a3").tables["台账"].rows] == numbers
