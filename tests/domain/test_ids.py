"""Identifiers grow and never repeat."""

from desktop.domain.ids import new_id


def test_ids_sort_by_creation_also_within_a_millisecond() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {len(each) for each in made} == {20}
