"""Regular expressions compiled when first used: the readers have many, and starting up needs none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Late:
    """A pattern known by its source; any use compiles it once."""

    __slots__ = ("_flags", "_made", "source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._made is None:
            self._made = re.compile(self.source, self._flags)
        return self._made

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Find the first place from `start` on."""
        return self.made.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Match at `start`."""
        return self.made.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match the whole text."""
        return self.made.fullmatch(text)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Find every place from `start` on."""
        return self.made.finditer(text, start)

    def findall(self, text: str) -> list[str]:
        """Give every piece that matches; for patterns without groups or with one."""
        return self.made.findall(text)

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put something in the place of every match."""
        return self.made.sub(put, text)

    def split(self, text: str) -> list[str]:
        """Part the text at every match."""
        return self.made.split(text)
