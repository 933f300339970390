import itertools

import pytest

from desktop.exchange.classify import SENTENCES, HeldStream, Link, Standing, classify
from desktop.exchange.values import NO_BUNDLE


def link(number: int) -> Link:
    return Link(f"h{number}", f"h{number - 1}" if number > 1 else NO_BUNDLE)


def held(*numbers: int) -> HeldStream:
    return HeldStream({number: link(number) for number in numbers})


@pytest.mark.parametrize(
    ("number", "stream", "standing"),
    [
        (1, held(), Standing.NEXT),
        (3, held(), Standing.GAP),
        (3, held(1, 2), Standing.NEXT),
        (4, held(1, 2), Standing.GAP),
        (2, held(1, 2), Standing.DUPLICATE),
        (2, held(1, 3), Standing.OLD),
        (1, held(5), Standing.OLD),
    ],
)
def test_an_honest_stream(number: int, stream: HeldStream, standing: Standing) -> None:
    assert classify(number, link(number), stream) is standing


@pytest.mark.parametrize(
    ("number", "foreign", "stream"),
    [
        (2, Link("x", "h1"), held(1, 2)),
        (2, Link("h2", "x"), held(1, 2)),
        (3, Link("h3", "x"), held(1, 2)),
        (2, Link("x", "h1"), held(3)),
        (2, Link("h2", NO_BUNDLE), held()),
        (1, Link("h1", "x"), held()),
    ],
)
def test_a_second_history_is_a_fork(number: int, foreign: Link, stream: HeldStream) -> None:
    assert classify(number, foreign, stream) is Standing.FORK


def test_any_order_of_arrival_is_harmless_and_replay_is_known() -> None:
    for order in itertools.permutations(range(1, 5)):
        links: dict[int, Link] = {}
        for number in order:
            assert classify(number, link(number), HeldStream(links)).may_import
            links[number] = link(number)
            assert classify(number, link(number), HeldStream(links)) is Standing.DUPLICATE


def test_every_standing_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Standing)
    assert not Standing.FORK.may_import
