import pytest


@pytest.mark.parametrize(
    ("sentence", "lead", "support", "collective"),
    [
        ("由县司法局牵头，县法院、县财政局配合，建立机制。", ["县司法局"], ["县人民法院", "县财政局"], []),
        ("县城管局、县水利局分别梳理清单，交县法院。", ["县城市管理局", "县水利局"], [], []),
        ("县司法局、县法院共同牵头组织培训。", ["县司法局", "县人民法院"], [], []),
        ("由县财政局商县法院提出意见。", ["县财政局"], ["县人民法院"], []),
        ("由县司法局牵头，县水利局、各乡镇参与。", ["县司法局"], ["县水利局"], ["各乡镇"]),
        ("由县司法局牵头，县水利局按职责分工负责。", ["县司法局"], ["县水利局"], []),
        (
            "县司法局牵头起草，经县财政局审核后，以县政府办公室名义印发。",
            ["县司法局"],
            ["县财政局", "县政府办公室"],
            [],
        ),
        ("县住建局协助管理人联系检测机构。", ["县住房城乡建设局"], [], []),
        ("县司法局会同县法院剖析案件，函告县水利局，报县政府。", ["县司法局"], ["县人民法院"], []),
        ("由各执法单位一并告知当事人，县法院提供统一文本。", [], ["县人民法院"], ["各执法单位"]),
        ("青石镇信访问题按程序由县司法局跟进。", ["县司法局"], [], []),
        ("同意青石镇申报试点，由县司法局把关推荐。", ["县司法局"], [], []),
        ("县财政局再征求县司法局意见后印发办法。", ["县财政局"], ["县司法局"], []),
        ("县水利局与县财政局沟通，解决经费问题。", ["县水利局"], ["县财政局"], []),
        ("由县政府分管副县长召集，县司法局承办专题会议。", ["县司法局"], [], []),
        ("青石镇、柳林乡各确定2个村试点。", ["青石镇人民政府", "柳林乡人民政府"], [], []),
        ("司法局、财政局、住建局联合检查。", ["县司法局", "县财政局", "县住房城乡建设局"], [], []),
    ],
)
def test_lead_and_support(decided, sentence, lead, support, collective):
    (made,) = decided("其他。" + sentence)
    assert (list(made.lead), list(made.support), list(made.collective)) == (lead, support, collective)
    assert "support" not in {doubt.field for doubt in made.doubts}


def test_shared_duty_names_no_lead(decided):
    (made,) = decided("其他。县水利局、县公安局按职责分工负责，抓好监管。")
    assert (made.lead, made.support) == ((), ("县水利局", "县公安局"))
    assert any("没有写明由谁牵头" in doubt.reason for doubt in made.doubts)


def test_an_unknown_unit_is_kept_as_written_and_doubted(decided):
    (made,) = decided("其他。由县委政法委牵头，县法院配合，建立机制。")
    assert (made.lead, made.support) == (("县委政法委",), ("县人民法院",))
    assert [doubt.reason for doubt in made.doubts if doubt.field == "lead"] == [
        "单位名录中没有“县委政法委”，按原文列出，请核对。"
    ]


def test_the_places_of_the_names_are_given(decided, book):
    text = "会议议定以下事项：\n一、其他。由县司法局牵头，县法院配合，建立机制。"
    (made,) = decided("其他。由县司法局牵头，县法院配合，建立机制。")
    assert [text[low:high] for low, high in made.lead_spans] == ["县司法局"]
    assert [text[low:high] for low, high in made.support_spans] == ["县法院"]
