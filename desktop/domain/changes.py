"""What one act changed: the word that travels from the store to every open page."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The record kinds and ids that an act touched.

    `step` is the journal step that holds the act, None when the act changed nothing;
    `made` names records the act created, in the order of creation.
    """

    label: str = ""
    step: int | None = None
    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    made: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return self.step is not None
