"""Two spellings of a name, judged by rules that say when they are not sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corroborate.spellings import blocks_of_name, compare_names

NAMES = st.text(st.characters(categories=["Lu", "Ll", "Zs", "Pd"]), max_size=24)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Moktada al-Sadrani", "Muqtada Sadrani", "same: transliteration"),
        ("Yousef el Kasimi", "Yusuf al-Qassimi", "same: transliteration"),
        ("Mohammed Harouni", "Muhammad al-Haruni", "same: transliteration"),
        ("Tomas Brodat", "TOMAS BRODAT", "same: spelling"),
        ("Vel Sun Tal", "Sun Tal Vel", "same: word order"),
        ("John F. Kerrigan", "John Kerrigan", "same: middle name"),
        ("John F. Kerrigan", "John Forbes Kerrigan", "same: middle name"),
        ("Bill Brodat", "William Brodat", "same: nickname"),
        ("Ted Brodat", "Theodore Brodat", "same: nickname"),
        ("Elin Brodattson", "Elin Brodattsen", "unsure: a letter apart"),
        ("Anna Andersen", "Anna Anderson", "unsure: a letter apart"),
        ("Hassan Kadri", "Hussein Kadri", None),
        ("Elin Brodat", "Anna Brodat", None),
        ("John F. Kerrigan", "John B. Kerrigan", None),
        ("Brodat", "Elin Brodat", None),
        ("Kim Vel", "Kem Val", None),
        ("", "Elin Brodat", None),
    ],
)
def test_persons(one: str, other: str, said: str | None) -> None:
    """Sounds, order, middle and short names may differ; consonants and surnames not."""
    assert told(one, other, persons=True) == said


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("al-Sahra Front", "Sahra Front", "same: spelling"),
        ("El-Nour", "al-Nour", "same: spelling"),
        ("Defense Ministry of Tolm", "Ministry of Defence of Tolm", "same: word order"),
        ("Tolm University", "University of Tolm", "unsure: word order"),
        ("Sahra Frontt Group", "Sahra Front Group", "unsure: transliteration"),
        ("Sahrawi", "Sahrawa", "unsure: a letter apart"),
        ("Tolm", "Tulm", None),
        ("Front of the North", "Front of the South", None),
    ],
)
def test_bodies(one: str, other: str, said: str | None) -> None:
    """Of bodies only what is written alike is the same; the rest is for a person."""
    assert told(one, other, persons=False) == said


def told(one: str, other: str, *, persons: bool) -> str | None:
    """Return the verdict and the rule; both ways round must agree, and must meet."""
    alike = compare_names(one, other, persons=persons)
    assert compare_names(other, one, persons=persons) == alike
    if alike is None:
        return None
    blocks = set(blocks_of_name(one, persons=persons))
    assert not blocks.isdisjoint(blocks_of_name(other, persons=persons))
    return f"{alike.verdict}: {alike.rule}"


@given(NAMES, NAMES, st.booleans())
def test_any_names(one: str, other: str, persons: bool) -> None:  # noqa: FBT001
    """Whatever the letters, it does not matter which of two names comes first."""
    assert compare_names(one, other, persons=persons) == compare_names(
        other, one, persons=persons
    )
    assert blocks_of_name(one, persons=persons) == sorted(
        blocks_of_name(one, persons=persons)
    )
