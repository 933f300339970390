"""What part a named unit plays in its clause: it leads, supports, receives, or is only mentioned."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.readers.minutes.mentions import Group

LEAD = "lead"  # said to lead: 牵头, 责任主体
AGENT = "agent"  # 由 X, 请 X: does it, unless another leads
SUBJECT = "subject"  # stands where the actor stands
SUPPORT = "support"
HELPER = "helper"  # subject of a verb that only helps, such as 配合, 指导
SHARED = "shared"  # 按职责分工负责
BACKER = "backer"  # 所需经费由 X, X 指导…: supports where another acts, else does it
STEP = "step"  # one step of a chain that another leads: 经 X 审核, 由 X 印发
MENTION = "mention"

_MODAL = (
    r"(?:要|应当|应|须|必须|需|将|可|同步|也|均|都|共同|联合|积极|主动|密切|全力|依法|负责|做好|给予|予以|提供|全程|参照|抓好|切实|及时|认真|具体|分别"
    r"|按(?:照)?(?:各自)?职责(?:分工)?|根据职责|协同|继续|加强|持续)*"
)
_CLOSE = (
    r"(?:执行局|行政庭|[立民刑审][一二三]?庭)?"
    r"(?:等(?:有关|相关)?(?:单位|部门|\w{0,2}家)?|[两三四五六七]家(?:单位|部门)?|双方|负责同志|分管负责同志|负责人)?"
)
_SENDS = r"(?:各|均|分别)?(?:抽调|选派|派出|安排|指派|明确|确定)[^，。；]{0,14}(?:参加|参与|配合)"
_LENDS = r"(?:派出?|选派|委派|指派|抽调|安排)[^，。；]{1,8}(?:协助|参与|配合|支持|指导|到场|见证|参加|全程)[^，。；]{0,16}"
_HELPS = re.compile(
    rf"^{_CLOSE}{_MODAL}(?:配合|协助|协同|协办|参与|参加|支持|指导|保障|协作|协调配合|列席|支撑|监督指导|提前介入|派员|派人)"
)
_HELPS_ALONE = re.compile(
    rf"^{_CLOSE}{_MODAL}(?:配合|协助|协同|协办|参与|参加|支持|指导|协作|列席|提前介入|派员参加|派员参与|{_SENDS}|现场监督|全程监督|(?:持续|同步|全程)*(?:跟进|跟踪|开展)?(?:法律)?监督(?=[，。；]|$)|{_LENDS})(?:做好|落实|实施|完成|推进|相关|有关|工作|支持|指导|办理|[，。；、）]|$)"
)
_LEADS = re.compile(
    rf"^{_CLOSE}(?:共同|联合|分别|各自|双|负责|具体|统一|继续|要|应|为主)*(?:牵头|总牵头|抓总|主办|承办(?=[，。；、）]|$)|为牵头|作为牵头|为(?:[^，。；、]{{0,8}})?(?:责任主体|第一责任|牵头单位|责任单位|主体)|作为(?:责任主体|主办|责任单位|牵头))"
)
_SHARES = re.compile(
    rf"^{_CLOSE}(?:要|应|应当|须)?(?:按照?|根据|依照|依据|依)(?:各自|其)?(?:职责|职能|分工|部门职责|工作职责|任务)(?:分工|权限|职责)?"
)
_OF_PAPER = re.compile(
    r"^(?:(?![对就根将按向在于与要应])[\u4e00-\u9fff]{1,6}[〔\[（(]\d{4}|的(?!要)|(?:于)?(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?![对就将把按向])[^，。；：、]{0,7}(?:提出|反映|起草|报送|上报|提交|申请|制定|作出|发出|建议|承办|审理|受理|办理|移送|提请|拟定|拟订|草拟|汇报|通报|所提|负责|牵头|主管|提供|管理|承建|推进)的"
    r"|(?:(?:对|就|针对|关于)[^，。；]{2,30})?(?:所(?:提|报|反映|申请)|(?:提出|反映|提请|报请)(?:的|关于))"
    r"|涉(?!及)[^，。；]{2,14}案(?:件)?(?=[，。；])|(?:已(?:经)?(?!准|立|受|生效|决|判|发|作)|曾)(?=[^，。；]{2,20}[，。；])"
    r"|关于(?!印发)|(?:其他|其它|有关|相关)?(?:提请|反映|提出|上报)?(?:的)?(?:其他|其它)?(?:事项|议题|诉求)|(?:主要|分管|有关)领导(?!小组)|[《“]|(?:执行)?(?:局|科|室|庭|股)?(?:在审|受理|审理|正在))"
)
_NAMED_TO = re.compile(
    r"^[^，。；]{0,8}[长任记员]?[\u4e00-\u9fff]{2,4}(?:同志)?(?:担任|兼任|任)(?:副?组长|主任|成员|召集人|副?指挥长|负责人)"
)
_CHAIN = re.compile(
    r"^(?:审核|审查|把关|会签|合法性审查|合法性审核|初审|复核|审定|审批|印发|转发|发文|发布|汇总(?:后)?(?:上报|通报|，|。|；|$)|备案|发函|签发|名义)"
)
_BACKS = re.compile(
    rf"^{_CLOSE}(?:要|应|负责)?(?:做好|提供|落实|搞好|抓好|给予|予以|加强)[^，。；]{{0,10}}(?:保障|配合|支持|协助|服务|指导)(?:工作)?(?:[，。；）]|$)"
)
_SIGNS = re.compile(r"^(?:会签|会审|复核|把关|审核把关|合法性审[查核])")
_JOINS = re.compile(rf"^{_CLOSE}(?:提前介入|派员|派人)")
_FUNDS = re.compile(r"(?:经费|资金|费用|支出)(?:统一|均|全部)?由$")
_DOCUMENTED = re.compile(
    r"(?:(?:对|就|针对|涉及)[近前上去今]\S{0,6}|对|就|关于|针对|涉及|根据|按照|依据|以|至|到|在|位于|因|凡|除|从|含|含有|涉|为|是|把|将|如|给予|原|与会|听取|通过|收到|接受)$"
)
_ASKED = re.compile(r"征(?:求|询|得)(?:了)?$")  # 征求县审计局意见: it has its say, and so a share
_WITH = re.compile(r"(?:会同|商请|商|协同|联合|邀请|抽调|抽派|选派|会商|联系|对接|协商|联手|携手)$")
_BESIDE = re.compile(r"(?:与|跟|同|和)$")
_HELPED = re.compile(
    r"(?:征求|配合|协助|支持|指导|督促|督导|协调|帮助|引导|监督|服务|依托|借助|提示|提醒|通知|告知|组织|安排|推动|促成|函询|约谈)$"
)
_TO = re.compile(
    r"(?:报经|报请|报送|上报|呈报|呈送|函告|函送|抄送|抄告|抄报|通报|提交|提请|移交|移送|反馈|回复|答复|请示|印发|下发|转发|推送|发送|转送|转交|提供|送达|寄送|备案"
    r"|交付|交办|汇报|报告|通告|公布|报备|发至|发给|送至|交至|向|给|报|送|交|发|函|呈|至|回|对|转|请求|致)(?:至|给|到|了)?$"
)
_TO_ALSO = re.compile(
    r"(?:向|报|送|给|反馈|通报|抄送|抄告|交|移送|提交|函告|告知|回复|答复)[^，；、]{1,8}(?:、|和|与|及|并)$"
)
_BY = re.compile(
    r"(?:由|交由|委托|责成|责令|指定|明确|授权|限|(?<![提报申邀聘敬])请|建议|拟请|商由|报由|转由|安排由|由于)$"
)
_PASS = re.compile(r"经$")
_CHECKS = re.compile(r"^(?:依法|进行)?(?:合法性|公平竞争|集体)?(?:审核|审查|把关|会审|会签|复核|初审)")
# A township that only says where the matter lies: 某街道农贸市场规划许可案重新作出决定.
_DEED = (
    r"要|应|须|需|各(?!类|种)|均|也|都|并|统|同步|提前|选|明确|将|对|于|在|按|把|由|务|限|每|逐|负责|牵头|配合|协助|协同|参与|做好|组织|开展|落实|完成|抓|加|继续|依法|尽快|立即|积极|主动|具体|会同|联合|共同|分别|各自|和|与|及|同"
    r"|参照|提|报|制定|拿出|排查|摸|核|清|拆|化解|处|推|成立|建立|安排|指|督|全|先|年|本|下|上门|上报|代|\d|（|双方|政府|人民|办事处|再|认真|切实|及时|抽|派|确|签|申|调|承|解决|支付|履行|引导|劝|走访|妥善"
)
_AT_PLACE = re.compile(
    rf"^(?!{_DEED})[^，。；：、]{{2,24}}?(?:案件?|问题|项目|事项|方案|纠纷|信访|工程|企业|公司|小区|市场|地块|片区|园区|厂|村|户|宗|处|路段?|房屋|土地|矿|景观带)"
)
_NOTE = re.compile(
    r"（(?:(?P<lead>总?牵头|主办|主责|主要责任|第一责任)|配合|协办|协助|参与|参加)(?:单位|部门)?）"
)
_FIRST_LEADS = re.compile(
    r"（[^（）]{0,6}(?:第一位|首位|第一|最前)[^（）]{0,4}(?:为|是)(?:牵头|主办|第一责任)[^（）]{0,4}）"
)
# 必要时提请县法院参与: asked in, not reported to.
_CALLED = re.compile(r"^(?:派员|予以)?(?:参与|参加|配合|协助|提前介入|列席|会商)")
_NAMED_AS = re.compile(  # 责任单位为某局
    r"(?:牵头|主办|主责|责任|承办|(?P<help>配合|协办|协助|参与))(?:单位|部门|主体)(?:分别)?(?:为|是|定为|明确为)$"
)
_MEETS = re.compile(
    r"^(?:主动|加强|积极|充分|及时|做好|密切|继续)*(?:沟通|对接|协商|衔接|会商|联系|商议|协调)"
)
_VETS = re.compile(r"^(?:依法|进行|开展)?(?:合法性|公平竞争)")
_STAFF = re.compile(
    r"^(?:(?:分管|常务|主管)?副?[县市区州旗]长|督查室|督查局|督查科|督查办|办案|审判(?!庭)|送达|系统|平台|网络|专网|端口|窗口|名下|所在地|辖区|判决|裁定|生效|业务骨干|工作人员|人员|干警|法官|检察官|干部|牌子|院内|一楼|三楼|大楼|办公楼|会议室|门户|网站|官网|平台|信访接待)"
)
_COUNTED = re.compile(
    r"(?:^其中[，：]?|\d[件个户宗起]，?、?)$"
)  # 其中某局12件、某局9件: told apart, not charged
_COUNT = re.compile(r"^\d+(?:件|个|户|宗|起|名|人|套|栋)")
_LET = re.compile(r"^(?:会议)?(?:支持|同意|鼓励|支持和鼓励)$")
_DOES = re.compile(r"^(?:依法|牵头|依托|按)?(?:设立|成立|开展|建立|组建|推进|实施|制定|启动|打造|探索)")
_CASES = re.compile(r"^(?:败诉|涉诉|被诉|应诉)(?:行政)?案")  # 县政府败诉案件: whose cases they are
_LEADIN = re.compile(
    r"(?:^|^[\d-]+|[，；：。、（]|同时|另外|其中|此外|并|再|后|前|内|起|底|日|月|年|上|期间|要求|明确|一事|事宜|事项|方面|工作|问题|中|建议|是|决定|议定|同意|案件|具体|继续|即)$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A group of names and the part it plays."""

    group: Group
    role: str


