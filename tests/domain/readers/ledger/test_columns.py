import pytest

from desktop.domain.readers.ledger.columns import head_words, kind_of, settle


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("序号", "serial"),
        ("任务编号", "serial"),
        ("事项来源", "source"),
        ("议定事项（工作任务）", "matter"),
        ("重点难点问题", "matter"),
        ("主要内容", "matter_detail"),
        ("牵头单位", "lead"),
        ("被建议单位", "lead"),
        ("配合\n单位", "support"),
        ("责任单位", "units"),
        ("责任单位（牵头/配合）", "units"),
        ("提请单位", "raised_by"),
        ("责任领导", "leader"),
        ("牵头单位责任人", "leader"),
        ("联络员", "contact"),
        ("完成时限", "deadline"),
        ("计划完成时间", "deadline"),
        ("化解 时限", "deadline"),
        ("原定时限", "deadline_old"),
        ("调整后时限", "deadline_new"),
        ("完成时限（原定/调整后）", "deadline"),
        ("答复截止日期", "deadline_due"),
        ("完成时间", "weak_date"),
        ("实际完成时间", "finished"),
        ("办结日期", "finished"),
        ("收到日期", "received"),
        ("交办时间", "assigned"),
        ("会议日期", "met"),
        ("进展情况", "progress"),
        ("目前进展（6月）", "progress"),
        ("一季度", "quarter"),
        ("2026年第二季度进展情况", "quarter"),
        ("完成情况", "progress_or_status"),
        ("办理状态", "status"),
        ("是否完成", "status"),
        ("工作措施", "measure"),
        ("所属领域", "section"),
        ("备 注", "note"),
        ("内部备注", "memo"),
    ],
)
def test_the_words_of_a_head_name_the_field(head: str, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        "事项总数",
        "完成率",
        "页码",
        "延期原因",
        "2",
        "",
        "一句很长很长的话，它不是表头而是这一行里的说明文字内容",
    ],
)
def test_other_words_name_none(head: str) -> None:
    assert kind_of(head) is None


def test_words_are_even() -> None:
    assert head_words(" 牵头\n单位 (１)：") == "牵头单位（1）"


@pytest.mark.parametrize(
    ("kinds", "settled"),
    [
        (["matter", "weak_date"], ["matter", "deadline"]),
        (["matter", "deadline", "weak_date"], ["matter", "deadline", "finished"]),
        (["matter", "lead", "units"], ["matter", "lead", "support"]),
        (["matter", "raised_by", "backing"], ["matter", "raised_by", "lead"]),
        (["matter", "units", "backing"], ["matter", "units", "support"]),
        (["matter_detail", "units"], ["matter", "units"]),
        (["matter", "matter_detail", None], ["matter", "measure", None]),
    ],
)
def test_neighbours_decide_what_words_leave_open(kinds: list[str | None], settled: list[str | None]) -> None:
    assert settle(kinds) == settled


def test_units_with_their_persons_keep_their_part() -> None:
    heads = ("牵头单位及责任人", "配合单位及责任人", "目前情况")
    assert [kind_of(head) for head in heads] == ["lead", "support", "progress_or_status"]
