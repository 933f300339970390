"""The words of a founding notice: roles, titles, seats, vacancies, and what reads as a person's name."""

from __future__ import annotations

import re

from desktop.domain.patterns import Late
from desktop.domain.source import squash

HAN = "\u4e00-\u9fff"

# Titles that end a position; two characters or more, so that no name is taken for one.
TITLE = (
    r"(?:常务副|副|代理|代|首席|总|支|大|中)?(?:检察长|秘书长|理事长|董事长|总经理|总工程师|组织员|督查专员|"
    r"支队长|大队长|中队长|指挥长|县长|市长|区长|旗长|州长|盟长|省长|镇长|乡长|局长|院长|庭长|处长|科长|股长|部长|"
    r"厅长|司长|行长|站长|所长|校长|队长|会长|社长|主任|书记|主席|经理|政委|教导员|指导员|主官)|(?:派驻)?纪检(?:监察)?组?组长|总(?:规划|会计|经济|农艺|畜牧)师|工程师|"
    r"常委|党组成员|党委委员|党委成员|班子成员|专职委员|专委|审委会委员|审判员|检察员|检委会委员|"
    r"[一二三四]级(?:调研员|主任科员|高级法官|高级检察官|警长|巡视员)|调研员|巡视员|科员|干部|负责人|"
    r"总法律顾问|法律顾问|主持工作|委员"
)
TITLES = Late(TITLE)
ENDS_WITH_TITLE = Late(rf"(?:{TITLE})(?:[（(][^）)]*[）)])?$")
TITLE_THEN_NAME = Late(rf"^(.*(?:{TITLE}|长))([{HAN}]{{2,4}})$")

# Words for a seat that stand after units: 主要负责同志, 分管日常工作的负责同志, 分管副职.
SEAT = Late(
    r"的?((?:党政|党组|党委|(?:领导)?班子|各一名|各1名|主要|分管|主管|协管|联系|有关|相关|具体|业务|负责|一名|1名|一位)"
    r"(?:[^、，；。（）]|（[^（）]*）)*?"
    r"(?:同志|领导|负责人|副职|正职|干部|人员|骨干|主官|成员|副[局院县市区镇部]长|副主任|副检察长)(?:各?[一1][名人位])?"
    r"|(?:负责同志|负责人|主要领导)(?:各?[一1][名人位])?)$"
)
VACANT = Late(
    r"^[（(]?(?:(?:席位|职位)?(?:空缺|暂缺|暂空|出缺|缺额|缺)|(?:另行|尚)?待(?:定|任|任命|配|配备|补|补充|补齐|明确|确定|到任)|"
    r"[×xX*＊]{1,4}|待(?:报|填|核实|提供)|(?:暂)?未(?:定|明确|配备|任命|报|上报|填)|暂?无|——+|—+|-+|/)[）)]?$"
)
COLLECTIVE = Late(r"^(?:各|有关|相关|其他|全体)|各[^、]*(?:部门|单位)$|(?:有关|相关)(?:部门|单位)$")
GENERIC = Late(
    r"^(?:各)?(?:乡镇|镇|乡|街道|园区|开发区)(?:党委|人民政府|政府|办事处|（[^）]*）|管委会|[、和])*$|^街道办事处$"
)


def _spaced(pattern: str) -> str:
    """Let blanks stand between the characters of the words of a pattern."""
    return re.sub(rf"([{HAN}])(?=[{HAN}])", r"\1 *", pattern)


_FAMILY = "(?:第一|总|共同|轮值|执行|名誉|双)?(?:常务)?副?"
_CHIEF = "(?:召集人|组长|指挥长|主席|会长|主任|秘书长)"
_OFFICE = "(?:(?:联席会议|领导小组|工作专班)?办公室(?:主任|副主任|负责人|成员))"
_MEMBER = "成员单位|组成单位|参加单位|参与单位|成员|组员|委员"
_OTHER = "牵头单位|牵头部门|责任单位|配合单位|责任部门|联络员|联系人|顾问"
LABELS = Late(f"(?P<office>{_OFFICE})|(?P<head>{_FAMILY}{_CHIEF})|(?P<member>{_MEMBER})|(?P<other>{_OTHER})")
_LABEL = "|".join(
    (
        _spaced(_OFFICE),
        _spaced("(?:(?:第一|总|共同|轮值|执行|名誉|双)") + r" *)?(?:常 *务 *)?(?:副 *)?" + _spaced(_CHIEF),
        _spaced(_MEMBER),
        _spaced(_OTHER),
    )
)
LABEL_AT_START = Late(
    rf"(?P<number> *(?:[（(]?[一二三四五六七八九十\d]+[）)、.．] *)?)(?P<label>{_LABEL})"
    rf"(?P<mark> *(?:（[^（）]{{1,14}}） *)?： *| *—+ *| +| *$|(?=[{HAN} ]{{2,6}}（))"
)
LABEL_INSIDE = Late(rf"(?<=[ 。；，、）\t])(?P<label>{_LABEL}) *： *")
BROKEN_LABEL = Late(rf" *(?P<label>[{HAN}](?:[ {HAN}]{{0,8}}[{HAN}])?) *： *")

_COMPOUND = "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒司空夏侯轩辕端木独孤南宫申屠闻人呼延"
COMPOUND_SURNAMES = frozenset(_COMPOUND[n : n + 2] for n in range(0, len(_COMPOUND), 2))
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明"
    "臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢"
    "莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓"
    "牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池"
    "乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎"
    "戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查"
    "后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海墨哈谯笪年爱阳佟言福肖代闫付覃佘原涂苑仝鹿刀岩展撒阿买沐木兰尼丹罕芦栗邸郄卿亓冼麦揭邝漆苟信战官库隋牟"
)


def is_name(text: str) -> bool:
    """Say whether a word reads as a whole personal name: two to four characters, or longer with a middle dot."""
    bare = squash(text)
    if re.fullmatch(rf"[{HAN}]{{1,8}}[·•・][{HAN}·•・]{{1,10}}", bare):
        return True
    return bool(re.fullmatch(rf"[{HAN}]{{2,4}}", bare)) and not (
        TITLES.search(bare) or VACANT.match(bare) or _NO_NAME.search(bare)
    )


_NO_NAME = Late(
    r"^[县市区]|[局委办厅院部处科股室镇乡县市]$|负责|分管|同志|领导|街道|政府|中心|公安|法院|单位|名单|待定|职务|姓名|备注|附件|兼任|暂缺|空缺|副|常务|检察|[务察]长$|成员|召集|组长"
)


def unlikely_surname(name: str) -> bool:
    """Say whether the first character is none of the usual surnames, so that one may have been lost before it."""
    return "·" not in name and name[:2] not in COMPOUND_SURNAMES and name[:1] not in SURNAMES
