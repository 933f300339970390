import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from desktop.documents import intake
from desktop.documents.intake import read_source, read_source_bytes, read_workbook, read_workbook_bytes
from desktop.domain.errors import Refused

FILES = Path(__file__).parents[1] / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_text_file_and_a_word_file_read_alike(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_bytes("召集人：王强\r\n成员：李明".encode("gb18030"))
    (tmp_path / "通知.docx").write_bytes(word("召集人：王强", "成员：李明"))
    text, document = read_source(tmp_path / "通知.txt"), read_source(tmp_path / "通知.docx")
    assert text.text == document.text == "召集人：王强\n成员：李明"
    assert (text.encoding, text.name) == ("gb18030", "通知.txt")


def test_a_saved_page_is_read_as_its_visible_text() -> None:
    page = "<html><head><title>x</title></head><body><p>召集人：王强</p><p>成员</p></body></html>"
    assert read_source_bytes(page.encode(), "通知.HTML").text == "召集人：王强\n成员"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.txt", "空文件"),
        (b" \n", "空.docx", "空文件"),
        (OLE, "通知.doc", "请用 WPS 另存为 docx"),
        (OLE, "通知.wps", "请用 WPS 另存为 docx"),
        (OLE, "通知.docx", "只是改了扩展名"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "通知.docx", "打开密码"),
        (b"%PDF-1.7", "通知.pdf", "另存为 docx"),
        (b"PK\x03\x04 broken", "通知.docx", "已经损坏"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "图.txt", "二进制"),
        (b"x", "名单.xlsx", "从导入表格的入口"),
        (b"x", "视频.mp4", "不能读取"),
        (b"<html><script>x</script></html>", "页.html", "没有文字"),
    ],
)
def test_what_cannot_be_read_as_text_is_refused_with_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_source_bytes(data, name)
    assert words in refusal.value.sentence
    assert name in refusal.value.sentence


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.xlsx", "空文件"),
        (OLE, "名单.xls", "请用 WPS 另存为 xlsx"),
        (OLE, "名单.et", "请用 WPS 另存为 xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "名单.xlsx", "打开密码"),
        (b"x", "通知.docx", "不是表格文件"),
        (b"PK\x03\x04 broken", "名单.xlsx", "已经损坏"),
        (b",,\n,,", "空.csv", "都是空的"),
    ],
)
def test_what_cannot_be_read_as_a_workbook_is_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_workbook_bytes(data, name)
    assert words in refusal.value.sentence


def test_a_file_of_another_office_kind_under_a_wrong_name_is_refused() -> None:
    stream = io.BytesIO()
    Workbook().save(stream)
    with pytest.raises(Refused, match="不是 docx 文件"):
        read_source_bytes(stream.getvalue(), "其实是表格.docx")


def test_a_flipped_byte_is_found_before_anything_is_read() -> None:
    data = bytearray(word("召集人：王强" * 500))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        entry = package.getinfo("word/document.xml")
    data[entry.header_offset + 80] ^= 0xFF
    with pytest.raises(Refused, match="已经损坏"):
        read_source_bytes(bytes(data), "坏.docx")


def test_a_part_that_is_no_xml_is_refused() -> None:
    stream = io.BytesIO(word("召集人"))
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, b"<w:document" if entry.filename == "word/document.xml" else old.read(entry))
    with pytest.raises(Refused, match="已经损坏"):
        read_source_bytes(made.getvalue(), "坏.docx")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_UNPACKED", 1_000_000)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(2_000_000))
    with pytest.raises(Refused, match="解开后过大"):
        read_source_bytes(made.getvalue(), "大.docx")


def test_files_that_are_missing_too_big_or_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="找不到文件"):
        read_source(tmp_path / "没有.txt")
    with pytest.raises(Refused, match="是文件夹"):
        read_workbook(tmp_path)
    monkeypatch.setattr(intake, "MOST_BYTES", 1_000_000)
    (tmp_path / "大.txt").write_bytes(b"a" * 1_500_000)
    with pytest.raises(Refused, match="超过 1 MB"):
        read_source(tmp_path / "大.txt")


def test_the_samples_read_without_a_note() -> None:
    told = {path.stem: read_source(path) for path in (FILES / "roster").glob("*.txt")}
    assert {name: source.notes for name, source in told.items() if source.notes} == {}
    in_gb = [name for name, source in told.items() if source.encoding != "utf-8"]
    assert in_gb == ["R06_桐溪县_调整部分组成人员"]


def test_a_paper_with_a_secrecy_mark_is_not_taken_in() -> None:
    with pytest.raises(Refused, match="标有密级“机密”"):
        read_source_bytes("机密★1年\n会议纪要\n".encode(), "纪要.txt")
