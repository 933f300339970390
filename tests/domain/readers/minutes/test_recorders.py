import pytest


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("记录：陈晨", "陈晨"),
        ("会议记录：陈　晨、李　想", "陈晨、李想"),
        ("记录人：县司法局科员 陈晨", "陈晨"),
        ("（会议记录：陈晨、李想）", "陈晨、李想"),
        ("（整理：陈晨）", "陈晨"),
        ("县司法局副局长陈晨作记录。", "陈晨"),
        ("县司法局陈晨、县法院李想担任会议记录。", "陈晨、李想"),
        ("会议由陈晨记录。", "陈晨"),
        ("纪要由县法院执行局书记员陈晨整理。", "陈晨"),
        ("县司法局陈晨记录。", "陈晨"),
        ("列席：县财政局 赵元 县司法局 陈晨（记录）", "陈晨"),
        ("县公安局未到会，会议记录陈晨。", "陈晨"),
        ("记　录　陈晨", "陈晨"),
    ],
)
def test_who_took_the_minutes(read, line, names):
    opening = "3月5日，副县长贺志刚在县法院三楼主持召开协调会。"
    meeting = read(f"会议纪要\n2026年3月12日\n{opening}\n{line}\n会议议定：\n一、由县司法局牵头。").meeting
    assert meeting.recorder == names


def test_nobody_is_made_up(read):
    made = read("会议纪要\n3月5日，副县长贺志刚主持召开协调会。\n会议议定：\n一、由县司法局做好会议记录。")
    assert made.meeting.recorder is None
