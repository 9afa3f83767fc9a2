"""Web annotations, anchored again by somebody who has only the file and the text."""

import json

import pytest

from analysis.exchange import webannotation
from analysis.exchange.markings import MARKED
from tests.exchange.conftest import TEXTS


def read(export):
    (content,) = export.files.values()
    return json.loads(content)


def annotations(tables, document="talks"):
    return read(webannotation(tables, document))["first"]["items"]


def targets(annotation):
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def by_position(selectors, text):
    (position,) = [s for s in selectors if s["type"] == "TextPositionSelector"]
    return position["start"], position["end"]


def by_quotation(selectors, text):
    """Where the quotation stands with its surroundings, as the standard has it found."""
    (quote,) = [s for s in selectors if s["type"] == "TextQuoteSelector"]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(whole) == 1
    start = text.index(whole) + len(quote["prefix"])
    return start, start + len(quote["exact"])


@pytest.mark.parametrize("document", list(TEXTS))
def test_both_ways_lead_to_the_same_words(tables, document):
    text = TEXTS[document]
    for annotation in annotations(tables, document):
        for target in targets(annotation):
            place = by_position(target["selector"], text)
            assert by_quotation(target["selector"], text) == place
            assert 0 <= place[0] < place[1] <= len(text)


def test_the_quotation_is_found_in_a_text_that_moved(tables):
    moved = "Updated at noon.\r\n" + TEXTS["talks"]
    for annotation in annotations(tables):
        for target in targets(annotation):
            start, end = by_position(target["selector"], moved)
            assert by_quotation(target["selector"], moved) == (start + 18, end + 18)


def test_every_mark_once(tables):
    found = [a["id"] for document in TEXTS for a in annotations(tables, document)]
    assert len(found) == len(set(found)) == sum(len(getattr(tables, name)) for name in MARKED)


def test_a_content_in_pieces_has_a_target_for_each(tables):
    (statement,) = [a for a in annotations(tables) if isinstance(a["target"], list)]
    words = [t["selector"][0]["exact"] for t in statement["target"]]
    assert words == ["the sanctions", "were “a mistake”"]


def test_the_body_says_what_it_is(tables):
    first = annotations(tables)[0]
    tag, row = first["body"]
    assert (tag["purpose"], tag["value"]) == ("tagging", "mention")
    assert json.loads(row["value"]) == {"actor": "anna-li", "form": "name"}


def test_the_frame_of_the_standard(tables):
    page = read(webannotation(tables, "talks"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationCollection"
    assert page["total"] == len(page["first"]["items"])
    assert all(
        a["type"] == "Annotation" and a["id"].startswith("urn:") for a in page["first"]["items"]
    )
    sources = {t["source"] for a in page["first"]["items"] for t in targets(a)}
    assert sources == {"https://example.org/talks?a=1&b=2"}
    assert annotations(tables, "vote")[0]["target"]["source"] == "urn:communique:vote"


def test_the_same_bytes_again(tables):
    assert webannotation(tables, "talks") == webannotation(tables, "talks")


def test_no_such_article(tables):
    with pytest.raises(ValueError, match="no text of an article 'nile'; there are: talks, vote"):
        webannotation(tables, "nile")
