from desktop.domain.readers.roster import read_roster
from desktop.domain.source import SourceText

TEXT = """组  长：市长
成  员：市司法局、市财政局主要负责同志。
二、专题组
领导小组下设三个专题组：
（一）行政争议化解专题组。由市司法局牵头，市中院、市检察院参加，负责化解。
（二）破产处置专题组
牵头单位：市中院
成员单位：市财政局、市税务局
（三）执行联动专题组
组长：方平
成员：市公安局
三、工作要求
各单位要高度重视。
附件
“一府两院”法治共建联动机制工作部门名单
1.市中院：行政审判庭、执行局
2.市检察院  第七检察部
3.市司法局
"""


def test_topic_groups_and_the_annex_are_kept_apart_from_the_members() -> None:
    proposal = read_roster(SourceText("方案", TEXT))
    assert [member.unit for member in proposal.members] == ["市司法局", "市财政局"]
    assert [(g.name, g.lead, g.units, g.people) for g in proposal.topic_groups] == [
        ("行政争议化解专题组", ("市司法局",), ("市中院", "市检察院"), ()),
        ("破产处置专题组", ("市中院",), ("市财政局", "市税务局"), ()),
        ("执行联动专题组", (), ("市公安局",), ("方平",)),
    ]
    assert [(d.unit, d.departments) for d in proposal.working_departments] == [
        ("市中院", ("行政审判庭", "执行局")),
        ("市检察院", ("第七检察部",)),
        ("市司法局", ()),
    ]
    assert TEXT[slice(*proposal.topic_groups[1].span)].startswith("破产处置专题组")


def test_a_group_that_is_the_body_itself_is_no_topic_group() -> None:
    text = "石门县府院联动工作专班\n召集人：王强（县长）\n成员：县司法局、县财政局主要负责同志。"
    proposal = read_roster(SourceText("通知", text))
    assert proposal.topic_groups == ()
    assert len(proposal.members) == 2
