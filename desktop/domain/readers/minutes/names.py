"""Telling a person's name from the words around it: positions before it, notes behind it, blanks inside it."""

from __future__ import annotations

import re

POSITION = (
    "县长|市长|区长|州长|旗长|局长|主任|院长|检察长|书记|部长|庭长|科长|股长|处长|秘书长|镇长|乡长|主席|会长|所长|站长|大队长|支队长|队长|政委|教导员|行长|总经理|经理|董事长"
    "|总监|理事长|组长|校长|厅长|司长|常委|委员|专委|专员|调研员|巡视员|主任科员|科员|干部|法官|检察官|助理|律师|顾问|总工程师|工程师|总经济师|总会计师|经济师|会计师|规划师|代表|负责人"
    "|联络员|管理人|书记员|教授|主持工作|职员|成员|员额|人员|同志|局领导|班子成员|党组成员|四级高级法官|主管|召集人|指挥长|总队长|巡长|督导员|总规划师|大使|参谋长|教官|调解员|检委会专职委员"
)
POSITION = "|".join(sorted(POSITION.split("|"), key=len, reverse=True))  # 书记员 before 书记
_TITLED = re.compile(
    rf"^(.*(?:{POSITION})(?:（[^（）]*）)?)([\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+)$"
)
_NAME_FIRST = re.compile(rf"^([\u4e00-\u9fff]{{2,3}})((?:副|总|党组)?[\u4e00-\u9fff]{{0,3}}(?:{POSITION}))$")
_ENDS_IN_TITLE = re.compile(
    rf"(?:{POSITION}|副|常务|领导|单位|部门|办公室|乡镇|街道|局|院|府|委|中心|会议|委托)$"
)
_COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "尉迟",
    "皇甫",
    "司徒",
    "令狐",
    "慕容",
    "夏侯",
    "东方",
    "公孙",
    "长孙",
    "宇文",
    "端木",
    "呼延",
    "闻人",
    "左丘",
    "欧冶",
    "东郭",
    "南宫",
    "西门",
    "百里",
    "轩辕",
    "濮阳",
    "申屠",
    "澹台",
    "公冶",
    "宗政",
    "钟离",
    "太叔",
    "独孤",
    "赫连",
    "拓跋",
    "纳兰",
    "完颜",
    "鲜于",
    "闾丘",
    "司空",
    "万俟",
    "公羊",
    "淳于",
    "单于",
    "仲孙",
    "子车",
    "颛孙",
    "巫马",
    "公西",
    "漆雕",
    "乐正",
    "壤驷",
    "公良",
    "夹谷",
    "宰父",
    "谷梁",
    "段干",
    "东里",
    "梁丘",
    "羊舌",
    "微生",
)
_SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万"
    "覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时阳"
    "穆农司古吉车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏米宗代桂瞿全楼闵佟应臧卞姬边季丛仇巴敖占池谈商隋明鞠苟邬栾沙冀揭粟刁展佘门查桑和逯闻原揣尧骆缪宣郁杭洪诸嵇荀惠甄封芮储井巫牧宓班仰仲伊秋厉戎祖束幸韶郜薄宿怀邰索赖卓蔺屠池胥苍莘贡劳姬扶郦雍濮寿扈燕郏浦茹宦容向慎戈衡步匡寇阙蔚隆师巩晁勾阚简荆竺权桓傅皮乐元平花廉"
    "訾郜糜卞隗缪昝逄邝仉璩暨庾夔厍阚乜蒯竺贲钮嵇邴郗宓钭蓟郤鄢禹闾銮琚盖铁植幸奚苑"
)
_NOT_NAME = re.compile(r"[的在了和与等各有负责席参关全并及其县市区镇乡局院委办组会议人员单位部门]")


def close_gaps(text: str) -> str:
    """Take the blanks out of names: 林　岩 becomes 林岩; the blank between two names stays."""
    spaced = re.sub(r"\s+", " ", text)
    spaced = re.sub(
        r"(?<![\u4e00-\u9fff·])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", spaced
    )
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?:$|[，、；。（）]))", _joins, spaced)


def _joins(match: re.Match[str]) -> str:
    before = re.search(r"[\u4e00-\u9fff]+$", match.string[: match.start()])
    return "" if before and before[0][-1] in _SURNAMES and not looks_like_name(before[0]) else " "


def looks_like_name(text: str) -> bool:
    """Say whether two to four letters can be a person's name: a known surname, no word of office in it."""
    if "·" in text:
        return 3 <= len(text) <= 12
    if not 2 <= len(text) <= 4 or _NOT_NAME.search(text[1:]) or _ENDS_IN_TITLE.search(text):
        return False
    if len(text) == 4:
        return text[:2] in _COMPOUND
    return text[0] in _SURNAMES or text[:2] in _COMPOUND


def could_be_name(text: str) -> bool:
    """Say the same without asking for a known surname, for places where only a name can stand."""
    if "·" in text:
        return 3 <= len(text) <= 12
    plain = 2 <= len(text) <= 3 or (len(text) == 4 and text[:2] in _COMPOUND)
    return (
        plain
        and bool(re.fullmatch(r"[\u4e00-\u9fff]+", text))
        and not _ENDS_IN_TITLE.search(text)
        and not re.search(
            r"[的在了等各及其与]|单位|部门|人员|领导|^[未因缺另无]|缺席|请假|党组|参会|列席|会议|记录|出差|公出",
            text,
        )
    )


def could_be_full_name(text: str) -> bool:
    """Say the same behind a title, where a name of four letters may stand as well: 副区长张王一诺."""
    four = (
        len(text) == 4
        and text[0] in _SURNAMES
        and not _NOT_NAME.search(text[1:])
        and not _ENDS_IN_TITLE.search(text)
    )
    return could_be_name(text) or four


def split_title(text: str) -> tuple[str, str | None]:
    """Part 副院长常林 into its position and its name; the name is None when there is none to be sure of."""
    bare = re.sub(r"(?:等(?:人|同志|领导|\d.*)?|同志)$", "", text.strip(" ，、；。："))
    if could_be_name(bare):
        return "", bare
    if (found := _TITLED.match(bare)) and could_be_full_name(found[2]):
        return found[1], found[2]
    if (found := _NAME_FIRST.match(bare)) and looks_like_name(found[1]):
        return found[2], found[1]
    for size in (3, 2, 4):
        tail = bare[-size:]
        if len(bare) > size and looks_like_name(tail) and not could_be_name(bare):
            return bare[:-size], tail
    return bare, None


def last_name(text: str) -> str | None:
    """Give the name a phrase such as 县委常委、常务副县长林岩 ends with."""
    pieces = re.split(r"[、，]", text.strip(" ，、"))
    return split_title(pieces[-1])[1] if pieces[-1] else None
