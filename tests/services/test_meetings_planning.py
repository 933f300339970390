"""What a form for a new meeting offers."""

from datetime import date, timedelta

import pytest
from desks import DAY, Clock

from desktop.services import meetings
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_moving import cancel
from desktop.services.meetings_planning import Usual, proposed_year, usual, year_hint

JANUARY = date(2027, 1, 8)


def test_the_usual_time_and_place_of_a_kind(county: Desk) -> None:
    assert usual(county, "plenary") == Usual()
    meetings.add_meeting(county, MeetingDraft("plenary", DAY, time_text="上午9:00", place="三楼"))
    meetings.add_meeting(county, MeetingDraft("coordination", DAY + timedelta(1), place="二楼"))
    assert usual(county, "plenary") == Usual("上午9:00", "三楼", ("二楼", "三楼"))
    assert usual(county, "study") == Usual(places=("二楼", "三楼"))


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        ("plenary", JANUARY, 2026),
        ("plenary", date(2027, 4, 1), 2027),
        ("plenary", date(2026, 12, 1), 2026),
        ("plenary", date(2028, 1, 8), 2028),
        ("coordination", JANUARY, 2027),
    ],
)
def test_a_year_that_lacks_its_plenary_is_proposed_in_january(
    county: Desk, kind: str, day: date, year: int
) -> None:
    assert proposed_year(county, kind, day) == year


def test_a_year_that_has_its_plenary_is_not(county: Desk) -> None:
    record = meetings.add_meeting(county, MeetingDraft("plenary", DAY + timedelta(3))).made[0]
    assert proposed_year(county, "plenary", JANUARY) == 2027
    assert year_hint(county, "plenary", JANUARY, 2027) == ""
    cancel(county, record, "x")
    assert proposed_year(county, "plenary", JANUARY) == 2026


def test_in_the_new_year_the_clerk_is_told_and_chooses(county: Desk, clock: Clock) -> None:
    clock.day = date(2027, 1, 4)
    assert proposed_year(county, "plenary", JANUARY) == 2027
    assert "所属年度改为2026" in year_hint(county, "plenary", JANUARY, 2027)
    assert "计入2026年度" in year_hint(county, "plenary", JANUARY, 2026)
    assert year_hint(county, "plenary", date(2027, 5, 1), 2027) == ""


def test_the_citys_january_meeting_counts_for_the_year_before(city: Desk) -> None:
    assert proposed_year(city, "annual_consultation", JANUARY) == 2026
