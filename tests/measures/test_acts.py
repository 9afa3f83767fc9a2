"""Which statements count."""

import pandas as pd
import pytest

from analysis.measures.acts import ACTS, of_acts

STATEMENTS = pd.DataFrame(
    {
        "statement": ["s1", "s2", "s3", "s4", "s5", "s6"],
        "act": ["speech", "attitude", "speech", "intention", "evidence", None],
        "parent": [None, "s1", "s2", None, None, "s4"],
    }
).astype("str")


@pytest.mark.parametrize(
    ("acts", "kept"),
    [
        (("speech",), ["s1", "s3", "s6"]),
        (("attitude", "intention"), ["s2", "s4"]),
        (ACTS, ["s1", "s2", "s3", "s4", "s5", "s6"]),
        ((), []),
    ],
)
def test_statements_are_chosen_by_what_they_do(acts, kept):
    assert of_acts(STATEMENTS, acts)["statement"].tolist() == kept


def test_what_was_said_is_the_default_and_stays_nested_in_what_is_left():
    parents = of_acts(STATEMENTS).set_index("statement")["parent"]
    assert parents["s3"] == "s1" and parents.drop("s3").isna().all()


def test_statements_coded_elsewhere_are_speech():
    coded = STATEMENTS.drop(columns="act")
    assert of_acts(coded) is coded and of_acts(coded, ["attitude"]).empty


def test_an_unknown_act_is_named():
    with pytest.raises(ValueError, match="unknown act 'deed'; one of speech, attitude"):
        of_acts(STATEMENTS, ["deed"])
