import pytest

from desktop.domain.readers.minutes import labels
from desktop.domain.readers.minutes.labels import duty_labels, label_of


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("时间：2026年3月1日", labels.TIME, "2026年3月1日"),
        ("会议地点：三楼", labels.PLACE, "三楼"),
        ("主持人：林岩", labels.HOST, "林岩"),
        ("会议记录：陈晨", labels.RECORDER, "陈晨"),
        ("（记录：陈晨）", labels.RECORDER, "陈晨）"),
        ("参加单位及人员：县法院", labels.PRESENT, "县法院"),
        ("因事请假：县审计局", labels.ABSENT, "县审计局"),
        ("牵头单位：县司法局", labels.LEAD, "县司法局"),
        ("责任单位：县司法局", labels.DUTY_UNIT, "县司法局"),
        ("完成时限：6月底", labels.DUE, "6月底"),
        ("督办单位：县政府督查室", labels.ASIDE, "县政府督查室"),
        ("分送：各成员单位", labels.TAIL, "各成员单位"),
    ],
)
def test_labelled_lines(line, kind, value):
    label = label_of(line)
    assert (label.kind, line[label.start : label.end]) == (kind, value)


@pytest.mark.parametrize("line", ["会议强调：", "县司法局：起草", "现将事项纪要如下："])
def test_other_words_before_a_colon(line):
    assert label_of(line) is None


def test_labels_inside_a_paragraph():
    text = "梳理底数。（牵头单位：县住建局；配合单位：县法院、县司法局；完成时限：9月底前）"
    start, found = duty_labels(text)
    assert text[:start] == "梳理底数。"
    assert [(label.kind, text[label.start : label.end].rstrip("；")) for label in found] == [
        (labels.LEAD, "县住建局"),
        (labels.SUPPORT, "县法院、县司法局"),
        (labels.DUE, "9月底前"),
    ]


def test_labels_close_together():
    _, found = duty_labels("责任单位：县城管局完成时限：8月15日前")
    assert [label.kind for label in found] == [labels.DUTY_UNIT, labels.DUE]


def test_the_time_of_the_meeting_is_no_deadline():
    assert duty_labels("会议时间：2026年6月3日") == (len("会议时间：2026年6月3日"), ())


def test_a_contact_beside_a_matter_is_no_label():
    text = "各单位每月28日报县司法局（联系人：陈晨，电话000）。"
    assert duty_labels(text) == (len(text), ())
