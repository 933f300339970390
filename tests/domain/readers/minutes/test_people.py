import pytest

from desktop.domain.readers.minutes.lines import fold, paragraphs
from desktop.domain.readers.minutes.people import attendance, list_people, note_of
from desktop.domain.readers.minutes.proposal import Attendee


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("林　岩、贺志刚（副县长、县公安局局长）", [(None, "林岩"), ("县公安局", "贺志刚")]),
        ("县司法局王立，县税务局何蕾（副局长，代）", [("县司法局", "王立"), ("县税务局", "何蕾")]),
        ("县司法局 王立，县财政局 赵元", [("县司法局", "王立"), ("县财政局", "赵元")]),
        ("王　立（县司法局）　高　远（县自然资源局）", [("县司法局", "王立"), ("县自然资源局", "高远")]),
        ("县法院副院长常林、行政庭庭长季晓", [("县人民法院", "常林"), ("县人民法院", "季晓")]),
        ("县法院（郭襄）、县财政局（赵元）", [("县人民法院", "郭襄"), ("县财政局", "赵元")]),
        ("贺志刚　罗　敏　沈一帆", [(None, "贺志刚"), (None, "罗敏"), (None, "沈一帆")]),
        (" 敏、沈一帆", [(None, "沈一帆")]),
        ("管理人代表韩冰，有关负责同志", [(None, "韩冰")]),
        ("县税务局（请假）", [("县税务局", None)]),
        ("罗　敏　县法院院长", [("县人民法院", "罗敏")]),
        ("王　立　县司法局局长　赵　元　县财政局副局长", [("县司法局", "王立"), ("县财政局", "赵元")]),
        ("余　波　县水利局副局长（因公出差）", [("县水利局", "余波")]),
        ("县司法局王立代赵元、东湖街道 缺席", [("县司法局", "王立"), ("东湖街道办事处", None)]),
        ("县政府办、青石镇", [("县政府办公室", None), ("青石镇人民政府", None)]),
    ],
)
def test_lists_of_people(book, value, people):
    assert [(p.unit, p.name) for p in list_people(fold(value), book)] == people


def attended(text, book):
    return attendance(paragraphs(text), fold(text), book)


def test_lists_run_on_over_lines_and_notes_are_kept(book):
    text = "出席人员：县法院院长　罗　敏\n　　　　　县司法局　王　立（代）\n请假：县财政局赵元（因公出差）\n会议听取了汇报。"
    present, absent = attended(text, book)
    assert present == (Attendee("县人民法院", "罗敏", "院长"), Attendee("县司法局", "王立", "代"))
    assert absent == (Attendee("县财政局", "赵元", "因公出差"),)


def test_the_opening_sentence_names_people_and_units(book):
    text = "4月29日，县法院、县司法局负责同志参加会议。县信访局因故未参加。\n会议听取了汇报。"
    present, absent = attended(text, book)
    assert [p.unit for p in present] == ["县人民法院", "县司法局"]
    assert absent == (Attendee("县信访局", None, "因故未参加"),)


def test_a_position_told_elsewhere_is_found(book):
    told = note_of("罗敏", "县法院院长罗　敏参加会议", book)
    assert told == Attendee("县人民法院", "罗敏", "院长")
    assert note_of("王立", "王立发言", book) is None


def test_those_on_the_list_of_observers_are_told_apart(read):
    made = read(
        "出席：县司法局王立，县财政局赵元\n列席：县信访局余波\n会议议定：\n1.由县司法局于5月底前完成。"
    )
    assert [(p.name, p.observer) for p in made.meeting.present] == [
        ("王立", False),
        ("赵元", False),
        ("余波", True),
    ]


def test_streets_written_short_are_no_people(book):
    text = "3月5日召开会议。城关、东湖街道主要负责同志参加会议。"
    present, _ = attended(text, book)
    assert [p.name for p in present if p.name] == []


def test_who_stands_in_for_a_unit_excused_was_there(book):
    present, absent = attended("请假：县水利局因会议冲突，由防汛科科长余波代会；县审计局未参会", book)
    assert [p.name for p in present] == ["余波"]
    assert not [p.name for p in absent if p.name]
