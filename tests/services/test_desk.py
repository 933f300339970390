"""One office at a time, and nothing of it in a folder that has none."""

from pathlib import Path

import pytest
from desks import DAY, county

from desktop.domain.errors import Refused
from desktop.services import history, settings
from desktop.services.desk import Desk
from desktop.services.setup import found_office


def test_a_desk_knows_its_office_rules_and_day(county: Desk) -> None:
    assert (county.office.name, county.office.level, county.office.host_unit) == (
        "云岭县",
        "county",
        "县司法局",
    )
    assert county.profile.id == "puyang"
    assert county.today() == DAY
    assert county.calendar.covers(2026)


def test_a_folder_without_office_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有办公室数据"):
        Desk.open(tmp_path)


def test_an_office_whose_founding_was_taken_back_answers_with_a_sentence(tmp_path: Path) -> None:
    desk = found_office(tmp_path, profile="puyang", name="云岭县", level="county")
    history.undo(desk)
    assert not desk.founded
    for ask in (lambda: desk.office, lambda: desk.profile):
        with pytest.raises(Refused, match="还没有建立办公室"):
            ask()
    history.redo(desk)
    assert desk.office.name == "云岭县"
    desk.close()


def test_an_act_carries_who_why_and_on_which_paper(county: Desk) -> None:
    settings.put(county, "contact", "陈晨")
    assert history.recent(county, 1)[0].actor == "测试"


def test_reading_beside_an_open_act_sees_what_stood_before(county: Desk) -> None:
    with county.act("设置"):
        assert settings.text_of(county, "contact") == ""
        assert county.calendar.covers(2026)


def test_a_read_only_desk_becomes_one_that_writes(tmp_path: Path) -> None:
    county(tmp_path / "one").close()
    desk = Desk.open(tmp_path / "one", read_only=True, today=lambda: DAY)
    with pytest.raises(Refused, match="只能查看"):
        settings.put(desk, "contact", "陈晨")
    old = desk.store
    desk.become(Desk.open(tmp_path / "one"))
    old.close()
    settings.put(desk, "contact", "陈晨")
    assert settings.text_of(desk, "contact") == "陈晨"
    desk.close()
