def outline(proposal):
    return [(made.disposition, made.text, made.lead) for made in proposal.decisions]


def test_the_actor_is_carried_within_an_item_and_doubted(decided):
    first, second = decided("关于登记。由县住建局牵头，6月底前形成方案；首批登记在9月底前办结。")
    assert second.lead == first.lead == ("县住房城乡建设局",)
    (only,) = decided("关于登记。由县住建局牵头制定方案。")[:1]
    assert "lead" not in {doubt.field for doubt in only.doubts}
    _, later = decided("关于登记。由县住建局牵头制定方案。首批登记在9月底前办结。")
    assert any("承前文" in doubt.reason for doubt in later.doubts)


def test_the_actor_is_not_carried_into_the_next_item(read):
    made = read("会议议定：\n一、由县住建局牵头制定方案。\n二、首批登记在9月底前办结。").decisions
    assert made[1].lead == ()
    assert "lead" in {doubt.field for doubt in made[1].doubts}


def test_a_closing_clause_belongs_to_all_before_it(decided):
    made = decided("关于信用。县市场监管局负责出具证明；县税务局负责解除异常。以上工作均于5月底前完成。")
    assert [str(d.deadline.due) for d in made] == ["2026-05-31", "2026-05-31"]
    assert all(len(d.more_spans) == 1 for d in made)


def test_helpers_of_a_later_sentence_are_added(decided):
    (made,) = decided("关于送达。县人社局于5月底前推行电子送达。县法院、县财政局积极配合。")
    assert made.support == ("县人民法院", "县财政局")


def test_urging_needs_somebody_or_a_day(read):
    text = (
        "会议要求，各成员单位要加强领导。县住建局要会同县法院排查争议，5月20日前报县政府。\n"
        "会议强调，要坚持关口前移。各单位于每季度末报送进展。"
    )
    assert [text for _, text, _ in outline(read(text))] == [
        "县住建局要会同县法院排查争议，5月20日前报县政府。",
        "各单位于每季度末报送进展。",
    ]


def test_a_speech_gives_suggestions_at_most(read):
    text = (
        "会议议定：\n一、由县司法局牵头制定方案。\n"
        "林岩在讲话中强调，各单位要提高站位。县司法局要在5月底前开展一次自查。他表示，县法院将继续加强会商。"
    )
    made = read(text).decisions
    assert [d.disposition for d in made] == ["task", "suggestion"]
    assert "disposition" in {doubt.field for doubt in made[1].doubts}


def test_views_of_units_are_not_decisions(read):
    text = "县法院认为，程序有瑕疵。县检察院认为，应在5月底前补正。\n经讨论，会议议定：\n1.县司法局6月底前补正程序。"
    assert [lead for _, _, lead in outline(read(text))] == [("县司法局",)]


def test_sections_set_what_their_items_are(read):
    text = (
        "一、讨论情况\n（一）县住建局要求县财政局5月底前拨款。\n"
        "二、议定事项\n（一）县财政局6月底前拨款。\n三、有关要求\n（一）要高度重视，及时报备。"
    )
    assert [t for d, t, _ in outline(read(text)) if d == "task"][-1] == "县财政局6月底前拨款。"


def test_a_unit_heads_its_own_list(read):
    text = (
        "任务分工明确如下：\n县自然资源局：1.5月25日前完成核查；2.制定方案，6月10日前报县政府。\n"
        "县住建局：负责补办手续，6月底前完成。"
    )
    assert [lead for _, _, lead in outline(read(text))] == [
        ("县自然资源局",),
        ("县自然资源局",),
        ("县住房城乡建设局",),
    ]


def test_status_of_earlier_items_is_a_report(read):
    text = (
        "会议听取了一季度议定事项落实情况的汇报。第一次工作会议确定的9项任务，已办结4项。选址工作进度滞后。\n"
        "会议指出，出庭率为91.3%，但案件有所反弹。"
    )
    assert [d for d, _, _ in outline(read(text))] == ["status_report", "status_report"]


def test_a_plain_pasted_sentence_is_read(read):
    assert outline(read("由县司法局牵头，5月底前完成。")) == [
        ("task", "由县司法局牵头，5月底前完成。", ("县司法局",))
    ]
    assert read("").decisions == ()


def test_finishing_a_paper_belongs_to_the_agreement(decided):
    (made,) = decided("考核办法。原则同意《考核办法》。由县司法局修改完善后，按程序印发。")
    assert (made.disposition, made.lead) == ("agreed_in_principle", ("县司法局",))
    assert made.text == "原则同意《考核办法》。由县司法局修改完善后，按程序印发。"
    assert "lead" not in {doubt.field for doubt in made.doubts}
    made = decided("考核办法。原则同意《考核办法》。由县司法局修改完善，5月底前印发。")
    assert [d.disposition for d in made] == ["agreed_in_principle", "task"]


def test_an_opinion_inside_one_item_does_not_silence_the_next(read):
    made = read(
        "会议议定以下事项：\n1.县税务局认为票据不全，县财政局表示应当补齐。\n2.县水利局负责核实水权，5月20日前报县法院。"
    ).decisions
    assert [each.lead for each in made] == [("县水利局",)]


def test_a_written_statement_to_be_given_is_a_duty(read):
    (made,) = read("会议议定以下事项：\n1.县水利局就沟渠权属出具书面说明，于5月20日前送县法院。").decisions
    assert (made.lead, str(made.deadline.due)) == (("县水利局",), "2026-05-20")


def test_a_company_that_is_urged_is_no_actor(read):
    (made,) = read(
        "会议议定以下事项：\n1.由县住建局牵头，县财政局配合，督促宏达公司于5月20日前进场。"
    ).decisions
    assert (made.lead, made.support) == (("县住房城乡建设局",), ("县财政局",))
