"""An office is founded once, whole or not at all."""

from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.services import history
from desktop.services.setup import FOUNDING, found_office
from desktop.store.store import DATABASE


@pytest.mark.parametrize(
    ("name", "level", "host"),
    [
        ("云岭县", "county", "县司法局"),
        ("云岭县府院联动办", "county", "县司法局"),
        ("南泉市城北区", "county", "区司法局"),
        ("柳州市", "city", "市司法局"),
        ("某某", "county", "司法局"),
    ],
)
def test_the_host_follows_the_place_and_the_profile(tmp_path: Path, name: str, level: str, host: str) -> None:
    desk = found_office(tmp_path, profile="puyang", name=f" {name} ", level=level)
    assert (desk.office.name, desk.office.host_unit) == (name, host)
    desk.close()


def test_the_first_step_is_the_founding(tmp_path: Path) -> None:
    desk = found_office(tmp_path, profile="liuzhou", name="南泉市", level="city", actor="窗口")
    assert [(step.label, step.actor) for step in history.recent(desk)] == [(FOUNDING, "窗口")]
    assert desk.profile.id == "liuzhou"
    desk.close()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"level": "village"}, "级别“village”不认识"),
        ({"name": "　"}, "办公室名称是空的"),
        ({"profile": "nowhere"}, "没有名为“nowhere”的机制模板"),
        ({"profile": "../puyang"}, "没有名为“../puyang”的机制模板"),
    ],
)
def test_a_refusal_leaves_no_data(tmp_path: Path, given: dict[str, str], told: str) -> None:
    values = {"profile": "puyang", "name": "云岭县", "level": "county"} | given
    with pytest.raises(Refused, match=told):
        found_office(tmp_path / "new", **values)
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    desk = found_office(tmp_path, profile="puyang", name="云岭县", level="county")
    before = desk.store.content_hash()
    with pytest.raises(Refused, match="已经有一个办公室"):
        found_office(tmp_path, profile="puyang", name="东屏县", level="county")
    assert desk.store.content_hash() == before
    desk.close()


def test_an_office_can_be_founded_where_the_founding_was_taken_back(tmp_path: Path) -> None:
    desk = found_office(tmp_path, profile="puyang", name="云岭县", level="county")
    history.undo(desk)
    desk.close()
    again = found_office(tmp_path, profile="puyang", name="东屏县", level="county")
    assert again.office.name == "东屏县"
    again.close()


@pytest.mark.parametrize("name", ["甲 乙", "100%", "a#b", "什么?", "a&b=c"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    found_office(tmp_path / name, profile="puyang", name="云岭县", level="county").close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name / DATABASE).exists()
