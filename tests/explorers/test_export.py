"""Files with and without the article's words; what the buttons say."""

import os

import pytest

from analysis.explorers import ArticleExplorer, StanceExplorer, TimelineExplorer
from analysis.explorers.clip import Download
from analysis.explorers.export import KINDS, WORDY, ExportBar, files


def press(bar, name):
    row, message = bar.children
    (button,) = [one for one in row.children if getattr(one, "description", "") == name]
    button.click()
    return message.value


@pytest.fixture
def bar(lavrov, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return ExportBar(StanceExplorer(lavrov))


def test_files_are_named_after_the_view_and_the_article(lavrov):
    made = files(StanceExplorer(lavrov))
    assert list(made) == [
        "stance-lavrov-nbc.png", "stance-lavrov-nbc.svg", "stance-lavrov-nbc.pdf",
        "stance-lavrov-nbc.csv", "stance-lavrov-nbc-evidence.csv",
    ]  # fmt: skip
    assert len(made) == len(KINDS) and all(made.values())


def test_without_words_no_sentence_is_in_any_file(lavrov):
    for explorer in (ArticleExplorer(lavrov), TimelineExplorer(lavrov)):
        explorer.words = False
        made = files(explorer, ("svg", "data", "evidence"))
        sentence = lavrov.documents["text"].iloc[0][:60].encode()
        assert not any(sentence in content for content in made.values())
        for name, content in made.items():
            if name.endswith(".csv"):
                assert not set(WORDY) & set(content.partition(b"\n")[0].decode().split(","))


def test_without_words_a_page_keeps_its_shape(lavrov):
    explorer = ArticleExplorer(lavrov)
    with_words = explorer.figure().get_size_inches()
    explorer.words = False
    assert explorer.figure().get_size_inches() == pytest.approx(with_words, rel=0.2)


def test_saving_says_where(bar):
    assert "Saved as exports/stance-lavrov-nbc.csv" in press(bar, "Data")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(bar, tmp_path):
    tmp_path.chmod(0o500)
    assert "cannot write" in press(bar, "Data")
    tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_told(bar, tmp_path):
    (tmp_path / "exports").write_text("not a folder")
    assert "a file stands where the folder should be" in press(bar, "Data")


def test_a_download_hands_the_same_bytes_to_the_browser(bar, lavrov, monkeypatch):
    offered = {}
    monkeypatch.setattr(Download, "offer", lambda _, name, content: offered.update({name: content}))
    bar._way.index = 1
    assert "downloads" in press(bar, "Data")
    assert offered == files(StanceExplorer(lavrov), ("data",))
