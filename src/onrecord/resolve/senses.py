"""Tell which of several places a name means, by what else the document names.

Each name has a likelihood of its own (a country before a village); then the names vote:
for the countries and provinces of the places that they may mean, and for what lies
close by. A place named with what it lies in ("Paris, Texas") counts for that alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import exp, log2, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.resolve.gazetteer import Kind, Spot

# Found on every second article of LGL, where half a step up or down changes little.
KNOWN: Final[dict[Kind, float]] = {
    "country": 7.0,
    "sea": 5.5,
    "region": 5.5,
    "river": 4.0,
    "district": 3.0,
}
"""How likely a name means such a place, as the decimal logarithm of a town's people."""
HAMLET: Final = 300
LESS: Final = 0.4
LEAST_PROVINCE: Final = 4.8
MOST_PROVINCE: Final = 5.8
"""A province counts by its people, a little less than a town of that size."""
OTHER_NAME: Final = 0.7
COUNTRY: Final = 0.5
PROVINCE: Final = 1.0
NEIGHBOR: Final = 0.6
ACTING: Final = 0.3
SHARPNESS: Final = 1.5
ROUNDS: Final = 2
OFTEN: Final = 3
BESIDE: Final = 2.0
"""How much more a place counts that is named with what it lies in."""

Cell = tuple[int, int]


@dataclass(slots=True)
class Toponym:
    """A name of a document, and the places that it may mean."""

    spots: Sequence[Spot]
    count: float = 1.0
    scores: list[float] = field(default_factory=list)

    def shares(self) -> list[float]:
        """Return how likely each place is meant, all together one."""
        top = max(self.scores)
        raised = [exp((score - top) * SHARPNESS) for score in self.scores]
        total = sum(raised)
        return [value / total for value in raised]

    def ranked(self) -> list[Spot]:
        """Return the places, the likeliest first."""
        order = sorted(range(len(self.spots)), key=lambda i: -self.scores[i])
        return [self.spots[i] for i in order]


@dataclass(slots=True)
class Votes:
    """How much of a document speaks for a country, a province, a stretch of land."""

    countries: defaultdict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )
    provinces: defaultdict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )
    cells: defaultdict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, spot: Spot, weight: float) -> None:
        """Count a place with a weight; a negative one takes it back."""
        # Who acts is a country more often than where: it speaks less for its towns.
        told = ACTING if spot.kind == "country" else 1.0
        self.countries[spot.inside or spot.name] += weight * told
        if spot.province:
            self.provinces[spot.province] += weight
        if spot.kind in {"town", "district"}:
            self.cells[cell_of(spot)] += weight

    def near(self, spot: Spot) -> float:
        """Return the votes within about a degree of a town."""
        row, column = cell_of(spot)
        return sum(
            self.cells.get((row + up, column + right), 0.0)
            for up in (-1, 0, 1)
            for right in (-1, 0, 1)
        )


def cell_of(spot: Spot) -> Cell:
    """Return the square of one degree that a place lies in."""
    return int(spot.latitude // 1), int(spot.longitude // 1)


def choose(toponyms: Iterable[Toponym], hints: Mapping[str, float]) -> None:
    """Score the places of each toponym, in view of all others.

    Args:
        toponyms: The different names of one document.
        hints: What else speaks for countries, by name, and for provinces, by code.
    """
    every = [toponym for toponym in toponyms if toponym.spots]
    for toponym in every:
        toponym.scores = [likelihood(spot) for spot in toponym.spots]
    for _ in range(ROUNDS):
        shares = [toponym.shares() for toponym in every]
        votes = counted(every, shares, hints)
        for toponym, own in zip(every, shares, strict=True):
            score(toponym, own, votes)


def likelihood(spot: Spot) -> float:
    """Return how likely a name by itself means a place."""
    known = KNOWN.get(spot.kind) or log10(spot.population + HAMLET)
    if spot.kind == "province":
        known = min(max(known - LESS, LEAST_PROVINCE), MOST_PROVINCE)
    return known - (OTHER_NAME if spot.by_other_name else 0.0)


def counted(
    toponyms: Sequence[Toponym],
    shares: Sequence[Sequence[float]],
    hints: Mapping[str, float],
) -> Votes:
    """Return the votes of all toponyms, each for its places by their shares."""
    votes = Votes()
    for name, weight in hints.items():
        (votes.provinces if "." in name else votes.countries)[name] += weight
    for toponym, own in zip(toponyms, shares, strict=True):
        for spot, share in zip(toponym.spots, own, strict=True):
            votes.add(spot, share * toponym.count)
    return votes


def score(toponym: Toponym, own: Sequence[float], votes: Votes) -> None:
    """Score a toponym's places by the votes of the others."""
    if len(toponym.spots) == 1:
        return
    for spot, share in zip(toponym.spots, own, strict=True):
        votes.add(spot, -share * toponym.count)
    for i, spot in enumerate(toponym.spots):
        country = votes.countries[spot.inside or spot.name]
        province = votes.provinces[spot.province] if spot.province else 0.0
        near = votes.near(spot) if spot.kind in {"town", "district"} else 0.0
        toponym.scores[i] = (
            likelihood(spot)
            + COUNTRY * rise(country)
            + PROVINCE * rise(province)
            + NEIGHBOR * rise(near)
        )
    for spot, share in zip(toponym.spots, own, strict=True):
        votes.add(spot, share * toponym.count)


def rise(votes: float) -> float:
    """Return what votes are worth: the first ones most."""
    return log2(1 + max(votes, 0.0))


def how_often(names: Iterable[str]) -> dict[str, float]:
    """Return a weight for each name: mentioned again it counts more, but not much."""
    counts = Counter(names)
    return {name: float(min(count, OFTEN)) for name, count in counts.items()}
