"""The words by which rows of a ledger are told apart: notes, subtotals, headings, ditto marks."""

from __future__ import annotations

from desktop.domain.patterns import Late

DITTO = Late(r"[〃″”“\"']{1,2}|''|同上(?:述|行|栏|一?项|条)?|同前|々|——〃——|—〃—")
DITTO_OF = Late(r"同(?:第|序号|编号)?([A-Za-z]{0,3}-?\d{1,4})(?:项|条|号|行)?")
SAME_LEFT = "同左"
NOTE = Late(
    r"(?:备?注|说明|填[表报]说明|附注|图例)$|(?:备?\s*注|说\s*明|填表说明|填报说明|注释|附注|附|图例|填表人?|制表人?|审核人?|填报人?|填报单位"
    r"|填报日期|填报时间|统计时间|统计截止.{0,4}|单位负责人|负责人签字|签字|签章|联系人|联系电话"
    r"|颜色说明|标注说明|底色说明)"
    r"\s*[：:.、（(]|第\s*\d+\s*页|[※*＊]|注[：:\d]|以上|(?:底色|颜色|填充色"
    r"|[红黄绿橙蓝灰]色).{0,40}(?:表示|代表|为|[：:=＝])"
)
SUBTOTAL = Late(
    r"(?:.{0,14}?)(?P<sum>合\s*计|小\s*计|总\s*计|共计|累计)(?:[：:（(为].*|共?\s*\d+\s*[项件个条]?.*)?"
    r"|共\s*\d+\s*[项件个条].*|计"
)
COUNTED = Late(r"(?<![完结成收执\d.])(\d+)\s*[项件个条]")
HEADING = Late(
    r"(?:第[一二三四五六七八九十]{1,3}[类部章编、]|[一二三四五六七八九十]{1,3}[、.．，]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧ][、.．]|附件?\d?[：:])"
)
"""How a heading inside the table begins; a row with only such a text is one."""
