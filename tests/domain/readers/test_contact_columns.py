import pytest

from desktop.domain.readers.contact_columns import field_of, find_columns
from desktop.domain.source import Merge, sheet_from_rows


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("成员单位", "unit"),
        ("单位名称", "unit"),
        ("联络员 姓名", "name"),
        ("联络员", "name"),
        ("职　务", "position"),
        ("手机号码", "mobile"),
        ("办公电话", "phone"),
        ("联系电话", "phone"),
        ("微信号", "wechat"),
        ("备注", "note"),
        ("事项", None),
    ],
)
def test_heads(head: str, field: str | None) -> None:
    assert field_of(head) == field


def test_one_head_row_below_a_title() -> None:
    columns = find_columns(
        sheet_from_rows("名单", [["联络员名单"], ["序号", "单位", "姓名", "手机"], [1, "县司法局"]])
    )
    assert columns is not None
    assert (columns.first_head, columns.last_head) == (2, 2)
    assert columns.groups == ({"serial": 1, "unit": 2, "name": 3, "mobile": 4},)


def test_two_head_rows_with_two_persons() -> None:
    sheet = sheet_from_rows(
        "名单",
        [["单位", "A角", None, "B角", None], [None, "姓名", "手机", "姓名", "手机"], ["县司法局", "王强"]],
        merges=(Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 1, 5)),
    )
    columns = find_columns(sheet)
    assert columns is not None
    assert (columns.last_head, columns.roles) == (2, ("A角", "B角"))
    assert columns.groups == ({"unit": 1, "name": 2, "mobile": 3}, {"unit": 1, "name": 4, "mobile": 5})
    assert columns.repeated(["单位", "姓名", "手机", "姓名", "手机"])


def test_a_second_row_may_hold_a_field_nobody_asks_for() -> None:
    sheet = sheet_from_rows(
        "名单",
        [
            ["单位", "联络员", None, "联系电话", None, None],
            [None, "姓名", "职务", "办公", "手机", "短号"],
            ["县司法局", "王强"],
        ],
        merges=(Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 1, 6)),
    )
    columns = find_columns(sheet)
    assert columns is not None
    assert columns.last_head == 2
    assert columns.groups == ({"unit": 1, "name": 2, "position": 3, "phone": 4, "mobile": 5},)


def test_a_sheet_of_another_kind_has_no_columns() -> None:
    assert (
        find_columns(sheet_from_rows("台账", [["序号", "事项", "完成时限"], [1, "清理", "6月底前"]])) is None
    )


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("联络员姓名（职务）", "name"),
        ("联络员及联系方式", "name"),
        ("分管领导", "name"),
        ("联络员电话", "phone"),
        ("A岗手机号码", "mobile"),
        ("办公电话（手机）", "phone"),
        ("单位负责人签字", None),
    ],
)
def test_heads_that_say_whose_the_field_is(head: str, field: str | None) -> None:
    assert field_of(head) == field


def test_each_number_goes_to_the_person_its_head_names() -> None:
    heads = ["单位", "分管领导", "联络员", "分管领导电话", "联络员电话"]
    columns = find_columns(sheet_from_rows("名单", [heads, ["县司法局", "王强", "李明"]]))
    assert columns is not None
    assert columns.roles == ("分管领导", "联络员")
    assert columns.groups == ({"unit": 1, "name": 2, "phone": 4}, {"unit": 1, "name": 3, "phone": 5})


def test_columns_without_heads_are_told_by_their_cells() -> None:
    rows = [["县司法局", "王强", "股长", "13900001111"], ["石桥镇", "李明", "科员", "13900001112"]]
    columns = find_columns(sheet_from_rows("名单", rows))
    assert columns is not None
    assert columns.last_head == 0
    assert columns.groups == ({"unit": 1, "name": 2, "position": 3, "mobile": 4},)