def parts_of(group: Group, text: str, left: str, right: str) -> list[Part]:
    """Give the parts of a group of a paragraph; notes behind its names may part it: 某局（牵头）、某局、某局（配合）."""
    notes = [_NOTE.match(text, member.end) for member in group.members]
    if _FIRST_LEADS.match(text, group.end):
        led, helping = list(group.members[:1]), list(group.members[1:])
    else:
        led = [m for m, note in zip(group.members, notes, strict=True) if note and note["lead"]]
        told = [m for m, note in zip(group.members, notes, strict=True) if note]
        helping = [m for m in group.members if m not in led] if led else [m for m in told if m not in led]
    if not led and not helping and _MEETS.match(right) and _with_last(group, text):
        return [part_of(Group(group.members[:-1]), left, right), Part(Group(group.members[-1:]), SUPPORT)]
    if not led and not helping:
        return [part_of(group, left, right)]
    rest = [m for m in group.members if m not in led and m not in helping]
    made = [Part(Group(tuple(led)), LEAD)] if led else []
    made += [part_of(Group(tuple(rest)), left, right)] if rest else []
    return made + ([Part(Group(tuple(helping)), SUPPORT)] if helping else [])


def _with_last(group: Group, text: str) -> bool:
    return len(group.members) > 1 and text[group.members[-2].end : group.members[-1].start] in (
        "与",
        "同",
        "跟",
    )


