"""Lines before the meeting: typed, pasted, merged, dropped, moved; each act is one step."""

from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.domain.worklists import LineState
from desktop.services import history, worklist_lines
from desktop.services.desk import Desk
from desktop.services.worklist_lines import LineDraft, LineEdit
from desktop.services.worklists import ListFile, ListLine

from .listing import again, opened, propose, submitted


@pytest.fixture
def file(county: Desk) -> ListFile:
    return opened(county)[0]


def line(desk: Desk, file: ListFile, line_id: str) -> ListLine:
    return next(each for each in again(desk, file).lines if each.id == line_id)


def edit(desk: Desk, line_id: str, field: str, text: str) -> None:
    worklist_lines.edit_lines(desk, [LineEdit(line_id, field, text)])


def test_a_proposal_keeps_its_unit_and_the_day_its_words_give(county: Desk, file: ListFile) -> None:
    (made,) = propose(county, file.id, "甲", proposer="财政局", lead=("财政局", "县法院"), deadline="6月底前")
    found = line(county, file, made)
    assert found.proposers == ("县财政局",)
    assert found.lead == ("县财政局", "县法院")
    assert (found.deadline, found.due_on, found.question) == ("6月底前", date(2026, 6, 30), "")


def test_a_line_without_words_is_refused(county: Desk, file: ListFile) -> None:
    for drafts in ([], [LineDraft("甲"), LineDraft(" ")]):
        with pytest.raises(Refused, match="事项内容是空的"):
            worklist_lines.add_lines(county, file.id, drafts)
    assert again(county, file).lines == ()


def test_cells_are_typed_one_by_one(county: Desk, file: ListFile) -> None:
    (made,) = propose(county, file.id, "甲")
    for field, text in (
        ("section", "一、执行"), ("matter", "乙"), ("measures", "做好"), ("leader", "副县长　李明"), ("post", "分管"),
        ("note", "备"), ("proposer", "法院"), ("deadline", "9月底前"),
    ):  # fmt: skip
        edit(county, made, field, text)
    found = line(county, file, made)
    assert (found.section, found.matter, found.measures, found.note) == ("一、执行", "乙", "做好", "备")
    assert found.leader == "分管　副县长　李明"
    assert found.proposers == ("县法院",)
    assert found.due_on == date(2026, 9, 30)


def test_two_units_in_a_cell_are_told_apart(county: Desk, file: ListFile) -> None:
    (made,) = propose(county, file.id, "甲", support=())
    edit(county, made, "lead", "财政局（牵头）、法院（配合）")
    found = line(county, file, made)
    assert (found.lead, found.support) == (("县财政局",), ("县法院",))
    edit(county, made, "support", "县检察院、各乡镇")
    assert line(county, file, made).support == ("县检察院", "各乡镇")


def test_a_day_settles_vague_words_and_empty_takes_it_back(county: Desk, file: ListFile) -> None:
    (made,) = propose(county, file.id, "甲", deadline="尽快")
    assert line(county, file, made).question
    edit(county, made, "due", "5.20")
    found = line(county, file, made)
    assert (found.deadline, found.due_on, found.question) == ("尽快", date(2026, 5, 20), "")
    edit(county, made, "due", "")
    assert line(county, file, made).due_on is None
    for words in ("以后再说", "某一天", "下周三", "10月前", "尽快", "2月30日"):
        with pytest.raises(Refused):
            edit(county, made, "due", words)


def test_a_bad_cell_of_a_block_leaves_everything_as_it_was(county: Desk, file: ListFile) -> None:
    (made,) = propose(county, file.id, "甲")
    for bad in (LineEdit(made, "matter", " "), LineEdit(made, "colour", "红"), LineEdit("none", "note", "x")):
        with pytest.raises(Refused, match="没有改动"):
            worklist_lines.edit_lines(county, [LineEdit(made, "note", "备"), bad])
    assert line(county, file, made).note == ""


