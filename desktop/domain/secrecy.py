"""State-secret marks: this product is for machines that hold none (保守国家秘密法第三十一条)."""

import re

# 7.2.2 of GB/T 9704-2012: the mark stands at the top left; with ★ and a term it is one wherever it stands.
_STARRED = re.compile(r"(绝密|机密|秘密)\s*★")
_ALONE = re.compile(r"(绝密|机密|秘密)(?:\s*(?:\d+年|长期))?")
_TOP_LINES = 12


def secrecy_mark(text: str) -> str | None:
    """Return the secrecy mark that a paper carries (绝密, 机密 or 秘密), None when it carries none.

    Words in running text (商业秘密, 工作秘密) are no marks.
    """
    starred = _STARRED.search(text)
    if starred:
        return starred[1]
    top = (line.strip() for line in text.splitlines()[:_TOP_LINES])
    found = (_ALONE.fullmatch(line) for line in top)
    return next((match[1] for match in found if match), None)
