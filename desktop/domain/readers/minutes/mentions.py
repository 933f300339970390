"""Who is named in a stretch of minutes: units of the book, units it does not know, and unnamed groups."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.units import UnitBook

KNOWN = "known"
UNKNOWN = "unknown"
COLLECTIVE = "collective"

_WHO = (
    "有关|相关|成员|联动|协助执行|协助|责任|涉案|涉事|涉诉|被执行|申请执行|申请|移送|受理|败诉|被告|被诉|被建议|应诉|牵头|配合|承办|协办|参会|与会|执法|行政执法|行政"
    "|主管|职能|监管|审批|申报|县直|市直|区直|州直|旗直|县级|市级|区级|派驻|驻地|其他|下属|所属|基层|重点|双方|征收|执行|属地|所在地|事发地"
)
_BODY = "单位|部门|机关|乡镇|镇街|街镇|乡|镇|街道|苏木|团场|园区|开发区|法院|检察院|管委会|金融机构|银行|企业|村|社区"
_TOWNS = (
    r"各苏木(?:乡)?镇(?:、街道(?:办事处)?)?|各苏木、(?:乡)?镇|各乡（镇、街道）|各乡镇（街道）|各镇（街道）|各镇（乡、街道）|各乡镇人民政府、(?:各)?街道办事处|各乡镇、(?:各)?街道(?:办事处)?"
    r"|各乡、镇(?:、街道)?|各乡镇街道|各镇、(?:各)?街道|各镇街|各街镇|各乡镇|各县（市、区）|各县（区）|各区（县）|各县市区|各县区|各区县|各(?:县|区)（市）"
    r"|两级法院|两级检察院|全[县市区](?:各)?(?:有关)?(?:行政)?(?:执法)?(?:单位|部门|机关)"
)
_BUREAU = (
    r"(?:司法|财政|公安|教育|民政|人社|人力资源和?社会保障|自然资源(?:和规划)?|规划|住建|住房和?城乡建设|交通(?:运输)?|水利|农业农村"
    r"|商务|文旅|文化(?:广电)?和?旅游|应急(?:管理)?|审计|市场监管|市场监督管理|统计|税务|信访|城管|综合(?:行政)?执法|生态环境"
    r"|医保|医疗保障|行政审批(?:服务)?|数据)局|(?:卫健|卫生健康|发改|发展和?改革)委|联席办|府院联动办|人民政府|政府|(?:人民)?法院|(?:人民)?检察院"
)
_COLLECTIVE = re.compile(
    rf"各(?:县（市、区）|县（区）|区（县）|县市区|县区|区县)(?:{_BUREAU})(?:[、和](?:{_BUREAU}))*"
    rf"|(?:(?:{_TOWNS})(?:人民政府|政府|(?:人民)?法院|(?:人民)?检察院)?(?:、(?={_BODY}))?)"
    rf"|(?:(?:案涉|涉案)?(?:土地|房屋|项目|案件|标的物?|不动产|资产|企业|户籍|住所|居住|工程|事故|纠纷|违法)?(?:所在地|属地|发生地|户籍地|居住地|经营地)的?|当地)(?:乡镇|镇街|街镇|乡|镇|街道)(?:（[^（）]{{1,6}}）)?(?:人民政府|政府|办事处)?(?:[、和或](?:乡镇|乡|镇|街道)(?:人民政府|政府|办事处)?)*"
    r"|各(?:位)?(?:联络员|成员|责任人|召集人|分管领导|包案领导|牵头人|经办人|专班|工作组|专题组|专项组|小组)(?!单位|部门|[市县区州镇乡]|家)"
    rf"|(?:相关|有关|属地|所在|事发地|辖区|涉事|涉案)(?:乡镇|镇街|街镇|乡|镇|街道)(?:（[^（）]{{1,6}}）)?(?:人民政府|政府|办事处)?"
    rf"|(?:各|其他|其它|市县)(?:{_WHO}){{0,3}}(?:{_BODY})(?!对口)"
    rf"|(?:县|市|区|州|旗)(?:直|级|政府)(?:各)?(?:有关|相关|行政执法)?(?:各)?(?:单位|部门|机关)"
    rf"|(?:[未尚已需应][\u4e00-\u9fff]{{1,10}}的|上述|以上|前述|其余|其他|剩余|这|该)?(?:[2-9]\d?|1\d|[两三四五六七八九十])(?:家|个)(?:责任|牵头|成员)?(?:单位|部门|乡镇|镇街)"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=由))(?:审计|财政|公安|税务|自然资源|住建|住房城乡建设|人社|市场监管|执法|行政|司法|审判|检察|金融监管|属地公安|被诉行政|复议|监管|征收|采购)(?:部门|机关)(?!负责人|的)"
    rf"|(?:有关|相关|成员|涉案|涉事|败诉|被诉|被建议|牵头|配合|承办|责任|行政执法|执法|征收)(?:行政|执法)?(?:单位|部门|机关|乡镇|镇街)(?![为是）])"
)
_STOP = "由会同商的了在于将对向和与及、，。；：（）“”《》〔〕请经报送交各为是"
_LETTER = (
    rf"(?:[^{_STOP}\d\W]|交(?=通)|经(?=济|开|信|贸)|对(?=外)|同(?=江)|会(?=计|展)|商(?=务)"
    r"|和(?=司法委|规划|城乡|社会|改革|信息|旅游|大数据|电视|体育|草原|水|科|广播|营商|应急|海洋|退役|计划))"
)
_ENDS = (
    "人民法院|人民检察院|法院|检察院|中院|管理委员会|管委会|委员会|街道办事处|街道办|街道|联合会|工商联|指挥部|苏木|团场"
    "|工作专班|领导小组|支队|大队|总队|分局|中心|公司|银行|联社|集团|协会|商会|局|[镇乡](?:人民)?政府|[镇乡](?![村镇])|(?:人民)?政府|委|联席办|联席会议办公室"
)
_LEAD_IN = re.compile(
    r"^(?:原则)?(?:建议|同意|研究|议|意|就|研|支持|联系|对接|依托|推动|邀请|委托|通过|按照|根据|关于|涉及|包括|加强|做好|规范|明确|强化|建立|成立|组建|设立)(?=[\u4e00-\u9fff]{3})"
)
_AFTER = (
    r"(?:[\u4e00-\u9fff]{2,4}分局|[\u4e00-\u9fff]{2,8}[支分]行|[\u4e00-\u9fff]{2,4}管理部|办公室|办(?![理法案结公事实好证学])|综合执法大队)?"
    r"(?![长员面级内]|常委|书记|副书记)"
)
_BEFORE = "".join(
    rf"|(?<={word})"
    for word in ("会同", "责成", "督促", "协助", "配合", "建议", "同意", "研究", "组织", "安排", "就")
)
_UNKNOWN = re.compile(
    rf"(?:^|(?<=[，。；：、（）和与及由请商同向经报送对交给]){_BEFORE})({_LETTER}{{1,9}}?(?:{_ENDS}){_AFTER})"
)
_LEVELLED = re.compile(
    rf"([县市区省州旗](?!政(?!府|务|法|协|数)|场(?!监)|级|直|域|区|外|内|里|容|情)(?:{_LETTER}{{1,14}}?(?:{_ENDS})|委(?:监委|政法委员会|政法委|党校|老干部局|巡察办|督查室|农办|财经办|国安办|直属机关工委|编办|组织部|宣传部|统战部|网信办|编委会|依法治[县市区]办|改革办)?(?!常|书记|副书记|委员)|政府|政协){_AFTER})"
)
_ACTS_OF_DOING = (
    "督催交承协主举经查转通开兴合领申补代快速可来帮待拟批严包创停缓难能好不联"  # 督办, 交办 … are acts
)
_YOUTH = re.compile(r"((?:共青)?团[县市区州旗省]委)(?![\u4e00-\u9fff]?书记)")
_OFFICE = re.compile(
    rf"([县市区省州旗]{_LETTER}{{1,8}}?办)(?:(?<![{_ACTS_OF_DOING}]办)|(?<=振兴办))"
    r"(?=牵头|负责|配合|会同|协助|参与|统筹|具体|[、，。；）]|于|要|应|将|$)"
)
_FURTHER = re.compile(  # with the level before them these endings name a body; alone they are common words
    rf"([县市区省州旗]{_LETTER}{{0,8}}?(?:总工会|工会|妇联|残联|文联|科协|侨联|红十字会|学校|党校|医院|馆|站|台|社|融媒体"
    r"|所(?![有在属需以涉列提指述办])))(?=牵头|负责|配合|会同|协助|参与|统筹|具体|[、，。；）]|于|要|应|将|对|在|及时|每|会|向|抓紧|联合|共同|依法|继续|组织|做好|提供|落实|$)"
)
_NO_UNIT = re.compile(
    r"(?:.*(?:法治|数字|服务型|本级|上级|下级|同级|各级|基层)|人民|地方)政府$|.*(?:大|全|格|布|开|结|当|破|变|僵|定)局$"
    r"|^(?:督促|督导|敦促|催促|约谈|监督|引导|帮助|扶持|推动|促成|促使|动员|劝导|走访|通知|协调|责令)[^，。；]*(?:公司|企业|集团|银行|协会|商会)$"
    r"|^(?:待|因|凭|凡|遇)|^[^县市区省州旗]{0,3}该[局委办院]|^每|^(?:综合|行政|专业)?(?:执法|监察|稽查|法制|督查|巡查|执行)?(?:大队|支队|中队)$|^(?:支持|尊重|服从|接受|收到|接到|移送|提请|报送|申请)?(?:人民)?(?:法院|检察院)$|^我[局院委办镇乡县市区部]|^(?:执行局|各.*|该.*|本.*|其.*|一.*中心|[局委镇乡办])$|.*(?:城乡|编委|常委|家乡|集镇|原委|推委|城镇|建制镇)$"
    r"|.*(?:实现|年底|月底|日前|推动|建设(?!局|委|和|管理|集团|公司|银行|[指开投工]|中心)|落实|加强|提升|推进|要|完善|形成|坚持|强化|围绕|打造|不得|及时|作为|明确|后再).*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit or group named at letters start to end; `name` is canonical, or the words themselves."""

    start: int
    end: int
    name: str
    kind: str

    @property
    def is_place(self) -> bool:
        """Whether only the place is written (某镇, 某街道), which may be the township or where a matter lies."""
        written = self.end - self.start
        if self.name.endswith(("镇人民政府", "乡人民政府", "街道办事处")):
            return len(self.name) - written >= 3
        return written == len(self.name) and self.name.endswith(("镇", "乡", "街道"))


