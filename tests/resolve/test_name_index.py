"""The names of a document by their words."""

from __future__ import annotations

import pytest

from onrecord.resolve.name_index import NameIndex, nearest
from tests.resolve.scenes import Scene

TEXT = "Ada Quill met Mountain Rescue Front. Mary Quill and Ada Quill left."


def scene() -> Scene:
    """Return a scene with two persons, one named twice, and a body."""
    found = Scene(TEXT)
    found.name("Ada Quill", "PERSON")
    found.name("Mountain Rescue Front")
    found.name("Mary Quill", "PERSON")
    found.name("Ada Quill", "PERSON", nth=2)
    return found


def test_names_are_found_by_each_word_once_a_spelling() -> None:
    """A word leads to every name of the type that holds it, repeats together."""
    index = NameIndex(scene().mentions)
    found = [[m.text for m in same] for same in index.with_word("quill", "PERSON")]

    assert found == [["Ada Quill", "Ada Quill"], ["Mary Quill"]]
    assert list(index.with_word("quill", "ORGANIZATION")) == []


def test_names_are_found_by_initials() -> None:
    """Initials lead to a name in several words of that type only."""
    index = NameIndex(scene().mentions)
    found = index.with_initials("mrf", "ORGANIZATION")

    assert found is not None
    assert found.text == "Mountain Rescue Front"
    assert index.with_initials("mrf", "PERSON") is None


@pytest.mark.parametrize(("start", "at"), [(60, 52), (30, 0), (0, 0)])
def test_nearest_mention_is_the_last_before(start: int, at: int) -> None:
    """Of several mentions the last one up to a place counts."""
    adas = [m for m in scene().mentions if m.text == "Ada Quill"]

    assert nearest(adas, start).span.start == at
    assert nearest(adas[1:], start).span.start == 52
