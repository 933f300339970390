"""本单位, 外观, 期限提醒: what is typed is kept as one step and can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.services import history, ladder, settings
from desktop.services.desk import NEAR
from desktop.services.settings import DUTY
from desktop.ui.pages.settings.office import DeadlineSection, LookSection, OfficeSection
from desktop.ui.style import Scheme, apply_theme

KEY = Qt.Key


@pytest.fixture
def show(context, qtbot):
    def make(kind):
        section = kind(context)
        context.hub.changed.connect(lambda _changes: section.refresh())
        qtbot.addWidget(section)
        with qtbot.waitActive(section):
            section.show()
        return section

    return make


def words(section):
    return "\n".join(label.text() for label in section.findChildren(QLabel))


def test_who_we_are_is_shown(show):
    assert "濮阳县　县（市、区）　设在县司法局" in words(show(OfficeSection))


@pytest.mark.parametrize(("key", "name"), settings.KEYS.items())
def test_a_choice_is_kept_on_enter_and_taken_back(show, context, said, qtbot, key, name):
    field = show(OfficeSection).fields[key]
    field.setFocus()
    field.insert(" 云岭 ")
    qtbot.keyClick(field, KEY.Key_Return)
    assert settings.text_of(context.desk, key) == "云岭"
    assert field.text() == "云岭"
    assert said.last == f"{name}已改为“云岭”。"
    said[-1].actions[0].act()
    assert settings.text_of(context.desk, key) == ""
    assert field.text() == ""


def test_leaving_a_field_keeps_it_and_leaving_it_unchanged_makes_no_step(show, context, qtbot):
    section = show(OfficeSection)
    first, second = section.fields["issuing_name"], section.fields["contact"]
    first.setFocus()
    first.insert("某办公室")
    second.setFocus()
    assert settings.text_of(context.desk, "issuing_name") == "某办公室"
    steps = len(history.recent(context.desk))
    first.setFocus()
    second.setFocus()
    assert len(history.recent(context.desk)) == steps


def test_what_is_being_typed_outlives_an_act_elsewhere(show, context, qtbot):
    section = show(OfficeSection)
    field = section.fields["contact"]
    field.setFocus()
    field.insert("陈")
    context.hub.tell(settings.put(context.desk, "number_word", "云府院办"))
    assert field.text() == "陈"
    assert section.fields["number_word"].text() == "云府院办"


def test_text_size_and_palette_are_put_on_at_once(show, context, qapp, qtbot):
    worn = []

    def dress(scheme, scale):
        worn.append((scheme, scale))
        apply_theme(qapp, scheme, scale)

    context.dress = dress
    section = show(LookSection)
    try:
        qtbot.keyClick(section.scale, KEY.Key_Down)
        qtbot.keyClick(section.scheme, KEY.Key_End)
        assert worn == [(Scheme.LIGHT, 110), (Scheme.CONTRAST, 110)]
        section.refresh()
        assert (section.scale.currentText(), section.scheme.currentText()) == ("110 %", "高对比")
    finally:
        apply_theme(qapp)


def test_a_threshold_is_one_step_and_can_be_undone(show, context, said, qtbot):
    section = show(DeadlineSection)
    assert section.near.text() == "5 个工作日"
    section.near.setFocus()
    section.near.selectAll()
    qtbot.keyClicks(section.near, "12")
    qtbot.keyClick(section.near, KEY.Key_Return)
    assert context.desk.near_workdays == 12
    assert said.last == "事项临近天数已改为 12 个工作日。"
    assert [step.label for step in history.recent(context.desk, 2)].count("设置事项临近天数") == 1
    context.undo()
    assert (context.desk.near_workdays, section.near.value()) == (5, 5)
    assert settings.number_of(context.desk, NEAR) is None


def test_duties_follow_the_profile_until_a_number_is_chosen(show, context, said, qtbot):
    section = show(DeadlineSection)
    assert section.duty.text() == "按机制模板"
    qtbot.keyClick(section.duty, KEY.Key_Up)
    assert settings.number_of(context.desk, DUTY) == 1
    qtbot.keyClick(section.duty, KEY.Key_Down)
    assert settings.number_of(context.desk, DUTY) is None
    assert said.last == "职责提醒恢复为按机制模板。"


def test_how_long_a_contact_stops_the_pressing(show, context):
    section = show(DeadlineSection)
    assert section.quiet.text() == "3 个工作日"
    section.quiet.setValue(5)
    assert ladder.quiet_workdays(context.desk) == 5
    context.undo()
    assert section.quiet.value() == 3
