from desktop.domain.readers.roster_sentences import appointments


def heads(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(a.role, a.person.name, a.person.position) for a in appointments(text) if a.person]


def test_named_heads_in_a_sentence() -> None:
    text = "联席会议由县委副书记、县长王强担任召集人，副县长赵刚、县法院院长孙丽任副召集人。"
    assert heads(text) == [
        ("召集人", "王强", "县委副书记、县长"),
        ("副召集人", "赵刚", "副县长"),
        ("副召集人", "孙丽", "县法院院长"),
    ]


def test_roles_before_their_holders() -> None:
    assert heads("召集人由县长担任，副召集人由县法院院长孙丽担任。") == [
        ("召集人", None, "县长"),
        ("副召集人", "孙丽", "县法院院长"),
    ]


def test_roles_given_to_a_group_are_kept_as_said() -> None:
    text = "由“一府两院”正职及主管相关工作副职领导担任组长、副组长及成员。"
    found = list(appointments(text))
    assert [a.role for a in found] == ["组长", "副组长", "成员"]
    assert all(a.person.name is None and "没有分别写明" in a.person.doubt for a in found if a.person)
    (seat,) = found[-1].seats
    assert (seat.unit_raw, seat.seat, seat.collective) == ("“一府两院”", "正职及主管相关工作副职领导", True)


def test_members_in_a_sentence() -> None:
    text = "副县长赵刚任副召集人，县司法局、县财政局、县公安局为成员单位。"
    seats = [seat.unit_raw for a in appointments(text) for seat in a.seats]
    assert seats == ["县司法局", "县财政局", "县公安局"]


def test_members_of_the_office_are_not_members_of_the_body() -> None:
    text = "由市中院分管副院长兼任办公室负责人，市中院、市司法局具体工作部门的负责人担任成员。"
    assert [a for a in appointments(text) if a.seats] == []
