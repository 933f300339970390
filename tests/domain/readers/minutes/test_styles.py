"""Invented passages in many styles of counties, cities, districts and a banner, each with what it says.

`others` of a paper counts tasks beside those listed that a reader may also offer.
"""

import json
from datetime import date

import pytest

from desktop.documents.intake import read_source
from desktop.domain.readers.minutes import read_minutes
from desktop.domain.source import SourceText, squash
from desktop.domain.units import UnitBook

from .conftest import FILES

_STYLES = json.loads((FILES / "styles.json").read_text(encoding="utf-8"))
PAPERS = {paper["id"]: paper for paper in _STYLES["papers"]}


@pytest.fixture(scope="module")
def places():
    return {place: UnitBook.from_json(units) for place, units in _STYLES["places"].items()}


@pytest.fixture(scope="module")
def read_paper(places, calendar):
    def reading(paper):
        source = read_source(FILES / paper["file"]) if "file" in paper else SourceText("粘贴", paper["text"])
        anchor = date.fromisoformat(paper["anchor"]) if paper["anchor"] else None
        return source, read_minutes(source, places[paper["place"]], calendar, anchor).decisions

    return reading


def matched(paper, made):
    """Pair each wanted decision with the shortest one read that holds its words."""
    left = list(made)
    for wanted in paper["decisions"]:
        holding = [one for one in left if squash(wanted["part"]) in squash(one.text)]
        assert holding, f"not found: {wanted['part']}"
        best = min(holding, key=lambda one: len(one.text))
        left.remove(best)
        yield wanted, best


def days(decision) -> list[str]:
    deadline = decision.deadline
    if deadline is None or deadline.due is None or deadline.certainty == "ambiguous":
        return []
    due = deadline.due if isinstance(deadline.due, tuple) else (deadline.due,)
    return sorted(day.isoformat() for day in due)


@pytest.mark.parametrize("name", PAPERS)
def test_each_style_is_read(read_paper, name):
    paper = PAPERS[name]
    source, made = read_paper(paper)
    found = list(matched(paper, made))
    for wanted, one in found:
        assert source.text[slice(*one.span)] == one.text
        assert one.disposition == wanted["disposition"], wanted["part"]
        if one.disposition == "status_report":
            continue
        assert list(one.lead) == wanted["lead"], wanted["part"]
        assert list(one.support) == wanted["support"], wanted["part"]
        assert days(one) == wanted["due"], wanted["part"]
        if "recur" in wanted:
            rhythms = {one.deadline.recur, *(each.recur for each in one.deadline.also)}
            assert wanted["recur"] in rhythms
        for group in wanted.get("collective", []):
            assert group in one.collective
    matched_ones = {one.span for _, one in found}
    extra = [one for one in made if one.disposition == "task" and one.span not in matched_ones]
    assert len(extra) <= paper["others"], [one.text for one in extra]


@pytest.mark.parametrize("name", PAPERS)
def test_a_unit_or_day_the_text_does_not_fix_is_doubted(read_paper, name):
    for one in read_paper(PAPERS[name])[1]:
        doubted = {doubt.field for doubt in one.doubts}
        if one.disposition in ("task", "agreed_in_principle"):
            assert one.lead or "lead" in doubted
        if one.deadline and one.deadline.question:
            assert "deadline" in doubted


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("县司法局3日内反馈意见。", "deadline"),
        ("吴刚同志牵头，县司法局、县财政局参加，组建专案组。", "lead"),
        ("县政府督查室、县司法局每季度开展一次督导。", "lead"),
        ("县司法局6月3O日前印发通知。", "deadline"),
    ],
)
def test_what_a_reader_cannot_know_is_asked(decided, sentence, field):
    (made,) = decided(sentence)
    assert field in {doubt.field for doubt in made.doubts}
