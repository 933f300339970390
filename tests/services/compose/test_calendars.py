from datetime import date
from pathlib import Path

import pypdfium2
from desks import DAY, Clock

from desktop.documents.official import Table
from desktop.services import meetings, papers
from desktop.services.compose.calendars import year_calendar
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject


def sheet(desk: Desk, year: int = 2026) -> Table:
    return year_calendar(desk, Subject(on=date(year, 6, 1))).tables["年历"]


def cell(table: Table, month: int, day: int) -> str:
    found = table.rows[month][day]
    assert isinstance(found, str)
    return found


def events(table: Table, month: int) -> str:
    return str(table.rows[month][-1])


def test_every_day_has_its_weekday_and_no_day_is_made_up(county: Desk) -> None:
    table = sheet(county)
    assert len(table.rows) == 13
    assert cell(table, 11, 20) == "五"
    assert (cell(table, 2, 28)[0], cell(table, 2, 29)) == ("六", "")
    assert {len(row) for row in table.rows} == {len(table.widths)}


def test_holidays_and_make_up_days_are_marked_by_a_word(county: Desk) -> None:
    table = sheet(county)
    assert cell(table, 10, 1) == "四\n放"
    assert cell(table, 10, 10) == "六\n班"
    assert events(table, 10) == "1—7日国庆节放假"


def test_meetings_and_duties_stand_on_their_day_and_in_words(county: Desk) -> None:
    meetings.add_meeting(county, meetings.MeetingDraft("plenary", date(2026, 12, 31)))
    table = sheet(county)
    assert cell(table, 12, 31) == "四\n会\n责"
    assert "31日2026年全体会议（筹备）" in events(table, 12)
    assert "31日本年度本机制“双清单”" in events(table, 12)


def test_what_does_not_fit_is_counted(county: Desk) -> None:
    for day in range(1, 25):
        meetings.add_meeting(county, meetings.MeetingDraft("coordination", date(2026, 11, day)))
    told = events(sheet(county), 11)
    assert "；另有" in told
    assert len(told) < 85


def test_an_uncovered_year_says_so(county: Desk) -> None:
    assert "暂按周一至周五计" in str(sheet(county, 2028).rows[0][-1])
    assert "暂按" not in str(sheet(county).rows[0][-1])
    assert year_calendar(county, Subject()).title == f"云岭县府院联动{DAY.year}年工作日历"


def test_the_busiest_year_stands_on_one_sheet(county: Desk, clock: Clock, tmp_path: Path) -> None:
    clock.day = date(2026, 1, 2)
    for month in range(1, 13):
        for day in (1, 5, 14, 15, 20, 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28):
            draft = meetings.MeetingDraft("coordination", date(2026, month, day), title="重大案件协调会商")
            meetings.add_meeting(county, draft)
    made = papers.make(county, "year_calendar", Subject(), tmp_path)
    with pypdfium2.PdfDocument(made.pdf) as pages:
        assert len(pages) == 1
