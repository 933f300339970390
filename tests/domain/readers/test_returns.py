from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.domain.readers.returns import Issued, ReturnForm, read_return
from desktop.domain.source import CellValue, Merge, sheet_from_rows
from desktop.services.calendars import shipped_calendar

CALENDAR = shipped_calendar()
TOP: list[list[CellValue]] = [
    ["府院联动事项办理情况反馈表"],
    ["反馈单位：县水利局", None, None, "反馈期：2026年第三季度"],
]
HEAD: list[CellValue] = ["编号/校验码", "事项", "办理情况", "完成时间", "联系人"]
ISSUED = (
    Issued("2026-001", "K7QM2P", "青石河采砂案件协调"),
    Issued("2026-002", "RJFKAB", "河道垃圾整治"),
    Issued("2026-003", "HHTTWW", "取水许可专项清理"),
)
NOTE: list[CellValue] = ["填表说明：请勿改动编号，办理情况写明做了什么。"]


def read(
    rows: list[list[CellValue]], head: list[CellValue] | None = None, merges: tuple[Merge, ...] = ()
) -> ReturnForm:
    sheet = sheet_from_rows("反馈表", [*TOP, head or HEAD, *rows], merges)
    return read_return([sheet], CALENDAR, "反馈.xlsx", ISSUED, date(2026, 11, 20))


def test_a_form_filled_as_sent() -> None:
    form = read(
        [
            [
                "2026-001-K7QM2P",
                "青石河采砂案件协调",
                "双方已和解撤诉。",
                date(2026, 9, 20),
                "王立 0000-5560011",
            ],
            ["2026-002-RJFKAB", "河道垃圾整治", "已完成清运，现场验收合格。", "9月28日", None],
            ["2026-003-HHTTWW", "取水许可专项清理", None, None, None],
            NOTE,
        ]
    )
    assert (form.unit, form.header_row) == ("县水利局", 3)
    first, second, third = form.rows
    assert (first.code_ok, first.number, first.finish) == (True, "2026-001", date(2026, 9, 20))
    assert (second.done, second.finish, second.finish_kind) == (True, date(2026, 9, 28), "ABS_NOYEAR")
    assert (third.filled, third.done) == (False, False)
    assert form.extra_rows == ((7, "填表说明：请勿改动编号，办理情况写明做了什么。"),)
    assert form.problems == ()


def test_columns_may_move_and_rows_be_added() -> None:
    head: list[CellValue] = [
        "序号",
        "联系人",
        "办理情况（请填写）",
        "事项",
        "备注",
        "编号/校验码",
        "完成时间",
    ]
    form = read(
        [
            [1, "王立", "正与法院会商。", "河道垃圾整治", "加急", "2026-002-rjfkab", "年底前"],
            ["以下为补充说明"],
            [2, "同上", "同上", "青石河采砂案件协调", None, " 2026－001－Ｋ7QM2P ", None],
        ],
        head,
    )
    assert [row.number for row in form.rows] == ["2026-002", "2026-001"]
    assert form.rows[1].progress == "正与法院会商。"
    assert form.rows[1].contact == "王立"
    assert form.rows[0].finish == date(2026, 12, 31)
    assert form.extra_rows == ((5, "以下为补充说明"),)


@pytest.mark.parametrize(
    ("code", "matter", "suspected"),
    [
        ("2026-002-RJFKAC", "河道垃圾整治", "2026-002"),
        ("2026-003-RJFKAB", "河道垃圾清理", "2026-002"),
        ("2026-009-ZZZZZZ", "取水许可专项清理工作", "2026-003"),
        ("2026-009-ZZZZZZ", "别的事", None),
        (None, "取水许可专项清理", "2026-003"),
    ],
)
def test_an_altered_code_matches_nothing_and_is_to_be_claimed(
    code: str | None, matter: str, suspected: str | None
) -> None:
    form = read([[code, matter, "已清理完毕", None, None]])
    (row,) = form.rows
    assert (row.code_ok, row.number, row.suspected) == (False, None, suspected)
    assert "没有写入任何事项" in form.problems[0][1]


def test_an_edited_matter_under_a_right_code_is_told() -> None:
    form = read([["2026-002-RJFKAB", "河道整治及绿化", "已清运", None, None]])
    assert form.rows[0].code_ok is True
    assert "事项文字被改动" in form.problems[0][1]


def test_nothing_filled_is_said() -> None:
    form = read([["2026-002-RJFKAB", "河道垃圾整治", None, None, None], NOTE])
    assert form.untouched
    assert "原样退回" in form.problems[0][1]


def test_words_without_content_go_back() -> None:
    form = read([["2026-002-RJFKAB", "河道垃圾整治", "正在办理中", None, None]])
    assert "退回补充" in form.problems[0][1]


def test_the_same_code_twice_is_told() -> None:
    row: list[CellValue] = ["2026-002-RJFKAB", "河道垃圾整治", "已清运", None, None]
    assert "与第 4 行重复" in read([row, row]).problems[0][1]


def test_without_the_list_of_codes_nothing_is_judged() -> None:
    sheet = sheet_from_rows("反馈表", [*TOP, HEAD, ["BC26-021-RJFK", "甲", "已办", None, None]])
    form = read_return([sheet], CALENDAR, "反馈.xlsx")
    assert (form.rows[0].code_ok, form.rows[0].number) == (None, "BC26-021")
    assert form.as_json()["columns"] == {
        "code": "A",
        "matter": "B",
        "progress": "C",
        "finish": "D",
        "contact": "E",
    }


def test_another_table_is_refused() -> None:
    with pytest.raises(Refused, match="不是反馈表"):
        read_return(
            [sheet_from_rows("名单", [["姓名", "单位"], ["王立", "县司法局"]])], CALENDAR, "名单.xlsx"
        )


@pytest.mark.parametrize(
    "code", ["2026-002 - RJFKAB", "２０２６-００２－ＲＪＦＫＡＢ", "2026-002\nRJFKAB", "2026-002—rjfkab"]
)
def test_a_code_may_be_written_in_other_widths_and_lines(code: str) -> None:
    (row,) = read([[code, "河道垃圾整治", "已清运", None, None]]).rows
    assert (row.code_ok, row.number) == (True, "2026-002")


def test_number_and_check_characters_may_stand_in_two_columns() -> None:
    head: list[CellValue] = ["编号", "校验码", "事项", "办理情况", "完成时间"]
    (row,) = read([["2026-002", "RJFKAB", "河道垃圾整治", "已清运", None]], head).rows
    assert (row.code_ok, row.number) == (True, "2026-002")
    (other,) = read([["2026-002", "RJFKAC", "河道垃圾整治", "已清运", None]], head).rows
    assert (other.code_ok, other.suspected) == (False, "2026-002")


def test_the_code_of_one_item_beside_the_matter_of_another_is_claimed_by_hand() -> None:
    form = read([["2026-002-RJFKAB", "取水许可专项清理", "已清理 3 件", None, None]])
    (row,) = form.rows
    assert (row.code_ok, row.number, row.suspected) == (False, None, "2026-003")
    assert form.problems == ((4, "编号是 2026-002 的，事项却是 2026-003 的，没有写入任何事项，请认领"),)


def test_remarks_with_a_telephone_are_no_rows() -> None:
    form = read(
        [["2026-002-RJFKAB", "河道垃圾整治", "已清运", None, None], ["联系电话", "王立 0000-5560011"]]
    )
    assert len(form.rows) == 1
    assert form.extra_rows == ((5, "联系电话 王立 0000-5560011"),)
