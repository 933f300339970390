"""The whole catalogue: every paper composes and renders from real records, and its text asks for what is given."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from sampled import PLACES, sampled

from desktop.documents.catalogue import parse_text, shipped_text, shipped_texts
from desktop.documents.filling import names_in
from desktop.documents.official import Table
from desktop.domain.errors import Refused
from desktop.domain.profile import parse_profile
from desktop.locate import shipped
from desktop.services import papers
from desktop.services.compose import COMPOSERS, ONE_NUMBER, ONE_TASK, RECIPIENTS
from desktop.services.compose.sample import SampleOffice
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.setup import found_office

KINDS = tuple(COMPOSERS)
ONE_PAGE = (
    "one_page",
    "agenda",
    "meeting_receipt",
    "extension_approval",
    "closing_approval",
    "member_change",
)


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleOffice]:
    made = sampled(tmp_path_factory.mktemp("place") / "office", request.param)
    yield made
    made.desk.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("empty") / "office"
    desk = found_office(home, profile="puyang", name="云岭县", level="county", host_unit="县司法局")
    yield desk
    desk.close()


def pages(pdf: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(pdf)) as read:
        return [page.extract_text() for page in read.pages]


def test_every_text_has_its_function_and_every_function_its_text() -> None:
    assert set(shipped_texts()) == set(COMPOSERS)
    assert set(RECIPIENTS) | ONE_TASK | ONE_NUMBER <= set(COMPOSERS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_declares_exactly_the_fields_that_are_given(place: SampleOffice, kind: str) -> None:
    facts = COMPOSERS[kind](place.desk, place.subject(kind))
    given = set(facts.fields) | {"校验码"} | ({"发文字号"} if facts.word else set())
    assert set(shipped_text(kind).fields) == given


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"desk_cards", "double_list"}))  # these name their own
def test_the_text_declares_exactly_the_tables_that_are_given(place: SampleOffice, kind: str) -> None:
    text = shipped_text(kind)
    assert set(text.tables) == set(COMPOSERS[kind](place.desk, place.subject(kind)).tables)
    assert all(f"【表 {name}】" in text.template for name in text.tables)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_uses_what_it_declares(kind: str) -> None:
    text = shipped_text(kind)
    assert set(names_in(text.template)) == set(text.fields)
    assert all(text.fields.values())
    assert text.name


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_as_docx_and_pdf(office: SampleOffice, kind: str, tmp_path: Path) -> None:
    made = papers.make(office.desk, kind, office.subject(kind), tmp_path)
    with zipfile.ZipFile(made.docx) as package:
        assert package.testzip() is None
        assert "w:body" in package.read("word/document.xml").decode()
    told = pages(made.pdf.read_bytes())
    assert all(made.code in page for page in told)
    assert "None" not in "".join(told)
    assert "{" not in "".join(told)
    if kind in ONE_PAGE:
        assert len(told) == 1
    assert not [remark for remark in made.remarks if "模板" in remark]


@pytest.mark.parametrize("kind", KINDS)
def test_tables_keep_their_shape(place: SampleOffice, kind: str) -> None:
    for table in COMPOSERS[kind](place.desk, place.subject(kind)).tables.values():
        assert isinstance(table, Table)
        width = len(table.widths)
        assert not table.columns or len(table.columns) == width
        assert len(table.aligns) in (0, width)
        for row in table.rows:
            assert sum(getattr(cell, "across", 1) for cell in row) == width


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_about_nothing_is_refused_with_a_sentence(empty: Desk, kind: str, tmp_path: Path) -> None:
    # Blank forms to be filled in by hand; and an office with nothing open is handed over too.
    if kind in ("double_list", "urging_register", "year_calendar", "handover"):
        assert papers.make(empty, kind, Subject(), tmp_path).pdf.is_file()
        return
    before = empty.store.content_hash()
    with pytest.raises(Refused, match="没有出"):
        papers.make(empty, kind, Subject(), tmp_path / "out")
    assert empty.store.content_hash() == before
    assert not (tmp_path / "out").exists()


def test_the_profiles_papers_before_and_after_a_meeting_are_all_there() -> None:
    later = {"invitation_letter", "case_circular"}
    for path in (shipped("resources") / "profiles").glob("*.toml"):
        profile = parse_profile(path.read_text(encoding="utf-8"))
        named = {kind for meeting in profile.meetings for kind in meeting.papers}
        named |= {step.paper for step in profile.ladder if step.paper}
        assert named - later <= set(COMPOSERS)


def test_line_numbers_of_a_text_are_those_of_its_file() -> None:
    text = parse_text("x", "# 名\n#字段 甲：乙\n格式：文件\n---\n{{ 甲 }}\n")
    assert text.template.splitlines()[4] == "{{ 甲 }}"
