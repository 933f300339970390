"""From the words of a notice to the roster as it would be stored."""

from datetime import date
from pathlib import Path

from desks import DAY

from desktop.documents.intake import read_source
from desktop.services import roster_draft
from desktop.services.desk import Desk

FILES = Path(__file__).parents[1] / "files" / "roster"


def test_heads_members_office_and_the_day_of_the_paper(county: Desk) -> None:
    source = read_source(FILES / "RV1_云岭县_调整组成人员的通知.txt")
    draft = roster_draft.draft_of(roster_draft.read(county, source))
    assert [head.name for head in draft.heads] == ["周航", "林岩", "贺志刚", "罗敏", "沈一帆"]
    assert [each.name for each in draft.office] == ["王立", "郑越", "苏航"]
    assert len(draft.members) == 24  # 各乡镇 is a group and is not expanded
    assert (draft.on, draft.paper) == (date(2026, 2, 6), "云政办〔2026〕6号")
    assert roster_draft.draft_of(roster_draft.read(county, source), on=DAY).on == DAY


def test_a_named_member_has_no_wording_of_a_seat(county: Desk) -> None:
    source = read_source(FILES / "RV2_东屏县_成立联席会议的通知_表格.docx")
    draft = roster_draft.draft_of(roster_draft.read(county, source))
    assert draft.members
    assert all(member.seat != "named person" for member in draft.members)


def test_short_names_come_only_from_the_ends_of_names() -> None:
    from desktop.services.units import short_form

    assert short_form("县人民法院") == "县法院"
    assert short_form("城关镇人民政府") == "城关镇"
    assert short_form("县政府办公室") == "县政府办"
    assert short_form("县财政局") == ""
