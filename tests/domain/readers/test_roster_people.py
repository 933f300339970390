import pytest

from desktop.domain.readers.roster_people import is_title, people_in, people_in_list, posts_in, trailing_name


def pairs(text: str) -> list[tuple[str | None, str | None]]:
    return [(person.name, person.position) for person in people_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周  航（县委副书记、县长）", [("周航", "县委副书记、县长")]),
        ("周航同志（县长）", [("周航", "县长")]),
        ("李明（副县长）、赵刚（县法院院长）", [("李明", "副县长"), ("赵刚", "县法院院长")]),
        ("孙  丽    县委常委、副县长", [("孙丽", "县委常委、副县长")]),
        ("屈　原野 县水利局局长", [("屈原野", "县水利局局长")]),
        ("司马  青 县信访局局长", [("司马青", "县信访局局长")]),
        ("欧阳 明华 县信访局局长", [("欧阳明华", "县信访局局长")]),
        ("李 明 副县长   赵 刚 县法院院长", [("李明", "副县长"), ("赵刚", "县法院院长")]),
        ("县委副书记、县长  王强", [("王强", "县委副书记、县长")]),
        ("县司法局 王立 局长", [("王立", "县司法局局长")]),
        ("县司法局局长王立", [("王立", "县司法局局长")]),
        ("王强，县委副书记、县长", [("王强", "县委副书记、县长")]),
        ("王强、李明、赵刚", [("王强", None), ("李明", None), ("赵刚", None)]),
        ("吾买尔·艾力（县民宗局局长）", [("吾买尔·艾力", "县民宗局局长")]),
        ("沙国省（县人民法院院长）", [("沙国省", "县人民法院院长")]),
        ("王丽（女）（县长）", [("王丽", "县长")]),
        ("孙 立 行  县委常委、副县长", [("孙立行", "县委常委、副县长")]),
        ("王强  县水利局副局长（主持工作）", [("王强", "县水利局副局长（主持工作）")]),
        ("聂方（兼）", [("聂方", None)]),
        ("县长", [(None, "县长")]),
        ("", []),
    ],
)
def test_names_and_positions(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert pairs(text.replace("\u3000", " ")) == expected


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        (" 莲（县人民检察院检察长）", "县人民检察院检察长", "只剩“莲”"),
        ("  长）", None, "残缺"),
        ("（县委副书记、县长）", "县委副书记、县长", "没有写姓名"),
        ("岩  副县长", "副县长", "只剩“岩”"),
    ],
)
def test_lost_names_stay_empty_and_are_doubted(text: str, position: str | None, words: str) -> None:
    (person,) = people_in(text)
    assert person.name is None
    assert person.position == position
    assert words in person.doubt


@pytest.mark.parametrize("text", ["（空缺） 县水利局局长", "县水利局局长（空缺）", "空缺 县水利局局长"])
def test_vacant_seats(text: str) -> None:
    (person,) = people_in(text)
    assert person.vacant
    assert (person.name, person.position) == (None, "县水利局局长")


def test_a_name_that_may_have_lost_its_surname_is_doubted() -> None:
    (person,) = people_in("志刚（副县长）")
    assert person.name == "志刚"
    assert "可能缺字" in person.doubt
    assert people_in("贺志刚（副县长）")[0].doubt == ""


def test_lists_in_sentences_keep_positions_with_pauses() -> None:
    assert people_in_list("县法院党组成员、副院长郑越、县检察院副检察长苏航") == (
        ("郑越", "县法院党组成员、副院长"),
        ("苏航", "县检察院副检察长"),
    )
    assert people_in_list("市中院分管副院长") == ((None, "市中院分管副院长"),)


def test_only_justice_posts_part_a_list_of_positions() -> None:
    assert [p.position for p in posts_in("县委常委、常务副县长")] == ["县委常委、常务副县长"]
    assert [p.position for p in posts_in("副县长、县法院院长、县检察院检察长")] == [
        "副县长",
        "县法院院长",
        "县检察院检察长",
    ]
    assert [p.position for p in posts_in("县政府、县法院主要负责同志")] == [
        "县政府主要负责同志",
        "县法院主要负责同志",
    ]
    assert all(p.name is None and p.doubt for p in posts_in("县长"))


def test_trailing_name_needs_a_title_before_it() -> None:
    assert trailing_name("县司法局局长王立同志") == ("县司法局局长", "王立")
    assert trailing_name("县司法局") is None


def test_titles_alone() -> None:
    assert is_title("副主任")
    assert not is_title("县司法局局长")
