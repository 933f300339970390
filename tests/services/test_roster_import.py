"""A notice against the roster that stands: differences in words, nothing doubled, nobody put out unasked."""

from datetime import date
from pathlib import Path

import pytest
from desks import DAY, UNITS

from desktop.documents.intake import read_source
from desktop.domain.errors import Refused
from desktop.services import history, roster, roster_draft, roster_import
from desktop.services.desk import Desk
from desktop.services.roster_draft import HeadDraft, LeavingDraft, MemberDraft, RosterDraft

FILES = Path(__file__).parents[1] / "files" / "roster"
MAY = date(2026, 5, 1)


def kinds(desk: Desk, draft: RosterDraft) -> dict[str, str]:
    return {each.what: each.kind for each in roster_import.compare(desk, draft)}


def members(*rows: tuple[str, str]) -> tuple[MemberDraft, ...]:
    return tuple(MemberDraft(unit, "分管负责同志", person) for unit, person in rows)


def test_a_supplement_tells_what_it_changes_and_doubles_nothing(county: Desk) -> None:
    draft = RosterDraft(
        (HeadDraft("召集人", "周文涛"), HeadDraft("常务副召集人", "林岩")),
        (
            *members(("县财政局", "赵元")),
            MemberDraft("县检察院", "主要负责同志", "吴江"),
            *members(("县气象局", "何六")),
        ),
        on=MAY,
    )
    told = {each.what: each for each in roster_import.compare(county, draft)}
    assert {what: each.kind for what, each in told.items()} == {
        "召集人": "same",
        "常务副召集人": "filled",
        "县财政局　分管负责同志": "filled",
        "县检察院　主要负责同志": "holder",
        "县气象局　分管负责同志": "new",
        "县法院　主要负责同志": "gone",
        "县自然资源局　分管负责同志": "gone",
        "县住房城乡建设局　分管负责同志": "gone",
        "城关镇人民政府　分管负责同志": "gone",
    }
    assert told["县检察院　主要负责同志"].words == "换人：孙正 → 吴江"
    roster_import.import_roster(county, draft)
    seats = {seat.unit or seat.role: seat.person for seat in roster.seats_on(county, DAY)}
    assert len(seats) == 9  # one more than before, nobody left out
    assert (seats["县检察院"], seats["常务副召集人"], seats["县气象局"]) == ("吴江", "林岩", "何六")
    april = {seat.unit: seat.person for seat in roster.seats_on(county, date(2026, 4, 30))}
    assert (april["县检察院"], "县气象局" in april) == ("孙正", False)
    assert set(kinds(county, draft).values()) == {"same", "gone"}


def test_a_short_supplement_asks_about_nobody_else(county: Desk) -> None:
    draft = RosterDraft((), members(("县财政局", "赵元")), on=MAY)
    assert kinds(county, draft) == {"县财政局　分管负责同志": "filled"}


def test_the_clerk_leaves_out_a_line_and_ends_a_seat(county: Desk) -> None:
    draft = RosterDraft((), members(*((unit, "") for unit in UNITS[2:5]), ("县气象局", "何六")), on=MAY)
    gone = {each.what: each.seat_id for each in roster_import.compare(county, draft) if each.kind == "gone"}
    assert gone == {}  # three of eight seats are no whole list
    draft = RosterDraft(roster_head(), (*draft.members, *members(("城关镇人民政府", ""))), on=MAY)
    gone = {
        each.what: each.seat_id or "" for each in roster_import.compare(county, draft) if each.kind == "gone"
    }
    assert set(gone) == {"常务副召集人", "县法院　主要负责同志", "县检察院　主要负责同志"}
    new = next(each.key for each in roster_import.compare(county, draft) if each.kind == "new")
    roster_import.import_roster(county, draft, leaving_out=[new], ending=[gone["县检察院　主要负责同志"]])
    now = {seat.unit for seat in roster.seats_on(county, DAY)}
    assert "县检察院" not in now
    assert "县气象局" not in now
    assert "县法院" in now
    before = next(seat for seat in roster.seats_on(county, date(2026, 4, 30)) if seat.unit == "县检察院")
    assert before.person == "孙正"
    history.undo(county)
    assert len(roster.seats_on(county, DAY)) == 8


def roster_head() -> tuple[HeadDraft, ...]:
    return (HeadDraft("召集人", "周文涛"),)


def test_deputies_are_matched_by_name_before_order(county: Desk) -> None:
    deputies = [HeadDraft("副召集人", name) for name in ("贺志刚", "罗敏")]
    roster_import.import_roster(county, RosterDraft(tuple(deputies), (), on=date(2026, 1, 1)))
    later = [HeadDraft("副召集人", name) for name in ("罗敏", "沈一帆")]
    told = [each.words for each in roster_import.compare(county, RosterDraft(tuple(later), (), on=MAY))]
    assert told == ["无变化", "换人：贺志刚 → 沈一帆"]
    roster_import.import_roster(county, RosterDraft(tuple(later), (), on=MAY))
    now = [seat.person for seat in roster.seats_on(county, DAY) if seat.role == "副召集人"]
    assert sorted(now) == ["沈一帆", "罗敏"]


def test_a_post_that_changed_is_a_term_of_its_own(county: Desk) -> None:
    draft = RosterDraft((HeadDraft("召集人", "周文涛", "县委书记"),), (), on=MAY)
    (told,) = roster_import.compare(county, draft)
    assert told.words == "职务变动：县委副书记、县长 → 县委书记"
    roster_import.import_roster(county, draft)
    posts = [roster.seats_on(county, day)[0].position for day in (date(2026, 4, 30), MAY)]
    assert posts == ["县委副书记、县长", "县委书记"]


