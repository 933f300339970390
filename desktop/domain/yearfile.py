"""Writing one year of the working-day calendar as the text that `parse_year_file` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from desktop.domain.workdays import SpecialDay

_ONE = timedelta(days=1)


def year_file(year: int, days: Iterable[SpecialDay], source: str) -> str:
    """Return the TOML text of a year: one [[holiday]] a name, runs of days off drawn together."""
    of_year = [special for special in days if special.day.year == year]
    lines = [f"year = {year}", f"source = {_quoted(source)}"]
    for name in dict.fromkeys(special.name for special in of_year):
        off = sorted(special.day for special in of_year if special.name == name and special.off)
        work = sorted(special.day for special in of_year if special.name == name and not special.off)
        lines += ["", "[[holiday]]", f"name = {_quoted(name)}"]
        lines += [f"off = {_listed(_runs(off))}", f"work = {_listed([_short(day) for day in work])}"]
    return "\n".join(lines) + "\n"


def _runs(days: list[date]) -> list[str]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == _ONE:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_short(run[0]) if len(run) == 1 else f"{_short(run[0])}~{_short(run[-1])}" for run in runs]


def _short(day: date) -> str:
    return f"{day:%m-%d}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _listed(words: Iterable[str]) -> str:
    return "[" + ", ".join(_quoted(each) for each in words) + "]"
