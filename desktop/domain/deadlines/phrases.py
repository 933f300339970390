"""Words that set no day: 尽快, 持续推进, 另行确定, lost digits, blanks of a form, dates of statistics."""

from __future__ import annotations

import re

from desktop.domain.deadlines.model import Explained
from desktop.domain.deadlines.setting import Setting

_X = r"[xX×✕＊*_□■△●◯]{1,6}|\(\s*\)|\.{3,}|…+"
PLACEHOLDER = (
    rf"(?:{_X})(?:个)?(?:年|月|日|工作日|天|周|季度|小时)[xX×✕＊*_□年月日个工作天周份以之内前起后底\d]*"
    rf"|(?<=[年月])(?:{_X})[日月]?"
)
DAMAGED = (
    r"(?<![一二两三四五六七八九十百半几数多若\d每第各xX×*_□些整隔逐同当另某仅)])(?:在"
    r"|于)?(?:个(?:工作日|月|自然日)|(?<=在)[天日周])[之以]?内"
    r"|(?<=[件后起于])(?:在)(?:天|日|个工作日|个月|周)[之以]?内"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:日|号)[之以]?前?|(?:20\d{2}"
    r"|)年月(?:\d{0,2}日)?[之以]?前?"
    r"|(?<![\d一二三四五六七八九十本当下次每个上同逐按xX×当全该半首末])月\d{1,2}日[之以]?前?"
    r"|(?:20\d{2})年月底?[之以]?前|(?:\d{1,2}|[一二三四五六七八九十两]{1,3})个工作(?:[之以]?内|前(?!期|往|来))"
    r"|(?<![\d今明次翌来后当去上本下同每半一二三四五六七八九十〇零])年\d{1,2}月\d{1,2}日[之以]?前"
    r"|(?<=[于在])日[之以]?前|(?<![\d一二三四五六七八九十每xX×当])月日[之以]?前"
)
_STAGE = r"(?:目标|任务)?[\(:]?[^,。;()、\n]{1,14}\)?[、,;]?"
RANGES = (
    rf"(?:短期|近期){_STAGE}中期{_STAGE}(?:(?:长期|远期){_STAGE})?|(?:短期|近期){_STAGE}(?:长期"
    rf"|远期){_STAGE}"
)
STATUS = (
    r"(?:截至|截止(?=[^。;\n]{0,16}已))(?:目前|[^,。;\n]{1,14}?(?:[日底末月]|季度"
    r"|[年日]度)(?![前之以]))(?![之以]?前)|(?:今年|去年|年初|本年|上年|近年)以来|(?:\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})月?[-至到](?:\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})月份?(?=[,，]?(?:全[县市省区]|共|累计|平均|已|各级|审结|收案|受理"
    r"|同比|办结))"
)
DONE = (
    r"^(?:已(?:全部|基本|按期|如期)?(?:完成|办结|落实|销号|整改|报送|印发|回复)[^,。]{0,6}|完成|办结"
    r"|进行中|正在(?:办理|推进)[^,。]{0,4}|未(?:启动|完成|开始)|√|✓|是|否)$"
)
NOTHING = r"^(?:[-/—无\\]*|暂无|空|nan|None)$"
TARGET = r"\d+(?:\.\d+)?(?:%|个百分点|件|次|人|万元)|百分之|达标率|[一二三四五六七八九十]成以上"
_EVENT_WORDS = (
    r"及时(?:组织)?(?:实施|执行)[^。;]{0,12}(?:执行|实施)情况|(?:收到|接到|知悉"
    r"|发现)[^,。;、\n]{1,16}后,?(?:应当?|要)?(?:及时|立即|尽快|第一时间)|(?:结束|办结|完成|作出|生效"
    r"|批准|审定|通过)后,?(?:应当?|要)?(?:及时|立即|尽快)"
)
WORDS = (
    "(?P<event>" + _EVENT_WORDS + ")"
    r"|(?P<chain>^先(?:由|行)?[^。;]{2,40}?[,;、](?:再|而后|然后|后)由?[^\d]{2,})"
    r"|(?P<now>随[收接报来到交转移][随即][办报审立结转批清处签]|即[收接报来转交诉申到][随即][办报审立结转批清处签]|即办|接诉即办|即知即改|立行立改|即时|即刻|立即|立刻|马上|当场|当即"
    r"|第一时间|不得延误)"
    r"|(?P<tbd>(?:时间|日期|时限|期限)?(?:另行|另|再行|待)(?:确定|研究|通知|商定|明确|定|商议|安排"
    r"|公布)|待研究|待商|未定|授权[^,。;]{0,12}再定)"
    r"|(?P<ref>(?:按照?|依照?|根据|在|于|严格按)[^,。;、\n]{0,14}?(?:合同|约定|协议|规定|法定|要求"
    r"|计划|方案|文件|通知|清单|台账|上级|建议书?|纪要|批复|决议|决定书?|办法|意见|细则|责任书|判决书?|裁定书?|函)[^,。;、\n]{0,12}?(?:期限|时限|时间|期间|时间节点"
    r"|节点|时段)(?:要求)?[之以]?(?:内|前)?|(?:规定|法定|约定)的?(?:期限|时限|时间)[之以]?内|(?:按|如)期(?=完成|办|整改|回|反|交|建|报)|按?序时进度"
    r"|与[省市县]{1,3}同步|按时(?=完成|办"
    r"|整改|回|反|交|报)|(?:以|详?见)[^,。;、\n]{0,12}(?:为准|通知|规定)(?=$|[,。;]))"
    r"|(?P<open>动态(?:更新|调整|管理)|长期坚持|长期(?:推进|执行|有效|实施|任务)?(?!停|以|未|存|拖|搁"
    r"|居|稳|占|不)|^持续$"
    r"|持续(?:推进|开展|用力|深化|发力|抓好|实施|加强|整改|跟踪)|常态化(?:推进|开展|运行|坚持|实施"
    r"|落实|进行|抓|(?=$|[,。;、\t\n]))|经常性"
    r"|常年|贯穿(?:始终|全年)|久久为功|不间断|永久|长年)"
    r"|(?P<vague>尽快|尽早|尽速|早日|适时|及时|抓紧|从速|近期(?!目标)|近日|短期内|短时间内|择机|择时"
    r"|相机|视情(?:况)?|条件成熟(?:时|后)|必要时|限期|适当时候|合适时机|有条件时|下一步|下步|逐步|定期"
    r"|不定期|不日)"
)
_ADVERBS = (
    "动态更新",
    "动态调整",
    "动态管理",
    "必要时",
    "下一步",
    "下步",
    "逐步",
    "定期",
    "不定期",
    "经常性",
)
_KINDS = {
    "event": ("EVENT_AFTER", "vague", "“及时”没有天数，请写明事件之后多少天"),
    "chain": ("CHAIN", "none", "只写了先后次序，没有写日期，请补上"),
    "now": ("IMMEDIATE", "hard", "要求立即办理，没有截止日期，请确定登记用的日期"),
    "tbd": ("TBD", "none", "期限还没有定，定下后请补上"),
    "ref": ("REFERENCE", "open", "期限写在别的文件里，请查明后补上日期"),
    "open": ("OPEN", "open", "长期任务没有截止日期，请确定阶段检查的日期"),
    "vague": ("VAGUE", "vague", "没有写明日期，请与牵头单位商定具体日期"),
}


