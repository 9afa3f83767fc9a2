"""The network explorer: each thing it can be asked, on twelve coded statements."""

from dataclasses import replace

import networkx
import pandas as pd
import pytest

from analysis import exchange
from analysis.explorers import NetworkExplorer
from analysis.explorers.network_marks import Behind
from analysis.measures.network import TOLD, WAYS

ROWS = [
    # document, date, outlet, who, on what, for or against
    ("d1", "2026-01-02", "Morning", "Ann", "peace", "yes"),
    ("d1", "2026-01-02", "Morning", "Ben", "peace", "yes"),
    ("d1", "2026-01-02", "Morning", "Cid", "peace", "no"),
    ("d2", "2026-02-03", "Morning", "Ann", "gas", "yes"),
    ("d2", "2026-02-03", "Morning", "Ann", "gas", "yes"),
    ("d2", "2026-02-03", "Morning", "Cid", "gas", "no"),
    ("d3", "2026-03-04", "Evening", "Ann", "peace", "no"),
    ("d3", "2026-03-04", "Evening", "Ben", "gas", "yes"),
    ("d3", "2026-03-04", "Evening", "Dan", "gas", "no"),
    ("d4", "2026-04-05", "Evening", "Ben", "peace", "yes"),
    ("d4", "2026-04-05", "Evening", "Cid", "peace", "yes"),
    ("d4", "2026-04-05", "Evening", "Eva", "grain", "yes"),
]


@pytest.fixture(scope="module")
def tables():
    names = ["document", "date", "outlet", "speaker", "issue", "agreement"]
    return exchange.coded(pd.DataFrame(ROWS, columns=names))


def explorer(tables, **state):
    return NetworkExplorer(tables, **state)


def ties(shown):
    found = shown.shown()
    found = found[found["what"] == "tie"]
    return {
        f"{one}-{two}": weight
        for one, two, weight in zip(
            found["source_name"], found["target_name"], found["weight"], strict=True
        )
    }


def test_it_begins_with_what_there_is(tables, lavrov):
    assert explorer(lavrov).layer == "meetings"
    assert explorer(tables).layer == "congruence"
    assert "layer='congruence'" in explorer(tables).code()


def coded(*rows, names=("speaker", "issue", "agreement")):
    return exchange.coded(pd.DataFrame(rows, columns=list(names)))


@pytest.mark.parametrize(
    ("given", "layer"),
    [
        (coded(("a", "x", "yes"), ("b", "x", "yes")), "congruence"),
        (coded(("a", "x", "yes"), ("b", "x", "no")), "positions"),
        (coded(("a", "x"), ("b", "x"), names=("speaker", "issue")), "subjects"),
    ],
    ids=["agreement", "one each way", "no stances"],
)
def test_it_begins_with_the_first_that_ties_anybody(given, layer):
    assert explorer(given).layer == layer
    assert ties(explorer(given))


def test_nothing_coded_is_said():
    nothing = coded(("a", "x", "yes")).stances.head(0)
    empty = replace(coded(("a", "x", "yes")), stances=nothing)
    empty = replace(empty, statements=empty.statements.head(0))
    assert "No statement is left: 0 statements" in words(explorer(empty))


def test_names_in_any_script(tmp_path):
    shown = explorer(coded(("Лавров", "мир", "yes"), ("Путин", "мир", "yes")))
    assert ties(shown) == {"Лавров-Путин": 1} or ties(shown) == {"Путин-Лавров": 1}
    (path,) = shown.export(tmp_path, ("gexf",))
    assert "Лавров" in path.read_text(encoding="utf-8")


def test_one_level_of_a_grade_is_explained():
    graded = coded(
        ("a", "x", 3, "yes"), ("b", "x", 3, "yes"), names=("speaker", "issue", "grade", "agreement")
    )
    with pytest.raises(ValueError, match="does not tell the scale"):
        explorer(numbered(graded), qualifier="grade")


def numbered(tables):
    """A grade comes from a table as text; a database has it as a number."""
    told = tables.statements.assign(grade=tables.statements["grade"].astype("Int64"))
    return replace(tables, statements=told)


def test_nobody_is_drawn_and_still_handed_over(tables, tmp_path):
    (path,) = explorer(tables, since="2030-01-01").export(tmp_path, ("graphml",))
    assert len(networkx.read_graphml(path)) == 0


def test_without_days_there_is_no_before(tables):
    undated = coded(("a", "x", "yes"), ("b", "x", "yes"))
    with pytest.raises(ValueError, match="nothing here has a date"):
        explorer(undated, compare="date")
    with pytest.raises(ValueError, match="none stands in a window"):
        explorer(undated, time_window="days")


