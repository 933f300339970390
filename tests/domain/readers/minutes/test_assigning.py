"""Who a duty falls to where its own sentence does not say it outright."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "会议同意县司法局、县水利局联合制定的协作意见，请两家单位6月20日前会签印发。",
        "调解室设在青石镇、县水利局，双方应在6月20日前挂牌。",
    ],
)
def test_words_that_point_back_stand_for_the_units_before_them(decided, sentence):
    (made,) = [one for one in decided("其他。" + sentence) if one.disposition == "task"]
    assert len(made.lead) == 2
    assert "县水利局" in made.lead
    assert any("按前文" in doubt.reason for doubt in made.doubts)


def test_words_that_point_back_to_another_number_stay_words(decided):
    (made,) = decided("其他。会议同意县司法局、县水利局联合制定的意见，请三家单位6月20日前反馈。")
    assert not any("按前文" in doubt.reason for doubt in made.doubts)


def test_a_sentence_of_its_own_says_who_leads(decided):
    (made,) = decided(
        "其他。县法院、县司法局、县水利局要打通数据接口，6月底前上线。此项工作由县司法局总牵头。"
    )
    assert made.lead == ("县司法局",)
    assert set(made.support) == {"县人民法院", "县水利局"}


def test_a_sentence_of_its_own_gives_the_day_of_what_was_ordered(decided):
    (made,) = decided("其他。由县财政局向欠缴企业发出催缴通知。催缴通知应于6月10日前全部送达。")
    assert (made.lead, made.deadline.due) == (("县财政局",), date(2026, 6, 10))


def test_those_who_drew_it_up_finish_what_is_agreed(decided):
    (made,) = decided("其他。原则同意县法院、县司法局拟订的《回访办法》，待修改完善后由县政府办公室转发。")
    assert made.lead == ("县人民法院", "县司法局")
    assert made.support == ("县政府办公室",)
    assert [doubt.field for doubt in made.doubts if doubt.field == "lead"] == ["lead"]


def test_a_mere_consent_gives_nobody_anything_to_finish(decided):
    (made,) = decided("其他。原则同意县住建局提出的补偿标准，总户数不超过320户。")
    assert made.lead == ()


def test_a_unit_that_only_helps_is_asked_about(decided):
    (made,) = decided("其他。由县水利局派技术员协助解决系统故障，6月底前完成。")
    assert made.lead == ("县水利局",)
    assert any("没有写明牵头" in doubt.reason for doubt in made.doubts)


def test_a_matter_of_another_place_is_not_carried_over_in_silence(decided):
    found = decided("其他。青石镇务于6月20日前拿出方案；城关镇的3件因作物未收，可以推迟到9月底前执行。")
    assert all("城关镇人民政府" in one.lead or one.doubts for one in found if "3件" in one.text)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("青石镇河道采砂许可案重新作出决定，由县水利局办理。", ("县水利局",)),
        ("青石镇要在6月底前化解3件信访案件。", ("青石镇人民政府",)),
        ("青石镇逐户上门做好解释工作，6月底前完成。", ("青石镇人民政府",)),
    ],
)
def test_a_township_may_be_the_place_or_the_actor(decided, sentence, lead):
    (made,) = decided("其他。" + sentence)
    assert made.lead == lead


def test_units_behind_a_closing_dash_are_those_it_is_given_to(decided):
    (made,) = decided("其他。研究制定衔接工作指引，年内出台——县司法局，县水利局")
    assert (made.lead, made.support) == (("县司法局",), ("县水利局",))
    assert made.deadline.due == date(2026, 12, 31)


def test_short_labels_follow_each_other_without_marks(decided):
    (made,) = decided("其他。统一文书样式。【主办：县法院立案庭　协办：县司法局、县水利局　时限：7月3日】")
    assert (made.lead, made.support) == (("县人民法院",), ("县司法局", "县水利局"))
    assert made.deadline.due == date(2026, 7, 3)


@pytest.mark.parametrize(
    ("sentence", "lead", "support"),
    [
        ("县司法局（牵头）、县水利局、县财政局要建立会商机制。", ["县司法局"], ["县水利局", "县财政局"]),
        ("县司法局、县水利局（配合）要建立会商机制。", ["县司法局"], ["县水利局"]),
        (
            "县水利局、县财政局、县司法局（排第一位的为牵头单位）建立会商机制。",
            ["县水利局"],
            ["县财政局", "县司法局"],
        ),
        ("由县司法局牵头处理，必要时提请县法院参与。", ["县司法局"], ["县人民法院"]),
        ("县司法局/县水利局要在6月底前建立会商机制。", ["县司法局", "县水利局"], []),
    ],
)
def test_notes_behind_names_tell_their_parts(decided, sentence, lead, support):
    (made,) = decided("其他。" + sentence)
    assert (list(made.lead), list(made.support)) == (lead, support)


def test_labels_at_the_end_of_a_paragraph_speak_of_it_alone(read):
    text = (
        "会议议定以下事项：\n核查用地手续，5月24日前出具意见——县司法局，县财政局。\n"
        "开设专门窗口受理申请——县法院、县水利局。\n统一涉税口径，6月10日前发布——县税务局。"
    )
    found = read(text).decisions
    assert [one.lead for one in found] == [("县司法局",), ("县人民法院",), ("县税务局",)]
    assert [one.support for one in found] == [("县财政局",), ("县水利局",), ()]


def test_who_is_let_do_something_does_it_himself(decided):
    (made,) = decided("其他。同意县法院在青石镇设立巡回法庭，青石镇政府提供场地。")
    assert (made.lead, made.support) == (("县人民法院",), ("青石镇人民政府",))


def test_the_office_of_the_government_has_a_short_name(decided):
    (made,) = decided("其他。县府办负责统筹，5月底前完成。")
    assert made.lead == ("县政府办公室",)


@pytest.mark.parametrize(
    ("sentence", "lead", "support"),
    [
        ("由县法院提出意见后，县财政局于5月底前安排资金。", ["县财政局"], ["县人民法院"]),
        ("县司法局审核后，由县水利局于5月20日前印发。", ["县水利局"], ["县司法局"]),
        ("县法院受理后，县住建局5日内反馈意见。", ["县住房城乡建设局"], []),
    ],
)
def test_a_step_before_is_no_duty_of_its_own(decided, sentence, lead, support):
    (made,) = decided("其他。" + sentence)
    assert (list(made.lead), list(made.support)) == (lead, support)
