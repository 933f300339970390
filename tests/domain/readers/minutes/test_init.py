"""Whole papers against their known answers: six samples and fifteen invented ones of other places and styles."""

import difflib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.intake import read_source
from desktop.domain.readers.minutes import read_minutes
from desktop.domain.source import SourceText, squash
from desktop.domain.units import UnitBook

from .conftest import FILES

GOLDS = sorted(FILES.glob("*.gold.json"), key=lambda path: path.name)
STEMS = [path.name.split("_")[0] for path in GOLDS]


@pytest.fixture(scope="module")
def papers(books, calendar):
    read = {}
    for path in GOLDS:
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = read_source(path.parent / gold["file"])
        read[path.name.split("_")[0]] = (gold, source, read_minutes(source, books[gold["place"]], calendar))
    return read


def likeness(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, squash(a), squash(b), autojunk=False).ratio()


def pairs(gold, proposal):
    for wanted in gold["decisions"]:
        best = max(proposal.decisions, key=lambda made: likeness(wanted["text"], made.text))
        if likeness(wanted["text"], best.text) >= 0.8:
            yield wanted, best
        else:
            assert wanted.get("optional"), f"not found: {wanted['text']}"


def due_days(value) -> list[str]:
    if not value:
        return []
    days = value if isinstance(value, (list, tuple)) else [value]
    return sorted(day if isinstance(day, str) else day.isoformat() for day in days)


@pytest.mark.parametrize("stem", STEMS)
def test_every_decision_is_found_with_its_disposition(papers, stem):
    gold, _, proposal = papers[stem]
    for wanted, made in pairs(gold, proposal):
        allowed = [wanted["disposition"], *wanted.get("alt_disposition", [])]
        assert made.disposition in allowed, wanted["text"]


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_else_is_taken_for_a_task(papers, stem):
    gold, _, proposal = papers[stem]
    found = {made.span for _, made in pairs(gold, proposal)}
    split = [squash(wanted["text"]) for wanted in gold["decisions"] if wanted.get("split_ok")]
    extra = [
        made.text
        for made in proposal.decisions
        if made.span not in found
        and made.disposition == "task"
        and not any(squash(made.text) in text for text in split)
    ]
    assert extra == []
    for spoken in gold["not_tasks"]:
        tasks = [made for made in proposal.decisions if made.disposition == "task"]
        assert not any(squash(made.text) in squash(spoken["text"]) for made in tasks)


@pytest.mark.parametrize("stem", STEMS)
def test_spans_are_exact(papers, stem):
    _, source, proposal = papers[stem]
    for made in proposal.decisions:
        assert source.text[slice(*made.span)] == made.text
        for low, high in (*made.lead_spans, *made.support_spans, *made.more_spans):
            assert 0 <= low < high <= len(source.text)
        if made.deadline and made.deadline_span:
            assert squash(source.text[slice(*made.deadline_span)])


@pytest.mark.parametrize("stem", STEMS)
def test_who_leads_and_who_supports(papers, stem):
    gold, _, proposal = papers[stem]
    for wanted, made in pairs(gold, proposal):
        if wanted["disposition"] == "status_report" or wanted.get("optional"):
            continue
        either = set(wanted["lead"]) | set(wanted["support"])
        if wanted.get("lead_by_order") and set(made.lead) | set(made.support) == either:
            continue
        assert set(made.lead) == set(wanted["lead"]), wanted["text"]
        loose = set(wanted.get("support_optional", []))
        assert set(made.support) - loose == set(wanted["support"]) - loose, wanted["text"]


@pytest.mark.parametrize("stem", STEMS)
def test_days_are_those_of_the_paper(papers, stem):
    gold, _, proposal = papers[stem]
    for wanted, made in pairs(gold, proposal):
        if wanted["disposition"] == "status_report":
            assert made.deadline is None
            continue
        days = due_days(made.deadline.due) if made.deadline else []
        if made.deadline and made.deadline.certainty == "ambiguous":
            days = []
        assert days == due_days(wanted["deadline"]["due"]), wanted["text"]


