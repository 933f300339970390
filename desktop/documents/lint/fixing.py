"""Chosen fixes carried out on a document; every text is changed from its end to its beginning."""

from collections.abc import Iterable

from desktop.documents.lint.findings import Finding
from desktop.documents.lint.pieces import Path, replaced, text_at
from desktop.documents.official import OfficialDocument


def fixed(document: OfficialDocument, findings: Iterable[Finding]) -> OfficialDocument:
    """Return the document with the fixes of these findings applied; those without a fix change nothing.

    Of two that overlap the first one counts. A finding whose words no longer stand at its place is passed
    over, so a fix is never applied to another text than the one it was made for.
    """
    by_path: dict[Path, list[Finding]] = {}
    for finding in findings:
        if finding.fix:
            by_path.setdefault(finding.place.path, []).append(finding)
    for path in sorted(by_path, key=_backwards, reverse=True):
        text = text_at(document, path)
        changed = text if text is None else _rewritten(text, by_path[path])
        if changed is not None and changed != text:
            document = replaced(document, path, changed)
    return document


def _rewritten(text: str, findings: list[Finding]) -> str:
    """Apply the fixes from the last to the first."""
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.place.start, each.place.end)):
        fits = text[finding.place.start : finding.place.end] == finding.found
        if fits and (not chosen or chosen[-1].place.end <= finding.place.start):
            chosen.append(finding)
    for finding in reversed(chosen):
        assert finding.fix
        text = text[: finding.place.start] + finding.fix.words + text[finding.place.end :]
    return text


def _backwards(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """Order paths so that later entries of a list come first: an entry dropped moves none before it."""
    return tuple((isinstance(step, int), step if isinstance(step, int) else 0, str(step)) for step in path)
