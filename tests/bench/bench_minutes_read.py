"""Reading minutes of about 2,500 characters, and the share of it that finding deadlines alone takes.

`python -m tests.bench.bench_minutes_read`. The bound is 50 ms of processor time a reading; a baseline of the
same run stands beside it: a fixed loop over the same text with the standard `re` module.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from desktop.domain.deadlines import find
from desktop.domain.readers.minutes import read_minutes
from desktop.domain.source import SourceText
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar, parse_festivals, parse_year_file
from desktop.locate import shipped

FILES = Path(__file__).parents[1] / "files" / "minutes"
LENGTH = 2500
BOUND_MS = 50.0


def main() -> None:
    """Read the same text again and again and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    args = parser.parse_args()
    text, book, calendar = _text(), _book(), _calendar()
    source = SourceText("纪要.txt", text)
    found = read_minutes(source, book, calendar)
    anchor = found.anchor_date
    reading = _times(lambda: read_minutes(source, book, calendar), args.rounds)
    finding = _times(lambda: find(text, anchor, calendar), args.rounds)
    base = _times(lambda: _baseline(text), args.rounds)
    print(f"{len(text)} characters, {len(found.decisions)} decisions, {args.rounds} rounds")
    print(f"reading     fastest {reading[0]:6.1f} ms   median {reading[1]:6.1f} ms   bound {BOUND_MS:.0f} ms")
    print(f"deadlines   fastest {finding[0]:6.1f} ms")
    print(f"baseline    fastest {base[0]:6.1f} ms   reading / baseline {reading[0] / base[0]:.1f}")
    print("within the bound" if reading[0] <= BOUND_MS else "ABOVE THE BOUND")


def _times(act: Callable[[], object], rounds: int) -> tuple[float, float]:
    act()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return min(taken), statistics.median(taken)


def _baseline(text: str) -> int:
    """Walk over the text with forty plain patterns: what a reading cannot be cheaper than by much."""
    return sum(len(re.findall(rf"[\u4e00-\u9fff]{{1,{n % 8 + 1}}}[局院府委]", text)) for n in range(40))


def _text() -> str:
    """Give real minutes drawn out to the length with decisions of another paper."""
    body = (FILES / "V01_云岭县_2025年第三次工作会议.txt").read_text(encoding="utf-8")
    head, tail = body.split("　　罗敏通报", 1)
    more = (FILES / "V05_云岭县_网页抓取残缺.txt").read_text(encoding="utf-8")
    items = [line for line in more.split("\n") if re.match(r"[一二三四五]、", line)]
    grown, number = head, 7
    while len(grown) + len(tail) < LENGTH:
        grown += f"　　{'七八九十'[(number - 7) % 4]}、{items[number % len(items)][2:]}\n"
        number += 1
    return (grown + "　　罗敏通报" + tail)[:LENGTH]


def _book() -> UnitBook:
    return UnitBook.from_json(json.loads((FILES / "units.json").read_text(encoding="utf-8"))["云岭县"])


def _calendar() -> WorkCalendar:
    folder = shipped("resources") / "calendar"
    years, days = [], []
    for path in sorted(folder.glob("20*.toml")):
        year, special, _ = parse_year_file(path.read_text(encoding="utf-8"))
        years.append(year)
        days.extend(special)
    return WorkCalendar(years, days, parse_festivals((folder / "festivals.toml").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
