from datetime import date

from desktop.domain.deadlines import Explained
from desktop.domain.readers.minutes.proposal import (
    Attendee,
    DecisionProposal,
    Doubt,
    MeetingFacts,
    MinutesProposal,
)


def test_the_json_of_a_proposal_has_the_promised_keys():
    decision = DecisionProposal(
        "由县司法局牵头。",
        (3, 11),
        "task",
        ("县司法局",),
        deadline=Explained("5月底前", "MONTH_END", date(2026, 5, 31)),
    )
    facts = MeetingFacts(title="纪要", day=date(2026, 4, 29), present=(Attendee("县司法局", "王立", "代"),))
    value = MinutesProposal(facts, facts.day, (decision,), (Doubt("host", "缺"),)).as_json()
    assert value["anchor_date"] == "2026-04-29"
    assert value["meeting"]["present"] == [
        {"unit": "县司法局", "name": "王立", "role_note": "代", "observer": False}
    ]
    assert set(value["meeting"]) == {
        "title", "kind", "issue_no", "date", "place", "host", "recorder", "present", "absent",
    }  # fmt: skip
    made = value["decisions"][0]
    assert made["span"] == [3, 11]
    assert made["deadline"]["due"] == "2026-05-31"
    assert {"text", "disposition", "lead", "support", "collective", "doubts"} <= set(made)
    assert value["doubts"] == [{"field": "host", "reason": "缺"}]


def test_no_deadline_is_written_as_none():
    made = DecisionProposal("甲。", (0, 2), "task").as_json()
    assert made["deadline"] == {"raw": None, "kind": "NONE", "due": None, "certainty": "none"}


def test_absent_people_carry_a_reason():
    value = MeetingFacts(absent=(Attendee("县财政局", "赵元", "出差"),)).as_json()
    assert value["absent"] == [{"unit": "县财政局", "name": "赵元", "reason": "出差"}]
