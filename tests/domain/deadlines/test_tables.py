"""The tables of phrases with known answers: real phrases, minutes, ledgers, phrases of other styles, running text."""

import csv
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.domain.deadlines import Explained, combine, explain, find
from desktop.domain.workdays import WorkCalendar

FILES = Path(__file__).parents[2] / "files" / "phrases"
MEETING = date(2026, 3, 18)


def rows(name: str) -> list[dict[str, str]]:
    with (FILES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def days(said: Explained) -> str:
    due = said.due if isinstance(said.due, tuple) else (said.due,)
    return ";".join(day.isoformat() for day in due if day)


@pytest.mark.parametrize("row", rows("deadline_phrases.tsv"), ids=lambda row: row["id"])
def test_real_phrases(calendar: WorkCalendar, row: dict[str, str]) -> None:
    anchor = date.fromisoformat(row["anchor"] or "2026-01-05")
    said = explain(row["phrase"], anchor, calendar, received=anchor)
    fixed = row["due"] if re.match(r"\d{4}-", row["due"]) and row["certainty"] != "ambiguous" else ""
    wanted = ";".join(part.split("→")[-1] for part in fixed.split(";"))
    assert (said.kind, days(said)) == (row["kind"], wanted)
    if row["start"]:
        assert said.start == date.fromisoformat(row["start"])
    if "→" in row["due"]:
        assert said.due_unrolled == date.fromisoformat(row["due"].split("→")[0])
    assert (said.recur or "") == row["recur"]
    assert said.due is not None or said.recur or said.question


@pytest.mark.parametrize(
    "row", [*rows("minutes_deadlines.tsv"), *rows("ledger_deadlines.tsv")], ids=lambda row: row["id"]
)
def test_phrases_of_minutes_and_ledgers(calendar: WorkCalendar, row: dict[str, str]) -> None:
    said = explain(row["phrase"].replace("\\xa0", "\xa0"), date.fromisoformat(row["anchor"]), calendar)
    offset = f"{said.offset[0]} {said.offset[1]}" if said.offset else ""
    assert (said.kind, days(said), said.certainty) == (row["kind"], row["due"], row["certainty"])
    assert row["recur"] in ("", said.recur)
    assert row["event"] in ("", said.event)
    assert row["offset"] in ("", offset)
    assert row["candidates"] in ("", ";".join(day.isoformat() for day in said.candidates))


@pytest.mark.parametrize("row", rows("more_phrases.tsv"), ids=lambda row: row["phrase"] or "empty")
def test_phrases_of_other_styles(calendar: WorkCalendar, row: dict[str, str]) -> None:
    received = date.fromisoformat(row["received"]) if row["received"] else None
    said = explain(row["phrase"], date.fromisoformat(row["anchor"]), calendar, received)
    assert (said.kind, days(said)) == (row["kind"], row["due"])
    assert ((said.recur or ""), said.certainty) == (row["recur"], row["certainty"])


@pytest.mark.parametrize("row", rows("running_text.tsv"), ids=lambda row: row["sentence"][:12])
def test_running_text(calendar: WorkCalendar, row: dict[str, str]) -> None:
    sentence = row["sentence"]
    found = find(sentence, MEETING, calendar)
    told = [
        f"{each.explained.raw} {each.explained.kind} {days(each.explained).replace(';', ',') or '-'}"
        for each in found
    ]
    assert " | ".join(told) == row["found"]
    assert all(sentence[each.start : each.end] == each.explained.raw for each in found)


def test_the_table_of_other_styles_is_large_enough() -> None:
    assert len(rows("more_phrases.tsv")) >= 160


def test_one_paper_gives_its_phrases_in_order_without_overlap(calendar: WorkCalendar) -> None:
    text = "\n".join(row["sentence"] for row in rows("running_text.tsv"))
    found = find(text, MEETING, calendar)
    assert len(found) == sum(row["found"].count("|") + bool(row["found"]) for row in rows("running_text.tsv"))
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_phrases_of_one_task_are_combined(calendar: WorkCalendar) -> None:
    text = "8月15日前完成对账，9月30日前支付首批款项，年底前全部付清，每周五报送进展。"
    said = combine(text, find(text, MEETING, calendar))
    assert (said.kind, days(said)) == ("MULTI", "2026-08-15;2026-09-30;2026-12-31")
    assert [part.raw for part in said.parts] == ["8月15日前", "9月30日前", "年底前"]
    assert [other.recur for other in said.also] == ["W:5"]
    assert combine("", ()).kind == "NONE"
