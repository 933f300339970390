from desktop.documents.docx.paragraphs import (
    TEXT,
    Props,
    Rule,
    Tab,
    blank,
    chars,
    kept,
    paragraph,
    spacer,
    text_paragraph,
)
from desktop.documents.docx.tables import table
from desktop.documents.official import Table
from documents.docx.reading import W, attribute, fragment


def one(xml: str) -> object:
    (found,) = fragment(xml)
    return found


def test_a_normal_paragraph_names_no_style() -> None:
    assert attribute(one(blank()), "pPr/pStyle") is None
    assert attribute(one(text_paragraph("文", TEXT)), "pPr/pStyle") == "Text"


def test_a_spacer_is_exactly_as_high_as_asked() -> None:
    p = one(spacer(7.5, Props(below=Rule(0.53, "FF0000"))))
    assert attribute(p, "pPr/spacing", "line") == "150"
    assert attribute(p, "pPr/spacing", "lineRule") == "exact"
    assert attribute(p, "pPr/pBdr/bottom", "sz") == "12"
    assert attribute(p, "pPr/pBdr/bottom", "color") == "FF0000"
    assert attribute(one(spacer(-3)), "pPr/spacing", "line") == "2"


def test_indents_take_back_the_characters_of_the_style() -> None:
    p = one(paragraph("", TEXT, Props(left=10.0, right=5.0, first=-5.0)))
    assert attribute(p, "pPr/ind", "left") == "567"
    assert attribute(p, "pPr/ind", "leftChars") == "0"
    assert attribute(p, "pPr/ind", "right") == "283"
    assert attribute(p, "pPr/ind", "hanging") == "283"
    assert attribute(p, "pPr/ind", "hangingChars") == "0"


def test_tabs_keep_their_kind_and_place() -> None:
    p = one(paragraph("", props=Props(tabs=(Tab(10.0, "center"), Tab(25.4)))))
    stops = [(t.get(f"{W}val"), t.get(f"{W}pos")) for t in p.iter(f"{W}tab")]  # type: ignore[attr-defined]
    assert stops == [("center", "567"), ("left", "1440")]


def test_keep_next_is_added_once_and_only_to_paragraphs() -> None:
    for xml in (text_paragraph("文", TEXT), blank(), blank(keep_next=True)):
        p = one(kept(xml))
        names = [child.tag.removeprefix(W) for child in p.find(f"{W}pPr")]  # type: ignore[attr-defined]
        assert names.count("keepNext") == 1
        assert names in (["keepNext"], ["pStyle", "keepNext"])


def test_a_table_is_kept_by_its_last_row_beside_its_head() -> None:
    xml = table(Table(("甲", "乙"), (("1", "2"), ("3", "4"))), 100.0)
    (found,) = fragment(kept(xml))
    rows = [row.findall(f".//{W}keepNext") for row in found.iter(f"{W}tr")]
    assert [len(marks) for marks in rows] == [2, 0, 2]


def test_a_character_of_the_grid() -> None:
    assert round(chars(28), 6) == 156.0
