"""Papers: each kind of the catalogue from real records, numbered, registered, kept byte for byte."""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desks import DAY, county
from docx import Document

from desktop.documents.intake import read_source_bytes
from desktop.domain.errors import Refused
from desktop.services import history, ledger, meetings, minutes, papers, registry, search, tasks
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft

from .test_minutes import DATA

KINDS = ("meeting_notice", "minutes", "roster", "ledger", "assignment")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = county(tmp_path_factory.mktemp("papers") / "county")
    source = read_source_bytes(DATA, "纪要.txt")
    proposal = minutes.read(made, source)
    minutes.confirm(made, source, DATA, proposal.meeting, minutes.choices_of(proposal, doubted=minutes.TASK))
    yield made
    made.close()


def subject(desk: Desk, kind: str) -> Subject:
    meeting = meetings.list_meetings(desk)[-1].id
    if kind in ("meeting_notice", "minutes"):
        return Subject(meeting_id=meeting)
    if kind == "assignment":
        first = ledger.ids(desk, ledger.LedgerFilter())[0]
        return Subject(task_ids=(first,), unit="县财政局")
    return Subject()


def words(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made_registered_and_kept(desk: Desk, kind: str, tmp_path: Path) -> None:
    steps = len(history.recent(desk, 1000))
    made = papers.make(desk, kind, subject(desk, kind), tmp_path)
    assert len(history.recent(desk, 1000)) == steps + 1
    assert made.docx.read_bytes()[:2] == b"PK"
    assert made.pdf.read_bytes()[:5] == b"%PDF-"
    (row,) = registry.register(desk, made.code)
    assert (row.kind, row.title, row.number, row.status) == (kind, made.title, made.number, "issued")
    assert desk.store.files.read(row.docx_sha256) == made.docx.read_bytes()
    assert desk.store.files.read(row.pdf_sha256) == made.pdf.read_bytes()
    assert [hit.id for hit in search.find(desk, made.code.lower()).hits] == [row.id]
    if made.number:
        assert re.fullmatch(r".+〔2026〕[1-9]\d*号", made.number)
        assert made.number in words(made.docx.read_bytes())


def test_the_catalogue_names_every_kind(desk: Desk) -> None:
    told = {kind.kind: kind for kind in papers.kinds()}
    assert set(KINDS) <= set(told)
    assert all(kind.name and kind.fields for kind in told.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_takes_no_number_and_stores_nothing(desk: Desk, kind: str) -> None:
    before = desk.store.content_hash()
    document = papers.draft(desk, kind, subject(desk, kind))
    assert document.number is None or "号" not in document.number or not re.search(r"\d号", document.number)
    assert desk.store.content_hash() == before


def test_the_paper_says_what_the_records_say(desk: Desk, tmp_path: Path) -> None:
    told = words(papers.make(desk, "assignment", subject(desk, "assignment"), tmp_path).docx.read_bytes())
    line = ledger.lines(desk, ledger.ids(desk, ledger.LedgerFilter())[:1])[0].row
    assert line.number in told
    assert line.check_code in told
    assert "县财政局" in told
    told = words(papers.make(desk, "minutes", subject(desk, "minutes"), tmp_path).docx.read_bytes())
    assert "破产费用专项资金" in told
    assert "陈明" in told


def test_internal_decisions_stay_out_of_the_minutes(tmp_path: Path) -> None:
    from dataclasses import replace

    one = county(tmp_path / "county")
    source = read_source_bytes(DATA, "纪要.txt")
    proposal = minutes.read(one, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    minutes.confirm(one, source, DATA, proposal.meeting, [replace(choices[0], internal=True), *choices[1:]])
    made = papers.make(one, "minutes", subject(one, "minutes"), tmp_path)
    assert "破产费用专项资金" not in words(made.docx.read_bytes())
    one.close()


def test_each_unit_gets_the_tasks_it_leads(desk: Desk, tmp_path: Path) -> None:
    made = papers.assignments(desk, [], tmp_path)
    assert {"县财政局", "县自然资源局"} <= {re.sub(r".*（|，.*", "", one.title) for one in made}
    assert len({one.number for one in made}) == len(made)
    (only,) = papers.assignments(desk, ["县财政局"], tmp_path)
    assert "不动产" not in words(only.docx.read_bytes())
    with pytest.raises(Refused, match="没有正在办理的牵头事项"):
        papers.assignments(desk, ["县气象局"], tmp_path)


@pytest.mark.parametrize(
    ("kind", "about", "told"),
    [
        ("love_letter", Subject(), "没有“love_letter”这一种文书"),
        ("minutes", Subject(), "没有指明是哪一次会议"),
        ("minutes", Subject(meeting_id="none"), "没有编号为“none”的会议"),
        ("assignment", Subject(), "没有要交办的事项"),
    ],
)
def test_a_refusal_takes_no_number_and_writes_no_file(
    desk: Desk, tmp_path: Path, kind: str, about: Subject, told: str
) -> None:
    before = desk.store.content_hash()
    with pytest.raises(Refused, match=told):
        papers.make(desk, kind, about, tmp_path / "out")
    assert desk.store.content_hash() == before
    assert not (tmp_path / "out").exists()


def test_a_folder_that_takes_no_file_takes_no_number(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    before = desk.store.content_hash()
    with pytest.raises(Refused, match="写不进去，没有出文书，文号没有占用"):
        papers.make(desk, "roster", Subject(), tmp_path / "file")
    assert desk.store.content_hash() == before


def own(desk: Desk, text: str | bytes) -> Path:
    path = desk.store.paths.home / "papers" / "roster.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


OWN = "# 名册\n#字段 名册名称：x\n格式：文件\n标题：{{ 名册名称 }}\n---\n本单位自己的写法。{{ 没有的字段 }}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_offices_own_text_is_used_however_it_was_saved(desk: Desk, tmp_path: Path, encoding: str) -> None:
    path = own(desk, OWN.encode(encoding))
    try:
        made = papers.make(desk, "roster", Subject(), tmp_path)
    finally:
        path.unlink()
    assert "本单位自己的写法。" in words(made.docx.read_bytes())
    assert made.remarks[0] == "未填：没有的字段（已留空线）"
    assert made.remarks[1].startswith("模板第6行用了没有的字段“没有的字段”")
    assert "____" in words(made.docx.read_bytes()).replace("＿", "_")


@pytest.mark.parametrize(
    "text", ["{% if %}\n---\n", "没有首部", OWN.replace("{{ 没有的字段 }}", "{{ 1 / 0 }}")]
)
def test_a_broken_own_text_falls_back_with_a_remark(desk: Desk, tmp_path: Path, text: str) -> None:
    path = own(desk, text)
    try:
        made = papers.make(desk, "roster", Subject(), tmp_path)
    finally:
        path.unlink()
    assert "模板有误" in made.remarks[0]
    assert "已改用随附模板" in made.remarks[0]
    assert "县财政局" in words(made.docx.read_bytes())


def test_two_papers_with_one_long_title_do_not_meet_in_the_folder(tmp_path: Path) -> None:
    one = county(tmp_path / "county")
    title = "关于" + "进一步完善破产审判与行政协调" * 8
    meeting = meetings.add_meeting(one, MeetingDraft("plenary", DAY + timedelta(9), title=title)).made[0]
    made = [
        papers.make(one, "meeting_notice", Subject(meeting_id=meeting), tmp_path / "out") for _ in range(2)
    ]
    assert len({paper.docx for paper in made}) == 2
    assert all(len(paper.docx.name.encode()) < 250 for paper in made)
    one.close()


def test_a_kept_file_is_shown_as_a_copy_and_a_lost_one_is_said(desk: Desk, tmp_path: Path) -> None:
    made = papers.make(desk, "ledger", Subject(), tmp_path)
    (row,) = registry.register(desk, made.code)
    copy = papers.kept_file(desk, row.pdf_sha256, row.title, ".pdf")
    assert copy.read_bytes() == made.pdf.read_bytes()
    copy.write_bytes(b"scribbled")
    assert papers.kept_file(desk, row.pdf_sha256, row.title, ".pdf").read_bytes() == made.pdf.read_bytes()
    kept = desk.store.files.path(row.pdf_sha256)
    data = kept.read_bytes()
    kept.unlink()
    try:
        with pytest.raises(Refused, match="找不到或读不出来"):
            papers.kept_file(desk, row.pdf_sha256, row.title, ".pdf")
        assert [fault for fault in desk.store.faults() if "缺失" in fault]
    finally:
        kept.write_bytes(data)


def test_a_number_taken_back_is_not_printed_again(tmp_path: Path) -> None:
    one = county(tmp_path / "county")
    tasks.add_task(one, TaskDraft("落实", ("县财政局",)))
    first = papers.assignments(one, [], tmp_path)[0]
    history.undo(one)
    second = papers.assignments(one, [], tmp_path)[0]
    assert (first.number[-2:], second.number[-2:]) == ("1号", "2号")
    one.close()
