"""The vocabulary of nouns and the names from the tables."""

from __future__ import annotations

from onrecord.extract.nouns import actor_nouns, known_names


def test_nouns_have_one_type() -> None:
    """Nouns of people, bodies and weapons are told apart."""
    types = actor_nouns().types
    assert types["official"] == "PERSON"
    assert types["ministry"] == "ORGANIZATION"
    assert types["warplane"] == "WEAPON"


def test_titles_name_who_bears_them() -> None:
    """Of "secretary of state" the secretary is the noun, the state is not."""
    nouns = actor_nouns()
    assert "secretary" in nouns.titles
    assert "state" not in nouns.titles
    assert "secretary of state" in nouns.offices


def test_short_acronyms_are_in_capitals() -> None:
    """Written "US" it is a state, "us" a pronoun."""
    assert known_names().type_of("US") == "STATE"
    assert known_names().type_of("us") is None


def test_nationalities_and_peoples() -> None:
    """Adjectives and plural demonyms come from the table of states."""
    assert "iranian" in known_names().adjectives
    assert "iranians" in known_names().peoples
