import pytest

from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_seats import seats_in, unit_of_position
from desktop.domain.source import SourceText


def rows(text: str) -> list[tuple[str, str | None]]:
    return [(seat.unit_raw, seat.seat) for seat in seats_in(text)]


def test_seat_words_close_a_group_of_units() -> None:
    assert rows("县司法局、县财政局主要负责同志，县公安局分管日常工作的负责同志。") == [
        ("县司法局", "主要负责同志"),
        ("县财政局", "主要负责同志"),
        ("县公安局", "分管日常工作的负责同志"),
    ]


def test_units_parted_by_commas_wait_for_their_seat() -> None:
    assert rows("县司法局，县财政局，县公安局等部门主要负责人") == [
        ("县司法局", "主要负责人"),
        ("县财政局", "主要负责人"),
        ("县公安局", "主要负责人"),
    ]


def test_spans_point_at_the_words() -> None:
    text = "  县司法局、 县财政局 主要负责同志"
    first, second = seats_in(text)
    assert text[first.start : first.end] == "县司法局"
    assert text[second.start : second.end].startswith("县财政局")


def test_groups_of_units_stay_one_seat() -> None:
    (seat,) = seats_in("各乡镇人民政府、街道办事处主要负责同志")
    assert (seat.unit_raw, seat.seat, seat.collective) == ("各乡镇人民政府、街道办事处", "主要负责同志", True)
    (seat,) = seats_in("各乡镇（街道）党政主要负责同志")
    assert (seat.unit_raw, seat.collective) == ("各乡镇（街道）", True)


def test_party_committee_and_government_share_an_office() -> None:
    assert rows("县委、县政府督查局，县司法局主要负责同志")[0][0] == "县委、县政府督查局"


def test_brackets_and_titles_are_seats_of_their_own() -> None:
    assert rows("县法院（分管副院长）、县财政局局长、县水利局") == [
        ("县法院", "分管副院长"),
        ("县财政局", "县财政局局长"),
        ("县水利局", None),
    ]


def test_words_that_are_no_unit_are_doubted() -> None:
    seats = seats_in("县住房和城乡建设、县财政局主要负责同志")
    assert seats[0].doubt
    assert not seats[1].doubt


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("县金融工作中心县信访局", "两个单位连在一起"),
        ("程县司法局", "多出一个字"),
        ("县局", "不像单位名称"),
        ("县委县政府督查局", ""),
        ("市生态环境局云岭分局", ""),
        ("团县委", ""),
        ("市市场监管局", ""),
    ],
)
def test_units_that_lost_or_gained_characters_are_doubted(unit: str, words: str) -> None:
    (seat,) = seats_in(f"{unit}主要负责同志")
    assert words in seat.doubt
    assert bool(words) == bool(seat.doubt)


@pytest.mark.parametrize(
    ("position", "unit"),
    [
        ("县司法局局长", "县司法局"),
        ("副县长、县公安局局长", "县公安局"),
        ("县政府办公室副主任", "县政府办公室"),
        ("县法院党组成员、副院长", "县法院"),
        ("县人民法院审判委员会专职委员", "县人民法院"),
        ("市生态环境局云岭分局局长", "市生态环境局云岭分局"),
        ("县委政法委常务副书记", "县委政法委"),
        ("县财政局分管负责同志", "县财政局"),
        ("县委常委、常务副县长", None),
        ("县长", None),
    ],
)
def test_the_unit_inside_a_position(position: str, unit: str | None) -> None:
    assert unit_of_position(position) == unit


def test_the_day_under_the_list_is_no_unit() -> None:
    text = "召集人：周航（县长）\n成员：县司法局、县财政局主要负责同志\n2025年3月1日\n"
    read = read_roster(SourceText("名单", text, "utf-8", (), ()))
    assert [seat.unit for seat in read.members] == ["县司法局", "县财政局"]
    assert read.date == "2025-03-01"