def mentions_in(letters: str, book: UnitBook) -> tuple[Mention, ...]:
    """Find all units and groups in letters without blanks, in order, not overlapping.

    A group word (各乡镇) wins over a unit inside it, a unit of the book over a guess by its ending.
    """
    found: list[Mention] = [
        Mention(hit.start(), hit.end(), hit[0], COLLECTIVE) for hit in _COLLECTIVE.finditer(letters)
    ]
    for hit in book.find(letters):
        _add(found, Mention(hit.start, hit.end, hit.name, KNOWN))
    for pattern in (_YOUTH, _LEVELLED, _OFFICE, _FURTHER, _UNKNOWN):
        for match in pattern.finditer(letters):
            extra = _LEAD_IN.match(match[1])
            start = match.start(1) + (extra.end() if extra else 0)
            words = letters[start : match.end(1)]
            if not _NO_UNIT.match(words):
                _add(found, Mention(start, match.end(1), words, UNKNOWN))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _add(found: list[Mention], new: Mention) -> None:
    if all(new.end <= old.start or old.end <= new.start for old in found):
        found.append(new)


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring names that act together: 县综合执法局、县自然资源和规划局."""

    members: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """Where the first name starts."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.members[-1].end

    @property
    def named(self) -> bool:
        """Whether at least one of them is a unit, not only a group word."""
        return any(member.kind != COLLECTIVE for member in self.members)


_JOINT = re.compile(
    r"(?:于|在)?每?[\d一二三四五六七八九十半年月日周季度上中下旬底末前]{1,14}、|(?:（[^（）]{0,14}）)?(?:[、和与及/／\\同]|以及|，以及|并)?(?:（[^（）]{0,14}）)?"
)


def groups_in(letters: str, mentions: tuple[Mention, ...]) -> tuple[Group, ...]:
    """Put together the names that only a joining word or mark stands between."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        gap = letters[runs[-1][-1].end : mention.start] if runs else None
        if gap is not None and _JOINT.fullmatch(gap):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return tuple(Group(tuple(run)) for run in runs)