def test_merging_keeps_every_proposer_and_chooses_no_deadline(county: Desk, file: ListFile) -> None:
    (one,) = propose(
        county, file.id, "甲", proposer="县法院", lead=("县法院",), support=("县财政局",), measures="一"
    )
    (two,) = propose(county, file.id, "乙", proposer="县财政局", deadline="6月底前", measures="二")
    (three,) = propose(county, file.id, "丙", proposer="县检察院", lead=("县检察院",), support=())
    worklist_lines.merge(county, [two, one])
    worklist_lines.merge(county, [three, one], matter="合")
    found = line(county, file, one)
    assert found.proposers == ("县法院", "县财政局", "县检察院")
    assert (found.matter, found.measures) == ("合", "一\n二")
    assert (found.lead, found.support) == (("县法院", "县财政局", "县检察院"), ())
    assert (found.deadline, found.note) == ("12月底前", "县财政局申报的时限：6月底前")
    assert [line(county, file, each).merged_into for each in (two, three)] == [one, one]
    assert (found.number, found.state) == (1, LineState.KEPT)


def test_a_merge_is_one_step_back(county: Desk, file: ListFile) -> None:
    ids = propose(county, file.id, "甲", "乙")
    before = again(county, file)
    worklist_lines.merge(county, ids)
    history.undo(county)
    assert again(county, file) == before


def test_merging_needs_two_of_one_list(county: Desk, file: ListFile) -> None:
    (one,) = propose(county, file.id, "甲")
    from desktop.services import worklists

    (other,) = propose(county, worklists.lists_of(county, 2026)[1].id, "乙")
    for ids in ([one], [one, one], [one, other]):
        with pytest.raises(Refused, match="两项以上"):
            worklist_lines.merge(county, ids)
    with pytest.raises(Refused, match="没有选"):
        worklist_lines.merge(county, [])


def test_what_was_merged_goes_free_with_its_line(county: Desk, file: ListFile) -> None:
    one, two, three = propose(county, file.id, "甲", "乙", "丙")
    worklist_lines.merge(county, [one, two, three])
    worklist_lines.keep(county, [two])
    assert (line(county, file, two).state, line(county, file, two).merged_into) == (LineState.KEPT, None)
    with pytest.raises(Refused, match="理由"):
        worklist_lines.drop(county, [one], " ")
    worklist_lines.drop(county, [one], "已经办完")
    assert (line(county, file, one).state, line(county, file, one).reason) == (LineState.DROPPED, "已经办完")
    assert line(county, file, three).state is LineState.PROPOSED
    worklist_lines.put_back(county, [one])
    assert (line(county, file, one).state, line(county, file, one).reason) == (LineState.PROPOSED, "")


def test_lines_move_within_their_section(county: Desk, file: ListFile) -> None:
    ids = propose(county, file.id, "甲", "乙", "丙", section="一")
    other = propose(county, file.id, "丁", section="二")
    worklist_lines.keep(county, [*ids, *other])
    worklist_lines.move(county, ids[2], -1)
    worklist_lines.move(county, other[0], -5)
    assert [each.matter for each in again(county, file).kept] == ["甲", "丙", "乙", "丁"]
    worklist_lines.move(county, ids[0], 9)
    assert [each.matter for each in again(county, file).kept] == ["丙", "乙", "甲", "丁"]


def test_nothing_is_changed_while_the_list_is_with_the_meeting(county: Desk, file: ListFile) -> None:
    sent = submitted(county, file, "甲", "乙")
    ids = [each.id for each in sent.lines]
    for act in (
        lambda: edit(county, ids[0], "note", "x"),
        lambda: propose(county, file.id, "丙"),
        lambda: worklist_lines.keep(county, ids),
        lambda: worklist_lines.drop(county, ids, "x"),
        lambda: worklist_lines.put_back(county, ids),
        lambda: worklist_lines.merge(county, ids),
        lambda: worklist_lines.move(county, ids[0], 1),
    ):
        with pytest.raises(Refused, match="正在送审"):
            act()
    assert again(county, file) == sent
