"""The settings page as the clerk uses it: on a real office, with keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractButton, QApplication, QDoubleSpinBox, QLabel

from desktop.domain.changes import Changes
from desktop.services import settings as office_settings
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.style import apply_theme
from desktop.ui.widgets.printchoices import kept_choices

KEY = Qt.Key


@pytest.fixture
def page(context, qtbot):
    shown = SettingsPage(context)
    context.hub.changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1206, 660)
    with qtbot.waitActive(shown):
        shown.show()
    qtbot.waitUntil(lambda: not context.work.busy)
    return shown


def test_every_card_is_named_in_the_rail(page):
    names = [(view.key, view.title) for view in page.saved_views()]
    assert [title for _key, title in names] == [
        "本单位",
        "外观",
        "期限提醒",
        "年度评价",
        "备份",
        "字体体检",
        "打印",
        "节假日",
        "数据",
        "操作日志",
    ]
    assert len({key for key, _title in names}) == len(names)


@pytest.mark.parametrize("key", ["office", "look", "deadlines", "backup", "fonts", "print", "data", "log"])
def test_a_named_card_gets_the_keyboard(page, key):
    page.show_view(key)
    page.setFocus()  # as the window does after opening a view
    section = next(each for each in page.sections if each.key == key)
    focus = QApplication.focusWidget()
    assert section.isAncestorOf(focus)
    assert not section.visibleRegion().isEmpty()


def test_an_unknown_view_changes_nothing(page):
    page.show_view("nothing")
    assert page.isVisible()


def test_every_control_has_a_name(page):
    controls = [each for each in page.findChildren(QAbstractButton) if each.text() or each.toolTip()]
    assert controls
    assert all(each.accessibleName() for each in controls)


def test_what_changed_while_another_page_was_open_is_read_when_it_is_shown(page, context):
    page.hide()
    context.hub.tell(office_settings.put(context.desk, "contact", "陈晨"))
    field = page.office.fields["contact"]
    assert field.text() == ""
    page.show()
    assert field.text() == "陈晨"


def test_the_page_follows_the_text_size(page, qapp):
    before = page.fonts.table.height()
    try:
        apply_theme(qapp, scale=200)
        assert page.look.scale.currentData() == 200
        assert page.fonts.table.height() > 1.8 * before
    finally:
        apply_theme(qapp)


def test_the_wheel_scrolls_the_page_and_changes_no_choice(page):
    for field in (page.look.scale, page.deadlines.near):
        at = QPointF(5, 5)
        event = QWheelEvent(
            at,
            field.mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert page.look.scale.currentData() == 100
    assert page.deadlines.near.value() == 5


def test_the_test_page_is_shown_and_its_offset_kept_for_every_kind(page, context, qtbot):
    page.show_view("print")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    qtbot.waitUntil(lambda: page.preview.isVisible())
    assert page.preview.findChild(QPdfView).isVisible()
    assert page.preview.page_count() == 1
    page.preview.findChild(QDoubleSpinBox).setValue(-1.5)
    assert page.back()
    assert not page.preview.isVisible()
    assert QApplication.focusWidget() is page.print.test
    assert kept_choices(context.settings, "minutes").offset == -1.5
    assert not page.back()


def test_a_refusal_of_the_printer_is_said(page, qtbot):
    with qtbot.waitSignal(page.said) as told:
        page.preview.refused.emit("打印机没有接受这份文书。")
    assert "没有接受" in told.args[0].text


def test_a_backup_elsewhere_refreshes_the_age(page, context):
    context.desk.store.back_up()
    context.hub.changed.emit(Changes("备份"))
    assert any(label.text().startswith("刚刚备份，共 1 份") for label in page.backup.findChildren(QLabel))
