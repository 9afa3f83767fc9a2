import pytest

from analysis.corpus.lines import objects

EXAMPLE = '{"id": "a", "n": 1}'


def read(tmp_path, content, make=lambda row: int(row["n"])):
    path = tmp_path / "in.jsonl"
    path.write_bytes(content)
    return objects(path, make, example=EXAMPLE)


def test_one_object_a_line_by_its_id(tmp_path):
    content = b'{"id": "b", "n": 2}\n\n{"id": 7, "n": "3"}\r\n'
    assert read(tmp_path, content) == {"b": 2, "7": 3}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"id,n", "no JSON"),
        (b"\xff", "no JSON"),
        (b"[1]", r"no object but \[1\]"),
        (b'{"n": 1}', "no id; keys found: n"),
        (b'{"id": "b"}', "no n; keys found: id"),
        (b'{"id": "b", "n": null}', "not as it should be"),
        (b'{"id": "b", "n": "x"}', "invalid literal"),
        (b'{"id": "a", "n": 1}', "the id 'a' stands here a second time"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_what_is_right(tmp_path, line, message):
    with pytest.raises(ValueError, match=rf"in\.jsonl:2: {message}.*; a line is like \{{\"id\""):
        read(tmp_path, b'{"id": "a", "n": 1}\n' + line)


def test_no_lines_and_no_file_are_told(tmp_path):
    with pytest.raises(ValueError, match="is empty; there should be lines like"):
        read(tmp_path, b"\n")
    with pytest.raises(ValueError, match="is a folder; there should be a file"):
        objects(tmp_path, int, example=EXAMPLE)
    with pytest.raises(FileNotFoundError):
        objects(tmp_path / "absent", int, example=EXAMPLE)
