def test_those_who_help_with_all_are_given_to_each(read):
    text = (
        "会议议定：\n一、关于资金发放。①县水利局5月底前核对台账；②青石镇逐户上门解释；"
        "③县法院对7件案件组织调解。以上三项由县财政局做好资金保障，县检察院全程监督。"
    )
    made = read(text).decisions
    assert [d.lead for d in made] == [("县水利局",), ("青石镇人民政府",), ("县人民法院",)]
    assert all({"县财政局", "县人民检察院"} <= set(d.support) for d in made)
    assert all(text[slice(*d.more_spans[-1])].startswith("以上三项") for d in made)


def test_who_goes_on_when_it_is_time_belongs_to_the_decision(decided):
    (made,) = decided("关于登记。县住建局5月底前提出初步意见。届时由县自然资源局汇总报送。")
    assert made.lead == ("县住房城乡建设局",)
    assert made.text.endswith("届时由县自然资源局汇总报送。")


def test_watching_over_all_items_is_no_task(decided):
    made = decided("关于排查。由县住建局5月底前完成。会议明确，以上议定事项由县司法局负责督办。")
    assert [d.lead for d in made] == [("县住房城乡建设局",)]


def test_a_report_to_be_heard_again_is_a_decision(decided):
    (made,) = decided(
        "县住建局牵头的登记衔接问题，会议明确于2个月后再听取一次专题汇报。届时由县自然资源局提出方案。"
    )
    assert made.text.endswith("届时由县自然资源局提出方案。")
