import pytest

from desktop.domain.readers.roster import read_roster
from desktop.domain.readers.roster_seats import seats_in, unit_of_position, whole_post
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
        ("县财政局", "局长"),
        ("县水利局", None),
    ]


def test_words_for_a_kind_of_units_and_numbers_are_no_part_of_a_unit() -> None:
    assert rows(
        "1.政府部门：县司法局、县财政局主要负责同志；（2）属地：各乡镇人民政府、城关街道办事处负责人"
    ) == [
        ("县司法局", "主要负责同志"),
        ("县财政局", "主要负责同志"),
        ("各乡镇人民政府", "负责人"),
        ("城关街道办事处", "负责人"),
    ]


def test_seat_words_may_hold_brackets_and_a_number() -> None:
    assert rows("县法院、县公安局分管审判（法制）工作的负责同志，县检察院班子成员各1名") == [
        ("县法院", "分管审判（法制）工作的负责同志"),
        ("县公安局", "分管审判（法制）工作的负责同志"),
        ("县检察院", "班子成员各1名"),
    ]


@pytest.mark.parametrize(
    ("unit", "position", "post"),
    [
        ("县司法局", "局长", "县司法局局长"),
        ("县司法局", "县司法局局长", "县司法局局长"),
        ("县人民政府", "县委副书记、县长", "县委副书记、县长"),
        ("县法院", "行政庭庭长", "县法院行政庭庭长"),
        (None, "县长", "县长"),
        ("县司法局", None, None),
    ],
)
def test_unit_and_title_make_the_whole_post(unit: str | None, position: str | None, post: str | None) -> None:
    assert whole_post(unit, position) == post


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
        ("柳河县委副书记、代县长", "柳河县"),
        ("青石镇党委副书记、镇长", "青石镇"),
        ("城关街道党工委书记", "城关街道"),
        ("城关街道办事处主任", "城关街道办事处"),
        ("临江高新区党工委副书记、管委会主任", "临江高新区"),
        ("市政府副秘书长、市信访局局长", "市信访局"),
        ("县水利局副局长（主持工作）", "县水利局"),
    ],
)
def test_the_unit_inside_a_position(position: str, unit: str | None) -> None:
    assert unit_of_position(position) == unit


def test_the_day_under_the_list_is_no_unit() -> None:
    text = "召集人：周航（县长）\n成员：县司法局、县财政局主要负责同志\n2025年3月1日\n"
    read = read_roster(SourceText("名单", text, "utf-8", (), ()))
    assert [seat.unit for seat in read.members] == ["县司法局", "县财政局"]
    assert read.date == "2025-03-01"


def test_seat_words_on_a_line_of_their_own_and_a_second_title() -> None:
    assert rows(
        "县司法局、县财政局\n等部门主要负责同志；县法院、县检察院分管副院长、副检察长；各乡（镇）乡（镇）长."
    ) == [
        ("县司法局", "主要负责同志"),
        ("县财政局", "主要负责同志"),
        ("县法院", "分管副院长、副检察长"),
        ("县检察院", "分管副院长、副检察长"),
        ("各乡（镇）", "乡（镇）长"),
    ]
