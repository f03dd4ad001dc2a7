"""Find the chains of claims that lead from one actor to another, the firmest first.

A chain is as good as its weakest link: first by how firmly that is told, then by how
few steps there are, then by how many independent tellers the weakest step has and how
many there are in all. A step may be walked either way; it says which way the tie runs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from onrecord.analyze.chains import Chains
from onrecord.analyze.edges import FIRM, Scope, load_edges
from onrecord.analyze.named import closest, find_named
from onrecord.analyze.quotes import FIRMEST, load_quotes
from onrecord.analyze.signs import binding
from onrecord.analyze.tellers import TELLER, TELLERS, told
from onrecord.errors import QuestionError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.edges import Edge
    from onrecord.analyze.named import Named
    from onrecord.analyze.quotes import Key, Quote
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Certainty
    from onrecord.store import Opened, Store

CANDIDATES: Final = 4
"""Chains looked at for each one asked for, since tellers are counted afterwards."""
KEYS: Final = f"""
SELECT l.document, l.claim, l.actor, l.recipient, l.type, l.polarity
FROM (
    SELECT l.*, row_number() OVER (
        PARTITION BY l.actor, l.recipient, l.type, l.polarity
        ORDER BY {FIRM}, t.published, l.document, l.claim
    ) AS rank_of_claim
    FROM links l JOIN ({{told}}) t ON t.document = l.document
    WHERE l.actor IN ({{names}}) AND l.recipient IN ({{names}})
    {{conditions}}
) l
WHERE l.rank_of_claim = 1
"""  # noqa: S608  our own names
"""Yields of each edge between some names the firmest claim of either polarity."""

HEARD: Final = f"""
SELECT DISTINCT l.actor, l.recipient, l.type, {TELLER} AS teller
FROM links l JOIN ({{told}}) t ON t.document = l.document
{TELLERS}
WHERE l.polarity = '+' AND l.actor IN ({{names}}) AND l.recipient IN ({{names}})
{{conditions}}
"""  # noqa: S608  our own names


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: the edge that it goes by, others beside it, and words."""

    start: str
    end: str
    edges: tuple[Edge, ...]
    """What ties the two, the best first: by that the step is judged."""
    quotes: tuple[Quote, ...]
    """The firmest claim of each edge, and who denies it."""

    @property
    def best(self) -> Edge:
        """The edge that the step is judged by."""
        return self.edges[0]

    @property
    def denied(self) -> bool:
        """Whether somebody denies the tie that the step goes by."""
        return self.best.denials > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A chain of claims from one actor to another."""

    hops: tuple[Hop, ...]
    certainty: Certainty
    """That of its weakest step."""
    origins: int
    """Independent tellers of the step that has fewest."""
    tellers: int
    """Independent tellers of the whole chain: one means that it is one account."""

    @property
    def names(self) -> tuple[str, ...]:
        """Who stands along it."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The best chains from one actor to another, and what ties the two besides."""

    start: str
    goal: str
    types: tuple[str, ...]
    """Types that a step may go by."""
    hypothetical: bool
    paths: tuple[Path, ...]
    supposed: Hop | None
    """What is only planned, demanded or supposed between the two, or denied."""
    cut: bool
    """Whether there were more beginnings than were tried."""


def find_paths(  # noqa: PLR0913  one argument an option of the command
    store: Store,
    opened: Opened,
    standing: Standing,
    start: str,
    goal: str,
    *,
    via: Collection[str] = (),
    most: int = 5,
    directed: bool = False,
    hypothetical: bool = False,
    as_of: date | None = None,
) -> Paths:
    """Return the best chains from one actor to another.

    Args:
        store: The store.
        opened: The same, open.
        standing: The judgements in force.
        start: Name of the one, a part of it, or an id.
        goal: That of the other.
        via: Types that a step may go by, or "all"; ties and cooperation if none is.
        most: How many chains.
        directed: Whether a step must go from actor to recipient.
        hypothetical: Whether what is only planned, demanded or supposed counts.
        as_of: A day of publication, after which nothing counts; none for now.

    Raises:
        QuestionError: Somebody is not in the record, or a type is unknown.
    """
    ends = [find_named(opened, standing, words) for words in (start, goal)]
    if ends[0] == ends[1]:
        raise QuestionError(f"{start} and {goal} are one actor, {ends[0].name}")
    scope = Scope(types=_types(via), hypothetical=hypothetical, as_of=as_of)
    graph = Chains.load(opened, standing, scope, directed=directed)
    found, cut = _firmest_first(graph, ends, most)
    evidence = _Evidence(store, opened, standing, scope)
    paths = evidence.paths(found, most, directed=directed)
    return Paths(
        start=ends[0].name,
        goal=ends[1].name,
        types=scope.types,
        hypothetical=hypothetical,
        paths=paths,
        supposed=evidence.supposed(ends[0].name, ends[1].name, paths),
        cut=cut,
    )


def _firmest_first(
    graph: Chains, ends: Sequence[Named], most: int
) -> tuple[list[tuple[str, ...]], bool]:
    """Return chains, those of firmer links first, and whether some were not tried."""
    found: list[tuple[str, ...]] = []
    cut = False
    for firm in range(len(FIRMEST)):
        chains, short = graph.shortest(ends[0], ends[1], firm, CANDIDATES * most)
        found += [each for each in chains if each not in found]
        cut = cut or short
        if len(found) >= most:
            break
    return found, cut


def _types(via: Collection[str]) -> tuple[str, ...]:
    if not via:
        return binding()
    return tuple(types()) if "all" in map(str.lower, via) else known_types(via)


