from desktop.domain.readers.roster_adjusting import changes_in
from desktop.domain.readers.roster_draft import Draft
from desktop.domain.readers.roster_taking import take_changes, without
from desktop.domain.units import UnitBook

TEXT = (
    "一、由副县长高远接替李明担任副召集人。\n二、县卫健局：李光（副局长）接替张山。\n"
    "三、县水利局原成员方立同志退休，席位空缺。\n四、县民政局不再作为成员单位。\n五、办公室主任由赵元调整为陆明。\n"
    "六、增补县审计局为成员单位。"
)


def taken(text: str) -> Draft:
    draft = Draft(text, UnitBook())
    take_changes(changes_in(text), draft)
    return draft


def test_who_comes_is_a_seat_that_says_whose_place_it_takes() -> None:
    draft = taken(TEXT)
    assert [(h.role, h.name, h.replaces) for h in draft.heads] == [("副召集人", "高远", "李明")]
    assert [(m.unit, m.seat, m.person, m.replaces, m.added) for m in draft.members] == [
        ("县卫健局", "named person", "李光", "张山", False),
        ("县水利局", "vacant", None, "方立", False),
        ("县审计局", "成员单位", None, None, False),
    ]
    assert draft.office_head == ("陆明", None)


def test_who_goes_is_a_departure_with_the_successor() -> None:
    draft = taken(TEXT)
    assert [(each.role, each.person, each.unit, each.successor) for each in draft.leaving] == [
        ("副召集人", "李明", None, "高远"),
        ("成员", "张山", "县卫健局", "李光"),
        ("成员", "方立", "县水利局", None),
        ("成员单位", None, "县民政局", None),
        ("办公室主任", "赵元", None, "陆明"),
    ]


def test_a_role_that_is_not_told_is_doubted() -> None:
    draft = taken("县司法局王强同志调整为李光同志。")
    assert [(m.unit, m.person) for m in draft.members] == [("县司法局", "李光")]
    assert any("没有写明“李光”担任什么" in doubt.reason for doubt in draft.doubts)


def test_the_sentences_read_are_blanked_and_nothing_moves() -> None:
    text = "召集人：周航（县长）。\n由县长高远接替周航担任召集人。\n办公室设在县司法局。"
    rest = without(text, changes_in(text))
    assert len(rest) == len(text)
    assert rest.split("\n")[1].strip(" 。") == ""
    assert rest.split("\n")[2] == "办公室设在县司法局。"
