import pytest

from desktop.domain.errors import Refused
from desktop.services import profiles


def test_every_shipped_profile_reads_and_the_usual_one_comes_first() -> None:
    told = profiles.shipped_profiles()
    assert next(iter(told)) == profiles.FIRST
    assert {"puyang", "liuzhou"} <= set(told)
    for key, title in told.items():
        assert profiles.load(profiles.profile_text(key)).title == title


@pytest.mark.parametrize("key", ["nowhere", "", "../puyang", "puyang.toml", "a/b"])
def test_no_other_file_is_read(key: str) -> None:
    with pytest.raises(Refused, match=r"可选：.*puyang"):
        profiles.profile_text(key)


def test_a_text_is_parsed_once() -> None:
    text = profiles.profile_text("puyang")
    assert profiles.load(text) is profiles.load(text)
