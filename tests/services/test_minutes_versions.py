"""Versions of minutes: byte for byte, in an order that can be, compared by paragraph, signed as the paper shows."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.documents.intake import read_source_bytes
from desktop.domain.errors import Refused
from desktop.services import history, minutes, minutes_versions
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft, add_meeting
from desktop.services.minutes_versions import (
    ADDED,
    ALTERED,
    CIRCULATED,
    CORRECTION,
    DRAFT,
    FINAL,
    REMOVED,
    SAME,
    compare,
    differences,
    keep,
    route,
    sign,
    versions,
)

FIRST = "会议纪要\n一、县财政局3月底前落实资金。\n二、县法院通报情况。\n"
SECOND = "会议纪要\n一、县财政局4月底前落实资金。\n二、县法院通报情况。\n三、县公安局配合。\n"


@pytest.fixture
def meeting(county: Desk) -> str:
    day = county.today() - timedelta(days=10)
    return add_meeting(county, MeetingDraft(kind=county.profile.meetings[0].id, meets_on=day)).made[0]


def kept(desk: Desk, meeting: str, words: str, kind: str, note: str = "") -> str:
    name = Path(f"纪要{kind}.txt")
    return keep(desk, meeting, name, kind, data=words.encode(), note=note).made[0]


def test_a_version_is_kept_byte_for_byte_with_its_digest(county: Desk, meeting: str) -> None:
    kept(county, meeting, FIRST, DRAFT)
    (one,) = versions(county, meeting)
    assert (one.order_no, one.kind, one.size) == (1, DRAFT, len(FIRST.encode()))
    assert one.sha256 == hashlib.sha256(FIRST.encode()).hexdigest()
    copy = minutes_versions.copy_of(county, one.id)
    assert copy.read_bytes() == FIRST.encode()
    copy.write_bytes(b"altered")
    assert minutes_versions.copy_of(county, one.id).read_bytes() == FIRST.encode()


def test_a_kept_version_that_was_altered_on_the_disk_is_found(county: Desk, meeting: str) -> None:
    kept(county, meeting, FIRST, DRAFT)
    assert county.store.faults() == ()
    (one,) = versions(county, meeting)
    path = county.store.files.path(one.sha256)
    path.chmod(0o644)
    path.write_bytes(b"altered")
    assert "纪要各稿" in "".join(county.store.faults())


def test_after_the_final_only_a_correction_is_taken(county: Desk, meeting: str) -> None:
    with pytest.raises(Refused, match="还没有定稿"):
        kept(county, meeting, FIRST, CORRECTION, "日期")
    kept(county, meeting, FIRST, FINAL)
    for kind in (DRAFT, CIRCULATED, FINAL):
        with pytest.raises(Refused, match="更正件"):
            kept(county, meeting, SECOND, kind)
    with pytest.raises(Refused, match="更正了什么"):
        kept(county, meeting, SECOND, CORRECTION)
    kept(county, meeting, SECOND, CORRECTION, "第一项的时限")
    assert [each.kind for each in versions(county, meeting)] == [FINAL, CORRECTION]


def test_the_same_bytes_and_an_empty_file_are_refused(county: Desk, meeting: str) -> None:
    kept(county, meeting, FIRST, DRAFT)
    with pytest.raises(Refused, match="一字不差"):
        kept(county, meeting, FIRST, FINAL)
    with pytest.raises(Refused, match="是空的"):
        kept(county, meeting, "", FINAL)
    assert len(versions(county, meeting)) == 1


def test_two_versions_are_compared_by_paragraph(county: Desk, meeting: str) -> None:
    first, second = kept(county, meeting, FIRST, DRAFT), kept(county, meeting, SECOND, CIRCULATED)
    told = compare(county, first, second)
    assert [each.kind for each in told] == [SAME, ALTERED, SAME, ADDED]
    assert (told[1].before[5:9], told[1].after[5:9]) == ("局3月底", "局4月底")
    assert [each.kind for each in compare(county, second, first)] == [SAME, ALTERED, SAME, REMOVED]


def test_blanks_are_no_change() -> None:
    assert [each.kind for each in differences(["县　财政局 牵头"], ["县财政局牵头"])] == [SAME]


def test_signatures_are_recorded_line_by_line(county: Desk, meeting: str) -> None:
    version = kept(county, meeting, FIRST, CIRCULATED)
    route(county, version, ["县财政局", "县水利局"], "副县长")
    route(county, version, ["县财政局"], "")
    lines = versions(county, meeting)[0].signs
    assert [(line.unit or line.position, line.signed_on) for line in lines] == [
        ("县财政局", None),
        ("县水利局", None),
        ("副县长", None),
    ]
    sign(county, lines[0].id, "赵元", county.today(), "同意")
    signed = versions(county, meeting)[0].signs[0]
    assert (signed.person, signed.signed_on) == ("赵元", county.today())
    assert signed.words.startswith("会签　县财政局　赵元　同意")
    history.undo(county)
    assert versions(county, meeting)[0].signs[0].signed_on is None


def test_a_signature_needs_a_name_and_a_possible_day(county: Desk, meeting: str) -> None:
    version = kept(county, meeting, FIRST, CIRCULATED)
    with pytest.raises(Refused, match="由谁会签"):
        route(county, version, [], " ")
    route(county, version, ["县财政局"], "")
    line = versions(county, meeting)[0].signs[0].id
    for person, day, words in (
        ("", county.today(), "谁签的"),
        ("赵元", county.today() + timedelta(days=1), "今天之后"),
        ("赵元", date(2020, 1, 1), "之前"),
    ):
        with pytest.raises(Refused, match=words):
            sign(county, line, person, day)


def test_confirmed_minutes_are_the_final_version(county: Desk) -> None:
    text = "会议纪要\n2026年11月10日，县长周文涛主持召开会议。会议议定：\n一、县财政局2026年12月20日前落实资金。\n"
    data = text.encode()
    source = read_source_bytes(data, "纪要.txt")
    proposal = minutes.read(county, source)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    changes = minutes.confirm(county, source, data, proposal.meeting, choices)
    made = minutes_versions.versions(county, meeting_of(county, changes.ids))
    assert [(each.kind, each.sha256) for each in made] == [(FINAL, hashlib.sha256(data).hexdigest())]


def meeting_of(desk: Desk, ids: tuple[str, ...]) -> str:
    from desktop.store.tables import Decision

    with desk.view() as view:
        return next(decision.meeting_id for one in ids if (decision := view.get(Decision, one)))
