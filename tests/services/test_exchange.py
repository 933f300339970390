"""Bundles between two real offices: for whom, from whom, once, whole, and nothing internal."""

from pathlib import Path

import pytest
from desks import DAY, befriend

from desktop.domain.errors import Refused
from desktop.exchange.classify import Standing
from desktop.exchange.media import read_file
from desktop.exchange.opening import open_bundle
from desktop.exchange.values import Payload
from desktop.services import exchange, history, ledger, peers, tasks
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter
from desktop.services.setup import found_office
from desktop.services.tasks import TaskDraft

SECRET = "重大敏感案件单独处置"
Friends = tuple[Desk, Desk]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def work(desk: Desk) -> list[str]:
    """Open two shared tasks and one internal, each with progress."""
    made = []
    for matter, internal in (("落实破产费用", False), ("核查不动产权属", False), (SECRET, True)):
        draft = TaskDraft(matter, ("县财政局",), due_on=DAY, internal=internal)
        task = tasks.add_task(desk, draft).made[0]
        tasks.add_progress(desk, task, f"{matter}已启动", source="电话", by="赵元")
        made.append(task)
    return made


def opened(desk: Desk, file: Path) -> Payload:
    with desk.view() as view:
        return open_bundle(
            read_file(file), peers.my_keys(desk), peers.my_card(desk), peers.trusted_cards(view)
        )


def foreign(desk: Desk) -> list[ledger.LedgerLine]:
    return ledger.lines(desk, ledger.ids(desk, LedgerFilter(not_owner_id=desk.office.id)))


def test_the_city_sees_the_countys_tasks_and_may_only_look(friends: Friends, stick: Path) -> None:
    one, other = friends
    first, _second, _secret = work(one)
    sent = exchange.export(one, "南泉市", stick)
    taken = exchange.take_in(other, sent.path)
    assert sent.number == 1
    assert taken.sentence.startswith("已导入云岭县第1次报送：新增")
    assert [line.row.matter for line in foreign(other)] == ["落实破产费用", "核查不动产权属"]
    assert foreign(other)[0].row.lead == ("县财政局",)
    assert foreign(other)[0].row.latest == "落实破产费用已启动"
    with pytest.raises(Refused, match="其他单位报来的事项"):
        tasks.add_progress(other, first, "市里来办", source="电话", by="某人")


