import pytest

from desktop.exchange.merge import Arrival, Side, TableRules, merge
from desktop.exchange.preview import TableCount, count_decisions
from desktop.exchange.values import RecordImage
from desktop.exchange.versions import deleted, written

from .samples import CITY, CITY_WRITER, COUNTY, COUNTY_WRITER, record

AT_CITY = Arrival(sender=COUNTY, me=CITY)


def test_every_record_is_counted_once_and_conflicts_besides() -> None:
    shared = TableRules({"due": Side.EITHER}, "handler")
    base = written(RecordImage("u", "1", COUNTY, {}, {}), {"due": "1", "handler": CITY}, COUNTY_WRITER, 1)
    mine = record("1", {"matter": "甲"})
    decisions = [
        merge(None, mine, TableRules(), AT_CITY),
        merge(mine, mine, TableRules(), AT_CITY),
        merge(mine, written(mine, {"matter": "乙"}, COUNTY_WRITER, 2), TableRules(), AT_CITY),
        merge(mine, deleted(mine, COUNTY_WRITER, 2), TableRules(), AT_CITY),
        merge(
            None,
            record("9", {"matter": "x"}, mine.marks["matter"]._replace(writer="z/1")),
            TableRules(),
            AT_CITY,
        ),
        merge(
            written(base, {"due": "2"}, CITY_WRITER, 1),
            written(base, {"due": "3"}, COUNTY_WRITER, 2),
            shared,
            AT_CITY,
        ),
    ]
    preview = count_decisions(decisions)
    assert preview.tables["tasks"] == TableCount(new=1, changed=2, same=1, refused=1, deletions=1)
    assert preview.tables["u"] == TableCount(changed=1, conflicts=1)
    assert preview.tables["tasks"].records == 5
    assert not preview.changes_nothing


def test_the_same_again_changes_nothing() -> None:
    mine = record("1", {"matter": "甲"})
    assert count_decisions([merge(mine, mine, TableRules(), AT_CITY)]).changes_nothing
    assert count_decisions([]).changes_nothing


@pytest.mark.parametrize(
    ("gone", "kept", "braked"), [(5, 0, ()), (6, 0, ("tasks",)), (6, 24, ()), (7, 24, ("tasks",))]
)
def test_many_deletions_ask_first(gone: int, kept: int, braked: tuple[str, ...]) -> None:
    mine = record("1", {"matter": "甲"})
    decisions = [merge(mine, deleted(mine, COUNTY_WRITER, 2), TableRules(), AT_CITY)] * gone
    decisions += [merge(mine, mine, TableRules(), AT_CITY)] * kept
    assert count_decisions(decisions).braked() == braked
