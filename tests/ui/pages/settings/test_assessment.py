"""The ranking of units: off, on by a choice that is kept as one step, and back by undo."""

import pytest

from desktop.services import assessment
from desktop.ui.pages.settings.assessment import AssessmentSection


@pytest.fixture
def section(context, qtbot):
    made = AssessmentSection(context)
    context.hub.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    return made


def choose(section, on):
    place = section.ranking.findData(on)
    section.ranking.setCurrentIndex(place)
    section.ranking.activated.emit(place)


def test_there_is_no_ranking_until_it_is_chosen(section, context, said):
    assert section.ranking.currentText() == "不排名"
    choose(section, False)
    assert said == []
    choose(section, True)
    assert assessment.ranking_on(context.desk)
    assert "排名" in said.last
    context.undo()
    assert not assessment.ranking_on(context.desk)
    assert section.ranking.currentText() == "不排名"
