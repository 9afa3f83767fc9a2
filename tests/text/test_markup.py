"""Tags left in a text are no words of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.attributions.attribution import Attribution
from analysis.text.attributions.markup import without_tags


def attribution(text, source, cue, content):
    places = ((text.index(words), text.index(words) + len(words)) for words in (source, cue))
    start = text.index(content)
    return Attribution(*places, ((start, start + len(content)),))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        ("Reed said rain fell.", "Reed", "said", "rain fell", ["rain fell"]),
        ("Reed said rain <b>fell</b> hard.", "Reed", "said", "rain <b>fell</b> hard",
         ["rain", "fell", "hard"]),
        ('<tweet author="Reed said"> rain fell', "Reed", "said", "rain fell", []),
        ("Reed said <i> </i>", "Reed", "said", "<i> </i>", []),
        ("Reed said 3 < 4 and 5 > 4.", "Reed", "said", "3 < 4 and 5 > 4", ["3 < 4 and 5 > 4"]),
    ],
)  # fmt: skip
def test_what_stands_outside_of_tags(text, source, cue, content, kept):
    found = without_tags(text, [attribution(text, source, cue, content)])
    assert [text[start:end] for one in found for start, end in one.content] == kept


@given(st.text(alphabet="ab <>/\n", min_size=1, max_size=60))
def test_no_piece_is_empty_or_leaves_its_place(text):
    for one in without_tags(text, [Attribution(None, None, ((0, len(text)),))]):
        assert all(0 <= start < end <= len(text) for start, end in one.content)
        assert list(one.content) == sorted(one.content)
