import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.lint import fixed, lint, tidied
from desktop.documents.lint.checking import RULES
from desktop.documents.lint.pieces import text_at
from desktop.documents.official import OfficialDocument, Table
from desktop.documents.spec import load_spec
from desktop.domain.units import UnitBook
from tests.documents.lint.drafts import BOOK, NOTICE, draft

FILES = Path(__file__).parents[2] / "files"
SPECS = sorted((FILES / "specs").glob("*.json"))
# Printed in March, completed in December: the sample is wrong and is told so.
WRONG = {"nine_pages": ["date.printed"]}
MARKS = "'一二三，。；：“”\"（）()《》<>[]〔〕,.;:?!-—…0359 \u3000"
WORDS = "县司法局 县司发局 2026 年 月 日 2026.3.5 (2026)第08号 附件 见附件2 台帐 按排 ２ 率下降3% ＿＿ 合计 （一） 1."
PARTS = st.sampled_from([*MARKS, *WORDS.split()])
TEXTS = st.lists(PARTS, min_size=1, max_size=14).map("".join)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_samples_are_clean_with_and_without_a_roster(path: Path) -> None:
    document = load_spec(path.read_text(encoding="utf-8"))
    units = json.loads((FILES / "units.json").read_text(encoding="utf-8"))["云岭县"]
    for book in (None, UnitBook.from_json(units)):
        assert [finding.code for finding in lint(document, book)] == WRONG.get(path.stem, [])


@st.composite
def documents(draw: st.DrawFn) -> OfficialDocument:
    table = Table(("单位", "件数"), tuple((draw(TEXTS), draw(TEXTS)) for _ in range(2)))
    body = draw(st.lists(TEXTS, max_size=4))
    names = st.lists(TEXTS, max_size=2).map(tuple)
    return draft(
        *body,
        table,
        title=draw(TEXTS),
        number=draw(TEXTS),
        addressees=draw(names),
        cc=draw(names),
        note=draw(TEXTS),
    )


@given(documents())
@settings(max_examples=40)
def test_tidying_twice_is_tidying_once_and_nothing_is_left_to_fix(document: OfficialDocument) -> None:
    better = tidied(document, BOOK)
    assert tidied(better, BOOK) == better
    assert fixed(better, lint(better, BOOK)) == better


@given(documents())
@settings(max_examples=40)
def test_every_finding_names_the_words_at_its_place(document: OfficialDocument) -> None:
    for finding in lint(document, BOOK):
        text = text_at(document, finding.place.path)
        words = "" if text is None else text[finding.place.start : finding.place.end]
        assert finding.found == words
        assert finding.sentence
        assert finding.place.words


def test_a_clean_document_stays_as_it_is() -> None:
    assert tidied(NOTICE) is NOTICE
    assert not lint(NOTICE)


def test_every_rule_names_its_clause_in_its_docstring() -> None:
    for rule in RULES:
        assert re.search(r"\d+\.\d|GB/T|条例|词典|合计", rule.__doc__ or ""), rule.__name__
