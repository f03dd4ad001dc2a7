"""The index of places: what is packed is found, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.place_index import BLOCK, FIELDS, PlaceIndex, packed

KEYS = st.text("abcdefg hij", min_size=1, max_size=8)
ROW = "\t".join("0" * len(FIELDS))


@given(st.lists(KEYS, min_size=1), KEYS)
def test_what_is_packed_is_found(keys: list[str], other: str) -> None:
    """Every key gives as many rows as were packed with it; another key none."""
    index = PlaceIndex(packed(sorted(f"{key}\t{ROW}" for key in keys)))

    assert all(len(index.rows(key)) == keys.count(key) for key in keys)
    assert len(index.rows(other)) == keys.count(other)


def test_rows_of_a_key_may_fill_many_blocks() -> None:
    """A name that very many places share is found whole, and so are its neighbors."""
    many = 3 * BLOCK // len(ROW)
    rows = [f"{key}\t{ROW}" for key in ("a", *["b"] * many, "c")]
    index = PlaceIndex(packed(rows))

    assert [len(index.rows(key)) for key in ("a", "b", "c")] == [1, many, 1]
    assert index.rows("b")[0] == ROW.split("\t")


def test_another_file_is_refused() -> None:
    """A file of another form is no index."""
    with pytest.raises(ValueError, match="not an index"):
        PlaceIndex(b"something else")
