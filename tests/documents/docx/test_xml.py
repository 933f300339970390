import pytest

from desktop.documents.docx.xml import eighths, emu, escape, twips, twips_pt


def test_lengths() -> None:
    assert twips(25.4) == 1440
    assert twips(37.0) == 2098
    assert twips_pt(28.95) == 579
    assert emu(10) == 360000


@pytest.mark.parametrize(("mm", "expected"), [(0.25, 6), (0.35, 8), (0.53, 12), (0.01, 2)])
def test_rule_thickness_as_word_offers_it(mm: float, expected: int) -> None:
    assert eighths(mm) == expected


def test_escape_drops_what_xml_cannot_carry() -> None:
    assert escape('a<b>&"\x00\x1f\ufffe') == "a&lt;b&gt;&amp;&quot;"
    assert escape("府院\t𬱖") == "府院\t𬱖"
