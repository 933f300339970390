import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.official import (
    Align,
    Attachment,
    Attendance,
    Block,
    Cell,
    Format,
    Kind,
    Margins,
    OfficialDocument,
    PageNumberStyle,
    Paragraph,
    PrintSettings,
    Profile,
    RedHead,
    Signature,
    SignedBy,
    Signer,
    Table,
)
from desktop.documents.spec import load_spec, parse_spec
from desktop.documents.spec_write import spec_of, spec_text

SPECS = sorted((Path(__file__).parents[1] / "files" / "specs").glob("*.json"))
TEXT = st.text("甲乙（）1a，\n ", min_size=1, max_size=6).map(lambda text: f"文{text}文")
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
CELLS = st.one_of(TEXT, st.just(""), st.builds(Cell, TEXT, align=st.none() | st.sampled_from(Align)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 3))
    row = st.tuples(*[CELLS] * count)
    return Table(
        draw(st.tuples(*[TEXT] * count)),
        tuple(draw(st.lists(row, max_size=3))),
        draw(st.sampled_from([(), (1.0, 2.5, 3.0)[:count]])),
        tuple(draw(st.lists(row, max_size=1))),
        draw(st.sampled_from([(), (Align.LEFT, Align.RIGHT, Align.CENTER)[:count]])),
        draw(st.none() | st.sampled_from([10.5, 14.0])),
        draw(st.none() | st.just(12.0)),
        draw(st.none() | TEXT),
        draw(st.booleans()),
        draw(st.sampled_from(["A4", "A3"])),
    )


PARAGRAPHS = st.builds(Paragraph, TEXT, st.sampled_from(Kind), st.booleans()) | st.just(
    Paragraph("", Kind.TEAR)
)
BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(st.one_of(PARAGRAPHS, tables()), max_size=3).map(
    tuple
)
SETTINGS = st.builds(
    PrintSettings,
    st.none() | st.just(Margins(37.0, 35.0, 28.0, 26.0)),
    st.none() | st.just(28.5),
    st.sampled_from(PageNumberStyle),
    st.sampled_from(RedHead),
    st.sampled_from([0.0, -3.5]),
)
DOCUMENTS = st.builds(
    OfficialDocument,
    format=st.sampled_from(Format),
    profile=st.sampled_from(Profile),
    copy_no=st.none() | st.just("000001"),
    secrecy=st.none() | st.just("秘密★1年"),
    urgency=st.none() | st.just("特急"),
    issuers=TEXTS,
    mark=st.none() | TEXT,
    mark_suffix=st.sampled_from([None, "", "文件"]),
    number=st.none() | st.just("甲政〔2026〕12号"),
    signers=st.lists(st.builds(Signer, TEXT | st.just(""), TEXT), max_size=2).map(tuple),
    title=st.none() | TEXT,
    addressees=TEXTS,
    body=BLOCKS,
    attachments=st.lists(st.builds(Attachment, TEXT, BLOCKS, st.booleans()), max_size=2).map(tuple),
    signature=st.none()
    | st.builds(
        Signature,
        TEXTS,
        st.none() | DAYS,
        st.booleans(),
        st.lists(st.builds(SignedBy, TEXT | st.just(""), TEXT), max_size=2).map(tuple),
    ),
    attendance=st.none() | st.builds(Attendance, TEXTS, TEXTS, TEXTS),
    note=st.none() | TEXT,
    cc=TEXTS,
    printer=st.none() | TEXT,
    print_date=st.none() | DAYS,
    page_numbers=st.booleans(),
    even_last_page=st.booleans(),
    foot_code=st.none() | TEXT,
    settings=SETTINGS,
)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_sample_comes_back_from_its_own_spec(path: Path) -> None:
    document = load_spec(path.read_text(encoding="utf-8"))
    assert load_spec(spec_text(document)) == document


@given(DOCUMENTS)
@settings(max_examples=60)
def test_every_document_comes_back_from_its_own_spec(document: OfficialDocument) -> None:
    assert parse_spec(json.loads(json.dumps(spec_of(document)))) == document


def test_what_stands_at_its_default_is_left_out() -> None:
    assert spec_of(OfficialDocument()) == {}
    assert spec_of(OfficialDocument(title="通知", body=(Paragraph("正文。"),))) == {
        "title": "通知",
        "body": ["正文。"],
    }
