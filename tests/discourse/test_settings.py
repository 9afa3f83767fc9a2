import pytest

from analysis.discourse.settings import Settings


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"network_type": "eventlist"}, "unknown network type 'eventlist'; one of onemode, two"),
        ({"qualifier_aggregation": "minus"}, "unknown qualifier aggregation 'minus'; one of ign"),
        (
            {"qualifier_aggregation": "congruence"},
            "unknown qualifier aggregation of a twomode network 'congruence'; one of ignore, subtr",
        ),
        (
            {"network_type": "onemode", "qualifier_aggregation": "combine"},
            "of a onemode network 'combine'; one of ignore, congruence, conflict, subtract",
        ),
        ({"normalization": "cos"}, "unknown normalization 'cos'; one of no, activity, prominence"),
        ({"normalization": "cosine"}, "twomode network 'cosine'; one of no, activity, prominence"),
        ({"duplicates": "day"}, "unknown duplicates 'day'; one of include, document, week, month"),
        ({"time_window": "decades"}, "unknown time window 'decades'; one of no, seconds, minutes"),
        ({"kernel": "box"}, "unknown kernel 'box'; one of no, uniform, gaussian, epanechnikov"),
        ({"convention": "DNA"}, "unknown convention 'DNA'; one of ours, dna"),
        ({"kernel": "uniform"}, "kernel 'uniform' weighs by time; give time_window, seconds, "),
        ({"kernel": "uniform", "time_window": "events"}, "weighs by time"),
        ({"window_size": 0}, "window size 0: it is 1 or more"),
        ({"scale": (1, -1)}, "its low end comes first"),
        (
            {"qualifier_aggregation": "combine", "normalization": "activity"},
            "a code divided means nothing",
        ),
        (
            {
                "qualifier_aggregation": "combine",
                "normalization": "prominence",
                "convention": "dna",
            },
            "ends in an error in DNA 3.0",
        ),
    ],
)
def test_what_is_no_choice_is_answered(choice, told):
    with pytest.raises(ValueError, match=told.replace("(", r"\(")):
        Settings(**choice)


def test_dna_takes_normalizations_that_do_not_fit():
    assert Settings(normalization="jaccard", convention="dna").normalization == "jaccard"
