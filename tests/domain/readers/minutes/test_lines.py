from desktop.domain.readers.minutes.lines import fold, paragraphs
from desktop.domain.source import Table


def texts(text, tables=()):
    return [paragraph.text for paragraph in paragraphs(text, tables)]


def test_fold_moves_nothing_and_keeps_thousands():
    text = "收案1,204件,同比(上升)：9:00\u00a0起"
    assert fold(text) == "收案1,204件，同比（上升）：9：00 起"
    assert len(fold(text)) == len(text)


def test_page_furniture_is_left_out():
    text = "某县人民政府门户网站\n您的位置:首页 >> 会议公开\n信息来源:司法局 浏览次数: 次\n会议议定如下:\nICP备00000000号"
    assert texts(text) == ["会议议定如下："]


def test_a_second_copy_of_the_body_is_read_once():
    body = "一、由县司法局牵头制定方案，于5月底前印发各成员单位执行。\n二、县财政局负责在6月底前将专项经费拨付到位并公开。\n"
    body += "三、县法院每月5日前将上月出庭情况函告县司法局并抄送联席会议办公室。\n"
    assert len(texts(body + "附件下载:\n" + body)) == 3


def test_wrapped_lines_are_joined_and_stay_at_their_place():
    text = (
        "　　一、由县司法局牵头起草行政应诉工作规则，县人民法院、县人民\n检察院配合，于五月底前报县政府审定后印发各单位执行。\n"
        "　　二、县财政局要会同县审计局对历年结余的司法救助资金逐笔核对\n清理，形成报告。\n"
    )
    made = paragraphs(text)
    assert [paragraph.marker.words for paragraph in made] == ["一、", "二、"]
    assert "县人民检察院配合" in made[0].text
    low, high = made[0].view.span(0, 5)
    assert text[low:high] == "由县司法局"


def test_short_lines_without_a_stop_are_not_joined():
    assert texts("会议纪要\n第3期\n县联席办") == ["会议纪要", "第3期", "县联席办"]


def test_items_in_one_line_are_taken_apart():
    assert texts("会议议定：1.县司法局印发方案；2.县法院提供名单。") == [
        "会议议定：",
        "县司法局印发方案；",
        "县法院提供名单。",
    ]


def test_several_labels_in_a_line_are_taken_apart():
    assert texts("主持：郑海涛　　记录：苏禾") == ["主持：郑海涛", "记录：苏禾"]


def test_a_table_of_decisions_is_no_paragraph():
    text = "前文。\n序号\t事项\n后文。"
    assert texts(text, (Table((("序号", "事项"),), 4, 9),)) == ["前文。", "后文。"]


def test_lines_cut_after_so_many_letters_are_joined_too():
    text = (
        "　　2026年9月24日下午，县委常委、常务副县长林岩在县政府三楼第二会\n"
        "议室主持召开会议，听取三季度府院联动工作情况的汇报，研究河湾镇征收\n"
        "案件化解等事项。1至8月收案61件，同比下降12.86%；负责\n"
        "人出庭应诉率升至93.1%（较去年同期提高四个百分点，居全市各县前列）\n，形势向好。\n"
    )
    assert len(paragraphs(text)) <= 2
    assert "第二会议室主持召开会议" in paragraphs(text)[0].text


def test_a_double_spaced_file_is_read_as_if_single():
    text = "参加：县法院\n\n县司法局\n\n县财政局\n\n会议议定：\n\n一、甲\n\n二、乙"
    assert not any(paragraph.blank_before for paragraph in paragraphs(text))


def test_labels_with_blanks_behind_them_get_their_colon():
    assert fold("责任单位　县司法局　完成时限　5月底前") == "责任单位：县司法局 完成时限：5月底前"
    assert fold("序号　责任单位　完成时限") == "序号 责任单位 完成时限"
    assert fold("参加 单位：县司法局") == "参加 单位：县司法局"


def test_a_label_of_two_words_is_not_cut():
    assert [p.text for p in paragraphs("会议地点：三楼\n会议时间：3月5日")] == [
        "会议地点：三楼",
        "会议时间：3月5日",
    ]
