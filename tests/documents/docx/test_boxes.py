from desktop.documents.docx.boxes import Box, box_run
from documents.docx.reading import fragment

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def test_the_words_are_there_once() -> None:
    (run,) = fragment(box_run(Box("框", 1, 50, 10, 5, 5), "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"))
    assert "".join(run.itertext()).count("甲") == 1
    assert run.find(f"{MC}AlternateContent/{MC}Fallback") is not None
    assert run.find(f"{MC}AlternateContent/{MC}Choice").get("Requires") == "wps"


def test_a_box_with_a_place_lets_the_text_run_and_one_at_the_foot_does_not() -> None:
    placed = box_run(Box("框", 1, 50, 10, 5, 5), "<w:p/>")
    foot = box_run(Box("框", 1, 50, 10), "<w:p/>")
    assert "wrapNone" in placed
    assert "wrapTopAndBottom" in foot
    assert 'anchor="b"' in foot
