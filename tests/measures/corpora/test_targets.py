import pytest

from analysis.measures.corpora.counts import figures
from analysis.measures.corpora.targets import count, marked, targets


def gold(*classes):
    places = [{"start": n, "end": n + 1, "polarity": name} for n, name in enumerate(classes)]
    return marked({"targets": places})


def found(*stances):
    places = [{"start": n, "end": n + 1, "stance": value} for n, value in enumerate(stances)]
    return targets({"targets": places})


def test_macro_f1_by_hand():
    # for: 1 of 2 found, 1 of 1 marked; neutral: 1 of 2, 1 of 2; against: 0 of 0, 0 of 1
    told = count(gold("positive", "neutral", "neutral", "negative"), found(1, 0, 0.9, -0.2))
    stance, accuracy = figures([list(told)])["value"]
    assert stance == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert accuracy == 2 / 4


def test_a_target_without_a_stance_is_neutral_and_others_do_not_count():
    assert [one.gold_right for one in count(gold("neutral"), found())][-1] == 1
    assert [one.found for one in count(gold("neutral"), found(0, 1, 1))][:3] == [0, 1, 0]


def test_an_unknown_class_is_answered():
    with pytest.raises(ValueError, match="unknown polarity 'good'; one of negative, neutral"):
        gold("good")
