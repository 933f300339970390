from datetime import timedelta
from pathlib import Path

import pytest
from desks import DAY, Clock
from openpyxl import Workbook

from desktop.domain.errors import Refused
from desktop.domain.readers.contacts import ContactsProposal
from desktop.services import contacts, history, roster
from desktop.services.desk import Desk


def workbook(path: Path, rows: list[tuple[object, ...]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


HEAD = ("序号", "单位", "姓名", "职务", "手机号码")


def test_liaisons_are_taken_in_one_step_and_the_rest_is_reported_by_row(county: Desk, tmp_path: Path) -> None:
    rows = [HEAD, (1, "县财政局", "赵元", "办公室主任", 13900000001), (2, "县卫健委", "何六", "科长", "13900000002"),
            (3, "县自然资源局", None, "科长", "13900000003")]  # fmt: skip
    taken = contacts.import_contacts_file(county, workbook(tmp_path / "联络员.xlsx", rows))
    assert taken.taken == 1
    assert any("第3行" in doubt and "不在名册" in doubt for doubt in taken.doubts)
    assert any("第4行" in doubt for doubt in taken.doubts)
    assert taken.sentence == f"已登记联络员 1 人。有 {len(taken.doubts)} 处未采用或存疑。"
    (one,) = roster.liaisons_on(county, DAY)
    assert (one.unit, one.person, one.position, one.mobile) == (
        "县财政局",
        "赵元",
        "办公室主任",
        "13900000001",
    )
    assert [step.label for step in history.recent(county, 1)] == ["导入联络员名单"]
    history.undo(county)
    assert roster.liaisons_on(county, DAY) == []


def test_a_unit_may_name_two_and_a_later_book_ends_who_is_gone(
    county: Desk, tmp_path: Path, clock: Clock
) -> None:
    rows = [
        HEAD,
        (1, "县法院", "郑越", "委员", "13900000004"),
        (2, "县法院", "季节", "书记员", "13900000005"),
    ]
    assert contacts.import_contacts_file(county, workbook(tmp_path / "一.xlsx", rows)).taken == 2
    assert {each.person for each in roster.liaisons_on(county, DAY)} == {"郑越", "季节"}
    clock.day = DAY + timedelta(30)
    contacts.import_contacts_file(
        county, workbook(tmp_path / "二.xlsx", [HEAD, (1, "县法院", "吴雨", "法官", "13900000006")])
    )
    assert [each.person for each in roster.liaisons_on(county, clock.day)] == ["吴雨"]
    assert {each.person for each in roster.liaisons_on(county, DAY + timedelta(29))} == {"郑越", "季节"}


def test_the_office_telephone_is_kept(county: Desk, tmp_path: Path) -> None:
    head = ("单位", "姓名", "手机号码", "办公电话")
    contacts.import_contacts_file(
        county, workbook(tmp_path / "一.xlsx", [head, ("县法院", "郑越", None, "5550401")])
    )
    assert [each.phone for each in roster.liaisons_on(county, DAY)] == ["5550401"]


def test_a_book_without_contacts_changes_nothing(county: Desk, tmp_path: Path) -> None:
    before = county.store.content_hash()
    with pytest.raises(Refused, match="没有找到联络员名单"):
        contacts.import_contacts_file(county, workbook(tmp_path / "别的.xlsx", [("甲", "乙"), (1, 2)]))
    with pytest.raises(Refused, match="没有读到联络员"):
        contacts.import_contacts(county, ContactsProposal((), ()))
    assert county.store.content_hash() == before


@pytest.mark.parametrize("data", [b"", b"no workbook"])
def test_a_file_that_is_no_workbook_is_refused(county: Desk, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused):
        contacts.import_contacts_file(county, path)


def test_a_unit_the_roster_does_not_know_is_named_and_remembered(county: Desk, tmp_path: Path) -> None:
    rows = [HEAD, (1, "财政口", "赵元", "主任", 13900000001), (2, "县法院", None, "", 13900000002)]
    read = contacts.read_contacts_file(county, workbook(tmp_path / "联络员.xlsx", rows))
    assert [line.taken for line in read.lines] == [False, False]
    read = contacts.corrected(county, read, 0, unit="财政局", person="赵元")
    read = contacts.corrected(county, read, 1, unit="县法院", person="郑越")
    assert [(line.unit, line.words) for line in read.lines] == [("县财政局", "新登记"), ("县法院", "新登记")]
    assert roster.liaisons_on(county, DAY) == []
    contacts.import_contacts(county, read.proposal)
    assert {each.unit: each.person for each in roster.liaisons_on(county, DAY)} == {
        "县财政局": "赵元",
        "县法院": "郑越",
    }
    again = contacts.read_contacts_file(county, tmp_path / "联络员.xlsx")
    assert next((line.unit, line.words) for line in again.lines) == ("县财政局", "核对无误")
