import pytest

from desktop.domain.readers.minutes.frames import DECIDE
from desktop.domain.readers.minutes.mentions import mentions_in
from desktop.domain.readers.minutes.sayings import about_the_meeting, tells_state, voices


def parts(text, book):
    return [(text[low:high], told) for (low, high), told in voices(text, mentions_in(text, book), 0)]


def test_a_sentence_is_cut_where_another_speaks(book):
    text = "县税务局认为欠税应先行申报；县住建局反映，部分住户多次上访；会议决定由县司法局研究。"
    assert [words for words, _ in parts(text, book)] == [
        "县税务局认为欠税应先行申报；",
        "县住建局反映，部分住户多次上访；",
        "会议决定由县司法局研究。",
    ]


def test_what_the_meeting_decides_behind_a_report_is_a_decision(book):
    text = "会议听取了县住建局关于消防验收的汇报，要求县住建局在5月底前组织复核。"
    assert parts(text, book)[1] == ("要求县住建局在5月底前组织复核。", DECIDE)


def test_the_same_speaker_is_not_cut(book):
    text = "由县司法局牵头起草；县财政局配合测算经费。"
    assert parts(text, book) == [(text, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "县司法局王立、县财政局赵元、城关街道何蕾参加。",
        "县审计局余波请假（公务出差），县信访局未派人参加。",
        "纪要由县法院执行局书记员陈晨整理。",
        "县司法局陈晨作会议记录。",
        "会议由副县长贺志刚主持。",
    ],
)
def test_sentences_about_the_meeting_itself(sentence):
    assert about_the_meeting(sentence, reporting=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "县司法局应参加下次会议。",
        "由县司法局牵头，县法院参加会议。",
        "因县住建局未派员参会，该事项留待下次会议研究。",
    ],
)
def test_duties_are_not_about_the_meeting(sentence):
    assert not about_the_meeting(sentence, reporting=False)


def test_a_state_of_things_is_no_duty():
    assert tells_state("改制遗留的12处房产长期未办证，影响清算。")
    assert not tells_state("由县自然资源局对未办证的房产逐处核查。")


@pytest.mark.parametrize(
    "sentence",
    [
        "县税务局代表认为欠税应当先缴，由企业负责。",
        "县公安局贺志刚谈了对协助查控的看法，认为应当明确范围。",
        "县财政局赵元建议对资金缺口先行测算再安排。",
        "县住建局、县水利局均表示已有规定，县司法局倾向于由主管部门办理。",
        "关于老厂房认定，县住建局认为应由属地负责；县城市管理局认为应当以影像为准。",
        "县税务局何蕾提醒，税费核算应当提前介入。",
    ],
)
def test_views_of_units_are_no_tasks(decided, sentence):
    assert decided("关于议题。" + sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("县检察院提出的加强备案监督的建议，请县司法局研究采纳，5月底前书面反馈。", "县司法局"),
        ("县财政局对资金使用提出的8条建议，会议要求县司法局5月底前研究反馈。", "县司法局"),
        ("县税务局提出税费争议较多，会议决定由县财政局5月底前提出处理意见。", "县财政局"),
    ],
)
def test_a_proposal_taken_up_by_the_meeting_is_a_task(decided, sentence, lead):
    made = decided("关于议题。" + sentence)
    assert [(d.disposition, d.lead) for d in made] == [("task", (lead,))]