@pytest.mark.parametrize("layer", WAYS)
def test_every_tie_of_the_article_leads_to_its_rows(lavrov, layer):
    shown = explorer(lavrov, layer=layer).shown()
    found = shown[shown["what"] == "tie"]
    assert len(found)
    assert [len(rows) for rows in found["rows"]] == found["n"].tolist()
    assert len(explorer(lavrov, layer=layer).evidence(shown["mark"]))


def test_who_agrees_and_who_does_not(tables):
    # Ann: for peace and gas, then against peace; Ben: for peace, gas, peace
    assert ties(explorer(tables))["Ann-Ben"] == 2 + 1
    assert ties(explorer(tables, layer="conflict"))["Ann-Cid"] == 3
    assert ties(explorer(tables, layer="subtract"))["Ann-Cid"] == 2 - 3


def test_two_modes_and_their_signs(tables):
    assert ties(explorer(tables, layer="subjects"))["Ann-gas"] == 1
    assert ties(explorer(tables, layer="subjects", duplicates="include"))["Ann-gas"] == 2
    assert ties(explorer(tables, layer="positions"))["Dan-gas"] == -1
    shown = explorer(tables, layer="combined").shown().set_index("label")
    assert "Ann says so on peace: −1 and 1 (n 2)" in shown.index
    assert shown.loc["Dan says so on gas: −1 (n 1)", "sign"] == -1


def test_any_two_variables(tables):
    assert ties(explorer(tables, layer="subjects", variable1="outlet", variable2="issue")) == {
        "Morning-peace": 1, "Morning-gas": 1, "Evening-peace": 2, "Evening-gas": 1,
        "Evening-grain": 1,
    } | {"Morning-peace": 1, "Evening-peace": 2}  # fmt: skip


def test_a_word_may_stand_on_both_sides(tables):
    both = explorer(tables, layer="subjects", variable1="issue", variable2="issue").shown()
    nodes = both[both["what"] == "actor"]
    assert sorted(nodes["name"]) == ["gas", "gas", "grain", "grain", "peace", "peace"]
    assert nodes["mark"].is_unique


def test_weights_divided_and_filtered(tables):
    whole = ties(explorer(tables, duplicates="include"))
    assert ties(explorer(tables, minimum=2)) == {
        pair: weight for pair, weight in ties(explorer(tables)).items() if weight >= 2
    }
    assert max(ties(explorer(tables, normalization="cosine")).values()) <= 1
    assert len(ties(explorer(tables, most=1))) == 1 < len(whole)
    assert len(ties(explorer(tables, alpha=0.2))) < len(whole)


def test_it_says_what_is_not_drawn(tables):
    assert "Drawn are the 1 heaviest, among 2." in words(explorer(tables, most=1))


def words(shown):
    return shown.summary(shown.shown())


def test_values_left_out_or_alone(tables):
    without = explorer(tables, layer="subjects", leave_out={"outlet": ("Evening",)})
    alone = explorer(tables, layer="subjects", leave_out={"outlet": ("Morning",)}, only=True)
    assert ties(without) == ties(alone) != ties(explorer(tables, layer="subjects"))
    assert "leave_out={'outlet': ('Evening',)}" in without.code()


def test_days_bound_what_counts_and_nothing_left_is_explained(tables):
    assert set(ties(explorer(tables, layer="subjects", since="2026-04-01"))) == {
        "Ben-peace", "Cid-peace", "Eva-grain",
    }  # fmt: skip
    told = words(explorer(tables, since="2030-01-01"))
    assert "No tie of the kind" in told
    assert "No statement is left: 12 statements, 0 in the dates" in told


def test_a_window_steps_through_time(tables):
    moving = explorer(tables, layer="subjects", time_window="months", window_size=1)
    assert set(ties(moving)) == {"Ann-peace", "Ben-peace", "Cid-peace"}
    assert "Window 1 of 4: 1 January 2026 to 31 January 2026." in words(moving)
    moving.step = 3
    assert "Eva-grain" in ties(moving)
    moving.step = 99  # the last
    assert "Window 4 of 4" in words(moving)
    moving.kernel = "gaussian"
    assert 0 < ties(moving)["Eva-grain"] < 1


def test_before_and_after_a_day(tables):
    shown = explorer(tables, layer="positions", compare="date", turning="2026-03-01")
    assert ties(shown)["Ann-peace"] == -2
    assert ties(shown)["Eva-grain"] == 1
    assert "from before 1 March 2026 to from then on (5 and 6 statements)" in words(shown)
    assert words(explorer(tables, compare="date")).count("2026")  # the day that halves them


def test_two_outlets(tables):
    shown = explorer(tables, layer="positions", compare="outlet", one="Morning", other="Evening")
    assert ties(shown)["Cid-peace"] == 2
    behind = shown.shown().set_index("label")["rows"]
    assert len(behind["Cid takes a position on peace: 2 (n 2)"]) == 2


