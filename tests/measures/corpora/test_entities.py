from analysis.measures.corpora.entities import count, names


def name(start, end, label="PERSON"):
    return {"start": start, "end": end, "label": label}


def test_a_name_needs_its_characters_and_its_kind():
    gold = names({"entities": [name(0, 3), name(5, 9), name(20, 24)]})
    found = names({"entities": [name(0, 3), name(5, 9, "MISC"), name(20, 23), name(30, 33)]})
    kind, any_kind = count(gold, found)
    assert (kind.found_right, kind.found, kind.gold) == (1, 4, 3)
    assert any_kind.found_right == 2
