"""``dna_network`` against the matrices that DNA 3.0 itself computed, where they lie at hand.

The databases are not ours to give away. ``COMMUNIQUE_PEERS`` names the folder that holds ``dna/``
with them and ``reference_*.jsonl``; without it those tests are skipped and say so.
"""

import json
import re

import numpy as np
import pytest

from analysis.exchange.dna import dna_network

from .conftest import PEERS, query

TOLD = ("id", "database", "warnings", "statements_kept", "rows", "columns", "matrix")


def references():
    files = sorted(PEERS.glob("reference_*.jsonl"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def snake(name):
    return re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), name).replace(".", "_")


def arguments(reference):
    """The parameters of a reference as `dna_network` knows them."""
    known = {snake(name): value for name, value in reference.items() if name not in TOLD}
    names, values = known.pop("exclude_variables"), known.pop("exclude_values")
    listed = {}
    for name, value in zip(names, values, strict=True):
        listed.setdefault(name, []).append(value)
    return {**known, "exclude_values": listed}


@pytest.mark.parametrize("reference", references(), ids=lambda reference: reference["id"])
def test_equals_dna(reference, peers):
    frame = dna_network(peers / reference["database"], **arguments(reference))
    assert frame.index.tolist() == reference["rows"]
    assert frame.columns.tolist() == reference["columns"]
    assert frame.attrs["statements"] == reference["statements_kept"]
    expected = np.array(reference["matrix"], dtype="float64").reshape(frame.shape)
    np.testing.assert_allclose(frame.to_numpy(), expected, rtol=0, atol=1e-9)


def test_sums_that_the_tests_of_rdna_pin(peers):
    assert dna_network(peers / "sample.dna").to_numpy().sum() == 40
    assert dna_network(peers / "sample.dna", network_type="onemode").to_numpy().sum() == 276


@pytest.mark.parametrize(
    ("choices", "count", "statements"),
    [
        ({"time_window": "days", "window_size": 8}, 14, None),
        ({"time_window": "days", "window_size": 8, "kernel": "gaussian"}, 22, None),
        ({"time_window": "events", "window_size": 20}, 20, 21),
    ],
)
def test_windows_are_as_many_as_dna_makes(peers, choices, count, statements):
    windows = dna_network(peers / "sample.dna", network_type="onemode", **choices)
    assert len(windows) == count
    if statements:
        assert {window.attrs["statements"] for window in windows} == {statements}


# ------------------------------------------------------------ by hand, on a file of our own


def test_what_rdna_gives_without_arguments(hearing):
    # statements 1 to 3; in the fifth the organization is blank
    frame = dna_network(hearing)
    assert frame.to_dict("index") == {
        "NATO": {"sanctions": 1, "sanctions on oil": 0},
        "Ruritania": {"sanctions": 1, "sanctions on oil": 1},
    }
    assert frame.attrs["left"]["without blanks"] == frame.attrs["statements"] == 3


def test_who_opposes_whom(hearing):
    frame = dna_network(hearing, network_type="onemode", qualifier_aggregation="conflict")
    assert frame.loc["NATO", "Ruritania"] == 1
    graded = dna_network(
        hearing, network_type="onemode", qualifier="intensity", qualifier_aggregation="congruence"
    )
    assert graded.loc["NATO", "Ruritania"] == 0  # -2 and 1 are the ends of what was observed


@pytest.mark.parametrize("field", ["author", "source", "section", "type", "title", "id"])
def test_fields_of_documents_are_variables(hearing, field):
    frame = dna_network(hearing, variable1=field, variable1_document=True)
    label = query(hearing, f"SELECT {field} FROM DOCUMENTS WHERE ID = 1")[0][0]
    assert frame.index.tolist() == [str(label)]
    assert frame.loc[str(label), "sanctions"] == 3


def test_filters(hearing):
    assert dna_network(hearing, exclude_values={"agreement": ["0"]}).attrs["statements"] == 2
    only = dna_network(hearing, exclude_values={"concept": "sanctions"}, invert_values=True)
    assert only.columns.tolist() == ["sanctions"]
    assert dna_network(hearing, exclude_authors=["Clerk"]).empty
    assert len(dna_network(hearing, exclude_authors="Clerk", invert_authors=True)) == 2
    assert len(dna_network(hearing, start_date="09.02.2005", start_time="14:30:00")) == 2
    assert dna_network(hearing, start_date="09.02.2005", start_time="14:30:01").empty


def test_our_convention_on_their_file(hearing):
    choices = {"network_type": "onemode", "normalization": "cosine"}
    by_dna = dna_network(hearing, **choices).loc["NATO", "Ruritania"]
    ours = dna_network(hearing, **choices, convention="ours").loc["NATO", "Ruritania"]
    assert (by_dna, ours) == (1 / 2, pytest.approx(1 / np.sqrt(2)))


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"variable1": "orgs"}, "unknown variable 'orgs'; one of person, organization, concept"),
        ({"qualifier": "agree"}, "unknown variable 'agree'; one of person"),
        ({"variable1": "author"}, "'author' is a field of documents; set its …_document=True"),
        ({"variable1": "person", "variable1_document": True}, "document variable 'person'; one of"),
        ({"statement_type": "Story"}, "statement type 'Story'; one of DNA Statement, Annotation"),
        ({"exclude_values": {"issue": ["a"]}}, "unknown variable 'issue'; one of person"),
        ({"start_date": "2005-01-31"}, "start_date '2005-01-31', start_time '00:00:00': write"),
        ({"start_date": "01.01.2006", "stop_date": "01.01.2005"}, "is after stop 2005-01-01"),
        ({"qualifier_aggregation": "minus"}, "unknown qualifier aggregation 'minus'; one of ign"),
    ],
)
def test_what_is_no_argument_is_answered(hearing, choices, told):
    with pytest.raises(ValueError, match=told):
        dna_network(hearing, **choices)


def test_nothing_left_says_where_all_went(hearing):
    frame = dna_network(hearing, exclude_values={"organization": ["NATO", "Ruritania", "Mars"]})
    assert frame.empty
    assert frame.attrs["notes"] == (
        "no statement has 'Mars' as its organization, so nothing is to exclude",
        "no statement is left: 4 of the type 'DNA Statement', 4 in the dates, 4 of documents that "
        "count, 1 not excluded, 0 without blanks, 0 without duplicates",
    )


def test_one_level_is_explained(hearing):
    query(hearing, "UPDATE DATAINTEGER SET Value = 1")
    choices = {"network_type": "onemode", "qualifier": "intensity"}
    frame = dna_network(hearing, **choices, qualifier_aggregation="subtract")
    assert np.isnan(frame.loc["NATO", "Ruritania"])
    assert "every weight is missing" in frame.attrs["notes"][0]
