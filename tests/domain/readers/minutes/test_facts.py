from datetime import date

import pytest


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("〔2025〕5号", "〔2025〕5号"),
        ("（第1期）", "第1期"),
        ("（2026年第4号）", "2026年第4号"),
        ("2026年第3期", "2026年第3期"),
        ("云府院纪〔2026〕第3号", "云府院纪〔2026〕第3号"),
        ("（二〇二六年第九期）", "二〇二六年第九期"),
        ("2026年第5次", "2026年第5次"),
        ("2026年第3期（总第15期）", "2026年第3期（总第15期）"),
    ],
)
def test_numbers_of_papers(read, line, number):
    meeting = read(f"会议纪要\n{line}\n时间：2026年3月1日\n会议议定：\n一、由县司法局牵头。").meeting
    assert meeting.issue_no == number


def test_a_lost_number_is_doubted(read):
    proposal = read("会议纪要\n（2026年第 期）\n时间：2026年3月1日")
    assert proposal.meeting.issue_no is None
    assert "issue_no" in {doubt.field for doubt in proposal.doubts}


@pytest.mark.parametrize(
    ("opening", "host", "place"),
    [
        ("3月5日，副县长贺志刚在县法院三楼主持召开协调会。", "贺志刚", "县法院三楼"),
        (
            "3月5日，会议在县司法局四楼会议室召开，副县长贺志刚受召集人委托主持会议。",
            "贺志刚",
            "县司法局四楼会议室",
        ),
        ("3月5日，县法院召开协调会，会议由县法院院长罗敏主持。", "罗敏", None),
        ("3月5日，受县长委托，副县长贺志刚同志在三楼会议室主持召开会议。", "贺志刚", "三楼会议室"),
    ],
)
def test_host_and_place_from_the_opening(read, opening, host, place):
    proposal = read(f"会议纪要\n2026年3月12日\n{opening}\n会议议定：\n一、由县司法局牵头。", anchor=None)
    assert (proposal.meeting.host, proposal.meeting.place) == (host, place)
    assert proposal.meeting.day == date(2026, 3, 5)


def test_labelled_facts_win(read):
    text = (
        "专题协调会纪要\n时　　间：2026年11月27日（星期四）上午9:00\n地　　点：县法院五楼会议室\n"
        "主 持 人：县法院院长　罗　敏\n记　　录：陈　晨"
    )
    meeting = read(text).meeting
    assert (meeting.day, meeting.place, meeting.host, meeting.recorder) == (
        date(2026, 11, 27),
        "县法院五楼会议室",
        "罗敏",
        "陈晨",
    )
    assert meeting.kind == "专题协调会"


def test_the_day_of_printing_is_never_the_day_of_the_meeting(read):
    proposal = read(
        "会议纪要\n县联席办　2026年3月12日\n会议议定：\n1.县司法局会后5个工作日内报告。", anchor=None
    )
    assert proposal.meeting.day is None
    assert proposal.anchor_date is None
    assert {"date", "host"} <= {doubt.field for doubt in proposal.doubts}
    assert proposal.decisions[0].deadline.due is None


def test_a_year_taken_from_the_number_is_doubted(read):
    proposal = read("会议纪要\n2026年第3期\n4月29日，副县长贺志刚主持召开会议。", anchor=None)
    assert proposal.meeting.day == date(2026, 4, 29)
    assert "date" in {doubt.field for doubt in proposal.doubts}
