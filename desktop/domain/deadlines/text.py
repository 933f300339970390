"""Running text made even for the rules, with the way back to the places in the original."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.deadlines.patterns import compiled

_EVEN = str.maketrans(
    {chr(0xFF01 + n): chr(0x21 + n) for n in range(94)}
    | dict.fromkeys("–—―‐‑−～〜~", "-")
    | dict.fromkeys("“”‘’「」『』", '"')
    | {"○": "〇", "\r": "\n"}
)
_LETTER_O = r"(?<=[一二三四五六七八九〇零])[Oo](?=[一二三四五六七八九〇零年])"  # 二O二六年
_LETTER_NOUGHT = r"(?<=\d)[Oo](?=[\d年月日])|(?<=[年月])[Oo](?=\d)"  # 2O26年
_BLANKS = r"[ \u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+"


@dataclass(frozen=True, slots=True)
class Even:
    """Even text (half width, no blanks inside) and, for each of its characters, the place in the original."""

    text: str
    places: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the original of even[start:end], blanks at either side left out."""
        return self.places[start], self.places[end - 1] + 1

    def raw(self, start: int, end: int) -> str:
        """Give the original words of even[start:end]."""
        first, last = self.span(start, end)
        return self.original[first:last]


def even(original: str) -> Even:
    """Make text even: full width to half width, blanks dropped except between two digits or two Latin words."""
    flat = compiled(_LETTER_O).sub("〇", compiled(_LETTER_NOUGHT).sub("0", original.translate(_EVEN)))
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for blank in compiled(_BLANKS).finditer(flat):
        start, end = blank.span()
        kept.append(flat[at:start])
        places.extend(range(at, start))
        if start > 0 and end < len(flat) and _parts(flat[start - 1], flat[end]):
            kept.append(" ")
            places.append(start)
        at = end
    kept.append(flat[at:])
    places.extend(range(at, len(flat)))
    return Even("".join(kept), tuple(places), original)


def _parts(before: str, after: str) -> bool:
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
