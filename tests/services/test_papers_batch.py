"""Making a paper for each of 32 units in one go: order, codes, one shared number, a cancel, what is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sampled import sampled

from desktop.domain.errors import Refused
from desktop.services import history, papers, registry
from desktop.services.compose.common import member_units
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.store.tables import Paper


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SampleOffice]:
    made = sampled(tmp_path / "office")
    yield made
    made.desk.close()


def notices(office: SampleOffice) -> list[Subject]:
    return papers.subjects_for(office.desk, "meeting_notice", office.subject("meeting_notice"))


def test_32_units_get_one_notice_each_and_a_sheet_to_sign(office: SampleOffice, tmp_path: Path) -> None:
    desk, out = office.desk, tmp_path / "out"
    steps = len(history.recent(desk, 1000))
    told: list[tuple[int, int, str]] = []
    done = papers.batch(
        desk, "meeting_notice", notices(office), out, progress=lambda *each: told.append(each)
    )
    names = [row.name for row in member_units(desk, desk.today())]
    assert len(done.made) == 32
    assert done.sheet is not None
    assert told == [*((n, 32, name) for n, name in enumerate(names)), (32, 32, "")]
    assert len(history.recent(desk, 1000)) == steps + 33  # each paper is an act of its own
    assert len({one.code for one in done.all}) == 33
    assert {one.number for one in done.made} == {"濮府院办〔2026〕1号"}
    assert registry.gaps(desk, "濮府院办", 2026) == []
    with desk.view() as view:
        listed = view.find(Paper, kind="meeting_notice")
    assert [paper.serial for paper in listed] == [1] + [None] * 31
    assert len(list(out.iterdir())) == 66
    assert not done.cancelled
    assert done.left_out == ()


def test_a_cancel_leaves_whole_papers_and_nothing_else(office: SampleOffice, tmp_path: Path) -> None:
    desk, out = office.desk, tmp_path / "out"
    begun: list[int] = []
    done = papers.batch(
        desk,
        "meeting_notice",
        notices(office),
        out,
        progress=lambda at, *_rest: begun.append(at),
        cancelled=lambda: len(begun) == 5,
    )
    assert done.cancelled
    assert done.sheet is None
    assert len(done.made) == 5
    assert len(list(out.iterdir())) == 10
    for one in done.made:
        row = registry.by_code(desk, one.code)
        assert desk.store.files.read(row.pdf_sha256) == one.pdf.read_bytes()
        assert desk.store.files.read(row.docx_sha256) == one.docx.read_bytes()
    assert len(registry.register(desk)) == 5
    assert desk.store.faults() == ()


def test_a_stop_from_the_progress_itself_also_leaves_whole_papers(
    office: SampleOffice, tmp_path: Path
) -> None:
    def stop(done: int, _total: int, _words: str) -> None:
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        papers.batch(office.desk, "meeting_notice", notices(office), tmp_path / "out", progress=stop)
    assert len(registry.register(office.desk)) == 2
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_who_has_nothing_to_do_is_left_out_with_the_reason(office: SampleOffice, tmp_path: Path) -> None:
    desk = office.desk
    subjects = papers.subjects_for(desk, "assignment", Subject(), ["县教育局", "县司法局", "县财政局"])
    assert [each.unit for each in subjects] == ["县司法局", "县财政局", "县教育局"]
    done = papers.batch(desk, "assignment", subjects, tmp_path)
    assert ["县财政局" in one.title or "县司法局" in one.title for one in done.made] == [True, True]
    assert len(done.left_out) == 1
    assert "没有要交办的事项" in done.left_out[0]
    assert len({one.number for one in done.made}) == 2


def test_nothing_at_all_is_refused(office: SampleOffice, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有要交办的事项"):
        papers.batch(office.desk, "assignment", [Subject(unit="县教育局")], tmp_path)
    with pytest.raises(Refused, match="没有需要出催办单的单位"):
        papers.batch(office.desk, "urging", [], tmp_path)


def test_units_are_known_by_short_names_and_put_in_protocol_order(office: SampleOffice) -> None:
    desk = office.desk
    named = papers.subjects_for(
        desk, "meeting_notice", office.subject("meeting_notice"), ["县公安局", "县财政局"]
    )
    assert [each.unit for each in named] == ["县财政局", "县公安局"]
    with pytest.raises(Refused, match="不是一个单位一份的文书"):
        papers.subjects_for(desk, "ledger", Subject())
    with pytest.raises(Refused, match="没有“love_letter”这一种文书"):
        papers.subjects_for(desk, "love_letter", Subject())


def test_a_later_version_replaces_the_earlier_one(office: SampleOffice, tmp_path: Path) -> None:
    desk, subject = office.desk, office.subject("agenda")
    first = papers.make(desk, "agenda", subject, tmp_path)
    second = papers.make(desk, "agenda", subject, tmp_path)
    other = papers.make(desk, "minutes", office.subject("minutes"), tmp_path)
    assert registry.by_code(desk, first.code).standing == f"此件已被 {second.code} 替代"
    assert registry.by_code(desk, second.code).standing == "此件为现行稿"
    assert registry.by_code(desk, other.code).standing == "此件为现行稿"
    third = papers.make(desk, "agenda", subject, tmp_path)
    told = [registry.by_code(desk, each.code).replaced_by for each in (first, second, third)]
    assert told == [second.code, third.code, ""]


def test_other_tasks_of_the_same_unit_are_another_paper(office: SampleOffice, tmp_path: Path) -> None:
    desk, both = office.desk, office.subject("assignment")
    one = papers.make(desk, "assignment", Subject(task_ids=both.task_ids[:1], unit=both.unit), tmp_path)
    papers.make(desk, "assignment", both, tmp_path)
    assert registry.by_code(desk, one.code).replaced_by == ""


def test_a_void_paper_is_not_replaced(office: SampleOffice, tmp_path: Path) -> None:
    desk = office.desk
    first = papers.make(desk, "roster", Subject(), tmp_path)
    registry.void_paper(desk, first.paper_id, "打印有误")
    papers.make(desk, "roster", Subject(), tmp_path)
    assert registry.by_code(desk, first.code).standing == "此件已作废：打印有误"


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower"])
def test_the_code_is_found_however_it_is_typed(office: SampleOffice, tmp_path: Path, typed: str) -> None:
    made = papers.make(office.desk, "roster", Subject(), tmp_path)
    words = made.code.lower() if typed == "lower" else typed.format(made.code)
    assert registry.by_code(office.desk, words).id == made.paper_id
    assert registry.by_code(office.desk, f"{words[:3]} {words[3:]}").id == made.paper_id


@pytest.mark.parametrize("typed", ["", "  ", "ZZZZZZ", "濮府院办〔2026〕1号"])
def test_a_code_that_no_paper_carries_is_refused(office: SampleOffice, typed: str) -> None:
    with pytest.raises(Refused, match="没有校验码为"):
        registry.by_code(office.desk, typed)


def test_a_copy_of_the_text_is_made_once_and_used(office: SampleOffice, tmp_path: Path) -> None:
    desk = office.desk
    path = papers.copy_text(desk, "roster")
    assert path == desk.store.paths.home / "papers" / "roster.txt"
    path.write_text(path.read_text("utf-8").replace("办公室设在", "本办设在"), encoding="utf-8")
    assert "本办设在县司法局。" in str(papers.draft(desk, "roster", Subject()).body)
    with pytest.raises(Refused, match="已经有本单位的“成员单位名册”模板"):
        papers.copy_text(desk, "roster")
