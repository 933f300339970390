"""Which choices answer to what was typed, and in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit or a person to pick.

    `aliases` are short names; `initials` the pinyin initials in every reading (单位 → dw, and sw where a surname
    is read otherwise), computed on write and stored.
    """

    id: str
    name: str
    detail: str = ""
    aliases: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()


def ranked(
    choices: Iterable[Choice], typed: str, recent: Sequence[str] = (), limit: int = 50
) -> list[Choice]:
    """Return the choices that answer, best first.

    Order: the exact name, a name that begins so, initials that begin so, the middle of a name, the middle of
    the initials; within each, recently picked ids first, then the order given. Nothing typed gives the recent
    ones, then all.
    """
    last = {key: place for place, key in enumerate(recent)}
    wanted = _folded(typed)
    found = []
    for place, choice in enumerate(choices):
        rank = _rank(choice, wanted) if wanted else 0
        if rank is not None:
            found.append((rank, last.get(choice.id, len(last)), place, choice))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found[:limit]]


def _rank(choice: Choice, wanted: str) -> int | None:
    names = [_folded(name) for name in (choice.name, *choice.aliases)]
    initials = [_folded(word) for word in choice.initials]
    tests = (
        wanted in names,
        any(name.startswith(wanted) for name in names),
        any(word.startswith(wanted) for word in initials),
        any(wanted in name for name in names),
        any(wanted in word for word in initials),
    )
    return next((rank for rank, answers in enumerate(tests) if answers), None)


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
