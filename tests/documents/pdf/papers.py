"""Invented papers of each format for the tests of the renderer."""

import datetime as dt
from dataclasses import replace

from desktop.documents.official import (
    Attachment,
    Attendance,
    Format,
    OfficialDocument,
    Profile,
    Signature,
    SignedBy,
    Signer,
    Table,
)
from tests.documents.pdf.reading import paragraphs

DAY = dt.date(2026, 3, 15)
HAN = (
    "各成员单位应当高度重视府院联动工作明确一名负责同志分管一名工"
    "作人员具体联络按照职责分工主动配合人民法院开展工作遇有重大事项及时提请研究"
)
MIXED = (
    "牵头单位要在2026年3月31日前制定《实施方案》，明确“责任人"
    "”、时限和措施（含一案一策）；逾期未办结的，按规定督办。"
)
ORGANS = ("青山县人民政府", "青山县人民法院", "青山县人民检察院")

SINGLE = OfficialDocument(
    copy_no="000001",
    secrecy="机密★1年",
    urgency="特急",
    issuers=ORGANS[:1],
    mark_suffix="文件",
    number="青政〔2026〕12号",
    title="关于印发《青山县府院联动工作规则》和2026年度重点任务清单的通知",
    addressees=("各乡镇人民政府", "县政府各部门"),
    body=paragraphs(
        HAN,
        "一、主要任务",
        MIXED,
        "（一）健全机制。" + MIXED,
        "1.建立台账",
        "（1）逐项登记。" + MIXED,
        HAN * 8,
    ),
    attachments=(
        Attachment("组成人员名单", paragraphs(MIXED)),
        Attachment("2026年度重点任务分工及完成时限一览表（含牵头单位、配合单位和联系方式）", paragraphs(HAN)),
    ),
    signature=Signature(ORGANS[:1], DAY),
    note="此件公开发布",
    cc=(
        "县委办公室",
        "县人大常委会办公室",
        "县政协办公室",
        "县监察委员会",
        "县人武部",
        "各人民团体",
        "驻县有关单位",
    ),
    printer="青山县人民政府办公室",
    print_date=DAY,
)
JOINT = replace(
    SINGLE,
    issuers=ORGANS,
    copy_no=None,
    secrecy=None,
    urgency=None,
    attachments=(),
    signature=Signature(ORGANS, DAY),
)
UPWARD = replace(
    JOINT,
    format=Format.UPWARD,
    signers=(Signer(ORGANS[0], "王立堃"), Signer(ORGANS[1], "李喆"), Signer(ORGANS[2], "张犇")),
    body=paragraphs(MIXED),
    signature=Signature(ORGANS[:1], DAY, sealed=False),
)
LETTER = OfficialDocument(
    format=Format.LETTER,
    copy_no="000003",
    urgency="加急",
    issuers=ORGANS[1:2],
    number="青法函〔2026〕3号",
    title="关于商请协助提供企业登记信息的函",
    addressees=("县市场监督管理局",),
    body=paragraphs(MIXED, HAN * 12),
    signature=Signature(ORGANS[1:2], DAY),
    cc=("县司法局",),
)
MINUTES = OfficialDocument(
    format=Format.MINUTES,
    mark="青山县府院联动联席会议纪要",
    number="第3期",
    title="第一次联席会议纪要",
    body=paragraphs(MIXED, MIXED),
    attendance=Attendance(
        ("县政府　王立堃", "县法院　" + "、".join(["张𬱖"] * 12)), ("县财政局　陈八",), ("县税务局　褚九",)
    ),
    signature=Signature(("联席会议办公室",), DAY),
)
ORDER = OfficialDocument(
    format=Format.ORDER,
    mark="青山县人民政府令",
    number="第12号",
    body=paragraphs(MIXED),
    signature=Signature(date=DAY, signed_by=(SignedBy("县长", "王立堃"),)),
)
OPTICAL = replace(SINGLE, profile=Profile.OPTICAL)
TABLE = Table(
    ("序号", "任务", "单位"),
    tuple((str(index), "统筹解决职工安置、税费减免、信用修复等问题。", "县法院") for index in range(1, 61)),
    widths=(1, 6, 2),
)
