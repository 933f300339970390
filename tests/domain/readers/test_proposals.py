"""A unit's form by its column heads, however it came back; every doubt with its cell."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.readers.proposals import FORM_HEADS, Proposals, read_block, read_proposals
from desktop.domain.source import Merge, Sheet, sheet_from_rows
from desktop.domain.units import UnitBook, UnitName
from desktop.services.calendars import shipped_calendar

BOOK = UnitBook(
    (UnitName("县人民法院", ("县法院",), "organ"), UnitName("县财政局", ("财政局",)), UnitName("县公安局")),
    level="县",
)
TITLES = ("重点任务清单", "重点难点问题清单", "问题清单")
TOP = [["2027年重点任务清单申报表"], ["申报单位：财政局"], ["报送时间：3月1日前"], list(FORM_HEADS)]


def sheet(
    *rows: list[object], name: str = "Sheet1", top: list[list[object]] = TOP, merges: tuple[Merge, ...] = ()
) -> Sheet:
    return sheet_from_rows(name, [*top, *rows], merges)


def read(*sheets: Sheet) -> Proposals:
    return read_proposals(sheets, BOOK, shipped_calendar(), "申报表.xlsx", 2027, TITLES)


def reasons(found: Proposals) -> list[str]:
    return [f"{doubt.cell} {doubt.reason}" for _sheet, doubt in found.doubts]


def test_a_filled_row_says_everything() -> None:
    row = [1, None, "破产费用援助", "制定办法\n落实资金", "县财政局", "县法院", "李明", "6月底前", "去年结转"]
    (line,) = read(sheet(row)).lines
    assert (line.title, line.row, line.proposer, line.matter) == (
        "重点任务清单",
        5,
        "县财政局",
        "破产费用援助",
    )
    assert (line.lead, line.support, line.leader) == (("县财政局",), ("县人民法院",), "李明")
    assert (line.deadline, line.due_on) == ("6月底前", date(2027, 6, 30))
    assert (line.measures, line.note) == ("制定办法\n落实资金", "去年结转")


def test_sections_merges_two_units_and_skipped_serials() -> None:
    rows = (
        [None, "一、破产审判"],
        [1, None, "甲", None, "县法院（牵头）、县财政局（配合）", None, None, "9月底前"],
        [3, None, "乙", None, None, None, None, None],
        [None, "二、执行"],
        [4, None, "丙", None, "县公安局、县法院", None, None, "尽快"],
    )
    merges = (Merge(6, 5, 7, 5), Merge(6, 8, 7, 8), Merge(1, 1, 1, 9), Merge(2, 1, 2, 9))
    found = read(sheet(*rows, merges=merges))
    assert [(line.section, line.matter) for line in found.lines] == [
        ("一、破产审判", "甲"), ("一、破产审判", "乙"), ("二、执行", "丙"),
    ]  # fmt: skip
    assert [line.lead for line in found.lines] == [("县人民法院",)] * 2 + [("县公安局", "县人民法院")]
    assert [line.support for line in found.lines] == [("县财政局",)] * 2 + [()]
    assert [line.due_on for line in found.lines] == [date(2027, 9, 30)] * 2 + [None]
    told = reasons(found)
    assert "A7 序号缺 2" in told
    assert any(each.startswith("E9 ") and "2 个单位" in each for each in told)
    assert any(each.startswith("H9 ") and "尽快" in each for each in told)
    assert [doubt.row for _sheet, doubt in found.doubts] == sorted(
        doubt.row for _sheet, doubt in found.doubts
    )


def test_a_term_without_its_first_day_asks() -> None:
    found = read(sheet([1, None, "甲", None, "县法院", None, None, "10个工作日内"]))
    assert found.lines[0].due_on is None
    assert any(each.startswith("H5 ") and "起算" in each for each in reasons(found))
    assert found.doubts_of(found.lines[0])[0].row == 5


def test_who_leads_is_never_guessed_from_who_proposes() -> None:
    found = read(
        sheet(
            [1, None, "甲", None, None, None, None, "6月底"],
            [2, None, "乙", None, "各乡镇", None, None, "6月底"],
        )
    )
    assert [(line.proposer, line.lead) for line in found.lines] == [
        ("县财政局", ()),
        ("县财政局", ("各乡镇",)),
    ]
    assert any(each.startswith("E5 ") for each in reasons(found))


@pytest.mark.parametrize(
    "top", [["申报单位：", "财政局"], ["填报单位（盖章）：县财政局"], ["报送部门: 财政局　联系人：某"]]
)
def test_the_unit_stands_above_the_head(top: list[object]) -> None:
    found = read(sheet([1, None, "甲", None, "县法院", None, None, "6月底"], top=[top, list(FORM_HEADS)]))
    assert found.lines[0].proposer == "县财政局"


def test_a_column_of_its_own_tells_who_proposes() -> None:
    top = [["序号", "事项", "提出单位", "牵头单位", "完成时限"]]
    found = read(
        sheet([1, "甲", "法院、财政局", "县法院", "6月底"], [2, "乙", "民政办", "县法院", "6月底"], top=top)
    )
    assert [line.proposer for line in found.lines] == ["县人民法院、县财政局", "民政办"]


def test_a_form_without_unit_says_so_once() -> None:
    rows = [[n, None, f"事项{n}", None, "县法院", None, None, "6月底"] for n in (1, 2)]
    found = read(sheet(*rows, top=[list(FORM_HEADS)]))
    assert reasons(found) == ["A1 有 2 项没有写申报单位，请补上是哪个单位报的"]


def test_the_list_is_told_by_sheet_or_title_the_longest_first() -> None:
    row = [1, None, "甲", None, "县法院", None, None, "6月底"]
    head = [list(FORM_HEADS)]
    found = read(sheet(row, name="重点难点问题清单", top=head), sheet(row, name="清单", top=head))
    assert [line.title for line in found.lines] == ["重点难点问题清单", ""]


def test_empty_rows_with_a_serial_are_no_doubt_and_an_empty_form_is_refused() -> None:
    found = read(sheet([1, None, "甲", None, "县法院", None, None, "6月底"], [2], [3]))
    assert reasons(found) == []
    with pytest.raises(Refused, match="没有填写事项"):
        read(sheet([1], [2]))
    with pytest.raises(Refused, match="没有找到台账"):
        read(sheet_from_rows("表", [["通知", "无"]]))


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    row = [1, None, "甲", None, "县法院", None, None, "6月底"]
    other = sheet([1, None, "别的", None, "县法院", None, None, "6月底"], name="旧表")
    hidden = Sheet(other.name, other.rows, hidden=True)
    found = read(sheet(row), hidden)
    assert [line.matter for line in found.lines] == ["甲"]
    assert found.ignored == (("旧表", "隐藏的工作表"),)


def block(*rows: list[str]) -> Proposals:
    return read_block(rows, BOOK, shipped_calendar(), 2027, TITLES)


def test_a_block_with_its_head_is_read_by_it() -> None:
    found = block(["事项", "完成时限", "牵头单位", "提出单位"], ["甲", "6月底", "财政局", "法院"])
    (line,) = found.lines
    assert (line.row, line.matter, line.lead, line.proposer) == (2, "甲", ("县财政局",), "县人民法院")


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "", "甲", "要求", "财政局", "法院", "李明", "6月底", "备注"],
        ["1", "甲", "要求", "财政局", "法院", "李明", "6月底", "备注"],
        ["甲", "要求", "财政局", "法院", "李明", "6月底", "备注"],
    ],
)
def test_a_block_without_head_has_the_columns_of_the_form(cells: list[str]) -> None:
    (line,) = block(cells).lines
    assert (line.row, line.matter, line.measures, line.lead, line.support, line.leader, line.due_on, line.note) == (
        1, "甲", "要求", ("县财政局",), ("县人民法院",), "李明", date(2027, 6, 30), "备注",
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows", [[["甲"], ["乙"]], [["1", "甲"], ["2", "乙"]], [["", "甲", ""], ["", "", ""], ["", "乙", ""]]]
)
def test_a_column_of_matters_alone_is_taken_as_such(rows: list[list[str]]) -> None:
    found = block(*rows)
    assert [line.matter for line in found.lines] == ["甲", "乙"]
    assert "只粘贴了事项一栏" in found.doubts[0][1].reason


def test_a_block_that_tells_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="剪贴板"):
        block([" "])
    with pytest.raises(Refused, match="12 栏，没有表头"):
        block([f"{n}甲乙" for n in range(12)])


_CELL = st.sampled_from(
    [
        "",
        "1",
        "3",
        "一、执行",
        "甲事",
        "县法院、县财政局",
        "各乡镇",
        "6月底前",
        "尽快",
        "事项",
        "牵头单位",
        "完成时限",
        "合计",
        "〃",
        "备注",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 10).flatmap(
        lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), min_size=1, max_size=5)
    )
)
def test_any_block_is_read_or_refused_and_points_into_itself(rows: list[list[str]]) -> None:
    try:
        found = block(*rows)
    except Refused:
        return
    assert all(1 <= line.row <= len(rows) and line.matter.strip() for line in found.lines)
    assert all(0 <= doubt.row <= len(rows) for _sheet, doubt in found.doubts)
    assert all(line.matter in rows[line.row - 1] or "〃" in rows[line.row - 1] for line in found.lines)
