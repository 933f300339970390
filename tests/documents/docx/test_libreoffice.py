"""The file as LibreOffice lays it out: pages, places and what stays together."""

import re
from pathlib import Path

import pdfplumber
import pytest

from desktop.documents.official import OfficialDocument
from desktop.documents.pages import estimate
from desktop.documents.spec import parse_spec
from tests.documents.docx.reading import SPEC_NAMES, spec
from tests.documents.drawing import draw, needs_libreoffice

pytestmark = needs_libreoffice
MM = 25.4 / 72
TEXT = "各成员单位应当高度重视府院联动工作明确一名负责同志分管一名工作人员具体联络按职责办理"


def filled(lines: int) -> OfficialDocument:
    """A signed notice of so many lines of text."""
    body = []
    while lines > 0:
        take = min(lines, 3)
        body.append((TEXT * 6)[: 28 * take - 9] + "。")
        lines -= take
    return parse_spec(
        {
            "issuers": ["青河县人民政府"],
            "mark_suffix": "文件",
            "number": "青政〔2026〕12号",
            "title": "关于建立联席会议制度的通知",
            "addressees": ["各乡镇人民政府"],
            "body": body,
            "signature": {"organs": ["青河县人民政府"], "date": "2026-03-15"},
            "cc": ["县委办公室"],
            "printer": "青河县人民政府办公室",
            "print_date": "2026-03-16",
        }
    )


LENGTHS = range(1, 40, 3)


@pytest.fixture(scope="module")
def folder(drawn_specs: Path) -> Path:
    """The samples and, beside them, the papers of this module, converted in one go."""
    draw({f"lines{lines}": filled(lines) for lines in LENGTHS}, drawn_specs)
    return drawn_specs


def lines_of(path: Path) -> list[list[tuple[float, float, str]]]:
    """For each page its lines: size in points, baseline in points from the top, text."""
    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows: dict[int, list[dict[str, object]]] = {}
            for char in page.chars:
                rows.setdefault(round(float(page.height) - char["matrix"][5]), []).append(char)
            pages.append(
                [
                    (
                        row[0]["size"],
                        base,
                        "".join(str(c["text"]) for c in sorted(row, key=lambda c: float(str(c["x0"])))),
                    )
                    for base, row in sorted(rows.items())
                ]
            )
    return pages  # type: ignore[return-value]


@pytest.mark.parametrize("lines", LENGTHS)
def test_the_imprint_closes_the_last_page_and_covers_no_text(folder: Path, lines: int) -> None:
    last = lines_of(folder / f"lines{lines}.pdf")[-1]
    (copies,) = [base for _, base, text in last if text.startswith("抄送")]
    assert not [text for size, base, text in last if round(size) == 16 and base > copies - 18]
    assert any(text.rstrip().endswith("印发") for _, _, text in last)


@pytest.mark.parametrize("lines", LENGTHS)
def test_no_seal_stands_on_a_page_without_text(folder: Path, lines: int) -> None:
    (page,) = [
        page
        for page in lines_of(folder / f"lines{lines}.pdf")
        if any(re.fullmatch(r"2026年3月15日\s*", text.strip()) for _, _, text in page)
    ]
    assert any(text.rstrip().endswith("。") for size, _, text in page if round(size) == 16)


@pytest.mark.parametrize("lines", LENGTHS)
def test_the_reckoned_pages_are_the_real_ones(folder: Path, lines: int) -> None:
    assert estimate(filled(lines)).pages == len(lines_of(folder / f"lines{lines}.pdf"))


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_upright_text_stays_inside_the_type_area(folder: Path, name: str) -> None:
    with pdfplumber.open(folder / f"{name}.pdf") as pdf:
        for page in pdf.pages:
            if page.width > page.height:
                continue
            # Marks are left out: LibreOffice reads overflowPunct the wrong way round and hangs them.
            inside = [c for c in page.chars if "\u4e00" <= c["text"] <= "\u9fff"]
            assert all(float(c["x0"]) * MM > 27 for c in inside)
            assert all(float(c["x1"]) * MM < 185 for c in inside)


@pytest.mark.parametrize("name", SPEC_NAMES)
def test_every_page_but_a_letters_first_is_numbered(folder: Path, name: str) -> None:
    document = spec(name)
    if not document.page_numbers:
        return
    for number, page in enumerate(lines_of(folder / f"{name}.pdf"), 1):
        text = "".join(text for _, _, text in page)
        shown = re.search(rf"—\s*{number}\s*—", text) is not None
        turned = any(text.strip() in ("—", str(number)) for _, _, text in page)
        blank_before = document.even_last_page
        assert shown or turned or blank_before or (document.format == "letter" and number == 1)
