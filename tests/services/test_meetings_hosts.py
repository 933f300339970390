"""Who may host is checked against the roster of the meeting's day."""

from datetime import date, timedelta

import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.meetings_hosts import host_options, host_warning, option_named


def seat(desk: Desk, role: str) -> str:
    return next(each.id for each in roster.seats_on(desk, DAY) if each.role == role)


def test_the_heads_of_the_day_in_their_rank(county: Desk) -> None:
    first, second = host_options(county, DAY)
    assert (first.role, first.host, first.delegated_by) == ("召集人", "县委副书记、县长周文涛", "")
    assert (second.role, second.person, second.delegated_by) == ("常务副召集人", "", "召集人")
    assert second.position == "县委常委、常务副县长"  # the founding document names the post of the lost name
    assert second.words.startswith("受召集人委托　常务副召集人")
    assert host_options(county, date(2024, 1, 1)) == []


@pytest.mark.parametrize(
    ("host", "by", "words"),
    [
        ("", "", ""),
        ("周文涛", "", ""),
        ("县委副书记、县长周文涛", "", ""),
        ("县委副书记、县长", "", ""),
        ("召集人", "", ""),
        ("县委常委、常务副县长", "召集人", ""),
        ("县委常委、常务副县长李华", "召集人", ""),
        ("县委常委、常务副县长李华", "", "常务副召集人主持须受召集人委托，还没有写明"),
        ("常务副召集人", "副召集人", ""),
        ("常务副召集人", "办公室", "应受召集人委托主持，写的是“办公室”"),
        ("吴某某", "", "主持人“吴某某”不在2026-11-20的名册上"),
        ("县委副书记、县长吴某某", "", "不在2026-11-20的名册上"),
        ("副县长李华", "", "不在2026-11-20的名册上"),
        ("常务副县长助理李华", "召集人", "不在2026-11-20的名册上"),
        ("县委常委、常务副县长周文涛", "", ""),
        ("孙正", "", "不在2026-11-20的名册上（可以主持的是召集人、常务副召集人）"),
    ],
)
def test_a_host_outside_the_roster_is_told(county: Desk, host: str, by: str, words: str) -> None:
    told = host_warning(county, host, by, DAY)
    assert (words in told) if words else told == ""


def test_the_day_decides(county: Desk) -> None:
    roster.set_holder(
        county, seat(county, "召集人"), "陈立", position="县长", since=DAY, paper="云任〔2026〕1号"
    )
    assert host_warning(county, "周文涛", "", DAY)
    assert not host_warning(county, "周文涛", "", DAY - timedelta(1))
    assert not host_warning(county, "县长陈立", "", DAY)
    assert "无法核对" in host_warning(county, "周文涛", "", date(2024, 1, 1))


def test_a_host_named_by_role(county: Desk) -> None:
    assert option_named(county, "召集人", DAY).person == "周文涛"
    with pytest.raises(Refused, match="没有可以主持的“副召集人”"):
        option_named(county, "副召集人", DAY)
