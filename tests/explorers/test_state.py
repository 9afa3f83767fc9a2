"""State: what code may set, how it is written down, and the way back."""

from datetime import date, datetime

import pytest
import traitlets

from analysis.explorers.state import Day, Stateful


class Steered(Stateful):
    view = traitlets.Enum(["one", "two"], "one").tag(state=True)
    since = Day().tag(state=True)

    def __init__(self, **state):
        super().__init__()
        self._begin(state)


@pytest.mark.parametrize(
    "given", ["2025-08-24", date(2025, 8, 24), datetime(2025, 8, 24, 12, 30)]
)  # fmt: skip
def test_a_day_is_read_from_what_says_one(given):
    assert Steered(since=given).since == date(2025, 8, 24)


@pytest.mark.parametrize("given", ["Sunday", "2025-13-01", 20250824])
def test_what_is_no_day_is_refused_with_an_example(given):
    with pytest.raises(traitlets.TraitError, match="a day such as 2025-08-24"):
        Steered(since=given)


def test_the_code_says_only_what_differs():
    assert Steered().code() == "Steered(tables)"
    steered = Steered(view="two", since="2025-08-24")
    assert steered.code() == "Steered(tables, since='2025-08-24', view='two')"


def test_what_is_selected_and_where_the_tables_come_from_are_in_the_code():
    steered = Steered(selected=("a|b",))
    steered.source = "tabulate(articles)"
    assert steered.code() == "Steered(tabulate(articles), selected=('a|b',))"


def test_an_unknown_name_is_answered_with_the_known():
    with pytest.raises(TypeError, match="Steered has no colour; it has since, view, selected"):
        Steered(colour="red")


def test_reset_goes_back_to_the_beginning_and_keeps_the_selection():
    steered = Steered(view="two")
    steered.view, steered.since, steered.selected = "one", "2025-08-24", ("a",)
    steered.reset()
    assert (steered.view, steered.since, steered.selected) == ("two", None, ("a",))
