import json
from pathlib import Path

import pytest

from desktop.documents.intake import read_workbook
from desktop.domain.errors import Refused
from desktop.domain.readers.contacts import ContactsProposal, read_contacts
from desktop.domain.source import CellValue, Merge, sheet_from_rows
from desktop.domain.units import UnitBook

FILES = Path(__file__).parents[2] / "files"
UNITS = json.loads((FILES / "units.json").read_text(encoding="utf-8"))
BOOK = UnitBook.from_json(UNITS["东屏县"])

Rows = list[list[CellValue]]


def read(rows: Rows, merges: tuple[Merge, ...] = ()) -> ContactsProposal:
    return read_contacts([sheet_from_rows("名单", rows, merges)], BOOK)


def brief(proposal: ContactsProposal) -> list[tuple[int, str | None, str | None, str | None, str | None]]:
    return [(c.row, c.unit, c.person, c.mobile, c.role) for c in proposal.contacts]


def where(proposal: ContactsProposal) -> list[str]:
    return [doubt.where for doubt in proposal.doubts]


def test_the_sample_is_read_as_its_known_answer() -> None:
    path = FILES / "roster" / "RV3_云岭县_联络员名单.xlsx"
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    got = read_contacts(read_workbook(path), UnitBook.from_json(UNITS["云岭县"]))
    assert [
        (c.row, c.unit, c.unit_raw, c.person, c.position, c.office_phone, c.mobile, c.mobile_raw, c.note)
        for c in got.contacts
    ] == [
        (r["row"], r["unit"], r["unit_raw"], r["name"], r["position"], r["office_phone"], r["mobile"],
         r["mobile_raw"], r["note"])
        for r in gold["rows"]
    ]  # fmt: skip
    assert {doubt["cell"] for doubt in gold["doubtful"]} <= set(where(got))


def test_two_persons_a_row_and_the_same_to_the_left() -> None:
    got = read(
        [
            ["序号", "单位", "A角", None, None, "B角", None, None],
            [None, None, "姓名", "职务", "手机", "姓名", "职务", "手机"],
            [1, "司法局", "王 强", "股长", 13812345678.0, "李明", "科员", "138 1234 5679"],
            [2, "财政局", "赵刚", "股长", "13812345670", "同左", None, None],
            [3, "县法院", "孙丽", "庭长", "13812345671", None, None, None],
        ],
        (Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 1, 5), Merge(1, 6, 1, 8)),
    )
    assert brief(got) == [
        (3, "县司法局", "王强", "13812345678", "A角"),
        (3, "县司法局", "李明", "13812345679", "B角"),
        (4, "县财政局", "赵刚", "13812345670", "A角"),
        (4, "县财政局", "赵刚", "13812345670", "B角"),
        (5, "县人民法院", "孙丽", "13812345671", "A角"),
    ]
    assert got.doubts == ()


def test_roles_in_a_column_and_dittos() -> None:
    got = read(
        [
            ["单位", "角色", "姓名", "职务", "联系电话"],
            ["县司法局", "A角", "王强", "股长", "13812345678"],
            ["同上", "B角", "李明", "同上", "0371-5550123"],
            ["", "B角", "李二", "科员", "13812345679"],
            ["住建局", None, "李四", None, "13812345670/13912345678"],
            ["气象局", None, "王五（女）", None, "13812345671"],
            ["石桥镇", None, "待定", None, None],
            ["填表人：王强", None, None, None, None],
        ]
    )
    assert brief(got) == [
        (2, "县司法局", "王强", "13812345678", "A角"),
        (3, "县司法局", "李明", None, "B角"),
        (4, "县司法局", "李二", "13812345679", "B角"),
        (5, "县住房和城乡建设局", "李四", None, None),
        (6, None, "王五", "13812345671", None),
        (7, "石桥镇人民政府", None, None, None),
    ]
    assert got.contacts[1].position == "股长"
    assert got.contacts[1].office_phone == "0371-5550123"
    assert where(got) == ["E5", "A6", "E7", "C7"]


def test_the_number_of_the_office_is_not_a_mobile_number() -> None:
    got = read(
        [
            ["单位", "姓名", "办公电话", "手机"],
            ["县司法局", "王强", "5550101", "同左"],
            ["县财政局", "李明", None, "5550102"],
            ["县公安局", "赵刚、孙丽", "5550103", "1381234567"],
            ["县税务局", "周涛", "13812345678", None],
        ]
    )
    assert [(c.mobile, c.office_phone) for c in got.contacts] == [
        (None, "5550101"),
        (None, "5550102"),
        (None, "5550103"),
        ("13812345678", None),
    ]
    assert where(got) == ["D2", "D3", "D4", "B4"]
    assert got.contacts[2].person == "赵刚、孙丽"


