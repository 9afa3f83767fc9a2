import pandas as pd

from analysis.measures.network import discourse_network, skeleton


def network(rows, **choices):
    frame = pd.DataFrame(rows, columns=["who", "what"])
    return discourse_network(frame, variable1="who", variable2="what", **choices)


PEACE = [("ann", "peace"), ("ben", "peace"), ("cid", "peace"), ("ann", "gas"), ("ben", "gas")]


def pairs(ties):
    return sorted(zip(ties["source"], ties["target"], strict=True))


def test_each_node_keeps_its_heaviest_ties():
    whole = network(PEACE, network_type="onemode")
    assert pairs(skeleton(whole)) == [("ann", "ben"), ("ann", "cid"), ("ben", "cid")]
    # ann and ben keep each other; cid, tied alike to both, keeps the first
    assert pairs(skeleton(whole, kept=1)) == [("ann", "ben"), ("ann", "cid")]


def test_two_modes():
    assert pairs(skeleton(network(PEACE), kept=1)) == [
        ("ann", "gas"), ("ben", "gas"), ("cid", "peace"),
    ]  # fmt: skip


def test_nobody():
    assert skeleton(network([])).empty
