"""Faults seeded one by one into the layout numbers; each should be caught by a test of the documents.

Run with `python tests/bench/mutate_layout.py [NAME ...]`; with names only the faults in those numbers. The package is
copied to a temporary folder, so the checkout stays as it is. Tests that fail without a fault are left out.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Name, what stands there, what is put there instead: a millimetre or a point off, a line more, another red.
FAULTS = (
    ("A4_MM", "(210.0, 297.0)", "(210.0, 296.0)"),
    ("BODY_SPACING_PT", "-0.3", "-0.1"),
    ("TITLE_PT", "22.0", "21.0"),
    ("TITLE_LINE_PT", "33.0", "30.0"),
    ("SMALL_PT", "14.0", "15.0"),
    ("MARK_BELOW_TYPE_TOP_MM", "35.0", "33.0"),
    ("BLANK_LINES_BELOW_MARK", "2", "3"),
    ("RED", '"FF0000"', '"C00000"'),
    ("RED_RULE_BELOW_NUMBER_MM", "4.0", "6.0"),
    ("BLANK_LINES_BELOW_RED_RULE", "2", "1"),
    ("IMPRINT_RULE_MM", "0.35", "0.25"),
    ("IMPRINT_THIN_RULE_MM", "0.25", "0.35"),
    ("PAGE_NUMBER_BELOW_TYPE_MM", "7.0", "9.0"),
    ("DASH_SHARE", "0.36", "0.55"),
    ("SEALS_PER_ROW", "3", "4"),
    ("LETTER_MARK_BELOW_PAPER_TOP_MM", "30.0", "37.0"),
    ("LETTER_RULE_BELOW_MARK_MM", "4.0", "6.0"),
    ("LETTER_RULE_WIDTH_MM", "170.0", "156.0"),
    ("ORDER_MARK_BELOW_TYPE_TOP_MM", "20.0", "22.0"),
    ("OFFICE", "_page(37.0, 35.0, 28.0, 26.0, 28.95)", "_page(37.0, 35.0, 28.0, 26.0, 29.2)"),
)
# Those that measure pages come first; words and fonts know nothing of the layout.
TESTS = ("tests/documents/pdf", "tests/documents/docx", "tests/documents")
LEFT_OUT = ("lint", "fonts", "test_intake.py", "test_sheets.py", "test_spec_write.py")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?\.py(?:::\S+)?)", re.MULTILINE)


def copy_to(folder: Path) -> None:
    """Copy what the tests of the documents need; the fonts are large and only linked."""
    shutil.copytree(ROOT / "desktop", folder / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "resources").symlink_to(ROOT / "resources", target_is_directory=True)


def failing(folder: Path, *more: str) -> list[str]:
    """Run the tests of the documents in the copy and return those that fail."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not libreoffice"]
        + [f"--ignore=tests/documents/{name}" for name in LEFT_OUT]
        + [*more, *TESTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 1:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return _FAILED.findall(done.stdout)


def seeded(source: str, name: str, right: str, wrong: str) -> str:
    """Return the source of the layout with one number changed."""
    changed, count = re.subn(
        rf"^{name} = {re.escape(right)}", f"{name} = {wrong}", source, flags=re.MULTILINE
    )
    if count != 1:
        raise SystemExit(f"{name} = {right} stands {count} times in layout.py")
    return changed


def main() -> int:
    """Seed the faults one by one and print what caught each; 1 when one survives."""
    chosen = [fault for fault in FAULTS if not sys.argv[1:] or fault[0] in sys.argv[1:]]
    survivors = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_to(folder)
        known = [f"--deselect={test}" for test in failing(folder)]
        if known:
            print(f"left out, failing without a fault: {len(known)}")
        layout = folder / "desktop" / "documents" / "layout.py"
        source = layout.read_text(encoding="utf-8")
        for fault in chosen:
            layout.write_text(seeded(source, *fault), encoding="utf-8")
            caught = failing(folder, "-x", *known)
            survivors += [] if caught else [fault[0]]
            print(f"{fault[0]} {fault[1]} -> {fault[2]}: {caught[0] if caught else 'SURVIVED'}", flush=True)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} caught")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main())
