"""The folded text that one LIKE search reads: any width, any case, pinyin initials too."""

import itertools
import re
import unicodedata
from functools import lru_cache

# Surnames whose usual reading is not the one a dictionary gives first; both initials are kept.
_MOST_READINGS = 2
_MOST_VARIANTS = 8
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ebef]+")
_BLANKS = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return `text` in one width and case with all blanks removed, for comparing what people type."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def initials(text: str) -> tuple[str, ...]:
    """Return the pinyin initials of each run of Han characters; short runs (names) keep every reading."""
    return tuple(variant for run in _HAN.findall(text) for variant in _variants(run))


def search_text(*parts: str | None) -> str:
    """Return the column that `LIKE '%…%'` searches: the folded parts, then their pinyin initials."""
    told = [part for part in parts if part]
    folded = " ".join(fold(part) for part in told)
    sounds = dict.fromkeys(sound for part in told for sound in initials(part))
    return f"{folded} {' '.join(sounds)}".strip()


@lru_cache(maxsize=4096)  # names of units and the like come again and again
def _variants(run: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    short = len(run) <= 4
    letters = pinyin(run, style=Style.FIRST_LETTER, heteronym=short)
    choices = [sorted(set(each))[:_MOST_READINGS] if short else each[:1] for each in letters]
    spelled = ("".join(choice) for choice in itertools.product(*choices))
    return tuple(itertools.islice(spelled, _MOST_VARIANTS))
