from desktop.documents.lint import Weight
from desktop.documents.official import Table
from tests.documents.lint.drafts import BOOK, draft, told


def test_a_name_near_to_one_of_the_roster_is_told_and_never_changed() -> None:
    (finding,) = told(draft(addressees=("县司发局、县财政局",)), book=BOOK)
    assert (finding.code, finding.found, finding.fix) == ("unit.unknown", "县司发局", None)
    assert finding.weight is Weight.WARNING
    assert "县司法局" in finding.sentence


def test_tables_and_text_are_read_too() -> None:
    table = Table(("牵头单位",), (("县林业局",), ("县财政局",)))
    found = told(draft("由县林业局、县司法局负责。", table), book=BOOK)
    assert [one.found for one in found] == ["县林业局", "县林业局"]


def test_units_of_other_levels_companies_and_party_bodies_are_not_on_a_roster() -> None:
    text = "市财政局、省司法厅、县委办公室、县政协办公室、县城投公司、甲县府院联动联席会议办公室。"
    assert not told(text, book=BOOK)


def test_the_rest_of_a_longer_name_is_no_unit() -> None:
    assert not told(draft(cc=("乙县自然资源和规划局",)), book=BOOK)


def test_nothing_is_said_without_a_roster() -> None:
    assert not told(draft(addressees=("县司发局",)))


def test_one_unit_under_two_names_is_told_at_the_second() -> None:
    (finding,) = told(
        draft("县住房城乡建设局牵头。", "县住建局配合报送，住建局汇总。"), "unit.ways", book=BOOK
    )
    assert (finding.found, finding.place.path) == ("县住建局", ("body", 1, "text"))
    assert "县住房城乡建设局" in finding.sentence


def test_the_place_may_stand_there_or_not_and_a_short_form_may_be_announced() -> None:
    assert not told(draft("县司法局牵头。", "司法局汇总。"), "unit.ways", book=BOOK)
    announced = draft("县住房城乡建设局（以下简称县住建局）牵头。", "县住建局汇总。")
    assert not told(announced, "unit.ways", book=BOOK)
    assert not told(draft("河湾镇人民政府到河湾镇、甲县人民政府、县政府。"), "unit.ways", book=BOOK)


def test_words_that_name_no_one_are_no_units() -> None:
    assert not told(draft("建议你局，街道办事处，县政府门户网站。"), book=BOOK)


def test_governments_and_courts_need_no_seat_but_townships_do() -> None:
    assert not told(draft(addressees=("乙县人民政府", "丙市中级人民法院")), book=BOOK)
    assert told(draft(addressees=("河弯镇人民政府",)), book=BOOK)
