"""The columns of the yearly table: every number has one and a group, and sorts as what it is."""

import pytest

from desktop.domain.assessment_rules import DEFINITIONS
from desktop.services import assessment
from desktop.ui.models.paged import Sort
from desktop.ui.pages.assessment.columns import (
    COLUMNS,
    GROUPS,
    AssessmentRows,
    number_of,
    shown_columns,
)


@pytest.fixture
def rows(context):
    return AssessmentRows(context.desk)


def test_every_number_has_a_column_with_its_rule_and_stands_in_a_group():
    columns = {column.key: column for column in COLUMNS}
    grouped = {key for name, (_words, keys) in GROUPS.items() if name not in ("main", "all") for key in keys}
    for each in DEFINITIONS:
        assert each.rule in columns[each.key].tip
        assert each.key in grouped
    assert [key for key, column in columns.items() if column.editable] == ["remarks"]


def test_the_place_is_a_column_only_where_it_is_asked_for():
    assert "rank" in shown_columns("main", ranked=True)
    assert "rank" not in shown_columns("main", ranked=False)
    assert {"unit", "remarks"} <= shown_columns("time", ranked=False)


def test_unit_remarks_and_place_open_a_number_too():
    assert (number_of("unit"), number_of("remarks"), number_of("rank")) == ("lead", "lead", "rate_current")
    assert number_of("press") == "press"


def test_every_column_sorts(rows):
    every = sorted(rows.ids(2026, None))
    for column in COLUMNS:
        for descending in (False, True):
            assert sorted(rows.ids(2026, Sort(column.key, descending))) == every


def test_nothing_is_counted_before_a_year_is_chosen(rows):
    assert rows.ids(None, None) == []
    assert rows.rows(("x",)) == []
    rows.remark({"x": "y"})
    assert rows.made is None


def test_remarks_show_before_everything_is_counted_again(rows, context):
    first = rows.ids(2026, None)[0]
    rows.remark({first: "先显示"})
    assert rows.rows((first,))[0].remarks == "先显示"
    assert assessment.year_sheets(context.desk, 2026).of(first).remarks == ""
