import pytest

from desktop.domain.readers.minutes.clauses import clauses_of, core_of, duties_of, sentences, without_topic
from desktop.domain.readers.minutes.mentions import groups_in, mentions_in


@pytest.fixture
def parted(book, clock):
    """Take a sentence apart and give the words of its duties."""

    def parting(text: str) -> list[str]:
        groups = groups_in(text, mentions_in(text, book))
        clauses = clauses_of(text, 0, len(text), groups, clock.dates_in(text))
        return [text[duty.start : duty.end] for duty in duties_of(without_topic(clauses, text), text)]

    return parting


def test_sentences_keep_their_closing_note():
    text = "甲完成。（县司法局牵头）乙（另行。通知）办理。丙"
    assert [text[low:high] for low, high in sentences(text)] == [
        "甲完成。（县司法局牵头）",
        "乙（另行。通知）办理。",
        "丙",
    ]


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        (
            "由县自然资源局牵头，县财政局配合，于10月20日前查明；县财政局负责落实资金，11月底前拨付。",
            ["由县自然资源局牵头，县财政局配合，于10月20日前查明；", "县财政局负责落实资金，11月底前拨付。"],
        ),
        (
            "市场监管局会同税务局于本月底前提供名单，县法院6月底前完成审查。",
            ["市场监管局会同税务局于本月底前提供名单，", "县法院6月底前完成审查。"],
        ),
        ("各被建议单位要按期回复，联席办于每月25日前通报。", ["各被建议单位要按期回复，联席办于每月25日前通报。"]),
        (
            "县人社局要推行电子送达，县法院予以支持，三季度末前互通。",
            ["县人社局要推行电子送达，县法院予以支持，三季度末前互通。"],
        ),
        (
            "县自然资源局会后3个工作日内启动委托，7月中旬前后出具意见。",
            ["县自然资源局会后3个工作日内启动委托，", "7月中旬前后出具意见。"],
        ),
        ("县交通局8月15日前对账，9月30日前付款，年底前付清。", ["县交通局8月15日前对账，9月30日前付款，年底前付清。"]),
        (
            "县财政局将补贴列入预算，具体标准由县司法局拟定，8月20日前拟定完毕。",
            ["县财政局将补贴列入预算，具体标准由县司法局拟定，8月20日前拟定完毕。"],
        ),
        (
            "县法院负责修订目录，6月30日前印发，县财政局、县水利局要及时反馈意见。",
            ["县法院负责修订目录，6月30日前印发，", "县财政局、县水利局要及时反馈意见。"],
        ),
        (
            "请县司法局登记住户；施工单位必须自5月8日起按日报送名册。",
            ["请县司法局登记住户；", "施工单位必须自5月8日起按日报送名册。"],
        ),
        (
            "一是由县法院6月底前通报情况；二是县水利局提出的平台问题，因方案未下达，暂缓研究。",
            ["一是由县法院6月底前通报情况；", "二是县水利局提出的平台问题，因方案未下达，暂缓研究。"],
        ),
        (
            "由县公安局、县法院组成专班，县司法局牵头，5月底前完成核查。",
            ["由县公安局、县法院组成专班，县司法局牵头，5月底前完成核查。"],
        ),
        ("关于工程款案件，由县交通局负责对账。", ["由县交通局负责对账。"]),
        ("县司法局牵头，县财政局保障经费，6月底前完成。", ["县司法局牵头，县财政局保障经费，6月底前完成。"]),
        (
            "县城管局、县公安局联合整治，由县城管局牵头，7月1日前启动。",
            ["县城管局、县公安局联合整治，由县城管局牵头，7月1日前启动。"],
        ),
        ("县人社局9月18日前反馈，逾期的由联席办通报。", ["县人社局9月18日前反馈，逾期的由联席办通报。"]),
        ("县司法局起草方案；同时，县法院提供案例。", ["县司法局起草方案；", "同时，县法院提供案例。"]),
    ],
)  # fmt: skip
def test_where_one_duty_ends_and_the_next_begins(parted, text, duties):
    assert parted(text) == duties


def test_the_core_leaves_out_ordinals_notes_and_watchers(decided):
    made = decided("其他。一是县司法局5月底前印发方案。（县司法局牵头，县财政局配合）")
    assert [d.text for d in made] == ["县司法局5月底前印发方案。"]
    assert len(made[0].more_spans) == 1
    made = decided("报告。各成员单位5月底前报送小结，县政府督查室要适时跟踪问效。")
    assert [d.text for d in made] == ["各成员单位5月底前报送小结，"]


def test_core_of_a_plain_duty_is_the_duty(book, clock):
    text = "县司法局5月底前印发方案。"
    clauses = clauses_of(text, 0, len(text), groups_in(text, mentions_in(text, book)), clock.dates_in(text))
    assert core_of(duties_of(clauses, text)[0], text) == (0, len(text))
