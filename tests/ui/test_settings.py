import json

from desktop.ui.settings import JsonSettings


def test_values_come_back_in_the_next_session(tmp_path):
    path = tmp_path / "deep" / "ui.json"
    JsonSettings(path).put("grid.ledger", {"widths": {"title": 240.5}, "hidden": ["unit"]})
    again = JsonSettings(path)
    assert again.get("grid.ledger") == {"widths": {"title": 240.5}, "hidden": ["unit"]}
    assert again.get("没有") is None


def test_none_forgets(tmp_path):
    settings = JsonSettings(tmp_path / "ui.json")
    settings.put("a", 1)
    settings.put("a", None)
    settings.put("b", None)
    assert json.loads((tmp_path / "ui.json").read_text("utf-8")) == {}


def test_a_broken_file_is_set_aside_and_the_window_opens(tmp_path):
    path = tmp_path / "ui.json"
    for broken in ("{", "[1]", '"x"'):
        path.write_text(broken, encoding="utf-8")
        assert JsonSettings(path).get("a") is None
        assert (tmp_path / "ui.bad").read_text("utf-8") == broken


def test_bytes_that_are_no_text_are_set_aside(tmp_path):
    path = tmp_path / "ui.json"
    path.write_bytes(b"\xff\xfe\x00\x80")
    assert JsonSettings(path).get("a") is None
    assert (tmp_path / "ui.bad").exists()


def test_a_folder_that_cannot_be_written_keeps_the_values_for_the_session(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = JsonSettings(tmp_path / "file" / "ui.json")
    settings.put("a", 1)
    assert settings.get("a") == 1


def test_an_unchanged_value_is_not_written_again(tmp_path):
    path = tmp_path / "ui.json"
    settings = JsonSettings(path)
    settings.put("a", 1)
    path.unlink()
    settings.put("a", 1)
    assert not path.exists()
