"""Lint of papers that were made, and the new version with what could be put right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sampled import sampled

from desktop.domain.errors import Refused
from desktop.services import history, papers, proofreading, registry
from desktop.services.compose.sample import SampleOffice
from desktop.services.papers import Made


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SampleOffice]:
    made = sampled(tmp_path / "office")
    yield made
    made.desk.close()


@pytest.fixture
def circular(office: SampleOffice, tmp_path: Path) -> Made:
    """A circular from the office's own text, into which a wrong mark and a wrong date were typed."""
    path = papers.copy_text(office.desk, "circular")
    path.write_text(path.read_text("utf-8") + "请于2026.12.5前报送,不得延误。\n", "utf-8")
    return papers.make(office.desk, "circular", office.subject("circular"), tmp_path / "out")


def test_what_is_wrong_is_told_with_its_place(office: SampleOffice, circular: Made) -> None:
    found = proofreading.check(office.desk, circular.paper_id)
    (comma,) = [each for each in found if each.found == ","]
    assert comma.place == "附件1第2段"
    assert comma.fixable
    assert comma.sentence.endswith("。")
    assert any("2026.12.5" in each.found for each in found)


def test_a_new_version_keeps_the_number_and_replaces_the_old(
    office: SampleOffice, circular: Made, tmp_path: Path
) -> None:
    desk = office.desk
    made = proofreading.remake(desk, circular.paper_id, tmp_path / "out")
    assert (made.number, made.title) == (circular.number, circular.title)
    assert made.code != circular.code
    assert made.pdf.is_file()
    assert circular.pdf.is_file()
    assert made.pdf != circular.pdf
    old = registry.by_code(desk, circular.code)
    assert (old.replaced_by, old.replaced_by_id) == (made.code, made.paper_id)
    assert not any(each.fixable for each in proofreading.check(desk, made.paper_id))
    with pytest.raises(Refused, match="已有新稿"):
        proofreading.remake(desk, circular.paper_id, tmp_path / "out")
    with pytest.raises(Refused, match="没有能自动改好"):
        proofreading.remake(desk, made.paper_id, tmp_path / "out")
    history.undo(desk)
    assert registry.by_code(desk, circular.code).replaced_by == ""


def test_a_void_paper_is_not_made_again(office: SampleOffice, circular: Made, tmp_path: Path) -> None:
    registry.void_paper(office.desk, circular.paper_id, "行文有误")
    with pytest.raises(Refused, match="已经作废"):
        proofreading.remake(office.desk, circular.paper_id, tmp_path / "out")


def test_a_paper_without_a_text_is_said_so(office: SampleOffice, tmp_path: Path) -> None:
    registry.reserve_number(office.desk, "濮府院办", "关于请示")
    (row,) = registry.register(office.desk, "请示")
    with pytest.raises(Refused, match="没有留下可以检查的内容"):
        proofreading.check(office.desk, row.id)
    cards = papers.make(office.desk, "desk_cards", office.subject("desk_cards"), tmp_path / "out")
    with pytest.raises(Refused, match="桌签"):
        proofreading.check(office.desk, cards.paper_id)


def test_the_shipped_papers_read_back_and_are_checked(office: SampleOffice, tmp_path: Path) -> None:
    for kind in ("minutes", "ledger", "supervision"):
        made = papers.make(office.desk, kind, office.subject(kind), tmp_path / "out")
        assert not any(each.fixable for each in proofreading.check(office.desk, made.paper_id)), kind
