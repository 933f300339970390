"""The draw: repeatable, independent of order, not partial to any number."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.sampling import draw, spans

NUMBERS = [f"2026-{n:03}" for n in range(1, 21)]


@given(st.permutations(NUMBERS), st.integers(1, 20), st.text("0123456789", min_size=1, max_size=6))
def test_the_same_seed_draws_the_same_whatever_the_order(shuffled: list[str], size: int, seed: str) -> None:
    drawn = draw(shuffled, size, seed)
    assert drawn == draw(NUMBERS, size, seed) == sorted(set(drawn))
    assert len(drawn) == size


def test_a_larger_sample_holds_the_smaller_and_another_seed_differs() -> None:
    assert set(draw(NUMBERS, 5, "7")) < set(draw(NUMBERS, 9, "7"))
    assert draw(NUMBERS, 5, "7") != draw(NUMBERS, 5, "8")


def test_every_number_has_its_chance() -> None:
    counts = Counter(number for seed in range(2000) for number in draw(NUMBERS, 5, str(seed)))
    assert all(420 < counts[number] < 580 for number in NUMBERS)  # 500 expected, deviation below 20


@pytest.mark.parametrize(("size", "seed"), [(0, "1"), (21, "1"), (3, " ")])
def test_what_cannot_be_drawn_is_refused(size: int, seed: str) -> None:
    with pytest.raises(Refused, match="没有抽样"):
        draw(NUMBERS, size, seed)


def test_numbers_are_written_shortly_without_loss() -> None:
    assert spans(["2026-004", "2026-001", "2026-002", "2026-003", "2026-007", "2026-008"]) == (
        "2026-001至2026-004、2026-007、2026-008"
    )
    assert spans(["2025-009", "2026-010", "2026-011-1", "2026-011-2", "2026-011-3"]) == (
        "2025-009、2026-010、2026-011-1、2026-011-2、2026-011-3"
    )
    assert spans([]) == ""
