from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.domain.profile import Profile, is_later, parse_profile, profile_hash
from desktop.domain.profile_parts import Fulfilment, Rhythm
from desktop.locate import shipped


def text_of(name: str) -> str:
    return (shipped("resources") / "profiles" / f"{name}.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def puyang() -> Profile:
    return parse_profile(text_of("puyang"))


@pytest.fixture(scope="module")
def liuzhou() -> Profile:
    return parse_profile(text_of("liuzhou"))


@pytest.mark.parametrize(("name", "letter", "rows"), [("puyang", "A", 54), ("liuzhou", "B", 48)])
def test_every_row_of_the_inventory_is_served_exactly_once(name: str, letter: str, rows: int) -> None:
    served = parse_profile(text_of(name)).inventory()
    assert sorted(served) == [f"{letter}{row:02d}" for row in range(1, rows + 1)]


def test_the_two_founding_documents_differ_as_data(puyang: Profile, liuzhou: Profile) -> None:
    assert (puyang.body.name, puyang.office.host_unit, puyang.lists.name) == ("联席会议", "司法局", "双清单")
    assert (liuzhou.body.name, liuzhou.office.host_unit, liuzhou.lists.name) == (
        "领导小组",
        "中级人民法院",
        "台账",
    )
    assert len(liuzhou.indicators) == 5
    assert puyang.indicators == ()


def test_what_the_posted_text_lost_is_not_invented(liuzhou: Profile) -> None:
    assert liuzhou.source.number is None
    assert liuzhou.source.dated is None
    assert "柳政发〔202210" in liuzhou.source.as_posted


def test_roles_stand_in_order_and_host_by_right_or_on_commission(puyang: Profile) -> None:
    names = [role.name for role in puyang.roles]
    assert names[:4] == ["召集人", "常务副召集人", "副召集人", "成员"]
    assert puyang.hosting_words("召集人") == "主持"
    assert puyang.hosting_words("executive_vice_convener") == "受召集人委托主持"
    assert puyang.hosting_words("成员") is None
    with pytest.raises(Refused, match="书记"):
        puyang.hosting_words("书记")


def test_meeting_kinds_are_found_by_id_and_by_name(puyang: Profile) -> None:
    assert puyang.meeting("plenary") == puyang.meeting("全体会议")
    with pytest.raises(Refused, match="可用的会议类型：plenary（全体会议）"):
        puyang.meeting("党组会")


def test_a_paper_outside_the_mechanism_is_refused(puyang: Profile) -> None:
    assert puyang.paper("double_list").title == "双清单"
    with pytest.raises(Refused, match="indicator_letter"):
        puyang.paper("indicator_letter")


def test_the_minimum_of_a_meeting_kind_is_its_duty(puyang: Profile, liuzhou: Profile) -> None:
    plenary = puyang.owed("全体会议")
    assert plenary is not None
    assert (plenary.rhythm, plenary.count, plenary.clause) == (Rhythm.YEAR, 1, "一(三)2")
    quarterly = liuzhou.owed("quarterly")
    assert quarterly is not None
    assert quarterly.rhythm is Rhythm.QUARTER
    assert liuzhou.owed("ad_hoc") is None


@pytest.mark.parametrize(
    ("held", "year"),
    [
        (date(2027, 1, 8), 2026),
        (date(2026, 12, 20), 2026),
        (date(2027, 2, 1), 2027),
        (date(2027, 6, 1), 2027),
    ],
)
def test_the_annual_consultation_of_january_counts_for_the_year_before(
    liuzhou: Profile, held: date, year: int
) -> None:
    assert liuzhou.year_covered("annual_consultation", held) == year


def test_other_meetings_count_for_the_year_they_are_held(puyang: Profile, liuzhou: Profile) -> None:
    assert puyang.year_covered("plenary", date(2027, 1, 8)) == 2027
    assert liuzhou.year_covered("quarterly", date(2027, 1, 8)) == 2027


@pytest.mark.parametrize("name", ["puyang", "liuzhou"])
def test_every_duty_has_a_clause_and_every_date_of_ours_says_so(name: str) -> None:
    for duty in parse_profile(text_of(name)).obligations:
        assert duty.clause
        ours = duty.grace_months or duty.grace_workdays or duty.opens_months
        assert duty.assumed or not ours, duty.id


@pytest.mark.parametrize("name", ["puyang", "liuzhou"])
def test_periodic_duties_rest_on_papers_of_the_same_period(name: str) -> None:
    profile = parse_profile(text_of(name))
    for duty in profile.obligations:
        if duty.fulfilled_by is Fulfilment.PAPER and duty.rhythm.span:
            assert [profile.paper(kind).period for kind in duty.kinds] == [duty.rhythm.span] * len(duty.kinds)


def test_text_that_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match="第2行"):
        parse_profile("format = 1\nid = \n")


def test_a_later_format_is_refused_before_its_keys_are_read() -> None:
    with pytest.raises(Refused, match="较新的版本"):
        parse_profile('format = 2\nnovelty = "x"\n')


def test_the_hash_forgives_line_ends_and_tells_changes() -> None:
    text = text_of("puyang")
    assert profile_hash(text) == profile_hash("\ufeff" + text.replace("\n", "\r\n") + "\r\n")
    assert profile_hash(text) != profile_hash(text.replace("version = 1", "version = 2"))


def test_a_higher_version_of_the_same_profile_is_later(puyang: Profile, liuzhou: Profile) -> None:
    newer = parse_profile(text_of("puyang").replace("version = 1", "version = 2"))
    assert is_later(newer, puyang)
    assert not is_later(puyang, puyang)
    assert not is_later(newer, liuzhou)
