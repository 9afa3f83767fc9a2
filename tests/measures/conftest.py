"""Small tables by hand, with the columns and dtypes that the house gives them."""

import pandas as pd
import pytest
from hypothesis import settings

from analysis.schema import TABLES
from analysis.tables import coerce

# the first call of a frame is slow and says nothing of the later ones; the same examples every run
settings.register_profile("measures", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("measures")

_KEYED = ("statements", "stances", "events", "mentions", "dates", "sentences")


def build(name, *rows):
    """A table from rows that say only what matters; the rest is filled in."""
    own_key = TABLES[name].names[0]
    filled = []
    for number, row in enumerate(rows):
        start = row.get("start", 100 * number)
        end = row.get("end", start + 50)
        document = row.get("document", "a")
        place = {"document": document, "start": start, "end": end}
        if name in _KEYED:
            place[own_key] = f"{document}/{TABLES[name].letter}{start}-{end}"
        columns = {*TABLES[name].names, *row}
        filled.append({key: value for key, value in {**place, **row}.items() if key in columns})
    return coerce(pd.DataFrame(filled, columns=None if filled else TABLES[name].names), name)


@pytest.fixture(scope="session")
def table():
    return build
