"""Which field of a ledger the words of a column head name."""

from __future__ import annotations

import re

from desktop.domain.patterns import Late
from desktop.domain.source import chinese_punctuation, half_width, squash

# The first that fits decides, so what is narrower stands first.
_FIELDS: tuple[tuple[str, Late], ...] = tuple(
    (field, Late(words, re.IGNORECASE))
    for field, words in (
        (
            "",
            r".*(?:数量?|率|数据|个数|页码|次数|合计|小计|总计|得分|分值|附件|原因|理由|是否(?:延期|逾期|超期|调整))$|\d+",
        ),
        ("serial", r"(?:总|项目|任务|事项|问题|工作|台账|案件|清单)?(?:序号|编号|序列)|序|号|no\.?"),
        ("lead", r".*(?:牵头|主办)(?:单位|部门)[及和、/（].*(?:人|领导).*"),
        ("units", r".*责任(?:单位|部门)[及和、/（].*(?:人|领导).*"),
        ("support", r".*(?:配合|协办|协助|参与|参加)(?:单位|部门)[及和、/（].*(?:人|领导).*"),
        ("leader", r".*领导(?:姓名|及.*)?$|.*(?:责任人|负责人|包案人|负责同志)(?:及.*)?|.*分管县长"),
        ("contact", r".*(?:联络员|联系人|经办人|承办人)(?:及.*)?$|联系(?:电话|方式)|电话|手机.*"),
        (
            "raised_by",
            r"(?:提出|提请|提报|提交|申请|发起|反映|报送|交办|发函|建议|制发|发出|发送|来文|需求"
            r"|请求)(?:单位|部门|机关|方)",
        ),
        (
            "units",
            r".*牵头.{0,6}配合.*|.*配合.{0,6}牵头.*|.*主办.{0,6}协办.*|.*责任单位.{1,4}(?:分工|配合|协办).*",
        ),
        (
            "lead",
            r".*(?:牵头|主办|主责|承办|主要责任|第一责任|主要承办)(?:责任)?(?:单位|部门|机关|方"
            r"|主体)(?:名称)?|牵头|主办|责任主体",
        ),
        ("lead", r"(?:被建议|被监督|受建议|收文|接收|受文|主送|答复|回复|涉案|协助对象)(?:单位|机关|部门)"),
        (
            "support",
            r".*(?:配合|协办|协助|协同|参与|参加|会办|联办|协作|协调)(?:责任)?(?:单位|部门|机关"
            r"|方)(?:名称)?|配合|协办",
        ),
        ("backing", r".*(?:支持|受请|被提请|受邀)(?:单位|部门|机关|方)"),
        (
            "units",
            r"(?:责任|承办|经办)(?:科室|股室|处室)[/、和及或]?(?:单位|部门)?|.{0,4}(?:责任|落实|实施|办理|整改|化解|执行|完成|工作|相关|有关|主管)?(?:单位|部门|机关)(?:名称"
            r"|及分工|及职责)?|.{0,4}分工",
        ),
        ("finished", r".*(?:实际|已).{0,4}(?:时间|日期|时限)|(?:办结|销号|办毕|复函|归档)(?:时间|日期)"),
        ("deadline", r".*原定?.{0,6}[/、及和，].{0,4}(?:调整|延期|变更|现).*"),
        (
            "deadline_new",
            r".*(?:调整|延期|变更|展期|顺延|修改|现定|新定|延长)(?:后|至|到|为)?(?:的)?(?:完成|办结"
            r"|办理)?(?:时限|期限|时间|日期|时间节点)?$",
        ),
        ("deadline_old", r".*原(?:定|计划|完成|办理|来|有|时限|期限|要求|始).*|.*调整前.*"),
        ("deadline_due", r".*(?:截止|到期|届满)(?:时间|日期|日)?|应(?:答复|回复|办结|完成|反馈).*"),
        (
            "deadline",
            r".*(?:时限|期限|时间节点|时间要求|限时|节点|最后日期)(?:及?要求)?|(?:时间|进度)(?:安排|进度)|.*(?:计划|要求|预计|目标"
            r"|拟定?)(?:完成|办结|化解|整改|达成)?(?:时间|日期)",
        ),
        ("received", r".*(?:收到|收文|签收|送达|接收|收件|收悉).{0,6}(?:时间|日期|日)"),
        ("assigned", r".*(?:交办|转办|下达|立项|受理|移交|提出|提请|登记|列入)(?:时间|日期|日)"),
        ("started", r".*(?:启动|开始|起始|开工|动工)(?:时间|日期|日)"),
        ("issued", r".*(?:发出|发文|制发|印发|发送|发函|成文|落款)(?:时间|日期|日)"),
        ("met", r".*(?:会议|开会|议定|研究)(?:时间|日期)"),
        ("weak_date", r"(?:完成|化解|整改|办理|落实|解决|答复|回复|反馈|回函)?(?:时间|日期)"),
        (
            "quarter",
            r".*(?:第?[一二三四1-4]季度|Q[1-4]|[上下]半年|(?:\d{1,2}"
            r"|[一二三四五六七八九十]{1,2})月份?)(?:工作)?(?:末|底)?(?:进展|推进|办理|落实|完成)?(?:情况"
            r"|进度|动态)?",
        ),
        (
            "status",
            r".*状态(?:标识)?|是否.{2,4}|销号(?:情况|与否)?|红黄?绿.*|亮灯.*|(?:完成|办结|销号)与否|办结(?:情况|否)",
        ),
        (
            "progress_or_status",
            r"(?:工作|任务|目标)?(?:完成|办理|落实|整改|化解)(?:情况|结果|进度|程度)|进度|(?:目前|当前|现阶段|最新)(?:情况|状况|进度)",
        ),
        (
            "measure",
            r".*(?:措施|举措|目标|做法|方案|标准|路径|要求|打算|计划|步骤|任务分解|思路|成果形式|建议)$",
        ),
        (
            "progress",
            r".*(?:进展|推进|办理|落实|完成|整改|化解|工作|回复|答复|反馈)(?:情况|进度|动态|成效|结果)"
            r"|.*(?:进展|进度|动态)|.*进展.*",
        ),
        (
            "source",
            r".*来源|.*出处|(?:提出|议定|来源)?会议(?:名称|届次|期次|期数|及期次)?|.*依据|(?:纪要|文件"
            r"|建议书)?文?号|(?:纪要|会议)期[数次]",
        ),
        ("section", r".*(?:类别|类型|领域|板块|分类|方向|方面|类)|专题|所属清单|清单名称|部分"),
        ("memo", r"内部.*|批注"),
        ("note", r"备\s?注|附注|说明|其他|备考"),
        (
            "matter_detail",
            r"具体.{0,2}(?:事项|任务|问题|工作|内容)|.*(?:主要|工作|任务|具体|基本|问题|事项)?(?:内容|描述"
            r"|概述|简述|摘要)|(?:基本|主要|事项|案件|问题)情况",
        ),
        (
            "matter",
            r".*(?:事项|任务|问题|议题|项目|诉求|线索|需求|事由|案由|议定事|清单|工作|案件|标题|名称|事宜|要点)",
        ),
    )
)
_ASIDE = Late(r"（[^（）]*）$")


