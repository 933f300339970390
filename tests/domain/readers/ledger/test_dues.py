from datetime import date

from .books import doubted, one_sheet

TITLE = ["2026年台账"]


def test_the_last_day_goes_before_the_term() -> None:
    head = ["序号", "事项", "责任单位", "收到日期", "答复期限", "答复截止日期"]
    sheet = one_sheet(
        [
            TITLE,
            head,
            [1, "甲", "县司法局", date(2026, 3, 2), "60日", date(2026, 4, 30)],
            [2, "乙", "县法院", date(2026, 3, 2), "60日", None],
        ]
    )
    assert [row.deadline.said.due for row in sheet.rows] == [date(2026, 4, 30), date(2026, 5, 6)]
    assert [row.deadline.column for row in sheet.rows] == [6, 5]


def test_an_old_and_a_present_deadline() -> None:
    head = ["序号", "事项", "责任单位", "原定时限", "完成时限"]
    sheet = one_sheet(
        [TITLE, head, [1, "甲", "县司法局", "6月底", "9月底"], [2, "乙", "县法院", "6月底", None]]
    )
    first, second = (row.deadline for row in sheet.rows)
    assert (first.said.due, first.extended) == (date(2026, 9, 30), True)
    assert (second.said.due, second.extended) == (date(2026, 6, 30), False)


def test_an_empty_deadline_is_doubtful_where_there_is_a_column() -> None:
    assert "没有写" in doubted(
        one_sheet([TITLE, ["序号", "事项", "责任单位", "时限"], [1, "甲", "县司法局"]]), 3
    )
    assert doubted(one_sheet([TITLE, ["序号", "事项", "责任单位"], [1, "甲", "县司法局"]]), 3) == ""


def test_a_meeting_in_the_heading_starts_terms_that_run_from_it() -> None:
    head = ["序号", "事项", "责任单位", "完成时限"]
    sheet = one_sheet(
        [
            TITLE,
            head,
            ["一、第一次全体会议（3月18日）议定事项"],
            [1, "甲", "县司法局", "会后2个月内"],
            [2, "乙", "县法院", "自立案之日起30日内"],
            ["二、其他事项"],
            [3, "丙", "县法院", "会后2个月内"],
        ]
    )
    assert [row.deadline.said.due for row in sheet.rows] == [date(2026, 5, 18), None, None]
    assert "从标题写明的会议日期" in doubted(sheet, 4)


def test_a_start_without_a_year_is_doubted() -> None:
    head = ["序号", "事项", "责任单位", "收到日期", "答复期限"]
    sheet = one_sheet(
        [
            TITLE,
            head,
            [1, "甲", "县司法局", "7月30日", "2个月"],
            [2, "乙", "县法院", date(2026, 7, 30), "2个月"],
        ]
    )
    assert "没有写年份" in doubted(sheet, 3)
    assert doubted(sheet, 4) == ""


def test_an_adjustment_that_changes_nothing_is_told() -> None:
    head = ["序号", "事项", "责任单位", "原定时限", "调整后时限"]
    sheet = one_sheet(
        [
            TITLE,
            head,
            [1, "甲", "县司法局", "6月底", "不变"],
            [2, "乙", "县法院", "6月底", "/"],
            [3, "丙", "县法院", "6月底", "第一次调整：8月底；第二次调整：2026年10月31日"],
        ]
    )
    assert [row.deadline.said.last for row in sheet.rows] == [
        date(2026, 6, 30),
        date(2026, 6, 30),
        date(2026, 10, 31),
    ]
    assert "按没有调整读取" in doubted(sheet, 3)
    assert doubted(sheet, 4) == ""
    assert "多次调整" in doubted(sheet, 5)
