"""Files as the readers want them: text with its tables, or the sheets of a workbook."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from desktop.documents.plain_text import decode, from_html
from desktop.domain.errors import Refused
from desktop.domain.secrecy import secrecy_mark
from desktop.domain.source import Sheet, SourceText

MOST_BYTES = 60_000_000
MOST_UNPACKED = 300_000_000

_TEXT = {".txt", ".md", ".text", ""}
_PAGES = {".htm", ".html"}
_TABLES = {".csv", ".tsv"}
_OLD_WORD = {".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".ofd", ".pdf"}
_OLD_SHEET = {".xls", ".et", ".ett", ".ods"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_source(path: Path) -> SourceText:
    """Read a text (.txt .md .html .docx) from a file; anything else is refused with what to do about it."""
    return read_source_bytes(file_bytes(path), path.name)


def read_source_bytes(data: bytes, name: str) -> SourceText:
    """Read a text from the bytes of a file; the name tells its kind."""
    kind = Path(name).suffix.lower()
    if not data.strip():
        raise Refused(f"“{name}”是空文件，没有可读的内容，请检查文件后重新选择。")
    if kind == ".docx":
        from desktop.documents.word_text import read_word

        source = read_word(_checked_package(data, name, "word/document.xml", "docx"), name)
    elif kind in _TEXT or kind in _TABLES:
        text, encoding, notes = decode(data, name)
        source = SourceText(name, text, encoding, (), notes)
    elif kind in _PAGES:
        page, encoding, notes = decode(data, name)
        source = from_html(page, name, encoding, notes)
    else:
        raise Refused(_other_kind(name, kind, "docx"))
    if not source.text.strip():
        raise Refused(f"“{name}”里没有文字（可能只有图片或扫描页），请换成可以选中文字的文件。")
    _refuse_secret(source)
    return source


def _refuse_secret(source: SourceText) -> None:
    mark = secrecy_mark(source.text)
    if mark is not None:
        raise Refused(
            f"“{source.name}”标有密级“{mark}”，没有读入，也没有保存任何内容。本软件只用于非涉密计算机，请立即按保密规定处理这份文件。"
        )


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook (.xlsx .xlsm .csv .tsv) with merges, hidden parts and fills."""
    return read_workbook_bytes(file_bytes(path), path.name)


def read_workbook_bytes(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook from its bytes; the name tells its kind."""
    kind = Path(name).suffix.lower()
    if not data.strip():
        raise Refused(f"“{name}”是空文件，没有可读的内容，请检查文件后重新选择。")
    from desktop.documents.sheets import read_delimited, read_excel

    if kind in (".xlsx", ".xlsm"):
        sheets = read_excel(_checked_package(data, name, "xl/workbook.xml", "xlsx"), name)
    elif kind in _TABLES:
        sheets = (read_delimited(decode(data, name)[0], Path(name).stem),)
    else:
        raise Refused(_other_kind(name, kind, "xlsx"))
    if not any(cell.text for sheet in sheets for row in sheet.rows for cell in row):
        raise Refused(f"“{name}”的各张工作表都是空的，请检查文件后重新选择。")
    return sheets


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file to be read; Refused when it is missing, too large or held by another program."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                f"“{path.name}”有 {size // 1_000_000} MB，超过 {MOST_BYTES // 1_000_000} MB 的上限，"
                "请删去图片或拆分后再导入。"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"找不到文件“{path}”，请核对路径。") from error
    except IsADirectoryError as error:
        raise Refused(f"“{path}”是文件夹，请选择其中的一个文件。") from error
    except OSError as error:
        raise Refused(
            f"打不开文件“{path.name}”（{error.strerror}），请关闭正在使用它的程序后重试。"
        ) from error


def _checked_package(data: bytes, name: str, part: str, kind: str) -> io.BytesIO:
    """Check a zipped office file before it is unpacked: not encrypted, whole, not a bomb, of its kind."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused(f"“{name}”设有打开密码，无法读取，请去掉密码另存后再导入。")
        raise Refused(f"“{name}”其实是旧版格式，只是改了扩展名，请用 WPS 另存为 {kind} 后再导入。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                raise Refused(f"“{name}”解开后过大，不像正常的文件，没有读取。")
            if part not in package.namelist():
                raise Refused(f"“{name}”不是 {kind} 文件，请用 WPS 打开后另存为 {kind} 再导入。")
            if package.testzip() is not None:
                raise zipfile.BadZipFile
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise Refused(
            f"“{name}”已经损坏，没有读取，请向来文单位要一份完好的，或用 WPS 打开后另存为 {kind}。"
        ) from error
    return io.BytesIO(data)


def _other_kind(name: str, kind: str, wanted: str) -> str:
    if kind in _OLD_WORD or kind in _OLD_SHEET:
        return f"“{name}”是 {kind} 格式，不能直接读取，请用 WPS 另存为 {wanted} 后再导入。"
    if kind in (".docx", ".txt", ".html", ".htm") and wanted == "xlsx":
        return f"“{name}”不是表格文件，请选择 xlsx 文件；文字材料请从读取通知或纪要的入口导入。"
    if kind in (".xlsx", ".xlsm") and wanted == "docx":
        return f"“{name}”是表格文件，请从导入表格的入口读取，或另存为 docx 后再导入。"
    return f"“{name}”的格式（{kind or '无扩展名'}）不能读取，请用 WPS 另存为 {wanted} 后再导入。"
