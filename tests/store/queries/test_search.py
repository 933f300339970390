import pytest

from desktop.store.queries.search import holds, search
from desktop.store.store import Store
from desktop.store.tables import Decision, Person, Unit


@pytest.mark.parametrize(
    ("word", "pattern"),
    [("ＡＢ", "%ab%"), ("5%", "%5\\%%"), ("a_b", "%a\\_b%"), ("\\", "%\\\\%"), ("", "%%")],
)
def test_the_signs_of_a_pattern_mean_themselves(word: str, pattern: str) -> None:
    assert holds(word) == pattern


def test_every_kind_in_its_place_newest_first(store: Store, office: str) -> None:
    with store.begin("人") as work:
        for name in ("张一", "张二"):
            work.add(Person(owner_id=office, name=name, search_text=f"{name} z"))
        work.add(Unit(owner_id=office, name="张村镇人民政府", aliases=[], search_text="张村镇人民政府"))
        work.add(Decision(owner_id=office, order_no=1, text="张村\n镇试点", disposition="task"))
    with store.read() as view:
        hits = [(hit.kind, hit.title) for hit in search(view, "张", 20)]
        assert hits == [
            ("units", "张村镇人民政府"), ("persons", "张二"), ("persons", "张一"), ("decisions", "张村\n镇试点"),
        ]  # fmt: skip
        assert [hit.kind for hit in search(view, "张村 镇", 20)] == ["units", "decisions"]
        assert [hit.kind for hit in search(view, "张村镇", 20)] == ["units", "decisions"]
        assert len(search(view, "张", 1)) == 3
