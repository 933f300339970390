def test_responsible_units_fill_what_the_sentence_leaves_open(decided):
    made = decided(
        "关于接访。每周三安排业务骨干联合坐班。\n责任单位：县信访局、县法院\n完成时限：5月起长期坚持"
    )
    assert len(made) == 1
    assert (made[0].lead, made[0].support) == (("县信访局",), ("县人民法院",))
    assert made[0].deadline.certainty == "open"
    assert "lead" in {doubt.field for doubt in made[0].doubts}


def test_the_sentence_says_who_leads(decided):
    made = decided("关于补偿。由柳林乡政府作出决定，县司法局指导。\n责任单位：柳林乡政府、县司法局、县财政局")
    assert made[0].lead == ("柳林乡人民政府",)
    assert made[0].support == ("县司法局", "县财政局")


def test_beside_a_leading_unit_the_responsible_ones_support(decided):
    made = decided("关于办证。分批办理登记。（牵头单位：县自然资源局；责任单位：县住建局；时限：6月底）")
    assert (made[0].lead, made[0].support) == (("县自然资源局",), ("县住房城乡建设局",))
    assert str(made[0].deadline.due) == "2026-06-30"
    assert made[0].text == "分批办理登记。"


def test_several_sentences_under_one_label_are_one_decision(decided):
    made = decided("关于清理。逐案建立台账。对逾期案件开展通报。\n责任单位：县司法局\n完成时限：6月底前")
    assert [d.text for d in made] == ["逐案建立台账。对逾期案件开展通报。"]


def test_a_heading_alone_is_the_decision_when_only_labels_follow(decided):
    made = decided("修订行政应诉工作规则\n牵头单位：县司法局\n配合单位：县法院\n完成时限：6月底前")
    assert [(d.text, d.lead, d.support) for d in made] == [
        ("修订行政应诉工作规则", ("县司法局",), ("县人民法院",))
    ]


def test_a_lead_marked_in_the_list(decided):
    made = decided("关于普法。开展巡回宣讲。\n责任单位：县财政局、县司法局（牵头）")
    assert (made[0].lead, made[0].support) == (("县司法局",), ("县财政局",))


def test_groups_in_labels_are_kept_as_words(decided):
    made = decided("关于普法。开展巡回宣讲。\n牵头单位：县司法局\n配合单位：各乡镇")
    assert made[0].collective == ("各乡镇",)
