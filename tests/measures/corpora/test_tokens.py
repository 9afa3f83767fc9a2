import pytest

from analysis.measures.corpora.tokens import Tokens, quotations

TEXT = 'Mr. Lee, 40, said "no" twice.'


def words_of(places):
    pieces = ["Mr", ".", "Lee", ",", "40", ",", "said", '"', "no", '"', "twice", "."]
    return [pieces[place] for place in sorted(places)]


@pytest.mark.parametrize(
    ("span", "covered"),
    [
        ((0, 7), ["Mr", ".", "Lee"]),
        ((1, 5), ["Mr", ".", "Lee"]),  # any character of a token is enough
        ((3, 4), []),  # a blank
        ((7, 13), [",", "40", ","]),
        ((4, 4), []),
        ((20, 999), ["no", '"', "twice", "."]),
    ],
)
def test_a_span_covers_tokens(span, covered):
    assert words_of(Tokens(TEXT).covered([span])) == covered


def test_signs_fall_away_at_the_edges_only():
    tokens = Tokens(TEXT)
    bare = tokens.bare(tokens.covered([(2, 17)]))
    assert words_of(bare) == ["Lee", ",", "40", ",", "said"]
    assert tokens.bare(tokens.covered([(7, 8)])) == frozenset()


@pytest.mark.parametrize(
    ("span", "kind"),
    [((19, 21), "direct"), ((18, 22), "direct"), ((13, 28), "mixed"), ((0, 17), "indirect")],
)
def test_the_kind_of_a_content(span, kind):
    tokens = Tokens(TEXT)
    assert tokens.kind(tokens.covered([span])) == kind


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One,” she said, “two.”", ["“One,”", "“two.”"]),
        ("``One'' and \"two\"", ["``One''", '"two"']),
        ("“Never closed\nnext line", ["“Never closed"]),
        ('"Never closed', ['"Never closed']),
        ('Five inches: 5" wide', []),  # a straight mark before a blank opens nothing
        ("“a “b” c”", ["“a “b”"]),  # one inside another is not seen
        ("closed” before it opens", []),
        ("don't", []),
    ],
)
def test_what_stands_in_quotation_marks(text, quoted):
    assert [text[start:end] for start, end in quotations(text)] == quoted