def known_types(given: Collection[str]) -> tuple[str, ...]:
    """Return types of events and ties by their names in any case.

    Raises:
        QuestionError: There is no such type.
    """
    known = {name.lower(): name for name in types()}
    for each in given:
        if each.lower() not in known:
            hint = closest(each, known.values())
            raise QuestionError(f"no type of event or tie is called {each}{hint}")
    return tuple(dict.fromkeys(known[each.lower()] for each in given))


class _Evidence:
    """Lays edges and words under chains of names."""

    def __init__(
        self, store: Store, opened: Opened, standing: Standing, scope: Scope
    ) -> None:
        self._store, self._opened = store, opened
        self._standing, self._scope = standing, scope

    def paths(
        self, chains: Sequence[tuple[str, ...]], most: int, *, directed: bool
    ) -> tuple[Path, ...]:
        """Return the best of some chains, with their words."""
        steps = {pair for chain in chains for pair in pairwise(chain)}
        edges = self._between(steps, self._scope, directed=directed)
        names = {name for pair in steps for name in pair}
        quoted = self._quotes(names, self._scope)
        heard = self._tellers(names)
        found = [self._path(chain, edges, quoted, heard) for chain in chains]
        return tuple(sorted(found, key=_rank)[:most])

    def supposed(self, start: str, goal: str, paths: Sequence[Path]) -> Hop | None:
        """Return what is only supposed of two, or denied, and in no chain's step."""
        told = {edge for path in paths for hop in path.hops for edge in hop.edges}
        scope = Scope(hypothetical=True, as_of=self._scope.as_of)
        edges = self._between({(start, goal)}, scope, directed=False)
        doubtful = [
            each
            for each in edges.get((start, goal), ())
            if (each.supposed or not each.claims) and each not in told
        ]
        if not doubtful:
            return None
        quoted = self._quotes({start, goal}, scope)
        return _hop(start, goal, doubtful, quoted)

    def _between(
        self, steps: Collection[tuple[str, str]], scope: Scope, *, directed: bool
    ) -> dict[tuple[str, str], list[Edge]]:
        names = self._members(n for pair in steps for n in pair)
        found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        if not names:
            return found
        inside = Scope(
            types=scope.types,
            hypothetical=scope.hypothetical,
            as_of=scope.as_of,
            both=names,
        )
        for edge in load_edges(self._opened, self._standing, inside):
            ends = edge.actor, edge.recipient
            for pair in (ends,) if directed else (ends, ends[::-1]):
                if pair in steps:
                    found[pair].append(edge)
        for edges in found.values():
            edges.sort(key=_strength)
        return found

    def _quotes(
        self, names: Iterable[str], scope: Scope
    ) -> dict[tuple[str, str, str], list[Quote]]:
        members = self._members(names)
        found: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
        if not members:
            return found
        documents, days = told(scope.as_of)
        conditions, given = scope.conditions()
        marks = ", ".join("?" * len(members))
        query = KEYS.format(told=documents, names=marks, conditions=conditions)
        rows = self._opened.rows(query, [*days, *members, *members, *given])
        keys: dict[Key, tuple[str, str, str]] = {}
        shown = self._standing.merged.shown
        for document, claim, actor, recipient, type, _ in rows:
            keys[document, claim] = shown(actor), shown(recipient), type
        loaded = load_quotes(self._store, self._opened, self._standing, keys)
        for key in sorted(loaded, key=lambda each: loaded[each].order):
            found[keys[key]].append(loaded[key])
        return found

    def _tellers(self, names: Iterable[str]) -> dict[tuple[str, str, str], set[str]]:
        members = self._members(names)
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        if not members:
            return found
        documents, days = told(self._scope.as_of)
        conditions, given = self._scope.conditions()
        marks = ", ".join("?" * len(members))
        query = HEARD.format(told=documents, names=marks, conditions=conditions)
        rows = self._opened.rows(query, [*days, *members, *members, *given])
        shown = self._standing.merged.shown
        for actor, recipient, type, teller in rows:
            found[shown(actor), shown(recipient), type].add(teller)
        return found

    def _members(self, names: Iterable[str]) -> tuple[str, ...]:
        merged = self._standing.merged
        return tuple(sorted({m for name in names for m in merged.members(name)}))

    def _path(
        self,
        chain: tuple[str, ...],
        edges: Mapping[tuple[str, str], list[Edge]],
        quoted: Mapping[tuple[str, str, str], list[Quote]],
        heard: Mapping[tuple[str, str, str], set[str]],
    ) -> Path:
        pairs = list(pairwise(chain))
        hops = tuple(_hop(*pair, edges[pair], quoted) for pair in pairs)
        weakest = max(FIRMEST.index(hop.best.certainty or "U") for hop in hops)
        best = [hop.best for hop in hops]
        tellers = set[str]().union(
            *(heard.get((e.actor, e.recipient, e.type), set()) for e in best)
        )
        return Path(
            hops=hops,
            certainty=FIRMEST[weakest],
            origins=min(hop.best.origins for hop in hops),
            tellers=len(tellers),
        )


def _hop(
    start: str,
    end: str,
    edges: Sequence[Edge],
    quoted: Mapping[tuple[str, str, str], list[Quote]],
) -> Hop:
    quotes = [
        quote
        for edge in edges
        for quote in quoted.get((edge.actor, edge.recipient, edge.type), ())
    ]
    return Hop(start=start, end=end, edges=tuple(edges), quotes=tuple(quotes))


def _strength(edge: Edge) -> tuple[Any, ...]:
    firm = FIRMEST.index(edge.certainty) if edge.certainty else len(FIRMEST)
    tie = edge.kind != "tie"
    return firm, edge.supposed, edge.denials > 0, tie, -edge.origins, edge.type


def _rank(path: Path) -> tuple[Any, ...]:
    return (
        FIRMEST.index(path.certainty),
        len(path.hops),
        -path.origins,
        -path.tellers,
        path.names,
    )
