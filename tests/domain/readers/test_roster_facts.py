import pytest

from desktop.domain.readers.roster_facts import (
    body_of,
    date_of,
    mechanism_of,
    number_of,
    office_of,
    title_of,
)


def test_the_title_is_joined_over_its_lines() -> None:
    text = "石门县人民政府 石门县人民法院\n石门县人民检察院\n关于建立府院联动联席会议\n制度的通知\n各乡镇："
    found = title_of(text)
    assert found.value == "关于建立府院联动联席会议制度的通知"
    assert text[found.start : found.end].startswith("关于建立")


def test_a_sentence_with_the_same_word_is_no_title() -> None:
    assert title_of("为做好关于司法建议的回复工作，现通知如下。").value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("石政〔2024〕7号", "石政〔2024〕7号"),
        ("石政办函[2024] 33 号", "石政办函〔2024〕33号"),
        ("海政发（2023）15号", "海政发〔2023〕15号"),
        ("根据《关于加强联动的意见》（国发〔2015〕1号）", None),
        ("没有文号", None),
    ],
)
def test_document_numbers(text: str, value: str | None) -> None:
    assert number_of(text).value == value


def test_a_damaged_number_is_doubted_not_mended() -> None:
    found = number_of("网站\n石政〔20247\n各乡镇")
    assert found.value is None
    assert "石政〔20247" in found.doubt


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("于2024年2月1日前报送\n   2024年5月8日\n", "2024-05-08"),
        ("（2024年5月8日）", "2024-05-08"),
        ("二〇二四年十二月二十一日", "2024-12-21"),
        ("2024 年 5 月 8 日", "2024-05-08"),
        ("办公室2024年5月9日印发", None),
    ],
)
def test_the_day_of_issue(text: str, value: str | None) -> None:
    assert date_of(text).value == value


@pytest.mark.parametrize("text", ["正文\n2024510\n", "正文\n2024年2月30日\n"])
def test_a_damaged_day_is_doubted(text: str) -> None:
    found = date_of(text)
    assert found.value is None
    assert "成文日期" in found.doubt


def test_mechanism_and_body() -> None:
    assert mechanism_of("建立常态化府院联动工作机制", None) == "府院联动"
    assert mechanism_of("成立“一府两院”法治共建联动机制工作领导小组", None) == "“一府两院”法治共建联动"
    assert mechanism_of("做好工作", None) is None
    assert body_of("领导小组下设办公室，领导小组成员……联席会议") == "领导小组"
    assert body_of("无") is None


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("1．联席会议办公室设在县司法局，负责日常联络", "县司法局"),
        ("领导小组下设办公室，办公室设在市中院，由分管副院长负责。", "市中院"),
        ("联席会议在县司法局设立办公室。", "县司法局"),
        ("联席会议日常工作由县司法局承担。", "县司法局"),
        ("机制运行，由县司法局承担联席会议日常工作。", "县司法局"),
        ("没有写", None),
        ("领导小组下设办公室，办公室设在县政府办公室，周涛同志兼任办公室主任。", "县政府办公室"),
    ],
)
def test_where_the_office_sits(text: str, host: str | None) -> None:
    found = office_of(text).host
    assert found.value == host
    assert host is None or text[found.start : found.end] == host


def test_who_heads_the_office() -> None:
    text = (
        "联席会议办公室设在县司法局，由县司法局局长王立兼任办公室主任，县法院审委会专职委员郑越、"
        "县检察院副检察长苏航任办公室副主任。"
    )
    office = office_of(text)
    assert (office.head, office.head_position) == ("王立", "县司法局局长")
    assert office.deputies == ("郑越", "苏航")


@pytest.mark.parametrize(
    ("text", "head", "deputies"),
    [
        ("办公室主任由吴建国同志兼任，副主任由冯岩同志兼任。", "吴建国", ("冯岩",)),
        ("办公室设在县司法局，吴建国兼任办公室主任，周涛、冯岩任副主任。", "吴建国", ("周涛", "冯岩")),
        ("办公室设在市中院，由副院长方平兼任办公室主任，市司法局副局长顾青兼任副主任。", "方平", ("顾青",)),
    ],
)
def test_other_ways_to_appoint(text: str, head: str, deputies: tuple[str, ...]) -> None:
    office = office_of(text)
    assert (office.head, office.deputies) == (head, deputies)


def test_a_head_by_position_only_is_doubted() -> None:
    office = office_of("办公室设在市中院，由市中院分管副院长兼任领导小组办公室负责人。")
    assert (office.head, office.head_position) == (None, "市中院分管副院长")
    assert office.doubts


def test_an_office_named_with_colons() -> None:
    read = office_of(
        "联席会议办公室设在县司法局，主任：聂方（兼），副主任：李明（县法院副院长）、明亮（兼）。"
    )
    assert (read.host.value, read.head, read.deputies) == ("县司法局", "聂方", ("李明", "明亮"))


def test_the_head_told_after_the_place_of_the_office() -> None:
    read = office_of("（四）办公室：设在县司法局，主任由县司法局局长王强担任。")
    assert (read.host.value, read.head, read.head_position) == ("县司法局", "王强", "县司法局局长")
