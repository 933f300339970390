import pytest

from desktop.domain.readers.minutes.joining import charges_unnamed


def texts(made):
    return [(d.text, d.lead, d.support) for d in made]


@pytest.mark.parametrize(
    ("share", "unit"),
    [
        ("县农业农村局派技术人员评估苗木价值", "县农业农村局"),
        ("县司法局对文书格式进行把关", "县司法局"),
        ("县法院、县司法局选派调解员", "县司法局"),
    ],
)
def test_a_share_in_a_dated_duty_is_no_duty_of_its_own(decided, share, unit):
    sentence = f"青石镇政府5月20日前完成茶园清点，{share}。"
    (made,) = decided("关于清点。" + sentence)
    assert made.text == sentence
    assert made.lead == ("青石镇人民政府",)
    assert unit in made.support


@pytest.mark.parametrize(
    "sentence",
    [
        "县住建局5月底前完成排查，县法院要同步梳理同类案件。",
        "县住建局5月底前完成排查，请城关街道做好住户登记。",
        "县住建局5月底前完成排查；县财政局于6月底前拨付资金。",
    ],
)
def test_a_duty_of_its_own_stays_one(decided, sentence):
    assert len(decided("关于排查。" + sentence)) == 2


def test_details_belong_to_what_they_settle(decided):
    (made,) = decided("关于直播。由县司法局承办现场会，时间初定6月中旬，具体方案由县司法局与县法院商定。")
    assert made.text.endswith("商定。")
    (made,) = decided("关于评估。县水利局出具评估依据，评估依据提交的时间，由县检察院通知。")
    assert made.lead == ("县水利局",)


def test_consent_leads_over_to_what_is_done(decided):
    (made,) = decided("关于评选。同意青石镇、柳林乡申报，由县司法局负责把关推荐。")
    assert made.text.startswith("同意")
    assert made.lead == ("县司法局",)


def test_others_charged_behind_a_semicolon_get_a_duty_of_their_own(decided):
    first, second = decided(
        "关于欠薪。县人社局依法对分包单位立案调查；总承包单位必须自5月18日起按日报送工资名册。"
    )
    assert first.lead == ("县人力资源和社会保障局",)
    assert second.lead == ()
    assert "lead" in {doubt.field for doubt in second.doubts}


def test_a_group_handed_something_behind_a_semicolon(decided):
    first, second = decided("关于经费。由县财政局安排专项经费；追偿工作由各乡镇统一办理。")
    assert first.lead == ("县财政局",)
    assert second.collective == ("各乡镇",)


def test_parts_of_a_matter_with_days_of_their_own(decided):
    made = decided(
        "关于项目。涉及青石镇的3个项目，由青石镇政府负责，年底前交付；涉及柳林乡的2个项目，"
        "因企业涉嫌犯罪，待案件审结后另行确定处置方案。"
    )
    assert [d.disposition for d in made] == ["task", "deferred"]


def test_who_is_charged_without_a_name():
    assert charges_unnamed("总承包单位必须按日报送名册。")
    assert charges_unnamed("各被执行企业应主动申报财产。")
    assert not charges_unnamed("其余6月底前完成。")


def test_the_same_unit_without_a_day_goes_on_with_its_duty(decided):
    (made,) = decided("关于专班。由县住建局牵头，5月20日前制定处置方案；县住建局一名副局长脱产负责。")
    assert made.text.endswith("脱产负责。")


def test_what_another_has_done_already_is_left_out(decided):
    (made,) = decided("关于核查。县公安局已移交线索15条，县法院要在5月底前完成核查。")
    assert (made.text, made.lead) == ("县法院要在5月底前完成核查。", ("县人民法院",))


def test_a_wish_the_meeting_takes_up_leads_over(decided):
    (made,) = decided("关于成员。县法院建议增加县税务局，会议予以采纳，由县司法局5月底前发文明确。")
    assert made.lead == ("县司法局",)