@pytest.mark.parametrize("stem", STEMS)
def test_facts_of_the_meeting(papers, stem):
    gold, _, proposal = papers[stem]
    wanted, made = gold["meeting"], proposal.meeting.as_json()
    for key in ("issue_no", "date", "place", "host", "recorder"):
        if wanted[key]:
            assert squash(str(made[key])) == squash(wanted[key]), key
    for key in ("present", "absent"):
        names = {squash(person["name"]) for person in wanted[key] if person["name"]}
        assert {person["name"] for person in made[key] if person["name"]} == names


@pytest.mark.parametrize("stem", STEMS)
def test_on_the_first_day_names_are_given_as_written_and_doubted(papers, calendar, stem):
    gold, source, _ = papers[stem]
    proposal = read_minutes(source, UnitBook(), calendar)
    tasks = [made for made in proposal.decisions if made.disposition == "task"]
    assert len(tasks) >= sum(d["disposition"] == "task" for d in gold["decisions"]) - 2
    for made in proposal.decisions:
        if made.lead:
            assert "lead" in {doubt.field for doubt in made.doubts}


def test_a_title_is_preferred_to_the_mark_of_the_paper(papers):
    assert papers["V01"][2].meeting.title == "云岭县府院联动联席会议2025年第三次工作会议纪要"
    assert papers["V02"][2].meeting.title == "关于协调推进恒丰纺织有限公司破产清算案有关问题的会议纪要"
    assert papers["V04"][2].meeting.title == "协调会议纪要"


def test_damage_is_doubted_not_repaired(papers):
    proposal = papers["V05"][2]
    lost = [made for made in proposal.decisions if made.deadline and made.deadline.kind == "DAMAGED"]
    assert [made.deadline.due for made in lost] == [None, None]
    assert all("deadline" in {doubt.field for doubt in made.doubts} for made in lost)
    assert "issue_no" in {doubt.field for doubt in proposal.doubts}
    assert any("首批" in doubt.reason for made in proposal.decisions for doubt in made.doubts)


def test_a_paper_of_another_organ_reads_without_loss(books, calendar):
    source = read_source(FILES / "F02_minutes.txt")
    proposal = read_minutes(source, books["云岭县"], calendar)
    tasks = [made for made in proposal.decisions if made.disposition == "task"]
    assert [str(made.deadline.due) for made in tasks[:3]] == ["2025-07-15", "2025-09-30", "2025-06-25"]
    assert [made.disposition for made in proposal.decisions].count("deferred") == 1
    assert proposal.as_json()["anchor_date"] == "2025-06-18"


def test_another_anchor_may_be_given(books, calendar):
    source = SourceText("粘贴", "会议议定：1.县司法局会后3个工作日内印发方案。")
    made = read_minutes(source, books["云岭县"], calendar, date(2026, 4, 29)).decisions
    assert [str(d.deadline.due) for d in made] == ["2026-05-07"]


PIECES = st.sampled_from(
    [
        "由县司法局牵头，",
        "县财政局、县法院配合，",
        "5月底前完成。",
        "会议要求，",
        "会议议定：",
        "一、",
        "（一）",
        "1.",
        "责任单位：",
        "县公安局",
        "\n",
        "；",
        "（",
        "）",
        "“",
        "时间：",
        "2026年3月5日",
        "参加：",
        "王　立",
        "建议",
        "暂缓推进",
        "原则同意",
        "以上事项于年底前完成。",
        "\t",
        "序号\t事项\t责任单位\t时限\n",
        "已办结3项",
        "各单位",
        "关于某事。",
        "林岩强调，",
    ]
)


@settings(max_examples=120, deadline=None)
@given(pieces=st.lists(PIECES, max_size=24))
def test_any_text_is_read_with_exact_spans(pieces, books, calendar):
    source = SourceText("粘贴", "".join(pieces))
    for made in read_minutes(source, books["云岭县"], calendar).decisions:
        assert source.text[slice(*made.span)] == made.text
        assert made.text.strip()
