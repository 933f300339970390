import pytest

from desktop.domain.readers.minutes.frames import DECIDE, OPINION, REPORT, SPEECH, URGE, list_intro, opener
from desktop.domain.readers.minutes.mentions import mentions_in


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("会议明确，由县税务局先行办理。", DECIDE),
        ("经充分讨论，会议议定：", DECIDE),
        ("经研究，会议议定以下事项：", DECIDE),
        ("会议还原则同意县检察院的工作方案。", DECIDE),
        ("双方一致同意建立推送机制。", DECIDE),
        ("会议强调，要提高站位。", URGE),
        ("会议最后要求，各成员单位5月底前报送小结。", URGE),
        ("会议指出，工作取得成效。", REPORT),
        ("会议听取了县司法局的汇报。", REPORT),
        ("与会人员一致认为，机制有效。", REPORT),
        ("县税务局提出，权限在上级。", OPINION),
        ("县法院副院长常林认为，程序有瑕疵。", SPEECH),
        ("县法院、县检察院分别表示，将全力支持。", OPINION),
        ("林岩在讲话中强调，关键在联。", SPEECH),
        ("罗敏通报了行政审判有关情况。", SPEECH),
        ("由县司法局牵头制定方案。", None),
        ("县司法局每月10日前在全县范围内通报。", None),
        ("县市场监管局对未回复的2件司法建议，3月6日前回复。", None),
    ],
)
def test_who_is_speaking(book, sentence, frame):
    assert opener(sentence, mentions_in(sentence, book), 0) == frame


@pytest.mark.parametrize(
    "text", ["现将有关事项纪要如下：", "会议议定事项及分工见下表：", "议定如下：", "会议明确以下事项："]
)
def test_what_announces_decisions(text):
    assert list_intro(text)


@pytest.mark.parametrize("text", ["会议听取了汇报。", "各参会单位发表了意见："])
def test_what_does_not(text):
    assert not list_intro(text)
