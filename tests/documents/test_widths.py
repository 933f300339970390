import pytest

from desktop.documents.widths import ems, line_count


@pytest.mark.parametrize(
    ("text", "width"),
    [("府院联动", 4), ("2026年", 3), ("“联动”——", 6), ("（1）", 2.5), ("𬱖", 1), ("", 0), ("a b", 1.5)],
)
def test_widths(text: str, width: float) -> None:
    assert ems(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("府" * 28, 1),
        ("府" * 29, 2),
        ("府" * 28 + "。", 2),
        ("府" * 27 + "（院）", 2),
        ("府" * 26 + "2026年", 2),
        ("府" * 56, 2),
    ],
)
def test_line_counts(text: str, lines: int) -> None:
    assert line_count(text, 28) == lines


def test_an_indented_first_line_holds_less() -> None:
    assert line_count("府" * 28, 28, 26) == 2
    assert line_count("府" * 54, 28, 26) == 2
    assert line_count("府" * 55, 28, 26) == 3


def test_a_word_longer_than_the_line_takes_its_own() -> None:
    assert line_count("a" * 100, 28) == 1
