"""Who was there and who was not: lists after 出席：, 请假： and the like, and the opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.domain.readers.minutes.labels import ABSENT, PRESENT, label_of
from desktop.domain.readers.minutes.lines import Paragraph
from desktop.domain.readers.minutes.mentions import COLLECTIVE, KNOWN, Mention, mentions_in
from desktop.domain.readers.minutes.names import close_gaps, could_be_name, looks_like_name, split_title
from desktop.domain.readers.minutes.proposal import Attendee
from desktop.domain.readers.minutes.running_names import told_people
from desktop.domain.source import squash
from desktop.domain.units import UnitBook

_ITEM = re.compile(r"(?:[^，；。、（）\n]|（[^（）]*）)+")
_HEADED = re.compile(r"^ *([^，、：（）]{2,20})：")  # 县法院：罗文、郑义
_FOR = re.compile(r"^([\u4e00-\u9fff]{2,3})(代[\u4e00-\u9fff]{2,3})$")  # 林岩代贺志刚
_POST = re.compile(r"[长任记员委席师]$|主管$|干部$")
_INNER = re.compile(r"庭|科|股|室|队|所|处|中心")
_NOBODY = re.compile(
    r"^(?:及|和|以及)?(?:有关|相关|各|部分|其他)|负责(?:同志|人)$|^等|^无$|见附件|名单附后|共\d+人"
)
_SPOKEN_OF = re.compile(
    "参加|出席|列席|缺席|请假|到会"
)  # without one of them neither of the two below can match
_CAME = re.compile(
    r"([^。；]*?)(?:等)?(?:有关)?(?:主要|分管)?(?:负责同志|负责人|负责同志及|同志|有关人员|代表)?(?:分别)?(?:参加|出席|列席)(?:了)?(?:会议|本次会议|协调会|。|$)"
)
_AWAY = re.compile(
    r"([^，。；]*?)(?:因([^，。；]{1,8}?))?(?:未参加|未出席|缺席|请假|未到会)(?:会议|了会议)?(?:[。；，]|$)"
)


def list_people(value: str, book: UnitBook) -> tuple[Attendee, ...]:
    """Read one list of people and units; `value` keeps its blanks. A lost or doubtful name gives no name."""
    people: list[Attendee] = []
    for stretch in re.split(r"[；;\n]", close_gaps(value)):
        headed = _HEADED.match(stretch)
        unit = _unit_first(headed[1], book)[0] if headed else None
        for item in _items(stretch[headed.end() :] if headed and unit else stretch):
            made = _attendee(item, book, people[-1].unit if people else None)
            if made:
                people.append(replace(made, unit=made.unit or unit))
    return tuple(people)


def _items(value: str) -> Iterator[str]:
    for match in _ITEM.finditer(value):
        item = match[0].strip()
        tokens = [token for token in re.split(r" (?![^（]*）)", item) if token]
        if pairs := _named_first(tokens):
            yield from pairs
            continue
        pending = ""
        for token in tokens:
            bare = re.sub(r"（.*", "", token)
            if pending and (could_be_name(bare) or token.startswith("（")):
                yield pending + token
                pending = ""
            elif looks_like_name(bare) or (could_be_name(bare) and len(tokens) == 1):
                if pending:
                    yield pending
                yield token
                pending = ""
            else:
                pending += token
        if pending:
            yield pending


def _named_first(tokens: Sequence[str]) -> list[str]:
    """Pair names with the positions behind them (林岩 县法院院长 罗敏 县司法局局长); nothing when set otherwise."""
    names, posts = tokens[::2], [re.sub(r"（([^（）]*)）$", r"，\1", token) for token in tokens[1::2]]
    if not posts or len(names) != len(posts) or not all(map(looks_like_name, names)):
        return []
    bare = [post.split("，")[0] for post in posts]
    if any(could_be_name(post) or split_title(post)[1] or not _POST.search(post) for post in bare):
        return []
    return [f"{name}（{post}）" for name, post in zip(names, posts, strict=True)]


def _attendee(item: str, book: UnitBook, before: str | None) -> Attendee | None:
    notes = "，".join(re.findall(r"（([^（）]*)）", item))
    main = re.sub(r"（[^（）]*）", "", item).strip()
    if not main and not notes:
        return None
    unit, rest = _unit_first(main, book)
    if unit is None and _NOBODY.search(main):
        return None
    rest = re.sub(r"^等(?:有关|相关)?(?:单位|部门).*$", "", rest.strip("：: 的"))
    if (stands_in := _FOR.match(rest)) and looks_like_name(stands_in[1]):
        rest, notes = stands_in[1], "，".join(part for part in (notes, stands_in[2]) if part)
    title, name = split_title(rest) if rest else ("", None)
    if name is None and (len(rest) == 1 or (unit is None and rest)):
        return None
    if unit is None and title and _INNER.search(title):
        unit = before
    if unit and name is None and looks_like_name(notes):
        return Attendee(unit, notes)
    if unit is None and notes:
        unit, notes = _unit_of_note(notes, book)
    note = "，".join(part for part in (title, notes) if part and not re.search(r"负责(?:同志|人)$", part))
    return Attendee(unit, name, note) if unit or name else None


def _unit_first(main: str, book: UnitBook) -> tuple[str | None, str]:
    units = [m for m in mentions_in(main, book) if m.kind != COLLECTIVE]
    whole = bool(units) and units[0].kind == KNOWN and units[0].end == len(main)
    if units and units[0].start == 0 and (whole or not could_be_name(main)):
        return units[0].name, main[units[0].end :]
    return None, main


def _unit_of_note(notes: str, book: UnitBook) -> tuple[str | None, str]:
    """Take the unit from a note: 县法院院长 or 县司法局 names the unit; 副县长、县公安局局长 stays whole beside it."""
    units = [m for m in mentions_in(notes, book) if m.kind != COLLECTIVE]
    if not units:
        return None, notes
    first: Mention = units[0]
    if first.start == 0:
        return first.name, notes[first.end :].lstrip("，、")
    return first.name, notes


def attendance(
    paragraphs: Sequence[Paragraph], even: str, book: UnitBook
) -> tuple[tuple[Attendee, ...], tuple[Attendee, ...]]:
    """Read all lists of those present and absent; `even` is the text with its blanks, positions unchanged."""
    present: list[Attendee] = []
    absent: list[Attendee] = []
    current: str | None = None
    observing = False
    for paragraph in paragraphs:
        label = label_of(paragraph.text)
        if label:
            current = label.kind if label.kind in (PRESENT, ABSENT) else None
            observing = current == PRESENT and "列席" in paragraph.text[: label.start]
            value = _raw(paragraph, even, label.start) if current else ""
        elif current and _continues(paragraph):
            value = _raw(paragraph, even, 0)
        else:
            current, value = None, ""
        if current:
            people = _tidy(list_people(value, book), current)
            people = [replace(person, observer=True) for person in people] if observing else people
            (present if current == PRESENT else absent).extend(people)
    _from_prose(paragraphs, book, present, absent)
    here, away = told_people(paragraphs, book)
    gone = {person.name for person in absent + away}
    present.extend(person for person in here if person.name not in gone)
    absent.extend(away)
    return _once(present), _once(absent)


def _raw(paragraph: Paragraph, even: str, skip: int) -> str:
    at = paragraph.view.at
    return even[at[skip] : at[-1] + 1] if skip < len(at) else ""


def _continues(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        paragraph.marker is None
        and not paragraph.blank_before
        and not re.search(r"会议|纪要|关于|如下|\d{4}年", text)
        and not text.endswith("：")
    )


def _tidy(people: tuple[Attendee, ...], kind: str) -> list[Attendee]:
    if kind == PRESENT:
        return list(people)
    return [
        Attendee(p.unit, p.name, re.sub(r"^(.*，)?", "", p.note) if "，" in p.note else p.note)
        for p in people
    ]


def _from_prose(
    paragraphs: Sequence[Paragraph], book: UnitBook, present: list[Attendee], absent: list[Attendee]
) -> None:
    """Take those named in the opening sentences: 县法院院长罗敏…参加会议, 县信访局因故未参加."""
    for paragraph in paragraphs[:12]:
        if label_of(paragraph.text) or "会议" not in paragraph.text:
            continue
        for sentence in re.split(r"(?<=[。；])", paragraph.text):
            if not _SPOKEN_OF.search(sentence):
                continue
            if (gone := _AWAY.search(sentence)) and gone[1] and "会议" not in gone[1]:
                note = f"因{gone[2]}未参加" if gone[2] else ""
                absent.extend(
                    Attendee(p.unit, p.name, p.note or note)
                    for p in list_people(gone[1], book)
                    if p.unit or p.name
                )
            elif (came := _CAME.search(sentence)) and not re.search(r"主持召开", came[1]):
                listed = re.sub(r"^.*主持(?:会议)?(?:并讲话)?，", "", came[1])
                present.extend(_prose_people(listed, book))


def _prose_people(listed: str, book: UnitBook) -> list[Attendee]:
    listed = re.sub(r"(?:，|^)(?:会议|会上)[^，]*，", "", listed)
    pieces = re.split(
        r"[、，]|以及|(?<=[\u4e00-\u9fff])[及和](?=[县市区有各]|[\u4e00-\u9fff]{2,4}(?:街道|镇|乡))", listed
    )
    return [
        made
        for piece in pieces
        if piece
        and (made := _attendee(re.sub(r"(?:分管)?负责(?:同志|人)$", "", piece), book, None))
        and (made.unit or (made.note and looks_like_name(made.name or "")))
    ]


def _once(people: list[Attendee]) -> tuple[Attendee, ...]:
    """Each person once, with the unit and note told anywhere; a unit alone only if nobody came for it."""
    named: dict[str, Attendee] = {}
    for person in people:
        if person.name:
            old = named.get(person.name)
            named[person.name] = (
                Attendee(old.unit or person.unit, old.name, old.note or person.note) if old else person
            )
    kept: list[Attendee] = []
    units = {person.unit for person in named.values()}
    for person in people:
        if person.name and named.get(person.name) and named[person.name] not in kept:
            kept.append(named[person.name])
        elif not person.name and person.unit not in units and person not in kept:
            kept.append(person)
    return tuple(kept)


def note_of(name: str, text: str, book: UnitBook) -> Attendee | None:
    """Look for a unit and position written before a name elsewhere in the paper: 县法院院长罗敏."""
    for found in re.finditer(
        rf"([^，。；：（）\n]{{2,30}}){re.escape(name)}", "\n".join(map(squash, text.split("\n")))
    ):
        words = found[1]
        units = [m for m in mentions_in(words, book) if m.kind != COLLECTIVE]
        if units and re.search(r"[长任记]$", words):
            last = units[-1]
            note = (
                words[last.end :]
                if last.start == 0 or (words[last.start - 1] in "、和及" and last is not units[0])
                else words
            )
            return Attendee(last.name, name, note.split("、")[-1] if last.start else note)
    return None
