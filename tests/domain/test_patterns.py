from desktop.domain.patterns import Late


def test_a_pattern_is_compiled_once_and_only_when_used() -> None:
    late = Late("[县市](?P<word>.)局")
    assert late._made is None
    found = late.search("由市水局与县林局")
    assert found is not None
    assert found["word"] == "水"
    assert late.made is late.made


def test_it_does_what_a_compiled_pattern_does() -> None:
    late = Late("[、，]")
    assert late.split("甲、乙，丙") == ["甲", "乙", "丙"]
    assert late.sub("；", "甲、乙") == "甲；乙"
    assert late.findall("甲、乙，丙") == ["、", "，"]
    assert [m.start() for m in late.finditer("甲、乙，丙", 2)] == [3]
    assert late.match("、甲") is not None
    assert late.match("甲、", 1) is not None
    assert late.fullmatch("、甲") is None