def plain(kind: str, certainty: str, question: str, rule: str = "文中没有定下日期") -> Explained:
    """Make an answer without any day."""
    return Explained("", kind, certainty=certainty, question=question, rule=rule, steps=(f"{rule}，不推算",))


def words(match: re.Match[str], setting: Setting) -> Explained | None:
    """Read the words that name no day and say what to ask for them."""
    group = match.lastgroup or ""
    if (match[0] in _ADVERBS or group == "chain") and not setting.alone:
        return None
    kind, certainty, question = _KINDS[group]
    found = plain(kind, certainty, f"“{match[0]}”：{question}")
    if group != "event":
        return found
    enforced = "执行情况" in match[0]
    event = (
        "准予强制执行裁定作出"
        if enforced
        else re.sub(r"(后),?(?:应当?|要)?(?:及时|立即|尽快|第一时间)$", "", match[0])
    )
    return Explained("", kind, certainty=certainty, question=found.question, rule="等事件发生", event=event)


def placeholder(match: re.Match[str], setting: Setting) -> Explained:
    """Report the blanks of a model text (×个月内)."""
    return plain("PLACEHOLDER", "none", f"“{match[0]}”是文书样式里的占位，请填上数字", "范文占位")


def damaged(match: re.Match[str], setting: Setting) -> Explained:
    """Report digits lost in copying (在个工作日内); they are never guessed."""
    return plain("DAMAGED", "none", f"“{match[0]}”数字缺失，请对照原件补上", "数字缺失")


def ranges(match: re.Match[str], setting: Setting) -> Explained:
    """Report 短期(6个月内)、中期(1-2年)、长期(3-5年): stages, not days."""
    return plain("MULTI_RANGE", "soft", "分短期、中期、长期几个阶段，请分别确定日期", "只给出阶段")


def status(match: re.Match[str], setting: Setting) -> Explained:
    """Recognise the day of statistics, which is no deadline."""
    return plain("STATUS_DATE", "none", "这是统计的时点，不是期限", "统计时点")
