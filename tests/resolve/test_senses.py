"""Which of several places a name means, by what else the document names."""

from __future__ import annotations

from onrecord.resolve.gazetteer import Spot
from onrecord.resolve.senses import Toponym, choose


def town(province: str, people: int, at: float = 40.0) -> Spot:
    """Return a town in a province: "US.OH"."""
    return Spot("Alder", province[:2], at, at, 5.0, None, people, province, kind="town")


BIG = town("FR.11", 2_000_000, 48.0)
SMALL = town("US.OH", 20_000)


def test_the_largest_is_meant_where_nothing_else_is_told() -> None:
    """A name by itself means the place with most people."""
    name = Toponym([SMALL, BIG])
    choose([name], {})

    assert name.ranked()[0] == BIG


def test_names_beside_it_outvote_the_largest() -> None:
    """Towns of one province draw a name to the place of that name among them."""
    name = Toponym([BIG, SMALL])
    others = [Toponym([town("US.OH", 9_000)]) for _ in range(4)]
    choose([name, *others], {})

    assert name.ranked() == [SMALL, BIG]


def test_hints_count() -> None:
    """What organizations say for a province counts as well."""
    name = Toponym([town("US.TX", 25_000, 33.0), SMALL])
    choose([name], {"US.OH": 2.0})

    assert name.ranked()[0] == SMALL


def test_a_name_does_not_vote_for_itself() -> None:
    """However often a name is told, that says nothing for one of its places."""
    once, often = Toponym([BIG, SMALL]), Toponym([BIG, SMALL], count=6)
    choose([once], {})
    choose([often], {})

    assert all(
        abs(a - b) < 0.01 for a, b in zip(once.scores, often.scores, strict=True)
    )
