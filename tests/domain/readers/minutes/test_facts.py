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
        ("〔2026〕第14次", "〔2026〕第14次"),
        ("（总第37期）", "总第37期"),
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
        (
            "3月5日，受副县长贺志刚委托，县政府办副主任周远召集县法院、县司法局在二楼会议室就有关问题进行了会商。",
            "周远",
            "二楼会议室",
        ),
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


def test_labels_set_with_blanks_instead_of_colons(read):
    text = (
        "工作会议纪要\n会议时间　2026年6月24日上午9点\n会议地点　东湖街道会议室\n主 持 人　王立（县司法局副局长）\n"
        "出席单位　县法院（行政庭）、县水利局"
    )
    meeting = read(text).meeting
    assert (meeting.day, meeting.place, meeting.host) == (date(2026, 6, 24), "东湖街道会议室", "王立")
    assert [person.unit for person in meeting.present] == ["县人民法院", "县水利局"]


def test_the_chair_goes_before_the_convener(read):
    meeting = read("会商备忘录\n会商地点：县检察院203室\n召集人：罗敏；主持人：王立（科长）").meeting
    assert (meeting.host, meeting.place) == ("王立", "县检察院203室")


def test_the_date_of_the_web_page_is_not_that_of_the_meeting(read):
    text = (
        "会议纪要（2025年第 期）\n日期：2025-12-31   来源：本站   作者：办公室   点击数：\n"
        "12月30日上午，县司法局\n局长、联席办主任王立\n在三楼会议室主持召开年终会议，县财政局赵元参加。"
    )
    meeting = read(text, anchor=None).meeting
    assert (meeting.day, meeting.host, meeting.place) == (date(2025, 12, 30), "王立", "三楼会议室")


def test_words_behind_the_place_are_no_part_of_it(read):
    opening = "3月5日，副县长贺志刚在县法院第二会议室先后主持召开两个会议。"
    assert read(f"会议纪要\n2026年3月12日\n{opening}").meeting.place == "县法院第二会议室"
