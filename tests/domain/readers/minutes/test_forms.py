from desktop.domain.readers.minutes import read_minutes
from desktop.domain.readers.minutes.forms import opened_out, roll_of
from desktop.domain.readers.minutes.proposal import Attendee
from desktop.domain.source import SourceText, Table


def table(*rows, start=0):
    text = "\n".join("\t".join(row) for row in rows)
    return Table(rows, start, start + len(text), rows), text


def test_a_record_sheet_becomes_labelled_lines_without_moving():
    sheet, text = table(("时间", "2026年3月6日", "地点", "县法院三楼"), ("主持人", "罗敏", "", ""))
    opened = opened_out(text, [sheet])
    assert opened == "时间：2026年3月6日\n地点：县法院三楼\n主持人：罗敏\t\t"
    assert len(opened) == len(text)


def test_a_whole_record_sheet_is_read(book, calendar):
    sheet, text = table(
        ("县府院联动协调会会议记录",),
        ("时间", "2026年3月6日", "地点", "县法院三楼"),
        ("主持人", "罗敏", "记录人", "陈晨"),
        ("参会人员", "县司法局王立、县财政局赵元"),
        (
            "会议内容",
            "一、关于执行经费。由县财政局3月底前拨付。\n二、县司法局会同县法院4月15日前完成案卷评查。",
        ),
    )
    proposal = read_minutes(SourceText("记录", text, "utf-8", (sheet,)), book, calendar)
    meeting = proposal.meeting
    assert (meeting.place, meeting.host, meeting.recorder) == ("县法院三楼", "罗敏", "陈晨")
    assert [person.name for person in meeting.present] == ["王立", "赵元"]
    assert [made.lead for made in proposal.decisions] == [("县财政局",), ("县司法局",)]


def test_a_roll_of_attendance(book):
    sheet, _ = table(
        ("序号", "姓名", "单位", "职务"), ("1", "王　立", "司法局", "局长"), ("2", "", "县法院", "")
    )
    assert roll_of([sheet], book) == (Attendee("县司法局", "王立", "局长"),)
    other, _ = table(("事项", "单位"), ("普法", "县司法局"))
    assert roll_of([other], book) == ()
