import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.domain.tasks import NEAR_WORKDAYS, Light
from desktop.services import history, ledger, settings, tasks
from desktop.services.desk import NEAR, Desk
from desktop.services.tasks import TaskDraft


@pytest.mark.parametrize("key", settings.KEYS)
def test_a_choice_is_kept_changed_and_taken_back(county: Desk, key: str) -> None:
    assert settings.text_of(county, key) == ""
    settings.put(county, key, " 甲 ")
    assert settings.text_of(county, key) == "甲"
    settings.put(county, key, "乙")
    assert history.recent(county, 1)[0].label == f"设置{settings.KEYS[key]}"
    history.undo(county)
    assert settings.text_of(county, key) == "甲"
    settings.put(county, key, "")
    assert settings.text_of(county, key) == ""


def test_the_same_choice_again_leaves_no_step(county: Desk) -> None:
    settings.put(county, "contact", "甲")
    assert not settings.put(county, "contact", "甲")


def test_another_key_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有“colour”这一项设置。可用：issuing_name"):
        settings.put(county, "colour", "红")


def test_a_number_of_working_days_is_kept_and_taken_back(county: Desk) -> None:
    assert (settings.number_of(county, NEAR), county.near_workdays) == (None, NEAR_WORKDAYS)
    settings.put_number(county, NEAR, 8)
    assert (settings.number_of(county, NEAR), county.near_workdays) == (8, 8)
    assert history.recent(county, 1)[0].label == "设置事项临近天数"
    history.undo(county)
    assert county.near_workdays == NEAR_WORKDAYS
    history.redo(county)
    settings.put_number(county, NEAR, None)
    assert (settings.number_of(county, NEAR), county.near_workdays) == (None, NEAR_WORKDAYS)


@pytest.mark.parametrize("days", [0, -1, 61])
def test_days_out_of_their_span_are_refused(county: Desk, days: int) -> None:
    with pytest.raises(Refused, match=f"应在 1 至 60 个工作日之间，填的是 {days}"):
        settings.put_number(county, NEAR, days)
    assert settings.number_of(county, NEAR) is None


def test_another_number_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有“contact”这一项设置。可用：near_workdays"):
        settings.put_number(county, "contact", 3)


def test_the_light_of_a_task_follows_the_office(county: Desk) -> None:
    due = county.calendar.add_workdays(DAY, 7).day
    record = tasks.add_task(county, TaskDraft("印发办法", due_on=due)).made[0]
    lights = []
    for days in (6, 7):
        settings.put_number(county, NEAR, days)
        lights.append((ledger.lines(county, [record])[0].light, ledger.open_task(county, record).line.light))
    assert lights == [(Light.AHEAD, Light.AHEAD), (Light.NEAR, Light.NEAR)]
