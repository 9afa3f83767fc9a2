import pytest

from analysis.measures.corpora.attributions import attributions, count, judged, marked

TEXT = 'Lee said taxes will rise. "No," Iran told Lee. Sources fear a long war.'


def place(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def spans(*pieces):
    return [place(words) for words in pieces]


def attribution(source, cue, content, **more):
    named = {"source": source, "cue": cue, "content": content}
    return {role: spans(words) if words else [] for role, words in named.items()} | more


GOLD = [
    attribution("Lee", "said", "taxes will rise"),
    attribution("Iran", "told", '"No,"'),
    attribution("Sources", "fear", "a long war"),
]

ALL = {"attribution", "content", "exact content"}


def told(*found, gold=GOLD):
    """Right ones among found and marked, by figure."""
    counts = count(
        marked({"text": TEXT, "attributions": gold}), attributions({"attributions": found})
    )
    return {one.figure: (one.found_right, one.found, one.gold_right, one.gold) for one in counts}


def test_what_is_marked_agrees_with_itself():
    figures = told(*GOLD)
    assert figures["attribution"] == figures["content"] == figures["exact content"] == (3, 3, 3, 3)
    assert figures["direct attribution"] == (1, 1, 1, 1)
    assert figures["indirect attribution"] == (2, 2, 2, 2)
    assert figures["content tokens"] == (10, 10, 10, 10)
    assert figures["cue tokens"] == (3, 3, 3, 3)
    assert figures["speech found"][2:] == (2, 2)  # "fear" is no verb of speech


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (attribution("Lee", "said", "will rise"), {"attribution", "content"}),  # two thirds
        (attribution("Lee", "said", "rise"), set()),  # a third
        (attribution("Lee", "said", "taxes will rise."), ALL),
        (attribution("Iran", "said", "taxes will rise"), {"content", "exact content"}),
        (attribution("", "said", "taxes will rise"), {"content", "exact content"}),
        (attribution("Lee said", "", "will rise"), {"attribution", "content"}),
    ],
)
def test_one_attribution(found, right):
    figures = told(found, gold=GOLD[:1])
    stricter = {"attribution, exact source", "attribution and cue"}
    assert {name for name in ALL if figures[name][0]} == right
    if found["source"] != spans("Lee"):
        assert not any(figures[name][0] for name in stricter)


def test_each_has_one_partner_and_the_best_goes_first():
    near = attribution("Lee", "said", "taxes will")
    exact = attribution("Lee", "said", "taxes will rise")
    assert told(near, exact, gold=GOLD[:1])["attribution"] == (1, 2, 1, 1)
    wrong = attribution("Iran", "", "taxes will rise")
    assert told(wrong, exact, gold=GOLD[:1])["attribution"][0] == 1  # sources break the tie


def test_a_kind_counts_found_and_marked_by_their_own_marks():
    wide = attribution("Iran", "told", '"No," Iran')
    figures = told(wide, gold=GOLD[1:2])
    assert figures["mixed attribution"] == (1, 1, 0, 0)
    assert figures["direct attribution"] == (0, 0, 1, 1)


def test_nothing_found():
    assert told()["attribution"] == (0, 0, 0, 3)


def test_confidence_and_whether_it_was_right():
    sure = attribution("Lee", "said", "taxes will rise", confidence=0.9)
    unsure = attribution("Lee", "", "a long war", confidence=0.4)
    silent = attribution("Iran", "told", '"No,"')
    found = attributions({"attributions": [sure, unsure, silent]})
    assert judged(marked({"text": TEXT, "attributions": GOLD}), found) == [
        (0.9, True),
        (0.4, False),
    ]
