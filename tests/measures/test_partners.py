import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.partners import one_to_one

pairs = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from([0.5, 0.7, 0.9]), max_size=12
)


@given(pairs)
def test_the_best_free_pair_is_always_taken(drawn):
    rows = [(left, right, score) for (left, right), score in drawn.items()]
    kept = one_to_one(pd.DataFrame(rows, columns=["left", "right", "score"]))
    expected, lefts, rights = [], set(), set()
    for (left, right), score in sorted(drawn.items(), key=lambda p: (-p[1], p[0][1], p[0][0])):
        if left not in lefts and right not in rights:
            expected.append((left, right, score))
            lefts.add(left)
            rights.add(right)
    assert list(kept.itertuples(index=False, name=None)) == expected
