"""The host's field: who may host on the day, and what is said of anybody else."""

from datetime import timedelta

import pytest

from desktop.services import roster
from desktop.ui.context import Context
from desktop.ui.pages.meetings.host import HostField


@pytest.fixture
def field(context: Context, qtbot) -> HostField:
    made = HostField(context.desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_before_the_day_is_known(field, context) -> None:
    assert field.combo.count() == 0
    field.set_host("吴某某", "")
    assert not field.warning.isVisible()
    field.set_day(context.today)
    assert field.combo.count() == 5
    assert (field.host(), field.warning.isVisible()) == ("吴某某", True)


def test_a_pick_says_who_commissioned_him(field, context) -> None:
    field.set_day(context.today)
    field.combo.setCurrentIndex(0)
    assert (field.host(), field.delegated_by()) == ("县长", "")
    field.combo.setCurrentIndex(2)
    assert field.host() == "副县长、公安局局长袁纪彬"
    assert field.delegated_by() == "召集人"
    assert not field.warning.isVisible()
    field.delegated.setText("")
    assert "还没有写明受谁委托" in field.warning.text()


def test_the_day_decides_who_is_offered(field, context) -> None:
    seat = next(each for each in roster.seats_on(context.desk, context.today) if each.person == "袁纪彬")
    later = context.today + timedelta(30)
    roster.set_holder(context.desk, seat.id, "新任", position="副县长", since=later, paper="濮任〔2026〕1号")
    field.set_day(context.today)
    field.set_host("袁纪彬", "召集人")
    assert not field.warning.isVisible()
    field.set_day(later)
    assert f"不在{later.isoformat()}的名册上" in field.warning.text()
    assert field.host() == "袁纪彬"
