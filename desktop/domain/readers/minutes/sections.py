"""The parts of a topic: what is heard and discussed below its heading comes before what the meeting decides."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.readers.minutes import frames
from desktop.domain.readers.minutes.headings import heading_of, section_frame
from desktop.domain.readers.minutes.sights import Sight


def heard_before(sights: Sequence[Sight]) -> frozenset[int]:
    """Give the paragraphs between a topic's heading and the words that open its decisions (会议议定：).

    Only paragraphs without a number count: numbered ones below a heading are its items.
    """
    found: set[int] = set()
    for number, sight in enumerate(sights):
        marker = sight.paragraph.marker
        heading = heading_of(sight.text, marker, sight.mentions, bool(sight.dates)) if marker else None
        if heading is None or not heading.alone or heading.is_unit:
            continue
        run: list[int] = []
        for place in range(number + 1, len(sights)):
            if sights[place].paragraph.marker is not None:
                break
            if _opens_decisions(sights[place]):
                found.update(run)
                break
            run.append(place)
    return frozenset(found)


def _opens_decisions(sight: Sight) -> bool:
    text = sight.text
    return (frames.list_intro(text) and text.endswith("：")) or (
        text.startswith(("会议", "经")) and frames.opener(text, sight.mentions) == frames.DECIDE
    )


def speaks_for_unit(sight: Sight) -> bool:
    """Say whether a paragraph of what was heard gives a unit's words: 某局：验收须由企业完成."""
    first = next((mention for mention in sight.mentions if mention.start == 0), None)
    return first is not None and sight.text[first.end : first.end + 1] == "："


def bare_section(text: str) -> str | None:
    """Give the frame a short line without number or mark sets for what follows: 会商情况, 会议议定事项."""
    if len(text) > 12:
        return None
    return frames.DECIDE if frames.list_intro(text) else section_frame(text)
