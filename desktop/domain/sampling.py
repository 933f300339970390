"""Drawing tasks for an inspection so that the draw can be repeated and defended."""

from collections.abc import Sequence
from hashlib import sha256

from desktop.domain.errors import Refused


def draw(numbers: Sequence[str], size: int, seed: str) -> list[str]:
    """Draw `size` numbers: those whose SHA-256 of seed and number (“种子|编号”, UTF-8) comes first, in their own order.

    Anybody who has the seed and the numbers can repeat it; neither the order they are given in nor the clock
    plays a part. Refused where fewer are there than asked for.
    """
    known = sorted(set(numbers))
    if not seed.strip():
        raise Refused("没有写抽样种子，没有抽样。")
    if not 1 <= size <= len(known):
        raise Refused(f"要抽 {size} 项，可抽的有 {len(known)} 项，没有抽样。请改抽样数量或者筛选条件。")
    ranked = sorted(known, key=lambda number: (_digest(seed.strip(), number), number))
    return sorted(ranked[:size])


def _digest(seed: str, number: str) -> str:
    return sha256(f"{seed}|{number}".encode()).hexdigest()


def spans(numbers: Sequence[str]) -> str:
    """Write numbers shortly and without loss: 2026-001至2026-004、2026-007."""
    runs: list[list[str]] = []
    for number in sorted(set(numbers)):
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def _follows(one: str, other: str) -> bool:
    head, _, tail = one.rpartition("-")
    then, _, last = other.rpartition("-")
    whole = tail.isdecimal() and last.isdecimal() and one.count("-") == 1
    return whole and head == then and int(last) == int(tail) + 1
