"""The ways to be tied are networks that can be made, of tables as they come."""

import pytest

from analysis.discourse.settings import AGGREGATIONS
from analysis.measures.network import TOLD, WAYS, coded, discourse_network, ties_of
from analysis.measures.network.ties import COLUMNS


@pytest.mark.parametrize("name", TOLD)
def test_what_was_told(lavrov, name):
    ties = TOLD[name](lavrov)
    assert list(ties) == list(COLUMNS) and len(ties)


@pytest.mark.parametrize("name", sorted(WAYS.keys() - TOLD.keys()))
def test_what_was_coded(lavrov, name):
    way = WAYS[name]
    assert way.aggregation in AGGREGATIONS[way.network_type]
    network = discourse_network(
        coded(lavrov),
        variable1="actor",
        variable2="issue",
        qualifier="stance",
        network_type=way.network_type,
        qualifier_aggregation=way.aggregation,
        scale=(-1, 1),
    )
    assert len(ties_of(network))


def test_signs_are_called_by_what_they_say():
    assert WAYS["subtract"].signs == ("agree", "disagree")
    assert WAYS["positions"].signs == WAYS["attitudes"].signs == ("for", "against")
