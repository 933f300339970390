import io
import zipfile
from posixpath import join, normpath

import pytest
from lxml import etree

from desktop.documents.docx import render_docx
from desktop.documents.docx.parts import pack
from documents.docx.reading import SPEC_NAMES, Rendered, W, attribute, rendered, spec


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_equal_values_give_equal_bytes(name: str) -> None:
    assert render_docx(spec(name)) == render_docx(spec(name))


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_every_part_is_declared_and_every_relation_leads_to_a_part(name: str) -> None:
    file = Rendered(render_docx(spec(name)))
    types = file.part("[Content_Types].xml")
    declared = {item.get("PartName") for item in types if item.get("PartName")}
    assert declared == {f"/{part}" for part in file.parts if part.endswith(".xml")} - {"/[Content_Types].xml"}
    for part, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word")):
        for relation in file.part(part):
            assert normpath(join(folder, relation.get("Target"))) in file.parts


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_every_reference_of_a_section_is_a_relation(name: str) -> None:
    file = Rendered(render_docx(spec(name)))
    known = {relation.get("Id") for relation in file.part("word/_rels/document.xml.rels")}
    used = {
        value
        for e in file.document.iter()
        for key, value in e.attrib.items()
        if key.endswith("relationships}id")
    }
    assert used
    assert used <= known


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_every_style_used_is_defined(name: str) -> None:
    file = Rendered(render_docx(spec(name)))
    defined = {style.get(f"{W}styleId") for style in file.part("word/styles.xml").iter(f"{W}style")}
    used = {
        mark.get(f"{W}val")
        for part in file.parts
        if part.startswith("word/") and part.endswith(".xml")
        for mark in file.part(part).iter(f"{W}pStyle")
    }
    assert used <= defined


def test_no_theme_no_thumbnail_no_latin_font() -> None:
    file = Rendered(render_docx(spec("single_full")))
    assert not [part for part in file.parts if "theme" in part or "thumbnail" in part or "media" in part]
    everything = b"".join(file.parts.values()).decode()
    assert "asciiTheme" not in everything
    assert "Times" not in everything
    assert "Calibri" not in everything


def test_no_bold_anywhere() -> None:
    file = Rendered(render_docx(spec("single_full")))
    for part in ("word/document.xml", "word/styles.xml"):
        assert not list(file.part(part).iter(f"{W}b"))


def test_the_default_style_declares_the_grid_the_standard_asks_for() -> None:
    styles = rendered(title="通知").part("word/styles.xml")
    normal = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}default") == "1")
    for flag in (
        "overflowPunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "adjustRightInd",
        "snapToGrid",
        "widowControl",
    ):
        assert attribute(normal, f"pPr/{flag}") == "0", flag
    assert attribute(normal, "pPr/spacing", "line") == "579"
    assert attribute(normal, "pPr/spacing", "lineRule") == "exact"
    assert attribute(normal, "rPr/spacing") == "-6"
    assert attribute(normal, "rPr/sz") == "32"
    assert attribute(normal, "rPr/snapToGrid") == "0"


def test_the_optical_profile_has_its_own_pitch() -> None:
    styles = rendered(title="通知", profile="optical").part("word/styles.xml")
    assert attribute(next(styles.iter(f"{W}style")), "pPr/spacing", "line") == "592"


def test_settings_tell_odd_from_even_pages() -> None:
    assert rendered(title="通知").part("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_entries_carry_no_clock() -> None:
    data = pack("<w:p/>", {}, 28.95, "题", "机关")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_title_and_author_are_escaped() -> None:
    data = Rendered(pack("", {}, 28.95, "A<B & \x07C", "甲"))
    core = etree.fromstring(data.parts["docProps/core.xml"])
    assert [item.text for item in core] == ["A<B & C", "甲"]
