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


@pytest.mark.parametrize(
    "sentence",
    [
        "补助经费问题需报县政府批准，本次不作议定。",
        "各方意见不一，会议不作裁断，由县司法局请示后再定。",
        "该案与刑事案件交织，会议决定中止研究。",
        "该提议应报上级决定，本次会议只作通报、不作研究。",
        "设立周转金的建议不列入本次议定，由县财政局年底前提出意见。",
        "县政府已有专题会议研究，本次不再议定。",
        "因涉及村民较多，会议暂不作结论，由县司法局指导。",
    ],
)
def test_ways_to_put_a_matter_off(decided, sentence):
    assert [made.disposition for made in decided("关于议题。" + sentence)] == ["deferred"]


@pytest.mark.parametrize(
    "sentence",
    [
        "在核对结果出来之前，县法院组织诉前调解，暂不排期开庭。",
        "同意先在青石镇试点，试点场所由各乡镇负责保障。",
        "由县司法局5月底前起草认定办法，会后印发。",
    ],
)
def test_what_sounds_like_it_and_is_a_task(decided, sentence):
    assert {made.disposition for made in decided("关于议题。" + sentence)} == {"task"}


@pytest.mark.parametrize(
    "sentence",
    [
        "县检察院可适时对案款管理开展专项监督。",
        "各单位可先行试行，试点效果好的由县司法局考虑推广。",
        "建议各单位参照河湾镇做法，将争议预防纳入网格职责。",
    ],
)
def test_what_may_be_done_is_a_suggestion(decided, sentence):
    assert [made.disposition for made in decided("关于议题。" + sentence)] == ["suggestion"]


@pytest.mark.parametrize(
    "sentence",
    [
        "会议听取汇报后认为，三季度例会交办的6件事项，已办结4件。",
        "2025年确定的12项重点任务中，“公职律师共享”等2项未按期完成。",
        "上次会议（3月11日）要求县水利局补正的材料，县水利局已于4月提交。",
        "上半年纳入台账管理的23项任务，办结14项、滞后2项。",
    ],
)
def test_reports_on_what_was_set_before(decided, sentence):
    assert [made.disposition for made in decided("关于进展。" + sentence)] == ["status_report"]


def test_below_a_heading_of_review_sentences_report(read):
    text = "一、会议听取了第8号纪要议定事项落实情况的汇报\n县财政局负责的冻结解除已完成，县公安局负责的试点尚在论证。"
    assert [made.disposition for made in read(text).decisions] == ["status_report"]


def test_a_point_put_off_stands_by_itself(read):
    text = (
        "附件之外，会议还明确两点：一是由县法院于6月底前报告会议情况；二是县水利局提出的平台问题，暂时搁置。"
    )
    assert [made.disposition for made in read("会议议定：\n" + text).decisions] == ["task", "deferred"]


def test_what_is_still_ordered_below_a_review_is_a_task(read):
    text = "一、上次会议议定事项落实情况\n排查尚未完成，要求由县住建局务必于5月底前完成。"
    assert [made.disposition for made in read(text).decisions] == ["task"]


def test_rhythms_in_urging_words_charge_no_group(read):
    text = "会议要求，各责任单位要明确分管领导，建立日跟踪、周调度、月通报工作机制。"
    assert read(text).decisions == ()
    (made,) = read("会议要求，各责任单位要明确专人，于5月15日前将贯彻落实情况报县司法局。").decisions
    assert made.disposition == "task"
