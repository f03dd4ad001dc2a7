"""Turn claims, one row a document and source, into events and ties by a chosen rule.

Claims are one event if they agree on type, actors, recipients, modality and day, and
one tie if on type, actors, recipients and modality; what has no day, or nobody in it,
stays alone. Or they are one where the store's clusters hold them to be one. A denial
counts with what it denies. Copies are not told apart here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.analyze.told import Told
    from onrecord.store import Store

    Made = Callable[[Sequence[float]], float]

NUMBERS: Final[dict[str, Made | None]] = {
    "one-a-day": None,
    "min": min,
    "median": median,
    "max": max,
    "first": lambda values: values[0],
    "last": lambda values: values[-1],
}
"""By rule, what it makes of the numbers that reports give, in order of publication;
with ``one-a-day`` they are not made one."""

CLUSTER: Final = "cluster"
"""The rule that asks the store which claims are one; it leaves numbers open."""

CLUSTERS: Final = "SELECT document, claim, cluster FROM cluster_claims"
"""Yields document, claim, cluster."""

FIRMEST: Final = ("CT", "PR", "PS", "U")

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What reports give as the number of something."""

    what: str
    low: float
    """The lowest that any of them allows."""
    high: float
    best: float | None
    """By the rule; None where the rule leaves it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """One event or tie, and the claims that tell it."""

    told: tuple[Told, ...]
    """In order of publication."""
    totals: tuple[Total, ...]

    @property
    def documents(self) -> int:
        """How many documents tell it, copies too."""
        return len({each.reading.document.id for each in self.told})

    @property
    def denials(self) -> int:
        """How many of the claims say that it is not so."""
        return sum(each.claim.polarity == "-" for each in self.told)

    @property
    def certainties(self) -> tuple[str, str]:
        """The firmest and the weakest that it is put."""
        found = sorted({FIRMEST.index(each.claim.certainty) for each in self.told})
        return FIRMEST[found[0]], FIRMEST[found[-1]]

    @property
    def sources(self) -> tuple[str, ...]:
        """On whose word, each innermost source once; "" is the author."""
        ends = (each.claim.sources[-1:] or ("",) for each in self.told)
        return tuple(dict.fromkeys(name for (name,) in ends))


def aggregate(told: Iterable[Told], rule: str) -> list[Aggregate]:
    """Return events or ties by a rule, in the order of the claims.

    Raises:
        ConfigError: No rule has that name.
    """
    if rule not in NUMBERS:
        known = ", ".join((*NUMBERS, CLUSTER))
        raise ConfigError(f"no rule is called {rule}; known: {known}")
    return _grouped(told, _key, NUMBERS[rule])


def by_cluster(told: Iterable[Told], store: Store) -> list[Aggregate]:
    """Return events or ties by the clusters of a store that was corroborated.

    What is in no cluster, such as a claim that only a judgement keeps, stays alone.
    """
    rows = store.query(CLUSTERS).rows
    clusters = {(document, claim): cluster for document, claim, cluster in rows}

    def key(told: Told) -> Key:
        own = told.reading.document.id, told.claim.id
        return (clusters[own],) if own in clusters else own

    return _grouped(told, key, None)


def _grouped(
    told: Iterable[Told], key: Callable[[Told], Key], made: Made | None
) -> list[Aggregate]:
    groups: dict[Key, list[Told]] = defaultdict(list)
    for each in told:
        groups[key(each)].append(each)
    return [_aggregate(group, made) for group in groups.values()]


def _key(told: Told) -> Key:
    claim = told.claim
    who = frozenset(claim.actor), frozenset(claim.recipient)
    alone = not any(who) or (claim.kind == "event" and not claim.when)
    if alone:
        return (told.reading.document.id, claim.id)
    symmetric = types()[claim.type].symmetric
    ends = (who[0] | who[1],) if symmetric else who
    day = claim.when if claim.kind == "event" else None
    return (claim.type, *ends, claim.modality, day)


def _aggregate(group: Sequence[Told], made: Made | None) -> Aggregate:
    ordered = tuple(sorted(group, key=_published))
    by_what: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for each in ordered:
        for number in each.claim.numbers:
            low = number.best if number.low is None else number.low
            high = number.best if number.high is None else number.high
            by_what[number.what].append((low, number.best, high))
    totals = tuple(
        Total(
            what=what,
            low=min(low for low, _, _ in given),
            high=max(high for _, _, high in given),
            best=made([best for _, best, _ in given]) if made else None,
        )
        for what, given in by_what.items()
    )
    return Aggregate(told=ordered, totals=totals)


def _published(told: Told) -> tuple[str, str, int]:
    document = told.reading.document
    day = document.published.isoformat() if document.published else "~"
    return day, document.label, told.claim.trigger.start
