"""The names of units: one canonical name each, its short forms, and finding them in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.patterns import Late
from desktop.domain.source import half_width, squash, squashed
from desktop.domain.unit_forms import (
    Here,
    belongs_elsewhere,
    close_names,
    derived_forms,
    essence,
    place_of,
    runs_on,
)

_LEVELS = "省市州盟县区旗"
_ENDS = (
    "人民政府|管理委员会|管委会|委员会|办事处|办公室|人民法院|人民检察院|法院|检察院|分局|总局|街道办|街道"
    "|中心|支队|大队|联合会|工商联|政府|公司|银行|局|委|办|部|厅|院|乡|镇|团|所|站|社"
)
_UNIT = Late(rf"[\u4e00-\u9fff]{{1,22}}?(?:{_ENDS})(?![\u4e00-\u9fff])")
_WORDS_AROUND = Late(r"[、，,；;：:。（）()\s/／|]+|会同|以及|商请|责成|[由请和与及]")
_NOT_A_UNIT = Late(
    r"^(?:各|有关|相关|其他|所在|本|该|上述|全体|两|三|双方)|单位$|部门$|第[一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit: its canonical name, other ways to write it, its kind.

    Kinds: organ (政府, 法院, 检察院), office (of the mechanism), member, township, upper (a level above).
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "member"


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit named in a text: the stretch, the words there, and the canonical name."""

    start: int
    end: int
    raw: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitBook:
    """The units one office works with, and the words of its place; it never changes.

    `level` is the character that stands before the names (县, 市, 区); `place` the full name of the place, if
    the aliases tell it (云岭县); `parent` the place above.
    """

    units: tuple[UnitName, ...] = ()
    level: str = ""
    place: str = ""
    parent: str = ""
    mechanism: str = ""
    office_host: str = ""
    _forms: Mapping[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _essences: Mapping[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _starts: Mapping[str, tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _heads: re.Pattern[str] | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if not self.place:
            named = ((unit.name, unit.aliases) for unit in self.units if unit.kind == "organ")
            object.__setattr__(self, "place", place_of(named, self.level))
        forms = self._all_forms()
        object.__setattr__(self, "_forms", forms)
        object.__setattr__(self, "_essences", self._all_essences(forms))
        starts: dict[str, list[str]] = {}
        for form in sorted(forms, key=len, reverse=True):
            starts.setdefault(form[:2], []).append(form)
        object.__setattr__(self, "_starts", {key: tuple(value) for key, value in starts.items()})
        firsts, seconds = ("".join(sorted({key[n : n + 1] for key in starts})) for n in (0, 1))
        heads = re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])") if seconds else None
        object.__setattr__(self, "_heads", heads)

    @classmethod
    def from_json(cls, place: Mapping[str, object]) -> UnitBook:
        """Build the book from one place of a units file; an empty object gives an empty book."""
        units = place.get("units")
        rows = [row for row in units if isinstance(row, dict)] if isinstance(units, list) else []
        names = tuple(
            UnitName(
                squash(str(row.get("name", ""))),
                tuple(squash(str(alias)) for alias in row.get("aliases") or ()),
                str(row.get("kind") or "member"),
            )
            for row in rows
            if row.get("name")
        )
        words = {
            key: str(place.get(key) or "") for key in ("p", "place", "parent", "mechanism", "office_host")
        }
        return cls(
            names, words["p"], words["place"], words["parent"], words["mechanism"], words["office_host"]
        )

    def __bool__(self) -> bool:
        return bool(self.units)

    @property
    def office(self) -> str | None:
        """The canonical name of the office of the mechanism, if the book has one."""
        return next((unit.name for unit in self.units if unit.kind == "office"), None)

    def unit(self, name: str) -> UnitName | None:
        """Give the unit with this canonical name."""
        return next((unit for unit in self.units if unit.name == name), None)

    def resolve(self, raw: str) -> str | None:
        """Give the canonical name for a way of writing it; None when unknown or not clear."""
        bare = half_width(squash(raw))
        if bare not in self._forms:
            bare = bare.strip("，。、；：:,;（）()\"“”‘’'")
        if bare in self._forms:
            return self._forms[bare] or None
        for start in (self.parent + self.place, self.place, self.place[:-1]):
            if start and bare.startswith(start) and (found := self._by_rest(bare[len(start) :])):
                return found
        return self._essences.get(essence(bare, self.level)) or None

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[UnitHit, ...]:
        """Find the units named in a stretch of text: longest names first, none overlapping, blanks allowed.

        A name of another place or level (市财政局 where the book has 县财政局) is not found. Spans count
        characters of the whole text.
        """
        view = squashed(text, start, end)
        letters, place, hits = view.text, 0, list[UnitHit]()
        while self._heads and (head := self._heads.search(letters, place)):
            place = head.start()
            form = next(
                (f for f in self._starts.get(letters[place : place + 2], ()) if letters.startswith(f, place)),
                "",
            )
            stop = place + len(form)
            if not form or not self._forms[form] or not self._stands(letters, place, stop, form, text):
                place += 1
                continue
            begin = self._with_place(letters, place)
            low, high = view.span(begin, stop)
            hits.append(UnitHit(low, high, text[low:high], self._forms[form]))
            place = stop
        return tuple(hits)

    def candidates(self, raw: str) -> tuple[str, ...]:
        """Give names near to an unknown one, best first, for a clerk to choose from."""
        return close_names(essence(squash(raw), self.level), self._essences)

    def _by_rest(self, rest: str) -> str:
        return self._forms.get(self.level + rest) or self._forms.get(rest) or ""

    def _stands(self, letters: str, start: int, stop: int, form: str, text: str) -> bool:
        kind_unit = self.unit(self._forms[form])
        organ = kind_unit is not None and kind_unit.kind in ("organ", "upper")
        return not runs_on(letters, stop, organ=organ) and not belongs_elsewhere(
            letters, start, form, Here(self.level, self.place, self.parent, text)
        )

    def _with_place(self, letters: str, start: int) -> int:
        for word in (self.parent + self.place, self.place, self.place[:-1]):
            if word and letters.endswith(word, 0, start):
                return start - len(word)
        return start

    def _all_forms(self) -> dict[str, str]:
        forms: dict[str, str] = {}
        for unit in self.units:
            for form in (unit.name, *unit.aliases):
                forms[form] = unit.name if forms.get(form, unit.name) == unit.name else ""
        for unit in self.units:  # a canonical name always means its unit
            forms[unit.name] = unit.name
        added: dict[str, str] = {}
        for unit in self.units:
            made = derived_forms(unit.name, unit.aliases, unit.kind, self.level, self.place, self.mechanism)
            for form in made:
                if form not in forms:
                    added[form] = unit.name if added.get(form, unit.name) == unit.name else ""
        return forms | {form: name for form, name in added.items() if name}

    def _all_essences(self, forms: Mapping[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for form, name in forms.items():
            key = essence(form, self.level)
            found[key] = name if found.get(key, name) == name else ""
        return found


def looks_like_unit(text: str) -> bool:
    """Say whether the words read as the name of one unit: 县水利局, 河湾镇人民政府, 市生态环境局云岭分局."""
    bare = squash(text)
    return bool(_UNIT.fullmatch(bare)) and len(bare) >= 3 and not _NOT_A_UNIT.search(bare)


def find_unknown_units(text: str, book: UnitBook) -> tuple[UnitHit, ...]:
    """Find words that read as a unit standing alone between marks or verbs, which the book does not know.

    `name` of such a hit is the words themselves without blanks.
    """
    taken = [(hit.start, hit.end) for hit in book.find(text)]
    return tuple(
        UnitHit(low, high, text[low:high], squash(text[low:high]))
        for low, high in _pieces(text)
        if looks_like_unit(text[low:high])
        and not book.resolve(text[low:high])
        and not any(a < high and low < b for a, b in taken)
    )


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    place = 0
    for mark in _WORDS_AROUND.finditer(text):
        if mark.start() > place:
            yield place, mark.start()
        place = mark.end()
    if place < len(text):
        yield place, len(text)
