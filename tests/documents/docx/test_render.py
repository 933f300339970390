import pytest

from desktop.documents.docx import render_docx
from desktop.documents.official import OfficialDocument, Paragraph, Table
from desktop.documents.words import numbered_names
from documents.docx.reading import SPEC_NAMES, Rendered, W, spec


def all_texts(document: OfficialDocument) -> list[str]:
    """Every text the value holds that must reach the paper."""
    texts = [
        document.number,
        document.note,
        document.printer,
        document.urgency,
        document.secrecy,
        document.copy_no,
    ]
    texts += [*document.addressees, *document.cc, *numbered_names(document.attachments)]
    blocks = [*document.body, *(block for attachment in document.attachments for block in attachment.body)]
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            cells = [cell for row in (*block.head, block.columns, *block.rows) for cell in row]
            texts += [line for cell in cells for line in getattr(cell, "text", cell).split("\n")]
    if document.attendance:
        texts += [*document.attendance.present, *document.attendance.absent, *document.attendance.observers]
    if document.signature:
        texts += document.signature.organs
    return [text for text in texts if text]


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_nothing_is_lost_on_the_way_to_the_file(name: str) -> None:
    document = spec(name)
    file = Rendered(render_docx(document))
    written = "".join(t.text or "" for t in file.document.iter(f"{W}t"))
    if document.format == "letter" and document.printer:
        written += document.printer
    missing = [text for text in all_texts(document) if text.replace("\t", "") not in written]
    assert missing == []


def test_an_empty_document_is_a_file() -> None:
    file = Rendered(render_docx(OfficialDocument()))
    assert file.texts() == []
    assert len(file.sections()) == 1


def test_box_numbers_are_unique() -> None:
    for name in SPEC_NAMES:
        file = Rendered(render_docx(spec(name)))
        ids = [e.get("id") for e in file.document.iter() if e.tag.endswith("}docPr")]
        assert len(ids) == len(set(ids)), name


def test_a_title_is_broken_around_the_units_the_paper_names() -> None:
    from documents.docx.reading import rendered

    unit = "青河县营商环境建设局"
    file = rendered(
        title=f"关于同意{unit}承办府院联动破产协调事项工作的批复", addressees=[unit], body=["同意。"]
    )
    assert [line for line in file.texts() if unit in line and not line.endswith("：")]
