import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui.widgets.datefield import DateField, ParsedDate, weekday


def parse(words: str) -> ParsedDate | None:
    """Month and day of 2026, or the date in full."""
    found = re.fullmatch(r"(?:2026-)?0?(\d+)[-.月]0?(\d+)日?", words.strip())
    if found is None:
        return None
    day = date(2026, int(found[1]), int(found[2]))
    return ParsedDate(day, {date(2026, 2, 14): "补班", date(2026, 10, 1): "放假"}.get(day, ""))


@pytest.fixture
def field(qtbot):
    made = DateField(parse, name="办理期限")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def beside(field):
    return field.findChild(QLabel).text()


@pytest.mark.parametrize(("words", "day"), [("3.5", date(2026, 3, 5)), ("3月5日", date(2026, 3, 5))])
def test_words_become_a_day_when_enter_is_pressed(field, qtbot, words, day):
    edit = field.findChild(QLineEdit)
    edit.insert(words)
    edit.textEdited.emit(words)
    assert field.day() == day
    assert field.text() == words
    assert beside(field) == "2026-03-05 周四"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.text() == "2026-03-05"
    assert beside(field) == "周四"


def test_the_weekday_and_the_holiday_stand_beside(field):
    field.set_text("2.14")
    assert beside(field) == "周六 补班"
    field.set_day(date(2026, 10, 1))
    assert beside(field) == "周四 放假"
    assert field.findChild(QLineEdit).accessibleDescription() == "周四 放假"


def test_words_that_are_no_day_stay_and_are_marked(field):
    field.set_text("尽快")
    assert field.day() is None
    assert field.in_doubt()
    assert field.text() == "尽快"
    assert beside(field) == "认不出日期"
    assert field.findChild(QLineEdit).property("doubt") is True
    field.set_text("3.5")
    assert field.findChild(QLineEdit).property("doubt") is False


def test_changes_are_told_once_and_setting_is_silent(field, qtbot):
    heard = []
    field.changed.connect(heard.append)
    field.set_day(date(2026, 3, 5))
    assert heard == []
    edit = field.findChild(QLineEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "3.15")
    assert heard == [None, date(2026, 3, 1), date(2026, 3, 15)]
    field.set_text("")
    assert heard[-1] is None
    assert not field.in_doubt()
    assert beside(field) == ""


def test_leaving_the_field_settles_it(field, qtbot):
    edit = field.findChild(QLineEdit)
    edit.setFocus()
    qtbot.keyClicks(edit, "4.1")
    edit.clearFocus()
    assert field.text() == "2026-04-01"


def test_weekdays():
    assert [weekday(date(2026, 3, day)) for day in (1, 2, 7)] == ["周日", "周一", "周六"]
