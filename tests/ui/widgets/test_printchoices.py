import pytest

from desktop.ui.settings import JsonSettings
from desktop.ui.widgets.printchoices import PrintChoices, Sides, keep_choices, kept_choices

CHOSEN = PrintChoices("HP", Sides.LONG, 3, attachments=False, offset=-1.5)


def test_nothing_was_chosen_yet(settings):
    assert kept_choices(settings, "minutes") == PrintChoices()


def test_each_kind_has_its_own_and_outlives_the_window(settings, tmp_path):
    keep_choices(settings, "minutes", CHOSEN)
    keep_choices(settings, "ledger", PrintChoices("Epson"))
    again = JsonSettings(tmp_path / "ui.json")
    assert kept_choices(again, "minutes") == CHOSEN
    assert kept_choices(again, "ledger") == PrintChoices("Epson")
    assert kept_choices(again, "roster") == PrintChoices()


def test_a_new_kind_begins_with_printer_and_offset_of_the_test_page(settings):
    keep_choices(settings, "", CHOSEN)
    assert kept_choices(settings, "minutes") == PrintChoices("HP", offset=-1.5)
    keep_choices(settings, "minutes", PrintChoices("Epson"))
    assert kept_choices(settings, "minutes") == PrintChoices("Epson")


@pytest.mark.parametrize(
    "kept",
    [
        "junk",
        ["HP"],
        {"sides": "three", "copies": 0, "attachments": "no", "offset": 900},
        {"sides": ["long"], "copies": "2", "attachments": None, "offset": "1", "printer": None},
    ],
)
def test_a_file_edited_by_hand_does_no_harm(settings, kept):
    settings.put("print.minutes", kept)
    assert kept_choices(settings, "minutes") == PrintChoices()


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (PrintChoices(), ""),
        (CHOSEN, "双面　3 份　HP"),
        (PrintChoices(sides=Sides.ONE, copies=2), "单面　2 份"),
        (PrintChoices(sides=Sides.SHORT), "双面（短边翻转）"),
    ],
)
def test_the_words_of_the_last_time(choices, words):
    assert choices.words() == words
