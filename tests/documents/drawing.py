"""Word files drawn by LibreOffice, many in one go: starting it costs more than drawing."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.documents.docx import render_docx
from desktop.documents.official import OfficialDocument

needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]


def draw(papers: Mapping[str, OfficialDocument], folder: Path) -> None:
    """Leave NAME.pdf in the folder for every paper."""
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(as_libreoffice_reads(render_docx(paper)))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in papers),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(folder)},
        timeout=300,
    )


def as_libreoffice_reads(docx: bytes) -> bytes:
    """Turn the flag for hanging punctuation round: LibreOffice reads it the wrong way."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b'<w:overflowPunct w:val="0"/>', b'<w:overflowPunct w:val="1"/>')
            )
    return out.getvalue()
