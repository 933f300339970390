import pytest

from desktop.domain.readers.minutes.mentions import groups_in, mentions_in
from desktop.domain.readers.minutes.responsibility import (
    AGENT,
    BACKER,
    HELPER,
    LEAD,
    MENTION,
    SHARED,
    STEP,
    SUBJECT,
    SUPPORT,
    part_of,
)


@pytest.mark.parametrize(
    ("left", "unit", "right", "role"),
    [
        ("由", "县司法局", "牵头，", LEAD),
        ("", "县司法局、县法院", "共同牵头，", LEAD),
        ("", "青石镇政府", "为化解工作责任主体，", LEAD),
        ("由", "县司法局", "修改完善，", AGENT),
        ("请", "县检察院", "与有关单位会商", AGENT),
        ("责成", "青石镇政府", "于三日内拆除", AGENT),
        ("", "县司法局", "要在5月底前完成", SUBJECT),
        ("12月底前", "县司法局", "完成", SUBJECT),
        ("", "县财政局", "配合，", HELPER),
        ("", "县法院", "予以支持，", HELPER),
        ("", "县法院行政庭", "提前介入，", HELPER),
        ("", "县公安局", "做好安全保障。", HELPER),
        ("", "县财政局", "保障异地出庭经费。", BACKER),
        ("所需经费由", "县财政局", "统筹安排", BACKER),
        ("县司法局会同", "县法院", "逐案剖析", SUPPORT),
        ("由县财政局商", "县法院", "另行研究", SUPPORT),
        ("要抓紧与", "县检察院", "对接", SUPPORT),
        ("", "县水利局、县公安局", "按职责分工负责。", SHARED),
        ("经", "县司法局", "合法性审核后，", STEP),
        ("以", "县政府办公室", "名义印发", STEP),
        ("由", "县政府办公室", "印发。", STEP),
        ("将情况函告", "县司法局", "。", MENTION),
        ("向", "县法院", "提交方案", MENTION),
        ("提请", "县政府", "常务会议研究", MENTION),
        ("书面反馈管理人和", "县法院", "。", MENTION),
        ("同意", "县检察院", "提出的清单，", MENTION),
        ("答复", "县法院", "云法建〔2025〕9号司法建议书", MENTION),
        ("关于", "青石镇", "河道修复", MENTION),
        ("", "县住建局", "负责的3个项目中，", MENTION),
        ("与", "法院", "办案系统接口", MENTION),
        ("责任单位为", "县水利局", "，", LEAD),
        ("配合单位为", "县水利局", "，", SUPPORT),
        ("", "县检察院", "持续跟进监督，", HELPER),
        ("再征求", "县财政局", "意见，", SUPPORT),
        ("", "县公安局", "派民警到场见证。", HELPER),
        ("", "县水利局", "所提将两处堤段纳入规划的事项，", MENTION),
        ("", "县水利局", "对采砂案件提出的三条建议，", MENTION),
        ("", "县住建局", "涉招投标案件，", MENTION),
        ("", "县政府", "已有专题部署，", MENTION),
    ],
)  # fmt: skip
def test_the_part_is_told_by_the_words_around(book, left, unit, right, role):
    text = left + unit + right
    groups = [g for g in groups_in(text, mentions_in(text, book)) if g.start >= len(left)]
    assert part_of(groups[0], left, right).role == role