def test_what_cannot_be_compared_is_said(tables, lavrov):
    with pytest.raises(ValueError, match="cannot be compared"):
        explorer(lavrov, compare="date")
    with pytest.raises(ValueError, match="unknown comparison 'weather'; one of date, "):
        explorer(tables, compare="weather")


def test_who_has_no_tie_is_shown_where_asked(tables):
    assert "Eva" not in set(explorer(tables).shown()["name"])
    assert "Eva" in set(explorer(tables, isolates=True).shown()["name"])


def test_communities_with_how_far_they_hold(tables):
    shown = explorer(tables, coloured_by="community").shown()
    nodes = shown[shown["what"] == "actor"]
    assert nodes["community"].notna().all()
    assert nodes["stability"].between(0, 1).all()
    assert nodes["name"].str.contains("·").all()  # told by a number too, not by colour alone


def test_intervals_of_the_drawn_ties(tables):
    shown = explorer(tables, intervals=True).shown().dropna(subset="low")
    assert (shown["low"] <= shown["weight"]).all() and (shown["weight"] <= shown["high"]).all()
    assert shown["label"].str.contains("95 % interval").all()


def places(shown):
    found = shown.shown()
    found = found[found["what"] == "actor"]
    return {mark: (x, y) for mark, x, y in zip(found["mark"], found["x"], found["y"], strict=True)}


@pytest.mark.parametrize(
    "change",
    [
        {"layer": "conflict"}, {"minimum_n": 3}, {"since": "2026-03-01"}, {"most": 2},
        {"normalization": "average"}, {"time_window": "months"}, {"compare": "outlet"},
        {"leave_out": {"issue": ("gas",)}}, {"coloured_by": "community"},
    ],
    ids=str,
)  # fmt: skip
def test_no_node_moves(tables, change):
    before, after = places(explorer(tables)), places(explorer(tables, **change))
    assert after
    assert {mark: before[mark] for mark in after if mark in before} == {
        mark: place for mark, place in after.items() if mark in before
    }


def test_the_line_of_code_builds_the_view(tables):
    state = {"layer": "positions", "leave_out": {"outlet": ("Evening",)}, "most": 3}
    first = explorer(tables, **state)
    again = eval(first.code(), {"NetworkExplorer": NetworkExplorer, "tables": tables})
    assert again.shown().drop(columns="rows").equals(first.shown().drop(columns="rows"))


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
@pytest.mark.parametrize("layer", ["congruence", "positions"])
def test_what_is_drawn_opens_elsewhere(tables, tmp_path, kind, layer):
    shown = explorer(tables, layer=layer, most=2)
    (path,) = shown.export(tmp_path, (kind,))
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[kind](path)
    drawn = shown.shown()
    assert len(read.edges) == (drawn["what"] == "tie").sum() == 2
    assert set(read.nodes) == set(drawn.loc[drawn["what"] == "actor", "mark"])


def test_controls_offer_what_fits(tables):
    shown = explorer(tables)
    assert next(way for way in WAYS if way not in TOLD) == shown.layer
    for box in _boxes(shown, "Weight"):
        assert [value for _, value in box.options] == ["no", "average", "jaccard", "cosine"]
    shown.normalization = "cosine"
    shown.layer = "positions"
    assert shown.normalization == "no"  # cosine is for one mode


def test_code_may_set_what_no_control_offers(tables):
    shown = explorer(tables, alpha=0.3)
    shown.alpha, shown.most = 0.35, 700
    assert [box.value for box in _boxes(shown, "Backbone")] == [0.35]


def test_values_are_left_out_by_hand(tables):
    shown = explorer(tables, layer="subjects")
    (values,) = [box for box in _all(shown) if type(box).__name__ == "Values"]
    variable, listed = values.children
    variable.value = "outlet"
    assert listed.options == ("Evening", "Morning")
    listed.value = ("Evening",)
    assert shown.leave_out == {"outlet": ("Evening",)}
    shown.leave_out = {}
    assert listed.value == ()


def _all(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _all(child)


def _boxes(widget, label):
    return [box for box in _all(widget) if getattr(box, "description", "") == label]


def test_ten_thousand_actors_are_told_not_tied():
    rows = [(f"p{n:05}", f"i{n % 7}", "yes") for n in range(10_000)]
    many = exchange.coded(pd.DataFrame(rows, columns=["speaker", "issue", "agreement"]))
    shown = explorer(many)
    assert "Of 10,000 only the 1,000 that say most are tied here." in words(shown)
    assert len(ties(shown)) == shown.most
    assert "10,000 actors" in words(explorer(many, layer="subjects")).replace("10,007", "10,000")


def test_keys_are_looked_up_when_asked():
    asked = []
    keys = Behind(2, lambda: asked.append(1) or ("a", "b"))
    assert (len(keys), asked) == (2, [])
    assert (list(keys), keys[0], repr(keys), asked) == (["a", "b"], "a", "('a', 'b')", [1])
