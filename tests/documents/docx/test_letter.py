from documents.docx.reading import WP, W, attribute, fonts, rendered

LETTER = {
    "format": "letter",
    "issuers": ["甲县人民法院", "甲县人民检察院"],
    "title": "函",
    "body": ["正文。"],
}


def boxes(file: object) -> list[tuple[float, float, float]]:
    """Left, top and width of each box on the paper, in mm."""
    found = []
    for anchor in file.document.iter(f"{WP}anchor"):  # type: ignore[attr-defined]
        left, top = (
            int(anchor.find(f"{WP}{p}/{WP}posOffset").text) / 36000 for p in ("positionH", "positionV")
        )
        found.append((left, top, int(anchor.find(f"{WP}extent").get("cx")) / 36000))
    return found


def test_the_mark_is_the_host_alone_without_the_word() -> None:
    file = rendered(**LETTER, mark_suffix="文件")
    assert file.texts()[0] == "甲县人民法院"
    assert "甲县人民检察院" not in file.texts()


def test_two_double_rules_of_170_mm_centred_on_the_type_area() -> None:
    file = rendered(**LETTER)
    upper, lower = boxes(file)
    assert [box[2] for box in (upper, lower)] == [170, 170]
    assert upper[0] == lower[0] == 21
    sizes = [b.get(f"{W}sz") for b in file.document.iter(f"{W}bottom") if b.get(f"{W}color") == "FF0000"]
    assert sizes == ["24", "8", "8", "24"]
    assert 274 < lower[1] < 277


def test_the_mark_hangs_from_the_paper_edge() -> None:
    (_, top, _), _ = boxes(rendered(**LETTER))
    assert 27 < top < 30


def test_items_stand_at_the_left_and_the_number_at_the_right_of_the_first() -> None:
    file = rendered(**LETTER, copy_no="000001", urgency="特急", number="甲法函〔2026〕1号")
    assert file.texts()[1:3] == ["000001\t甲法函〔2026〕1号", "特急"]
    alone = rendered(**LETTER, number="甲法函〔2026〕1号").paragraph("\t甲法函〔2026〕1号")
    assert fonts(alone) == [None]
    assert attribute(alone, "pPr/tabs/tab", "pos") == "8844"


def test_red_headed_paper_gets_neither_mark_nor_rules() -> None:
    file = rendered(**LETTER, settings={"red_head": "none"})
    assert boxes(file) == []
    assert file.texts()[0] == "函"
