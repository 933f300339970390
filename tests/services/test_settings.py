import pytest

from desktop.domain.errors import Refused
from desktop.services import history, settings
from desktop.services.desk import Desk


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
