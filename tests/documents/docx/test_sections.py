from documents.docx.reading import W, attribute, rendered, text_of

WIDE = {"table": {"columns": ["甲", "乙"], "rows": [["1", "2"]], "landscape": True}}
HUGE = {"table": {"columns": ["甲", "乙"], "rows": [["1", "2"]], "landscape": True, "paper": "A3"}}
PRINTED = {"printer": "甲县人民政府办公室", "print_date": "2026-03-05"}


def size(section: object) -> tuple[str | None, ...]:
    return tuple(attribute(section, "pgSz", key) for key in ("w", "h", "orient"))


def test_an_upright_paper_is_one_section_of_a4() -> None:
    (section,) = rendered(title="通知", body=["正文。"]).sections()
    assert size(section) == ("11906", "16838", None)
    assert attribute(section, "docGrid", "linePitch") == "579"
    assert attribute(section, "docGrid", "charSpace") == "-849"


def test_margins_of_the_office_profile() -> None:
    (section,) = rendered(title="通知").sections()
    margins = [attribute(section, "pgMar", side) for side in ("top", "right", "bottom", "left", "gutter")]
    assert margins == ["2098", "1474", "1984", "1587", "0"]


def test_margins_and_line_may_be_set() -> None:
    margins = {"top": 30, "bottom": 30, "left": 25, "right": 25}
    file = rendered(title="通知", settings={"margins": margins, "line": 28})
    (section,) = file.sections()
    assert attribute(section, "pgMar", "top") == "1701"
    assert attribute(section, "docGrid", "linePitch") == "560"


def test_a_landscape_table_in_the_text_stands_on_its_own_pages() -> None:
    file = rendered(body=["前文。", WIDE, "后文。"])
    assert [size(section) for section in file.sections()] == [
        ("11906", "16838", None),
        ("16838", "11906", "landscape"),
        ("11906", "16838", None),
    ]
    assert file.texts()[0] == "前文。"
    assert file.texts()[-1] == "后文。"


def test_an_attachment_with_a_landscape_table_is_turned_as_a_whole() -> None:
    file = rendered(
        title="通知", body=["正文。"], attachments=[{"name": "台账", "body": ["说明。", HUGE]}], **PRINTED
    )
    assert [size(section) for section in file.sections()] == [
        ("11906", "16838", None),
        ("23811", "16838", "landscape"),
        ("11906", "16838", None),
    ]
    after_first = file.paragraph("附件")
    before = [p for p in after_first.itersiblings(preceding=True) if p.find(f".//{W}sectPr") is not None]
    assert len(before) == 1


def test_attachments_of_one_shape_follow_by_page_breaks() -> None:
    file = rendered(title="通知", body=["正文。"], attachments=[{"name": "甲"}, {"name": "乙"}])
    assert len(file.sections()) == 1
    for label in ("附件1", "附件2"):
        assert file.paragraph(label).find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_landscape_table_alone_has_no_empty_pages_around_it() -> None:
    (section,) = rendered(body=[WIDE]).sections()
    assert size(section) == ("16838", "11906", "landscape")


def test_the_attachment_title_stands_on_the_third_line() -> None:
    file = rendered(title="通知", body=["正文。"], attachments=[{"name": "任务分工", "body": ["内容。"]}])
    label = file.paragraph("附件")
    following = [text_of(p) for p in label.itersiblings() if p.tag == f"{W}p"]
    assert following == ["", "任务分工", "", "内容。"]


def test_the_imprint_moves_to_an_even_page_when_asked() -> None:
    short = {"title": "通知", "body": ["正文。"], **PRINTED}
    assert len(rendered(**short).sections()) == 1
    first, last = rendered(**short, even_last_page=True).sections()
    assert attribute(last, "type") == "evenPage"
    kept = [r.get(f"{W}type") for r in last.findall(f"{W}footerReference")]
    assert kept == ["default", "even"]
    assert attribute(first, "type") == "nextPage"
