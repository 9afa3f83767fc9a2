"""Each control is linked to one trait, both ways."""

from datetime import date

import pytest
import traitlets

from analysis.explorers import controls
from analysis.explorers.state import Day


class Steered(traitlets.HasTraits):
    one = traitlets.Unicode("a")
    some = traitlets.Tuple()
    on = traitlets.Bool(True)
    n = traitlets.Int(1)
    share = traitlets.Float(0.0)
    day = Day()


OPTIONS = [("A", "a"), ("B", "b"), ("C", "c")]
CASES = {
    "one": (lambda steered: controls.choice(steered, "one", "One", OPTIONS), "b"),
    "some": (lambda steered: controls.several(steered, "some", "Some", OPTIONS), ("a", "c")),
    "on": (lambda steered: controls.switch(steered, "on", "On"), False),
    "n": (lambda steered: controls.number(steered, "n", "n", 1, 5), 4),
    "share": (lambda steered: controls.fraction(steered, "share", "Share"), 0.5),
    "day": (lambda steered: controls.day(steered, "day", "Day"), date(2025, 8, 24)),
}


@pytest.mark.parametrize("trait", CASES)
def test_what_the_control_says_the_trait_says_and_back(trait):
    build, value = CASES[trait]
    steered = Steered()
    control, first = build(steered), getattr(steered, trait)
    control.value = value
    assert getattr(steered, trait) == value
    setattr(steered, trait, first)
    assert control.value == first


def test_switches_keep_the_order_of_their_options():
    steered = Steered(some=("c",))
    _, row = controls.switches(steered, "some", "Some", OPTIONS).children
    assert [box.value for box in row.children] == [False, False, True]
    row.children[0].value = True
    assert steered.some == ("a", "c")
    steered.some = ()
    assert not any(box.value for box in row.children)


def test_a_label_stands_over_what_belongs_together():
    label, _ = controls.switches(Steered(), "some", "Events", OPTIONS).children
    assert label.value == "Events"
