import pytest

from analysis.measures.corpora.stances import count, marked, stances


def gold(*rows):
    named = [
        {"sentence": at, "holder": holder, "target": target, "polarity": sign}
        for at, holder, target, sign in rows
    ]
    return marked({"sentences": [[0, 50], [50, 99]], "stances": named})


def found(*rows):
    return stances(
        {
            "stances": [
                {"start": start, "holder": holder, "target": target, "stance": stance}
                for start, holder, target, stance in rows
            ]
        }
    )


def told(mine, theirs):
    return {one.figure: (one.gold_right, one.found, one.gold) for one in count(theirs, mine)}


NAMES = ("sentence and sign", "sentence", "article and sign", "article")
LEE = gold((0, "Ann Lee", "Iran", "POS"))


@pytest.mark.parametrize(
    ("one", "figures"),
    [
        ((10, "Lee", "Iran", 0.4), {*NAMES}),
        ((60, "Lee", "Iran", 0.4), {"article and sign", "article"}),
        ((10, "lee", "the Iran deal", -1), {"sentence", "article"}),
        ((200, "Ann", "Iran", 1), {"article and sign", "article"}),  # in no sentence
        ((10, "Anna", "Iraq", 1), set()),
    ],
)
def test_one_stance(one, figures):
    right = told(found(one), LEE)
    assert {name for name in NAMES if right[name][0]} == figures


def test_the_right_sign_is_the_partner_and_signs_are_counted_of_pairs():
    figures = told(found((0, "Lee", "Iran", -1), (9, "Lee", "Iran", 1)), LEE)
    assert figures["sentence and sign"] == (1, 2, 1)
    # without the sign both are one, and the first that was told stays
    assert figures["sentence"] == (1, 1, 1)
    assert figures["sign where found in sentence"][0] == 0


def test_what_is_told_twice_counts_once():
    twice = gold((0, "Lee", "Iran", "POS"), (1, "Lee", "Iran", "POS"))
    figures = told(found((0, "Lee", "Iran", 1)), twice)
    assert (figures["sentence"], figures["article"]) == ((1, 1, 2), (1, 1, 1))


def test_neutral_and_unlisted_stances_are_none():
    assert found((0, "Lee", "Iran", 0), (0, None, "Iran", 1), (0, "Author", "Iran", 1)) == ()
    assert gold((0, "Lee", "Not in the list", "NEG")).stances == ()
