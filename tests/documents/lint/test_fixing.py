from dataclasses import replace

from desktop.documents.lint import Finding, Fix, Place, fixed, lint
from desktop.documents.official import Cell, Paragraph, Table
from tests.documents.lint.drafts import NOTICE, draft


def finding(path: tuple[str | int, ...], start: int, end: int, found: str, words: str | None) -> Finding:
    return Finding("rule", Place(path, start, end), found, "说明。", None if words is None else Fix(words))


TEXT = ("body", 0, "text")


def test_only_chosen_fixes_are_applied() -> None:
    document = draft("按排台帐,")
    chosen = [one for one in lint(document) if one.found == "台帐"]
    assert fixed(document, chosen).body == (Paragraph("按排台账,"),)


def test_fixes_of_one_text_do_not_move_each_other() -> None:
    document = draft("abc")
    found = [finding(TEXT, 0, 1, "a", "123"), finding(TEXT, 2, 3, "c", ""), finding(TEXT, 1, 2, "b", "B")]
    assert fixed(document, found).body == (Paragraph("123B"),)


def test_of_two_that_overlap_the_first_counts() -> None:
    found = [finding(TEXT, 0, 2, "ab", "X"), finding(TEXT, 1, 3, "bc", "Y")]
    assert fixed(draft("abc"), found).body == (Paragraph("Xc"),)


def test_a_fix_made_for_another_text_is_passed_over() -> None:
    document = draft("abc")
    away = [
        finding(TEXT, 0, 1, "z", "X"),
        finding(("body", 7, "text"), 0, 1, "a", "X"),
        finding(TEXT, 0, 1, "a", None),
    ]
    assert fixed(document, away) is document


def test_cells_are_reached_by_both_ways_of_writing_them_and_never_dropped() -> None:
    document = draft(Table(("甲", "乙"), (("1,", Cell("2,", align=None)),)))
    found = [
        finding(("body", 0, "rows", 0, 0), 0, 2, "1,", ""),
        finding(("body", 0, "rows", 0, 1, "text"), 1, 2, ",", "，"),
    ]
    (table,) = fixed(document, found).body
    assert isinstance(table, Table)
    assert table.rows == (("", Cell("2，")),)


def test_list_entries_left_empty_are_dropped_together() -> None:
    document = replace(NOTICE, cc=("甲", "乙", "丙"))
    found = [finding(("cc", 0), 0, 1, "甲", ""), finding(("cc", 2), 0, 1, "丙", "丁")]
    assert fixed(document, found).cc == ("乙", "丁")


def test_an_element_left_empty_is_absent() -> None:
    document = replace(NOTICE, note="甲")
    assert fixed(document, [finding(("note",), 0, 1, "甲", "")]).note is None
