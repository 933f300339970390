import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.widgets.blocks import from_tsv, to_html, to_tsv


def test_a_block_as_wps_puts_it_on_the_clipboard():
    assert from_tsv("编号\t事项\r\n1\t建机制\r\n") == [["编号", "事项"], ["1", "建机制"]]
    assert from_tsv('"两行\n文字"\t3\n') == [["两行\n文字", "3"]]
    assert from_tsv("一个词") == [["一个词"]]
    assert from_tsv("") == []


def test_short_rows_are_filled_up():
    assert from_tsv("a\tb\tc\nd") == [["a", "b", "c"], ["d", "", ""]]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(tables)
def test_what_is_copied_comes_back(table):
    if table == [[""]]:
        return
    assert from_tsv(to_tsv(table)) == table


@pytest.mark.parametrize(("text", "seen"), [("<b>&", "&lt;b&gt;&amp;"), ("两\n行", "两<br>行")])
def test_html_escapes(text, seen):
    assert seen in to_html([[text]])


def test_html_keeps_numbers_as_text():
    html = to_html([["0012", "3-1"]])
    assert html.count("mso-number-format:'\\@'") == 2
