"""Names: cleaned of titles and owners, joined, and typed by the tables."""

from __future__ import annotations

import pytest

from onrecord.extract.clauses import Clauses
from onrecord.extract.names import find_names
from tests.extract.parses import parsed


def names(*words: str, kind: str = "PERSON", tag: str = "NNP") -> list[tuple[str, str]]:
    """Return the names in words that the reader marked as one name."""
    rows = []
    for n, word in enumerate(words, start=1):
        xpos = "POS" if word == "'s" else "IN" if word == "of" else tag
        pos = {"POS": "PART", "IN": "ADP", "NNP": "PROPN"}.get(xpos, "NOUN")
        mark = f"Entity={'B' if n == 1 else 'I'}-{kind}"
        rows.append(f"{n} {word} {word} {pos} {xpos} {min(n - 1, 1)} flat {mark}")
    clauses = Clauses(parsed("\n".join(rows)))
    return [(str(clauses.doc[n.start : n.end]), n.type) for n in find_names(clauses)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("President Vladimir Putin", [("Vladimir Putin", "PERSON")]),
        ("Prime Minister", []),
        ("Secretary of State", []),
        ("Tehran", [("Tehran", "PLACE")]),
        ("Monday", []),
    ],
)
def test_what_is_marked_as_a_person(
    words: str, expected: list[tuple[str, str]]
) -> None:
    """Titles and days are no names, and a known name has its known type."""
    assert names(*words.split()) == expected


def test_an_owner_is_a_name_of_its_own() -> None:
    """What is marked as "Iran 's Revolutionary Guard" names a state and a body."""
    found = names("Iran", "'s", "Revolutionary", "Guard", kind="ORGANIZATION")
    assert [words for words, _ in found] == ["Iran", "Revolutionary Guard"]


def test_a_government_is_described_not_named() -> None:
    """A nationality and a common noun make a description, however they are marked."""
    assert names("Syrian", "Government", kind="ORGANIZATION") == []


def test_proper_nouns_that_the_reader_missed() -> None:
    """Unmarked proper nouns are names too; "Ministry" goes on over "of"."""
    table = """
1 Ministry Ministry PROPN NNP 4 nsubj
2 of of ADP IN 3 case
3 Energy Energy PROPN NNP 1 nmod
4 praised praise VERB VBD 0 root
5 Horizon Horizon PROPN NNP 6 compound
6 Watch Watch PROPN NNP 4 obj
"""
    clauses = Clauses(parsed(table))
    found = [str(clauses.doc[n.start : n.end]) for n in find_names(clauses)]
    assert "Horizon Watch" in found


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("Florida Gov.", "ORGANIZATION", ["Florida"]),
        ("Army Lt. Gen.", "ORGANIZATION", []),
        ("Polish Defense Minister", "ORGANIZATION", ["Polish"]),
        ("Hungarian Prime Minister", "PERSON", ["Hungarian"]),
        ("Presumptive GOP", "ORGANIZATION", ["GOP"]),
        ("Horizon Watch and", "ORGANIZATION", ["Horizon Watch"]),
    ],
)
def test_offices_and_loose_ends_are_cut_off(
    words: str, kind: str, expected: list[str]
) -> None:
    """What the reader takes with a name beyond it is none of it."""
    rows = []
    for n, word in enumerate(words.split(), start=1):
        pos, tag = ("CCONJ", "CC") if word == "and" else ("PROPN", "NNP")
        mark = f"Entity={'B' if n == 1 else 'I'}-{kind}"
        rows.append(f"{n} {word} {word} {pos} {tag} {min(n - 1, 1)} flat {mark}")
    clauses = Clauses(parsed("\n".join(rows)))

    assert [str(clauses.doc[n.start : n.end]) for n in find_names(clauses)] == expected


@pytest.mark.parametrize(
    ("first", "last", "tag"),
    [("al", "Qaeda", "NNP"), ("Jong", "un", "NN")],
)
def test_names_keep_their_small_parts(first: str, last: str, tag: str) -> None:
    """An Arabic article begins a name, and a Korean syllable ends one."""
    table = f"""
1 {first} {first} PROPN NNP 0 root Entity=B-PERSON|SpaceAfter=No
2 - - PUNCT HYPH 3 punct Entity=I-PERSON|SpaceAfter=No
3 {last} {last} PROPN {tag} 1 flat Entity=I-PERSON
"""
    clauses = Clauses(parsed(table))

    (name,) = find_names(clauses)
    assert str(clauses.doc[name.start : name.end]) == f"{first}-{last}"
