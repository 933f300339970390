import pytest
from lxml import etree

from desktop.documents.docx.footers import footer_distance
from desktop.documents.layout import layout_of
from desktop.documents.official import Margins, OfficialDocument, PrintSettings, Profile
from documents.docx.reading import Rendered, W, attribute, rendered, text_of

WIDE = {"table": {"columns": ["甲"], "rows": [["1"]], "landscape": True}}


def footer(file: Rendered, key: str) -> list[etree._Element]:
    return list(file.part(f"word/footer_{key}.xml"))


def test_odd_right_even_left_one_character_in() -> None:
    file = rendered(title="通知")
    for key, side in (("odd", "right"), ("even", "left")):
        (number,) = footer(file, key)
        assert attribute(number, "pPr/jc") == side
        assert attribute(number, "pPr/ind", side) == "280"
        assert "".join(t.text for t in number.iter(f"{W}t")) == "— 1 —"
        assert next(number.iter(f"{W}fldSimple")).get(f"{W}instr") == " PAGE "


def test_page_numbers_may_be_centred_or_left_out() -> None:
    (number,) = footer(rendered(title="通知", settings={"page_number_style": "center"}), "odd")
    assert attribute(number, "pPr/jc") == "center"
    (nothing,) = footer(rendered(title="通知", page_numbers=False), "odd")
    assert text_of(nothing) == ""


def test_the_code_stands_below_on_the_other_side_and_leaves_the_number_in_place() -> None:
    file = rendered(title="通知", foot_code="FY-7K3M9Q")
    for key, side in (("odd", "left"), ("even", "right")):
        _, code = footer(file, key)
        assert text_of(code) == "FY-7K3M9Q"
        assert attribute(code, "pPr/jc") == side
    plain, coded = OfficialDocument(), OfficialDocument(foot_code="FY-7K3M9Q")
    lowered = footer_distance(plain, layout_of(plain)) - footer_distance(coded, layout_of(coded))
    assert lowered == pytest.approx(10 * 25.4 / 72)


def test_the_number_hangs_from_the_type_area_whatever_the_margins() -> None:
    margins = Margins(30, 45, 28, 26)
    office = OfficialDocument()
    raised = OfficialDocument(settings=PrintSettings(margins=margins))
    optical = OfficialDocument(profile=Profile.OPTICAL)
    base = footer_distance(office, layout_of(office))
    assert footer_distance(raised, layout_of(raised)) == pytest.approx(base + 10)
    assert footer_distance(optical, layout_of(optical)) == pytest.approx(base)


def test_the_first_page_of_a_letter_is_not_numbered() -> None:
    file = rendered(format="letter", issuers=["甲县人民法院"], title="函", body=["正文。"])
    (section,) = file.sections()
    assert section.find(f"{W}titlePg") is not None
    assert [text_of(p) for p in footer(file, "first")] == [""]


def test_a_turned_page_carries_its_number_at_the_side() -> None:
    file = rendered(title="通知", body=["正文。", WIDE, "后文。"])
    for part in ("h_odd", "h_even"):
        xml = file.parts[f"word/header_{part}.xml"].decode()
        assert 'vert="vert"' in xml
        assert " PAGE " in xml
    turned = file.sections()[1]
    links = {r.get(f"{W}type") for r in turned.findall(f"{W}headerReference")}
    assert links == {"default", "even"}
    upright = file.sections()[2]
    assert len(upright.findall(f"{W}headerReference")) == 2
