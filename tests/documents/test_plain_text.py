import pytest

from desktop.documents.plain_text import decode, from_html
from desktop.domain.errors import Refused

TEXT = "云岭县府院联动联席会议纪要\r\n时间：2026年3月18日\r主持人：林岩"
PLAIN = TEXT.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_encodings_are_told_apart(encoding: str, name: str) -> None:
    assert decode(TEXT.encode(encoding), "纪要.txt") == (PLAIN, name, ())


def test_one_damaged_byte_does_not_turn_utf8_into_something_else() -> None:
    data = bytearray(("会议议定事项如下。" * 200).encode())
    data[301] = 0xFF
    text, encoding, notes = decode(bytes(data), "纪要.txt")
    assert encoding == "utf-8"
    assert text.startswith("会议议定")
    assert "已经损坏" in notes[0]


def test_a_truncated_file_keeps_what_is_whole() -> None:
    text, encoding, notes = decode(("会议议定事项。" * 100).encode()[:-1], "纪要.txt")
    assert (encoding, len(notes)) == ("utf-8", 1)
    assert text.count("会议") == 100


def test_plain_ascii_is_text() -> None:
    assert decode(b"abc 123", "a.txt")[0] == "abc 123"


def test_binary_content_is_refused() -> None:
    with pytest.raises(Refused, match="二进制"):
        decode(bytes(range(32)) * 20, "图.txt")


def test_pages_become_lines_and_tables_keep_their_cells() -> None:
    page = (
        "<style>p{}</style><div>首页&nbsp;|&nbsp;公开</div><p>召集人：\n  王强</p>"
        "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>李明</td><td>副县长</td></tr></table><br>完"
    )
    source = from_html(page, "页.html", "utf-8", ())
    assert source.text == "首页\u00a0|\u00a0公开\n召集人： 王强\n姓名\t职务\n李明\t副县长\n完"