def test_nothing_internal_is_in_the_bundle(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    payload = opened(other, exchange.export(one, "南泉市", stick).path)
    assert payload.records
    told = repr(payload)
    assert "落实破产费用" in told
    assert SECRET not in told
    assert SECRET[:4] not in told
    assert not [
        record for record in payload.records if "internal" in record.fields or "search_text" in record.fields
    ]


def test_what_becomes_internal_later_brings_no_more_news(friends: Friends, stick: Path) -> None:
    one, other = friends
    first, *_ = work(one)
    exchange.export(one, "南泉市", stick)
    from desktop.store.tables import Task

    with one.act("标为内部") as step:
        step.need(Task, first).internal = True
    tasks.add_progress(one, first, "不为外人道", source="电话", by="赵元")
    assert "不为外人道" not in repr(opened(other, exchange.export(one, "南泉市", stick).path))


def test_a_second_import_changes_nothing_and_gives_the_same_receipt(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    file = exchange.export(one, "南泉市", stick).path
    first = exchange.take_in(other, file)
    before = other.store.content_hash()
    again = exchange.take_in(other, file)
    assert (again.code, bool(again.changes)) == (first.code, False)
    assert "以前已经导入过" in again.sentence
    assert other.store.content_hash() == before
    arrived = exchange.arrive(other, file)
    assert not arrived.standing.may_import
    assert arrived.preview.changes_nothing


def test_looking_into_a_bundle_stores_nothing(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    file = exchange.export(one, "南泉市", stick).path
    before, steps = other.store.content_hash(), len(history.recent(other))
    arrived = exchange.arrive(other, file)
    assert (arrived.sender_name, arrived.number, arrived.standing) == ("云岭县", 1, Standing.NEXT)
    assert arrived.preview.tables["tasks"].new == 2
    assert (other.store.content_hash(), len(history.recent(other))) == (before, steps)


def test_a_bundle_for_somebody_else_is_refused(friends: Friends, stick: Path, tmp_path: Path) -> None:
    one, _other = friends
    third = found_office(tmp_path / "third", profile="puyang", name="东屏县", level="county")
    befriend(one, third, tmp_path / "more")
    file = exchange.export(one, "南泉市", stick).path
    with pytest.raises(Refused):
        exchange.arrive(third, file)
    third.close()


def test_an_unknown_sender_is_refused(county: Desk, city: Desk, stick: Path) -> None:
    peers.trust_card(county, stick / "c", peers.export_card(city, stick / "c"))
    file = exchange.export(county, "南泉市", stick).path
    before = city.store.content_hash()
    with pytest.raises(Refused):
        exchange.take_in(city, file)
    assert city.store.content_hash() == before


@pytest.mark.parametrize("place", [0, 40, 0.5, -1])
def test_an_altered_byte_is_refused_and_nothing_is_stored(
    friends: Friends, stick: Path, place: float
) -> None:
    one, other = friends
    work(one)
    file = exchange.export(one, "南泉市", stick).path
    data = bytearray(file.read_bytes())
    data[int(place * len(data)) if 0 < place < 1 else int(place)] ^= 1
    file.write_bytes(data)
    before = other.store.content_hash()
    with pytest.raises(Refused) as caught:
        exchange.take_in(other, file)
    assert caught.value.sentence.endswith("。")
    assert other.store.content_hash() == before


@pytest.mark.parametrize("keep", [0, 10, 200, -1])
def test_a_cut_bundle_is_refused(friends: Friends, stick: Path, keep: int) -> None:
    one, other = friends
    work(one)
    file = exchange.export(one, "南泉市", stick).path
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(Refused):
        exchange.take_in(other, file)


def test_what_is_not_acknowledged_travels_again_and_then_no_more(friends: Friends, stick: Path) -> None:
    one, other = friends
    first, *_ = work(one)
    exchange.export(one, "南泉市", stick)
    second = exchange.export(one, "南泉市", stick)
    assert second.number == 2
    assert second.counts["tasks"] == 2
    taken = exchange.take_in(other, second.path)
    exchange.acknowledge(one, taken.code.lower())
    tasks.add_progress(one, first, "又有进展", source="书面", by="赵元")
    third = exchange.export(one, "南泉市", stick)
    assert third.counts.get("progress") == 1
    assert third.counts.get("tasks", 0) == 0
    exchange.take_in(other, third.path)
    assert foreign(other)[0].row.latest == "又有进展"


def test_a_lost_bundle_does_no_harm(friends: Friends, stick: Path) -> None:
    one, other = friends
    first, *_ = work(one)
    lost = exchange.export(one, "南泉市", stick).path
    tasks.finish(one, first, text="办完")
    late = exchange.export(one, "南泉市", stick).path
    assert exchange.arrive(other, late).standing is Standing.GAP
    exchange.take_in(other, late)
    exchange.take_in(other, lost)
    assert foreign(other)[0].row.status == "done"


def test_a_receipt_by_code_and_by_file(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    by_code = exchange.take_in(other, exchange.export(one, "南泉市", stick).path)
    exchange.acknowledge(one, f" {by_code.code} ")
    by_file = exchange.take_in(other, exchange.export(one, "南泉市", stick).path)
    exchange.write_receipt(by_file.receipt, stick / "回执.fyreceipt")
    exchange.acknowledge(one, str(stick / "回执.fyreceipt"))
    rows = exchange.bundles(one)
    assert [(row.number, row.received_on, row.receipt_code) for row in rows] == [
        (2, DAY, ""),
        (1, DAY, by_code.code),
    ]
    assert not exchange.acknowledge(one, by_code.code)
    assert [row.direction for row in exchange.bundles(other)] == ["in", "in"]


@pytest.mark.parametrize("told", ["", "ABCDEFGH", "12", "没有的文件.fyreceipt"])
def test_a_wrong_receipt_is_refused(friends: Friends, stick: Path, told: str) -> None:
    one, _other = friends
    exchange.export(one, "南泉市", stick)
    with pytest.raises(Refused):
        exchange.acknowledge(one, told)
    assert [row.received_on for row in exchange.bundles(one)] == [None]


def test_a_receipt_for_another_is_refused(friends: Friends, stick: Path) -> None:
    one, other = friends
    taken = exchange.take_in(other, exchange.export(one, "南泉市", stick).path)
    exchange.write_receipt(taken.receipt, stick / "r")
    with pytest.raises(Refused):
        exchange.acknowledge(other, str(stick / "r"))
    (stick / "r").write_bytes((stick / "r").read_bytes().replace(b"1", b"2"))
    with pytest.raises(Refused):
        exchange.acknowledge(one, str(stick / "r"))


def test_an_export_taken_back_keeps_its_place_in_the_stream(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    first = exchange.export(one, "南泉市", stick)
    history.undo(one)
    second = exchange.export(one, "南泉市", stick)
    assert (first.number, second.number) == (1, 2)
    exchange.take_in(other, first.path)
    exchange.take_in(other, second.path)
    assert len(foreign(other)) == 2


def test_to_an_office_nobody_trusts_or_a_stick_that_is_not_there(friends: Friends, stick: Path) -> None:
    one, _other = friends
    with pytest.raises(Refused, match="没有认可过“北泉市”"):
        exchange.export(one, "北泉市", stick)
    with pytest.raises(Refused):
        exchange.export(one, "南泉市", stick / "gone")
    assert exchange.bundles(one) == []


def test_an_import_is_one_step_and_can_be_taken_back(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    before = other.store.content_hash()
    file = exchange.export(one, "南泉市", stick).path
    exchange.take_in(other, file)
    assert history.recent(other, 1)[0].reason == "云岭县第1次报送"
    history.undo(other)
    assert other.store.content_hash() == before
    assert exchange.take_in(other, file).changes


def test_an_import_taken_back_out_of_turn_leaves_what_came_after(friends: Friends, stick: Path) -> None:
    one, other = friends
    work(one)
    exchange.take_in(other, exchange.export(one, "南泉市", stick).path)
    own = tasks.add_task(other, TaskDraft("市里自己的事")).made[0]
    (row,) = exchange.bundles(other)
    changes, left = exchange.undo_import(other, row.id)
    assert (changes.label, left, foreign(other)) == ("撤销导入", 0, [])
    assert ledger.open_task(other, own).line.row.matter == "市里自己的事"
    with pytest.raises(Refused, match="没有编号为"):
        exchange.undo_import(other, row.id)
    history.undo(other)
    assert len(foreign(other)) == 2


def test_what_a_bundle_says_of_itself_needs_no_key(friends: Friends, stick: Path) -> None:
    told = exchange.inspect_file(exchange.export(friends[0], "南泉市", stick).path)
    assert (told.header.sender.name, told.header.recipient.name, told.whole) == ("云岭县", "南泉市", True)
    with pytest.raises(Refused):
        exchange.inspect_file(stick / "none.fyb")
