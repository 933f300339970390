"""Whole workbooks of every mess we know of, read from their bytes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.intake import read_workbook
from desktop.domain.errors import Refused
from desktop.domain.readers.ledger import read_ledger
from desktop.domain.units import UnitBook

from .books import BOOK, CALENDAR, Book, doubted, one_sheet

FILES = Path(__file__).parents[3] / "files"
SAMPLES = sorted((FILES / "ledger").glob("*.gold.json"))
UNITS = json.loads((FILES / "units.json").read_text(encoding="utf-8"))
TITLE = ["石川县2026年度府院联动工作台账"]
HEAD = ["序号", "工作事项", "牵头单位", "配合单位", "完成时限", "办理状态", "备注"]


def _sheets(path: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    book = UnitBook.from_json(UNITS[gold["place"]])
    read = read_ledger(read_workbook(path.with_name(gold["file"])), book, CALENDAR, gold["file"])
    offered = {sheet["sheet"]: sheet for sheet in json.loads(json.dumps(read.as_json()))["sheets"]}
    return [(sheet, offered[sheet["sheet"]]) for sheet in gold["sheets"]]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_the_samples_are_read_whole(path: Path) -> None:
    for gold, got in _sheets(path):
        assert got["header_rows"] == gold["header_rows"]
        assert {field: letters for letters, field in got["columns"].items() if field} == gold["columns"]
        assert got["section_rows"] == [row["row"] for row in gold["section_rows"]]
        for kind in ("subtotal_rows", "note_rows", "blank_rows", "repeated_header_rows", "hidden_columns"):
            assert got[kind] == gold[kind]
        assert [row["row"] for row in got["rows"]] == [row["row"] for row in gold["rows"]]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_every_cell_of_the_samples(path: Path) -> None:
    for gold, got in _sheets(path):
        for want, seen in zip(gold["rows"], got["rows"], strict=True):
            keys = ("section", "matter", "lead", "support", "status", "status_raw", "progress")
            assert {key: seen[key] for key in keys} == {key: want[key] for key in keys}
            assert seen["collective"] == want.get("collective", [])
            said = want["deadline"]
            for key in ("raw", "kind", "due", "certainty"):
                assert (seen["deadline"][key] or None) == said[key]
            assert {got["columns"][c] or c: text for c, text in seen["extra"].items()} == want["extra"]
        doubtful = {(doubt["row"], doubt["cell"]) for doubt in got["doubts"]}
        assert {(doubt["row"], doubt["cell"]) for doubt in gold["doubtful"]} <= doubtful


def test_cover_dittos_repeated_heads_subtotals_and_notes() -> None:
    proposal = (
        Book()
        .sheet("封面", [["石川县2026年度"], ["府院联动工作台账"], ["填报单位：县联席办"]])
        .sheet("目录", [["序号", "清单名称", "页码"], [1, "重点任务", 1]])
        .sheet(
            "任务",
            [
                ["府院联动工作台账"],
                HEAD,
                ["一、依法行政"],
                [1, "事项甲", "县司法局", "县法院", "3月底", "已完成"],
                [2, "事项乙", "同上", "〃", "同上", "推进中"],
                [],
                ["府院联动工作台账（续）"],
                HEAD,
                [3, "事项丙", "〃", "〃", "6月底", "″", "见第1项"],
                ["", "小计", "", "", "", "", "4项"],
                ["二、破产处置"],
                [4, "事项丁", "县法院", "县税务局、县市场监管局", "同第1项", "未完成"],
                ["合计", "共4项"],
                ["注：本表每月更新。"],
                ["　　逾期事项另行通报。"],
                ["填表人：王立", "", "审核人：李明"],
            ],
            merge=["A1:G1", "A3:G3", "A7:G7"],
        )
        .read()
    )
    assert proposal.ignored == (("封面", "没有台账表头"), ("目录", "没有台账表头"))
    sheet = proposal.sheets[0]
    assert sheet.year == 2026  # from the cover
    assert [row.row for row in sheet.rows] == [4, 5, 9, 12]
    second, third, fourth = sheet.rows[1:]
    assert (second.lead, second.support) == (("县司法局",), ("县人民法院",))
    assert second.deadline.said.due == date(2026, 3, 31)
    assert second.dittos == {"C": "同上", "D": "〃", "E": "同上"}
    assert third.status == "in_progress"
    assert third.section == "一、依法行政"
    assert fourth.section == "二、破产处置"
    assert fourth.support == ("县税务局", "县市场监督管理局")
    assert (fourth.deadline.said.kind, fourth.deadline.said.due) == ("REFERENCE", None)
    assert fourth.deadline.said.candidates == (date(2026, 3, 31),)
    assert "同第1项" in doubted(sheet, 12)
    assert sheet.apart.repeated_heads == (7, 8)
    assert sheet.apart.subtotals == (10, 13)
    assert sheet.apart.notes == (14, 15, 16)
    assert sheet.apart.blanks == (6,)
    assert "这里写 4 项，上面读到 3 项" in doubted(sheet, 10)
    assert doubted(sheet, 13) == ""


def test_states_by_fill_with_a_legend_of_samples() -> None:
    sheet = one_sheet(
        [
            TITLE,
            ["图例：", "已完成", "推进中", "逾期"],
            ["编号", "任务", "责任单位", "时限"],
            [1, "甲", "县司法局", "3月底"],
            [2, "乙", "县法院", "6月底"],
            [3, "丙", "县水利局", "9月底"],
            [4, "丁", "县水利局", "9月底"],
        ],
        fill={
            "B2": "92D050",
            "C2": "FFFF00",
            "D2": "FF0000",
            "A4:D4": "92D050",
            "A5:D5": "FFFF00",
            "A6": "FF0000",
        },
    )
    assert [row.status for row in sheet.rows] == ["done", "in_progress", "overdue", None]


def test_states_by_fill_with_a_legend_in_words() -> None:
    rows = [
        ["编号", "任务", "责任单位", "时限", "状态"],
        [1, "甲", "县司法局", "3月底", None],
        [2, "乙", "县法院", "6月底", None],
        [3, "丙", "县水利局", "9月底", "推进中"],
        [4, "丁", "县住建局", "年底", None],
        ["注：绿色表示已完成，黄色表示推进中，红色表示逾期，无底色为未启动。"],
    ]
    sheet = one_sheet(rows, fill={"E2": "C6EFCE", "E3": "FFEB9C", "E4": "FFC7CE"})
    assert [row.status for row in sheet.rows] == ["done", "in_progress", "in_progress", "not_started"]
    assert "不一致" in doubted(sheet, 4)


def test_fills_without_a_legend_are_only_doubtful() -> None:
    rows = [
        TITLE,
        ["编号", "任务", "责任单位", "时限"],
        [1, "甲", "县司法局", "3月底"],
        [2, "乙", "县法院", "6月底"],
    ]
    sheet = one_sheet(rows, fill={"A3:D3": "92D050"})
    assert [row.status for row in sheet.rows] == [None, None]
    assert "没有图例" in doubted(sheet, 3)
    assert doubted(sheet, 4) == ""


def test_statutory_terms_run_from_the_day_of_receipt() -> None:
    head = [
        "序号",
        "文号",
        "建议事项",
        "制发单位",
        "被建议单位",
        "收到日期",
        "法定期限",
        "答复日期",
        "办理状态",
    ]
    sheet = one_sheet(
        [
            ["2026年司法建议检察建议办理台账"],
            head,
            [
                1,
                "石法建〔2026〕1号",
                "规范执法",
                "县法院",
                "县公安局",
                date(2026, 3, 2),
                "60日",
                "2026.4.20",
                "已答复",
            ],
            [
                2,
                "石检建〔2026〕2号",
                "河道整治",
                "县检察院",
                "县水利局",
                "2026.3.10",
                "收到之日起两个月内",
                "",
                "未答复",
            ],
            [3, "石检建〔2026〕3号", "整改", "县检察院", "县财政局", None, "两个月", "", "办理中"],
        ]
    )
    first, second, third = sheet.rows
    assert (first.lead, first.support) == (("县公安局",), ())
    assert first.deadline.said.due == date(2026, 5, 6)
    assert first.deadline.said.due_unrolled == date(2026, 5, 1)
    assert first.deadline.as_json()["from"] == "收到 2026-03-02"
    assert first.facts["finished"] == "2026-04-20"
    assert second.deadline.said.due == date(2026, 5, 11)
    assert (second.status, second.extra["D"]) == ("not_done", "县检察院")
    assert third.deadline.said.due is None
    assert "起算" in doubted(sheet, 5)


def test_a_term_in_the_notes_fills_rows_without_deadline() -> None:
    sheet = one_sheet(
        [
            ["2026年检察建议台账"],
            ["序号", "建议内容", "发出单位", "接收单位", "送达时间", "落实情况"],
            [1, "规范执法", "县检察院", "县公安局", date(2026, 3, 2), "已回复"],
            ["注：检察建议应自收到之日起两个月内书面回复。"],
        ]
    )
    assert sheet.rows[0].deadline.said.due == date(2026, 5, 6)
    assert "按表中说明" in doubted(sheet, 3)


def test_two_directions_one_below_the_other() -> None:
    head = ["序号", "提请单位", "提请事项", "支持单位", "完成时限"]
    sheet = one_sheet(
        [
            ["石川县2026年府院双向支持事项清单"],
            ["一、政府提请法院支持事项"],
            head,
            [1, "县住建局", "物业纠纷调解", "县法院", "6月底"],
            ["二、法院提请政府支持事项"],
            ["序号", "提请事项", "提请单位", "支持单位", "配合单位", "完成时限"],
            [1, "被执行人车辆查找", "县法院", "县公安局", "县财政局", "9月底"],
        ],
        merge=["A1:F1", "A2:F2", "A5:F5"],
    )
    first, second = sheet.rows
    assert (first.section, first.lead) == ("一、政府提请法院支持事项", ("县人民法院",))
    assert first.extra == {"B": "县住建局"}
    assert (second.section, second.matter) == ("二、法院提请政府支持事项", "被执行人车辆查找")
    assert (second.lead, second.support) == (("县公安局",), ("县财政局",))
    assert second.deadline.said.due == date(2026, 9, 30)


def test_matter_before_serial_quarters_and_moved_deadlines() -> None:
    sheet = one_sheet(
        [
            TITLE,
            [
                "工作事项",
                "序号",
                "责任单位",
                None,
                "完成时限",
                None,
                "2026年进展情况",
                None,
                None,
                None,
                "是否完成",
            ],
            [None, None, "牵头", "配合", "原定", "调整后", "一季度", "二季度", "三季度", "四季度", None],
            ["甲", 1, "县司法局", "县法院", "6月底", "9月底", "起草", "征求意见", None, None, "×"],
            ["乙", 2, "县法院", None, date(2026, 6, 30), None, "a", "b", "c", "d", "√"],
            [],
            ["二、执行联动"],
            ["丙", 3, "县财政局", "各乡镇", "年底", "/", None, None, None, None, "否"],
            ["小计", 3],
        ],
        merge=["A1:K1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:J2", "K2:K3", "A7:K7"],
        hide_rows=[5],
    )
    first, second, third = sheet.rows
    assert [row.row for row in sheet.rows] == [4, 5, 8]
    assert first.deadline.said.due == date(2026, 9, 30)
    assert first.deadline.original is not None
    assert first.deadline.original.due == date(2026, 6, 30)
    assert (first.progress, first.status) == ("征求意见", "not_done")
    assert first.extra["G"] == "起草"
    assert second.hidden
    assert "隐藏" in doubted(sheet, 5)
    assert third.deadline.said.due == date(2026, 12, 31)
    assert third.collective == ("各乡镇",)
    assert third.section == "二、执行联动"
    assert sheet.apart.subtotals == (9,)


def test_hidden_copies_are_left_out_and_hidden_ledgers_marked() -> None:
    head = ["序号", "事项", "责任单位", "时限"]
    proposal = (
        Book()
        .sheet("2026", [TITLE, head, [1, "甲", "县司法局", "6月底"]])
        .sheet("旧稿", [head, [1, "甲", "县司法局", "5月底"]], hidden=True)
        .sheet("2024年遗留", [head, [1, "老问题", "县信访局", "6月底"]], hidden=True)
        .sheet("字典", [["状态"], ["推进中"]], hidden=True)
        .read()
    )
    assert [(sheet.name, sheet.hidden) for sheet in proposal.sheets] == [
        ("2026", False),
        ("2024年遗留", True),
    ]
    assert [name for name, _ in proposal.ignored] == ["字典", "旧稿"]
    assert proposal.sheets[1].rows[0].deadline.said.due == date(2024, 6, 30)


def test_values_of_merged_cells_hold_for_every_row() -> None:
    sheet = one_sheet(
        [
            TITLE,
            ["类别", "序号", "事项", "责任单位", "时限", "责任领导"],
            ["行政审判", 1, "甲", "县司法局", "6月底", "王立"],
            [None, 2, "乙", None, None, "李明"],
            ["执行", 3, "丙", "县法院", "9月底", "李明"],
        ],
        merge=["A3:A4", "D3:D4", "E3:E4"],
    )
    assert [row.section for row in sheet.rows] == ["行政审判", "行政审判", "执行"]
    assert sheet.rows[1].lead == ("县司法局",)
    assert sheet.rows[1].deadline.said.due == date(2026, 6, 30)
    assert "责任领导不同" in doubted(sheet, 4)


def test_every_doubt_names_its_cell() -> None:
    sheet = one_sheet(
        [
            TITLE,
            HEAD,
            [1, "甲", "县农业农村局", "", "尽快", "看情况"],
            [3, "乙", "", "", "6.3", ""],
            ["", "", "县司法局", "", "6月底", "推进中"],
        ]
    )
    cells = {doubt.cell: doubt.reason for doubt in sheet.doubts}
    assert set(cells) == {"C3", "E3", "F3", "A4", "C4", "E4", "C5"}
    assert "不在单位名册中" in cells["C3"]
    assert "看不出办理状态" in cells["F3"]
    assert cells["A4"] == "序号缺 2"
    assert "没有写责任单位" in cells["C4"]
    assert "没有写事项" in cells["C5"]
    assert len(sheet.rows) == 2


def test_the_same_matter_twice_is_doubtful() -> None:
    sheet = one_sheet([TITLE, HEAD, [1, "甲", "县司法局", "", "6月底"], [2, "甲", "县司法局", "", "9月底"]])
    assert "与第 3 行相同" in doubted(sheet, 4)


def test_a_ledger_without_year_fixes_no_day() -> None:
    sheet = Book().sheet("台账", [HEAD, [1, "甲", "县司法局", "", "6月底", ""]]).read("台账.xlsx").sheets[0]
    assert sheet.rows[0].deadline.said.due is None
    assert "没有写台账年度" in doubted(sheet, 1)
    sheets = read_ledger(
        [*_plain([HEAD, [1, "甲", "县司法局", "", "6月底", ""]])], BOOK, CALENDAR, "台账", 2025
    )
    assert sheets.sheets[0].rows[0].deadline.said.due == date(2025, 6, 30)


def _plain(rows: list[list[object]]) -> tuple[Any, ...]:
    from desktop.domain.source import sheet_from_rows

    return (sheet_from_rows("台账", rows),)  # type: ignore[arg-type]


def test_a_workbook_without_a_ledger_is_refused_in_chinese() -> None:
    with pytest.raises(Refused, match=r"“名单.xlsx”里没有找到台账.*请补上表头"):
        Book().sheet("名单", [["姓名", "单位"], ["王立", "县司法局"]]).read("名单.xlsx")
