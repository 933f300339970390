"""Deadline phrases of Chinese official papers: from words to a day, or to a question."""

from desktop.domain.deadlines.model import Explained, Found, Tier
from desktop.domain.deadlines.reading import combine, explain, find

__all__ = ["Explained", "Found", "Tier", "combine", "explain", "find"]