def test_a_seat_under_another_name_is_the_same_seat(county: Desk) -> None:
    draft = RosterDraft((), (MemberDraft("县财政局", "主要负责同志", "赵元"),), on=MAY)
    (told,) = roster_import.compare(county, draft)
    assert (told.kind, told.before, told.after) == ("wording", "分管负责同志", "主要负责同志")
    roster_import.import_roster(county, draft)
    (seat,) = [each for each in roster.seats_on(county, DAY) if each.unit == "县财政局"]
    assert (seat.requirement, seat.person) == ("主要负责同志", "赵元")
    (before,) = [each for each in roster.seats_on(county, date(2026, 4, 30)) if each.unit == "县财政局"]
    assert before.requirement == "分管负责同志"


def test_a_lost_name_puts_nobody_out(county: Desk) -> None:
    draft = RosterDraft((HeadDraft("召集人", None),), (), on=MAY)
    assert kinds(county, draft) == {"召集人": "same"}
    roster_import.import_roster(county, draft)
    assert roster.seats_on(county, DAY)[0].person == "周文涛"


def test_a_corrected_name_is_learnt_with_the_words_of_the_paper(county: Desk) -> None:
    member = MemberDraft("县发展改革委", "主要负责同志", short="县发改委", raw="县发改局")
    roster_import.import_roster(county, RosterDraft((), (member,), on=MAY))
    row = next(row for row in roster.unit_rows(county, DAY) if row.name == "县发展改革委")
    assert (row.short_name, row.aliases) == ("县发改委", ("县发改局",))
    from desktop.services.units import book

    assert [book(county).resolve(word) for word in ("县发改委", "县发改局")] == ["县发展改革委"] * 2


@pytest.mark.parametrize(
    "name", ["RV1_云岭县_调整组成人员的通知.txt", "RV2_东屏县_成立联席会议的通知_表格.docx"]
)
def test_a_real_notice_twice_is_no_difference(county: Desk, name: str) -> None:
    draft = roster_draft.draft_of(roster_draft.read(county, read_source(FILES / name)))
    roster_import.import_roster(county, draft)
    before = county.store.content_hash()
    again = roster_draft.draft_of(roster_draft.read(county, read_source(FILES / name)))
    assert {each.kind for each in roster_import.compare(county, again)} <= {"same", "gone"}
    roster_import.import_roster(county, again)
    assert county.store.content_hash() == before


def test_who_leads_the_office_is_kept_with_the_roster(county: Desk) -> None:
    source = read_source(FILES / "RV1_云岭县_调整组成人员的通知.txt")
    roster_import.import_roster(county, roster_draft.draft_of(roster_draft.read(county, source)))
    office = [(seat.role, seat.person) for seat in roster.seats_on(county, DAY) if seat.kind == "office"]
    assert office == [("办公室主任", "王立"), ("办公室副主任", "郑越"), ("办公室副主任", "苏航")]


def test_an_empty_list_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有读到职务和成员"):
        roster_import.import_roster(county, RosterDraft((), ()))


def test_the_seats_of_the_mechanism_are_set_up_vacant(county: Desk) -> None:
    changes = roster_import.preset_heads(county)
    found = [seat for seat in roster.seats_on(county, DAY) if seat.kind != "member"]
    assert [(seat.kind, seat.role, seat.person) for seat in found] == [
        ("head", "召集人", "周文涛"),
        ("head", "常务副召集人", ""),
        *[("head", "副召集人", "")] * 3,
        ("office", "办公室主任", ""),
    ]
    assert changes.label == "按机制设领导席位"
    with pytest.raises(Refused, match="都有了"):
        roster_import.preset_heads(county)
    draft = RosterDraft((HeadDraft("副召集人", "贺志刚"),), (), on=MAY)
    assert kinds(county, draft)["副召集人"] == "filled"


def test_an_adjusting_notice_puts_each_person_where_it_says(county: Desk) -> None:
    first = RosterDraft(
        (HeadDraft("召集人", "周文涛"), HeadDraft("副召集人", "江远"), HeadDraft("副召集人", "何青")),
        members(("县财政局", "赵元"), ("县气象局", "方立")),
        on=date(2026, 4, 1),
    )
    roster_import.import_roster(county, first)
    draft = RosterDraft(
        (HeadDraft("副召集人", "陆明", added=True), HeadDraft("副召集人", "石岩", replaces="何青")),
        (MemberDraft("县气象局", "", None, replaces="方立"),),
        on=MAY,
        leaving=(LeavingDraft("成员", "赵元"), LeavingDraft("成员单位", None, "县检察院")),
        partial=True,
    )
    told = [(each.kind, each.before, each.after) for each in roster_import.compare(county, draft)]
    assert told == [
        ("new", "", "陆明"),
        ("holder", "何青", "石岩"),
        ("holder", "方立", "空缺"),
        ("left", "孙正", ""),
        ("left", "赵元", ""),
    ]
    ending = [e.seat_id or "" for e in roster_import.compare(county, draft) if e.before == "赵元"]
    roster_import.import_roster(county, draft, ending=ending)
    now = {(seat.unit or seat.role, seat.person) for seat in roster.seats_on(county, DAY)}
    assert {("副召集人", "江远"), ("副召集人", "陆明"), ("副召集人", "石岩"), ("县气象局", "")} <= now
    assert ("县财政局", "赵元") not in now
    assert ("县检察院", "孙正") in now  # the line was not ticked
