import pytest


def tasks(proposal):
    return [made.text for made in proposal.decisions if made.disposition == "task"]


TOPIC = (
    "一、关于东湖小区办证问题\n"
    "县自然资源局汇报：该小区尚有45户未办证，建议由县住建局先行完成竣工备案。\n"
    "县住建局：消防验收须由开发企业整改到位，预计4月底完成。\n"
    "县税务局：企业欠税230万元，应当依法追缴。\n"
)


def test_what_is_heard_below_a_heading_is_no_decision(read):
    text = TOPIC + "会议议定：\n1.由县住建局于5月底前完成消防整改；\n2.由县税务局6月15日前出具处理意见。"
    assert tasks(read(text)) == [
        "由县住建局于5月底前完成消防整改；",
        "由县税务局6月15日前出具处理意见。",
    ]


def test_without_such_words_below_it_a_unit_and_a_colon_give_a_task(read):
    text = (
        "下一步工作安排：\n一、责任分工\n县公安局：负责查控车辆，5月底前反馈。\n县住建局：6月底前完成排查。"
    )
    assert len(tasks(read(text))) == 2


@pytest.mark.parametrize(
    "intro", ["会议决定：", "会议议定以下事项：", "经研究，会议达成如下共识：", "会议形成如下决议："]
)
def test_words_that_open_the_decisions(read, intro):
    assert tasks(read(TOPIC + intro + "\n1.由县住建局于5月底前完成消防整改。")) == [
        "由县住建局于5月底前完成消防整改。"
    ]


def test_a_decision_told_at_the_end_of_a_sentence_announces_nothing(read):
    text = "一、会商案件\n案件一：某公司不服处罚\n县市场监管局自行纠正处罚决定，10月底前完成。\n县法院5月底前审结。"
    assert len(tasks(read(text))) == 2


@pytest.mark.parametrize("line", ["会议议定事项", "会商意见", "议定事项如下", "下一步工作安排"])
def test_a_short_line_may_head_the_decisions(read, line):
    text = f"会商情况\n县法院通报，县住建局应当加快办理。\n{line}\n5月底前，由县住建局完成排查。"
    assert tasks(read(text)) == ["5月底前，由县住建局完成排查。"]
