import pytest

from desktop.domain.readers.roster_words import (
    ENDS_WITH_TITLE,
    LABEL_AT_START,
    LABELS,
    SEAT,
    VACANT,
    is_name,
    unlikely_surname,
)
from desktop.domain.source import squash


@pytest.mark.parametrize("text", ["王强", "欧 阳 明", "屈　原野", "阿不都·热合曼", "花容", "沙国省"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "县长",
        "司法局",
        "待定",
        "空缺",
        "负责同志",
        "王",
        "分管领导",
        "河湾镇",
        "姓名",
        "局长王立",
        "常务长",
        "成员丁",
    ],
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_surnames_of_two_characters_are_likely() -> None:
    assert not unlikely_surname("欧阳明")
    assert not unlikely_surname("买买提·艾力")
    assert unlikely_surname("志刚")


@pytest.mark.parametrize(
    "word",
    [
        "召 集 人：",
        "常务副召集人：",
        "副 组 长：",
        "第一组长：",
        "成    员：",
        "1.副召集人：",
        "（二）成员单位：",
    ],
)
def test_labels_with_blanks_and_numbers(word: str) -> None:
    found = LABEL_AT_START.match(word + "王强")
    assert found is not None
    assert squash(found["label"]) in word.replace(" ", "")


def test_labels_tell_their_kind() -> None:
    kinds = {word: LABELS.fullmatch(word) for word in ("常务副组长", "成员单位", "办公室副主任", "牵头单位")}
    assert [found and found.lastgroup for found in kinds.values()] == ["head", "member", "office", "other"]


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("县财政局主要负责同志", "主要负责同志"),
        ("县公安局分管日常工作的负责同志", "分管日常工作的负责同志"),
        ("县法院分管副院长", "分管副院长"),
        ("各乡镇人民政府主要负责同志", "主要负责同志"),
        ("县信访局一名负责同志", "一名负责同志"),
        ("县检察院的分管领导", "分管领导"),
    ],
)
def test_seat_words(text: str, seat: str) -> None:
    found = SEAT.search(text)
    assert found is not None
    assert found[1] == seat


def test_vacancy_words_and_titles() -> None:
    assert all(VACANT.match(word) for word in ("（空缺）", "待任命", "——", "/"))
    assert not VACANT.match("王缺")
    assert ENDS_WITH_TITLE.search("县法院审判委员会专职委员")
    assert not ENDS_WITH_TITLE.search("县司法局")
