import pytest

from desktop.domain.readers.contact_phones import Phones, read_phones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("139 0000 1202", Phones(("13900001202",))),
        ("138-1234-5672", Phones(("13812345672",))),
        ("+86 13812345671", Phones(("13812345671",))),
        ("13900001211、13900001212", Phones(("13900001211", "13900001212"))),
        ("13900001211/5550101", Phones(("13900001211",), ("5550101",))),
        ("13900001211 13900001212", Phones(("13900001211", "13900001212"))),
        ("0371-5550123", Phones((), ("0371-5550123",))),
        ("1390000121", Phones((), (), ("1390000121",))),
        ("139000012011", Phones((), (), ("139000012011",))),
        ("", Phones()),
        ("待补", Phones()),
    ],
)
def test_numbers(text: str, expected: Phones) -> None:
    assert read_phones(text) == expected
