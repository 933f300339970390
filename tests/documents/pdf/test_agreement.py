"""The docx of a paper, drawn by LibreOffice, against our own PDF of it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop.documents.docx import render_docx
from desktop.documents.official import OfficialDocument
from tests.documents.pdf.reading import Sheet, paragraphs, read, sheets

# Pure Chinese: LibreOffice puts white between Chinese and Latin even where the file forbids it.
PLAIN = (
    "各牵头单位要在规定期限内制定《实施方案》，明确责任人、完成时限和工作措施（含一案一策），逐项登记；",
    "对逾期未完成、又未说明理由的，按照《工作规则》第十五条的规定，由联席会议办公室下发督办函，并予以通报。",
    "定于本月下旬召开全体会议：请准时参加！能否到会，请于会前三日告知？谢谢。",
)


def shuffled() -> tuple[str, ...]:
    """Paragraphs in which every mark comes near a line end somewhere."""
    return tuple(
        "县" * lead + "".join(PLAIN[index % 3 :]) + PLAIN[0] * 2 for index, lead in enumerate(range(40))
    )


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_plain_paragraphs_break_alike_and_take_as_many_pages(tmp_path: Path) -> None:
    paper = OfficialDocument(body=paragraphs(*shuffled()))
    ours = sheets(paper)
    theirs = _drawn(render_docx(paper), tmp_path)
    assert len(theirs) == len(ours)
    for mine, other in zip(ours, theirs, strict=True):
        assert _texts(other) == _texts(mine)


def _texts(sheet: Sheet) -> list[str]:
    return [row.text for row in sheet.body]


def _drawn(docx: bytes, folder: Path) -> tuple[Sheet, ...]:
    (folder / "paper.docx").write_bytes(_as_libreoffice_reads(docx))
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "paper.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return read((folder / "paper.pdf").read_bytes())


def _as_libreoffice_reads(docx: bytes) -> bytes:
    """Turn the flag for hanging punctuation round: LibreOffice reads it the wrong way."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>')
            )
    return out.getvalue()
