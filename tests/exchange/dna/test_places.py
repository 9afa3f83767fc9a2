"""Places in a text as Java and its text window count them."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.exchange.dna.places import Places, shown

letters = st.text(st.sampled_from("ab я中🕊\r\n\0") | st.characters(exclude_categories=("Cs",)))


def java_length(text):
    return len(text.encode("utf-16-le")) // 2


@given(letters)
def test_a_place_is_the_java_length_of_what_stands_before_it(text):
    places = Places.of(text)
    assert places.length == java_length(shown(text))
    for place in range(len(text) + 1):
        if text[place - 1 : place + 1] != "\r\n":  # inside a line end there is no place
            assert places.in_dna(place) == java_length(shown(text[:place]))


@given(letters)
def test_there_and_back(text):
    places = Places.of(text)
    for place in range(len(text) + 1):
        if text[place - 1 : place + 1] != "\r\n":
            assert places.in_text(places.in_dna(place)) == place


def test_what_is_shown():
    assert shown("a\r\nb\rc\nd\0") == "a\nb\nc\nd\ufffd"
