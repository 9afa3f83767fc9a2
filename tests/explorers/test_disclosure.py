import ipywidgets as widgets

from analysis.explorers.disclosure import CLASS, Disclosure


def test_it_is_folded_until_its_button_is_pressed():
    fold = Disclosure("More filters", [widgets.Checkbox()])
    button, body = fold.children
    assert button.description == "More filters"
    assert body.layout.display == "none"
    button.value = True
    assert fold.is_open and body.layout.display == ""
    fold.is_open = False
    assert button.value is False and body.layout.display == "none"


def test_it_is_known_by_its_class():
    assert CLASS in Disclosure("More", [])._dom_classes
