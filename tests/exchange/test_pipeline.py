import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop.exchange.pipeline import in_order


def test_results_come_in_order_whatever_finishes_first() -> None:
    gate = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            gate.wait(10)
        else:
            gate.set()
        return number * number

    assert list(in_order(work, range(20))) == [n * n for n in range(20)]


def test_an_error_comes_out_at_its_place() -> None:
    def work(number: int) -> int:
        return 10 // (3 - number)

    results = in_order(work, range(9))
    assert [next(results), next(results), next(results)] == [3, 5, 10]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_work_runs_only_a_few_items_ahead() -> None:
    asked = []

    def items() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    with closing(in_order(abs, items())) as results:
        assert next(results) == 0
    assert len(asked) < 10
