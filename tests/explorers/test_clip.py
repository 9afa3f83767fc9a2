import pytest

from analysis.explorers.clip import CodeLine, Download


def test_a_line_says_what_it_is_for():
    line = CodeLine("StanceExplorer(tables)")
    assert line.code == "StanceExplorer(tables)"
    assert line.label == "the line that rebuilds this view"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("stance.csv", "text/csv"),
        ("stance.png", "image/png"),
        ("stance.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_goes_with_its_name_and_type(monkeypatch, name, kind):
    sent = []
    monkeypatch.setattr(Download, "send", lambda _, *message, **more: sent.append((message, more)))
    Download().offer(name, b"bytes")
    assert sent == [(({"kind": "file", "name": name, "type": kind},), {"buffers": [b"bytes"]})]


@pytest.mark.parametrize("name", ["", "..", "../a.csv", "/etc/a.csv", "a\\b.csv", "a/"])
def test_a_name_that_leaves_its_folder_is_refused(name):
    with pytest.raises(ValueError, match="bare file name"):
        Download().offer(name, b"")
