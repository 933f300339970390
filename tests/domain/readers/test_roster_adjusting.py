import pytest

from desktop.domain.readers.roster_adjusting import Change, changes_in
from desktop.domain.source import same_length_clean


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(c.role, c.name, c.position, c.former) for c in changes_in(same_length_clean(text))]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        (
            "一、由县委副书记、县长高远接替李明担任总召集人。",
            [("总召集人", "高远", "县委副书记、县长", "李明")],
        ),
        (
            "因工作变动，李强同志不再担任联席会议副召集人，由县法院院长王敏接任。",
            [("副召集人", "王敏", "县法院院长", "李强")],
        ),
        ("免去张山的领导小组副组长职务。", [("副组长", None, None, "张山")]),
        ("副组长由吴江调整为周涛（副县长）。", [("副组长", "周涛", "副县长", "吴江")]),
        (
            "将成员县司法局局长张山调整为县司法局局长李光。",
            [("成员", "李光", "县司法局局长", "张山")],
        ),
        ("原由张山担任的副组长职务，由李光担任。", [("副组长", "李光", None, "张山")]),
        ("李光同志任领导小组组长，张山同志不再担任组长。", [("组长", "李光", None, "张山")]),
        (
            "组长由县长高远同志担任，刘明同志不再担任组长职务。",
            [("组长", "高远", "县长", "刘明")],
        ),
        ("龙远任召集人，免去刘明召集人职务；", [("召集人", "龙远", None, "刘明")]),
        (
            "成员调整：县财政局田原接替张山，县水利局麻青接替李光。",
            [("成员", "田原", "县财政局", "张山"), ("成员", "麻青", "县水利局", "李光")],
        ),
        ("新增县林业局为成员单位，石柳任成员；", [("成员", "石柳", "县林业局", None)]),
        ("总召集人：由县长李光接替张山。", [("总召集人", "李光", "县长", "张山")]),
        (
            "县水利局局长张山、县审计局局长刘畅分别接替高远、李明为联席会议成员。",
            [("成员", "张山", "县水利局局长", "高远"), ("成员", "刘畅", "县审计局局长", "李明")],
        ),
        ("不再担任成员：张山、\n李光。", [("成员", None, None, "张山"), ("成员", None, None, "李光")]),
        (
            "联席会议办公室副主任由县法院副院长张山、县检察院副检察长刘畅调整为县法院专委李光、县检察院副检察长刘畅。",
            [
                ("办公室副主任", "李光", "县法院专委", "张山"),
                ("办公室副主任", "刘畅", "县检察院副检察长", "刘畅"),
            ],
        ),
    ],
)
def test_who_comes_and_whose_place_is_taken(
    sentence: str, changes: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert told(sentence) == changes


def test_a_unit_before_the_change_is_kept() -> None:
    for words in ("县卫健局：李光（副局长）接替张山。", "县卫健局成员由张山调整为李光（副局长）；"):
        (change,) = changes_in(words)
        assert (change.unit, change.name, change.position, change.former) == (
            "县卫健局",
            "李光",
            "副局长",
            "张山",
        )


def test_a_seat_left_open_keeps_its_unit() -> None:
    text = "五、县金融中心原成员李光同志工作调动，其席位暂缺，待任命后递补。"
    (change,) = changes_in(text)
    assert (change.unit, change.name, change.former) == ("县金融中心", None, "李光")
    assert text[slice(*change.span)] == text[:-1]


def test_units_come_with_their_persons_and_go_as_a_whole() -> None:
    first, second, gone = changes_in(
        "四、新增县审计局、县统计局为成员单位，成员分别为县审计局副局长张山、县统计局局长李光。\n县民政局不再作为成员单位。"
    )
    assert [(c.name, c.position, c.added) for c in (first, second)] == [
        ("张山", "县审计局副局长", True),
        ("李光", "县统计局局长", True),
    ]
    assert ([seat.unit_raw for seat in gone.seats], gone.added) == (["县民政局"], False)


@pytest.mark.parametrize(
    "sentence",
    [
        "联席会议成员因工作变动需要调整的，由所在单位提出，报总召集人审定。",
        "成员职务变动的，由继任者自行接替，不另行文。",
        "现将县府院联动联席会议组成人员名单调整为：",
        "联席会议由总召集人召集，可委托召集人召集。",
        "办公室主任由县司法局局长担任。",
        "各成员单位要将分管负责同志调整为熟悉审判工作的同志。",
    ],
)
def test_rules_about_changes_are_no_change(sentence: str) -> None:
    assert changes_in(sentence) == ()


def test_wrapped_lines_are_one_sentence_and_headings_are_none() -> None:
    text = (
        "关于调整领导小组成员的通知\n各成员单位：\n因工作变动，现将领导小组有关成员作如下调整，请各单位知\n悉：\n"
        "李光同志任领导小组副组长，张山同志因工作变动调离本县，\n不再担任领导小组副组长。"
    )
    assert [c.former for c in changes_in(text)] == ["张山"]
    assert isinstance(changes_in(text)[0], Change)


def test_lists_under_headings_of_those_who_leave() -> None:
    (change,) = changes_in("三、退出成员单位\n县搬迁局、县扶贫办\n四、其他\n")
    assert [seat.unit_raw for seat in change.seats] == ["县搬迁局", "县扶贫办"]
    assert not change.added


def test_a_unit_and_a_role_before_the_name_that_goes() -> None:
    (change,) = changes_in("县公安局成员吴刚同志调整为吴青同志（县公安局副局长）。")
    assert (change.name, change.position, change.former) == ("吴青", "县公安局副局长", "吴刚")
    (change,) = changes_in("县司法局局长周涛同志接替步青同志担任联席会议办公室主任、联席会议成员。")
    assert (change.role, change.name, change.former) == ("办公室主任", "周涛", "步青")