def head_words(text: str) -> str:
    """Give the words of a head without blanks, stars and colons, in Chinese punctuation."""
    return chinese_punctuation(half_width(squash(text))).strip("*：:★☆")


def kind_of(head: str) -> str | None:
    """Tell the kind of column the words of a head name, None when they name none.

    Besides the fields there are kinds that depend on the other columns (weak_date, deadline_due, backing,
    matter_detail, see `settle`) and one that depends on what stands below (progress_or_status).
    """
    words = head_words(head)
    if not words or len(words) > 24:
        return None
    for text in (words, _ASIDE.sub("", words)):
        for field, pattern in _FIELDS:
            if text and pattern.fullmatch(text):
                return field or None
    return None


def settle(kinds: list[str | None]) -> list[str | None]:
    """Decide the kinds that depend on the other columns, where the words alone suffice.

    完成时间 beside 完成时限 is the day it was finished, alone it is the deadline; 责任单位 beside 牵头单位 names
    those who support; 支持单位 leads where nobody else does; the words of a matter beside its name are a detail.
    """
    known = set(kinds)
    strong = known & {"deadline", "deadline_old", "deadline_new", "deadline_due"}
    changes = {
        "weak_date": "finished" if strong else "deadline",
        "deadline_due": "deadline",
        "units": "support" if "lead" in known else "units",
        "backing": "support" if known & {"lead", "units"} else "lead",
        "matter_detail": "measure" if "matter" in known else "matter",
    }
    return [changes.get(kind, kind) if kind else None for kind in kinds]
