import pytest

from desktop.documents import layout
from desktop.documents.docx.paragraphs import HEADLINE
from desktop.documents.fonts import Role, load_fonts
from desktop.documents.layout import MM_PER_PT, landscape_layout, layout_of
from desktop.documents.official import Margins, OfficialDocument, PrintSettings, Profile
from tests.documents.pdf.reading import sheets


def test_the_office_page_is_that_of_the_standard() -> None:
    page = layout_of(OfficialDocument())
    assert (page.top, page.left, page.text_width, page.text_height) == (37, 28, 156, 225)
    assert page.type_bottom == 262


@pytest.mark.parametrize("profile", list(Profile))
def test_22_lines_fill_a_page_and_23_do_not_fit(profile: Profile) -> None:
    page = layout_of(OfficialDocument(profile=profile))
    room = page.text_height / MM_PER_PT
    assert 22 * page.line <= room < 23 * page.line


@pytest.mark.parametrize("profile", list(Profile))
def test_the_line_divides_into_whole_twentieths(profile: Profile) -> None:
    assert layout_of(OfficialDocument(profile=profile)).line * 20 == pytest.approx(
        round(layout_of(OfficialDocument(profile=profile)).line * 20)
    )


def test_28_characters_fit_a_line_and_29_do_not() -> None:
    pitch = layout.BODY_PT + layout.BODY_SPACING_PT
    width = layout.TYPE_WIDTH_MM / MM_PER_PT
    assert 28 * pitch <= width < 29 * pitch
    assert pytest.approx(15.79, abs=0.01) == layout.CHAR_PT


def test_the_optical_characters_span_the_type_area() -> None:
    page = layout_of(OfficialDocument(profile=Profile.OPTICAL))
    first = page.top + (page.line * layout.BASELINE_SHARE - layout.BODY_PT * layout.ASCENT_SHARE) * MM_PER_PT
    below = page.line * (1 - layout.BASELINE_SHARE) - layout.BODY_PT * (1 - layout.ASCENT_SHARE)
    last = page.top + (22 * page.line - below) * MM_PER_PT
    assert first == pytest.approx(37, abs=0.3)
    assert last == pytest.approx(262, abs=0.5)


def test_settings_win_over_the_profile() -> None:
    settings = PrintSettings(margins=Margins(30, 31, 25, 24), line=28)
    page = layout_of(OfficialDocument(profile=Profile.OPTICAL, settings=settings))
    assert (page.top, page.bottom, page.left, page.right, page.line) == (30, 31, 25, 24, 28)
    assert page.type_bottom == 266


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("A3", (420, 297))])
def test_turned_pages(paper: str, size: tuple[int, int]) -> None:
    page = landscape_layout(paper, 28.95)
    assert (page.width, page.height) == size
    assert page.text_width == size[0] - 72


def test_7_3_1_the_lines_of_a_title_stand_half_as_far_again_as_they_are_tall() -> None:
    title = "关于进一步加强行政机关负责人出庭应诉工作推动行政争议实质性化解的实施意见"
    first, second = [row.base for row in sheets(OfficialDocument(title=title))[0].rows[:2]]
    assert second - first == pytest.approx(1.5 * 22 * MM_PER_PT, abs=0.02)
    assert HEADLINE.line == 1.5 * 22


def test_7_5_the_dash_lies_where_the_song_face_draws_it() -> None:
    glyph = load_fonts(()).glyph(Role.SONGTI, "—")
    ink = glyph.face.font.glyph_ink(glyph.number)
    assert ink
    off = layout.DASH_SHARE - (ink[1] + ink[3]) / 2
    assert abs(off) * layout.SMALL_PT * MM_PER_PT < 0.5  # mm; the faces in use differ by about as much
