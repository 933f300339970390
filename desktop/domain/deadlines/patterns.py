"""Patterns compiled when first used: most phrases need few of them, and start-up none."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Give the compiled pattern."""
    return re.compile(pattern)