def part_of(group: Group, left: str, right: str) -> Part:
    """Tell the part a group plays from the words of its clause before (`left`) and after it (`right`)."""
    if group.named and (_CASES.match(right) or (group.members[-1].is_place and _AT_PLACE.match(right))):
        return Part(group, MENTION)
    return Part(group, _from_left(left, right) or _from_right(left, right))


def _from_left(left: str, right: str) -> str | None:
    if told := _step_or_label(left, right):
        return told
    if _STAFF.match(right) or _NAMED_TO.match(right) or _OF_PAPER.match(right):
        return SUPPORT if _WITH.search(left) else MENTION
    if _WITH.search(left) or (_ASKED.search(left) and re.match(r"[^，。；]{0,6}(?:意见|同意)", right)):
        return SUPPORT
    if _BY.search(left):
        role = BACKER if _FUNDS.search(left) and not _LEADS.match(right) else _agent(right)
        return BACKER if role == HELPER and left.endswith("请") and _JOINS.match(right) else role
    if _BESIDE.search(left):
        return MENTION if _TO_ALSO.search(left) else SUPPORT
    if left.endswith(("提请", "报请", "申请", "通知", "函请")) and _CALLED.match(right):
        return SUPPORT
    if _TO_ALSO.search(left) or _HELPED.search(left) or _TO.search(left) or _DOCUMENTED.search(left):
        return MENTION
    return None