def test_the_head_printed_again_and_empty_rows_are_skipped() -> None:
    head: list[CellValue] = ["单位", "姓名", "手机"]
    row: list[CellValue] = ["县司法局", "王强", "13812345678"]
    got = read([head, row, [None, None, None], head, ["县财政局", "李明", "13812345679"]])
    assert [c.row for c in got.contacts] == [2, 5]


def test_a_written_count_that_differs_is_doubted() -> None:
    got = read([["共3人", None, None], ["单位", "姓名", "手机"], ["县司法局", "王强", "13812345678"]])
    assert where(got) == ["A1"]
    assert (
        read([["共1人", None, None], ["单位", "姓名", "手机"], ["县司法局", "王强", "13812345678"]]).doubts
        == ()
    )


def test_without_a_book_units_stay_as_written() -> None:
    sheet = sheet_from_rows("名单", [["单位", "姓名"], ["气象局", "王强"]])
    got = read_contacts([sheet])
    assert (got.contacts[0].unit, got.doubts) == ("气象局", ())


def test_a_workbook_without_a_list_is_refused() -> None:
    with pytest.raises(Refused, match="没有找到联络员名单"):
        read([["序号", "事项"], [1, "清理"]])


def test_the_proposal_prints_in_the_agreed_shape() -> None:
    printed = read([["单位", "姓名", "手机"], ["县司法局", "王强", 13812345678]]).as_json()
    (contact,) = printed["contacts"]  # type: ignore[misc]
    assert {"row", "unit", "person", "position", "mobile", "role"} <= set(contact)
    assert contact["mobile"] == "13812345678"
    assert printed["doubts"] == []


def test_a_stroke_is_no_number() -> None:
    got = read([["单位", "姓名", "手机"], ["县司法局", "王强", "/"]])
    assert got.contacts[0].mobile is None
    assert [doubt.reason for doubt in got.doubts] == ["没有写手机号码"]


def test_two_lists_side_by_side_keep_their_own_units() -> None:
    got = read(
        [
            ["单位", "联系人", "联系电话", "单位", "联系人", "联系电话"],
            ["县法院", "郑义", "13800001201", "县司法局", "马力", "13800001202"],
            ["县财政局", "陈洁", "13800001301", None, "杨帆", "13800001302"],
        ]
    )
    assert brief(got) == [
        (2, "县人民法院", "郑义", "13800001201", None),
        (2, "县司法局", "马力", "13800001202", None),
        (3, "县财政局", "陈洁", "13800001301", None),
        (3, "县司法局", "杨帆", "13800001302", None),
    ]


def test_a_phone_of_each_role_and_a_unit_with_its_post_in_one_cell() -> None:
    roles = read(
        [
            ["成员单位", "A角", "A角电话", "B角", "B角电话"],
            ["县法院", "郑义", 13800001201, "吴江", 13800001205],
        ]
    )
    assert brief(roles) == [
        (2, "县人民法院", "郑义", "13800001201", "A角"),
        (2, "县人民法院", "吴江", "13800001205", "B角"),
    ]
    posts = read([["姓名", "所在单位及职务", "电话"], ["马力", "县司法局副局长", "13800001202"]])
    assert [(c.unit, c.position) for c in posts.contacts] == [("县司法局", "副局长")]


def test_a_unit_without_any_person_is_kept_and_asked_for() -> None:
    got = read([["单位", "姓名", "手机"], ["县法院", "郑义", "13800001201"], ["县财政局", None, None]])
    assert brief(got)[1] == (3, "县财政局", None, None, None)
    assert "B3" in where(got)


def test_units_that_stand_over_their_persons() -> None:
    got = read(
        [
            ["姓名", "职务", "手机号码"],
            ["一、县司法局"],
            ["王强", "股长", "13812345678"],
            ["县财政局"],
            ["李明", "科员", "13812345679"],
        ]
    )
    assert [(c.unit, c.person) for c in got.contacts] == [("县司法局", "王强"), ("县财政局", "李明")]


def test_an_unreported_second_person_is_a_doubt_and_no_contact() -> None:
    got = read(
        [
            ["单位", "A岗姓名", "手机", "B岗姓名", "手机"],
            ["县司法局", "王强", "13812345678", "（待报）", None],
            ["县财政局", "李明", "13812345679", None, None],
        ]
    )
    assert [c.person for c in got.contacts] == ["王强", "李明"]
    assert where(got) == ["D2"]
