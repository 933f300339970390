import io
from datetime import date, timedelta
from pathlib import Path

import pdfplumber
import pytest
from sampled import TODAY, sampled

from desktop.services import ledger, papers, tasks
from desktop.services.compose import onepage
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft

MATTER = (
    "由县住房城乡建设局会同县自然资源局、县金融工作局逐个项目摸清底数，形成“一楼一策”处置方案报联席会议办公室"
    * 2
)
LEADS = ("县人力资源和社会保障局", "县政务服务和大数据管理局", "县文化广电旅游体育局")


def with_red(office: SampleOffice, count: int) -> None:
    """Leave exactly `count` overdue tasks with long words, and twenty more under way."""
    desk = office.desk
    for record in ledger.ids(desk, ledger.LedgerFilter(statuses=("open",))):
        tasks.finish(desk, record, text="已办")
    for n in range(count + 20):
        due = desk.today() + timedelta(n + 1 if n >= count else -n - 30)
        made = tasks.add_task(desk, TaskDraft(MATTER, LEADS, due_on=due)).made[0]
        tasks.add_progress(desk, made, MATTER, source="电话", by="甲")


@pytest.mark.parametrize("count", [0, 5, 50])
def test_it_is_one_page_with_any_number_of_red_items(
    own_office: SampleOffice, count: int, tmp_path: Path
) -> None:
    with_red(own_office, count)
    made = papers.make(own_office.desk, "one_page", Subject(), tmp_path)
    with pdfplumber.open(io.BytesIO(made.pdf.read_bytes())) as read:
        assert len(read.pages) == 1
        text = read.pages[0].extract_text()
    assert ("没有逾期" in text) == (count == 0)
    assert ("共50项，列逾期最久的5项" in text) == (count == 50)
    assert f"{count}项" in text


def test_the_longest_overdue_come_first(own_office: SampleOffice) -> None:
    with_red(own_office, 9)
    made = onepage.one_page(own_office.desk, Subject())
    days = [int(str(row[3]).partition("个")[0]) for row in made.tables["红灯"].rows]
    assert len(days) == 5
    assert days == sorted(days, reverse=True)
    assert (made.fields["逾期项数"], made.fields["列出项数"]) == (9, 5)


def test_changes_are_counted_since_the_last_one_pager(tmp_path: Path) -> None:
    first = sampled(tmp_path / "office")
    papers.make(first.desk, "one_page", Subject(), tmp_path)
    first.desk.close()
    from desktop.services.desk import Desk

    later = Desk.open(tmp_path / "office", today=lambda: TODAY + timedelta(8), actor="测试")
    record = ledger.ids(later, ledger.LedgerFilter())[1]
    tasks.extend(later, record, date(2026, 8, 1), reason="r", paper="p", approver="a")
    fields = onepage.one_page(later, Subject()).fields
    assert fields["上次日期"] == "2026年6月24日"
    assert fields["变化"] == "新立项7项，有新进展1项，延期1项，办结0项，销号0项"
    later.close()
