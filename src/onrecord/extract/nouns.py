"""The nouns that can stand for an actor, and the names that the tables know.

Only what tells a mention and its type is read here; whom words stand for is decided
after extraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.errors import ConfigError
from onrecord.model.ontology import kept_with_ontology, offices
from onrecord.model.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED_IN = {
    "organizations": "ORGANIZATION",
    "armed_groups": "ORGANIZATION",
    "state_organs": "ORGANIZATION",
    "parties": "ORGANIZATION",
    "outlets": "ORGANIZATION",
    "persons": "PERSON",
    "regions": "PLACE",
}
SHORT = 3
STATES = ("name", "code", "adjectives", "peoples", "seats", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorNouns:
    """The words of ``actor_nouns.yaml``, by lower-case lemma."""

    types: Mapping[str, str]
    relational: frozenset[str]
    """Nouns whose modifier is somebody else: "Russian ally"."""
    completed: frozenset[str]
    """Nouns that need their "of": "residents of Mosul"."""
    quantities: frozenset[str]
    partitives: frozenset[str]
    plural: frozenset[str]
    classifying: frozenset[str]
    """Nouns that before another only say what kind it is: "terrorist attack"."""
    titles: frozenset[str]
    """Nouns that may stand before a person's name, in lower case."""
    offices: frozenset[str]
    """Whole titles: "secretary of state"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """Names from the tables of actors, in lower case."""

    types: Mapping[str, str]
    """Type of each name as mentions have it."""
    adjectives: frozenset[str]
    """Adjectives of states, peoples and parties: "iranian", "kurdish"."""
    peoples: frozenset[str]
    """Members of a people or party, in the plural: "iranians", "kurds"."""

    def type_of(self, words: str) -> str | None:
        """Return the type of a name as written; short acronyms must be in capitals."""
        short = len(words) <= SHORT and not words.isupper()
        return None if short else self.types.get(words.lower())


@kept_with_ontology
def actor_nouns() -> ActorNouns:
    """Return the vocabulary of nouns."""
    data = _data()
    types = {word: kind for kind, words in data["types"].items() for word in words}
    if len(types) < sum(map(len, data["types"].values())):
        raise ConfigError("actor_nouns.yaml: a noun is listed twice")
    titles = {_noun_of(office.title) for office in offices().titles}
    return ActorNouns(
        types=MappingProxyType(types),
        relational=frozenset(data["relational"]),
        completed=frozenset(data["completed"]),
        quantities=frozenset(data["quantities"]),
        partitives=frozenset(data["partitives"]),
        plural=frozenset(data["plural"]),
        classifying=frozenset(data["classifying"]),
        titles=frozenset(data["titles"]) | titles,
        offices=frozenset(" ".join(office.title) for office in offices().titles),
    )


@cache
def known_names() -> KnownNames:
    """Return the names that the tables of actors list."""
    types: dict[str, str] = {}
    adjectives = {word.lower() for word in _data()["adjectives"]}
    peoples: set[str] = set()
    for table, kind in NAMED_IN.items():
        for name, _, _, other in table_rows(f"actors/{table}"):
            types.update(dict.fromkeys(_forms(name, other), kind))
    for name, _, _, other in table_rows("actors/peoples"):
        forms = _forms(name, other)
        types.update(dict.fromkeys(forms, "GROUP"))
        peoples |= {form for form in forms if form.endswith("s")}
    for name, _, _, _, _, other in table_rows("places/regions"):
        types.update(dict.fromkeys(_forms(name, other), "PLACE"))
    for row in table_rows("actors/states"):
        state = dict(zip(STATES, row, strict=True))
        types.update(dict.fromkeys(_forms(state["seats"]), "PLACE"))
        types.update(dict.fromkeys(_forms(state["peoples"]), "GROUP"))
        peoples.update(_forms(state["peoples"]))
        adjectives.update(_forms(state["adjectives"]))
        types.update(dict.fromkeys(_forms(state["name"], state["other"]), "STATE"))
    return KnownNames(
        types=MappingProxyType(types),
        adjectives=frozenset(adjectives),
        peoples=frozenset(peoples | {"democrats", "republicans"}),
    )


def _noun_of(title: tuple[str, ...]) -> str:
    """Return the noun of a title: "secretary" in "secretary of state"."""
    words = title[: title.index("of")] if "of" in title[1:] else title
    return words[-1]


def _forms(*cells: str) -> list[str]:
    return [form.lower() for cell in cells for form in cell.split("|") if form]


def _data() -> dict[str, Any]:
    path = files("onrecord") / "ontology" / "actor_nouns.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data
