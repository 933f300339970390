import pytest

from desktop.domain.readers.contact_names import read_name


@pytest.mark.parametrize(
    ("cell", "name", "position", "numbers"),
    [
        ("王　强", "王强", "", ""),
        ("王强（女）", "王强", "", ""),
        ("王强同志", "王强", "", ""),
        ("王强（法规股股长）", "王强", "法规股股长", ""),
        ("法规股股长王强，13900001111", "王强", "法规股股长", "13900001111"),
        ("李明(副局长,13900001112)", "李明", "副局长", "13900001112"),
        ("王强 139 0000 1111", "王强", "", "13900001111"),
        ("王强\n李明", "王强、李明", "", ""),
        ("王强、李明", "王强、李明", "", ""),
        ("法规股", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_cell_of_a_person(cell: str, name: str, position: str, numbers: str) -> None:
    found = read_name(cell)
    assert (found.name, found.position, found.numbers) == (name, position, numbers)
