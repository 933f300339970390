from dataclasses import replace

import pytest

from desktop.documents.layout import OFFICE, landscape_layout
from desktop.documents.pdf.flow import Flow, Item
from desktop.documents.pdf.page import Style, Text, points

LINE = 28.95


def item(name: str, height: float = LINE, **more: object) -> Item:
    return Item(height, (Text(0.0, 10.0, name, Style()),), **more)  # type: ignore[arg-type]


def pages(*items: Item) -> list[list[str]]:
    flow = Flow.begin(OFFICE)
    flow.add(items)
    return [[text.text for text in page.texts] for page in flow.pages]


def test_22_lines_fit_a_page() -> None:
    found = pages(*(item(str(n)) for n in range(45)))
    assert [len(page) for page in found] == [22, 22, 1]


def test_bound_items_move_together() -> None:
    found = pages(*(item(str(n)) for n in range(21)), item("a", keep_next=True), item("b"))
    assert found[1] == ["a", "b"]


def test_a_group_taller_than_a_page_is_cut() -> None:
    found = pages(*(item(str(n), keep_next=True) for n in range(30)))
    assert [len(page) for page in found] == [22, 8]


def test_a_new_page_is_begun_but_none_is_left_empty() -> None:
    assert pages(item("a", new_page=True), item("b", new_page=True)) == [["a"], ["b"]]


def test_header_rows_come_again() -> None:
    header = item("head", 20.0)
    rows = [replace(item(str(n), 100.0), repeat=(header,)) for n in range(8)]
    found = pages(header, *rows)
    assert [page[0] for page in found] == ["head", "head"]
    assert sum(len(page) for page in found) == 10


def test_another_paper_begins_a_page_and_ends_with_one() -> None:
    turned = landscape_layout("A4", LINE)
    flow = Flow.begin(OFFICE)
    flow.add([item("a"), item("b", page=turned), item("c", page=turned), item("d")])
    assert [page.layout for page in flow.pages] == [OFFICE, turned, OFFICE]
    assert flow.y == pytest.approx(points(OFFICE.top) + LINE)


def test_a_landscape_table_alone_leaves_no_empty_page() -> None:
    turned = landscape_layout("A3", LINE)
    flow = Flow.begin(OFFICE)
    flow.add([item("a", page=turned)])
    assert [page.layout for page in flow.pages] == [turned]


def test_an_item_taller_than_the_page_is_still_placed() -> None:
    assert pages(item("a"), item("tall", 2000.0), item("b")) == [["a"], ["tall"], ["b"]]
