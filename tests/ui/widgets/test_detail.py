import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from desktop.domain.tasks import Light
from desktop.ui.widgets.detail import (
    Detail,
    DetailPanel,
    Entry,
    Fact,
    Section,
    attachments,
    history,
    papers,
)
from desktop.ui.widgets.lights import LightLabel, LightText

FACTS = Section("facts", "事项", (Fact("牵头", "县司法局", "unit:1"), Fact("责任人", "")))


@pytest.fixture
def panel(qtbot):
    made = DetailPanel()
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    return made


def words(panel):
    labels = panel.findChildren(QLabel) + panel.findChildren(QPushButton)
    return {label.text().strip() for label in labels if label.isVisibleTo(panel)}


def test_the_panel_shows_facts_history_papers_and_attachments(panel):
    entry = Entry("延期 30 个工作日", "03-04")
    sections = (FACTS, history([entry]), papers([Entry("交办单", "01-12", "paper:9")]), attachments([]))
    panel.show_detail(Detail("建立机制", "2026-03-1", LightText(Light.NEAR, "2 天"), sections))
    assert {"建立机制", "2026-03-1", "县司法局", "—", "延期 30 个工作日", "交办单", "还没有附件"} <= words(
        panel
    )
    assert panel.findChild(LightLabel).text() == "◐ 临近 2 天"
    heads = [b.text().strip() for b in panel.findChildren(QToolButton) if b.isCheckable()]
    assert heads == ["事项", "历史 1", "文书 1", "附件"]


def test_links_are_told(panel, qtbot):
    panel.show_detail(Detail("建立机制", sections=(FACTS,)))
    button = next(b for b in panel.findChildren(QPushButton) if b.text() == "县司法局")
    with qtbot.waitSignal(panel.linked) as heard:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard.args == ["unit:1"]


def test_a_folded_section_stays_folded_for_the_next_record(panel):
    panel.show_detail(Detail("一", sections=(FACTS,)))
    fold = next(b for b in panel.findChildren(QToolButton) if b.isCheckable())
    fold.click()
    assert "县司法局" not in words(panel)
    assert fold.accessibleName() == "事项，已折叠"
    panel.show_detail(Detail("二", sections=(FACTS,)))
    assert "二" in words(panel)
    assert "县司法局" not in words(panel)


def test_nothing_chosen_says_so(panel):
    panel.show_detail(None)
    assert words(panel) == {"在左边选一条记录"}


def test_a_thousand_records_leave_nothing_behind(panel, qtbot):
    for number in range(200):
        panel.show_detail(Detail(str(number), sections=(FACTS,)))
    qtbot.waitUntil(lambda: len(panel.findChildren(QPushButton)) == 1)


def test_the_page_may_add_its_own(panel):
    panel.show_detail(Detail("一", sections=(FACTS,)))
    panel.add_widget(QPushButton("延期…"))
    assert "延期…" in words(panel)
    panel.show_detail(Detail("二"))
    assert "延期…" not in words(panel)


def test_words_of_records_are_never_markup(panel):
    panel.show_detail(Detail("<b>甲</b>", sections=(Section("f", "事项", (Fact("名", "<i>乙</i>"),)),)))
    assert {"<b>甲</b>", "<i>乙</i>"} <= words(panel)
    formats = {label.textFormat() for label in panel.findChildren(QLabel) if "<" in label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_closing_is_told(panel, qtbot):
    close = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "收起右栏")
    with qtbot.waitSignal(panel.closed):
        close.click()


def test_a_record_shown_later_opens_no_window_of_its_own(panel, qapp):
    seen = []

    class Windows(QObject):
        def eventFilter(self, thing, event):  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
                seen.append(thing)
            return False

    windows = Windows()
    qapp.installEventFilter(windows)
    panel.show_detail(Detail("建立机制", sections=(FACTS,)))
    qapp.removeEventFilter(windows)
    assert seen == []
    assert "县司法局" in words(panel)


def test_long_words_before_a_line_leave_it_its_room(panel, qtbot):
    text = "刘敏 0393-5550200"
    panel.show_detail(
        Detail("会议", sections=(history([Entry(text, "县政府办公室、县委县政府督查局、县财政局")]),))
    )
    qtbot.wait(1)
    label = next(each for each in panel.findChildren(QLabel) if each.text() == text)
    assert label.mapTo(panel, label.rect().topRight()).x() <= panel.width()
    assert label.width() >= label.fontMetrics().horizontalAdvance(text)