def _step_or_label(left: str, right: str) -> str | None:
    """Tell what a count (其中某局12件), a consent, 责任单位为, 经 or 以…名义 before a name make of it."""
    if _COUNTED.search(left) and _COUNT.match(right):
        return MENTION
    if _LET.match(left) and _DOES.match(right):
        return SUBJECT
    if named := _NAMED_AS.search(left):
        return SUPPORT if named["help"] else LEAD
    if _PASS.search(left):
        return STEP if _CHECKS.match(right) else MENTION
    vetted = left.endswith(("送", "交", "提请", "提交")) and _VETS.match(right)
    return STEP if vetted or (left.endswith("以") and right.startswith(("名义", "的名义"))) else None


def _agent(right: str) -> str:
    if _LEADS.match(right):
        return LEAD
    if _SHARES.match(right):
        return SHARED
    if _CHAIN.match(right):
        return STEP
    return HELPER if _HELPS_ALONE.match(right) else AGENT


def _from_right(left: str, right: str) -> str:
    if _LEADS.match(right):
        return LEAD
    if _SHARES.match(right):
        return SHARED
    if _HELPS_ALONE.match(right) or _BACKS.match(right):
        return HELPER
    if _SIGNS.match(right):
        return STEP
    if not left or _LEADIN.search(left):
        return BACKER if _HELPS.match(right) else SUBJECT
    return MENTION
