import pytest

from desktop.domain.readers.minutes.mentions import COLLECTIVE, KNOWN, UNKNOWN, groups_in, mentions_in
from desktop.domain.units import UnitBook


def named(text, book, kind):
    return [text[m.start : m.end] for m in mentions_in(text, book) if m.kind == kind]


def test_units_of_the_book_get_their_canonical_name(book):
    found = mentions_in("由住建局牵头，县法院执行局配合", book)
    assert [(m.name, m.kind) for m in found] == [("县住房城乡建设局", KNOWN), ("县人民法院", KNOWN)]


@pytest.mark.parametrize(
    "words",
    [
        "各成员单位",
        "各乡镇（街道）",
        "各乡镇、街道",
        "各县（市、区）人民政府",
        "败诉单位",
        "各被建议单位",
        "县直各部门",
        "属地乡镇政府",
        "各被执行单位",
        "土地所在地的镇人民政府、街道办事处",
        "户籍地街道",
        "各联络员",
        "各县（区）法院",
        "各县（区）司法局",
        "各区县人民法院、财政局",
    ],
)
def test_unnamed_groups_are_kept_as_words(book, words):
    assert named(f"{words}要于5月底前报送", book, COLLECTIVE) == [words]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("由水利局牵头，生态环境分局、青石镇政府配合", ["水利局", "生态环境分局", "青石镇政府"]),
        ("县自然资源和规划局会同县交通局办理", ["县自然资源和规划局", "县交通局"]),
        ("会议同意县人社局的意见", ["县人社局"]),
        ("各单位要服从大局，形成工作格局", []),
        ("推动法治政府建设", []),
        ("由县残联牵头，团县委、县妇联协助", ["县残联", "团县委", "县妇联"]),
        ("因该局未派员，待市局明确后再办", []),
        ("由其法规科会同执法大队核实", []),
        ("县委常委、副县长主持", []),
        ("督促宏达公司付款，协调长丰集团复工", []),
    ],
)
def test_with_an_empty_book_names_are_told_by_their_endings(text, units):
    assert named(text, UnitBook(), UNKNOWN) == units


def test_a_unit_outside_the_book_is_unknown(book):
    assert named("由县残联牵头，县委政法委配合", book, UNKNOWN) == ["县残联", "县委政法委"]


def test_neighbours_form_a_group(book):
    text = "县法院、县检察院和县司法局会同县财政局"
    groups = groups_in(text, mentions_in(text, book))
    assert [len(group.members) for group in groups] == [3, 1]
    assert text[groups[0].start : groups[0].end] == "县法院、县检察院和县司法局"


def test_a_day_for_each_unit_does_not_part_them(book):
    text = "县法院5月10日前、县司法局5月20日前报送"
    assert len(groups_in(text, mentions_in(text, book))) == 1


@pytest.mark.parametrize(
    ("letters", "named"),
    [
        ("由县法制办牵头，县司法局配合", ["县法制办", "县司法局"]),
        ("由县乡村振兴办、县文旅办负责", ["县乡村振兴办", "县文旅办"]),
        ("由县政府督办，限期整改", ["县政府"]),
        ("县局交办，按期反馈", ["县局"]),
    ],
)
def test_an_office_that_the_book_does_not_know_is_still_named(letters: str, named: list[str]) -> None:
    assert [mention.name for mention in mentions_in(letters, UnitBook())] == named
