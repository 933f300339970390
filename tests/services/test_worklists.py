"""The lists of a year to read: names, numbers, proposers, what still asks for a day."""

import pytest

from desktop.domain.errors import Refused
from desktop.domain.worklists import LineState
from desktop.services import worklist_lines, worklist_names, worklists
from desktop.services.desk import Desk

from .listing import again, approved, opened, propose


def test_a_year_begins_with_the_names_of_the_profile(county: Desk, city: Desk) -> None:
    assert [file.title for file in opened(county)] == ["重点任务清单", "重点难点问题清单"]
    assert [file.title for file in opened(city)] == ["联动工作任务台账"]
    assert worklists.years(county) == [2026]
    with pytest.raises(Refused, match="已经建立"):
        worklists.open_year(county, 2026)


def test_own_names_hold_from_the_next_year_on(county: Desk) -> None:
    opened(county, 2025)
    worklist_names.set_names(county, preset="mutual_support")
    assert opened(county, 2026)[0].title == "政府提请法院（检察院）支持事项清单"
    worklist_names.set_names(county, ["甲清单", "乙清单"])
    assert [file.title for file in opened(county, 2027)] == ["甲清单", "乙清单"]
    assert worklist_names.names(county).preset == "mutual_support"
    assert [file.title for file in worklists.lists_of(county, 2025)] == ["重点任务清单", "重点难点问题清单"]


@pytest.mark.parametrize("titles", [["甲", "甲"], ["甲", " "], ["甲", "乙", "丙", "丁", "戊"]])
def test_names_that_tell_nothing_apart_are_refused(county: Desk, titles: list[str]) -> None:
    with pytest.raises(Refused, match="没有改动"):
        worklist_names.set_names(county, titles)
    with pytest.raises(Refused, match="可用"):
        worklist_names.set_names(county, preset="nothing")


def test_a_list_is_renamed_until_it_is_approved(county: Desk) -> None:
    first, second = opened(county)
    worklists.rename(county, first.id, "十项重点任务清单")
    assert again(county, first).name == "2026年十项重点任务清单"
    approved(county, second, "甲")
    with pytest.raises(Refused, match="已经审定"):
        worklists.rename(county, second.id, "别的")


def test_a_list_is_found_by_place_or_part_of_its_name(county: Desk) -> None:
    first, second = opened(county)
    assert worklists.named(county, 2026, "2").id == second.id
    assert worklists.named(county, 2026, "难点").id == second.id
    assert worklists.named(county, 2026, "重点任务").id == first.id
    for words in ("重点", "没有", ""):
        with pytest.raises(Refused, match="不能确定"):
            worklists.named(county, 2026, words)
    with pytest.raises(Refused, match="还没有建立"):
        worklists.named(county, 2031, "1")
    with pytest.raises(Refused, match="没有编号"):
        worklists.open_list(county, "nothing")


def test_lines_are_numbered_by_section_and_order(county: Desk) -> None:
    file = opened(county)[0]
    first = propose(county, file.id, "甲", "乙", section="一、执行")
    second = propose(county, file.id, "丙", section="二、破产")
    third = propose(county, file.id, "丁", section="一、执行")
    worklist_lines.keep(county, [*first, *second, *third])
    assert [(line.number, line.matter) for line in again(county, file).kept] == [
        (1, "甲"), (2, "乙"), (3, "丁"), (4, "丙"),
    ]  # fmt: skip


def test_an_undecided_line_has_no_number_and_asks_for_its_day(county: Desk) -> None:
    file = opened(county)[0]
    propose(county, file.id, "甲", deadline="尽快")
    propose(county, file.id, "乙", deadline="")
    propose(county, file.id, "丙", deadline="长期")
    lines = again(county, file).lines
    assert [line.number for line in lines] == [None] * 3
    assert [bool(line.question) for line in lines] == [True, True, False]
    assert all(line.state is LineState.PROPOSED for line in lines)
    assert lines[0].leader == ""


def test_the_standing_names_day_and_approver(county: Desk) -> None:
    file = opened(county)[0]
    assert file.standing == "征集"
    assert approved(county, file, "甲").standing == "审定（周文涛，2026-11-20）"
