import pytest

from desktop.documents.docx.runs import BODY, HEITI, KAITI, TITLE, Font, run
from documents.docx.reading import W, attribute, fragment


def runs(text: str, font: Font = BODY, base: Font = BODY) -> list[tuple[str | None, str]]:
    return [
        (attribute(r, "rPr/rFonts", "eastAsia"), "".join(r.itertext()))
        for r in fragment(run(text, font, base))
    ]


def test_text_in_the_style_font_names_no_font_but_keeps_the_hint() -> None:
    (only,) = fragment(run("“府院联动”——……", BODY))
    assert attribute(only, "rPr/rFonts", "hint") == "eastAsia"
    assert attribute(only, "rPr/rFonts", "ascii") is None


def test_all_four_names_are_given_where_the_font_changes() -> None:
    (only,) = fragment(run("一、任务2", Font(HEITI)))
    assert [attribute(only, "rPr/rFonts", key) for key in ("ascii", "hAnsi", "eastAsia", "cs")] == [
        "黑体"
    ] * 4


def test_characters_outside_gb2312_switch_to_the_wider_font() -> None:
    assert runs("赵犇、张燚负责") == [
        (None, "赵"),
        ("仿宋", "犇"),
        (None, "、张"),
        ("仿宋", "燚"),
        (None, "负责"),
    ]
    assert runs("王喆", Font(KAITI)) == [("楷体_GB2312", "王"), ("楷体", "喆")]
    assert runs("堃置业", TITLE, TITLE) == [("方正小标宋_GBK", "堃"), (None, "置业")]
    assert runs("𬱖", BODY) == [("仿宋", "𬱖")]


@pytest.mark.parametrize("text", ["—", "·", "…", "㎡", "★", "①", "ABC-1", "〔2026〕"])
def test_marks_and_latin_stay_in_the_style_font(text: str) -> None:
    assert runs(text) == [(None, text)]


def test_a_font_that_has_everything_is_not_split() -> None:
    assert runs("犇鑫", Font(HEITI)) == [("黑体", "犇鑫")]


def test_tabs_and_breaks_become_elements() -> None:
    (only,) = fragment(run("甲\t乙\n丙", BODY))
    assert [child.tag.removeprefix(W) for child in only] == ["rPr", "t", "tab", "t", "br", "t"]


def test_spaces_at_the_ends_are_kept() -> None:
    (only,) = fragment(run(" 甲 ", BODY))
    assert only.find(f"{W}t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_no_text_gives_no_run() -> None:
    assert run("", BODY) == ""


def test_size_spacing_scale_and_colour() -> None:
    (only,) = fragment(run("令", Font(size=49.5, spacing=1.5, scale=0.8, color="FF0000")))
    found = [attribute(only, f"rPr/{tag}") for tag in ("sz", "spacing", "w", "color")]
    assert found == ["99", "30", "80", "FF0000"]
