"""All tables as files that pandas alone reads."""

from io import BytesIO

import pandas as pd
import pytest

from analysis.exchange import tabular


@pytest.mark.parametrize(("kind", "read"), [("csv", pd.read_csv), ("parquet", pd.read_parquet)])
def test_one_file_a_table(tables, kind, read):
    files = tabular(tables, kind).files
    assert list(files) == [f"{name}.{kind}" for name, _ in tables]
    actors = read(BytesIO(files[f"actors.{kind}"]))
    assert actors["name"].tolist() == tables.actors["name"].tolist()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_same_bytes_again(tables, kind):
    assert tabular(tables, kind) == tabular(tables, kind)


def test_another_kind(tables):
    with pytest.raises(ValueError, match="unknown kind of table 'xls'; one of csv, parquet"):
        tabular(tables, "xls")
