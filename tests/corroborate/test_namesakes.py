"""Names of one actor in many documents, each merge a judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.analyze.told import find_ties
from onrecord.analyze.verdicts import make_judgment
from onrecord.corroborate import corroborate
from onrecord.model.document import record_id
from onrecord.model.mention import Actor
from onrecord.store.judgments import load_judgments
from tests.corroborate.claims import add, claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading
    from onrecord.store import Store


def met(label: str, name: str, *, kind: str = "person", known: bool = False) -> Reading:
    """Return a report in which somebody backs the Veld Front."""
    reading = report(label, line(f"Backed by {name}.", "backs", name, "Veld Front"))
    actor = Actor(id=record_id("actor", name), name=name, kind=kind, known=known)
    front = "Veld Front"
    group = Actor(
        id=record_id("actor", front), name=front, kind="armed_group", known=False
    )
    return replace(reading, actors=(actor, group))


def said(store: Store) -> list[tuple[str, str, str | None, str | None]]:
    """Return what rules have said, by name."""
    found = [each for each in load_judgments(store) if each.by_rule]
    return sorted((e.verdict, e.subject, e.object, e.reason) for e in found)


def test_names_are_merged_by_rule(tmp_path: Path) -> None:
    """Two spellings become one actor, shown by the fuller one; a slip stays unsure."""
    store = claims_store(
        tmp_path,
        met("a", "Moktada Sadrani"),
        met("b", "Muqtada al-Sadrani"),
        met("c", "Elin Brodattson"),
        met("d", "Elin Brodattsen"),
    )

    assert said(store) == [
        ("same", "Moktada Sadrani", "Muqtada al-Sadrani", "rule: transliteration"),
        ("unsure", "Elin Brodattsen", "Elin Brodattson", "rule: a letter apart"),
    ]
    ties = find_ties(store, "Moktada Sadrani")
    assert {each.claim.actor for each in ties} == {("Muqtada al-Sadrani",)}
    assert len(ties) == 2
    assert len(find_ties(store, "Elin Brodattson")) == 1


def test_listed_names_are_shown(tmp_path: Path) -> None:
    """A spelling of a listed name is shown as that; two listed names are two."""
    store = claims_store(
        tmp_path,
        met("a", "Elin van Brodat", known=True),
        met("b", "Elin Maria van Brodat"),
        met("c", "Elin Van Brodat", known=True),
        met("d", "ELIN BRODAT", kind="outlet"),
    )

    assert {row[2] for row in said(store)} <= {"Elin van Brodat", "Elin Van Brodat"}
    assert {row[1] for row in said(store)} <= {"Elin Maria van Brodat"}


def test_nobody_is_described(tmp_path: Path) -> None:
    """Descriptions and lists of names are nobody's name."""
    reading = met("a", "two officers of Tolm")
    (actor, *_) = reading.actors
    own = replace(actor, id=record_id("actor", reading.document.id, actor.name))
    store = claims_store(
        tmp_path,
        replace(reading, actors=(own,)),
        met("b", "Two Officers of Tolm", kind="group"),
        met("c", "Elin Brodat + Tomas Brodat"),
        met("d", "Tomas Brodat + Elin Brodat"),
    )

    assert said(store) == []


def test_a_person_goes_before_a_rule(tmp_path: Path) -> None:
    """Who holds two apart, before or after, is heard; the rule says it once only."""
    names = "Moktada Sadrani", "Muqtada al-Sadrani"
    store = claims_store(tmp_path, met("a", names[0]))
    other = met("b", names[1])
    store.write(other, store.start_run("read", "test"))
    make_judgment(store, "different", names, author="Ada")

    corroborate(store)
    add(store, met("c", "Muqtada Sadrani"))

    assert len(said(store)) == 3
    assert {e.claim.actor[0] for e in find_ties(store, names[0])} != {
        e.claim.actor[0] for e in find_ties(store, names[1])
    }


def test_a_rule_is_taken_back(tmp_path: Path) -> None:
    """What a rule merged is parted by hand, and does not come back."""
    names = "Moktada Sadrani", "Muqtada al-Sadrani"
    store = claims_store(tmp_path, *map(met, "ab", names))

    made, problem = make_judgment(store, "different", names, author="Ada")
    corroborate(store)

    assert problem is None
    assert made.retracts is not None
    assert len(find_ties(store, names[0])) == 1
    add(store, met("c", "Tomas Vel"))
    assert len(find_ties(store, names[0])) == 1
    assert len(said(store)) == 1


def test_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    """The same is merged, and shown alike, whatever was read first."""
    names = ("Moktada Sadrani", "Muqtada al-Sadrani", "Muktada Sadrani")
    readings = [*map(met, "abc", names)]
    one = claims_store(tmp_path, *readings, name="one")
    other = claims_store(tmp_path, readings[2], name="other")
    add(other, readings[1])
    add(other, readings[0])

    assert said(one) == said(other)
    shown = [
        {each.claim.actor for each in find_ties(store, names[0])}
        for store in (one, other)
    ]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 1
