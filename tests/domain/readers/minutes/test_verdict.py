import pytest

from desktop.domain.readers.minutes.verdict import earlier_report, report_goes_on


@pytest.mark.parametrize(
    ("sentence", "disposition"),
    [
        ("由县医保局牵头，县司法局配合，2026年12月31日前办结第1项议定任务。", "task"),
        ("县司法局于2026年12月31日前办结第1项议定任务。", "task"),
        ("由县司法局负责，抓紧办结上次会议议定的信访事项。", "task"),
        ("由县司法局牵头制定办法。", "task"),
        ("目前条件尚不成熟，该事项暂缓推进。", "deferred"),
        ("本次会议不作决定，由县财政局商县法院另行研究。", "deferred"),
        ("待一审判决后再议。", "deferred"),
        ("原则同意县人社局起草的办法，由县人社局修改完善。", "agreed_in_principle"),
        ("同意将城管执法纳入府院联动范围。", "agreed_in_principle"),
        ("建议县法院适时组织一次庭审观摩。", "suggestion"),
        ("所需经费由县财政局予以考虑。", "suggestion"),
        ("县法院在此期间暂缓采取失信惩戒措施。", "task"),
        ("县财政局提出意见，待评估结果明确后提交县政府专题会议研究。", "task"),
        ("由县政府办公室牵头起草工作规则，提交下次联席会议审议。", "task"),
    ],
)
def test_dispositions_are_kept_apart(decided, sentence, disposition):
    assert [made.disposition for made in decided("其他。" + sentence)] == [disposition]


def test_a_report_of_what_was_finished_gives_nobody_a_duty(decided):
    for day in ("2026年3月31日", "3月31日"):
        told = f"第一次会议议定事项，县司法局于{day}前办结。"
        assert [made.disposition for made in decided("其他。" + told)] == ["status_report"]


@pytest.mark.parametrize(
    "sentence",
    [
        "各单位要提高政治站位，加强组织领导，确保各项工作落到实处。",
        "县司法局要加强统筹，定期调度，及时通报。",
        "县法院今年共受理行政案件88件，同比上升12%。",
        "县住建局已完成排查工作，未发现新增问题。",
        "县自然资源局反映的问题属实，县信访局此前已组织三次调解。",
        "该项目于2019年开工，2021年停工，涉及购房户326户。",
        "该案由县法院于2026年2月10日立案受理。",
        "县检察院对此无异议。",
        "县税务局提出，部分核销权限在上级，建议由市局统一口径。",
        "下次会议时间另行通知。",
    ],
)
def test_what_is_no_decision(decided, sentence):
    assert decided("其他。" + sentence) == ()


def test_reports_on_earlier_items():
    assert earlier_report("2026年第一次工作会议确定的9项任务，已办结4项。")
    assert earlier_report("10月16日协调会议定的事项中，印章已于11月5日移交。")
    assert earlier_report("由县司法局牵头的上次会议议定事项，办结4项。")
    assert earlier_report("第一次会议议定事项，县司法局于3月31日前办结。")
    assert earlier_report("上次会议议定的5项任务，4项已办结，剩余1项12月底前办结。", [25])
    assert earlier_report("第一次会议议定事项，县司法局计划于5月31日前办结。", [23])
    assert not earlier_report("第一次会议议定事项，县司法局于5月31日前办结。", [20])
    assert not earlier_report("会议听取了一季度议定事项落实情况的汇报。")
    assert report_goes_on("选址工作进度滞后。", acting=False)
    assert not report_goes_on("由县公安局继续负责，已有进展。", acting=True)
