"""字体体检 says openly what stands in for what."""

import pytest

from desktop.documents.fonts import FontUse, font_report
from desktop.documents.fonts.roles import Role
from desktop.ui.pages.settings.fonts import FontSection, PrintSection, verdict

OWN = FontUse(Role.FANGSONG, "仿宋_GB2312", "仿宋", "simfang.ttf", False)
STAND_IN = FontUse(Role.TITLE, "方正小标宋_GBK", "Noto Serif SC SemiBold", "NotoSerifSC-SemiBold.ttf", True)


def cells(table):
    columns = range(table.columnCount())
    return [[table.item(row, column).text() for column in columns] for row in range(table.rowCount())]


def test_the_table_is_the_report_of_this_computer(context, qtbot):
    section = FontSection(context)
    qtbot.addWidget(section)
    qtbot.waitUntil(lambda: section.table.rowCount() == len(Role))
    assert [row[:3] for row in cells(section.table)] == [[u.role, u.wanted, u.family] for u in font_report()]
    assert [row[3] == "▲ 代用" for row in cells(section.table)] == [u.substituted for u in font_report()]
    assert section.verdict.text() == verdict(font_report())


def test_a_full_set_is_praised_and_nothing_to_install():
    assert verdict([OWN]) == "公文用的字体本机齐全，预览和打印用的就是它们。"


def test_each_stand_in_is_named_with_the_font_to_install():
    words = verdict([OWN, STAND_IN])
    assert "本机缺 1 种公文字体" in words
    assert "小标宋用 Noto Serif SC SemiBold" in words
    assert "装上：方正小标宋_GBK，" in words
    assert "仿宋_GB2312" not in words


def test_the_test_page_is_drawn_in_the_background(context, qtbot):
    section = PrintSection(context)
    qtbot.addWidget(section)
    with qtbot.waitSignal(section.drawn) as drawn:
        section.test.click()
        assert context.work.busy
    assert drawn.args[0].startswith(b"%PDF")


@pytest.mark.parametrize("heads", [("用途", "应有字体", "实际使用", "是否代用")])
def test_the_columns_are_named(context, qtbot, heads):
    section = FontSection(context)
    qtbot.addWidget(section)
    table = section.table
    assert tuple(table.horizontalHeaderItem(at).text() for at in range(table.columnCount())) == heads
    qtbot.waitUntil(lambda: not context.work.busy)
