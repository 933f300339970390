"""The papers of the lists: drafts marked, sections in the table, the approving meeting, completion beside the ledger."""

from datetime import date

import pytest
from desks import Clock
from desks import county as open_county

from desktop.documents.official import Cell, Table
from desktop.domain.errors import Refused
from desktop.services import papers, tasks, worklist_approval, worklist_lines, worklists
from desktop.services.compose import worklists as compose
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft
from desktop.services.worklists import ListFile

from ..listing import approved, opened, plenary, propose, submitted


@pytest.fixture
def county(tmp_path):
    desk = open_county(tmp_path / "county", Clock())
    yield desk
    desk.close()


def table_of(desk: Desk, file: ListFile) -> Table:
    return compose.double_list(desk, Subject()).tables[file.title]


def first_row(table: Table) -> dict[str, str | Cell]:
    return dict(zip(table.columns, next(row for row in table.rows if len(row) > 1), strict=True))


def test_both_lists_are_blank_until_something_is_entered(county: Desk) -> None:
    blank = compose.double_list(county, Subject())
    assert list(blank.tables) == blank.fields["清单"] == ["重点任务清单", "重点难点问题清单"]
    assert all(len(table.rows) == 8 for table in blank.tables.values())


def test_matters_of_lists_kept_elsewhere_stand_under_their_list(county: Desk) -> None:
    for matter, section in (("甲", "2026年重点难点问题清单"), ("乙", "其他")):
        draft = TaskDraft(
            matter, ("县财政局",), source_kind="list", section=section, responsible_person="赵元"
        )
        tasks.add_task(county, draft)
    made = compose.double_list(county, Subject())
    rows = {title: [row[1] for row in table.rows] for title, table in made.tables.items()}
    assert rows == {"重点任务清单": ["乙"], "重点难点问题清单": ["甲"]}
    assert first_row(made.tables["重点难点问题清单"])["责任领导"] == "赵元"
    other = compose.double_list(county, Subject(on=date(2025, 1, 1))).tables["重点任务清单"]
    assert {row[1] for row in other.rows} == {""}


def test_a_draft_is_marked_and_has_the_agreed_columns(county: Desk) -> None:
    file = opened(county)[0]
    (first,) = propose(
        county, file.id, "甲", section="一、执行", measures="先摸底", person="李明", note="重点"
    )
    (second,) = propose(
        county, file.id, "乙", section="一、执行", proposer="县法院", lead=("县法院", "县检察院")
    )
    (third,) = propose(county, file.id, "丙", section="二、破产")
    worklist_lines.keep(county, [first, second, third])
    worklist_lines.merge(county, [first, second])
    made = compose.double_list(county, Subject())
    assert made.title == "云岭县府院联动2026年度双清单（送审稿）"
    table = made.tables[file.title]
    assert table.caption == "云岭县府院联动2026年度重点任务清单（送审稿）"
    assert table.columns == (
        "序号", "任务（问题）", "具体要求", "提出单位", "牵头单位", "配合单位", "责任领导", "完成时限", "备注",
    )  # fmt: skip
    assert table.head == ()
    assert [row[0].text if isinstance(row[0], Cell) else row[0] for row in table.rows] == [
        "一、执行",
        "1",
        "二、破产",
        "2",
    ]
    row = first_row(table)
    assert (row["提出单位"], row["牵头单位"]) == ("县财政局、县法院", "县财政局、县法院、县检察院")
    assert (row["具体要求"], row["责任领导"], row["完成时限"], row["备注"]) == (
        "先摸底",
        "李明",
        "12月底前",
        "重点",
    )


def test_an_approved_list_names_its_meeting_on_every_page(county: Desk) -> None:
    file = submitted(county, opened(county)[0], "甲")
    worklist_approval.approve(county, [file.id], meeting_id=plenary(county))
    table = table_of(county, file)
    assert table.caption == "云岭县府院联动2026年度重点任务清单"
    assert table.head[0][0].text == "审定：2026年全体会议（2026年11月20日）　　共1项"
    worklist_approval.revise(county, file.id, "加一项")
    table = table_of(county, file)
    assert table.caption.endswith("（送审稿）")
    assert table.head[0][0].text == "第2版，替代第1版　　共1项"


def test_a_preset_without_a_column_still_shows_what_is_filled(county: Desk) -> None:
    from desktop.services import worklist_names

    worklist_names.set_names(county, preset="mutual_support")
    file = opened(county)[0]
    worklist_lines.keep(county, propose(county, file.id, "甲"))
    assert "责任领导" not in table_of(county, file).columns
    worklist_lines.keep(county, propose(county, file.id, "乙", person="李明"))
    columns = table_of(county, file).columns
    assert columns == (
        "序号",
        "事项",
        "具体要求",
        "提出单位",
        "牵头单位",
        "配合单位",
        "责任领导",
        "完成时限",
        "备注",
    )


def test_the_call_names_the_lists_and_the_day(county: Desk) -> None:
    opened(county, 2027)
    facts = compose.list_call(county, Subject(on=date(2026, 12, 15)))
    assert (facts.fields["年度"], facts.fields["报送期限"]) == (2027, "2026年12月15日")
    assert facts.fields["清单"] == ["重点任务清单", "重点难点问题清单"]
    assert facts.tables["申报"].columns[1] == "任务（问题）"
    assert facts.word


def test_completion_stands_beside_the_list(county: Desk) -> None:
    with pytest.raises(Refused, match="没有出完成情况对照表"):
        compose.list_completion(county, Subject())
    first, second = opened(county)
    one, _two = approved(county, first, "甲", "乙", deadline="10月底前").kept
    approved(county, second, "丙", deadline="尽快")
    tasks.finish(county, one.task_id, text="已印发办法")
    table = compose.list_completion(county, Subject()).tables["对照"]
    sections = [row[0].text for row in table.rows if isinstance(row[0], Cell)]
    assert sections == [
        "一、2026年重点任务清单共 2 项：办理中 1 项，办结待销号 1 项，其中逾期 1 项。",
        "二、2026年重点难点问题清单共 1 项：办理中 1 项。",
    ]
    rows = [row for row in table.rows if len(row) > 1]
    assert [row[0] for row in rows] == ["1", "2", "1"]
    assert rows[0][6] == "2026年11月20日办结：已印发办法"
    assert "逾期" in rows[1][7]
    assert "2026-003" in rows[2][7]


def test_each_version_replaces_the_paper_of_the_draft_only_by_name(county: Desk, tmp_path) -> None:
    file = submitted(county, opened(county)[0], "甲")
    draft = papers.make(county, "double_list", Subject(), tmp_path)
    worklist_approval.approve(county, [file.id], approver="周文涛", on=county.today())
    approved(county, worklists.lists_of(county, 2026)[1], "乙")
    final = papers.make(county, "double_list", Subject(), tmp_path)
    assert draft.title != final.title
